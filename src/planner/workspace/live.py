"""The live map of an open plan: shown in the browser of this computer, following every change."""

import threading
from collections.abc import Callable

from planner.formats.live.channel import Snapshot
from planner.formats.live.server import LiveMap
from planner.i18n import Language, current_language
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.values import Position
from planner.workspace.positions import keep_positions, move_actor
from planner.workspace.workspace import Workspace


class LivePlan:
    """Serves the shareable map of a workspace until it is stopped.

    A thread of its own places new actors and publishes, so that neither typing nor saving waits for it.
    """

    def __init__(self, workspace: Workspace, language: Callable[[], Language] = current_language) -> None:
        self._workspace, self._language = workspace, language
        self._map = LiveMap()
        self._changed = threading.Event()
        self._ended = False
        self._leave: Callable[[], None] | None = None

    @property
    def url(self) -> str | None:
        """The address while it runs."""
        return self._map.url

    def start(self) -> str:
        """Begin to serve; returns the address. Raises LiveMapUnavailable."""
        if self._map.url is not None:
            return self._map.url
        url = self._map.start(self._snapshot, self._move)
        self._ended = False
        self._leave = self._workspace.subscribe(lambda _plan, _entries: self._changed.set())
        threading.Thread(target=self._publish_changes, name="planner-live-publisher", daemon=True).start()
        return url

    def stop(self) -> None:
        """End it; without effect when it does not run."""
        if self._leave is not None:
            self._leave()
            self._leave = None
        self._ended = True
        self._changed.set()
        self._map.stop()

    def _publish_changes(self) -> None:
        while True:
            self._changed.wait()
            self._changed.clear()
            if self._ended:
                return
            self._map.publish(self._snapshot())

    def _snapshot(self) -> Snapshot:
        positions = keep_positions(self._workspace)
        shown = edition(self._workspace.plan, Audience.SHAREABLE)
        return Snapshot(self._workspace.revision, shown, positions, self._language(), self._workspace.today)

    def _move(self, id: str, place: Position) -> None:
        move_actor(self._workspace, id, place, origin="map")

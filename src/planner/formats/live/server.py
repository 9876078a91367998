"""Runs the live map in a thread of its own, on this computer's own address and no other."""

import asyncio
import json
import secrets
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.formats.live.channel import Channel, Snapshot
from planner.i18n import PlannerError, _
from planner.model.values import Position

if TYPE_CHECKING:
    from starlette.types import ASGIApp
    from uvicorn import Server

HERE = "127.0.0.1"
LONGEST_STOP = 0.9
"""Seconds to wait for the server to end; its thread never keeps the program from ending."""


class LiveMapUnavailable(PlannerError):
    """No port of this computer could be opened."""

    def __init__(self, reason: str) -> None:
        says = _("The live map cannot be opened on this computer ({reason}); export the map to a file instead.")
        super().__init__(says.format(reason=reason))


class LiveMap:
    """A map in the browser of this computer that follows the plan.

    `start` gives its address, `publish` (from any thread) shows a newer state within moments, `stop` ends it. It can be
    started again after that, under another address.
    """

    def __init__(self) -> None:
        self._channel = Channel()
        self._server: Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._address = ""
        self.url: str | None = None
        """The address while it runs."""

    def start(self, edition_source: Callable[[], Snapshot], on_move: Callable[[str, Position], None]) -> str:
        """Serve the map and return its address; both callbacks are called from the server's own threads.

        `edition_source` gives the state a page begins with, `on_move` is told where a person put an actor; a
        PlannerError it raises is shown on the page. Raises LiveMapUnavailable.
        """
        if self.url is not None:
            return self.url
        from planner.formats.live.application import Desk, application

        listening = _listening_socket()
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(16)
        self._channel = Channel()
        hosts = frozenset({f"{HERE}:{port}", f"localhost:{port}"})
        desk = Desk(token, hosts, self._channel, edition_source, on_move)
        self._address = desk.address
        self._run(application(desk), listening)
        self.url = f"http://{HERE}:{port}{desk.address}"
        return self.url

    def publish(self, snapshot: Snapshot) -> None:
        """Show a newer state on every open page; without effect while the map is not served."""
        address = self._address
        self._channel.send(snapshot.revision, lambda: json.dumps(snapshot.data(address)))

    def stop(self) -> None:
        """End the map and forget its address."""
        server, thread, loop = self._server, self._thread, self._loop
        self._server = self._thread = self._loop = self.url = None
        if server is None or thread is None or loop is None:
            return
        server.should_exit = True
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._channel.close)
        thread.join(LONGEST_STOP)

    def _run(self, application: "ASGIApp", listening: socket.socket) -> None:
        from uvicorn import Config, Server

        config = Config(
            application,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            limit_concurrency=200,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=16_384,
        )
        self._server = server = Server(config)
        self._loop = loop = asyncio.new_event_loop()
        self._channel.open(loop)
        self._thread = threading.Thread(
            target=_serve, args=(server, loop, listening), name="planner-live-map", daemon=True
        )
        self._thread.start()


def _serve(server: "Server", loop: asyncio.AbstractEventLoop, listening: socket.socket) -> None:
    """The life of the server's thread; off the main thread uvicorn leaves the signals alone."""
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(server.serve(sockets=[listening]))
    finally:
        listening.close()
        loop.close()


def _listening_socket() -> socket.socket:
    try:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.bind((HERE, 0))
        listening.listen(64)
    except OSError as error:
        raise LiveMapUnavailable(error.strerror or str(error)) from error
    return listening

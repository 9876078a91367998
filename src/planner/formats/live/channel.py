"""What a live map shows at one moment, and how that reaches every open page from any thread."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.formats.output.stamp import Stamp
from planner.i18n import Language
from planner.model.edition import Edition
from planner.model.values import Position


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shareable edition at a revision of the plan, with a position by stakeholder id."""

    revision: int
    edition: Edition
    positions: Mapping[str, Position]
    language: Language
    day: date

    def __post_init__(self) -> None:
        """A room looks at the screen: what must not be passed on is never shown there."""
        if self.edition.internal:
            msg = "a live map shows the shareable edition only"
            raise ValueError(msg)

    def data(self, address: str) -> dict[str, Any]:
        """The page's data, where `address` is the path that its live parts are found under."""
        from planner.formats.map.page import page_data

        contact = self.edition.plan.sheet.contact or ""
        stamp = Stamp(0, self.day, self.language, contact, (), None, str(self.revision))
        live = {"revision": self.revision, "address": address}
        return page_data(self.edition, stamp, self.positions, self.language, live)


KEEPALIVE = 10.0
"""Seconds of silence after which a page is told that the connection stands."""


class Channel:
    """The newest message and the pages that wait for it; all but `send` runs in the server's own loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._revision = -1
        self._make: Callable[[], str] = str
        self._made: tuple[int, str] = (-1, "")
        self._closed = False

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take messages from now on."""
        self._loop = loop

    def send(self, revision: int, make: Callable[[], str]) -> None:
        """Replace the newest message, from any thread; `make` is called once, in a worker, if anybody is there."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._replace, revision, make)

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        self._changed.set()

    def _replace(self, revision: int, make: Callable[[], str]) -> None:
        if revision >= self._revision:
            self._revision, self._make = revision, make
            self._made = (-1, "")
            self._changed.set()
            self._changed = asyncio.Event()

    async def stream(self, seen: int) -> AsyncIterator[str]:
        """Server-sent events: whatever is newer than the revision `seen`, and a comment when nothing is."""
        yield "retry: 1000\n\n"
        while not self._closed:
            changed = self._changed
            if self._revision > seen:
                seen, message = self._revision, await self._message()
                yield f"id: {seen}\ndata: {message}\n\n"
                continue
            try:
                await asyncio.wait_for(changed.wait(), KEEPALIVE)
            except TimeoutError:
                yield ": still here\n\n"

    async def _message(self) -> str:
        revision, make = self._revision, self._make
        if self._made[0] != revision:
            self._made = (revision, await asyncio.to_thread(make))
        return self._made[1]

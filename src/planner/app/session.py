"""What all views share: the plan as it is now, who works on it, and the one thread through which it changes."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from textual.signal import Signal

from planner.i18n import PlannerError

if TYPE_CHECKING:
    from textual.app import App

    from planner.model.plan import Plan
    from planner.model.problems import Problem
    from planner.workspace.live import LivePlan
    from planner.workspace.workspace import Workspace

T = TypeVar("T")
Opening = Callable[[], "Workspace"]
"""Opens the plan; called in the session's own thread."""


class Saved(StrEnum):
    """What the quiet mark in the status line says."""

    OPENING = "opening"
    SAVED = "saved"
    SAVING = "saving"
    REFUSED = "refused"
    READ_ONLY = "read_only"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """The plan has become another; `before` is None when it was opened just now."""

    before: "Plan | None"
    after: "Plan"


@dataclass(slots=True)
class _Asked:
    """A change on its way, with the place the reader asked for it from."""

    place: object


class Session:
    """The open plan. Reads are free to everyone; all writes queue in one thread, in the order they were asked for."""

    def __init__(self, app: "App[Any]", place: Callable[[], object]) -> None:
        """`place` tells where the reader stands, as something that can be compared."""
        self.app = app
        self._place = place
        self._asked: list[_Asked] = []
        self.workspace: Workspace | None = None
        self.plan: Plan | None = None
        self.problems: tuple[Problem, ...] = ()
        self.saved = Saved.OPENING
        self.live: LivePlan | None = None
        self.live_address = ""
        self.changed: Signal[PlanChanged] = Signal(app, "the plan changed")
        self.marked: Signal[Saved] = Signal(app, "a mark of the status line changed")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="planner-writer")

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; so it is before the plan is open."""
        return self.workspace is None or self.workspace.read_only

    @property
    def author(self) -> str:
        """The person, table or institution that the work is done in the name of."""
        return self.workspace.author if self.workspace is not None else ""

    async def open(self, opening: Opening) -> None:
        """Open the plan in the writer's thread and show it; PlannerError when it cannot be opened."""
        self._take(await self.prepare(opening))

    async def prepare(self, opening: Opening) -> "Workspace":
        """A plan opened in the writer's thread, to be shown with `exchange`; PlannerError when it cannot be opened."""
        return await self._in_writer(opening)

    async def exchange(self, workspace: "Workspace") -> None:
        """Close the plan that is open and show another in its place."""
        self.stop_live()
        if self.workspace is not None:
            await self._in_writer(self.workspace.close)
        self.plan, self.problems = None, ()
        self._take(workspace)

    def write(
        self,
        work: Callable[["Workspace"], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[], None] | None = None,
        then_at: Callable[[T], None] | None = None,
    ) -> None:
        """Run `work` in the writer's thread, show the plan it leaves, then call `then` with its result.

        `then_at` moves the cursor to the result, and is called only if the reader has not moved it meanwhile. A
        PlannerError is shown as its sentence, and `otherwise` is called instead.
        """
        asked = _Asked(self._place() if then_at is not None else None)
        if then_at is not None:
            self._asked.append(asked)

        def done(result: T) -> None:
            if then_at is not None and asked.place == self._place():
                self._move(lambda: then_at(result))
            if then is not None:
                then(result)

        self.app.run_worker(self._write(work, done, otherwise, asked), group="writes", exit_on_error=True)

    async def ask(self, work: Callable[["Workspace"], T]) -> T:
        """The result of `work` on the workspace, run in the writer's thread; its errors are the caller's."""
        workspace = self.workspace
        assert workspace is not None, "nothing is asked before the plan is open"  # noqa: S101
        return await self._in_writer(lambda: work(workspace))

    async def follow(self) -> None:
        """Take in what other processes committed."""
        if self.workspace is not None and self.saved is not Saved.SAVING:
            await self._in_writer(self.workspace.follow)
            self.settle()

    def settle(self) -> None:
        """Publish the workspace's plan when it is another than the one shown."""
        before, after = self.plan, self.workspace.plan if self.workspace is not None else None
        if after is not None and after is not before:
            self.plan = after
            self._move(lambda: self.changed.publish(PlanChanged(before, after)))

    def mark(self, saved: Saved) -> None:
        """Change the saved mark."""
        self.saved = saved
        self.marked.publish(saved)

    def stop_live(self) -> None:
        """End the live map."""
        if self.live is not None:
            self.live.stop()
            self.live, self.live_address = None, ""
            self.mark(self.saved)

    async def close(self) -> None:
        """Finish what is being written and close the plan."""
        self.stop_live()
        if self.workspace is not None:
            await self._in_writer(self.workspace.close)
            self.workspace = None
        self._writer.shutdown(wait=False)

    def _take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        loop = asyncio.get_running_loop()
        workspace.subscribe(lambda _plan, _entries: self._settle_soon(loop))
        self.mark(Saved.READ_ONLY if workspace.read_only else Saved.SAVED)
        self.settle()

    def _settle_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(self.settle)

    async def _write(
        self,
        work: Callable[["Workspace"], T],
        done: Callable[[T], None],
        otherwise: Callable[[], None] | None,
        asked: _Asked,
    ) -> None:
        self.mark(Saved.SAVING)
        try:
            result = await self.ask(work)
        except PlannerError as error:
            self.mark(Saved.REFUSED)
            self.app.notify(error.sentence, severity="error", timeout=12, markup=False)
            await self._take_in_others()
            if otherwise is not None:
                otherwise()
        else:
            self.mark(Saved.SAVED)
            self.settle()
            done(result)
        finally:
            self._asked = [each for each in self._asked if each is not asked]

    async def _take_in_others(self) -> None:
        """Show what others wrote before what was refused here is shown again: most often it is why."""
        with suppress(PlannerError):  # the one that follows the file says what is wrong with it
            await self.ask(lambda workspace: workspace.follow())
        self.settle()

    def _move(self, show: Callable[[], None]) -> None:
        """Show something that may take the cursor along: that is no move of the reader's for what is still asked."""
        before = self._place() if self._asked else None
        show()
        for asked in self._asked:
            if asked.place == before:
                asked.place = self._place()

    async def _in_writer(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

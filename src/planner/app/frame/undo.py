"""Undo and redo from a key: what was taken back is said, and what others changed since stays and is said too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from planner.app.screens import Dialog
from planner.changes.applying import Clash
from planner.changes.wording import describe
from planner.i18n import _
from planner.model import display
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.app.host import Host
    from planner.workspace.undoing import Undone
    from planner.workspace.workspace import Workspace


def undo(app: "Host") -> None:
    """Take back the author's newest change."""
    from planner.workspace.undoing import undo as take_back

    _write(app, take_back)


def redo(app: "Host") -> None:
    """Make again what the author took back last."""
    from planner.workspace.undoing import redo as make_again

    _write(app, make_again)


def _write(app: "Host", work: "Callable[[Workspace], Undone]") -> None:
    if app.session.workspace is not None:
        app.session.write(work, lambda undone: _say(app, undone))


def _say(app: "Host", undone: "Undone") -> None:
    from planner.workspace.history import heading

    plan = app.session.plan
    if plan is None:
        return
    words = heading(plan, undone.entry)
    if undone.kept:
        app.push_screen(KeptDialog(words, undone))
    else:
        app.notify(words, timeout=3, markup=False)


class KeptDialog(Dialog[None]):
    """Says what was taken back, and what stays."""

    def __init__(self, heading: str, undone: "Undone") -> None:
        super().__init__()
        self._heading, self._kept = heading, undone.kept

    def compose(self) -> ComposeResult:
        """The heading, then a line a value."""
        plan = self.session.plan
        assert plan is not None, "something was taken back in an open plan"  # noqa: S101
        with Vertical(classes="dialog kept") as box:
            box.border_title = _("Not all of it was taken back")
            box.border_subtitle = _("esc closes")
            yield Static(self._heading, classes="hint", markup=False)
            yield Static(_("This stays, because somebody has changed it since:"), markup=False)
            with VerticalScroll(classes="closure"):
                yield Static("\n".join(kept_lines(plan, self._kept)), markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()


def kept_lines(plan: Plan, kept: Sequence[Clash]) -> list[str]:
    """What an undo would have done and did not, a line each, with what it says now."""
    return [f"· {_line(plan, clash)}" for clash in kept]


def _line(plan: Plan, clash: Clash) -> str:
    change = clash.change
    if change.leaf is None:
        return describe(plan, change.inverse)
    field = RECORD_TYPES[change.collection].fields()[field_of_leaf(change.leaf)]
    now = display.value(plan, field, clash.found) or _("no data")
    return _("{what}; it now says “{now}”").format(what=describe(plan, change.inverse), now=now)

"""The columns of the list of change sets."""

from collections.abc import Callable, Sequence

from rich.style import Style
from textual.app import App
from textual.message import Message

from planner.app.history.journal import Journal
from planner.app.widgets.cells import NO_STYLE, Cell, look
from planner.app.widgets.register_table import Column, RegisterTable
from planner.changes.change_set import REDO, UNDO, ChangeSet
from planner.i18n import _
from planner.i18n.dates import say_date
from planner.workspace.history import author_of, origin_of


def history_columns(app: App[object], journal: Journal, heading: Callable[[ChangeSet], str]) -> Sequence[Column]:
    """Day, time, who, what and from where; what was undone is pale and says so."""
    pale = look(app, share=0.5)

    def column(name: str, title: str, text: Callable[[ChangeSet], str], width: int, share: int = 0, drop: int = 0,
               style: Callable[[ChangeSet], Style] = lambda _entry: NO_STYLE) -> Column:  # fmt: skip
        def cell(row: str) -> Cell:
            entry = journal.entries[row]
            return Cell(text(entry), pale if entry.id in journal.undone else style(entry))

        return Column(name, title, cell, lambda row: journal.entries[row].revision, width, share=share, drop=drop)

    def day_style(entry: ChangeSet) -> Style:
        return NO_STYLE if entry.id in journal.day_begins else pale

    def what(entry: ChangeSet) -> str:
        if entry.id not in journal.undone:
            return heading(entry)
        return f"{undone_word(entry)} · {heading(entry)}"

    return (
        column("when", _("Date"), lambda entry: say_date(entry.at.astimezone()), 10, drop=1, style=day_style),
        column("time", _("Hour"), lambda entry: f"{entry.at.astimezone():%H:%M}", 5),
        column("who", _("Who"), author_of, 12),
        column("what", _("What"), what, 24, share=8),
        column("from", _("From where"), origin_of, 26, drop=2, style=lambda _entry: pale),
    )


def undone_word(entry: ChangeSet) -> str:
    """What became of a set that was taken back: an undo that was taken back made its subject again."""
    return {UNDO: _("redone"), REDO: _("undone again")}.get(entry.origin, _("undone"))


AHEAD = 40
"""So many rows before the end the next ones are asked for."""


class SetList(RegisterTable):
    """A register of change sets, which is never sorted otherwise."""

    class Ending(Message):
        """The reader comes near the end of what was read; `wholly` when the very last set is wanted."""

        def __init__(self, *, wholly: bool = False) -> None:
            super().__init__()
            self.wholly = wholly

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is that of time."""
        return False if action in {"sort_next", "sort_turn"} else super().check_action(action, parameters)

    def sort_by(self, column: str, *, downwards: bool = False) -> None:
        """Stay in the order of time."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more before the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + self.size.height + AHEAD >= len(self.rows):
            self.post_message(self.Ending())

    def action_end(self, which: int) -> None:
        """Go to the newest, or to the very first set of the plan, however far it is."""
        super().action_end(which)
        if which > 0:
            self.post_message(self.Ending(wholly=True))

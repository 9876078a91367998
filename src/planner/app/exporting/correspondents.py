"""The list of who was sent what, by when it is due, and how it stands with the answer."""

from collections.abc import Callable, Sequence
from datetime import date

from rich.style import Style
from textual.app import App

from planner.app.widgets.cells import Cell, look
from planner.app.widgets.register_table import Column, RegisterTable
from planner.i18n import N_, _
from planner.i18n.text import sort_key
from planner.model.dates import When
from planner.model.plan import Plan
from planner.workspace.sending.correspondents import Correspondent, Standing, correspondents

WORDS = {
    Standing.OVERDUE: N_("overdue"),
    Standing.AWAITED: N_("awaited"),
    Standing.UNSENT: N_("nothing sent yet"),
    Standing.UNNAMED: N_("no workbook: not named"),
    Standing.GROUP: N_("no workbook: people"),
}
ORDER = list(Standing)


class CorrespondentsTable(RegisterTable):
    """A line for everybody with a part in the plan; overdue answers stand first, and say so."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty=_("Nobody leads or supports an action yet."))
        self._known: dict[str, Correspondent] = {}

    def show(self, plan: Plan, today: date) -> None:
        """Show how it stands with everybody on a day."""
        self._known = {one.id: one for one in correspondents(plan, today)}
        self.show_columns(self._columns(), sorted_by="answer")
        self.show_rows(list(self._known))

    def _columns(self) -> Sequence[Column]:
        quiet = look(self.app, share=0.75)
        dates: dict[str, Callable[[str], When | None]] = {
            "sent": lambda row: _dates(self._known[row])[0],
            "due": lambda row: _dates(self._known[row])[1],
        }
        return (
            Column("name", _("Institution"), lambda row: Cell(self._known[row].name),
                   lambda row: sort_key(self._known[row].name), 16, share=1),
            _of_dates("sent", _("Sent"), dates["sent"], quiet, drop=1),
            _of_dates("due", _("Due by"), dates["due"], quiet),
            Column("answer", _("Answer"), lambda row: Cell(answer_words(self._known[row]), self._ink(row)),
                   lambda row: (ORDER.index(self._known[row].standing), sort_key(self._known[row].name)), 23),
        )  # fmt: skip

    def _ink(self, row: str) -> Style:
        return _ink(self.app, self._known[row].standing)


def answer_words(one: Correspondent) -> str:
    """How it stands with somebody's answer, in a word or two."""
    if one.sending is not None and one.sending.answered is not None:
        return _("answered {day}").format(day=one.sending.answered)
    return _(WORDS[one.standing])


def _dates(one: Correspondent) -> tuple[When | None, When | None]:
    return (one.sending.sent, one.sending.due) if one.sending is not None else (None, None)


def _of_dates(name: str, title: str, value: Callable[[str], When | None], ink: Style, drop: int = 0) -> Column:
    def sort(row: str) -> date:
        when = value(row)
        return when.first if when is not None else date.min

    def cell(row: str) -> Cell:
        when = value(row)
        return Cell(str(when) if when is not None else "", ink)

    return Column(name, title, cell, sort, 11, drop=drop)


def _ink(app: App[object], standing: Standing) -> Style:
    if standing is Standing.OVERDUE:
        return look(app, "warning", attributes="bold")
    return look(app, share=1.0 if standing is Standing.AWAITED else 0.75)

"""What the history is narrowed to: a line of chips, and the dialogs that ask for an author, a record or days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from textual.message import Message

from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.app.widgets.choices import of_records
from planner.app.widgets.chooser import Choice, Chooser
from planner.app.widgets.clickable_line import ClickableLine, Stretch
from planner.changes.change_set import ChangeSet
from planner.i18n import N_, _
from planner.i18n.dates import say_date
from planner.i18n.folding import fold
from planner.model.naming import name_of, noun
from planner.model.plan import Plan
from planner.model.search import SEARCHED
from planner.model.value_kinds import WHEN
from planner.workspace.history import author_of, tell


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days on this computer's calendar, both ends included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return say_date(self.first)
        if self.first is None:
            return _("until {day}").format(day=say_date(self.last)) if self.last is not None else ""
        if self.last is None:
            return _("since {day}").format(day=say_date(self.first))
        return _("{first} to {last}").format(first=say_date(self.first), last=say_date(self.last))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a change set must be to be shown; what is None or empty lets everything pass."""

    typed: str = ""
    author: str | None = None
    """Empty is whoever gave no name."""
    record: str | None = None
    days: Days | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not fold(self.typed) and self.author is None and self.record is None and self.days is None

    def passes(self, plan: Plan, entry: ChangeSet) -> bool:
        """Whether a set is to be shown; the journal was asked for the record already."""
        if self.author is not None and entry.author != self.author:
            return False
        if self.days is not None and not self.days.holds(entry.at.astimezone().date()):
            return False
        words = fold(self.typed).split()
        if not words:
            return True
        told = tell(plan, entry)
        said = fold("\n".join((author_of(entry), told.heading, *told.lines)))
        return all(word in said for word in words)


KINDS = {"author": N_("Who"), "record": N_("Record"), "days": N_("Date")}
"""What can be narrowed besides by typing."""


class FilterLine(ClickableLine):
    """What the history is narrowed to, each with what takes it off."""

    class Asked(Message):
        """A filter is to be set: its kind."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    class Dropped(Asked):
        """A filter is to be taken off."""

    def __init__(self) -> None:
        super().__init__(id="history-chips")
        self._wanted, self._record = Wanted(), ""

    def show(self, wanted: Wanted, record: str) -> None:
        """Show what is narrowed; `record` is the name of the record."""
        self._wanted, self._record = wanted, record
        self.redraw()

    def left(self) -> list[Stretch]:
        """One chip a filter, those that are on first."""
        on, add = look(self.app, ground="panel"), look(self.app, share=0.65)
        glyphs = planner_of(self).glyphs
        said = self._said()
        chips: list[Stretch] = []
        for kind, words in said.items():
            chips.append(Stretch(f" {_(KINDS[kind])}: {words} ", on, self._asking(kind), shrinks=True))
            chips.append(Stretch(glyphs("✕ "), on, self._dropping(kind)))
            chips.append(Stretch(" ", add))
        for kind in [kind for kind in KINDS if kind not in said]:
            chips.append(Stretch(f" + {_(KINDS[kind])} ", add, self._asking(kind)))
        return chips

    def _said(self) -> dict[str, str]:
        wanted = self._wanted
        said: dict[str, str] = {}
        if wanted.author is not None:
            said["author"] = wanted.author or _("no name given")
        if wanted.record is not None:
            said["record"] = self._record
        if wanted.days is not None:
            said["days"] = str(wanted.days)
        return said

    def _asking(self, kind: str) -> Callable[[], object]:
        return lambda: self.post_message(self.Asked(kind))

    def _dropping(self, kind: str) -> Callable[[], object]:
        return lambda: self.post_message(self.Dropped(kind))


def kind_chooser() -> Chooser[str]:
    """Asks what to narrow by."""

    def found(typed: str) -> Sequence[Choice[str]]:
        return [Choice(kind, _(title)) for kind, title in KINDS.items() if fold(typed) in fold(_(title))]

    return Chooser(_("Filter by"), found)


def author_chooser(authors: Sequence[str]) -> Chooser[str]:
    """Asks for one of those who changed the plan."""

    def found(typed: str) -> Sequence[Choice[str]]:
        return [Choice(author, author or _("no name given")) for author in authors if fold(typed) in fold(author)]

    return Chooser(_("Who"), found)


def record_chooser(plan: Plan) -> Chooser[str]:
    """Asks for a record by any of its names."""
    return Chooser(_("History of which record?"), of_records(plan, SEARCHED), _("A name, acronym or code"))


def days_chooser(today: date) -> Chooser[Days]:
    """Asks for days: some that are often wanted, or a date as people write it, of any precision."""
    common = [
        Choice(Days(today, today), _("Today")),
        Choice(Days(today - timedelta(days=1), today - timedelta(days=1)), _("Yesterday")),
        Choice(Days(today - timedelta(days=6), today), _("The last 7 days")),
        Choice(Days(today - timedelta(days=29), today), _("The last 30 days")),
        Choice(Days(today.replace(day=1), today), _("This month")),
    ]

    def found(typed: str) -> Sequence[Choice[Days]]:
        return [*_of_date(typed), *(choice for choice in common if fold(typed) in fold(choice.name))]

    return Chooser(_("Which days?"), found, _("A date like 21/11/2026, or a month like November 2026"))


def _of_date(typed: str) -> list[Choice[Days]]:
    try:
        when = WHEN.read(WHEN.understand(typed))
    except ValueError:
        return []
    return [
        Choice(Days(when.first, when.last), str(when)),
        Choice(Days(when.first, None), _("since {day}").format(day=when)),
        Choice(Days(None, when.last), _("until {day}").format(day=when)),
    ]


def name_in_history(plan: Plan, id: str | None, collection: str = "") -> str:
    """What people call a record, also one that is no longer there."""
    name = name_of(plan, id)
    return name or (noun(collection) if collection else _("no longer in the plan"))


def without(wanted: Wanted, kind: str) -> Wanted:
    """What is wanted, one filter taken off."""
    match kind:
        case "author":
            return replace(wanted, author=None)
        case "record":
            return replace(wanted, record=None)
        case _:
            return replace(wanted, days=None)

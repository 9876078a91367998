"""What the history is narrowed to: words, an author, a record, a stretch of days."""

from dataclasses import dataclass
from datetime import date

from planner.changes.change_set import ChangeSet
from planner.i18n import _
from planner.i18n.dates import say_date
from planner.i18n.text import fold
from planner.model.plan import Plan
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

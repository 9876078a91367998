"""What happened to a plan, by record and by date, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from planner.changes.change import Change
from planner.changes.change_set import EXPORT, LAYOUT, UNDO, ChangeSet, Span
from planner.changes.wording import describe
from planner.i18n import N_, _, ngettext
from planner.model.plan import Plan
from planner.model.record import Body
from planner.workspace.workspace import Workspace

ORIGINS = {
    "app": N_("in the app"),
    "cli": N_("by command"),
    "entry": N_("by quick entry"),
    "import": N_("from files that came in"),
    "load": N_("from a register"),
    "map": N_("on the map"),
    "merge": N_("by a merge"),
    "new": N_("with a new plan"),
    "undo": N_("by undo"),
    "purge": N_("by a purge"),
    "mend": N_("by mending the file"),
    "redo": N_("by redo"),
    "back": N_("from the history"),
    "export": N_("by an export"),
    "layout": N_("by drawing the map"),
}

HEADINGS = {
    "import": N_("Brought in {what}"),
    "load": N_("Loaded {what}"),
    "new": N_("New plan: {what}"),
    "undo": N_("Undone: {what}"),
    "redo": N_("Redone: {what}"),
    "back": N_("Back to: {what}"),
    "merge": N_("Merged {what}"),
    "purge": N_("Personal data removed: {what}"),
    "mend": N_("Records made anew from the history"),
    "export": N_("Exported {what}"),
    "layout": N_("Actors placed on the map: {what}"),
}
"""What was done, around what it was done to; other origins are told by their changes alone."""

EXPORTED = {"map": N_("the map"), "workbook": N_("the workbook")}
"""What an export wrote, by the word its reason begins with."""


def history(
    workspace: Workspace,
    *,
    limit: int = 100,
    before: int | None = None,
    record: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> list[ChangeSet]:
    """Up to `limit` change sets, newest first; before a revision, about one record, of some days, if these are given.

    `first` and `last` are days of this computer's calendar, both included.
    """
    until = _midnight(last + timedelta(days=1)) if last else None
    return workspace.file.newest(limit, before, record, Span(_midnight(first) if first else None, until))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day).astimezone().astimezone(UTC)


def authors(workspace: Workspace) -> list[str]:
    """Everybody who changed the plan, whoever did so last first; empty is who gave no name."""
    return workspace.file.authors()


@dataclass(frozen=True, slots=True)
class Told:
    """A change set in words: a heading and one line a change."""

    heading: str
    lines: tuple[str, ...]


def tell(plan: Plan, entry: ChangeSet, most: int = 200) -> Told:
    """A change set in words, names as they are in `plan`; at most `most` lines, the rest counted."""
    plan = remembering(plan, entry)
    lines = [describe(plan, change) for change in entry.told[:most]]
    hidden = len(entry.told) - len(lines)
    if hidden:
        lines.append(ngettext("and {count} more change", "and {count} more changes", hidden).format(count=hidden))
    return Told(heading(plan, entry), tuple(lines))


def heading(plan: Plan, entry: ChangeSet) -> str:
    """A change set in one line, in the current language."""
    if entry.origin == LAYOUT:
        return _(HEADINGS[LAYOUT]).format(what=len(entry.told))
    what = _exported(entry.reason) if entry.origin == EXPORT else entry.reason
    what = what or summary(remembering(plan, entry), entry.told, backwards=entry.origin == UNDO)
    return _(HEADINGS.get(entry.origin, "{what}")).format(what=what)


def _exported(reason: str) -> str:
    """The kept reason of an export, as `map 3`, in words."""
    what, _blank, number = reason.partition(" ")
    return _("{what} no. {number}").format(what=_(EXPORTED[what]), number=number) if what in EXPORTED else reason


def remembering(plan: Plan, entry: ChangeSet) -> Plan:
    """The plan with the records that a set made or removed and that are not there now, so that they can be named."""
    gone: dict[str, dict[str, Body | None]] = {}
    for change in entry.told:
        if change.leaf is None and change.id not in plan.table(change.collection):
            gone.setdefault(change.collection, {})[change.id] = change.body
    return plan.replacing(gone) if gone else plan


def summary(plan: Plan, changes: Sequence[Change], *, backwards: bool = False) -> str:
    """Changes in one line: the first in words and how many more; `backwards` tells what they took back."""
    told = [change.inverse for change in reversed(changes)] if backwards else changes
    if not told:
        return _("no change")
    first, more = describe(plan, _main(told)), len(told) - 1
    if not more:
        return first
    return ngettext("{first}, and {count} more change", "{first}, and {count} more changes", more).format(
        first=first, count=more
    )


def _main(changes: Sequence[Change]) -> Change:
    """The change that the others came with: a removal lists what hangs on the record before it."""
    merged = [change for change in changes if change.leaf == "merged_into"]
    removed = [change for change in changes if change.removes]
    return (*merged, *removed, *changes)[0]


def author_of(entry: ChangeSet) -> str:
    """Who made a set."""
    return entry.author or _("no name given")


def origin_of(entry: ChangeSet) -> str:
    """Which side a set came from."""
    known = ORIGINS.get(entry.origin)
    origin = _(known) if known else entry.origin
    return _("{origin}, in another copy").format(origin=origin) if entry.came else origin

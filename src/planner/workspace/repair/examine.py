"""Whether an open plan agrees with itself, and what is wrong or missing in it."""

from collections.abc import Iterator, Mapping, Sequence

from planner.changes.applying import apply_checked, difference
from planner.changes.change_set import ChangeSet
from planner.changes.drafting import create
from planner.changes.wording import describe
from planner.i18n import _
from planner.model.invariants import violations
from planner.model.naming import noun
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.workspace.workspace import Workspace


def disagreements(workspace: Workspace) -> list[str]:
    """What in the file or in memory contradicts the rest, a sentence each; nothing when all is well."""
    workspace.follow()
    entries = workspace.file.journal()
    stored = workspace.file.load()
    if unreadable := list(_unreadable(stored.plan)):
        return unreadable
    return [
        *(_("The file is damaged: {complaint}").format(complaint=text) for text in workspace.file.damages()),
        *_miscounted(entries, stored.revision),
        *_unlike_history(entries, stored.plan),
        *_unlike(stored.plan, workspace.plan, _("In memory is what was not saved: {change}")),
        *_broken(stored.plan),
    ]


def _unreadable(plan: Plan) -> Iterator[str]:
    """Records that no program wrote; about them, nothing else can be said."""
    says = _("A record cannot be read ({noun}, {id}): the file was damaged or changed by another program.")
    for name, table in plan.tables():
        for id in table.bodies:
            try:
                table[id]
            except (KeyError, ValueError, TypeError):
                yield says.format(noun=noun(name), id=id)


def _miscounted(entries: Sequence[ChangeSet], revision: int) -> Iterator[str]:
    """Sets are counted in the file and in each copy; all had seen what is before them, those made here all of it."""
    if [entry.revision for entry in entries] != list(range(1, revision + 1)):
        yield _("The history is not counted from 1 to {revision}.").format(revision=revision)
    says = _("Entry {revision} of the history does not follow on those before it.")
    seen: dict[str, int] = {}
    for entry in entries:
        follows = entry.seen == seen if entry.statement is None else _knows_less(entry.seen, seen)
        if not follows or entry.number != seen.get(entry.copy, 0) + 1:
            yield says.format(revision=entry.revision)
        seen[entry.copy] = entry.number


def _knows_less(seen: Mapping[str, int], known: Mapping[str, int]) -> bool:
    """Whether a set that came from another copy had seen nothing that is not before it."""
    return all(number <= known.get(copy, 0) for copy, number in seen.items())


def _unlike_history(entries: Sequence[ChangeSet], stored: Plan) -> Iterator[str]:
    folded = apply_checked(Plan(), (change for entry in entries for change in entry.changes))
    for clash in folded.clashes:
        yield _("The history contradicts itself: {change}").format(change=describe(stored, clash.change))
    yield from _unlike(folded.plan, stored, _("The records say what the history does not: {change}"))


def _unlike(before: Plan, after: Plan, says: str) -> Iterator[str]:
    return (says.format(change=describe(after, change)) for change in difference(before, after))


def _broken(plan: Plan) -> Iterator[str]:
    made = [create(name, id, body) for name, table in plan.tables() for id, body in table.bodies.items()]
    return (problem.sentence for problem in violations(Plan(), plan, made))


def problems(workspace: Workspace) -> list[Problem]:
    """Every problem of the plan as of today on the workspace's clock."""
    from planner.model.rules import problems as all_problems

    return all_problems(workspace.plan, workspace.today)

"""The schedule in words and tables: dates along the tree, dependencies, and the steps that decide the end."""

from collections.abc import Iterable
from datetime import date

from planner.analysis.due.panels import standing, timing
from planner.analysis.panel import Column, Mark, Panel, Row, Value
from planner.analysis.question import Question
from planner.analysis.schedule.critical_path import CriticalPath, Step
from planner.analysis.schedule.figures import AGREEMENT, Dependency, Schedule, home, is_part_of, schedule
from planner.analysis.schedule.intervals import Days
from planner.i18n import _, ngettext
from planner.i18n.dates import say_date
from planner.i18n.numbers import say_decimal
from planner.i18n.text import listed
from planner.model.actions import is_action
from planner.model.dates import When
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.progress import status_of, timeliness
from planner.model.strategies import Item

OVERDUE = frozenset({"late", "perhaps_late", "no_report"})
MOST_NAMED = 6


def dates(found: Schedule, question: Question) -> Panel:
    """Everything with dates, along the tree of each strategy."""
    waits: dict[str, list[str]] = {}
    for each in found.dependencies:
        waits.setdefault(each.link.source, []).append(each.link.target)
    rows: list[Row] = []
    for entry in found.rows():
        if isinstance(entry, str):
            cells = (name_of(found.plan, entry, ("strategies",)), *_times(found, entry), None, None, None)
            rows.append(Row(cells=cells, goes=("strategies", entry), heading=True))
        elif is_part_of(found.plan, entry.item.id, question.stakeholder):
            rows.append(_row(found, entry.item, entry.depth, question.today, waits.get(entry.item.id, ())))
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="start", label=Item.fields()["start"].label(), kind="date"),
        Column(key="end", label=Item.fields()["end"].label(), kind="date"),
        Column(key="days", label=_("Days at most"), kind="count",
               help=_("From the first day it may start to the last day it may end.")),
        Column(key="timeliness", label=_("On time?"), kind="mark"),
        Column(key="status", label=_("Status"), kind="mark"),
        Column(key="waits_for", label=_("Waits for"), help=_("What must be over before it starts.")),
    )  # fmt: skip
    return Panel(
        key="schedule", title=_("Schedule"), sentences=tuple(_dated(found, question)), columns=columns,
        rows=_with_something(rows),
        empty=_("Nothing has dates yet. Give actions a start and an end in the strategy view."),
        notes=(_("Dates in brackets are those of what is below, where something has none of its own."),),
    )  # fmt: skip


def _with_something(rows: list[Row]) -> tuple[Row, ...]:
    """The rows without headings of strategies under which nothing follows."""
    following = [*rows[1:], None][: len(rows)]
    return tuple(
        row for row, after in zip(rows, following, strict=True)
        if row.depth or (after is not None and after.depth) or row.cells[1] or row.cells[2]
    )  # fmt: skip


def _row(found: Schedule, item: Item, depth: int, today: date, waits: Iterable[str]) -> Row:
    plan = found.plan
    code = timeliness(plan, item.id, today)
    status = standing(status_of(plan, item.id, today))
    return Row(
        cells=(title_of(plan, item), *_times(found, item.id), timing(code), status,
               ", ".join(name_of(plan, other, ("items", "strategies")) for other in waits)),
        goes=("items", item.id), depth=depth, heading=item.id in plan.items.grouped("place"),
        tone="alarm" if code == "late" else "",
    )  # fmt: skip


def _times(found: Schedule, id: str) -> tuple[Value, Value, Value]:
    """Start, end and most days of something; those of what is below in brackets."""
    record = found.plan.items.get(id) or found.plan.strategies[id]
    known = found.intervals[id]
    return (
        record.start or _gathered(known.start, 0), record.end or _gathered(known.end, 1),
        known.longest,
    )  # fmt: skip


def _gathered(days: Days | None, which: int) -> str | When | None:
    return f"({say_date(days[which])})" if days is not None else None


def _dated(found: Schedule, question: Question) -> list[str]:
    plan = found.plan
    to_do = [
        plan.items[id] for id in found.intervals
        if id in plan.items and is_action(plan, plan.items[id]) and is_part_of(plan, id, question.stakeholder)
    ]  # fmt: skip
    if not to_do:
        return []
    both = sum(item.start is not None and item.end is not None for item in to_do)
    said = [
        ngettext(
            "{known} of {count} action has a start and an end of its own.",
            "{known} of {count} actions have a start and an end of their own.",
            len(to_do),
        ).format(known=both, count=len(to_do))
    ]
    spans = [found.intervals[root].possible for root in found.roots]
    days = [day for span in spans if span is not None for day in span]
    if days:
        said.append(_("What is dated lies between {first} and {last}.").format(
            first=say_date(min(days)), last=say_date(max(days))))  # fmt: skip
    overdue = sum(timeliness(plan, item.id, question.today) in OVERDUE for item in to_do)
    if overdue:
        said.append(ngettext("One action is past its end, or may be, and not reported finished.",
                             "{count} actions are past their ends, or may be, and not reported finished.",
                             overdue).format(count=overdue))  # fmt: skip
    return said


def dependencies(found: Schedule, question: Question) -> Panel:
    """What waits for what, and whether the dates allow it."""
    wanted = [each for each in found.dependencies if _concerns(found, each, question)]
    ranks = {code: rank for rank, code in enumerate(("breaks", "perhaps_breaks", "unknown", "keeps"))}
    wanted.sort(key=lambda each: (ranks[each.agreement], each.link.id))
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="agreement", label=_("Dates"), kind="mark"),
        Column(key="start", label=Item.fields()["start"].label(), kind="date"),
        Column(key="waits_for", label=_("Waits for")),
        Column(key="end", label=_("Which ends"), kind="date"),
        Column(key="least", label=_("Days between, at least"), kind="count"),
        Column(key="most", label=_("Days between, at most"), kind="count"),
    )
    return Panel(
        key="dependencies", title=_("What waits for what"), sentences=tuple(_agreeing(wanted)), columns=columns,
        rows=tuple(_dependency(found, each) for each in wanted),
        empty=_("No action waits for another. Say so with a link “depends on” in the strategy view."),
        notes=(_("Out of order: it certainly starts before what it waits for is over. Perhaps: by the dates, which are "
                 "known only roughly, it may."),),
    )  # fmt: skip


def _concerns(found: Schedule, each: Dependency, question: Question) -> bool:
    ends = (each.link.source, each.link.target)
    return any(is_part_of(found.plan, end, question.stakeholder) for end in ends)


def _dependency(found: Schedule, each: Dependency) -> Row:
    plan, link, term = found.plan, each.link, AGREEMENT[each.agreement]
    source = plan.items.get(link.source) or plan.strategies[link.source]
    target = plan.items.get(link.target) or plan.strategies[link.target]
    other, strategy = title_of(plan, target), home(plan, link.target)
    if strategy is not None and strategy not in (target.id, home(plan, link.source)):
        other = f"{other} ({plan.strategies[strategy].code or name_of(plan, strategy, ('strategies',))})"
    return Row(
        cells=(title_of(plan, source), Mark(term.sign, term.label(), term.color, term.code), source.start, other,
               target.end, each.least, each.most),
        goes=(source.collection, source.id), tone="alarm" if each.agreement == "breaks" else "",
    )  # fmt: skip


def _agreeing(wanted: list[Dependency]) -> list[str]:
    count = {term.code: sum(each.agreement == term.code for each in wanted) for term in AGREEMENT}
    said = {
        "breaks": ngettext("One action starts before what it waits for is over.",
                           "{count} actions start before what they wait for is over.", count["breaks"]),
        "perhaps_breaks": ngettext("One action perhaps starts before what it waits for is over.",
                                   "{count} actions perhaps start before what they wait for is over.",
                                   count["perhaps_breaks"]),
        "unknown": ngettext("Of one dependency nobody can say whether the dates allow it: one of them is missing.",
                            "Of {count} dependencies nobody can say whether the dates allow them: dates are missing.",
                            count["unknown"]),
        "keeps": ngettext("One dependency is in order.", "{count} dependencies are in order.", count["keeps"]),
    }  # fmt: skip
    return [words.format(count=count[code]) for code, words in said.items() if count[code]]


def critical(found: Schedule, question: Question) -> Panel:
    """The steps that wait or are waited for, by their earliest day, with what they may slip."""
    path = found.critical
    on_it = frozenset(path.chain) if path.length else frozenset[str]()
    steps = [step for step in path.steps if is_part_of(found.plan, step.id, question.stakeholder)]
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="decides", label=_("Decides the end?"), kind="mark",
               help=_("Whether the whole takes longer if it takes longer (critical path).")),
        Column(key="days", label=_("Days at most"), kind="count"),
        Column(key="earliest", label=_("From day"), kind="count",
               help=_("The day on which it can begin at the soonest, counted from the first step (early start).")),
        Column(key="slack", label=_("May slip by"), kind="count",
               help=_("Days it may begin later without the whole taking longer (total float).")),
    )  # fmt: skip
    return Panel(
        key="critical_path", title=_("What decides the end"), sentences=tuple(_decided(found, path)), columns=columns,
        rows=tuple(_step(found, step, on_it, known=bool(path.length)) for step in steps),
        empty=_("No action waits for another, so no chain of them decides the end."),
        notes=(_("Each step is as long as its own dates allow at most; the longest chain of steps that wait for one "
                 "another decides the end (critical path method, Kelley and Walker 1959). A step without both dates "
                 "counts as no days."),),
    )  # fmt: skip


def _step(found: Schedule, step: Step, on_it: frozenset[str], *, known: bool) -> Row:
    decides = Mark("●", _("yes"), "", "yes") if step.id in on_it else None
    collection = "items" if step.id in found.plan.items else "strategies"
    when = (step.earliest, step.slack) if known else (None, None)
    return Row(
        cells=(name_of(found.plan, step.id, (collection,)), decides, step.days, *when),
        goes=(collection, step.id), tone="strong" if decides else "",
    )  # fmt: skip


def _decided(found: Schedule, path: CriticalPath) -> list[str]:
    names = {step.id: name_of(found.plan, step.id, ("items", "strategies")) for step in path.steps}
    said = []
    if path.length:
        said.append(ngettext(
            "The longest chain of actions that wait for one another takes {days} day: {names}.",
            "The longest chain of actions that wait for one another takes {days} days: {names}.", path.length,
        ).format(days=say_decimal(path.length), names=" → ".join(names[id] for id in path.chain)))  # fmt: skip
        said.append(_("If one of these takes longer, the whole takes longer."))
    elif path.steps:
        said.append(_("No step has both a start and an end, so nobody can say which of them decides the end."))
    if path.length and path.unknown:
        said.append(ngettext(
            "How long one step takes is not known, so the chain may be longer: {names}.",
            "How long {count} steps take is not known, so the chain may be longer: {names}.", len(path.unknown),
        ).format(count=len(path.unknown), names=listed([names[id] for id in path.unknown], MOST_NAMED)))  # fmt: skip
    if path.circular:
        circle = [name_of(found.plan, id, ("items", "strategies")) for id in path.circular]
        said.append(_("These wait for one another in a circle and are left out: {names}.").format(
            names=listed(circle, MOST_NAMED)))  # fmt: skip
    return said


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The dates along the tree, the dependencies, and the steps that decide the end."""

    found = schedule(plan, question)
    return dates(found, question), dependencies(found, question), critical(found, question)

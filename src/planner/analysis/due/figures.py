"""What is due, late, perhaps late or without a report, by four months and by institution, and one page for each."""

from dataclasses import dataclass
from datetime import date

from planner.analysis.question import Question
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actions import is_action, is_carried_out
from planner.model.assignments import LEADING, leads, of_actor, supports, takes_part
from planner.model.dates import When, read_when
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.progress import status_of, timeliness
from planner.model.strategies import Item, Strategy
from planner.model.tree import ancestors, strategy_of

PRESSING = ("late", "perhaps_late", "no_report", "due_soon")
"""Codes of `TIMELINESS` that ask somebody to do something, the most pressing first."""
NOBODY = ""
"""Stands for the institution of what nobody leads."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done and is not closed."""

    item: Item
    timeliness: str
    """A code of `TIMELINESS`."""
    status: str | None
    period: When | None
    """The four months in which its end lies; where it is known only by year, that year; None without an end."""
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    past: bool = False
    """Whether its end is certainly past."""


def due(plan: Plan, question: Question) -> list[Due]:
    """Every dated action that is not closed, the most pressing and then the earliest first."""
    return [entry for entry in open_actions(plan, question) if entry.period is not None]


def open_actions(plan: Plan, question: Question) -> list[Due]:
    """What `due` gives, and after it the actions for which no end is known."""
    found = [entry for item in awaited(plan) if (entry := _due(plan, item, question)) is not None]
    return sorted(found, key=_turn)


def _turn(entry: Due) -> tuple[int, tuple[date, date], str]:
    rank = PRESSING.index(entry.timeliness) if entry.timeliness in PRESSING else len(PRESSING)
    end = entry.item.end
    return rank, (end.last, end.first) if end is not None else (date.max, date.max), entry.item.id


def awaited(plan: Plan) -> list[Item]:
    """What people wait for: the actions; what stands above them instead where only that has an end, and also
    where it was reported on itself.
    """
    dated = {id for id, body in plan.items.bodies.items() if "end" in body}
    outer = {above for id in dated for above in ancestors(plan, id)}
    carriers = {id for id in dated - outer if is_carried_out(plan, plan.items[id])}
    told = outer & dated & plan.reports.grouped("item").keys()
    reported = {id for id in told if is_carried_out(plan, plan.items[id])}
    return [
        item for id, item in plan.items.items()
        if id in carriers | reported or (is_action(plan, item) and carriers.isdisjoint(ancestors(plan, id)))
    ]  # fmt: skip


def _due(plan: Plan, item: Item, question: Question) -> Due | None:
    strategy = strategy_of(plan, item.id)
    code = timeliness(plan, item.id, question.today)
    if code == "done" or not question.wants(strategy.id if strategy else None):
        return None
    leading, helping = leads(plan, item.id).who, supports(plan, item.id)
    if question.stakeholder is not None and question.stakeholder not in (*leading, *helping):
        return None
    period = four_months(item.end) if item.end is not None else None
    past = item.end is not None and item.end.before(question.today)
    return Due(item, code, status_of(plan, item.id, question.today), period, leading, helping, past)


def four_months(end: When) -> When:
    """The third of the year an end lies in, as Guatemala's public bodies report; a coarser date stays as it is."""
    if (end.first.month - 1) // 4 != (end.last.month - 1) // 4 or end.first.year != end.last.year:
        return end
    third = read_when(f"{end.first:%Y}-C{(end.first.month - 1) // 4 + 1}")
    return third or end


@dataclass(frozen=True, slots=True)
class Load:
    """What one institution has before it."""

    institution: str
    """An id; `NOBODY` for what nobody leads."""
    leads: dict[str, int]
    """How many open actions it leads, by code of `TIMELINESS`; the end may be unknown."""
    supports: int
    """How many open actions it takes part in otherwise."""

    @property
    def pressing(self) -> int:
        """How many of those it leads ask it to do something now."""
        return sum(self.leads.get(code, 0) for code in PRESSING)


def loads(found: list[Due]) -> list[Load]:
    """What each institution has before it, the most pressing first; what several lead counts for each of them."""
    led: dict[str, dict[str, int]] = {}
    helped: dict[str, int] = {}
    for entry in found:
        for who in entry.leads or (NOBODY,):
            counts = led.setdefault(who, {})
            counts[entry.timeliness] = counts.get(entry.timeliness, 0) + 1
        for who in entry.supports:
            helped[who] = helped.get(who, 0) + 1
    everyone = dict.fromkeys([*led, *helped])
    made = [Load(who, led.get(who, {}), helped.get(who, 0)) for who in everyone]
    return sorted(
        made,
        key=lambda load: (
            load.institution == NOBODY,
            -load.pressing,
            -sum(load.leads.values()),
            -load.supports,
            load.institution,
        ),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """What an institution does on an item or a strategy, whether that has dates or not."""

    record: Item | Strategy
    roles: tuple[str, ...]
    """Codes of its roles, leading ones first."""
    leading: bool
    timeliness: str
    status: str | None
    others: tuple[str, ...]
    """The ids of those who lead or support it with them, leading ones first."""
    past: bool = False
    """Whether its end is certainly past."""


def parts(plan: Plan, question: Question) -> list[Part]:
    """All that the institution asked for leads, and after it all it supports, by end; undated ones last."""
    given: dict[str, list[str]] = {}
    for assignment in filter(takes_part, of_actor(plan, question.stakeholder or "")):
        given.setdefault(assignment.item, []).append(assignment.role or "")
    found = [part for id, roles in given.items() if (part := _part(plan, id, roles, question)) is not None]
    return sorted(found, key=lambda part: (not part.leading, part.record.end is None, *_end(part), part.record.id))


def _end(part: Part) -> tuple[date, date]:
    end = part.record.end
    return (end.last, end.first) if end is not None else (date.max, date.max)


def _part(plan: Plan, id: str, roles: list[str], question: Question) -> Part | None:
    record = plan.items.get(id) or plan.strategies.get(id)
    strategy = strategy_of(plan, id)
    if record is None or not question.wants(strategy.id if strategy else None):
        return None
    order = {term.code: n for n, term in enumerate(vocabularies.ROLE)}
    return Part(
        record=record, roles=tuple(sorted(set(roles), key=lambda role: order.get(role, len(order)))),
        leading=not set(LEADING).isdisjoint(roles),
        timeliness=timeliness(plan, id, question.today), status=status_of(plan, id, question.today),
        others=tuple(who for who in (*leads(plan, id).who, *supports(plan, id)) if who != question.stakeholder),
        past=record.end is not None and record.end.before(question.today),
    )  # fmt: skip


def institutions(plan: Plan) -> list[str]:
    """The ids of those who lead or support anything, by name: whoever gets a page of its own."""
    taking = {survivor(plan, a.stakeholder) for a in plan.assignments.values() if takes_part(a)}
    known = taking & plan.stakeholders.keys()
    return sorted(known, key=lambda who: (sort_key(plan.stakeholders[who].name.pick()), who))

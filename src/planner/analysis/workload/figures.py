"""How much every actor carries: its roles, over time and in money, and where responsibilities sit badly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.analysis.coverage.answers import Homes, homes
from planner.model import vocabularies
from planner.model.actions import actions
from planner.model.assignments import current_bodies, leads, supports
from planner.model.dates import When, read_when
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.progress import status_of_report
from planner.model.strategies import Item

AHEAD = 6
"""How many periods of four months the load over time shows, the present one first."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one actor carries of the actions that are not closed."""

    leads: int = 0
    """Number of actions it leads or co-leads."""
    led_in_all: int = 0
    """Number of actions that anybody leads, each once."""
    parts: int = 0
    """Number of actions in which it has any other part but as the people it is for."""
    strategies: int = 0
    """In how many strategies."""
    over_time: tuple[int, ...] = ()
    """Number of its actions that may run in each period."""
    money: Mapping[str, Decimal] = field(default_factory=dict)
    """Requested for the actions it leads, by currency; what several lead counts for each of them."""


def flat(plan: Plan) -> dict[tuple[str, str], int]:
    """Number of current assignments by (stakeholder, role): a cross table."""
    counts: dict[tuple[str, str], int] = {}
    for body in current_bodies(plan):
        key = survivor(plan, body["stakeholder"]), body.get("role", "")
        counts[key] = counts.get(key, 0) + 1
    return counts


def rolled_up(plan: Plan, known: Homes | None = None) -> dict[tuple[str, str], int]:
    """Number of different items an actor has a part in, by (stakeholder, item or anything above it)."""
    known = known or homes(plan)
    paths: dict[str, list[str]] = {}
    found: dict[tuple[str, str], set[str]] = {}
    for body in current_bodies(plan):
        who, item = survivor(plan, body["stakeholder"]), body["item"]
        path = paths.get(item) or paths.setdefault(item, known.path(item))
        for above in path:
            found.setdefault((who, above), set()).add(item)
    return {key: len(items) for key, items in found.items()}


def loads(plan: Plan, today: date, wanted: Iterable[str] = ()) -> dict[str, Load]:
    """The load of everybody who has any, by stakeholder, those who lead most first."""
    known, chosen = homes(plan), frozenset(wanted)
    spans = periods(today)
    open_items = [item for item in actions(plan) if _is_open(plan, item, known, chosen)]
    held: dict[str, list[tuple[Item, bool]]] = {}
    for item in open_items:
        for who, leading in _parts(plan, item.id).items():
            held.setdefault(who, []).append((item, leading))
    led = len({item.id for some in held.values() for item, leading in some if leading})
    found = {who: _load(plan, some, known, spans, led) for who, some in held.items()}
    return dict(sorted(found.items(), key=lambda entry: (-entry[1].leads, -entry[1].parts, entry[0])))


def _is_open(plan: Plan, item: Item, known: Homes, chosen: frozenset[str]) -> bool:
    closed = status_of_report(plan, item.id) in vocabularies.STATUS.having("closed")
    return not closed and (not chosen or known.strategy.get(item.id) in chosen)


def _parts(plan: Plan, item: str) -> dict[str, bool]:
    """Who has a part in an item but as the people it is for, and whether it leads."""
    return {**dict.fromkeys(supports(plan, item), False), **dict.fromkeys(leads(plan, item).who, True)}


def _load(plan: Plan, some: list[tuple[Item, bool]], known: Homes, spans: tuple[When, ...], led_in_all: int) -> Load:
    led = [item for item, leading in some if leading]
    money: dict[str, Decimal] = {}
    for item in led:
        for line in plan.budget_lines.where("item", item.id):
            if line.kind == "requested" and line.amount is not None:
                money[line.amount.currency] = money.get(line.amount.currency, Decimal(0)) + line.amount.amount
    running = tuple(sum(1 for item, _leading in some if runs(item, span)) for span in spans)
    strategies = {known.strategy.get(item.id) for item, _leading in some}
    return Load(len(led), led_in_all, len(some) - len(led), len(strategies), running, money)


def runs(item: Item, span: When) -> bool:
    """Whether an item may run within a period; one without any date runs in none."""
    if item.start is None and item.end is None:
        return False
    starts = item.start.first if item.start is not None else date.min
    ends = item.end.last if item.end is not None else date.max
    return starts <= span.last and ends >= span.first


def periods(today: date) -> tuple[When, ...]:
    """The present period of four months and those after it."""
    number = today.year * 3 + (today.month - 1) // 4
    texts = (f"{n // 3:04d}-C{n % 3 + 1}" for n in range(number, number + AHEAD))
    return tuple(when for text in texts if (when := read_when(text)) is not None)

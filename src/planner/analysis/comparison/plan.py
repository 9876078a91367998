"""The plan of actions side by side: what is new, gone, ahead, behind, moved or otherwise changed, and the money."""

from dataclasses import dataclass
from decimal import Decimal

from planner.analysis.comparison.kinds import (
    CHANGED,
    GONE,
    GROWN,
    MOVED,
    NEW,
    SHRUNK,
    Compared,
    changed_aspects,
    compared_records,
    touched,
)
from planner.analysis.totals import budget
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.assignments import assigned
from planner.model.plan import Plan
from planner.model.progress import progress_of, status_of
from planner.model.record import Body

ALONG = {"proposed": 0, "not_started": 0, "limited": 1, "substantial": 2, "complete": 3}
"""How far along a status is; one that is not here says nothing of it."""


@dataclass(frozen=True, slots=True)
class ComparedIndicator(Compared):
    """An indicator that is not what it was, or whose values are not."""

    values: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyMoved:
    """A sum of budget lines that is not what it was; currencies are never added up."""

    kind: str
    """A code of `vocabularies.BUDGET_KIND`; empty when it is not stated."""
    currency: str
    before: Decimal
    after: Decimal


def compared_plan(before: Plan, after: Plan) -> tuple[tuple[Compared, ...], tuple[ComparedIndicator, ...]]:
    """The strategies and items, and the indicators, that differ."""
    return tuple(_compared_items(before, after)), tuple(_compared_indicators(before, after))


def moved_money(before: Plan, after: Plan) -> tuple[MoneyMoved, ...]:
    """The sums by kind and currency that are not what they were."""
    old, new = budget(before), budget(after)
    keys = sorted({*old, *new}, key=lambda key: (key[1] != "GTQ", key[1], _BUDGET_ORDER.get(key[0], 9)))
    sums = [MoneyMoved(kind, money, *(s.get((kind, money), Decimal(0)) for s in (old, new))) for kind, money in keys]
    return tuple(moved for moved in sums if moved.before != moved.after)


_BUDGET_ORDER = {term.code: n for n, term in enumerate(vocabularies.BUDGET_KIND)}


def _compared_items(before: Plan, after: Plan) -> list[Compared]:
    reported = _subjects(before, after, "reports")
    changed_roles = _subjects(before, after, "assignments")
    found = []
    for collection in ("strategies", "items"):
        bodies = {id: (was, now) for id, was, now in touched(before, after, collection)}
        for id in sorted(reported | changed_roles):
            both = before.table(collection).body(id), after.table(collection).body(id)
            if both[0] is not None and both[1] is not None:
                bodies.setdefault(id, (both[0], both[1]))
        for id, (was, now) in bodies.items():
            one = _compared_item(before, after, collection, id, was, now, reported=id in reported)
            if one is not None:
                found.append(one)
    return found


def _subjects(before: Plan, after: Plan, collection: str) -> set[str]:
    """The ids that changed records of a collection are about."""
    changed = touched(before, after, collection)
    return {body["item"] for _id, was, now in changed for body in (was, now) if body is not None and "item" in body}


def _compared_item(
    before: Plan, after: Plan, collection: str, id: str, was: Body | None, now: Body | None, *, reported: bool
) -> Compared | None:
    if was is None or now is None:
        return Compared(collection, id, NEW if was is None else GONE)
    aspects = (
        *(_followed_up(before, after, id) if reported else ()),
        *changed_aspects(collection, was, now),
        *_moved(was, now),
        *_roles(before, after, id),
    )
    if not aspects:
        return None
    step = _step(before, after, id) if {"status", "percent"} & set(aspects) else 0
    kind = GROWN if step > 0 else SHRUNK if step < 0 else MOVED if aspects == ("place",) else CHANGED
    return Compared(collection, id, kind, aspects)


def _followed_up(before: Plan, after: Plan, id: str) -> list[str]:
    status = status_of(before, id) != status_of(after, id)
    percent = progress_of(before, id) != progress_of(after, id)
    return [aspect for aspect, differs in (("status", status), ("percent", percent)) if differs]


def _step(before: Plan, after: Plan, id: str) -> int:
    """More than 0 when an item is further along than it was: by its progress, else by its status."""
    shares = progress_of(before, id), progress_of(after, id)
    if shares[0] != shares[1]:
        return (shares[1] or 0) - (shares[0] or 0)
    along = [ALONG.get(status_of(plan, id) or "") for plan in (before, after)]
    return along[1] - along[0] if along[0] is not None and along[1] is not None else 0


def _moved(was: Body, now: Body) -> list[str]:
    """Whether it stands under another parent; its turn among the items beside it does not count."""
    parents = [body.get("place", "").partition(" ")[0] for body in (was, now)]
    return ["place"] if parents[0] != parents[1] else []


def _roles(before: Plan, after: Plan, id: str) -> list[str]:
    return [
        f"role.{term.code}"
        for term in vocabularies.ROLE
        if set(holders(before, id, term.code)) != set(holders(after, id, term.code))
    ]


def holders(plan: Plan, item: str, role: str) -> list[str]:
    """The ids of those who have a role on an item or strategy and not only had it, by name."""
    ids = {a.stakeholder for a in assigned(plan, item, (role,)) if a.stakeholder in plan.stakeholders}
    return sorted(ids, key=lambda who: (sort_key(plan.stakeholders[who].short_name), who))


def _compared_indicators(before: Plan, after: Plan) -> list[ComparedIndicator]:
    values: dict[str, list[Compared]] = {}
    for value in compared_records(before, after, "observations"):
        plan = before if value.kind == GONE else after
        values.setdefault((plan.observations.body(value.id) or {}).get("indicator", ""), []).append(value)
    own = {one.id: one for one in compared_records(before, after, "indicators")}
    known = [*own, *(id for id in values if id not in own and id in after.indicators and id in before.indicators)]
    return [
        ComparedIndicator(
            "indicators", id,
            own[id].kind if id in own else CHANGED,
            own[id].aspects if id in own else (),
            tuple(values.get(id, ())),
        )
        for id in known
    ]  # fmt: skip

"""Aspects of a record as sheets show them: its leaves, and for an item its people, its place and its newest report."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.changes.change import Change
from planner.changes.drafting import create, edit, remove
from planner.changes.review.incoming import NOTHING, body_of, body_text
from planner.i18n import _
from planner.model import display, vocabularies
from planner.model.assignments import LEADING, assigned
from planner.model.dates import read_when
from planner.model.monitoring import Report
from planner.model.naming import name_of, noun, title_of
from planner.model.plan import Plan
from planner.model.progress import counted_report, latest_report, period_like
from planner.model.record import Body, Record, field_of_leaf, member_of_leaf
from planner.model.strategies import Assignment
from planner.model.tree import strategy_of
from planner.model.types import RECORD_TYPES

LEAD, BELONGS, STATUS, PERCENT, ROLE = "lead", "belongs", "status", "percent", "role."
CO_LEAD = "co_lead:"
"""What stands before the id of a co-lead in the value of LEAD."""


@dataclass(frozen=True, slots=True)
class Making:
    """What it takes to make records: fresh ids, the day, and who reports."""

    ids: Callable[[], str]
    today: date
    by: str = ""


def is_virtual(collection: str, aspect: str) -> bool:
    """Whether an aspect is no leaf of the record but follows from records around it."""
    if collection not in ("items", "strategies"):
        return False
    return aspect in (LEAD, BELONGS, STATUS, PERCENT) or aspect.startswith(ROLE)


def leaders(plan: Plan, id: str) -> str | None:
    """Who leads an item: ids, leads before co-leads, the latter marked; None when nobody does."""
    return leading((a.stakeholder, a.role == "co_lead") for a in assigned(plan, id, LEADING))


def leading(people: Iterable[tuple[str, bool]]) -> str | None:
    """The value of LEAD for stakeholders, each with whether it is a co-lead."""
    ordered = sorted(dict.fromkeys(people), key=lambda one: (one[1], one[0]))
    return " ".join(f"{CO_LEAD if second else ''}{id}" for id, second in ordered) or None


def value_of(plan: Plan, collection: str, id: str, aspect: str) -> str | None:
    """What a plan says of an aspect; None when it is absent or unknown."""
    body = plan.table(collection).body(id)
    if body is None:
        return None
    if aspect == NOTHING:
        return body_text(body)
    if not is_virtual(collection, aspect):
        return body.get(aspect)
    if aspect == LEAD:
        return leaders(plan, id)
    if aspect == BELONGS:
        return body.get("place", "").partition(" ")[0] or None
    if aspect.startswith(ROLE):
        role, who = _role_of(aspect)
        return "yes" if any(a.stakeholder == who for a in assigned(plan, id, (role,))) else None
    report = counted_report(plan, id)
    return None if report is None else report.body().get(aspect)


def changes_to(
    plan: Plan, collection: str, id: str, wanted: Mapping[str, str | None], making: Making
) -> list[Change]:  # fmt: skip
    """The changes that give aspects of a record these values; a report is made of status and progress together."""
    leaves = {aspect: value for aspect, value in wanted.items() if aspect and not is_virtual(collection, aspect)}
    if NOTHING in wanted:
        changes = _whole(plan, collection, id, wanted[NOTHING], leaves)
    else:
        changes = edit(plan, collection, id, leaves)
    if collection not in ("items", "strategies"):
        return changes
    for aspect, value in wanted.items():
        if is_virtual(collection, aspect):
            changes += _virtual(plan, id, aspect, value, making)
    return changes + _report(plan, id, wanted, making)


def _whole(
    plan: Plan, collection: str, id: str, value: str | None, leaves: Mapping[str, str | None]
) -> list[Change]:  # fmt: skip
    if value is None:
        return remove(plan, collection, id)
    body = {**body_of(value), **{leaf: text for leaf, text in leaves.items() if text is not None}}
    known = plan.table(collection).body(id)
    if known is None:
        return [create(collection, id, body)]
    return edit(plan, collection, id, {**dict.fromkeys(known), **body})


def _virtual(plan: Plan, id: str, aspect: str, value: str | None, making: Making) -> list[Change]:
    if aspect == LEAD:
        return _leaders_changed(plan, id, value, making)
    if aspect.startswith(ROLE):
        role, who = _role_of(aspect)
        known = [a for a in assigned(plan, id, (role,)) if a.stakeholder == who]
        if value is None:
            return [change for a in known for change in remove(plan, "assignments", a.id)]
        return [] if known else [_assignment(id, who, role, making)]
    return []


def _leaders_changed(plan: Plan, id: str, value: str | None, making: Making) -> list[Change]:
    wanted = {token.removeprefix(CO_LEAD): _leading_role(token) for token in (value or "").split()}
    changes: list[Change] = []
    known: dict[str, Assignment] = {}
    for assignment in assigned(plan, id, LEADING):
        if assignment.stakeholder in wanted and assignment.stakeholder not in known:
            known[assignment.stakeholder] = assignment
        else:
            changes += remove(plan, "assignments", assignment.id)
    for who, role in wanted.items():
        if who in known:
            changes += edit(plan, "assignments", known[who].id, {"role": role})
        else:
            changes.append(_assignment(id, who, role, making))
    return changes


def _report(plan: Plan, id: str, wanted: Mapping[str, str | None], making: Making) -> list[Change]:
    """A new report, since older ones are never changed; what is not said anew is as in the one that counts."""
    said = {aspect: wanted[aspect] for aspect in (STATUS, PERCENT) if wanted.get(aspect) is not None}
    if not said:
        return []
    newest = latest_report(plan, id)
    counted = counted_report(plan, id)
    known = {} if counted is None else {a: t for a, t in counted.body().items() if a in (STATUS, PERCENT)}
    body = {**known, **said, "item": id, "period": _period(plan, id, newest, making.today)}
    body["date"] = making.today.isoformat()
    if making.by:
        body["by"] = making.by
    return [create("reports", making.ids(), {leaf: text for leaf, text in body.items() if text is not None})]


def _period(plan: Plan, id: str, newest: Report | None, today: date) -> str:
    """The period today is in, or that of the newest report when it is later: what is said now is the newest."""
    strategy = strategy_of(plan, id)
    period = period_like(plan, strategy.id if strategy else id, today)
    if newest is None or newest.period is None:
        return period
    now = read_when(period)
    return newest.period.text if now is None or newest.period.last >= now.last else period


def show_value(plan: Plan, collection: str, aspect: str, value: str | None) -> str:
    """A value of an aspect as a person reads it; empty when there is none."""
    if value is None:
        return ""
    if aspect == NOTHING:
        record = record_of(collection, "", value)
        return title_of(plan, record) or noun(collection)
    if not is_virtual(collection, aspect):
        field = RECORD_TYPES[collection].fields()[field_of_leaf(aspect)]
        return display.leaf_value(plan, field, aspect, value)
    if aspect == LEAD:
        return "; ".join(_leader_shown(plan, token) for token in value.split())
    if aspect == BELONGS:
        return name_of(plan, value)
    if aspect.startswith(ROLE):
        return name_of(plan, _role_of(aspect)[1])
    return display.value(plan, RECORD_TYPES["reports"].fields()[aspect], value)


def record_of(collection: str, id: str, value: str) -> Record:
    """The record that the value of a suggestion holds; a new item has no place yet, since only its parent is known."""
    body = body_of(value)
    if " " not in body.get("place", " "):
        del body["place"]
    return RECORD_TYPES[collection].from_body(id, body)


def label_of(collection: str, aspect: str) -> str:
    """What an aspect is called; empty for the record itself."""
    if aspect == NOTHING:
        return ""
    if is_virtual(collection, aspect):
        if aspect == BELONGS:
            return _("Belongs to")
        if aspect == LEAD or aspect.startswith(ROLE):
            return vocabularies.ROLE.label(LEAD if aspect == LEAD else _role_of(aspect)[0])
        return RECORD_TYPES["reports"].fields()[aspect].label()
    return display.label(RECORD_TYPES[collection].fields()[field_of_leaf(aspect)], aspect)


def _leader_shown(plan: Plan, token: str) -> str:
    name = name_of(plan, token.removeprefix(CO_LEAD))
    return f"{name} ({vocabularies.ROLE.label('co_lead').lower()})" if token.startswith(CO_LEAD) else name


def _leading_role(token: str) -> str:
    return "co_lead" if token.startswith(CO_LEAD) else "lead"


def _role_of(aspect: str) -> tuple[str, str]:
    """The role and the stakeholder of an aspect like `role.support[ID]`."""
    return aspect[len(ROLE) :].partition("[")[0], member_of_leaf(aspect)


def _assignment(item: str, stakeholder: str, role: str, making: Making) -> Change:
    body: Body = {"item": item, "stakeholder": stakeholder, "role": role}
    return create("assignments", making.ids(), body)

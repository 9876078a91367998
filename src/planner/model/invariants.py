"""What no commit may break: canonical values, references that exist, trees without cycles."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from planner.i18n import N_
from planner.model.fields import Field
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.record import Body, Record, field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES


class Touch(Protocol):
    """What a change tells of where it touches the plan."""

    @property
    def collection(self) -> str:
        """The collection it touches."""

    @property
    def id(self) -> str:
        """The record it touches."""

    @property
    def leaf(self) -> str | None:
        """The leaf it touches, or None for the whole record."""


CHAINS = {"items": "place", "territories": "parent", "stakeholders": "merged_into"}
"""References that lead upwards and must never come back to where they began."""


def violations(before: Plan, after: Plan, touched: Iterable[Touch]) -> list[Problem]:
    """Every invariant that `after` breaks at the places that were touched since `before` held them all."""
    problems: list[Problem] = []
    removed: set[str] = set()
    moved: set[tuple[str, str]] = set()
    for touch in touched:
        body = after.table(touch.collection).body(touch.id)
        if body is None:
            removed.add(touch.id)
            continue
        leaves = body if touch.leaf is None else ((touch.leaf,) if touch.leaf in body else ())
        problems += _values(after, touch.collection, touch.id, body, leaves)
        problems += _required(touch, body)
        if touch.leaf is None or touch.leaf == CHAINS.get(touch.collection):
            moved.add((touch.collection, touch.id))
    problems += _cycles(after, moved)
    return problems + list(_dangling(before, after, removed))


def _values(plan: Plan, collection: str, id: str, body: Body, leaves: Iterable[str]) -> Iterator[Problem]:
    fields = RECORD_TYPES[collection].fields()
    for leaf in leaves:
        field = fields.get(field_of_leaf(leaf))
        if field is None or not _well_formed(field, leaf):
            yield _problem(collection, id, leaf, "unknown_field", N_("There is no field “{field}”."), field=leaf)
            continue
        text = member_of_leaf(leaf) if field.shape == "many" else body[leaf]
        try:
            field.kind.read(text)
        except ValueError as complaint:
            says = N_("The field “{field}” cannot hold “{value}”: {complaint}.")
            yield _problem(
                collection, id, field.name, "bad_value", says,
                field=field.label(), value=text[:60], complaint=complaint,
            )  # fmt: skip
            continue
        reference = field.references(leaf, text)
        if reference and not any(reference in plan.table(name) for name in field.about.refers):
            says = N_("The field “{field}” refers to something that is not in the plan.")
            yield _problem(collection, id, field.name, "dangling", says, field=field.label())


def _well_formed(field: Field, leaf: str) -> bool:
    if field.shape == "one":
        return leaf == field.name
    if field.shape == "many":
        return leaf.endswith("]") and leaf.startswith(f"{field.name}[")
    return leaf in {f"{field.name}.es", f"{field.name}.en"}


def _required(touch: Touch, body: Body) -> Iterator[Problem]:
    for field in RECORD_TYPES[touch.collection].fields().values():
        if field.about.required and field.about.refers and field.name not in body:
            says = N_("The field “{field}” must say which record is meant.")
            yield _problem(touch.collection, touch.id, field.name, "missing", says, field=field.label())


def _cycles(plan: Plan, moved: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for collection, id in moved:
        table, leaf = plan.table(collection), CHAINS.get(collection)
        seen = {id}
        body = table.body(id)
        while leaf and body and leaf in body:
            above = body[leaf].partition(" ")[0]
            if above in seen:
                says = N_("“{name}” would come to stand below itself.")
                yield _problem(collection, id, leaf, "cycle", says, name=_name(plan, collection, id))
                break
            seen.add(above)
            body = table.body(above)


def _dangling(before: Plan, after: Plan, removed: set[str]) -> Iterator[Problem]:
    if not removed:
        return
    for name, record_type in RECORD_TYPES.items():
        referring = [field for field in record_type.fields().values() if field.about.refers]
        for id, body in after.table(name).bodies.items():
            for leaf, text in body.items():
                field = next((f for f in referring if f.name == field_of_leaf(leaf)), None)
                gone = field.references(leaf, text) if field else None
                if gone in removed and gone is not None and after.find(gone) is None:
                    says = N_("“{name}” still refers to “{gone}”.")
                    yield _problem(
                        name, gone, field_of_leaf(leaf), "dangling", says,
                        name=_name(after, name, id), gone=_gone(before, gone),
                    )  # fmt: skip


def _name(plan: Plan, collection: str, id: str) -> str:
    record = plan.get(collection, id)
    return title_of(plan, record) if record else ""


def _gone(plan: Plan, id: str) -> str:
    record: Record | None = plan.find(id)
    return title_of(plan, record) if record else ""


def _problem(collection: str, id: str, at: str, code: str, says: str, /, **parameters: object) -> Problem:
    remedy = N_("Correct it and save again.")
    return Problem(collection, id, at, code, Severity.ERROR, says, remedy, parameters)

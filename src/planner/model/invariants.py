"""What no commit may break: canonical values, ids of one record each, references that exist, trees without cycles."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from planner.i18n import N_
from planner.i18n.text import are_tidy_lines
from planner.model.documents import PLAN_ID, PlanSheet
from planner.model.fields import PRESENT, Field
from planner.model.kinds import ID, TextKind
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.record import Body, field_of_leaf, member_of_leaf
from planner.model.references import chain, references_to
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


def violations(before: Plan, after: Plan, touched: Iterable[Touch]) -> list[Problem]:
    """Every invariant that `after` breaks at the places that were touched since `before` held them all."""
    problems: list[Problem] = []
    removed: set[tuple[str, str]] = set()
    made: list[tuple[str, str]] = []
    moved: list[tuple[str, str]] = []
    checks: dict[str, _Check] = {}
    for touch in touched:
        collection, leaf = touch.collection, touch.leaf
        check = checks.get(collection)
        if check is None:
            check = checks[collection] = _Check(after, collection)
        body = check.table.body(touch.id)
        if body is None:
            removed.add((collection, touch.id))
            continue
        if leaf is None:
            made.append((collection, touch.id))
        problems += check.values(touch.id, body, body if leaf is None else ((leaf,) if leaf in body else ()))
        if check.required:
            problems += _required(touch, body)
        if check.chain in body and leaf in (None, check.chain):
            moved.append((collection, touch.id))
    return [*problems, *_identities(after, made), *_cycles(after, moved), *_dangling(before, after, removed)]


class _Check:
    """Looks at values of one collection; a value found good is not read again, since most are terms that recur."""

    def __init__(self, plan: Plan, collection: str) -> None:
        self.plan, self.collection, self.table = plan, collection, plan.table(collection)
        self.required = _required_references(collection)
        self.chain = chain(collection)
        self._limits = _text_limits(collection)
        self._good: set[tuple[str, str]] = set()

    def values(self, id: str, body: Body, leaves: Iterable[str]) -> list[Problem]:
        """What is wrong with these leaves of a record."""
        problems: list[Problem] = []
        tidy = are_tidy_lines(body.values())
        limits, good = self._limits, self._good
        for leaf in leaves:
            text = body[leaf]
            if (tidy and 0 < len(text) <= limits.get(leaf, 0)) or (leaf, text) in good:
                continue
            found = list(_value(self.plan, self.collection, id, leaf, text))
            problems += found
            if not found:
                good.add((leaf, text))
        return problems


def _value(plan: Plan, collection: str, id: str, leaf: str, text: str) -> Iterator[Problem]:
    field = _plain_leaves(collection).get(leaf) or (_set_field(collection, leaf) if text == PRESENT else None)
    if field is None:
        yield _problem(collection, id, leaf, "unknown_field", N_("There is no field “{field}”."), field=leaf)
        return
    value = member_of_leaf(leaf) if field.shape == "many" else text
    try:
        field.kind.read(value)
    except ValueError as complaint:
        yield _bad_value(collection, id, field, value, str(complaint))
        return
    if field.about.refers:
        yield from _dead_reference(plan, collection, id, field, field.references(leaf, value))


def _dead_reference(plan: Plan, collection: str, id: str, field: Field, reference: str | None) -> Iterator[Problem]:
    if reference and not any(reference in plan.table(name) for name in field.about.refers):
        says = N_("The field “{field}” refers to something that is not in the plan.")
        yield _problem(collection, id, field.name, "dangling", says, field=field.label())


def _bad_value(collection: str, id: str, field: Field, text: str, complaint: str) -> Problem:
    says = N_("The field “{field}” cannot hold “{value}”: {complaint}.")
    label = field.label()
    return _problem(collection, id, field.name, "bad_value", says, field=label, value=text[:60], complaint=complaint)


_known_leaves: dict[str, dict[str, Field]] = {}


def _plain_leaves(collection: str) -> dict[str, Field]:
    """Every leaf of a collection that is not a member of a set, with its field."""
    known = _known_leaves.get(collection)
    if known is None:
        known = _known_leaves[collection] = {
            leaf: field
            for field in RECORD_TYPES[collection].fields().values()
            for leaf in ((field.name,) if field.shape == "one" else (f"{field.name}.es", f"{field.name}.en"))
            if field.shape != "many"
        }
    return known


_known_limits: dict[str, dict[str, int]] = {}


def _text_limits(collection: str) -> dict[str, int]:
    """The leaves whose tidy texts are good up to a length, with that length."""
    known = _known_limits.get(collection)
    if known is None:
        known = _known_limits[collection] = {
            leaf: field.kind.limit
            for leaf, field in _plain_leaves(collection).items()
            if isinstance(field.kind, TextKind)
        }
    return known


def _set_field(collection: str, leaf: str) -> Field | None:
    field = RECORD_TYPES[collection].fields().get(field_of_leaf(leaf))
    return field if field is not None and field.shape == "many" and leaf.endswith("]") else None


def _required(touch: Touch, body: Body) -> Iterator[Problem]:
    for field in _required_references(touch.collection):
        if field.name not in body:
            says = N_("The field “{field}” must say which record is meant.")
            yield _problem(touch.collection, touch.id, field.name, "missing", says, field=field.label())


_known_required: dict[str, tuple[Field, ...]] = {}


def _required_references(collection: str) -> tuple[Field, ...]:
    known = _known_required.get(collection)
    if known is None:
        fields = RECORD_TYPES[collection].fields().values()
        known = _known_required[collection] = tuple(f for f in fields if f.about.required and f.about.refers)
    return known


def _cycles(plan: Plan, moved: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for collection, id in moved:
        table, leaf = plan.table(collection), chain(collection)
        seen = {id}
        body = table.body(id)
        while leaf and body and leaf in body:
            above = body[leaf].partition(" ")[0]
            if above == id:
                says = N_("“{name}” would come to stand below itself.")
                yield _problem(collection, id, leaf, "cycle", says, name=_name(plan, collection, id))
            # Whoever merely stands below a circle is not to blame for it: one of the circle's own has moved too.
            if above in seen:
                break
            seen.add(above)
            body = table.body(above)


def _dangling(before: Plan, after: Plan, removed: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for collection, gone in removed:
        for holding, id, leaf, _field in references_to(after, collection, gone):
            says = N_("“{name}” still refers to “{gone}”.")
            named = {"name": _name(after, holding, id), "gone": _name(before, collection, gone)}
            yield _problem(holding, gone, field_of_leaf(leaf), "dangling", says, **named)


def _identities(plan: Plan, made: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    everywhere = [table.bodies for _name, table in plan.tables()]
    for collection, id in made:
        alone = sum(id in bodies for bodies in everywhere) == 1
        if not alone or not ID.fits(id) or (collection == PlanSheet.collection) != (id == PLAN_ID):
            yield _problem(collection, id, "id", "identity", N_("A record cannot have the id “{id}”."), id=id[:60])


def _name(plan: Plan, collection: str, id: str) -> str:
    record = plan.get(collection, id)
    return title_of(plan, record) if record else ""


def _problem(collection: str, id: str, at: str, code: str, says: str, /, **parameters: object) -> Problem:
    remedy = N_("Correct it and save again.")
    return Problem(collection, id, at, code, Severity.ERROR, says, remedy, parameters)

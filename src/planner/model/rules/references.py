"""Rules on what any record may hold: references, required fields, terms, and values said to be absent."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.fields import Field
from planner.model.record import Body, field_of_leaf, member_of_leaf
from planner.model.rules.rule import ERROR, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import Label
from planner.model.types import RECORD_TYPES
from planner.model.vocabulary import Vocabulary


@rule(
    "dangling",
    ERROR,
    N_("Refers to something that is gone"),
    N_("In “{name}”, the field “{field}” refers to something that is not in the plan."),
    N_("Choose a record that exists, or leave the field empty."),
)
def _dangling(scope: Scope) -> Iterator[Spot]:
    for collection, table in scope.plan.tables():
        referring = {f.name: f for f in RECORD_TYPES[collection].fields().values() if f.about.refers}
        for id, body in table.bodies.items():
            for leaf, text in body.items():
                field = referring.get(leaf if leaf[-1] != "]" else field_of_leaf(leaf))
                reference = field.references(leaf, text) if field else None
                if field and reference and not any(reference in scope.plan.table(n) for n in field.about.refers):
                    yield at(collection, id, field.name, field=Label(collection, field.name))


@rule(
    "missing",
    ERROR,
    N_("Lacks a field that every record needs"),
    N_("“{name}” lacks “{field}”, which every record of its kind needs."),
    N_("Fill in “{field}”, or delete the record if it is not needed."),
)
def _missing(scope: Scope) -> Iterator[Spot]:
    for collection, table in scope.plan.tables():
        required = [field for field in RECORD_TYPES[collection].fields().values() if field.about.required]
        for id, body in table.bodies.items():
            for field in required:
                if not _has_value(field, body) and f"known_none[{field.name}]" not in body:
                    yield at(collection, id, field.name, field=Label(collection, field.name))


@rule(
    "unknown_term",
    ERROR,
    N_("Holds a term that is not on the list"),
    N_("In “{name}”, “{value}” is not one of the choices for “{field}”."),
    N_("Choose one of the listed terms."),
)
def _unknown_term(scope: Scope) -> Iterator[Spot]:
    for collection, table in scope.plan.tables():
        closed: dict[str, Vocabulary] = {
            field.name: field.about.vocabulary
            for field in RECORD_TYPES[collection].fields().values()
            if field.about.vocabulary is not None and not field.about.vocabulary.is_open
        }
        if not closed:
            continue
        for id, body in table.bodies.items():
            for name in closed.keys() & body.keys():
                if body[name] not in closed[name]:
                    yield at(collection, id, name, field=Label(collection, name), value=body[name])


@rule(
    "known_none_contradicted",
    WARNING,
    N_("Said to have none, yet it has one"),
    N_("“{name}” is said to have no “{field}”, yet it has one."),
    N_("Take “{field}” off the list of what it is known to lack, or empty the field."),
)
def _known_none_contradicted(scope: Scope) -> Iterator[Spot]:
    for collection, id, body, name in _known_none(scope):
        field = RECORD_TYPES[collection].fields().get(name)
        if field is not None and _has_value(field, body):
            yield at(collection, id, name, field=Label(collection, name))


@rule(
    "known_none_unknown",
    WARNING,
    N_("Said to lack a field that does not exist"),
    N_("“{name}” is said to have no “{field}”, but there is no field of that name."),
    N_("Correct the name of the field or take it off the list."),
)
def _known_none_unknown(scope: Scope) -> Iterator[Spot]:
    for collection, id, _body, name in _known_none(scope):
        if name not in RECORD_TYPES[collection].fields():
            yield at(collection, id, "known_none", field=name)


def _known_none(scope: Scope) -> Iterator[tuple[str, str, Body, str]]:
    for collection, table in scope.plan.tables():
        for id, body in table.bodies.items():
            for leaf in body:
                if leaf[-1] == "]" and leaf.startswith("known_none["):
                    yield collection, id, body, member_of_leaf(leaf)


def _has_value(field: Field, body: Body) -> bool:
    if field.shape == "one":
        return field.name in body
    if field.shape == "words":
        return f"{field.name}.es" in body or f"{field.name}.en" in body
    return any(leaf.startswith(f"{field.name}[") for leaf in body)


RULES = (_dangling, _missing, _unknown_term, _known_none_contradicted, _known_none_unknown)

"""Plans made up at random that keep every invariant: what the property tests of model, store and exports draw from."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from planner.model import kinds
from planner.model.documents import PLAN_ID
from planner.model.fields import Field
from planner.model.kinds import Kind
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.model.value_kinds import MONEY, POSITION, WHEN
from planner.model.values import Money

MOST = 3
"""How many records of a type a plan has at most."""

PLACES = st.integers(0, 9).map(lambda number: f"a{number}")
TEXTS: Mapping[Kind, st.SearchStrategy[str]] = {
    kinds.LINE: st.sampled_from(["Mesa", "[/x]", "=1+1", "a]b", "Ñandú", "NO", "María del Mar", "ID.es", "línea 4"]),
    kinds.PROSE: st.sampled_from(["Un texto", "Uno\n\ndos", "- lista\n- de dos"]),
    kinds.TERM: st.just("otro"),
    kinds.FLAG: st.booleans().map(kinds.FLAG.write),
    kinds.NUMBER: st.decimals(-9999, 9999, places=2).map(kinds.NUMBER.write),
    kinds.WHOLE: st.integers(0, 999).map(kinds.WHOLE.write),
    kinds.PERCENT: st.integers(0, 100).map(kinds.PERCENT.write),
    WHEN: st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat) | st.just("2026-Q2"),
    MONEY: st.integers(0, 9999).map(lambda amount: MONEY.write(Money(Decimal(amount), "GTQ"))),
    POSITION: st.integers(-999, 999).map(lambda x: f"{x}.5,-{abs(x)}.0"),
}
"""Canonical texts of the kinds that refer to nothing."""


@st.composite
def sound_plans(draw: st.DrawFn) -> Plan:
    """A plan whose records have every field now and then, and refer to one another."""
    ids: dict[str, list[str]] = {"plan": [PLAN_ID]}
    for name, record_type in RECORD_TYPES.items():
        ids.setdefault(name, [f"{record_type.about.letter}{n}" for n in range(draw(st.integers(0, MOST)))])
    bodies = {name: {id: _body(draw, name, id, ids) for id in known} for name, known in ids.items()}
    while lacking := _lacking(bodies):
        bodies = {
            name: {id: _standing(name, body, lacking) for id, body in rows.items() if id not in lacking}
            for name, rows in bodies.items()
        }
    return Plan.of_bodies(bodies)


def _body(draw: st.DrawFn, name: str, id: str, ids: Mapping[str, Sequence[str]]) -> dict[str, str]:
    body: dict[str, str] = {}
    for field in RECORD_TYPES[name].fields().values():
        texts = _texts(field, name, id, ids)
        if texts is None or not (field.about.required or draw(st.integers(0, 3)) == 0):
            continue
        if field.shape == "words":
            body |= {f"{field.name}.{tongue}": draw(texts) for tongue in draw(st.sampled_from([("es",), ("es", "en")]))}
        elif field.shape == "many":
            body |= {f"{field.name}[{text}]": "yes" for text in draw(st.sets(texts, max_size=2))}
        else:
            body[field.name] = draw(texts)
    return body


def _texts(field: Field, name: str, id: str, ids: Mapping[str, Sequence[str]]) -> st.SearchStrategy[str] | None:
    """What the field may hold; None where there is nothing it could refer to."""
    if field.name == "known_none":
        return st.sampled_from(sorted(RECORD_TYPES[name].fields()))
    if field.about.vocabulary is not None:
        return st.sampled_from([term.code for term in field.about.vocabulary])
    if not field.about.refers:
        return TEXTS[field.kind]
    others = [other for target in field.about.refers for other in ids[target] if target != name or other < id]
    if not others:
        return None
    referred = st.sampled_from(others)
    return referred if field.kind is kinds.ID else st.builds("{} {}".format, referred, PLACES)


def _lacking(bodies: Mapping[str, Mapping[str, Mapping[str, str]]]) -> set[str]:
    """The records without a reference that every one of their kind needs."""
    return {
        id
        for name, rows in bodies.items()
        for field in RECORD_TYPES[name].fields().values()
        if field.about.required and field.about.refers
        for id, body in rows.items()
        if field.name not in body
    }


def _standing(name: str, body: Mapping[str, str], gone: set[str]) -> dict[str, str]:
    """A body without references to what is gone."""
    fields = RECORD_TYPES[name].fields()
    return {leaf: text for leaf, text in body.items() if fields[field_of_leaf(leaf)].references(leaf, text) not in gone}

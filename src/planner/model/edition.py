"""Editions: the plan as an export may show it, cut down before anything is computed or drawn."""

from dataclasses import dataclass

from planner.model import vocabularies
from planner.model.fields import Audience, OnDelete
from planner.model.plan import Plan
from planner.model.record import Body, Record, field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan that was cut down for its audience; the only thing a format accepts."""

    plan: Plan
    audience: Audience
    withheld: dict[str, int]
    """How many records (by collection) and values (by `collection.field`) were left behind."""

    @property
    def internal(self) -> bool:
        """Whether it holds what must not be passed on."""
        return self.audience is Audience.INTERNAL


def edition(plan: Plan, audience: Audience) -> Edition:
    """The plan for an audience: whole for the internal one, without anything internal for the other."""
    if audience is Audience.INTERNAL:
        return Edition(plan, audience, {})
    withheld: dict[str, int] = {}
    kept = {name: dict(table.bodies) for name, table in plan.tables()}
    cited = _cited(kept)
    _drop_records(kept, withheld)
    _drop_dangling(kept, withheld)
    _drop(kept, withheld, "sources", (cited - _cited(kept)) & kept["sources"].keys())
    _drop_dangling(kept, withheld)
    _drop_values(kept, withheld)
    return Edition(Plan.of_bodies(kept), audience, withheld)


Bodies = dict[str, dict[str, Body]]


def _cited(kept: Bodies) -> set[str]:
    """The sources that something cites: one that only withheld statements cite would tell of them by its title."""
    return {
        leaf[len("cites[") : -1].partition(" ")[0]
        for rows in kept.values()
        for body in rows.values()
        for leaf in body
        if leaf.startswith("cites[")
    }


def _drop_records(kept: Bodies, withheld: dict[str, int]) -> None:
    for name, record_type in RECORD_TYPES.items():
        if record_type.about.audience is Audience.INTERNAL:
            _drop(kept, withheld, name, set(kept[name]))
    _drop(kept, withheld, "ties", {id for id, body in kept["ties"].items() if _is_conflict(body)})
    _drop(kept, withheld, "stakeholders", {id for id, body in kept["stakeholders"].items() if _is_withheld(body)})


def _is_conflict(body: Body) -> bool:
    """Also where a file says it in other words than the code, which no form would have let in."""
    return vocabularies.TIE_TYPE.find(body.get("type", "")) in vocabularies.TIE_TYPE.having("conflict")


def _is_withheld(body: Body) -> bool:
    """Problem actors, people, and duplicates that were merged."""
    person = vocabularies.STAKEHOLDER_KIND.find(body.get("kind", "")) == "person"
    return person or "merged_into" in body or body.get("problem_actor") == "yes"


def _drop(kept: Bodies, withheld: dict[str, int], name: str, ids: set[str]) -> None:
    if ids:
        withheld[name] = withheld.get(name, 0) + len(ids)
        kept[name] = {id: body for id, body in kept[name].items() if id not in ids}


def _drop_dangling(kept: Bodies, withheld: dict[str, int]) -> None:
    """Follow the references of what was dropped, as a delete would, until nothing dangles."""
    alive = {id for rows in kept.values() for id in rows}
    while True:
        before = len(alive)
        for name, record_type in RECORD_TYPES.items():
            _drop(kept, withheld, name, _orphans(record_type, kept, name, alive))
        alive = {id for rows in kept.values() for id in rows}
        if len(alive) == before:
            return


def _orphans(record_type: type[Record], kept: Bodies, name: str, alive: set[str]) -> set[str]:
    """The records that go with what they refer to; the others forget it."""
    referring = {field.name: field for field in record_type.fields().values() if field.about.refers}
    orphans: set[str] = set()
    for id, body in kept[name].items():
        lost = {
            leaf: field.about.on_delete
            for leaf, text in body.items()
            if (field := referring.get(leaf if leaf[-1] != "]" else field_of_leaf(leaf)))
            and field.references(leaf, text) not in alive
        }
        if OnDelete.CASCADE in lost.values():
            orphans.add(id)
        elif lost:
            kept[name][id] = {leaf: text for leaf, text in body.items() if leaf not in lost}
    return orphans


def _drop_values(kept: Bodies, withheld: dict[str, int]) -> None:
    for name, record_type in RECORD_TYPES.items():
        fields = record_type.fields().values()
        internal = {field.name for field in fields if field.about.audience is Audience.INTERNAL}
        for id, body in kept[name].items():
            hidden = [leaf for leaf in body if _tells_of(leaf, internal)]
            for leaf in hidden:
                key = f"{name}.{field_of_leaf(leaf)}"
                withheld[key] = withheld.get(key, 0) + 1
            if hidden:
                kept[name][id] = {leaf: text for leaf, text in body.items() if leaf not in hidden}


def _tells_of(leaf: str, internal: set[str]) -> bool:
    """Whether a leaf is of an internal field, or says that one is known to be empty."""
    field = field_of_leaf(leaf)
    return field in internal or (field == "known_none" and member_of_leaf(leaf) in internal)

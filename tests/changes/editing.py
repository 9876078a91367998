"""Random but sensible edits of a small plan: what the property tests of the core draw from."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from planner.changes import drafting
from planner.changes.change import Change
from planner.changes.drafting import place_between
from planner.model.plan import Plan
from planner.model.tree import ancestors

TEXTS = st.sampled_from(["Mesa", "Foro de Ixcán", "[/x]", "=1+1", "Ñandú", "NO", "María del Mar"])


@dataclass(frozen=True)
class Step:
    """One edit, to be interpreted against whatever plan it meets: numbers choose among what is there."""

    act: str
    pick: int
    other: int
    text: str


ACTS = ("actor", "tie", "strategy", "item", "assign", "name", "alias", "clear", "move", "remove")
STEPS = st.builds(Step, st.sampled_from(ACTS), st.integers(0, 40), st.integers(0, 40), TEXTS)


def draft(plan: Plan, step: Step, id: str) -> list[Change]:
    """The changes of a step on a plan; none where the plan has nothing it could apply to."""
    actors, parents = list(plan.stakeholders), [*plan.strategies, *plan.items]
    act, text = step.act, step.text
    if act == "actor":
        return [drafting.create("stakeholders", id, {"name.es": text, f"aliases[{text}]": "yes"})]
    if act == "strategy":
        return [drafting.create("strategies", id, {"title.es": text})]
    if act == "item" and parents:
        place = place_between(plan, _of(parents, step.pick), None)
        return [drafting.create("items", id, {"title.es": text, "place": f"{place.parent} {place.key}"})]
    if act == "tie" and actors:
        ends = {"source": _of(actors, step.pick), "target": _of(actors, step.other)}
        return [drafting.create("ties", id, {**ends, "type": "funds"})]
    if act == "assign" and actors and parents:
        ends = {"stakeholder": _of(actors, step.pick), "item": _of(parents, step.other)}
        return [drafting.create("assignments", id, {**ends, "role": "lead"})]
    if act in {"name", "alias", "clear"} and actors:
        leaf, value = {"name": ("name.es", text), "alias": (f"aliases[{text}]", "yes"), "clear": ("name.es", None)}[act]
        return drafting.edit(plan, "stakeholders", _of(actors, step.pick), {leaf: value})
    if act == "move" and plan.items:
        return _move(plan, _of(list(plan.items), step.pick), _of(parents, step.other))
    if act == "remove":
        records = [(name, id) for name, table in plan.tables() for id in table]
        return drafting.remove(plan, *records[step.pick % len(records)]) if records else []
    return []


def _move(plan: Plan, item: str, parent: str) -> list[Change]:
    below_itself = parent == item or item in ancestors(plan, parent)
    return [] if below_itself else drafting.move(plan, item, parent)


def _of(ids: Sequence[str], pick: int) -> str:
    return ids[pick % len(ids)]

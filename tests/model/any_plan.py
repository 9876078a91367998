from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st

from planner.model.documents import PLAN_ID
from planner.model.fields import Field
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES

IDS = [f"{letter}{n}" for letter in "ABC" for n in range(2)]
"""So few that every reference meets something now and then, itself included."""

VALUES: Mapping[str, list[str]] = {
    "line": ["Uno", "uno", "1.1"], "prose": ["Un texto"], "flag": ["yes", "no"], "number": ["-1", "0", "3.5"],
    "whole": ["0", "7"], "percent": ["0", "55", "100"], "when": ["2023", "2023-S2", "2024-05", "2024-07-02", "2030"],
    "money": ["1.50 GTQ", "-2 USD"], "citation": [f"{id} línea 4" for id in IDS], "reference": IDS,
    "place": [f"{id} a{n}" for id in IDS for n in range(3)], "position": ["1.0,2.0"], "term": ["unknown"],
}  # fmt: skip


def leaves(field: Field, dice: Random) -> dict[str, str]:
    known = [term.code for term in field.about.vocabulary or ()] + VALUES[field.kind.name]
    if field.shape == "words":
        return {f"{field.name}.{tongue}": dice.choice(known) for tongue in ("es", "en") if dice.random() < 0.5}
    if field.shape == "many":
        return {f"{field.name}[{dice.choice(known)}]": "yes" for _n in range(dice.randrange(3))}
    return {field.name: dice.choice(known)} if dice.random() < 0.7 else {}


def any_plan(dice: Random) -> Plan:
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for name, record_type in RECORD_TYPES.items():
        ids = [PLAN_ID] if name == "plan" else dice.sample(IDS, dice.randrange(len(IDS) + 1))
        fields = record_type.fields().values()
        bodies[name] = {
            id: {leaf: text for field in fields for leaf, text in leaves(field, dice).items()} for id in ids
        }
    return Plan.of_bodies(bodies)


ANY_PLANS = st.integers(0, 2**32).map(Random).map(any_plan)
"""Plans that hold anything, broken references and circles included; made in a hundredth of the time of sound ones."""

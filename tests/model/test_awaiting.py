"""Who was written to last and has not answered."""

import pytest

from planner.model.plan import Plan
from planner.model.rules.sendings import awaited, newest_sendings


def sent(**sendings: str) -> Plan:
    """A plan from which these went out, each `to number`, with an answer where one follows."""
    bodies = {}
    for id, text in sendings.items():
        to, number, *answered = text.split()
        bodies[id] = {"stakeholder": to, "number": number} | ({"answered": answered[0]} if answered else {})
    actors = {"A": {"name.es": "Alfa"}, "B": {"name.es": "Beta"}, "X": {"name.es": "Alfa SA", "merged_into": "A"}}
    return Plan.of_bodies({"stakeholders": actors, "sendings": bodies})


@pytest.mark.parametrize(
    ("sendings", "waited_for"),
    [
        ({}, {}),
        ({"M": "A 1"}, {"A": "M"}),
        ({"M": "A 1 2024-05-01"}, {}),
        ({"M": "A 1", "N": "A 2 2024-05-01"}, {}),
        ({"M": "A 1 2024-05-01", "N": "A 2"}, {"A": "N"}),
        ({"M": "A 10", "N": "A 9 2024-05-01"}, {"A": "M"}),
        ({"M": "A 1", "N": "B 2"}, {"A": "M", "B": "N"}),
        ({"M": "X 1"}, {"A": "M"}),
        ({"M": "A 1", "N": "X 2 2024-05-01"}, {}),
    ],
)
def test_only_the_newest_sending_to_a_body_can_be_waited_for(
    sendings: dict[str, str], waited_for: dict[str, str]
) -> None:
    assert {body: sending.id for body, sending in awaited(sent(**sendings)).items()} == waited_for


def test_the_newest_is_known_whether_it_was_answered_or_not() -> None:
    plan = sent(M="A 1", N="A 2 2024-05-01", O="B 3")
    assert {body: sending.id for body, sending in newest_sendings(plan).items()} == {"A": "N", "B": "O"}

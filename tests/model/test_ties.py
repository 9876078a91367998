"""Which ties count, of every state there is."""

import pytest

from planner.model import vocabularies
from planner.model.actors import Tie
from planner.model.plan import Plan
from planner.model.ties import any_planned, between_actors, counted, counts, ended, is_planned, nearness

TODAY = {None: True, "potential": False, "planned": False, "building": False, "existing": True, "past": False}
LATER = TODAY | {"potential": True, "planned": True, "building": True}


def both(state: str | None) -> tuple[Tie, dict[str, str]]:
    """A tie as a record and as a body."""
    return Tie(id="T", source="A", target="B", state=state), {"source": "A", "target": "B"} | (
        {"state": state} if state else {}
    )


def plan(*ties: dict[str, str]) -> Plan:
    people: dict[str, dict[str, str]] = {id: {"name.es": id} for id in "ABC"}
    people["C"]["merged_into"] = "A"
    return Plan.of_bodies({"stakeholders": people, "ties": {f"T{n}": tie for n, tie in enumerate(ties)}})


def test_every_state_is_decided() -> None:
    assert {term.code for term in vocabularies.LIFE} == {state for state in TODAY if state is not None}


@pytest.mark.parametrize("state", TODAY)
def test_a_record_and_a_body_are_judged_alike(state: str | None) -> None:
    for tie in both(state):
        assert counts(tie) is TODAY[state]
        assert counts(tie, with_planned=True) is LATER[state]
        assert is_planned(tie) is (LATER[state] and not TODAY[state])
        assert ended(tie) is not LATER[state]


def test_a_tie_comes_nearer_from_potential_to_existing() -> None:
    near = [nearness(tie) for state in ("past", "potential", "planned", "building", "existing") for tie in both(state)]
    assert near == sorted(near)
    assert len(set(near)) == 5
    assert {nearness(tie) for tie in both(None)} == {nearness(tie) for tie in both("existing")}


def test_only_what_ties_two_actors_counts() -> None:
    found = plan(
        {"source": "A", "type": "funds", "target": "B"},
        {"source": "A", "type": "funds", "target": "A"},
        {"source": "B", "type": "funds", "target": "C"},
        {"source": "B", "type": "funds", "target": "A", "state": "past"},
    )
    assert [id for id, _body in between_actors(found)] == ["T0", "T3"]
    assert list(counted(found)) == [found.ties.bodies["T0"]]
    assert not any_planned(found)


def test_the_switch_makes_a_difference_where_a_tie_is_planned() -> None:
    found = plan({"source": "A", "type": "funds", "target": "B", "state": "building"})
    assert any_planned(found)
    assert (len(list(counted(found))), len(list(counted(found, with_planned=True)))) == (0, 1)
    assert not any_planned(plan({"source": "B", "type": "funds", "target": "C", "state": "planned"}))

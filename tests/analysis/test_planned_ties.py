"""What planned ties would change, by hand and for any plan."""

from datetime import date

from hypothesis import given, settings

from planner.analysis.network.figures import network
from planner.analysis.network.planned import planned
from planner.analysis.question import Question
from planner.model.plan import Plan
from planner.model.ties import counted_states
from tests.analysis.networks import bodies, plan_of

ASKED = Question(today=date(2026, 1, 1))


def test_joining_a_first_contact_and_one_more() -> None:
    """A–B–C in a chain, X alone; planned are X–A, A–C and a second tie of A and B."""
    plan = plan_of("ABCX", ["AB", "BC"]).replacing(
        {
            "ties": {
                "P1": {"source": "X", "type": "funds", "target": "A", "state": "planned"},
                "P2": {"source": "A", "type": "funds", "target": "C", "state": "potential"},
                "P3": {"source": "B", "type": "funds", "target": "A", "state": "building"},
                "P4": {"source": "X", "type": "funds", "target": "B", "state": "past"},
            }
        }
    )
    found = planned(plan, ASKED)
    assert found.ties == {"P1": "joins", "P2": "contact", "P3": "again"}
    assert (found.today.parts, found.then.parts) == (2, 1)
    assert (found.today.contacts, found.then.contacts) == (2, 4)
    assert (found.today.bridges, found.then.bridges) == (2, 1)
    assert (found.today.reachable, found.then.reachable) == (3, 6)
    assert found.gains == {"A": 2, "C": 1, "X": 1}
    assert planned(plan, Question(today=ASKED.today, types=frozenset({"supports"}))).ties == {}


@given(bodies())
@settings(deadline=None)
def test_planned_ties_never_take_anything_away(made: dict[str, dict[str, dict[str, str]]]) -> None:
    plan = Plan.of_bodies(made)
    found = planned(plan, ASKED)
    assert found.then.parts <= found.today.parts
    assert found.then.reachable >= found.today.reachable
    assert found.then.ties == found.today.ties + len(found.ties)
    assert found.then.contacts - found.today.contacts == sum(found.gains.values()) / 2
    assert (found.then.parts < found.today.parts) == ("joins" in found.ties.values())
    whole = network(plan, states=counted_states(with_planned=True))
    assert (found.then.contacts, found.then.isolated) == (whole.contacts, whole.isolated)

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.analysis.network import sentences
from planner.analysis.network.connections import connections
from planner.analysis.network.figures import network
from planner.analysis.network.layout import positions
from planner.analysis.totals import totals
from planner.analysis.workload.matrix import responsibility
from planner.model.actions import is_action, is_told
from planner.model.plan import Plan
from planner.model.progress import TIMELINESS, progress_of, progress_within, status_of, timeliness
from tests.model.any_plan import any_plan

TODAY = date(2024, 7, 2)
PLANS = st.integers(0, 2**32).map(Random).map(any_plan)


@given(PLANS)
@settings(deadline=None)
def test_network_agrees_with_the_light_connections(plan: Plan) -> None:
    light, full = connections(plan), network(plan)
    assert light.degree == {id: figures.degree for id, figures in full.figures.items()}
    assert light.bridges == {id for id, figures in full.figures.items() if figures.articulation}
    assert light.part == {id: figures.component for id, figures in full.figures.items()}
    assert all(tuple(light.loses(id)) == figures.loses for id, figures in full.figures.items())
    assert set(positions(plan)) == set(full.figures)
    assert sentences.whole(plan, light)
    assert sentences.network_sentences(plan, full)


@given(PLANS)
@settings(deadline=None)
def test_progress_of_anything_ends_and_stays_within_bounds(plan: Plan) -> None:
    for root in (*plan.strategies, *plan.items):
        shares = progress_within(plan, root)
        assert all(0 <= share <= 100 for share in shares.values())
        assert progress_of(plan, root) == shares.get(root)
        assert timeliness(plan, root, TODAY) in TIMELINESS
        status_of(plan, root, TODAY)
    found = totals(plan, TODAY)
    assert found.actions == sum(found.actions_by_timeliness.values())
    above = [item for item in plan.items.values() if is_told(plan, item) and not is_action(plan, item)]
    assert sum(found.actions_by_status.values()) == found.actions + len(above)


@given(PLANS)
@settings(deadline=None)
def test_every_assignment_of_a_tree_is_in_its_matrix(plan: Plan) -> None:
    for strategy in plan.strategies:
        matrix = responsibility(plan, strategy)
        assert len(matrix.roles) <= (len(matrix.rows) + 1) * len(matrix.stakeholders)

"""Whatever was edited can be taken back, and a difference leads exactly where it says."""

from hypothesis import given
from hypothesis import strategies as st

from planner.changes.applying import apply, apply_checked, difference
from planner.changes.change import Change
from planner.changes.undoing import take_back
from planner.model.invariants import violations
from planner.model.plan import Plan
from tests.changes.editing import STEPS, Step, draft


def _walk(steps: list[Step], plan: Plan | None = None) -> list[tuple[Plan, list[Change]]]:
    plan = plan or Plan()
    walked = []
    for number, step in enumerate(steps):
        changes = draft(plan, step, f"ID{number:03}")
        plan = apply(plan, changes)
        walked.append((plan, changes))
    return walked


@given(st.lists(STEPS, max_size=25))
def test_taking_everything_back_leads_to_the_beginning(steps: list[Step]) -> None:
    walked = _walk(steps)
    plan = walked[-1][0] if walked else Plan()
    for _after, changes in reversed(walked):
        undoing = take_back(plan, changes)
        assert not undoing.kept
        plan = apply(plan, undoing.changes)
    assert plan == Plan()


@given(st.lists(STEPS, max_size=25))
def test_no_edit_breaks_what_must_always_hold(steps: list[Step]) -> None:
    before = Plan()
    for after, changes in _walk(steps):
        assert violations(before, after, changes) == []
        before = after


@given(st.lists(STEPS, max_size=15), st.lists(STEPS, max_size=15))
def test_the_difference_of_two_plans_leads_from_one_to_the_other(first: list[Step], second: list[Step]) -> None:
    before = _walk(first)[-1][0] if first else Plan()
    after = _walk(second)[-1][0] if second else Plan()
    changes = difference(before, after)
    applied = apply_checked(before, changes)
    assert applied.plan == after
    assert not applied.clashes
    assert difference(after, applied.plan) == []


@given(st.lists(STEPS, min_size=2, max_size=25), st.data())
def test_undoing_an_old_set_keeps_what_was_done_since(steps: list[Step], data: st.DataObject) -> None:
    walked = _walk(steps)
    plan = walked[-1][0]
    chosen = data.draw(st.sampled_from(walked))
    undoing = take_back(plan, chosen[1])
    after = apply(plan, undoing.changes)
    touched = {(change.collection, change.id) for change in chosen[1]}
    assert violations(plan, after, undoing.changes) == []
    for name, table in plan.tables():
        for id, body in table.bodies.items():
            if (name, id) not in touched:
                assert after.table(name).body(id) == body


def test_a_removal_lists_all_that_hangs_on_the_record_and_comes_back_whole() -> None:
    steps = [Step("actor", 0, 0, "A"), Step("actor", 0, 0, "B"), Step("tie", 0, 1, ""), Step("strategy", 0, 0, "S"),
             Step("assign", 0, 0, "")]  # fmt: skip
    plan = _walk(steps)[-1][0]
    actor = next(iter(plan.stakeholders))
    changes = draft(plan, Step("remove", 0, 0, ""), "X")
    assert {change.collection for change in changes} == {"stakeholders", "ties", "assignments"}
    removed = apply(plan, changes)
    assert actor not in removed.stakeholders
    assert len(removed.ties) == len(removed.assignments) == 0
    assert apply(removed, take_back(removed, changes).changes) == plan

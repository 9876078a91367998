"""Undo and redo of any depth, each author's own, across restarts; others' work stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.workspace import editing, undoing
from planner.workspace.exporting.exports import export_map
from planner.workspace.history import history
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.undoing import AllChangedSince, NothingToRedo, NothingToUndo
from planner.workspace.workspace import Workspace


def municipality(workspace: Workspace) -> str:
    return editing.find(workspace.plan, "stakeholders", "Municipalidad de Amatitlán").id


def test_undo_and_redo_of_any_depth_across_restarts(workspace: Workspace) -> None:
    id = municipality(workspace)
    plans = [workspace.plan]
    for number in range(5):
        editing.set_fields(workspace, "stakeholders", id, {"acronym": f"M{number}"})
        plans.append(workspace.plan)
    with open_plan(workspace.path, author="Mesa 1") as again:
        for plan in reversed(plans[:-1]):
            undoing.undo(again)
            assert again.plan == plan
    with open_plan(workspace.path, author="Mesa 1") as again:
        for plan in plans[1:]:
            undoing.redo(again)
            assert again.plan == plan
        with pytest.raises(NothingToRedo):
            undoing.redo(again)


def test_each_author_undoes_only_their_own(workspace: Workspace) -> None:
    id = municipality(workspace)
    editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI"})
    with open_plan(workspace.path, author="Salud") as other:
        with pytest.raises(NothingToUndo):
            undoing.undo(other)
        editing.set_fields(other, "stakeholders", id, {"sector": "público"})
        workspace.follow()
        undoing.undo(workspace)
        other.follow()
        assert other.plan.stakeholders[id].acronym == "MA"
        assert other.plan.stakeholders[id].sector == "public"


def test_what_others_changed_since_is_shown_and_stays(workspace: Workspace) -> None:
    id = municipality(workspace)
    editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI", "sector": "público"})
    with open_plan(workspace.path, author="Salud") as other:
        editing.set_fields(other, "stakeholders", id, {"acronym": "MDA"})
    undone = undoing.undo(workspace)
    (clash,) = undone.kept
    assert clash.found == "MDA"
    assert workspace.plan.stakeholders[id].acronym == "MDA"
    assert workspace.plan.stakeholders[id].sector is None


def test_an_actor_that_others_tied_to_cannot_be_undone_away(workspace: Workspace) -> None:
    new = editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    with open_plan(workspace.path, author="Salud") as other:
        editing.add(other, "ties", {"source": "INTECAP", "type": "financia", "target": "MA"})
    with pytest.raises(AllChangedSince):
        undoing.undo(workspace)
    assert new.id in workspace.plan.stakeholders


def test_a_set_of_which_nothing_can_be_taken_back_does_not_stand_before_the_others(workspace: Workspace) -> None:
    id = municipality(workspace)
    editing.set_fields(workspace, "stakeholders", id, {"sector": "público"})
    editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI"})
    with open_plan(workspace.path, author="Salud") as other:
        editing.set_fields(other, "stakeholders", id, {"acronym": "MDA"})
    with pytest.raises(AllChangedSince, match="MUNI"):
        undoing.undo(workspace)
    undoing.undo(workspace)
    actor = workspace.plan.stakeholders[id]
    assert (actor.acronym, actor.sector) == ("MDA", None)
    undoing.redo(workspace)
    assert workspace.plan.stakeholders[id].sector == "public"


def test_how_a_plan_began_is_not_undone(tmp_path: Path) -> None:
    with new_plan(tmp_path / "a.plan", example="amatitlan", title="Nuestro plan", author="Mesa 1") as workspace:
        with pytest.raises(NothingToUndo):
            undoing.undo(workspace)
        assert workspace.plan.sheet.title.pick() == "Nuestro plan"
        assert len(workspace.plan.stakeholders) > 10


def test_a_new_edit_ends_what_could_be_redone(workspace: Workspace) -> None:
    id = municipality(workspace)
    editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI"})
    undoing.undo(workspace)
    editing.set_fields(workspace, "stakeholders", id, {"sector": "público"})
    with pytest.raises(NothingToRedo):
        undoing.redo(workspace)


def test_going_back_to_a_point_is_shown_first_and_can_be_undone(workspace: Workspace) -> None:
    id = municipality(workspace)
    point = editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI"})
    assert point is not None
    then = workspace.plan
    editing.remove(workspace, "stakeholders", id)
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    later = workspace.plan
    assert len(undoing.changes_back_to(workspace, point.revision)) == 2
    undoing.undo_to(workspace, point)
    assert workspace.plan == then
    undoing.undo(workspace)
    assert workspace.plan == later


def test_going_back_keeps_the_numbers_of_exports_and_the_places_on_the_map(
    workspace: Workspace, tmp_path: Path
) -> None:
    (point,) = history(workspace, limit=1)
    export_map(workspace, tmp_path / "mapa.html", Audience.SHAREABLE, "es")
    editing.set_fields(workspace, "stakeholders", municipality(workspace), {"sector": "público"})
    before = workspace.plan
    undoing.undo_to(workspace, point)
    actor = workspace.plan.stakeholders[municipality(workspace)]
    assert actor.sector is None
    assert actor.position is not None
    assert workspace.plan.sheet.exports == before.sheet.exports


ACTS: dict[str, Callable[[Workspace, int], object]] = {
    "add": lambda workspace, n: editing.add(workspace, "stakeholders", {"name": f"Actor {n} {workspace.revision}"}),
    "edit": lambda workspace, n: editing.set_fields(
        workspace, "stakeholders", min(workspace.plan.stakeholders), {"acronym": f"M{n}"}
    ),
    "undo": lambda workspace, _n: undoing.undo(workspace),
    "redo": lambda workspace, _n: undoing.redo(workspace),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 9)), max_size=14))
def test_undo_and_redo_behave_as_in_any_editor(workspace: Workspace, acts: list[tuple[str, int]]) -> None:
    editing.set_fields(workspace, "stakeholders", min(workspace.plan.stakeholders), {"acronym": "X"})
    editing.set_fields(workspace, "stakeholders", min(workspace.plan.stakeholders), {"acronym": "Y"})
    past = [workspace.plan]
    future: list[Plan] = []
    for act, number in acts:
        before = workspace.plan
        if (act == "undo" and len(past) < 2) or (act == "redo" and not future):
            continue
        ACTS[act](workspace, number)
        if act == "undo":
            future.append(past.pop())
            assert workspace.plan == past[-1]
        elif act == "redo":
            past.append(future.pop())
            assert workspace.plan == past[-1]
        elif workspace.plan != before:
            past.append(workspace.plan)
            future.clear()

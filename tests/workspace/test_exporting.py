"""Exports are numbered, say what changed since the edition before, and never what their edition withholds."""

from pathlib import Path

import pytest

from planner.formats.output.writing import MissingFolder, TargetIsPlan
from planner.model.fields import Audience
from planner.model.value_kinds import POSITION
from planner.workspace import editing, undoing
from planner.workspace.exporting.dumping import save_json
from planner.workspace.exporting.exports import export_map, export_workbook
from planner.workspace.history import heading, history
from planner.workspace.opening import open_plan
from planner.workspace.positions import keep_positions, move_actor
from planner.workspace.workspace import Workspace


def test_exports_are_numbered_and_say_what_changed_since_the_last_of_their_kind(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = export_map(workspace, tmp_path / "mapa.html", Audience.SHAREABLE, "es")
    assert (first.number, first.since, first.changes) == (1, None, ())
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    editing.add(workspace, "ties", {"source": "INTECAP", "type": "conflicto", "target": "MA"})
    other = export_map(workspace, tmp_path / "interno.html", Audience.INTERNAL, "es")
    assert (other.number, other.since) == (2, None)
    again = export_map(workspace, tmp_path / "mapa.html", Audience.SHAREABLE, "es")
    assert (again.number, again.since) == (3, first.day)
    assert again.changes == ("1 actor nuevo: INTECAP",)
    with open_plan(workspace.path) as reopened:
        quiet = export_map(reopened, tmp_path / "mapa.html", Audience.SHAREABLE, "en")
        assert (quiet.number, quiet.changes) == (4, ())


def test_an_export_is_in_the_history_but_no_undo_takes_it_back(workspace: Workspace, tmp_path: Path) -> None:
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    export_map(workspace, tmp_path / "mapa.html", Audience.SHAREABLE, "es")
    assert history(workspace)[0].origin == "export"
    assert heading(workspace.plan, history(workspace)[0]) == "Se exportó el mapa n.º 1"
    undone = undoing.undo(workspace)
    assert undone.taken_back.changes[0].body["name.es"] == "INTECAP"
    assert len(workspace.plan.sheet.exports) == 1


def test_a_missing_folder_takes_no_number(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(MissingFolder, match="no existe"):
        export_workbook(workspace, tmp_path / "no está" / "plan.xlsx", Audience.SHAREABLE, "es")
    assert workspace.plan.sheet.exports == frozenset()


def test_no_export_replaces_a_plan_whatever_its_name(workspace: Workspace, tmp_path: Path) -> None:
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    (tmp_path / "plan.xlsx").symlink_to(workspace.path)
    for target in (workspace.path, tmp_path / "plan.xlsx"):
        with pytest.raises(TargetIsPlan, match="es un archivo de plan"):
            export_map(workspace, target, Audience.SHAREABLE, "es")
        with pytest.raises(TargetIsPlan):
            export_workbook(workspace, target, Audience.INTERNAL, "es")
        with pytest.raises(TargetIsPlan):
            save_json(workspace, target, Audience.INTERNAL)
    assert workspace.plan.sheet.exports == frozenset()
    with open_plan(workspace.path) as reopened:
        assert "INTECAP" in {actor.name.es for actor in reopened.plan.stakeholders.values()}


def test_nobody_on_the_map_jumps_when_others_come(workspace: Workspace) -> None:
    before = dict(keep_positions(workspace))
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    editing.add(workspace, "ties", {"source": "INTECAP", "type": "financia", "target": "MA"})
    after = keep_positions(workspace)
    assert {id: after[id] for id in before} == before
    assert len(after) == len(before) + 1
    with open_plan(workspace.path) as reopened:
        assert dict(keep_positions(reopened)) == dict(after)


def test_a_dragged_actor_stays_where_it_was_put_and_undo_brings_it_back(workspace: Workspace) -> None:
    id = editing.find(workspace.plan, "stakeholders", "MA").id
    before = keep_positions(workspace)[id]
    move_actor(workspace, id, POSITION.read("400.0,-120.5"))
    assert keep_positions(workspace)[id] == POSITION.read("400.0,-120.5")
    undoing.undo(workspace)
    assert keep_positions(workspace)[id] == before


def test_where_the_hidden_stand_betrays_nothing_of_them(workspace: Workspace) -> None:
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    editing.add(workspace, "ties", {"source": "INTECAP", "type": "financia", "target": "MA"})
    shown = dict(keep_positions(workspace))
    undoing.undo(workspace)
    editing.add(workspace, "ties", {"source": "INTECAP", "type": "financia", "target": "MA"})
    smugglers = editing.add(workspace, "stakeholders", {"name": "Red de trata", "problem_actor": "sí"})
    editing.add(workspace, "ties", {"source": "Red de trata", "type": "conflicto", "target": "MA"})
    placed = keep_positions(workspace)
    assert {id: place for id, place in placed.items() if id != smugglers.id} == shown

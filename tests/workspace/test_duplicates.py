"""Two actors that become one, and what comes in late about the one that went."""

import shutil
from pathlib import Path

import pytest

from planner.formats.registers import read_registers
from planner.model.fields import Audience
from planner.workspace import editing
from planner.workspace.actors import NotInThePlan, OneActorTwice, find_duplicates, merge, tell_apart
from planner.workspace.exporting.dumping import dump
from planner.workspace.importing import registers
from planner.workspace.merging import merge as meet
from planner.workspace.merging import read_other
from planner.workspace.opening import open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.undoing import redo, undo
from planner.workspace.workspace import Workspace


@pytest.fixture
def pair(workspace: Workspace) -> tuple[str, str]:
    """The municipality, and once more under another name."""
    other = editing.add(workspace, "stakeholders", {"name": "Muni Amatitlán", "roles": "Convoca"})
    editing.add(workspace, "ties", {"source": other.id, "type": "apoya", "target": "Foro de Desarrollo"})
    (found,) = find_duplicates(workspace.plan)
    assert {found.one, found.other} == {other.id, editing.find(workspace.plan, "stakeholders", "MA").id}
    return editing.find(workspace.plan, "stakeholders", "MA").id, other.id


def test_a_merge_is_one_step_and_comes_back_as_one(workspace: Workspace, pair: tuple[str, str]) -> None:
    before = workspace.plan
    merge(workspace, *pair)
    after = workspace.plan
    assert find_duplicates(after) == []
    assert editing.find(after, "stakeholders", "Muni Amatitlán").id == pair[0]
    undo(workspace)
    assert workspace.plan == before
    redo(workspace)
    assert workspace.plan == after
    assert disagreements(workspace) == []


def test_what_is_no_pair_is_refused(workspace: Workspace, pair: tuple[str, str]) -> None:
    with pytest.raises(OneActorTwice):
        merge(workspace, pair[0], pair[0])
    merge(workspace, *pair)
    with pytest.raises(NotInThePlan):
        tell_apart(workspace, *pair)
    with pytest.raises(NotInThePlan):
        merge(workspace, pair[1], editing.find(workspace.plan, "stakeholders", "Foro de Desarrollo").id)


def test_those_told_apart_are_not_proposed_again(workspace: Workspace, pair: tuple[str, str]) -> None:
    before = workspace.plan
    tell_apart(workspace, *pair, "Una es la finca")
    assert find_duplicates(workspace.plan) == []
    undo(workspace)
    assert workspace.plan == before


def test_a_late_register_says_it_of_the_one_that_stayed(
    workspace: Workspace, pair: tuple[str, str], tmp_path: Path
) -> None:
    files = dump(workspace, tmp_path / "fuera", Audience.SHAREABLE)
    merge(workspace, *pair)
    file = next(path for path in files if "Muni Amatitlán" in path.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("type: supports", "type: funds"), encoding="utf-8")
    assert read_registers(files, workspace.plan)
    registers.load(workspace, registers.prepare(workspace, files, "file"))
    (tie,) = workspace.plan.ties.values()
    assert (tie.source, tie.type) == (pair[0], "funds")


def test_what_a_late_copy_says_of_it_moves_with_one_more_merge(
    workspace: Workspace, pair: tuple[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "copia.plan"
    shutil.copyfile(workspace.path, path)
    with open_plan(path, author="Mesa 2") as other:
        editing.add(other, "ties", {"source": pair[1], "type": "informa", "target": "Foro de Desarrollo"})
    merge(workspace, *pair)
    meet(workspace, read_other(workspace, path), {})
    assert {tie.source for tie in workspace.plan.ties.values()} == set(pair)
    merge(workspace, *pair)
    assert {tie.source for tie in workspace.plan.ties.values()} == {pair[0]}
    assert disagreements(workspace) == []

"""Two copies of a plan of which one was purged become one without the purged values coming back, in either order."""

import shutil
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.workspace.backups import back_up, list_backups
from planner.workspace.editing import set_leaves
from planner.workspace.merging import merge, read_other
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.purge.copies import PurgedThere, purge_like
from planner.workspace.purge.purging import Wish, purge
from planner.workspace.repair.examine import disagreements

NAME = "Juan Pérez Ixcot"


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies; the first was purged of a name, the second went on with it."""
    first, second = tmp_path / "uno.plan", tmp_path / "dos.plan"
    with new_plan(first, title="Foro") as workspace:
        workspace.commit([
            create("stakeholders", "S1", {"name.es": "Cocode", "contact": f"Con {NAME}", f"aliases[{NAME}]": "yes",
                                          "aliases[Comité]": "yes"}),
            create("stakeholders", "S2", {"name.es": NAME, "kind": "person"}),
        ])  # fmt: skip
    shutil.copy(first, second)
    with open_plan(second, author="Mesa 2") as workspace:
        set_leaves(workspace, "stakeholders", "S1", {"contact": f"Con {NAME}, 5555", "acronym": "CC"})
        set_leaves(workspace, "stakeholders", "S2", {"contact": "5555-1234"})
        back_up(workspace, "made")
    purge(first, Wish(texts=(NAME,), records=(("stakeholders", "S2"),)))
    return first, second


def take_in(path: Path, other: Path) -> None:
    with open_plan(path, author="Mesa 1") as workspace:
        merging = read_other(workspace, other)
        merge(workspace, merging, merging.taking("mine"))
        assert disagreements(workspace) == []


def test_the_purged_copy_takes_the_other_in_without_what_was_purged(copies: tuple[Path, Path]) -> None:
    first, second = copies
    take_in(first, second)
    assert NAME.encode() not in first.read_bytes()
    assert b"5555" not in first.read_bytes()
    with open_plan(first) as workspace:
        assert workspace.plan.stakeholders.body("S1") == {
            "name.es": "Cocode", "contact": "Con […]", "acronym": "CC", "aliases[Comité]": "yes",
        }  # fmt: skip
        revision = workspace.revision
    take_in(first, second)
    with open_plan(first) as workspace:
        assert workspace.revision == revision


def test_the_other_copy_is_purged_first_and_then_both_are_one(copies: tuple[Path, Path]) -> None:
    first, second = copies
    with open_plan(second) as workspace, pytest.raises(PurgedThere, match="purge --from"):
        read_other(workspace, first)
    assert len(purge_like(second, first)) == 3
    for file in (second, *(backup.file for backup in list_backups(second))):
        assert NAME.encode() not in file.read_bytes()
        with open_plan(file) as workspace:
            assert disagreements(workspace) == []
    take_in(second, first)
    take_in(first, second)
    with open_plan(first) as one, open_plan(second) as other:
        assert one.plan == other.plan
        assert one.plan.stakeholders.body("S1") == {
            "name.es": "Cocode", "contact": "Con […]", "acronym": "CC", "aliases[Comité]": "yes",
        }  # fmt: skip
        assert "S2" not in one.plan.stakeholders

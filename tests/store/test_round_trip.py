"""What goes into a file comes out of it, whatever a plan holds and whichever version wrote it."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from planner.changes.applying import difference
from planner.changes.change import Change
from planner.model import upgrades
from planner.model.plan import Plan
from planner.model.record import Body
from planner.store import encoding
from planner.store.errors import NewerPlan, PlanDamaged
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from tests.model.sound_plans import sound_plans


@settings(max_examples=25)
@given(sound_plans(), sound_plans())
def test_a_plan_read_back_is_the_plan_that_was_saved(first: Plan, second: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "foro.plan"
        with new_plan(path, title="Foro") as workspace:
            began = workspace.plan
            workspace.commit(difference(workspace.plan, first))
            workspace.commit(difference(first, second))
            assert workspace.plan == second
            assert disagreements(workspace) == []
        with open_plan(path) as again:
            assert again.plan == second
            assert again.past(2) == first or first == began
            assert again.past(1) == began


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro") as workspace:
        workspace.commit([Change("stakeholders", "A", None, None, {"name.es": "Foro"})])
        workspace.commit([Change("stakeholders", "A", "acronym", None, "F")])
    return path


def spoil(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_records_that_a_newer_version_wrote_are_refused_in_words(path: Path) -> None:
    spoil(path, "UPDATE record SET model = 2 WHERE id = 'A'")
    with pytest.raises(NewerPlan, match="versión más reciente"):
        open_plan(path)


def test_a_newer_version_at_work_on_the_same_file_is_noticed(path: Path) -> None:
    with open_plan(path) as workspace, open_plan(path) as newer:
        newer.commit([Change("stakeholders", "A", "acronym", "F", "FF")])
        spoil(path, "UPDATE change_set SET model = 2 WHERE revision = 4")
        with pytest.raises(NewerPlan):
            workspace.follow()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE record SET body = '{' WHERE id = 'A'", "UPDATE change_set SET changes = '[' WHERE revision = 3"],
)
def test_what_cannot_be_read_is_said_to_be_damaged(path: Path, statement: str) -> None:
    spoil(path, statement)
    with pytest.raises(PlanDamaged, match="dañado"), open_plan(path) as workspace:
        workspace.past(0)


def test_what_an_older_version_wrote_is_lifted_in_records_and_in_the_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the next version of the model called the acronym of an actor its note."""

    def renamed(collection: str, body: Body) -> Body:
        return {"note" if (collection, leaf) == ("stakeholders", "acronym") else leaf: t for leaf, t in body.items()}

    monkeypatch.setattr(upgrades, "UPGRADES", (renamed,))
    for module in (upgrades, encoding):
        monkeypatch.setattr(module, "MODEL_VERSION", 2)
    with open_plan(path) as workspace:
        assert workspace.plan.stakeholders["A"].note == "F"
        assert workspace.past(2).stakeholders["A"].note is None
        (entry,) = workspace.file.newest(1)
        assert entry.changes == (Change("stakeholders", "A", "note", None, "F"),)
        assert workspace.past(0) == Plan()

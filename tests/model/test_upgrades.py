"""Whatever an earlier version of the model left behind is read by today's, and nothing of it is lost."""

import dataclasses
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

import pytest

import planner.formats.registers.reading
import planner.formats.workbook.reading.base
import planner.store.joining
import planner.store.rewriting
from planner.formats.registers import changes_for, read_registers
from planner.formats.workbook.reading.opening import open_book
from planner.model import upgrades
from planner.model.fields import About, Account, Audience, Date, Id, Line, Title
from planner.model.monitoring import Report
from planner.model.plan import Plan
from planner.model.record import Body, Record
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.values import NO_WORDS
from planner.model.workshops import Workshop
from planner.workspace.backups import list_backups
from planner.workspace.editing import set_leaves
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace
from tests.model.versions.make import FOLDER, PLAN, REGISTERS, WORKBOOK, folder_of, make

VERSIONS = sorted(int(folder.name) for folder in FOLDER.iterdir() if folder.name.isdecimal())


@pytest.fixture(params=VERSIONS)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what a version left behind."""
    return Path(shutil.copytree(folder_of(request.param), tmp_path / str(request.param)))


def test_every_version_left_its_files() -> None:
    assert list(range(1, MODEL_VERSION + 1)) == VERSIONS


def test_the_files_of_this_version_can_be_made_anew(tmp_path: Path) -> None:
    make(tmp_path / "anew")
    with open_plan(tmp_path / "anew" / PLAN) as made, open_plan(folder_of(MODEL_VERSION) / PLAN) as kept:
        assert made.plan == kept.plan
        assert [entry.changes for entry in made.file.journal()] == [entry.changes for entry in kept.file.journal()]


def test_a_plan_of_any_version_opens_with_its_whole_history(files: Path) -> None:
    with open_plan(files / PLAN) as workspace:
        assert disagreements(workspace) == []
        assert all(workspace.plan.table(name) for name in RECORD_TYPES)
        for revision in range(workspace.revision):
            workspace.past(revision)


def test_registers_of_any_version_say_what_their_plan_says(files: Path, tmp_path: Path) -> None:
    with open_plan(files / PLAN) as workspace, loaded(files, tmp_path) as other:
        assert bodies(other.plan) == bodies(workspace.plan)


def test_a_mailed_workbook_of_any_version_still_has_its_base(files: Path) -> None:
    with open_plan(files / PLAN) as workspace:
        same_as_exported(files, workspace.plan)


def loaded(files: Path, folder: Path) -> Workspace:
    workspace = new_plan(folder / "otro.plan")
    reading = read_registers(sorted((files / REGISTERS).rglob("*.yaml")), workspace.plan)
    workspace.commit(changes_for(reading, workspace.plan))
    return workspace


UNSAID = {"exports", "position"}
"""What registers and workbooks do not carry."""


def bodies(plan: Plan) -> dict[str, dict[str, Body]]:
    """The records by collection and id, without what only the plan file keeps."""
    return {
        name: {
            id: {leaf: text for leaf, text in body.items() if leaf.partition("[")[0] not in UNSAID}
            for id, body in table.bodies.items()
        }
        for name, table in plan.tables()
        if table and name != "plan"
    }


def same_as_exported(files: Path, plan: Plan) -> None:
    base = planner.formats.workbook.reading.base.read_base(open_book(files / WORKBOOK))
    assert base.plan is not None, base.reason
    expected = bodies(plan)
    exported = bodies(base.plan)
    assert set(exported) >= {"stakeholders", "ties", "items", "assignments", "indicators", "observations", "reports"}
    assert exported == {name: expected[name] for name in exported}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterWorkshop(Record):
    """A workshop of a version to come, in which the venue has another name."""

    collection: ClassVar[str] = "workshops"
    letter: ClassVar[str] = "W"

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    date: Annotated[Date | None, About(en="Date", es="Fecha")] = None
    meeting_place: Annotated[Line | None, About(en="Meeting place", es="Lugar de reunión")] = None
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    purpose: Annotated[Account, About(en="Purpose", es="Propósito")] = NO_WORDS
    minutes: Annotated[Account, About(en="Minutes", es="Acta", audience=Audience.INTERNAL)] = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterReport(Report):
    """A report of a version to come, in which the photographs are parted from the other evidence."""

    photographs: Annotated[Line | None, About(en="Photographs", es="Fotografías")] = None


def to_later(collection: str, body: Body) -> Body:
    """The step to that version: one field gets another name, one leaf becomes two."""
    lifted = dict(body)
    if collection == "workshops" and "venue" in lifted:
        lifted["meeting_place"] = lifted.pop("venue")
    if collection == "reports" and "; " in lifted.get("evidence", ""):
        lifted["evidence"], lifted["photographs"] = lifted["evidence"].split("; ", 1)
    return lifted


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> int:
    """The program of a version to come: two record types have changed, and one step leads there."""
    version = MODEL_VERSION + 1
    for name, module in list(sys.modules.items()):
        if name.startswith("planner.") and hasattr(module, "MODEL_VERSION"):
            monkeypatch.setattr(module, "MODEL_VERSION", version)
    venue = {"workshops": {"venue": Workshop.fields()["venue"]}}
    monkeypatch.setattr(upgrades, "UPGRADES", (*upgrades.UPGRADES, to_later))
    monkeypatch.setattr(upgrades, "RETIRED", (*upgrades.RETIRED, venue))
    monkeypatch.setitem(RECORD_TYPES, "workshops", LaterWorkshop)
    monkeypatch.setitem(RECORD_TYPES, "reports", LaterReport)
    for cache in ("_known_leaves", "_known_limits", "_known_required"):
        monkeypatch.setattr(f"planner.model.invariants.{cache}", {})
    return version


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A copy of what today's version leaves behind."""
    return Path(shutil.copytree(folder_of(MODEL_VERSION), tmp_path / "left"))


WORKSHOP = {"title.es": "Taller 1", "date": "2026-02-14", "meeting_place": "Parque central"}


def test_a_plan_is_lifted_with_its_history(left: Path, later: int) -> None:
    with open_plan(left / PLAN) as workspace:
        assert disagreements(workspace) == []
        assert workspace.plan.table("workshops").body("WS") == WORKSHOP
        report = workspace.plan.table("reports").body("RE")
        assert report is not None
        assert (report["evidence"], report["photographs"]) == ("Acta 5", "fotografías")
        first = workspace.past(2).table("reports").body("RE")
        assert first is not None
        assert (first["evidence"], first["photographs"]) == ("Acta 4", "fotografías")
        assert workspace.past(2).table("workshops")["WS"].body()["meeting_place"] == "Salón municipal"


def test_the_first_edit_keeps_the_older_file_and_raises_the_mark(left: Path, later: int) -> None:
    before = (left / PLAN).read_bytes()
    with open_plan(left / PLAN, author="Mesa 1") as workspace:
        assert (workspace.file.model, list_backups(left / PLAN)) == (later - 1, [])
        set_leaves(workspace, "workshops", "WS", {"meeting_place": "Casa de la cultura"})
        set_leaves(workspace, "workshops", "WS", {"meeting_place": "Iglesia"})
        assert workspace.file.model == later
        assert disagreements(workspace) == []
    (backup,) = list_backups(left / PLAN)
    assert backup.why == "upgrade"
    assert backup.file.read_bytes()[100:] == before[100:]
    with open_plan(left / PLAN) as workspace:
        assert workspace.file.model == later
        assert workspace.plan.table("workshops").body("WS") == {**WORKSHOP, "meeting_place": "Iglesia"}


def test_registers_are_lifted_also_fields_that_have_another_name_now(left: Path, later: int, tmp_path: Path) -> None:
    with open_plan(left / PLAN) as workspace, loaded(left, tmp_path) as other:
        assert other.plan.table("workshops").body("WS") == WORKSHOP
        assert bodies(other.plan) == bodies(workspace.plan)


def test_a_mailed_workbook_is_lifted(left: Path, later: int) -> None:
    with open_plan(left / PLAN) as workspace:
        same_as_exported(left, workspace.plan)


def test_the_later_types_differ_from_todays() -> None:
    assert {field.name for field in dataclasses.fields(LaterWorkshop)} ^ {
        field.name for field in dataclasses.fields(Workshop)
    } == {"venue", "meeting_place"}

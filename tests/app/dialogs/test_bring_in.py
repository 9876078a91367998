"""Importing from the app: a folder of workbooks, a table of one's own, another copy; and a backup put back."""

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, plan, press, until
from tests.app.small_plan import CLINIC, FIRST, HOUSE, RADIO, small_plan
from tests.app.snapshot import settled, text_of
from textual.pilot import Pilot
from textual.widgets import Button, Input

from planner.app.importing.columns import MappingDialog
from planner.app.plans.backups import BackupsDialog, RestoreDialog
from planner.app.review.apply_dialog import CameDialog
from planner.app.review.decisions import Standing
from planner.app.review.screen import ReviewScreen
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.formats.output.writing import Cancelled, Progress
from planner.model.fields import Audience
from planner.workspace.editing import set_leaves
from planner.workspace.exporting.exports import export_workbook
from planner.workspace.importing.arrival import Arrival
from planner.workspace.importing.files import NothingToImport
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace

TABLE = """\
Organización;Siglas;Color favorito
Albergue San Juan;ASJ;rojo
Centro de Salud;CSV;azul
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_plan(tmp_path / "foro.plan", small_plan())


def came_back(plan_path: Path, folder: Path) -> None:
    """A workbook in which a title was changed and a name was emptied, mailed twice, and a file that is none."""
    folder.mkdir()
    with open_plan(plan_path, author="Mesa 1") as workspace:
        export_workbook(workspace, folder / "salud.xlsx", audience=Audience.INTERNAL, language="es")
    book = load_workbook(folder / "salud.xlsx")
    for sheet, before, after in (
        ("Plan de acción", "Abrir una ventanilla", "Abrir dos ventanillas"),
        ("Actores", "Radio La Voz", None),
    ):
        for row in book[sheet].iter_rows():
            for cell in row:
                if cell.value == before:
                    cell.value = after
    book.save(folder / "salud.xlsx")
    shutil.copy(folder / "salud.xlsx", folder / "salud otra vez.xlsx")
    (folder / "roto.xlsx").write_bytes(b"PK")


async def read(pilot: Pilot[None], key: str, typed: str) -> None:
    await press(pilot, key)
    pilot.app.screen.query_one("#files", Input).value = typed
    await press(pilot, "enter")


def review_of(pilot: Pilot[None]) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


async def apply(pilot: Pilot[None]) -> None:
    await press(pilot, "ctrl+s")
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CameDialog))


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
async def test_a_folder_is_reported_on_then_reviewed_and_what_waits_can_be_decided_in_excel(path: Path) -> None:
    came_back(path, path.parent / "vuelven")
    async with app_over(path) as pilot:
        await read(pilot, "f7", "vuelven")
        told = pilot.app.screen.query_one(Lines).plain
        assert "Es el mismo archivo" in told
        assert "roto.xlsx" in told
        assert "1 entra solo · 1 por decidir" in told
        await press(pilot, "enter")
        counts = review_of(pilot).deciding.counts()
        assert (counts[Standing.COMES_IN], counts[Standing.OPEN]) == (1, 1)
        await press(pilot, "e")
        await until(pilot, (path.parent / "vuelven" / "revision.xlsx").exists)
        await apply(pilot)
        assert plan(pilot).items[FIRST].title.es == "Abrir dos ventanillas"
        assert plan(pilot).stakeholders[RADIO].name.es == "Radio La Voz"


async def test_a_file_that_cannot_be_read_is_said_in_one_sentence(path: Path) -> None:
    (path.parent / "roto.xlsx").write_bytes(b"PK")
    async with app_over(path) as pilot:
        await read(pilot, "f7", "roto.xlsx")
        assert "roto.xlsx" in pilot.app.screen.query_one(Lines).plain
        assert pilot.app.screen.query_one("#go", Button).disabled


async def test_reading_can_be_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()

    def slowly(_workspace: Workspace, _paths: Sequence[Path], progress: Progress, cancelled: Cancelled) -> Arrival:
        progress(0.5, "salud.xlsx")
        asked.wait(30)
        assert cancelled()
        raise NothingToImport(Path("vuelven"))

    monkeypatch.setattr("planner.app.importing.files.arrive", slowly)
    async with app_over(path) as pilot:
        await pilot.press("f7")
        pilot.app.screen.query_one("#files", Input).value = "vuelven"
        await pilot.press("enter")
        await until(pilot, lambda: "Leyendo… salud.xlsx" in text_of(pilot))
        await pilot.press("escape")
        asked.set()
        await settled(pilot)
        assert "Se detuvo: no se leyó nada." in text_of(pilot)


async def test_a_table_is_asked_what_its_columns_mean_and_says_nothing_new_the_second_time(path: Path) -> None:
    (path.parent / "tabla.csv").write_text(TABLE, encoding="utf-8")
    async with app_over(path) as pilot:
        await read(pilot, "f7", "tabla.csv")
        dialog = pilot.app.screen
        assert isinstance(dialog, MappingDialog)
        assert dialog.mapping is not None
        assert dict(dialog.mapping.fields) == {"Organización": "name.es", "Siglas": "acronym", "Color favorito": None}
        await press(pilot, "down", "down", "enter", *"nota", "enter")
        assert dialog.mapping.fields["Color favorito"] == "note"
        await press(pilot, "delete")
        assert dialog.mapping.fields["Color favorito"] is None
        await press(pilot, "ctrl+s")
        await apply(pilot)
        assert plan(pilot).stakeholders[CLINIC].acronym == "CSV"
        assert "ASJ" in {actor.acronym for actor in plan(pilot).stakeholders.values()}
        await press(pilot, "escape")
        await read(pilot, "f7", "tabla.csv")
        await press(pilot, "ctrl+s")
        assert "nada cambia" in text_of(pilot)


async def test_copies_become_one_once_every_question_is_answered_and_a_backup_is_put_back(path: Path) -> None:
    shutil.copy(path, path.parent / "copia.plan")
    with open_plan(path.parent / "copia.plan", author="Mesa 2") as other:
        set_leaves(other, "items", FIRST, {"end": "2026-09"})
        set_leaves(other, "stakeholders", HOUSE, {"acronym": "CDM"})
    with open_plan(path, author="Mesa 1") as here:
        set_leaves(here, "items", FIRST, {"end": "2026-11"})
    async with app_over(path, opening=lambda: open_plan(path, author="Mesa 1")) as pilot:
        before = plan(pilot)
        await read(pilot, "f8", "copia.plan")
        assert "Mesa 2: 2 cambios" in pilot.app.screen.query_one(Lines).plain
        await press(pilot, "enter", "ctrl+s")
        assert "Antes hay que responder 1 pregunta" in text_of(pilot)
        assert pilot.app.screen.query_one("#apply", Button).disabled
        await press(pilot, "escape", "a")
        await apply(pilot)
        assert plan(pilot).items.bodies[FIRST]["end"] == "2026-09"
        assert plan(pilot).stakeholders[HOUSE].acronym == "CDM"
        await press(pilot, "escape", "f10")
        assert isinstance(pilot.app.screen, BackupsDialog)
        assert "antes de unir copias" in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RestoreDialog)
        await press(pilot, "tab", "enter")
        await until(pilot, lambda: app_of(pilot).screen is app_of(pilot).main)
        await settled(pilot)
        assert plan(pilot) == before


async def test_another_plan_is_no_copy_and_that_is_said(path: Path) -> None:
    new_plan(path.parent / "otro.plan", title="Otro", author="Mesa 9").close()
    async with app_over(path) as pilot:
        await read(pilot, "f8", "otro.plan")
        assert "otro.plan" in pilot.app.screen.query_one(Lines).plain
        assert pilot.app.screen.query_one("#go", Button).disabled


async def test_making_a_backup_lists_it(path: Path) -> None:
    async with app_over(path) as pilot:
        await press(pilot, "f10")
        assert pilot.app.screen.query_one(RegisterTable).rows == []
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: bool(pilot.app.screen.query_one(RegisterTable).rows))
        assert "a pedido" in text_of(pilot)

"""The export dialog: what is written and where, which edition, how it is stopped, and what is said when it fails."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, hide_views, plan, press, says, until
from tests.app.small_plan import HOUSE, MUNI, small_plan
from tests.app.snapshot import Compare, settled, text_of
from textual.pilot import Pilot
from textual.widgets import Button, Input

from planner.app.exporting.export import ExportDialog
from planner.app.widgets.pick_one import PickOne
from planner.i18n import Language
from planner.workspace.exporting import exports
from planner.workspace.opening import open_plan

SECRET = "Dicho en confianza"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = small_plan()
    rows["stakeholders"][HOUSE] |= {"note": SECRET}
    return write_plan(tmp_path / "foro.plan", rows)


def target(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#target", Input).value


async def open_dialog(pilot: Pilot[None], what: str = "map", edition: str = "shareable") -> None:
    await press(pilot, "f3")
    names = [option.value for option in pilot.app.screen.query_one("#what", PickOne).options]
    await press(pilot, *["down"] * names.index(what))
    if edition == "internal":
        await press(pilot, "tab", "right")


async def test_the_map_is_written_where_it_says_and_counted(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        assert target(pilot) == "foro-map.html"
        await press(pilot, "ctrl+s")
        assert says(pilot, "outcome") == "Escrito: foro-map.html\nExportación n.º 1 de este plan."
        page = (path.parent / "foro-map.html").read_text(encoding="utf-8")
        assert "Casa del Migrante" in page
        assert SECRET not in page


async def test_what_is_left_out_is_counted_beforehand(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        assert says(pilot, "edition-words").endswith("Nota interna (1).")


async def test_an_internal_edition_says_so_and_never_takes_the_name_of_the_shareable_one(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot, "workbook", "internal")
        assert "INTERNA" in says(pilot, "edition-words")
        assert target(pilot) == "foro-action-plan-internal.xlsx"
        await press(pilot, "ctrl+s")
        assert (path.parent / "foro-action-plan-internal.xlsx").stat().st_size > 0


async def test_registers_and_json_hold_the_edition_that_was_asked_for(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot, "registers")
        assert target(pilot) == "foro-registers"
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        await open_dialog(pilot, "json", "internal")
        await press(pilot, "ctrl+s")
    folder = path.parent / "foro-registers"
    assert SECRET not in "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml"))
    document = json.loads((path.parent / "foro-internal.json").read_text(encoding="utf-8"))
    assert SECRET in json.dumps(document, ensure_ascii=False)


async def test_a_copy_to_pass_on_has_no_history_and_is_never_written_over_a_file(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot, "copy")
        assert "ni historial" in says(pilot, "edition-words")
        await press(pilot, "ctrl+s")
        with open_plan(path.parent / "foro-copy.plan") as copy:
            assert copy.revision == 1
            assert copy.plan.stakeholders[MUNI].name.es == "Municipalidad de Villa Clara"
        await press(pilot, "ctrl+s")
        assert says(pilot, "outcome").startswith("Ya ")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nada/mapa.html", "La carpeta nada no existe"),
        ("carpeta.html", "carpeta.html es una carpeta"),
        ("", "Primero hay que decir adónde va."),
        ("x" * 300 + ".html", "nombre"),
    ],
)
async def test_what_cannot_be_written_is_said_in_one_sentence_in_the_dialog(
    path: Path, typed: str, sentence: str
) -> None:
    (path.parent / "carpeta.html").mkdir()
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        pilot.app.screen.query_one("#target", Input).value = typed
        await press(pilot, "ctrl+s")
        assert sentence in says(pilot, "outcome")
        assert isinstance(pilot.app.screen, ExportDialog)


def held_up(begun: threading.Event) -> Callable[..., Any]:
    """An export that waits to be stopped before it goes on."""
    write = exports.EXPORTS["map"]

    def export(*arguments: Any) -> Any:
        *_others, progress, cancelled = arguments
        progress(0.25, "…")
        begun.set()
        waited = threading.Event()
        while not cancelled():
            waited.wait(0.005)
        return write(*arguments)

    return export


async def test_an_export_that_is_cancelled_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()
    monkeypatch.setitem(exports.EXPORTS, "map", held_up(begun))
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        before = sorted(path.parent.iterdir())
        await pilot.press("ctrl+s")
        await until(pilot, begun.is_set)
        await until(pilot, lambda: str(pilot.app.screen.query_one("#export", Button).label) == "Cancelar")
        await pilot.press("escape")
        await settled(pilot)
        assert says(pilot, "outcome") == "Se canceló la exportación; no se escribió ningún archivo."
        assert sorted(path.parent.iterdir()) == before
        await press(pilot, "escape")
        assert pilot.app.screen is app_of(pilot).main


async def test_what_was_written_is_opened_with_one_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app_over(path) as pilot:
        addresses: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", addresses.append)
        await open_dialog(pilot)
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")
        assert addresses == [(path.parent / "foro-map.html").as_uri()]


async def test_a_folder_that_was_typed_is_kept_for_another_kind(path: Path) -> None:
    (path.parent / "para enviar").mkdir()
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        pilot.app.screen.query_one("#target", Input).value = "para enviar/mapa.html"
        await press(pilot, "down")
        assert Path(target(pilot)) == Path("para enviar/foro-action-plan.xlsx")


async def test_a_file_that_is_there_is_replaced_only_after_it_was_said(path: Path) -> None:
    (path.parent / "foro-map.html").write_text("lo anterior")
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        assert says(pilot, "target-words") == "Ya hay un archivo con ese nombre: se reemplazará."
        assert plan(pilot).sheet.title.es == "Plan de Villa Clara"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_dialog_looks_as_it_did(
    path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with app_over(path, size=size, language=language) as pilot:
        await open_dialog(pilot)
        hide_views(pilot)
        await snapshot(pilot, f"export-{language}-{size[0]}x{size[1]}")


async def test_the_mouse_chooses_too(path: Path) -> None:
    async with app_over(path) as pilot:
        await open_dialog(pilot)
        lines = text_of(pilot).splitlines()
        y = next(number for number, line in enumerate(lines) if "Documento JSON" in line)
        await pilot.click(offset=(lines[y].index("Documento"), y))
        await settled(pilot)
        lines = text_of(pilot).splitlines()
        y = next(number for number, line in enumerate(lines) if "Interna" in line)
        await pilot.click(offset=(lines[y].index("Interna"), y))
        await settled(pilot)
        assert target(pilot) == "foro-internal.json"

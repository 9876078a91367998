"""Loading a register: foretold in words, done as one change, taken back by one undo; errors name file, line and key."""

from pathlib import Path

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, hide_views, plan, press
from tests.app.small_plan import small_plan
from tests.app.snapshot import Compare, settled, text_of
from textual.pilot import Pilot
from textual.widgets import Button, Input

from planner.app.importing.registers import LoadDialog, files_of
from planner.app.review.screen import ReviewScreen
from planner.app.widgets.lines import Lines
from planner.i18n import Language

GOOD = """\
planner: 1
register: vecinos

stakeholders:
  albergue:
    name: {es: Albergue San Juan}
    acronym: ASJ
    kind: organisation
  clinica:
    name: {es: Clínica Móvil}
    kind: organisation

ties:
  - {source: albergue, type: coordinates, target: clinica}
"""
BAD = GOOD.replace("kind: organisation", "kind: organizasion").replace("acronym", "acronim")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vecinos.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "malo.yaml").write_text(BAD, encoding="utf-8")
    return write_plan(tmp_path / "foro.plan", small_plan())


async def check(pilot: Pilot[None], typed: str) -> str:
    await press(pilot, "f5")
    pilot.app.screen.query_one("#files", Input).value = typed
    await press(pilot, "enter")
    return str(pilot.app.screen.query_one(Lines).plain)


async def test_what_would_change_is_told_and_nothing_is_taken_in(path: Path) -> None:
    async with app_over(path) as pilot:
        before = plan(pilot)
        said = await check(pilot, "vecinos.yaml")
        assert "Se agregan: 2 actores, 1 relación" in said
        assert "Se agrega actor: Albergue San Juan" in said
        assert "Se agrega relación: ASJ coordina con Clínica Móvil" in said
        assert plan(pilot) == before


async def test_it_is_loaded_as_one_change_and_one_undo_takes_it_back(path: Path) -> None:
    async with app_over(path) as pilot:
        before = plan(pilot)
        await check(pilot, "vecinos.yaml")
        await press(pilot, "enter")
        assert pilot.app.screen is app_of(pilot).main
        assert {"ASJ"} <= {actor.acronym for actor in plan(pilot).stakeholders.values()}
        assert "Deshacer (ctrl+z) lo revierte todo." in text_of(pilot)
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


async def test_errors_name_file_line_key_and_remedy_and_nothing_can_be_loaded(path: Path) -> None:
    async with app_over(path) as pilot:
        said = " ".join((await check(pilot, "malo.yaml")).split())
        assert "No se cargó nada" in said
        assert "malo.yaml, línea 7, en «acronim»" in said
        assert "«acronym»" in said
        assert "«organizasion»" in said
        assert pilot.app.screen.query_one("#load", Button).disabled
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, LoadDialog)


async def test_a_file_that_is_not_there_is_said(path: Path) -> None:
    async with app_over(path) as pilot:
        assert "nadie.yaml" in await check(pilot, "nadie.yaml")


async def test_what_the_plan_says_already_changes_nothing(path: Path) -> None:
    async with app_over(path) as pilot:
        await check(pilot, "vecinos.yaml")
        await press(pilot, "enter")
        assert "nada cambia" in await check(pilot, "vecinos.yaml")
        assert pilot.app.screen.query_one("#load", Button).disabled


async def test_what_must_be_decided_leads_to_the_review(path: Path) -> None:
    async with app_over(path) as pilot:
        await check(pilot, "vecinos.yaml")
        await press(pilot, "enter")
        before = plan(pilot)
        (path.parent / "vecinos.yaml").write_text(GOOD.replace("Clínica Móvil", "Otra Clínica"), encoding="utf-8")
        said = await check(pilot, "vecinos.yaml")
        assert "1 espera una decisión" in said
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert plan(pilot) == before


async def test_another_path_has_to_be_checked_again(path: Path) -> None:
    async with app_over(path) as pilot:
        await check(pilot, "vecinos.yaml")
        pilot.app.screen.query_one("#files", Input).value = "malo.yaml"
        await settled(pilot)
        assert pilot.app.screen.query_one("#load", Button).disabled


async def test_a_file_is_found_by_looking_for_it(path: Path) -> None:
    (path.parent / "carpeta").mkdir()
    (path.parent / "vecinos.yaml").rename(path.parent / "carpeta" / "vecinos.yaml")
    async with app_over(path) as pilot:
        await press(pilot, "f5", "ctrl+o")
        await press(pilot, *"carp", "enter")
        await press(pilot, *"vec", "enter")
        assert pilot.app.screen.query_one("#files", Input).value == str(Path("carpeta/vecinos.yaml"))
        assert "Se agregan: 2 actores" in pilot.app.screen.query_one(Lines).plain


def test_a_folder_stands_for_its_registers_and_several_are_parted_by_semicolons(path: Path) -> None:
    folder = path.parent
    assert files_of(str(folder)) == [folder / "malo.yaml", folder / "vecinos.yaml"]
    assert files_of(f"'{folder / 'vecinos.yaml'}' ; otro.yaml") == [folder / "vecinos.yaml", Path("otro.yaml")]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_dialog_looks_as_it_did(
    path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with app_over(path, size=size, language=language) as pilot:
        await check(pilot, "vecinos.yaml")
        hide_views(pilot)
        await snapshot(pilot, f"load-{language}-{size[0]}x{size[1]}")

"""Opening another plan, making a new one, and the sentence when that cannot be done."""

from pathlib import Path

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, hide_views, plan, press, says
from tests.app.small_plan import TOWN, actor, id_of, small_plan
from tests.app.snapshot import Compare, text_of
from textual.pilot import Pilot
from textual.widgets import Input

from planner.app.network.view import NetworkView
from planner.app.plans.from_model import ModelDialog
from planner.app.plans.opening import OpenDialog
from planner.app.session import Saved
from planner.app.widgets.choice_field import SetField
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import Language

LONELY = id_of("sola")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = small_plan()
    write_plan(
        tmp_path / "otro.plan",
        {
            "plan": {"PLAN": {"title.es": "Plan de al lado"}},
            "territories": rows["territories"],
            "stakeholders": {LONELY: actor("Asociación Sola", "civil_society", territory=TOWN)},
        },
    )
    return write_plan(tmp_path / "foro.plan", rows)


async def ask(pilot: Pilot[None], what: int, file: str = "") -> None:
    await press(pilot, "ctrl+o", *["down"] * what)
    if file:
        pilot.app.screen.query_one("#file", Input).value = file
    await press(pilot, "ctrl+s")


async def test_another_plan_is_shown_in_place_of_this_one(path: Path) -> None:
    async with app_over(path) as pilot:
        await press(pilot, "5")
        await press(pilot, "1")
        await ask(pilot, 0, "otro.plan")
        assert pilot.app.screen is app_of(pilot).main
        assert set(plan(pilot).stakeholders) == {LONELY}
        assert pilot.app.query_one(RegisterTable).rows == [LONELY]
        assert "Plan de al lado" in text_of(pilot)
        await press(pilot, "n", *"Nuevo", "enter")
        assert len(plan(pilot).stakeholders) == 2
        assert app_of(pilot).session.saved is Saved.SAVED


async def test_a_new_plan_is_made_empty_with_its_title(path: Path) -> None:
    async with app_over(path) as pilot:
        await press(pilot, "ctrl+o", "down")
        pilot.app.screen.query_one("#file", Input).value = "municipio"
        pilot.app.screen.query_one("#title", Input).value = "Estrategia de Villa Nueva"
        await press(pilot, "ctrl+s")
        assert plan(pilot).sheet.title.es == "Estrategia de Villa Nueva"
        assert len(plan(pilot).stakeholders) == 0
        assert (path.parent / "municipio.plan").is_file()


async def test_the_exercise_is_offered_and_says_that_it_is_invented(path: Path) -> None:
    async with app_over(path) as pilot:
        await ask(pilot, 2)
        assert (path.parent / "practica.plan").is_file()
        assert "FICTICIO" in text_of(pilot)
        assert len(plan(pilot).stakeholders) > 30


@pytest.mark.parametrize(
    ("what", "file", "sentence"),
    [
        (0, "nada.plan", "No hay ningún plan en nada.plan"),
        (0, "notas.txt", "notas.txt no es un archivo de plan"),
        (1, "otro.plan", "un archivo en otro.plan"),
        (0, "", "Primero hay que decir qué archivo."),
    ],
)
async def test_what_cannot_be_opened_is_said_in_the_dialog_and_the_plan_stays(
    path: Path, what: int, file: str, sentence: str
) -> None:
    (path.parent / "notas.txt").write_text("una lista de nombres", encoding="utf-8")
    async with app_over(path) as pilot:
        before = plan(pilot)
        await ask(pilot, what, file)
        assert isinstance(pilot.app.screen, OpenDialog)
        assert sentence in says(pilot, "opening-words")
        await press(pilot, "escape")
        assert plan(pilot) == before
        assert pilot.app.query(NetworkView)


async def test_a_plan_can_be_opened_after_the_first_one_could_not(path: Path) -> None:
    async with app_over(path.parent / "nada.plan") as pilot:
        assert "nada.plan" in text_of(pilot)
        await ask(pilot, 0, "foro.plan")
        assert pilot.app.query(NetworkView)
        assert "Guardado" in text_of(pilot)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_dialog_looks_as_it_did(
    path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with app_over(path, size=size, language=language) as pilot:
        await press(pilot, "ctrl+o", "down")
        hide_views(pilot)
        await snapshot(pilot, f"opening-{language}-{size[0]}x{size[1]}")


async def test_a_plan_is_made_with_the_structure_of_the_open_one(path: Path) -> None:
    async with app_over(path) as pilot:
        strategy = next(iter(plan(pilot).strategies.values()))
        await ask(pilot, 4, "palin.plan")
        screen = pilot.app.screen
        assert isinstance(screen, ModelDialog)
        screen.query_one("#strategies", SetField).show_value(strategy.id)
        await press(pilot, "ctrl+s")
        assert "para qué municipio" in says(pilot, "opening-words")
        await press(pilot, *"Palín", "ctrl+s")
        assert app_of(pilot).session.workspace is not None
        assert (path.parent / "palin.plan").is_file()
        assert not plan(pilot).stakeholders
        assert [link.target for link in plan(pilot).links.values() if link.type == "replicates"] == [strategy.id]

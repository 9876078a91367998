"""The frame: what is said before the plan is open, keys, languages, undo, search, problems, and narrow windows."""

import asyncio
from pathlib import Path

import pytest
from tests.app.conftest import Running, opened, write_plan
from tests.app.small_plan import COOP, HOUSE, MUNI, SCHOOL, hostile_plan, small_plan
from tests.app.snapshot import settled, text_of
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from planner.app.application import PlannerApp
from planner.app.frame.help import HelpDialog, page
from planner.app.frame.palette import PlannerCommands
from planner.app.frame.problems import ProblemsDialog
from planner.app.frame.search import SearchDialog
from planner.app.network.view import NetworkView
from planner.app.session import Saved
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import PlannerError, set_language
from planner.workspace.editing import set_leaves
from planner.workspace.opening import open_plan
from planner.workspace.settings import Settings
from planner.workspace.workspace import Workspace


def app_of(pilot: Pilot[None]) -> PlannerApp:
    assert isinstance(pilot.app, PlannerApp)
    return pilot.app


async def type_words(pilot: Pilot[None], words: str) -> None:
    for char in words:
        await pilot.press("space" if char == " " else char)
    await settled(pilot)


async def test_the_frame_stands_before_the_plan_is_open(tmp_path: Path) -> None:
    path = write_plan(tmp_path / "prueba.plan", small_plan())
    may_open = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly() -> Workspace:
        asyncio.run_coroutine_threadsafe(may_open.wait(), loop).result()
        return opened(path)

    app = PlannerApp(slowly, Settings(language="es"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        screen = text_of(pilot)
        assert "Red" in screen
        assert "Abriendo…" in screen
        assert not app.query(NetworkView)
        may_open.set()
        await settled(pilot)
        assert "Guardado" in text_of(pilot)
        assert app.query(NetworkView)


class Broken(PlannerError):
    def __init__(self) -> None:
        super().__init__("El archivo está dañado.")


async def test_a_plan_that_cannot_be_opened_is_said_in_one_sentence() -> None:
    def fails() -> Workspace:
        raise Broken

    async with PlannerApp(fails, Settings(language="es")).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert "El archivo está dañado." in text_of(pilot)
        assert "Sin abrir" in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_everything_stands_in_its_place_at_every_size(running: Running, size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        lines = text_of(pilot).splitlines()
        assert len(lines) == size[1]
        assert "Planner" in lines[0]
        assert "FICTICIO" in lines[0]
        assert "Guardado" in lines[-2]
        assert "Mesa 1" in lines[-2]
        assert "Ayuda" in lines[-1]


async def test_a_window_of_forty_columns_gets_one_clear_sentence(running: Running) -> None:
    async with running(size=(40, 20)) as pilot:
        words = " ".join(text_of(pilot).split())
        assert words == "Esta ventana es demasiado angosta para trabajar: se necesitan al menos 60 columnas de ancho."


async def test_the_key_of_a_view_pressed_twice_at_once_shows_it_once(running: Running) -> None:
    async with running(small_plan()) as pilot:
        main = app_of(pilot).main
        main.action_show("strategy")
        main.action_show("strategy")
        await settled(pilot)
        assert main.view is not None
        assert main.view.id == "strategy"


async def test_the_language_is_switched_while_it_runs(running: Running) -> None:
    async with running() as pilot:
        assert app_of(pilot).query_one(NetworkView).jump_to("stakeholders", SCHOOL)
        await pilot.press("f6")
        await settled(pilot)
        screen = text_of(pilot)
        for words in ("Network", "Saved", "Quick entry", "FICTITIOUS", "Name", "Help"):
            assert words in screen
        assert app_of(pilot).query_one(NetworkView).chosen == SCHOOL
        await pilot.press("f6")
        await settled(pilot)
        assert "Entrada rápida" in text_of(pilot)


async def test_search_finds_by_any_name_and_goes_there(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash")
        await type_words(pilot, "alcaldia")
        assert isinstance(pilot.app.screen, SearchDialog)
        await pilot.press("enter")
        await settled(pilot)
        assert app_of(pilot).query_one(NetworkView).chosen == MUNI


async def test_a_slash_in_a_text_is_a_slash(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f", "slash")
        assert pilot.app.query_one("#register-filter", Input).value == "/"


async def test_undo_and_redo_reach_any_edit_and_say_what_they_did(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.session.write(lambda workspace: set_leaves(workspace, "stakeholders", COOP, {"acronym": "CEP"}))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert app.session.plan is not None
        assert app.session.plan.stakeholders[COOP].acronym is None
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert app.session.plan.stakeholders[COOP].acronym == "CEP"


async def test_nothing_to_undo_is_said(running: Running) -> None:
    async with running({}) as pilot:
        for _key in range(4):
            await pilot.press("ctrl+z")
            await settled(pilot)
        assert app_of(pilot).session.saved is Saved.REFUSED
        assert any("deshacer" in toast.message for toast in app_of(pilot)._notifications)


async def test_what_another_process_commits_is_shown_without_reopening(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        assert app.session.workspace is not None
        with open_plan(app.session.workspace.path, author="Mesa 2") as other:
            set_leaves(other, "stakeholders", HOUSE, {"name.es": "Casa del Peregrino"})
        await app.session.follow()
        await settled(pilot)
        assert "Casa del Peregrino" in text_of(pilot)


async def test_every_command_is_in_the_palette_in_the_readers_language(running: Running) -> None:
    async with running() as pilot:
        commands = PlannerCommands(pilot.app.screen)
        names = {command.name for command in commands.commands()}
        assert {
            "Entrada rápida", "Nuevo actor", "Red completa", "Ir a: Estrategia", "Tema: Proyección", "Ayuda", "Salir",
            "Deshacer", "Rehacer", "Ajustes", "Exportar", "Pendientes", "Guardar una imagen de la pantalla",
        } <= names  # fmt: skip
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press("escape")
        set_language("en")
        assert "Add actor" in {command.name for command in commands.commands()}


async def test_help_explains_the_view_in_both_languages(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpDialog)
        assert "Red de actores" in text_of(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, HelpDialog)
    for name in ("network", "everywhere"):
        set_language("en")
        english = page(name)
        set_language("es")
        assert page(name) != english != ""


async def test_problems_are_counted_and_lead_to_their_record(running: Running) -> None:
    rows = small_plan()
    rows["stakeholders"][COOP]["acronym"] = "MUNI"
    async with running(rows) as pilot:
        app = app_of(pilot)
        app.check_problems()
        await settled(pilot)
        assert app.session.problems
        assert f"{len(app.session.problems)} pendiente" in text_of(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert isinstance(app.screen, ProblemsDialog)
        first = next(problem for problem in app.session.problems if problem.collection == "stakeholders")
        number = [problem.id for problem in app.session.problems].index(first.id)
        app.screen.query_one("#choices", OptionList).highlighted = number
        await pilot.press("enter")
        await settled(pilot)
        assert app.query_one(NetworkView).chosen == first.id


async def test_many_problems_are_counted_by_kind_until_a_kind_is_taken(running: Running) -> None:
    rows = small_plan()
    rows["stakeholders"] |= {f"LONE{n:022}": {"name.es": f"Solo {n}", "sector": "public"} for n in range(80)}
    async with running(rows, size=(100, 40)) as pilot:
        app = app_of(pilot)
        app.check_problems()
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        dialog = app.screen
        assert isinstance(dialog, ProblemsDialog)
        choices = dialog.query_one("#choices", OptionList)
        kinds = [str(choices.get_option_at_index(at).prompt) for at in range(choices.option_count)]
        at = next(at for at, kind in enumerate(kinds) if "Actores sin relaciones (8" in kind)
        choices.highlighted = at
        await pilot.press("enter")
        await settled(pilot)
        assert dialog.typed == "Actores sin relaciones"
        assert "no tiene relación con nadie" in str(choices.get_option_at_index(0).prompt)
        await pilot.press("enter")
        await settled(pilot)
        isolated = {problem.id for problem in app.session.problems if problem.code == "isolated"}
        assert app.query_one(NetworkView).chosen in isolated


async def test_themes_are_chosen_and_shown_at_once(running: Running) -> None:
    async with running() as pilot:
        for theme in ("planner-light", "planner-projection", "planner-dark"):
            app_of(pilot).choose(theme=theme)
            await settled(pilot)
            assert pilot.app.theme == theme
            assert pilot.app.query_one(RegisterTable).rows


@pytest.mark.parametrize("plain", [False, True])
async def test_text_of_people_is_never_markup(running: Running, plain: bool) -> None:
    async with running(hostile_plan(), size=(150, 40), plain=plain) as pilot:
        assert "[ong] Agua" in text_of(pilot)
        for key in ("d", "down", "escape", "w", "w", "e", "escape", "slash"):
            await pilot.press(key)
            await settled(pilot)
        await type_words(pilot, "mesa")
        assert "Mesa [/x] cuenca" in text_of(pilot)
        await pilot.press("escape")
        for key in ("t", "escape", "delete", "escape", "F", "escape", "f4", "escape", "f1", "escape"):
            await pilot.press(key)
            await settled(pilot)
        app_of(pilot).notify("Mesa [/x]", markup=False)
        await settled(pilot)
        assert pilot.app.is_running


async def test_nothing_said_by_a_widget_is_parsed_as_markup(running: Running) -> None:
    async with running(hostile_plan()) as pilot:
        await pilot.press("e")
        await settled(pilot)
        assert all(not said._render_markup for said in pilot.app.screen.query(Static))

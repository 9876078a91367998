"""Going back to a point: shown first in words, done only when confirmed, and itself undone with one key."""

from pathlib import Path

import pytest
from tests.app.history.story import app_of, history_of, plan, press, sets, story, view
from tests.app.small_plan import MUNI, RADIO, SCHOOL
from tests.app.snapshot import settled, text_of
from textual.widgets import Button

from planner.app.frame.undo import KeptDialog
from planner.app.history.revert_dialog import GoingBackDialog
from planner.workspace import editing
from planner.workspace.opening import open_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return story(tmp_path / "foro.plan")


async def test_what_would_change_is_shown_before_it_is_done(path: Path) -> None:
    async with history_of(path) as pilot:
        before = plan(pilot)
        await press(pilot, "down", "down", "u")
        assert isinstance(pilot.app.screen, GoingBackDialog)
        screen = text_of(pilot)
        assert "Se agregan: 1 actor, 1 relación" in screen
        assert "Cambian: 1 actor" in screen
        assert "Se agrega actor: Radio La Voz" in screen
        assert "«MVC» a «MUNI»" in screen
        assert plan(pilot) == before


async def test_it_is_done_when_confirmed_and_one_undo_takes_it_back(path: Path) -> None:
    async with history_of(path) as pilot:
        before = plan(pilot)
        await press(pilot, "down", "down", "u", "enter")
        assert plan(pilot).stakeholders[MUNI].acronym == "MUNI"
        assert RADIO in plan(pilot).stakeholders
        assert sets(pilot)[0].origin == "back"
        assert "El plan está como el" in text_of(pilot)
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


@pytest.mark.parametrize("key", ["escape", "right"])
async def test_leaving_changes_nothing(path: Path, key: str) -> None:
    async with history_of(path) as pilot:
        before = plan(pilot)
        await press(pilot, "down", "down", "u")
        if key == "escape":
            await press(pilot, "escape")
        else:
            await press(pilot, "tab", "enter")
        assert plan(pilot) == before
        assert app_of(pilot).screen is app_of(pilot).main


async def test_at_the_newest_point_nothing_would_change(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "u")
        assert "nada cambiaría" in text_of(pilot)
        assert pilot.app.screen.query_one("#go-back", Button).disabled


async def test_the_preview_follows_what_others_do_meanwhile(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "u")
        with open_plan(path, author="Otra computadora") as other:
            editing.set_leaves(other, "stakeholders", SCHOOL, {"acronym": "NUEVA"})
        await app_of(pilot).session.follow()
        await settled(pilot)
        assert "«NUEVA»" in text_of(pilot)
        assert not pilot.app.screen.query_one("#go-back", Button).disabled


async def test_what_an_undo_leaves_because_others_changed_it_is_told_in_words(path: Path) -> None:
    async with history_of(path) as pilot:
        app_of(pilot).session.write(
            lambda workspace: editing.set_leaves(
                workspace, "stakeholders", SCHOOL, {"acronym": "MIA", "email": None, "roles.es": "Capacita"}
            )
        )
        await settled(pilot)
        with open_plan(path, author="Otra computadora") as other:
            editing.set_leaves(other, "stakeholders", SCHOOL, {"acronym": "SUYA"})
        await app_of(pilot).session.follow()
        await press(pilot, "ctrl+z")
        assert isinstance(pilot.app.screen, KeptDialog)
        screen = text_of(pilot)
        assert "alguien lo cambió después" in screen
        assert "«MIA»" in screen
        assert "ahora dice «SUYA»" in " ".join(screen.split())
        assert plan(pilot).stakeholders[SCHOOL].acronym == "SUYA"
        assert plan(pilot).stakeholders[SCHOOL].roles.es is None
        await press(pilot, "escape")
        assert view(pilot).sets.entry is not None

"""Whose work it is: asked once, before the first change that would be nobody's, and never the computer's account."""

from pathlib import Path

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, plan, press, until, write
from tests.app.small_plan import small_plan
from tests.app.snapshot import settled, text_of

from planner.app.dialogs.authors import AuthorChooser
from planner.workspace.opening import open_plan
from planner.workspace.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "foro.plan", small_plan())


def nameless(path: Path) -> Workspace:
    return open_plan(path, author="")


def last_authors(path: Path) -> list[str]:
    with open_plan(path) as workspace:
        return [entry.author for entry in workspace.file.newest(2)]


async def test_the_first_change_asks_and_carries_the_answer(path: Path, tmp_path: Path) -> None:
    async with app_over(path, opening=lambda: nameless(path), settings_file=tmp_path / "s.json") as pilot:
        await press(pilot, "n")
        await write(pilot, "Radio Uno")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthorChooser))
        assert "¿Quién trabaja?" in text_of(pilot)
        assert not any(actor.name.es == "Radio Uno" for actor in plan(pilot).stakeholders.values())
        await write(pilot, "Mesa 2")
        await press(pilot, "enter")
        assert any(actor.name.es == "Radio Uno" for actor in plan(pilot).stakeholders.values())
        assert app_of(pilot).settings.author == "Mesa 2"
        await press(pilot, "ctrl+z")
        assert not any(actor.name.es == "Radio Uno" for actor in plan(pilot).stakeholders.values())
    assert last_authors(path) == ["Mesa 2", "Mesa 2"]


@pytest.mark.parametrize("skip", [("escape",), ("end", "enter")])
async def test_one_may_go_on_without_a_name_and_is_not_asked_again(path: Path, skip: tuple[str, ...]) -> None:
    async with app_over(path, opening=lambda: nameless(path)) as pilot:
        await press(pilot, "n")
        await write(pilot, "Radio Uno")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthorChooser))
        if skip == ("escape",):
            await press(pilot, "escape")
        else:
            await press(pilot, *"sin nombre".replace(" ", ""), *["backspace"] * 9, "pagedown", "enter")
        await write(pilot, "Radio Dos")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, AuthorChooser)
        names = {actor.name.es for actor in plan(pilot).stakeholders.values()}
        assert {"Radio Uno", "Radio Dos"} <= names
    assert last_authors(path) == ["", ""]


async def test_undo_and_the_live_map_ask_nothing(path: Path) -> None:
    async with app_over(path, opening=lambda: nameless(path)) as pilot:
        await press(pilot, "ctrl+z")
        await settled(pilot)
        assert pilot.app.screen is app_of(pilot).main
        assert "No queda nada suyo por deshacer" in text_of(pilot) or "deshacer" in text_of(pilot)

"""Whose work it is: asked once, when a plan is opened, and never the computer's account."""

from pathlib import Path

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, plan, press, until, write
from tests.app.small_plan import small_plan
from tests.app.snapshot import settled, text_of

from planner.app.plans.settings import AuthorChooser
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


async def test_opening_asks_once_and_every_change_carries_the_answer(path: Path, tmp_path: Path) -> None:
    async with app_over(path, opening=lambda: nameless(path), settings_file=tmp_path / "s.json") as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthorChooser))
        assert "¿Quién trabaja?" in text_of(pilot)
        await write(pilot, "Mesa 2")
        await press(pilot, "enter", "n")
        await write(pilot, "Radio Uno")
        await press(pilot, "enter")
        assert any(actor.name.es == "Radio Uno" for actor in plan(pilot).stakeholders.values())
        assert app_of(pilot).settings.author == "Mesa 2"
        await press(pilot, "escape", "ctrl+z")
        assert not any(actor.name.es == "Radio Uno" for actor in plan(pilot).stakeholders.values())
    assert last_authors(path) == ["Mesa 2", "Mesa 2"]


@pytest.mark.parametrize("skip", ["escape", "choice"])
async def test_one_may_go_on_without_a_name_and_is_not_asked_again(path: Path, skip: str) -> None:
    async with app_over(path, opening=lambda: nameless(path)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthorChooser))
        if skip == "escape":
            await press(pilot, "escape")
        else:
            await press(pilot, "pagedown", "enter")
        await press(pilot, "n")
        await write(pilot, "Radio Dos")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, AuthorChooser)
        assert any(actor.name.es == "Radio Dos" for actor in plan(pilot).stakeholders.values())
    assert last_authors(path)[0] == ""


async def test_who_is_known_or_cannot_write_is_not_asked(path: Path) -> None:
    async with app_over(path) as pilot:
        await settled(pilot)
        assert pilot.app.screen is app_of(pilot).main

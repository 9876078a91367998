"""Moving items about: among their siblings, to another level, out of the plan and back."""

import pytest
from textual.pilot import Pilot

from planner.model.tree import parent_of
from tests.app.conftest import Running
from tests.app.small_plan import STRATEGY
from tests.app.snapshot import text_of
from tests.app.strategy.sample import AXIS, GUIDE, JOBS, LEAD, LINK, OTHER_AXIS, REPORT, TARGET, WINDOW, tree_plan
from tests.app.strategy.using import open_view, plan, press, titles, tree


@pytest.mark.parametrize("key", ["ctrl+up", "shift+up"])
async def test_an_item_goes_up_and_down_among_its_siblings(running: Running, key: str) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, key)
        assert titles(pilot, AXIS) == ["Guía de bolsillo", "Abrir una ventanilla"]
        assert tree(pilot).chosen == GUIDE
        await press(pilot, key)
        assert titles(pilot, AXIS) == ["Guía de bolsillo", "Abrir una ventanilla"]
        await press(pilot, key.replace("up", "down"))
        assert titles(pilot, AXIS) == ["Abrir una ventanilla", "Guía de bolsillo"]


async def test_promoting_puts_an_item_after_the_one_it_belonged_to(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "less_than_sign")
        assert titles(pilot, STRATEGY) == ["Llegar bien", "Abrir una ventanilla", "Trabajar con dignidad"]
        assert plan(pilot).items[WINDOW].level == "axis"
        await press(pilot, "ctrl+left")
        assert parent_of(plan(pilot), WINDOW) == STRATEGY


async def test_demoting_puts_an_item_under_the_one_before_it(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, "greater_than_sign")
        assert parent_of(plan(pilot), GUIDE) == WINDOW
        assert plan(pilot).items[GUIDE].level == "activity"
        assert tree(pilot).chosen == GUIDE
        await press(pilot, "ctrl+right")
        assert parent_of(plan(pilot), GUIDE) == WINDOW


async def test_a_branch_moves_with_all_it_holds_and_its_levels(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, OTHER_AXIS)
        await press(pilot, "ctrl+right")
        assert parent_of(plan(pilot), OTHER_AXIS) == AXIS
        assert plan(pilot).items[JOBS].level == "activity"
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


async def test_what_hangs_on_an_item_is_listed_before_it_is_removed(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, AXIS)
        await press(pilot, "delete")
        said = text_of(pilot)
        for part in ("Llegar bien", "Abrir una ventanilla", "Personas atendidas"):
            assert part in said
        await press(pilot, "enter")
        assert titles(pilot, STRATEGY) == ["Trabajar con dignidad"]
        for name, id in (("assignments", LEAD), ("observations", TARGET), ("reports", REPORT), ("links", LINK)):
            assert id not in plan(pilot).table(name)
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


async def test_a_removal_can_be_left(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, AXIS)
        await press(pilot, "delete", "escape")
        assert plan(pilot) == before


async def test_a_whole_strategy_is_removed_and_another_one_shown(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot)
        await press(pilot, "home", "delete", "enter")
        assert STRATEGY not in plan(pilot).strategies
        assert "Migración ordenada" in text_of(pilot)
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


@pytest.mark.parametrize("command", ["Subir", "Bajar", "Un nivel más arriba", "Un nivel más abajo"])
async def test_every_move_is_a_command_too(running: Running, command: str) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        names = await commands(pilot)
        assert command in names


async def commands(pilot: Pilot[None]) -> set[str]:
    """The names of the commands in the palette."""
    from planner.app.frame.palette import PlannerCommands

    return {command.name for command in PlannerCommands(pilot.app.screen).commands()}

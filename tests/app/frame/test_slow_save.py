"""While a save takes long one works on: the cursor goes to what was made only where nobody moved it meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.app.conftest import Running
from tests.app.small_plan import MUNI
from tests.app.snapshot import settled
from tests.app.strategy.sample import AXIS, GUIDE, JOBS, OTHER_AXIS, WINDOW, tree_plan
from tests.app.strategy.using import open_view, plan, press, titles, to_line, tree, view, words
from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.app.network.entry_line import EntryLine
from planner.app.network.view import NetworkView
from planner.app.widgets.lines import Lines


@contextmanager
def slow_disk(pilot: Pilot[None]) -> Iterator[None]:
    """Lets nothing be saved before the end of the block."""
    assert isinstance(pilot.app, PlannerApp)
    released = threading.Event()
    pilot.app.session.write(lambda _workspace: released.wait(30))
    try:
        yield
    finally:
        released.set()


async def test_a_cursor_moved_during_a_slow_save_stays_where_it_is(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        with slow_disk(pilot):
            await pilot.press("greater_than_sign", "shift+down", "end")
            assert titles(pilot, AXIS) == ["Abrir una ventanilla", "Guía de bolsillo"]
            assert tree(pilot).chosen == JOBS
        await settled(pilot)
        assert titles(pilot, AXIS) == ["Guía de bolsillo", "Abrir una ventanilla"]
        assert tree(pilot).chosen == JOBS


@pytest.mark.parametrize("moves", [("home",), ("down",), ("e",)])
async def test_a_named_item_takes_no_cursor_along_that_went_on(running: Running, moves: tuple[str, ...]) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        with slow_disk(pilot):
            await pilot.press("a", *"Mapa", "enter", "escape", *moves)
            before = tree(pilot).chosen
        await settled(pilot)
        assert titles(pilot, AXIS)[-1] == "Mapa"
        assert tree(pilot).chosen == before


async def test_the_cursor_follows_to_the_last_of_several_items_named_meanwhile(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        with slow_disk(pilot):
            await pilot.press("a", *"Uno", "enter", *"Dos", "enter", "escape")
            assert tree(pilot).chosen == GUIDE
        await settled(pilot)
        assert titles(pilot, AXIS)[-2:] == ["Uno", "Dos"]
        assert plan(pilot).items[tree(pilot).chosen or ""].title.es == "Dos"


async def test_a_lead_given_slowly_is_pointed_at_unless_one_reads_on(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, OTHER_AXIS)
        lines = view(pilot).query_one(Lines)
        await press(pilot, "l")
        for role, read_on in (("responsable", False), ("apoyo", True)):
            await to_line(pilot, f"+ Agregar {role}")
            await words(pilot, "Casa")
            with slow_disk(pilot):
                await pilot.press("enter", *(("home", "down") if read_on else ()))
                before = lines.place
            await settled(pilot)
            assert (lines.place == before) is read_on


@pytest.mark.parametrize("moves", [False, True])
async def test_an_actor_entered_slowly_is_chosen_unless_another_one_is(running: Running, moves: bool) -> None:
    async with running() as pilot:
        network = pilot.app.query_one(NetworkView)
        with slow_disk(pilot):
            network.query_one(EntryLine).focus()
            await pilot.press(*"Zapateros", "enter", "escape")
            if moves:
                network.jump_to("stakeholders", MUNI)
            before = network.chosen
        await settled(pilot)
        assert (network.chosen == before) is moves

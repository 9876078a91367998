"""The register of actors: what it shows, how it is sorted and filtered, and what a key costs."""

import time
from collections.abc import Callable

from tests.app.conftest import Running
from tests.app.small_plan import COOP, FORUM, HOUSE, MUNI, SCHOOL, many_actors, small_plan
from tests.app.snapshot import settled, text_of
from textual.pilot import Pilot
from textual.widgets import Input

from planner.app.application import PlannerApp
from planner.app.network.register import Filter, Register
from planner.app.network.view import NetworkView
from planner.app.widgets.register_table import RegisterTable
from planner.model.plan import Plan


def table(pilot: Pilot[None]) -> RegisterTable:
    return pilot.app.query_one(RegisterTable)


async def type_words(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*("space" if char == " " else char for char in words))


async def test_it_shows_every_actor_in_the_order_of_a_spanish_dictionary(running: Running) -> None:
    async with running() as pilot:
        names = [Plan.of_bodies(small_plan()).stakeholders[row].name.es or "" for row in table(pilot).rows]
        assert names[:3] == ["Casa del Migrante", "Centro de Salud", "Cooperativa El Progreso"]
        assert len(names) == 10


async def test_typing_narrows_it_by_any_name_without_accents(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f")
        await type_words(pilot, "alcaldia")
        await settled(pilot)
        assert table(pilot).rows == [MUNI]
        await pilot.press("ctrl+u")
        await type_words(pilot, "nandu tecnico")
        assert table(pilot).rows == [SCHOOL]
        assert "1 de 10" in text_of(pilot)


async def test_enter_in_the_filter_leads_back_to_the_rows(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f", "c", "d", "m", "enter")
        assert table(pilot).has_focus
        assert table(pilot).row == HOUSE


async def test_a_facet_is_chosen_by_keys_and_taken_off_with_a_click(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("F")
        await type_words(pilot, "sector")
        await pilot.press("enter")
        await type_words(pilot, "privado")
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert table(pilot).rows == [COOP]
        assert "Sector: Privado" in text_of(pilot)
        await pilot.click("#facets", offset=(18, 0))
        await settled(pilot)
        assert len(table(pilot).rows) == 10


async def test_members_of_a_mechanism_can_be_shown(running: Running) -> None:
    async with running() as pilot:
        view = pilot.app.query_one(NetworkView)
        assert view.pane.register is not None
        passing = view.pane.register.passing(Filter().choosing("mechanism", {FORUM}))
        assert set(passing) == {MUNI, HOUSE, SCHOOL}


async def test_columns_sort_by_key_and_by_heading(running: Running) -> None:
    async with running(size=(140, 40)) as pilot:
        await pilot.press("s")
        assert table(pilot).sorted_by == "acronym"
        first_name = table(pilot).rows
        await pilot.click("#register", offset=(3, 0))
        assert table(pilot).sorted_by == "name"
        await pilot.click("#register", offset=(3, 0))
        assert table(pilot).downwards
        assert table(pilot).rows != first_name


async def test_the_cursor_stays_on_its_actor_when_the_order_changes(running: Running) -> None:
    async with running() as pilot:
        assert table(pilot).go_to(SCHOOL)
        await pilot.press("s", "s")
        assert table(pilot).row == SCHOOL


async def test_a_bridge_is_said_in_words(running: Running) -> None:
    async with running(size=(160, 40)) as pilot:
        assert "puente" in text_of(pilot)


def processor_time(work: Callable[[], object], rounds: int) -> float:
    begin = time.process_time()
    for _round in range(rounds):
        work()
    return time.process_time() - begin


def test_filtering_two_thousand_rows_takes_far_less_than_a_keystroke() -> None:
    register = Register(Plan.of_bodies(many_actors(2_000)))
    register.passing(Filter("actor"))
    rounds = 20
    assert processor_time(lambda: register.passing(Filter("numero 19")), rounds) / rounds < 0.05
    assert len(register.passing(Filter("numero 1999"))) == 1


async def test_the_filter_line_keeps_its_digits_to_itself(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f", "2", "3")
        assert pilot.app.query_one("#register-filter", Input).value == "23"
        assert isinstance(pilot.app, PlannerApp)
        assert pilot.app.main.shown == "network"

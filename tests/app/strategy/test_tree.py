"""The tree: what it shows of each item, how one moves in it, and that it stays as quick when it is long."""

import pytest
from textual.pilot import Pilot

from planner.app.strategy.detail import DetailPane
from planner.app.strategy.sections import SectionBar
from planner.app.widgets.lines import Lines
from tests.app.conftest import Running
from tests.app.small_plan import SCHOOL, STRATEGY, id_of
from tests.app.snapshot import settled, text_of
from tests.app.strategy.sample import (
    AXIS,
    FRAMEWORK,
    GOAL,
    GUIDE,
    INDICATOR,
    JOBS,
    LEAD,
    OTHER_AXIS,
    TARGET,
    WINDOW,
    tree_plan,
)
from tests.app.strategy.using import lines, open_view, press, rested, titles, tree, view, words


def line_of(pilot: Pilot[None], title: str) -> str:
    return next(line for line in text_of(pilot).splitlines() if title in line)


async def test_a_line_says_status_lead_dates_progress_and_lateness(running: Running) -> None:
    async with running(tree_plan(), size=(200, 50)) as pilot:
        await open_view(pilot)
        line = line_of(pilot, "Abrir una ventanilla")
        for said in ("1.1", "◔ Limitado", "MUNI", "sep 2025", "15/02/26", "40 %", "! Atrasada"):
            assert said in line
        assert "T4 2026" in line_of(pilot, "Guía de bolsillo")
        assert "GT-7" in line_of(pilot, "Bolsa de empleo")
        assert "20 %" in line_of(pilot, "1 Llegar bien")


async def test_at_eighty_columns_status_lead_end_and_progress_are_still_there(running: Running) -> None:
    async with running(tree_plan(), size=(80, 24), language="en") as pilot:
        await open_view(pilot)
        line = line_of(pilot, "Open a window")
        for said in ("1.1", "◔ Limited", "MUNI", "!15/02/26", "40 %"):
            assert said in line


async def test_left_and_right_fold_and_lead_up_and_down(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "left")
        assert tree(pilot).chosen == AXIS
        await press(pilot, "left")
        assert "Guía de bolsillo" not in text_of(pilot)
        await press(pilot, "right", "right")
        assert tree(pilot).chosen == WINDOW
        await press(pilot, "left", "space")
        assert "Guía de bolsillo" not in text_of(pilot)


async def test_everything_folds_and_unfolds(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        await press(pilot, "minus")
        assert tree(pilot).chosen == OTHER_AXIS
        assert len(tree(pilot).shown) == 3
        await press(pilot, "plus")
        assert len(tree(pilot).shown) == 6


async def test_the_filter_finds_titles_and_leads_without_accents(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "f")
        await words(pilot, "guia")
        assert [tree(pilot).line_at(place).id for place in range(3)] == [STRATEGY, AXIS, GUIDE]  # type: ignore[union-attr]
        await press(pilot, "escape")
        assert len(tree(pilot).shown) == 6
        await press(pilot, "f")
        await words(pilot, "muni")
        assert "Abrir una ventanilla" in text_of(pilot)
        assert "Bolsa de empleo" not in text_of(pilot)
        await words(pilot, "zzz")
        assert "Nada coincide con el filtro." in text_of(pilot)


@pytest.mark.parametrize(("typed", "found"), [("1.2", GUIDE), ("2", OTHER_AXIS), ("gt", JOBS)])
async def test_a_number_or_code_leads_to_its_item(running: Running, typed: str, found: str) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "g")
        await words(pilot, typed)
        await press(pilot, "enter")
        assert tree(pilot).chosen == found
        assert tree(pilot).has_focus


async def test_another_strategy_is_chosen_from_all_of_them(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "s")
        await words(pilot, "mundi")
        await press(pilot, "enter")
        assert view(pilot).strategy == FRAMEWORK
        assert "10.7 Migración ordenada" in text_of(pilot)


async def test_all_strategies_are_branches_of_one_tree_in_which_every_key_works(running: Running) -> None:
    async with running(tree_plan(), size=(120, 30)) as pilot:
        await open_view(pilot, JOBS)
        await press(pilot, "s")
        await words(pilot, "todas")
        await press(pilot, "enter")
        assert [tree(pilot).outline.lines[each].id for each in tree(pilot).shown] == [STRATEGY, FRAMEWORK]  # type: ignore[union-attr]
        assert tree(pilot).chosen == STRATEGY
        assert "Todas las estrategias" in text_of(pilot)
        assert "10 %" in line_of(pilot, "▸ EM Estrategia")
        await press(pilot, "right")
        assert "Llegar bien" in text_of(pilot)
        assert view(pilot).jump_to("items", GOAL)
        await press(pilot, "a")
        await words(pilot, "Otra meta")
        await press(pilot, "enter", "escape")
        assert titles(pilot, FRAMEWORK) == ["Migración ordenada", "Otra meta"]
        await press(pilot, "shift+up")
        await press(pilot, "g", "2", "enter")
        assert titles(pilot, FRAMEWORK) == ["Otra meta", "Migración ordenada"]
        assert tree(pilot).chosen == GOAL
        await press(pilot, "f6")
        await rested(pilot)
        assert "All strategies" in text_of(pilot)
        assert tree(pilot).chosen == GOAL
        await press(pilot, "minus")
        assert len(tree(pilot).shown) == 2
        view(pilot).show_strategy(FRAMEWORK)
        assert len(tree(pilot).shown) == 3


async def test_a_record_that_hangs_on_an_item_is_shown_in_its_section(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        for collection, id in (("observations", TARGET), ("indicators", INDICATOR)):
            assert view(pilot).jump_to(collection, id)
            assert tree(pilot).chosen == WINDOW
            assert view(pilot).query_one(DetailPane).section.name == "measures"
        assert view(pilot).jump_to("items", GOAL)
        assert view(pilot).strategy == FRAMEWORK
        assert not view(pilot).jump_to("stakeholders", "nobody")


async def test_what_is_folded_chosen_and_filtered_survives_another_language(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        tree(pilot).folded.add(AXIS)
        await press(pilot, "i")
        await press(pilot, "escape", "f6")
        await rested(pilot)
        assert tree(pilot).chosen == JOBS
        assert tree(pilot).folded == {AXIS}
        assert view(pilot).query_one(DetailPane).section.name == "measures"
        assert "Job exchange" in text_of(pilot)


async def test_a_click_chooses_and_a_click_on_the_mark_folds(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await pilot.click("#tree", offset=(20, 3))
        await settled(pilot)
        assert tree(pilot).chosen == WINDOW
        await pilot.click("#tree", offset=(1, 2))
        await settled(pilot)
        assert tree(pilot).folded == {AXIS}


async def test_a_click_leads_to_a_section_and_a_double_click_to_the_form(running: Running) -> None:
    async with running(tree_plan(), size=(160, 40)) as pilot:
        await open_view(pilot)
        bar = next(line for line in text_of(pilot).splitlines() if "l Quién" in line)
        at = bar.index("l Quién") - view(pilot).query_one(SectionBar).region.x
        await pilot.click(SectionBar, offset=(at + 3, 0))
        await settled(pilot)
        assert view(pilot).detail.section.name == "people"
        assert view(pilot).query_one(Lines).has_focus
        await press(pilot, "escape", "e", "escape")
        await pilot.click("#tree", offset=(20, 3), times=2)
        await rested(pilot)
        form = view(pilot).detail.form
        assert form is not None
        assert form.record is not None
        assert form.record.id == WINDOW
        assert form.rows[0].editor.widget.has_focus


async def test_a_new_item_is_seen_though_a_filter_was_on_and_escape_takes_a_filter_off(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "f")
        await words(pilot, "guia")
        await press(pilot, "enter", "end", "a")
        await words(pilot, "Mapa")
        await press(pilot, "enter", "escape")
        assert "1.3 Mapa" in text_of(pilot)
        await press(pilot, "f")
        await words(pilot, "guia")
        await press(pilot, "enter", "escape")
        assert len(tree(pilot).shown) == 7


async def test_a_plan_without_strategies_says_how_to_begin(running: Running) -> None:
    async with running({}) as pilot:
        await open_view(pilot)
        assert "Con N se empieza una." in text_of(pilot)
        await press(pilot, "a", "delete", "r", "N")
        await words(pilot, "Estrategia nueva")
        await press(pilot, "ctrl+s")
        assert "Estrategia nueva" in text_of(pilot)
        await press(pilot, "a")
        await words(pilot, "Primera")
        await press(pilot, "enter", "escape")
        assert "1 Primera" in text_of(pilot)


async def test_a_past_lead_is_no_lead_and_the_axis_hands_its_own_down(running: Running) -> None:
    plan = tree_plan()
    plan["assignments"][LEAD] = {**plan["assignments"][LEAD], "state": "past"}
    plan["assignments"][id_of("resp2")] = {"stakeholder": SCHOOL, "role": "lead", "item": AXIS}
    async with running(plan, size=(200, 50)) as pilot:
        await open_view(pilot, OTHER_AXIS)
        assert "MUNI" not in line_of(pilot, "Abrir una ventanilla")
        assert "(ITÑ)" in line_of(pilot, "Abrir una ventanilla")
        assert " ITÑ " in line_of(pilot, "1 Llegar bien")
        await open_view(pilot, WINDOW)
        await press(pilot, "l")
        now, _heading, past = lines(pilot).partition("Ya no vigente")
        assert "por «Llegar bien»" in now
        assert "MUNI" not in now
        assert "MUNI" in past
        assert "Responsable" in past

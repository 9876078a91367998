"""The timeline as a person uses it: reading bars, moving dates, filters, and its speed with very many lines."""

from textual.pilot import Pilot

from planner.app.timeline.gantt import Gantt
from planner.app.timeline.view import TimelineView
from tests.app.conftest import Running
from tests.app.snapshot import settled, text_of
from tests.app.strategy.sample import AXIS, FRAMEWORK, GUIDE, JOBS, WINDOW, tree_plan
from tests.app.strategy.using import plan, press


def gantt(pilot: Pilot[None]) -> Gantt:
    return pilot.app.screen.query_one(Gantt)


def line_of(pilot: Pilot[None], title: str) -> str:
    return next(line for line in text_of(pilot).splitlines() if title in line)


async def open_timeline(pilot: Pilot[None], item: str | None = None) -> None:
    await press(pilot, "3")
    if item is not None:
        assert gantt(pilot).go_to(item)
        await settled(pilot)


async def test_a_bar_says_status_lateness_and_how_exact_its_dates_are(running: Running) -> None:
    async with running(tree_plan(), size=(80, 24)) as pilot:
        await open_timeline(pilot, WINDOW)
        said = text_of(pilot)
        assert "▒█" in line_of(pilot, "Abrir una ventani")
        assert "◔!" in line_of(pilot, "Abrir una ventani")
        assert "▒]" in line_of(pilot, "Guía de bolsillo")
        assert "sep 2025 – 15/02/26" in said
        assert "2026" in said
        assert all(len(line) <= 80 for line in said.splitlines())


async def test_dates_move_by_keys_as_precise_as_they_are_and_one_undo_takes_a_step_back(running: Running) -> None:
    async with running(tree_plan(), size=(80, 24)) as pilot:
        await open_timeline(pilot, JOBS)
        await press(pilot, "shift+right")
        assert [plan(pilot).items[JOBS].body()[leaf] for leaf in ("start", "end")] == ["2027-03", "2028"]
        await press(pilot, "full_stop", "semicolon")
        assert [plan(pilot).items[JOBS].body()[leaf] for leaf in ("start", "end")] == ["2027-02", "2029"]
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert [plan(pilot).items[JOBS].body()[leaf] for leaf in ("start", "end")] == ["2026-03", "2027"]
        gantt(pilot).go_to(AXIS)
        await press(pilot, "shift+right")
        assert "start" not in plan(pilot).items[AXIS].body()


async def test_what_waits_for_what_is_marked_and_named_below(running: Running) -> None:
    rows = tree_plan()
    rows["links"] = {"L" * 26: {"source": JOBS, "type": "depends_on", "target": WINDOW}}
    async with running(rows, size=(100, 30)) as pilot:
        await open_timeline(pilot, JOBS)
        assert "⇠" in line_of(pilot, "Abrir una ventan")
        assert "espera a: ✓ Abrir una ventanilla" in text_of(pilot)
        gantt(pilot).go_to(WINDOW)
        await settled(pilot)
        assert "la esperan: ✓ GT-7 Bolsa de empleo" in text_of(pilot)


async def test_late_ones_alone_all_strategies_and_back(running: Running) -> None:
    rows = tree_plan()
    rows["strategies"][FRAMEWORK]["kind"] = "project"
    async with running(rows, size=(80, 24)) as pilot:
        await open_timeline(pilot)
        await press(pilot, "l")
        assert "Guía de bolsillo" not in text_of(pilot)
        assert "solo atrasadas" in text_of(pilot)
        await press(pilot, "escape")
        assert "Guía de bolsillo" in text_of(pilot)
        pilot.app.screen.query_one(TimelineView).show_strategy("*")
        await settled(pilot)
        assert "▾ EM Estrategia" in text_of(pilot)
        assert "Objetivos mundiales" in text_of(pilot)


async def test_zoom_and_time_follow_keys_and_enter_opens_the_strategy_view(running: Running) -> None:
    async with running(tree_plan(), size=(80, 24), language="en") as pilot:
        await open_timeline(pilot, GUIDE)
        before = gantt(pilot).axis
        await press(pilot, "plus")
        assert gantt(pilot).axis.days < before.days
        await press(pilot, "right")
        assert gantt(pilot).axis.first > 0
        await press(pilot, "0")
        assert gantt(pilot).axis == before
        await press(pilot, "enter")
        assert "Action · Pocket guide" in text_of(pilot)

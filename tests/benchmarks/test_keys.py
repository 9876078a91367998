"""What a key costs in large views: processor time against the same view when it is small."""

import statistics
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from planner.app.analysis import view as analysis_view
from planner.app.analysis.grid import Grid
from planner.app.application import PlannerApp
from planner.app.strategy.tree import StrategyTree
from planner.app.timeline.gantt import Gantt
from planner.app.widgets.register_table import RegisterTable
from tests.app.analysis.samples import GATE, SIZE, sample
from tests.app.conftest import Rows, Running, running
from tests.app.small_plan import id_of, many_actors, small_plan
from tests.app.snapshot import settled
from tests.app.strategy.sample import many_items
from tests.benchmarks.ratios import report

__all__ = ["running"]

WALK = ("down", "down", "down", "pagedown", "down", "up", "end", "up", "home", "down") * 6
ACROSS = ("down", "right", "right", "pagedown", "end", "left", "home", "up", "right", "down") * 6
ALONG = ("down", "right", "down", "plus", "pagedown", "left", "end", "minus", "home", "down", "right") * 6
WORDS = "numero 19"
TYPING_SHARE = 50 / 360
"""50 ms a key on the machine where a stock table takes 360 ms to fill: said as a share, it holds on any machine."""


@pytest.fixture(autouse=True)
def no_search_for_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once after opening, a thread looks for problems; no key pays for that."""
    monkeypatch.setattr(PlannerApp, "check_problems", lambda _app: None)


async def typing(pilot: Pilot[None], keys: Sequence[str]) -> float:
    """Milliseconds of processor time for a key, in the median over these."""
    costs = []
    for key in keys:
        begin = time.process_time()
        await pilot.press(key)
        costs.append(time.process_time() - begin)
    return statistics.median(costs) * 1_000


async def walking(running: Running, rows: Rows, view: str, widget: type[RegisterTable] | type[StrategyTree]) -> float:
    """What a key costs that walks through a view of these rows."""
    async with running(rows) as pilot:
        await pilot.press(view)
        await settled(pilot)
        assert isinstance(pilot.app.focused, widget)
        await typing(pilot, WALK[:10])
        return await typing(pilot, WALK)


async def test_a_key_in_the_register_of_two_thousand_costs_at_most_twice_one_of_forty(running: Running) -> None:
    small, large = [await walking(running, many_actors(count), "1", RegisterTable) for count in (40, 2_000)]
    report(f"a key in the register of 2,000 ({large:.1f} ms) against 40 ({small:.1f} ms)", large / small, 2)


async def test_a_key_in_the_tree_of_four_thousand_costs_at_most_twice_one_of_forty(running: Running) -> None:
    small, large = [await walking(running, many_items(count), "2", StrategyTree) for count in (40, 4_000)]
    report(f"a key in the tree of 4,000 ({large:.1f} ms) against 40 ({small:.1f} ms)", large / small, 2)


async def along(running: Running, count: int) -> float:
    """What a key costs in a timeline of so many items, each of which waits for the one before it."""
    rows = many_items(count)
    dated = [id for id, body in rows["items"].items() if "end" in body]
    for number, id in enumerate(dated):
        rows["items"][id] |= {"start": f"2025-{number % 12 + 1:02}"}
    rows["links"] = {
        id_of(f"l{number:05}"): {"source": later, "type": "depends_on", "target": sooner}
        for number, (sooner, later) in enumerate(pairwise(dated))
    }
    async with running(rows) as pilot:
        await pilot.press("3")
        await settled(pilot)
        assert isinstance(pilot.app.focused, Gantt)
        await typing(pilot, ALONG[:11])
        return await typing(pilot, ALONG)


async def test_a_key_in_the_timeline_of_four_thousand_costs_at_most_twice_one_of_forty(running: Running) -> None:
    small, large = [await along(running, count) for count in (40, 4_000)]
    report(f"a key in the timeline of 4,000 ({large:.1f} ms) against 40 ({small:.1f} ms)", large / small, 2)


async def crossing(running: Running, monkeypatch: pytest.MonkeyPatch, rows: int) -> float:
    """What a key costs in a table of sixty columns and so many rows."""
    monkeypatch.setattr(analysis_view, "ANALYSES", (sample("first", "strategies"),))
    monkeypatch.setitem(SIZE, "rows", rows)
    GATE.set()
    async with running(small_plan()) as pilot:
        await pilot.press("4")
        await settled(pilot)
        assert isinstance(pilot.app.focused, Grid)
        await typing(pilot, ACROSS[:10])
        return await typing(pilot, ACROSS)


async def test_a_key_in_a_table_of_a_thousand_rows_costs_at_most_twice_one_of_forty(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = [await crossing(running, monkeypatch, count) for count in (40, 1_000)]
    report(
        f"a key in a table of 1,000 rows by 60 columns ({large:.1f} ms) against 40 ({small:.1f} ms)", large / small, 2
    )


async def test_a_key_in_the_filter_of_two_thousand_rows(running: Running) -> None:
    async with running(many_actors(2_000)) as pilot:
        await pilot.press("f")
        await settled(pilot)
        keys = [*WORDS.replace(" ", "\0"), *["backspace"] * len(WORDS)]
        ours = await typing(pilot, [key.replace("\0", "space") for key in keys] * 2)
    stock = await refilling(2_000)
    print(f"\na key in the filter over 2,000 rows: {ours:.1f} ms; refilling a stock table of as many: {stock:.0f} ms")
    report("a key in the filter over 2,000 rows, as a share of that refilling", ours / stock, TYPING_SHARE)


class StockTable(App[None]):
    """A stock table with the columns of the register."""

    def compose(self) -> ComposeResult:
        table: DataTable[str] = DataTable()
        table.add_columns("Nombre", "Sector", "Nivel", "Territorio", "Relaciones", "Tareas")
        yield table


async def refilling(rows: int) -> float:
    """Milliseconds of processor time to fill a stock table anew."""
    cells = [(f"Actor número {n}", "Público", "Municipal", "Villa Clara", "2", "0") for n in range(rows)]
    app, costs = StockTable(), []
    async with app.run_test(size=(120, 36)) as pilot:
        table = app.query_one(DataTable)
        for _round in range(5):
            begin = time.process_time()
            table.clear()
            table.add_rows(cells)
            await pilot.pause()
            costs.append(time.process_time() - begin)
    return statistics.median(costs) * 1_000

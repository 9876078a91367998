"""The analysis view: tabs, limits, tables that scroll, what cells say, and computing that nobody waits for."""

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from planner.analysis.registry import analysis
from planner.app.analysis.chart_pane import ChartPane
from planner.app.analysis.grid import Grid
from planner.app.analysis.view import AnalysisView
from planner.app.application import PlannerApp
from planner.app.network.view import NetworkView
from planner.app.strategy.view import StrategyView
from planner.app.views import VIEWS
from planner.model.plan import Plan
from planner.workspace.editing import set_leaves
from tests.app.analysis.samples import GATE, SIZE, sample
from tests.app.conftest import Running
from tests.app.small_plan import FIRST, MUNI, SCHOOL, STRATEGY, Rows, id_of, small_plan
from tests.app.snapshot import Compare, settled, text_of

DIAGNOSIS, FINDING = id_of("diag"), id_of("hallazgo")
SAMPLES = (sample("first", "strategies", "stakeholder", "sectors"), sample("second", "strategies"))


@pytest.fixture(autouse=True)
def samples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(AnalysisView, "analyses", SAMPLES)
    monkeypatch.setitem(SIZE, "rows", 30)
    GATE.set()
    yield
    GATE.set()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; those after a `|` wait until what came before has settled."""
    waiting: list[str] = []
    for key in (*keys, "|"):
        if key != "|":
            waiting.append(key)
            continue
        await pilot.press(*waiting)
        await settled(pilot)
        waiting.clear()


def app_of(pilot: Pilot[None]) -> PlannerApp:
    assert isinstance(pilot.app, PlannerApp)
    return pilot.app


def grid(pilot: Pilot[None]) -> Grid:
    return app_of(pilot).main.query_one(Grid)


def view(pilot: Pilot[None]) -> AnalysisView:
    return app_of(pilot).main.query_one(AnalysisView)


def plan_of(pilot: Pilot[None]) -> Plan:
    plan = app_of(pilot).session.plan
    assert plan is not None
    return plan


async def test_a_matrix_is_walked_scrolled_sorted_and_leads_to_its_records(running: Running, snapshot: Compare) -> None:
    async with running(size=(80, 24)) as pilot:
        pilot.app.app_focus = True
        await press(pilot, "4")
        assert pilot.app.focused is grid(pilot)
        assert "Hay 10 actores." in text_of(pilot)
        assert "Punto: Fila 0 [/x]" in text_of(pilot)
        grid(pilot).go_to(25, 29)
        await press(pilot, "right", "down")
        lines = text_of(pilot).splitlines()
        assert any("Fila 26 [/x] · Institución 28 de Villa Clara: ● Lleva la responsabilidad" in line for line in lines)
        assert any(line.strip().startswith("Fila 26 [/x]") for line in lines)
        assert "Punto" in text_of(pilot)
        await snapshot(pilot, "analysis-80x24")
        assert grid(pilot).scroll_offset.x > 0
        assert grid(pilot).scroll_offset.y > 0
        await press(pilot, "home", "right", "s")
        assert grid(pilot).number == 26
        assert [grid(pilot).sheet.rows[n].cells[1] for n in grid(pilot).order][:3] == [9, 9, 9]
        await press(pilot, "s")
        assert [grid(pilot).sheet.rows[n].cells[1] for n in grid(pilot).order][:3] == [0, 0, 1]
        await press(pilot, "s", "g")
        assert grid(pilot).order == list(range(30))
        await press(pilot, "enter")
        assert app_of(pilot).main.query_one(NetworkView).chosen == SCHOOL
        await press(pilot, "4", "|", "down", "enter")
        assert app_of(pilot).main.query_one(StrategyView).chosen == FIRST
        await press(pilot, "4", "|", "end", "o")
        assert app_of(pilot).main.query_one(NetworkView).chosen == MUNI


async def test_the_mouse_takes_cells_sorts_by_headings_and_turns_tabs(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "4")
        table, head = grid(pilot), grid(pilot).placing.height
        still = table.placing.still
        await pilot.click(Grid, offset=(still + 1, head + 3))
        assert (table.row, table.column) == (3, 2)
        await pilot.click(Grid, offset=(still - 3, 1))
        assert table.sorted_by == 1
        await pilot.click("#analyses", offset=(13, 0))
        await settled(pilot)
        assert view(pilot).name_shown == "second"
        await pilot.click(Grid, offset=(5, head + 1), times=2)
        await settled(pilot)
        assert app_of(pilot).main.shown in {"network", "strategy"}


async def test_limits_are_asked_kept_and_survive_another_language(running: Running) -> None:
    async with running(size=(100, 30)) as pilot:
        await press(pilot, "4", "|", "P")
        assert "Estrategias: 0; actor: todos; sectores: []" in text_of(pilot)
        await press(pilot, "e", "|", "down", "enter", "|", "w", "|", *"itn", "enter")
        await press(pilot, "f", "|", "down", "down", "enter", "|", "enter", "escape")
        said = text_of(pilot)
        assert "Estrategias: 1; actor: Instituto Técnico Ñandú; sectores: ['" in said
        assert "Estrategia: Estrategia de migración" in said
        await press(pilot, "f6")
        assert "Estrategias: 1; actor: Instituto Técnico Ñandú; sectores: ['" in text_of(pilot)
        assert "Strategy: Estrategia de migración" in text_of(pilot)
        await press(pilot, "1", "|", "f6", "|", "4")
        assert view(pilot).limits.of("first", "stakeholder") == {SCHOOL}
        await press(pilot, "t", "|", "P")
        assert "Estrategias: 1; actor: todos; sectores: []" in text_of(pilot)
        await press(pilot, "T", "|", "x")
        assert "Estrategias: 0; actor: todos; sectores: []" in text_of(pilot)
        await press(pilot, "m", "|", *["down"] * 4, "enter")
        assert view(pilot).name_shown == "second"


async def test_one_key_counts_planned_ties_and_the_line_of_filters_says_so(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnalysisView, "analyses", (analysis("network"),))
    async with running(size=(200, 50)) as pilot:
        await press(pilot, "4")
        assert "Relaciones previstas: aparte" in text_of(pilot)
        assert "La red tiene 10 actores y 8 relaciones." in text_of(pilot)
        await press(pilot, "o")
        assert "Relaciones previstas: también cuentan" in text_of(pilot)
        assert "La red tiene 10 actores y 9 relaciones." in text_of(pilot)
        await press(pilot, "o")
        assert "La red tiene 10 actores y 8 relaciones." in text_of(pilot)


async def test_nobody_waits_for_an_analysis_and_a_new_plan_asks_again(running: Running) -> None:
    async with running(size=(100, 30)) as pilot:
        await press(pilot, "4", "|", "p", "P")
        GATE.clear()
        app_of(pilot).session.write(lambda workspace: set_leaves(workspace, "stakeholders", MUNI, {"acronym": "MVC"}))
        while "calculando…" not in text_of(pilot):
            await pilot.pause()
        await pilot.press("down", "right")
        await pilot.pause()
        assert (grid(pilot).row, grid(pilot).column) == (1, 1)
        assert view(pilot).results.known(view(pilot).asked) is not None
        assert not view(pilot).results.is_current(view(pilot).asked, plan_of(pilot))
        GATE.set()
        await settled(pilot)
        assert view(pilot).results.is_current(view(pilot).asked, plan_of(pilot))
        assert "calculando…" not in text_of(pilot)
        assert (grid(pilot).row, grid(pilot).column) == (1, 1)
        await press(pilot, "1", "|", "ctrl+z")
        assert not view(pilot).results.is_current(view(pilot).asked, plan_of(pilot))
        await press(pilot, "4")
        assert view(pilot).results.is_current(view(pilot).asked, plan_of(pilot))


async def test_charts_and_tables_take_turns_where_room_is_short(running: Running) -> None:
    async with running(size=(80, 24), plain=True) as pilot:
        await press(pilot, "4", "|", "p")
        assert pilot.app.focused is grid(pilot)
        await press(pilot, "c")
        charts = app_of(pilot).main.query_one(ChartPane)
        assert charts.has_focus
        assert "####" in text_of(pilot)
        assert "█" not in text_of(pilot)
        await press(pilot, "pagedown", "i")
        assert "Lo hecho y lo que falta." in text_of(pilot)
        await press(pilot, "i", "|", "p")
        assert "No hay filas." in text_of(pilot)
        await press(pilot, "P", "|", "c")
        assert pilot.app.focused is grid(pilot)


def with_findings() -> Rows:
    rows = small_plan()
    rows["strategies"][DIAGNOSIS] = {"title.es": "Diagnóstico", "kind": "diagnosis"}
    rows["items"][FINDING] = {"title.es": "No hay albergue", "title.en": "No shelter", "place": f"{DIAGNOSIS} a0",
                              "finding": "to_develop"}  # fmt: skip
    return rows


async def test_a_finding_becomes_an_action_that_responds_to_it(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnalysisView, "analyses", (analysis("coverage"),))
    async with running(with_findings(), size=(80, 24)) as pilot:
        await press(pilot, "4", "|", "y")
        assert "Marco: Diagnóstico" in text_of(pilot)
        before = plan_of(pilot)
        await press(pilot, "a")
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, "enter")
        link = next(iter(plan_of(pilot).links.values()))
        made = plan_of(pilot).items[link.source]
        assert (link.type, link.target) == ("responds_to", FINDING)
        assert (made.title.es, made.title.en) == ("No hay albergue", "No shelter")
        assert (made.place.parent if made.place else "", made.level, made.finding) == (STRATEGY, "action", None)
        assert app_of(pilot).main.query_one(StrategyView).chosen == made.id
        await press(pilot, "ctrl+z")
        assert plan_of(pilot).items == before.items
        assert not plan_of(pilot).links


async def test_all_views_stand_in_the_first_line_of_eighty_columns(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        for key in (VIEWS[-1].key, "f6"):
            await press(pilot, key)
            line = text_of(pilot).splitlines()[0]
            assert all(f"{each.key} " in line for each in VIEWS)
            assert line.startswith(" Planner")
            assert "…" not in line
            assert line.endswith(("FICTICIO", "FICTITIOUS"))


async def test_chart_and_table_stand_side_by_side_where_there_is_room(running: Running, snapshot: Compare) -> None:
    async with running(size=(200, 60), theme="planner-projection") as pilot:
        pilot.app.app_focus = True
        await press(pilot, "4", "|", "p")
        assert "Barras" in text_of(pilot)
        assert grid(pilot).display
        await snapshot(pilot, "analysis-200x60")

"""The commands of the analyses: every one from its line in the registry, as text and as JSON."""

import json

import pytest

from planner.analysis.panel import Chart, Series
from planner.analysis.registry import ANALYSES
from planner.cli.panels import bars
from tests.cli.conftest import Caller

COMMANDS = [known.name for known in ANALYSES if known.command]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_analysis_tells_and_writes_json_of_a_full_and_of_an_empty_plan(name: str, planner: Caller) -> None:
    planner("new", "lleno.plan", "--example", "exercise")
    planner("new", "vacío.plan")
    told = planner("--plan", "lleno.plan", name)
    assert told.status == 0
    assert "=====" in told.out
    for plan in ("lleno.plan", "vacío.plan"):
        written = planner("--plan", plan, name, "--json", "--on", "2026-06-30")
        panels = json.loads(written.out)
        assert panels.pop("fictitious") is (plan == "lleno.plan")
        for panel in panels.values():
            keys = set(panel.get("columns", ()))
            assert all(set(row["values"]) == keys for row in panel.get("rows", ()))


def test_a_name_that_nothing_has_is_told_with_what_was_typed(planner: Caller) -> None:
    planner("new", "lleno.plan", "--example", "exercise")
    told = planner("--plan", "lleno.plan", "coverage", "--framework", "Marco lunar")
    assert told.status != 0
    assert "Marco lunar" in told.err


def test_limits_narrow_what_is_told(planner: Caller) -> None:
    planner("new", "lleno.plan", "--example", "exercise")
    whole = json.loads(planner("--plan", "lleno.plan", "workload", "--json").out)["load"]["rows"]
    one = json.loads(planner("--plan", "lleno.plan", "workload", "--json", "--for", "OMPM").out)["load"]["rows"]
    assert [row["name"] for row in one] == ["Oficina Municipal de la Persona Migrante"]
    assert any(one[0]["values"].items() <= row["values"].items() for row in whole)


def test_bars_tell_unknown_from_none_and_series_from_one_another() -> None:
    chart = Chart(
        kind="stacked", title="Puntos", labels=("Uno", "Dos", "Tres"), says="",
        series=(Series(name="sí", values=(2.0, 0.0, None)), Series(name="no", values=(2.0, 0.0, None))),
    )  # fmt: skip
    title, one, two, key = list(bars(chart, 60))
    assert (title, two, key) == ("Puntos", "  Dos    0 + 0", "  █ sí   ▒ no")
    assert one.split()[1].count("█") == one.split()[1].count("▒") > 0


def test_bars_of_what_does_not_add_up_stand_below_one_another() -> None:
    chart = Chart(
        kind="bars", title="Dinero", labels=("Uno", "Dos"), says="",
        series=(Series(name="solicitado", values=(100.0, None)), Series(name="ejecutado", values=(50.0, 25.0))),
    )  # fmt: skip
    told = [line.split() for line in bars(chart, 60)]
    assert [line[-1] for line in told[1:4]] == ["100", "50", "25"]
    assert [line[0] for line in told[1:4]] == ["Uno", "▒" * 10, "Dos"]

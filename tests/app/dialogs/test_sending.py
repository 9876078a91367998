"""Workbooks for institutions: what is written and remembered, who is overdue, and what a stop half-way leaves."""

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_over, hide_views, plan, press, says, until, write
from tests.app.small_plan import FIRST, GROUP, HOUSE, MUNI, SCHOOL, id_of, small_plan
from tests.app.snapshot import Compare, settled, text_of
from textual.pilot import Pilot
from textual.widgets import Input

from planner.app.exporting.sending import RecipientsField
from planner.formats import workbook


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in which one institution never answered and a group of people takes part."""
    monkeypatch.chdir(tmp_path)
    rows = small_plan()
    rows["assignments"] |= {
        id_of("tarea2"): {"stakeholder": GROUP, "role": "support", "item": FIRST},
        id_of("tarea3"): {"stakeholder": HOUSE, "role": "support", "item": FIRST},
    }
    rows["sendings"] = {id_of("envio"): {"stakeholder": HOUSE, "sent": "2026-01-10", "due": "2026-02-01"}}
    return write_plan(tmp_path / "foro.plan", rows)


def line_of(pilot: Pilot[None], name: str) -> str:
    """The line of the list that names somebody, without its frame."""
    return " ".join(next(line for line in text_of(pilot).splitlines() if f" {name}" in line).split())


async def test_one_workbook_each_is_written_and_who_is_left_out_is_told(path: Path, snapshot: Compare) -> None:
    async with app_over(path, size=(80, 24)) as pilot:
        await press(pilot, "f3", "down")
        pilot.app.screen.query_one("#send").focus()
        await press(pilot, "enter")
        assert "vencida" in line_of(pilot, "Casa del Migrante")
        assert "sin libro: son personas" in line_of(pilot, "Personas retornadas")
        hide_views(pilot)
        await snapshot(pilot, "sending-es-80x24")
        pilot.app.screen.query_one("#due").focus()
        await write(pilot, "ayer tal vez")
        await press(pilot, "ctrl+s")
        assert says(pilot, "outcome").startswith("Plazo: aquí va una fecha")
        assert len(plan(pilot).sendings) == 1
        pilot.app.screen.query_one("#due", Input).value = "15/04/2026"
        await press(pilot, "ctrl+s")
        told = says(pilot, "outcome")
        assert told.startswith("Se hicieron 3 libros de Excel en foro-workbooks, exportación n.º 1")
        assert "Sin libro de Excel para Personas retornadas" in told
        assert "15/04/2026 en espera" in line_of(pilot, "Casa del Migrante")
        assert len(plan(pilot).sendings) == 4
    assert len(list((path.parent / "foro-workbooks").glob("*.xlsx"))) == 3


async def test_those_marked_get_theirs_and_a_stop_tells_what_was_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, waiting, write_one = threading.Event(), threading.Event(), workbook.write_workbook

    def second_waits(*arguments: Any) -> Any:
        cancelled = arguments[-2]
        if begun.is_set():
            waiting.set()
            while not cancelled():
                threading.Event().wait(0.005)
        begun.set()
        return write_one(*arguments)

    monkeypatch.setattr(workbook, "write_workbook", second_waits)
    async with app_over(path) as pilot:
        await press(pilot, "f12")
        pilot.app.screen.query_one(RecipientsField).show_value(f"{MUNI}\n{SCHOOL}")
        await pilot.press("ctrl+s")
        await until(pilot, waiting.is_set)
        await pilot.press("escape")
        await settled(pilot)
        (kept,) = (one for one in plan(pilot).sendings.values() if one.number is not None)
        assert kept.stakeholder in (MUNI, SCHOOL)
        assert says(pilot, "outcome").startswith("Terminó después de 1 libro de Excel")
    assert len(list((path.parent / "foro-workbooks").iterdir())) == 1

"""A large plan is written in a time that grows with its cells and nothing else."""

import time
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from planner.formats.writing import ExportCancelled
from planner.model.plan import Plan
from tests.formats.workbook.plans import write

MOST = 4
"""How many times the processor time of writing as many plain cells. [1.6]"""


def large_plan(items: int) -> Plan:
    axes = {f"X{n}": {"title.es": f"Eje {n}", "place": f"S d{n:04}"} for n in range(items // 100)}
    actions = {
        f"I{n}": {"title.es": f"Acción número {n} de muchas", "place": f"X{n % len(axes)} e{n:05}", "start": "2026-03",
                  "end": f"{2026 + n % 3}-{n % 12 + 1:02}", "priority": "high"}
        for n in range(items - len(axes))
    }  # fmt: skip
    actors = {f"A{n}": {"name.es": f"Actor {n}"} for n in range(200)}
    leads = {f"E{n}": {"stakeholder": f"A{n % 200}", "role": "lead", "item": f"I{n}"} for n in range(len(actions))}
    reports = {f"F{n}": {"item": f"I{n}", "period": "2026-C1", "status": "limited"} for n in range(0, len(actions), 3)}
    return Plan.of_bodies(
        {
            "strategies": {"S": {"title.es": "Grande", "kind": "strategy", "state": "approved"}},
            "items": axes | actions, "stakeholders": actors, "assignments": leads, "reports": reports,
        }
    )  # fmt: skip


def plain(cells: int) -> float:
    """Seconds of processor time to write that many plain cells."""
    began = time.process_time()
    book = Workbook(BytesIO(), {"in_memory": True})
    sheet, look = book.add_worksheet(), book.add_format({"bold": True})
    for n in range(cells):
        sheet.write_string(n // 40, n % 40, f"Acción {n % 500}", look)
    book.close()
    return time.process_time() - began


def test_four_thousand_items_take_a_small_multiple_of_their_plain_cells(tmp_path: Path) -> None:
    plan = large_plan(4_000)
    began = time.process_time()
    write(tmp_path / "plan.xlsx", plan)
    took = time.process_time() - began
    assert took <= MOST * plain(400_000)


def test_stops_soon_after_it_is_told_to(tmp_path: Path) -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.process_time())
        return len(asked) > 30

    with pytest.raises(ExportCancelled):
        write(tmp_path / "plan.xlsx", large_plan(4_000), cancelled=cancelled)
    assert max(later - earlier for earlier, later in pairwise(asked)) < 5
    assert list(tmp_path.iterdir()) == []

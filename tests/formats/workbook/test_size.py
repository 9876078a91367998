"""A large plan is written in steps between which it can be stopped."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from planner.formats.output.writing import ExportCancelled
from planner.model.plan import Plan
from tests.formats.workbook.plans import write


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


def test_stops_soon_after_it_is_told_to(tmp_path: Path) -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.process_time())
        return len(asked) > 30

    with pytest.raises(ExportCancelled):
        write(tmp_path / "plan.xlsx", large_plan(4_000), cancelled=cancelled)
    assert max(later - earlier for earlier, later in pairwise(asked)) < 5
    assert list(tmp_path.iterdir()) == []

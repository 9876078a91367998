"""A plan with a few actors and actions, and the way from a table's text to what it suggests."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from planner.changes.applying import apply
from planner.changes.review.accepting import outcome
from planner.changes.review.incoming import Incoming
from planner.changes.review.points import plainly, review, taking
from planner.formats.tables import Mapping, Table, guess, read_rows, read_table
from planner.model.plan import Plan

PLAN_ID = "01PLAN"

PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "MUNI": {"name.es": "Municipalidad de Amatitlán", "acronym": "MA", "aliases[Muni]": "yes"},
            "SALUD": {"name.es": "Ministerio de Salud Pública", "acronym": "MSPAS", "sector": "public"},
            "OLD": {"name.es": "La alcaldía", "merged_into": "MUNI"},
            "HUE1": {"name.es": "Huehuetenango"},
            "HUE2": {"name.es": "Huehuetenango", "acronym": "HUEMUNI"},
        },
        "ties": {"T": {"source": "MUNI", "type": "coordinates", "target": "SALUD"}},
        "strategies": {"S": {"title.es": "Estrategia", "code": "EMM"}},
        "items": {
            "E1": {"title.es": "Integración", "code": "1", "place": "S a0"},
            "A1": {"title.es": "Abrir la ventanilla", "code": "1.1", "place": "E1 a0", "end": "2026-06"},
            "A2": {"title.es": "Capacitar", "place": "E1 a1"},
        },
        "assignments": {"L": {"item": "A1", "stakeholder": "MUNI", "role": "lead"}},
        "reports": {"R": {"item": "A1", "period": "2026-C1", "status": "limited"}},
    }
)

Written = Callable[..., Table]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a text as a file and reads the table in it."""

    def write(text: str | bytes, name: str = "tabla.csv") -> Table:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_table(file)

    return write


def suggested(table: Table, plan: Plan = PLAN, mapping: Mapping | None = None) -> Incoming:
    return read_rows(plan, PLAN_ID, table, mapping or guess(plan, table))


def brought_in(plan: Plan, incoming: Incoming, side: str = "") -> Plan:
    """The plan after everything that is plain, or with `side` all that may be settled at once; nothing is held."""
    found = review(plan, [incoming])
    numbers = count()
    decisions = taking(found, side) if side else plainly(found)
    result = outcome(plan, found.points, decisions, ids=lambda: f"N{next(numbers)}", today=date(2026, 11, 21))
    assert result.held == ()
    return apply(plan, result.changes)

"""Plans to export, workbooks to read back, and what is hidden in them."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.formats.output.stamp import Stamp
from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.formats.workbook import write_workbook
from planner.i18n import Language
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan

Bodies = dict[str, dict[str, dict[str, str]]]

DAY = date(2026, 7, 15)
CHANGES = ("Se agregaron 4 acciones.", "+3 actores")

SMALL: Bodies = {
    "plan": {
        "PLAN": {"title.es": "Plan de prueba", "title.en": "Test plan", "territory": "T1", "contact": "La oficina"},
    },
    "territories": {"T1": {"name.es": "Valle Verde", "kind": "municipality"}},
    "sources": {"D1": {"title.es": "Diagnóstico", "date": "2025"}},
    "stakeholders": {
        "A1": {"name.es": "Municipalidad de Valle Verde", "acronym": "MVV", "kind": "organisation", "sector": "public",
               "cites[D1 línea 4]": "yes", "known_none[resources]": "yes"},
        "A2": {"name.es": "Escuela Taller", "name.en": "Workshop School", "aliases[La Escuela]": "yes"},
        "A3": {"name.es": "Cooperativa", "count": "12", "placeholder": "yes"},
    },
    "ties": {"R1": {"source": "A1", "type": "funds", "target": "A2", "state": "existing", "start": "2025-03"}},
    "strategies": {
        "S1": {"title.es": "Estrategia", "code": "EST", "kind": "strategy", "state": "approved", "end": "2028"},
        "S2": {"title.es": "Marco mayor", "code": "MM", "kind": "framework"},
    },
    "items": {
        "I1": {"title.es": "Trabajo", "code": "1", "level": "axis", "place": "S1 a0"},
        "I2": {"title.es": "Capacitar", "title.en": "To train", "level": "action", "place": "I1 a0",
               "start": "2026-03", "end": "2026-09-30", "priority": "high"},
        "I3": {"title.en": "To advise", "level": "action", "place": "I1 a1", "start": "2026", "end": "2026-Q3"},
        "I4": {"title.es": "Meta mayor", "level": "target", "place": "S2 a0"},
    },
    "assignments": {
        "E1": {"stakeholder": "A1", "role": "lead", "item": "I2"},
        "E2": {"stakeholder": "A2", "role": "co_lead", "item": "I2"},
        "E3": {"stakeholder": "A3", "role": "support", "item": "I2", "state": "potential"},
        "E4": {"stakeholder": "A2", "role": "support", "item": "I2"},
        "E5": {"stakeholder": "A2", "role": "funder", "item": "I1"},
        "E6": {"stakeholder": "A3", "role": "lead", "item": "I2", "state": "past"},
    },
    "indicators": {
        "N1": {"item": "I2", "name.es": "Personas capacitadas", "unit.es": "personas", "frequency": "yearly"},
    },
    "observations": {
        "O1": {"indicator": "N1", "kind": "baseline", "value": "0", "period": "2025"},
        "O2": {"indicator": "N1", "kind": "target", "value": "1200", "period": "2026"},
        "O3": {"indicator": "N1", "kind": "actual", "value": "24.50", "period": "2026-Q1"},
        "O4": {"indicator": "N1", "kind": "actual", "value": "20", "period": "2026-Q1"},
        "O5": {"indicator": "N1", "kind": "actual", "value": "7", "period": "2026-Q2", "sex": "women"},
    },
    "budget_lines": {
        "B1": {"item": "I2", "kind": "requested", "amount": "1234.50 GTQ", "concept.es": "Aulas", "funder": "A2"},
        "B2": {"item": "I3", "kind": "requested", "amount": "500 GTQ"},
        "B3": {"item": "I3", "kind": "spent", "amount": "20 USD"},
        "B4": {"item": "I2", "kind": "spent", "amount": "100 GTQ"},
    },
    "reports": {
        "F1": {"item": "I2", "period": "2026-C1", "status": "limited", "percent": "30", "done.es": "Primer curso",
               "date": "2026-05-02"},
    },
    "links": {"V1": {"source": "I2", "type": "aligns_with", "target": "I4"}},
}  # fmt: skip


def plan_of(changes: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None) -> Plan:
    """The small plan with these bodies put in."""
    return Plan.of_bodies(SMALL).replacing(changes or {})


@cache
def exercise() -> Plan:
    """The invented plan that ships with the program."""
    return Plan.of_bodies(read_registers(example_files("exercise"), Plan()).bodies)


def stamp(language: Language = "es") -> Stamp:
    return Stamp(3, DAY, language, "Oficina de Planificación", CHANGES, date(2026, 4, 1), "copy:41", "PLAN-ID")


def write(
    target: Path,
    plan: Plan,
    audience: Audience = Audience.SHAREABLE,
    language: Language = "es",
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Export the plan and give the file back."""
    write_workbook(edition(plan, audience), target, language, stamp(language), progress, cancelled)
    return target


def reread(path: Path) -> Workbook:
    return load_workbook(path)


def head_of(sheet: Worksheet) -> int:
    """The row of the headings, found by the ID above the first column."""
    return next(row for row in range(1, 12) if sheet.cell(row, 1).value == "ID")


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[head_of(sheet)]]


def rows(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """The values of a register by id and heading."""
    names, found = headings(sheet), {}
    for row in sheet.iter_rows(min_row=head_of(sheet) + 1, values_only=True):
        if row[0]:
            found[str(row[0])] = dict(zip(names, row, strict=False))
    return found


def header(sheet: Worksheet, part: str = "center") -> str:
    """What stands above every page of a sheet, in one of its three parts."""
    return str(getattr(sheet.oddHeader, part).text)


def footer(sheet: Worksheet, part: str) -> str:
    """What stands below every page of a sheet, in one of its three parts."""
    return str(getattr(sheet.oddFooter, part).text)


def visible(book: Workbook) -> list[Worksheet]:
    """The sheets people see."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def texts(sheet: Worksheet) -> list[str]:
    """Every text on a sheet."""
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def everything_in(path: Path) -> str:
    """All parts of the file, unpacked, hidden ones and properties included."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())

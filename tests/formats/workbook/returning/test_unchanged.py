"""A workbook in which nobody typed anything says nothing, whoever saved it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.i18n import LANGUAGES, Language
from planner.model.fields import Audience
from planner.model.plan import Plan
from tests.formats.workbook.plans import exercise, head_of, plan_of, write
from tests.formats.workbook.returning.clerk import came, mailed
from tests.formats.workbook.test_libreoffice import convert


@cache
def amatitlan() -> Plan:
    files = example_files("amatitlan")
    return Plan.of_bodies(read_registers(files, Plan()).bodies)


PLANS: dict[str, Callable[[], Plan]] = {"small": plan_of, "exercise": exercise, "amatitlan": amatitlan}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", PLANS)
def test_as_it_was_written(tmp_path: Path, name: str, audience: Audience, language: Language) -> None:
    plan = PLANS[name]()
    found = came(write(tmp_path / "plan.xlsx", plan, audience, language), plan)
    assert (found.suggestions, found.faults, found.notes) == ((), (), ())
    assert found.unchanged > 20


@pytest.mark.parametrize("name", PLANS)
def test_saved_by_openpyxl(tmp_path: Path, name: str) -> None:
    plan = PLANS[name]()
    found = came(mailed(tmp_path, plan, Audience.INTERNAL), plan)
    assert (found.suggestions, found.faults, found.notes) == ((), (), ())


@pytest.mark.parametrize(("name", "audience"), [("exercise", Audience.SHAREABLE), ("amatitlan", Audience.INTERNAL)])
def test_saved_by_libreoffice(soffice: tuple[str, ...], tmp_path: Path, name: str, audience: Audience) -> None:
    plan = PLANS[name]()
    language: Language = "es" if name == "exercise" else "en"
    found = came(convert(soffice, write(tmp_path / "plan.xlsx", plan, audience, language), "xlsx", tmp_path), plan)
    assert (found.suggestions, found.faults, found.notes) == ((), (), ())


def test_duplicates_that_were_merged_are_neither_missing_nor_make_names_unsure(tmp_path: Path) -> None:
    twin = {"name.es": "Escuela Taller", "name.en": "Workshop School", "merged_into": "A2"}
    plan = plan_of({"stakeholders": {"A7": twin}})
    found = came(mailed(tmp_path, plan, Audience.INTERNAL), plan)
    assert (found.suggestions, found.faults) == ((), ())


def test_rows_sorted_hidden_and_sheets_in_another_order(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    sheet = clerk.sheet("items")
    first = head_of(sheet) + 1
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(min_row=first)]
    for number, row in enumerate(reversed(rows), start=first):
        for column, (value, shows) in enumerate(row, start=1):
            sheet.cell(number, column).value = value
            sheet.cell(number, column).number_format = shows
    sheet.row_dimensions[first + 1].hidden = True
    sheet.insert_rows(first + 2)
    clerk.book.move_sheet(clerk.sheet("stakeholders"), -4)
    assert came(clerk).suggestions == ()

"""How soon an edited workbook is read up to the preview, against openpyxl loading it and reading each cell once."""

import shutil
import warnings
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from planner.changes.review.points import State, review
from planner.formats.workbook.returning import read_incoming
from planner.model.plan import Plan
from tests.benchmarks.ratios import ratio_of, report
from tests.formats.workbook.plans import DAY, write
from tests.formats.workbook.returning.clerk import PLAN_ID
from tests.formats.workbook.test_size import large_plan

LIMIT = 1.5
"""What was promised. [0.3]"""
EVERY = 10


@pytest.fixture(scope="module")
def plan() -> Plan:
    return large_plan(4_000)


@pytest.fixture(scope="module")
def edited(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which every tenth title was typed anew, in the texts that its cells share."""
    folder = tmp_path_factory.mktemp("edited")
    path = write(folder / "plan.xlsx", plan)
    with ZipFile(path) as source, ZipFile(folder / "edited.xlsx", "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/sharedStrings.xml":
                for number in range(0, 3_900, EVERY):
                    old = f">Acción número {number} de muchas<".encode()
                    data = data.replace(old, f">Acción corregida {number}<".encode())
            target.writestr(name, data)
    return Path(shutil.move(folder / "edited.xlsx", path))


def test_an_edited_workbook_up_to_the_preview(plan: Plan, edited: Path) -> None:
    def ours() -> None:
        found = review(plan, [read_incoming(edited, plan, PLAN_ID, DAY)])
        assert len(found.of(State.PLAIN)) == len(found.points) == 390

    def theirs() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(edited)
        assert sum(value is not None for sheet in book for row in sheet.values for value in row) > 100_000

    ratio = ratio_of(ours, theirs, rounds=2)
    report("an edited workbook with 4,000 actions up to the preview, against openpyxl", ratio, LIMIT)

"""How soon a workbook that came back is read, against openpyxl loading it and reading each cell once."""

import warnings
from pathlib import Path

from openpyxl import load_workbook

from planner.formats.workbook.reading import find_tables, open_book, read_base
from tests.benchmarks.ratios import ratio_of, report
from tests.formats.workbook.plans import write
from tests.formats.workbook.test_size import large_plan

SHARE = 0.5
"""A third of what reading up to the preview may take: the rest is for making sense of the rows. [0.15]"""


def test_reading_four_thousand_actions_takes_half_of_openpyxl_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", large_plan(4_000))

    def ours() -> None:
        book = open_book(path)
        assert read_base(book).plan is not None
        assert sum(len(table.rows) for table in find_tables(book)) > 4_000

    def theirs() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path)
        assert sum(value is not None for sheet in book for row in sheet.values for value in row) > 100_000

    report("base and tables of 4,000 actions, raw, against openpyxl", ratio_of(ours, theirs, rounds=2), SHARE)

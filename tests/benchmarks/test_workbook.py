"""Writing the workbook of a large plan against writing as many plain cells, in one run."""

import time
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from tests.benchmarks.ratios import report
from tests.formats.workbook.plans import write
from tests.formats.workbook.test_size import large_plan

MOST = 4
"""How many times the processor time of writing as many plain cells. [1.6]"""


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
    report("writing the workbook of 4,000 items against as many plain cells", took / plain(400_000), MOST)

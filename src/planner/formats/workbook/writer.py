"""Writes the workbook of an edition: every sheet in its order, whole or not at all."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from planner.formats.stamp import Stamp
from planner.formats.workbook import registers
from planner.formats.workbook.action_plan import action_plan
from planner.formats.workbook.base import export_id, write_base
from planner.formats.workbook.book import Book
from planner.formats.workbook.register import write_register
from planner.formats.workbook.rows import carried_out, plan_rows
from planner.formats.writing import atomically
from planner.i18n import Language, speaking
from planner.model.edition import Edition


def write_workbook(
    edition: Edition,
    target: Path,
    language: Language,
    stamp: Stamp,
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """x"""
    with atomically(target) as draft, speaking(language):
        stream = BytesIO()
        book = Book(edition, language, stamp, stream)
        rows = plan_rows(book.plan, book.labels, carried_out(book.plan))
        write_register(book, action_plan(book, rows))
        for make in (
            registers.indicators,
            registers.observations,
            registers.budget,
            registers.reports,
            registers.stakeholders,
            registers.ties,
            registers.strategies,
            registers.links,
            registers.sources,
        ):
            write_register(book, make(book))
        book.lists.write(book.workbook)
        write_base(book)
        book.workbook.set_custom_property("planner_export", export_id(book))
        book.workbook.close()
        draft.write_bytes(stream.getvalue())

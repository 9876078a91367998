"""Writes the workbook of an edition: every sheet in its order, whole or not at all."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from planner.formats.output.stamp import Stamp, edition_line
from planner.formats.output.writing import Cancelled, ExportCancelled, Progress, atomically
from planner.formats.workbook.base import export_id, write_base
from planner.formats.workbook.book import Book
from planner.formats.workbook.own_rows import marked
from planner.formats.workbook.recipient import Recipient
from planner.formats.workbook.rows import plan_rows, referred_to
from planner.formats.workbook.sheets import registers
from planner.formats.workbook.sheets.action_plan import action_plan
from planner.formats.workbook.sheets.analyses import ChartData, analyses_of, sheet_name, write_analysis
from planner.formats.workbook.sheets.cover import Entry, write_cover
from planner.formats.workbook.sheets.instructions import write_instructions
from planner.formats.workbook.sheets.letter import write_letter
from planner.formats.workbook.sheets.matrix import write_matrix
from planner.formats.workbook.sheets.timeline import write_timeline
from planner.formats.workbook.table_sheet import Register, write_register
from planner.i18n import Language, _, speaking
from planner.model.actions import carried_out
from planner.model.edition import Edition


def write(
    edition: Edition,
    target: Path,
    language: Language,
    stamp: Stamp,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    recipient: Recipient | None = None,
) -> str:
    """What `planner.formats.workbook.write_workbook` promises."""
    if not isinstance(edition, Edition):
        raise TypeError(f"a workbook is made from an Edition, not from {type(edition).__name__}")
    with speaking(language):
        with atomically(target) as draft:
            export = _Export(edition, language, stamp, progress, cancelled, recipient)
            draft.write_bytes(export.made())
        if progress is not None:
            progress(1.0, target.name)
        return export.id


class _Export:
    """One workbook being made in memory, sheet by sheet."""

    def __init__(
        self, edition: Edition, language: Language, stamp: Stamp, progress: Progress | None,
        cancelled: Cancelled | None, recipient: Recipient | None,
    ) -> None:  # fmt: skip
        self._progress, self._cancelled = progress, cancelled
        self._reach(0.0, _("Reading the plan"))
        self._stream = BytesIO()
        self._book = Book(edition, language, stamp, self._stream, recipient)
        self._rows = plan_rows(edition.plan, self._book.labels, carried_out(edition.plan))

    @property
    def id(self) -> str:
        """What the workbook is known by when it comes back."""
        return export_id(self._book)

    def made(self) -> bytes:
        """The bytes of the workbook."""
        letter = self._book.sheet(_("Letter"), landscape=False) if self._book.recipient is not None else None
        cover = self._book.sheet(_("Cover"), landscape=False)
        steps = list(self._steps())
        for done, (entry, write) in enumerate(steps, start=1):
            self._reach(done / (len(steps) + 3), entry.name)
            write()
        write_cover(self._book, cover, [entry for entry, _write in steps])
        if letter is not None and self._book.recipient is not None:
            write_letter(self._book, letter, self._book.recipient, self._marked(action_plan(self._book, self._rows)))
        self._reach((len(steps) + 1) / (len(steps) + 3), _("Packing the workbook"))
        self._finish()
        self._reach((len(steps) + 2) / (len(steps) + 3), _("Writing the file"))
        return self._stream.getvalue()

    def _steps(self) -> Iterator[tuple[Entry, Callable[[], Any]]]:
        """Every sheet after the cover, with what writes it."""
        book, rows, cancelled = self._book, self._rows, self._cancelled
        plan = self._marked(action_plan(book, rows))
        says = _("What is done, by whom, until when and how far along.")
        yield Entry(plan.name, says), lambda: write_register(book, plan, cancelled)
        timeline = Entry(_("Timeline"), _("When each action takes place."))
        yield timeline, lambda: write_timeline(book, rows, cancelled)
        for key, make in registers.PLAIN.items():
            if key not in registers.BEHIND:
                yield self._register(make(book))
        matrix = Entry(_("Responsibilities"), _("Who does what in each action."))
        yield matrix, lambda: write_matrix(book, rows, cancelled)
        yield self._register(registers.strategies(book))
        reference = plan_rows(book.plan, book.labels, referred_to(book.plan))
        if reference:
            yield self._register(registers.frameworks(book, reference))
        if book.plan.links:
            yield self._register(registers.links(book))
        yield from self._analyses()
        yield self._register(registers.sources(book))
        yield Entry(_("Instructions"), _("How to fill it in and send it back.")), lambda: write_instructions(book)

    def _analyses(self) -> Iterator[tuple[Entry, Callable[[], Any]]]:
        charts = ChartData(self._book)
        for known, panels in analyses_of(self._book):
            write = partial(write_analysis, self._book, known, panels, charts)
            yield Entry(sheet_name(_(known.title)), _(known.says)), write

    def _marked(self, register: Register[Any]) -> Register[Any]:
        recipient = self._book.recipient
        return register if recipient is None else marked(register, recipient)

    def _register(self, register: Register[Any]) -> tuple[Entry, Callable[[], Any]]:
        register = self._marked(register)
        return Entry(register.name, register.says), lambda: write_register(self._book, register, self._cancelled)

    def _finish(self) -> None:
        book = self._book
        book.lists.write(book.workbook)
        write_base(book)
        book.workbook.set_properties(
            {
                "title": book.title,
                "subject": edition_line(book.edition, book.stamp),
                "comments": " ".join(book.warnings),
                "created": datetime.combine(book.stamp.day, time()),
            }
        )
        book.workbook.set_custom_property("planner_export", export_id(book), "text")
        book.workbook.close()

    def _reach(self, share: float, doing: str) -> None:
        if self._cancelled is not None and self._cancelled():
            raise ExportCancelled
        if self._progress is not None:
            self._progress(share, doing)

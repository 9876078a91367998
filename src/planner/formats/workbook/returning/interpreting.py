"""Reads a workbook that came back as a whole: what it says of itself, its tables, and what is missing."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from planner.changes.review.incoming import Incoming, Kind, Source
from planner.formats.workbook.reading import About, Base, FoundTable, RawBook, find_tables, open_book, read_base
from planner.formats.workbook.reading.progress import Cancelled, go_on
from planner.formats.workbook.returning.assignments import InTree, People
from planner.formats.workbook.returning.columns import renamed
from planner.formats.workbook.returning.computed_cells import tell_worked_out
from planner.formats.workbook.returning.differences import Reading
from planner.formats.workbook.returning.errors import HandMade, NoTables, OtherPlan
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.missing import tell_missing_parts, tell_missing_rows
from planner.formats.workbook.returning.names import Names
from planner.formats.workbook.returning.new_rows import ids_of, learn_names, number_items
from planner.formats.workbook.returning.rows import SortedRow, Sorting
from planner.formats.workbook.returning.suggesting import Suggesting
from planner.formats.workbook.returning.values import Values
from planner.i18n import Language, current_language, ngettext, speaking
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.naming import name_of
from planner.model.plan import Plan

PROPERTIES = "docProps/core.xml"
LONGEST = 65_536
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.+Z-]{10,40})\s*</dcterms:modified>")


def source_of(path: Path, about: About | None, plan: Plan) -> Source:
    """The source of a workbook; `plan` knows the name of whom it was sent to."""
    if about is None:
        return Source(file=path.name, saved=saved_at(path))
    to = about.more.get("for", "")
    return Source(
        file=path.name, sender=name_of(plan, to, ("stakeholders",)), sender_id=to, plan=about.plan,
        export=about.export, number=about.number, day=about.day.isoformat(), edition=about.edition.value,
        language=about.language, saved=saved_at(path),
    )  # fmt: skip


def saved_at(path: Path) -> str:
    """The moment in UTC at which a program last saved the file, as the file says; empty when it does not."""
    with suppress(OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        with ZipFile(path) as archive, archive.open(PROPERTIES) as stream:
            match = _MODIFIED.search(stream.read(LONGEST))
        if match is not None:
            moment = datetime.fromisoformat(match[1].decode("ascii"))
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return ""


TOGETHER = 200
"""Rows that are read before somebody may stop it."""


def interpret(path: Path, plan: Plan, plan_id: str, today: date, cancelled: Cancelled | None = None) -> Incoming:
    """What `planner.formats.workbook.returning.read_incoming` promises."""
    book = open_book(path, None, cancelled)
    base = read_base(book)
    if base.about is not None and base.about.plan and plan_id and base.about.plan != plan_id:
        raise OtherPlan(path)
    tables = find_tables(book, None, cancelled)
    if not tables:
        raise NoTables(path)
    if base.plan is None and not any(table.id_column for table in tables):
        raise HandMade(path)
    return _Interpreting(book, base, tables, plan, today, cancelled).incoming()


class _Interpreting:
    """One workbook being read against what it was exported with, or against the plan when that was lost."""

    def __init__(
        self, book: RawBook, base: Base, tables: list[FoundTable], plan: Plan, day: date, cancelled: Cancelled | None
    ) -> None:
        self._book, self._base, self._plan, self._day, self._cancelled = book, base, plan, day, cancelled
        self._tables = tables
        self._exported = self._made()
        self._suggesting = Suggesting(book.path.name, plan, self._exported)

    def incoming(self) -> Incoming:
        rows = self._sorted()
        if self._base.plan is None and all(row.kind is not None for row in rows):
            raise HandMade(self._book.path)
        self._suggest(rows)
        self._tell(rows)
        found = self._suggesting.found
        return Incoming(
            source=source_of(self._book.path, self._base.about, self._plan), suggestions=tuple(found.suggestions),
            faults=tuple(found.faults), notes=tuple(found.notes), unchanged=found.unchanged,
        )  # fmt: skip

    def _made(self) -> Exported:
        about = self._base.about
        if about is not None and self._base.plan is not None:
            return Exported(self._base.plan, about.edition, about.language, about.day, based=True)
        return self._today

    @cached_property
    def _today(self) -> Exported:
        """The plan of today as an export like this one would show it."""
        about = self._base.about
        if about is not None:
            audience, language, day = about.edition, about.language, about.day
        else:
            audience, language, day = self._guessed_edition(), self._language(), self._day
        return Exported(edition(self._plan, audience).plan, audience, language, day, based=False)

    def _guessed_edition(self) -> Audience:
        """The edition whose columns the tables have, when the workbook does not say which it is."""
        known = [column.known for table in self._tables for column in table.columns if column.known is not None]
        return Audience.INTERNAL if any(column.internal for column in known) else Audience.SHAREABLE

    def _language(self) -> Language:
        languages = [table.language for table in self._tables]
        return max(languages, key=languages.count, default=current_language())

    def _sorted(self) -> list[SortedRow]:
        """The rows of all tables whose rows can be told apart."""
        rows: list[SortedRow] = []
        sorting = Sorting(self._exported, lambda: self._today)
        with speaking(self._exported.language):
            self._tables = [renamed(table, self._exported) for table in self._tables]
        for table in self._tables:
            go_on(None, self._cancelled, 0.0, "")
            with speaking(self._exported.language):
                found = sorting.of(table)
            rows += found if table.id_column else self._reclaimed(table, found)
        return rows

    def _reclaimed(self, table: FoundTable, rows: list[SortedRow]) -> list[SortedRow]:
        """The rows of a table that lost its column of ids, so far as they were found again."""
        known = [row for row in rows if row.kind is None]
        if len(known) == len(rows):
            return known
        says = ngettext(
            "The column of IDs is missing from the sheet “{sheet}”; {count} row could not be told and is not read.",
            "The column of IDs is missing from the sheet “{sheet}”; {count} rows could not be told and are not read.",
            len(rows) - len(known),
        )
        self._suggesting.found.notes.append(says.format(sheet=table.sheet, count=len(rows) - len(known)))
        return known

    def _suggest(self, rows: list[SortedRow]) -> None:
        names = Names(self._exported, self._plan)
        values = Values(names, since_1904=self._book.since_1904)
        reading = self._reading(self._exported, names, values)
        about = self._base.about
        made = list(ids_of(rows, about.export if about else "returned"))
        fresh = [(row, id) for row, id, _above in made if row.kind is Kind.NEW]
        learn_names(fresh, names)
        number_items(fresh, self._exported, names)
        ids = {id(row): (own, above) for row, own, above in made}
        for count, row in enumerate(rows):
            if count % TOGETHER == 0:
                go_on(None, self._cancelled, 0.0, "")
            if row.kind is None:
                known = reading if row.against is self._exported else self._reading(self._today, names, values)
                self._suggesting.known(row, known)
            else:
                self._suggesting.new(row, *ids[id(row)], reading)

    def _reading(self, against: Exported, names: Names, values: Values) -> Reading:
        in_tree = InTree(against, values, People(against, names, self._plan))
        return Reading(against, values, in_tree)

    def _tell(self, rows: list[SortedRow]) -> None:
        if self._base.reason:
            self._suggesting.found.notes.append(self._base.reason)
        tell_missing_parts(self._tables, self._exported, self._suggesting)
        tell_missing_rows(self._tables, rows, self._exported, self._suggesting)
        tell_worked_out(self._book, rows, self._exported, self._suggesting.found.notes)

"""What a workbook showed when it was sent out: the writer's own columns over the records that it carries."""

from datetime import date
from io import BytesIO
from typing import Any

from planner.formats.output.stamp import Stamp
from planner.formats.workbook.book import Book
from planner.formats.workbook.columns import Column
from planner.formats.workbook.rows import PlanRow, plan_rows, referred_to
from planner.formats.workbook.sheets import registers
from planner.formats.workbook.sheets.action_plan import action_plan
from planner.formats.workbook.table_sheet import Register
from planner.i18n import Language, speaking
from planner.model.actions import carried_out
from planner.model.edition import Edition
from planner.model.fields import Audience
from planner.model.plan import Plan

TREES = ("items", "frameworks")
"""Tables whose rows are strategies and items with their place in the tree."""
BEYOND = frozenset({"cited"})
"""Computed columns that count records which no workbook carries."""


class Exported:
    """The tables of one export; `based` says that the records are those the file carries, not today's plan."""

    def __init__(self, plan: Plan, audience: Audience, language: Language, day: date, *, based: bool) -> None:
        self.plan, self.audience, self.language, self.based = plan, audience, language, based
        with speaking(language):
            stamp = Stamp(0, day, language, "", (), None, "")
            self.book = Book(Edition(plan, audience, {}), language, stamp, BytesIO())
            self._trees = {
                "items": plan_rows(plan, self.book.labels, carried_out(plan)),
                "frameworks": plan_rows(plan, self.book.labels, referred_to(plan)),
            }
        self._rows = {row.id: row for rows in self._trees.values() for row in rows}
        self._registers: dict[str, Register[Any]] = {}
        self._columns: dict[str, dict[str, Column[Any]]] = {}

    def labels(self, collection: str) -> dict[str, str]:
        """What cells call the records of a collection, by id."""
        return {id: label for id in self.plan.table(collection) if (label := self.book.labels.of(id))}

    def tree(self, table: str) -> list[PlanRow]:
        """The rows of the action plan or of the frameworks, as they stood."""
        return self._trees[table]

    def tree_row(self, id: str) -> PlanRow | None:
        """A strategy or an item with its place in the tree."""
        return self._rows.get(id)

    def columns(self, table: str) -> dict[str, Column[Any]]:
        """The columns of a table that are read back, by key; to be asked for cells in the language of the export."""
        if table not in self._columns:
            columns = self.register(table).columns
            self._columns[table] = {column.key: column for column in columns if not column.computed}
        return self._columns[table]

    def worked_out(self, table: str) -> dict[str, Column[Any]]:
        """The columns of a table that are not read back and that the export's own records suffice to work out."""
        return {column.key: column for column in self.register(table).columns
                if column.computed and column.key not in BEYOND}  # fmt: skip

    def register(self, table: str) -> Register[Any]:
        """A table as it was written."""
        if table not in self._registers:
            with speaking(self.language):
                self._registers[table] = self._made(table)
        return self._registers[table]

    def _made(self, table: str) -> Register[Any]:
        if table == "items":
            return action_plan(self.book, self._trees["items"])
        if table == "frameworks":
            return registers.frameworks(self.book, self._trees["frameworks"])
        return registers.PLAIN[table](self.book)

    def record(self, table: str, id: str) -> Any:
        """What the columns of a table take: a record, or its row in the tree; None when it was not exported."""
        if table in TREES:
            return self._rows.get(id)
        records = self.plan.table(table)
        return records[id] if id in records else None

    def collection(self, table: str, id: str) -> str:
        """The collection of a record that stands in a table."""
        if table in TREES:
            return "strategies" if id in self.plan.strategies else "items"
        return table

    def wrote(self, table: str) -> bool:
        """Whether the export had the sheet of a table."""
        if table == "frameworks":
            return bool(self._trees[table])
        return table != "links" or bool(self.plan.links)

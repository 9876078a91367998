"""The headings that tables go by, in every language, from the very declarations the writer makes its columns from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO

from planner.i18n import LANGUAGES, Language, speaking
from planner.i18n.folding import fold

COLLECTIONS = {"frameworks": "items"}
"""Tables whose rows are of a collection of another name."""


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """A column as the writer declares it."""

    key: str
    """`title.es`, `start`, `lead1`, `belongs`…"""
    heading: str
    computed: bool
    """Worked out by the program: what is written there is not read."""
    internal: bool
    choices: str
    """The name of the list its dropdown offers, in the workbook's own lists."""
    percent: bool


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A table as the writer declares it, in one language."""

    key: str
    name: str
    """The name of its sheet."""
    says: str
    language: Language
    columns: tuple[KnownColumn, ...]

    @property
    def collection(self) -> str:
        """The collection its rows are of; in the action plan the rows of strategies stand among the items."""
        return COLLECTIONS.get(self.key, self.key)

    def by_heading(self) -> Mapping[str, KnownColumn]:
        """The columns by their folded heading."""
        return {fold(column.heading): column for column in self.columns}


@cache
def known_tables() -> tuple[KnownTable, ...]:
    """Every table of a workbook, in each language, with the columns of the internal edition, which has them all."""
    return tuple(table for language in LANGUAGES for table in _tables(language))


def _tables(language: Language) -> list[KnownTable]:
    from planner.formats.output.stamp import Stamp
    from planner.formats.workbook.book import Book
    from planner.formats.workbook.own_rows import marked
    from planner.formats.workbook.recipient import Recipient
    from planner.formats.workbook.sheets import registers
    from planner.formats.workbook.sheets.action_plan import action_plan
    from planner.model.edition import edition
    from planner.model.fields import Audience
    from planner.model.plan import Plan

    with speaking(language):
        stamp = Stamp(0, date(2000, 1, 1), language, "", (), None, "")
        nobody = Recipient(Plan(), "")
        book = Book(edition(Plan(), Audience.INTERNAL), language, stamp, BytesIO())
        made = [action_plan(book, []), registers.frameworks(book, [])]
        made += [make(book) for make in registers.PLAIN.values()]
        return [
            KnownTable(
                register.key, register.name, register.says, language,
                tuple(KnownColumn(column.key, column.header, column.computed, column.internal, column.choices,
                                  column.percent) for column in marked(register, nobody).columns),
            )
            for register in made
        ]  # fmt: skip


@cache
def computed_sheets() -> frozenset[str]:
    """The folded names of the sheets that are worked out as a whole, in every language."""
    from planner.analysis.registry import ANALYSES
    from planner.formats.workbook.sheets.analyses import sheet_name
    from planner.i18n import _

    names: set[str] = set()
    for language in LANGUAGES:
        with speaking(language):
            names |= {fold(_("Timeline")), fold(_("Responsibilities"))}
            names |= {fold(sheet_name(_(known.title))) for known in ANALYSES}
    return frozenset(names)

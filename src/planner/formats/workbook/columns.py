"""Columns of a sheet, made from the fields a record type declares and from what is computed beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from planner.formats.workbook import cells
from planner.formats.workbook.cells import EMPTY, Cell
from planner.formats.workbook.dropdowns import Labels, Lists
from planner.i18n import LANGUAGES, Language, _, current_language
from planner.model import display
from planner.model.edition import Edition
from planner.model.fields import Audience, Field
from planner.model.record import Record
from planner.model.values import Citation, Words

R = TypeVar("R")
S = TypeVar("S")

ENDS = frozenset({"end"})
"""Fields whose month is meant to its last day."""

WIDTHS = {"line": 28, "prose": 38, "term": 14, "reference": 22, "flag": 9, "number": 10, "whole": 9, "percent": 9,
          "when": 15.5, "money": 15, "citation": 26}  # fmt: skip
RIGHT = frozenset({"number", "whole", "percent", "money"})


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its heading, and what a row shows in it."""

    key: str
    header: str
    width: float
    cell: Callable[[R], Cell]
    choices: str = ""
    """The name of the list that its dropdown offers."""
    computed: bool = False
    internal: bool = False
    help: str = ""
    align: str = "left"
    percent: bool = False

    def reading(self, record: Callable[[S], R]) -> "Column[S]":
        """The same column for rows that hold the record somewhere."""
        cell = self.cell
        return Column(self.key, self.header, self.width, lambda row: cell(record(row)), self.choices, self.computed,
                      self.internal, self.help, self.align, self.percent)  # fmt: skip


def computed(key: str, header: str, width: float, cell: Callable[[R], Cell], align: str = "left") -> Column[R]:
    """A column that the program fills and that is not read back."""
    return Column(key, header, width, cell, computed=True, align=align)


class FieldColumns:
    """Makes columns from declared fields, for one edition and language."""

    def __init__(self, edition: Edition, labels: Labels, lists: Lists) -> None:
        self._edition, self._labels, self._lists = edition, labels, lists

    def of(self, record_type: type[Record], first: Sequence[str], widths: dict[str, float]) -> list[Column[Any]]:
        """The columns of every visible field, those named in `first` in front.

        A bilingual field has a column for each language, the export's own in its place and the other one behind all
        fields; an amount has one for its currency beside it.
        """
        fields = {name: field for name, field in record_type.fields().items() if self._visible(field)}
        order = [*(name for name in first if name in fields), *(name for name in fields if name not in first)]
        near: list[Column[Any]] = []
        far: list[Column[Any]] = []
        for name in order:
            one, *rest = self._columns(fields[name])
            near.append(replace(one, width=widths.get(name, one.width)))
            (near if fields[name].kind.name == "money" else far).extend(rest)
        return near + far

    def _visible(self, field: Field) -> bool:
        about = field.about
        return not about.hidden and (self._edition.internal or about.audience is not Audience.INTERNAL)

    def _columns(self, field: Field) -> list[Column[Any]]:
        if field.shape == "words":
            return [self._words(field, language) for language in _own_first()]
        plain = self._column(field, field.name, field.label(), self._reader(field))
        return [plain, self._currency(field)] if field.kind.name == "money" else [plain]

    def _column(self, field: Field, key: str, header: str, cell: Callable[[Any], Cell]) -> Column[Any]:
        internal = field.about.audience is Audience.INTERNAL
        kind = field.kind.name
        return Column(
            key,
            _("{label} (internal)").format(label=header) if internal else header,
            WIDTHS.get(kind, 20),
            cell,
            choices=self._choices(field),
            internal=internal,
            help=field.help(),
            align="right" if kind in RIGHT and field.shape == "one" else "left",
            percent=kind == "percent",
        )

    def _choices(self, field: Field) -> str:
        if field.shape != "one":
            return ""
        if field.about.vocabulary is not None:
            return self._lists.of_vocabulary(field.about.vocabulary)
        if field.kind.name == "flag":
            return self._lists.of_flags()
        return self._lists.of_records(*field.about.refers) if field.kind.name == "reference" else ""

    def _words(self, field: Field, language: Language) -> Column[Any]:
        own = language == current_language()
        naming = own and field.about.required
        header = field.label() if own else _in_language(field.label(), language)

        def cell(record: Any) -> Cell:
            words: Words | None = getattr(record, field.name, None)
            if words is None:
                return EMPTY
            said = words.es if language == "es" else words.en
            return cells.text(words.pick(), faint=True) if naming and not said else cells.text(said)

        return self._column(field, f"{field.name}.{language}", header, cell)

    def _currency(self, field: Field) -> Column[Any]:
        def cell(record: Any) -> Cell:
            amount = getattr(record, field.name, None)
            return cells.text(amount.currency) if amount is not None else EMPTY

        return replace(self._column(field, f"{field.name}.currency", _("Currency"), cell), width=9, align="left")

    def _reader(self, field: Field) -> Callable[[Any], Cell]:
        show = self._shower(field)
        name = field.name
        if field.shape == "many":
            return lambda record: cells.listed(self.members(field, record).values())
        return lambda record: show(getattr(record, name, None))

    def _shower(self, field: Field) -> Callable[[Any], Cell]:
        vocabulary = field.about.vocabulary
        if vocabulary is not None:
            return lambda code: cells.term(vocabulary, code)
        if field.kind.name == "when":
            return lambda when: cells.day(when, last=field.name in ENDS)
        readers: dict[str, Callable[[Any], Cell]] = {
            "reference": lambda reference: cells.text(self._labels.of(reference)),
            "flag": cells.flag, "number": cells.number, "whole": cells.number, "percent": cells.percent,
            "money": cells.money,
        }  # fmt: skip
        return readers.get(field.kind.name, cells.text)

    def members(self, field: Field, record: Any) -> dict[str, str]:
        """The members of a set of a record, canonical, with how a cell shows each, in the order of the cell."""
        own = record.fields().get(field.name, field) if isinstance(record, Record) else field
        shown = {field.kind.write(one): self._member(own, one) for one in getattr(record, field.name, ())}
        return dict(sorted(shown.items(), key=lambda pair: pair[1]))

    def _member(self, field: Field, member: Any) -> str:
        if isinstance(member, Citation):
            return ", ".join(part for part in (self._labels.of(member.source), member.said) if part)
        if field.about.refers:
            return self._labels.of(member)
        return display.value(self._edition.plan, field, field.kind.write(member))


def _own_first() -> tuple[Language, ...]:
    own = current_language()
    return (own, *(language for language in LANGUAGES if language != own))


def _in_language(label: str, language: Language) -> str:
    return (_("{label} (Spanish)") if language == "es" else _("{label} (English)")).format(label=label)

"""What one cell holds: a value of the model as Excel knows it, with the format that shows its precision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.i18n import Language, _, current_language
from planner.i18n.numbers import SYMBOLS
from planner.model.dates import When
from planner.model.values import Money
from planner.model.vocabulary import Vocabulary

LONGEST = 32_767
"""Characters (UTF-16 units) that fit into a cell of Excel."""

MOST_DIGITS = 15
"""Digits of a number that Excel keeps; a longer one is written as text."""

SIGNED = frozenset({"status", "timeliness"})
"""Vocabularies whose terms carry their sign into the cell, so that colour is never alone."""

MONTH_FORMAT: dict[Language, str] = {"es": "[$-100A]mmmm yyyy", "en": "[$-409]mmmm yyyy"}
DAY_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Cell:
    """A typed value: text, number or day; `shows` is the number format; `faint` means: stands in for the row's own."""

    value: str | float | date | None = None
    shows: str = ""
    faint: bool = False


EMPTY = Cell()


def text(words: str | None, *, faint: bool = False) -> Cell:
    """A text, cut with an ellipsis where Excel could not hold it."""
    return Cell(fitting(words), faint=faint) if words else EMPTY


def fitting(words: str) -> str:
    """`words`, cut to what fits into a cell."""
    if len(words) * 2 <= LONGEST or _units(words) <= LONGEST:
        return words
    while _units(words) >= LONGEST:
        words = words[: len(words) - max(1, (_units(words) - LONGEST) // 2 + 1)]
    return words + "…"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def listed(parts: Iterable[str]) -> Cell:
    """Several texts in one cell."""
    return text("; ".join(part for part in parts if part))


def number(value: Decimal | int | None) -> Cell:
    """A number with its decimals as they were written."""
    if value is None:
        return EMPTY
    decimal = Decimal(value)
    if len(decimal.as_tuple().digits) > MOST_DIGITS:
        return text(f"{decimal:,}")
    return Cell(float(decimal), _places("#,##0", decimal))


def percent(value: Decimal | int | None) -> Cell:
    """A share of 0 to 100, written as that number so that typing 40 means 40 %."""
    return EMPTY if value is None else Cell(float(value), '0" %"')


def money(value: Money | None) -> Cell:
    """An amount with the sign people know; its currency is the number format's business."""
    if value is None:
        return EMPTY
    return Cell(float(value.amount), money_format(value.currency, cents=value.amount % 1 != 0))


def money_format(currency: str, *, cents: bool) -> str:
    """The number format of an amount in a currency: `Q 1,234.50`, or `Q 1,234` when nothing has cents."""
    sign, digits = SYMBOLS.get(currency, currency), "#,##0.00" if cents else "#,##0"
    return f'"{sign}" {digits};-"{sign}" {digits}'


def day(value: When | None, *, last: bool = False) -> Cell:
    """A date cell for a day or a month, shown as precisely as it is known; text for a longer stretch.

    A month is its first day, or its last one for an end (`last`); years, halves and quarters are text, since a cell
    of Excel that shows only a year takes a typed 2027 for a day in 1905.
    """
    if value is None:
        return EMPTY
    if value.first.year < 1901:
        return text(str(value))
    if value.exact:
        return Cell(value.first, DAY_FORMAT)
    if (value.first.year, value.first.month) == (value.last.year, value.last.month):
        return Cell(value.last if last else value.first, MONTH_FORMAT[current_language()])
    return text(str(value))


def term(vocabulary: Vocabulary, code: str | None) -> Cell:
    """The label of a term, with its sign where the vocabulary lives by it."""
    return text(term_label(vocabulary, code)) if code else EMPTY


def term_label(vocabulary: Vocabulary, code: str) -> str:
    """The words of a term as they stand in cells and dropdowns."""
    found = vocabulary[code]
    label = found.label()
    return f"{found.sign} {label}" if vocabulary.name in SIGNED and found.sign.strip() else label


def flag(value: bool | None) -> Cell:
    """Yes, no, or nothing when it is not known."""
    return EMPTY if value is None else text(_("yes") if value else _("no"))


def _places(whole: str, value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{whole}.{'0' * places}" if places else whole

"""Kinds of scalar: how each is written canonically, read back, understood from people and shown to them."""

import re
from decimal import Decimal
from typing import Any, Protocol

from planner.i18n import _
from planner.i18n.numbers import CURRENCY_WORDS, plain, read_decimal, read_plain, say_decimal, say_money
from planner.i18n.text import clean, clean_line, fold, is_tidy_line
from planner.model.dates import When, read_when, typed_when
from planner.model.values import Citation, Money, Place, Position


class Kind(Protocol):
    """One kind of scalar; every stored leaf is a canonical text of its kind."""

    name: str

    def read(self, text: str) -> Any:
        """The value of a canonical text; ValueError when it is not canonical."""

    def write(self, value: Any) -> str:
        """The canonical text of a value."""

    def understand(self, text: str) -> str:
        """The canonical text of what a person typed; ValueError with a sentence when it is none."""

    def show(self, value: Any) -> str:
        """The value as a person reads it, in the current language."""


class TextKind:
    """Text in NFC: one line, or prose with line breaks."""

    def __init__(self, name: str, limit: int, *, lines: bool) -> None:
        self.name, self.limit, self.lines = name, limit, lines

    def read(self, text: str) -> str:
        if len(text) > self.limit or not text or not (is_tidy_line(text) or text == self._tidy(text)):
            raise ValueError(self._complaint(text))
        return text

    def write(self, value: str) -> str:
        return value

    def understand(self, text: str) -> str:
        tidy = self._tidy(text)
        if not tidy or len(tidy) > self.limit:
            raise ValueError(self._complaint(tidy))
        return tidy

    def show(self, value: str) -> str:
        return value

    def _tidy(self, text: str) -> str:
        return clean(text) if self.lines else clean_line(text)

    def _complaint(self, text: str) -> str:
        if not text:
            return _("a text is expected here")
        if len(text) > self.limit:
            return _("the text has {length} characters; at most {limit} fit here").format(
                length=len(text), limit=self.limit
            )
        return _("the text holds characters that cannot be kept")


class TermKind(TextKind):
    """The code of a term of a vocabulary, checked by the field that names it."""

    def __init__(self) -> None:
        super().__init__("term", 60, lines=False)


class IdKind:
    """The id of another record."""

    name = "reference"
    _form = re.compile(r"[0-9A-Za-z]{1,40}")

    def fits(self, text: str) -> bool:
        """Whether a record may have this id."""
        return self._form.fullmatch(text) is not None

    def read(self, text: str) -> str:
        if not self.fits(text):
            raise ValueError(_("a record is expected here"))
        return text

    def write(self, value: str) -> str:
        return value

    def understand(self, text: str) -> str:
        return self.read(text.strip())

    def show(self, value: str) -> str:
        return value


class FlagKind:
    """Yes or no."""

    name = "flag"
    _yes = frozenset({"yes", "si", "true", "verdadero", "1", "x", "y", "s"})
    _no = frozenset({"no", "false", "falso", "0", "n"})

    def read(self, text: str) -> bool:
        if text not in {"yes", "no"}:
            raise ValueError(_("yes or no is expected here"))
        return text == "yes"

    def write(self, value: bool) -> str:
        return "yes" if value else "no"

    def understand(self, text: str) -> str:
        folded = fold(text)
        if folded in self._yes:
            return "yes"
        if folded in self._no:
            return "no"
        raise ValueError(_("yes or no is expected here"))

    def show(self, value: bool) -> str:
        return _("yes") if value else _("no")


class NumberKind:
    """A decimal number as it was written, within bounds, whole if asked."""

    def __init__(self, name: str, least: int | None = None, most: int | None = None, *, whole: bool = False) -> None:
        self.name, self.least, self.most, self.whole = name, least, most, whole

    def read(self, text: str) -> Decimal:
        number = read_plain(text)
        if number is None or not self._fits(number):
            raise ValueError(self._complaint())
        return number

    def write(self, value: Decimal | int) -> str:
        return plain(value)

    def understand(self, text: str) -> str:
        number = read_decimal(text.strip().removesuffix("%"))
        if number is None or not self._fits(number):
            raise ValueError(self._complaint())
        return plain(number)

    def show(self, value: Decimal) -> str:
        return say_decimal(value) + (" %" if self.name == "percent" else "")

    def _fits(self, number: Decimal) -> bool:
        return (
            (not self.whole or number == number.to_integral_value())
            and (self.least is None or number >= self.least)
            and (self.most is None or number <= self.most)
        )

    def _complaint(self) -> str:
        if self.least is not None and self.most is not None:
            return _("a whole number from {least} to {most} is expected here").format(least=self.least, most=self.most)
        if self.whole:
            return _("a whole number is expected here, like 25 or 1,200")
        return _("a number is expected here, like 1,234.50")


class WhenKind:
    """A date with its precision."""

    name = "when"

    def read(self, text: str) -> When:
        when = read_when(text)
        if when is None:
            raise ValueError(self._complaint())
        return when

    def write(self, value: When) -> str:
        return value.text

    def understand(self, text: str) -> str:
        when = read_when(text.strip().upper()) or read_when(typed_when(text))
        if when is None:
            raise ValueError(self._complaint())
        return when.text

    def show(self, value: When) -> str:
        return str(value)

    def _complaint(self) -> str:
        return _("a date is expected here, like 30/06/2026, 2026-06, 2026-Q2 or 2026")


class MoneyKind:
    """An amount with its currency: canonical `1234.50 GTQ`; quetzales when none is typed."""

    name = "money"
    _typed = re.compile(r"(-?)\s*([^\d\s.,+-]*)\.?\s*(-?[\d., ]*\d)\s*([^\d\s.,]*)\.?")

    def read(self, text: str) -> Money:
        written, _blank, currency = text.partition(" ")
        amount = read_plain(written)
        if amount is None or not re.fullmatch("[A-Z]{3}", currency):
            raise ValueError(self._complaint())
        return Money(amount, currency)

    def write(self, value: Money) -> str:
        return f"{plain(value.amount)} {value.currency}"

    def understand(self, text: str) -> str:
        match = self._typed.fullmatch(text.strip())
        amount = read_decimal(match[1] + match[3]) if match else None
        currency = CURRENCY_WORDS.get((match[2] or match[4] or "Q").casefold()) if match else None
        if match is None or amount is None or currency is None or (match[2] and match[4]):
            raise ValueError(self._complaint())
        return self.write(Money(amount, currency))

    def show(self, value: Money) -> str:
        return say_money(value.amount, value.currency)

    def _complaint(self) -> str:
        return _("an amount is expected here, like Q 1,234.50 or 500 USD")


class CitationKind:
    """A source and the place in it: canonical `ID place`."""

    name = "citation"

    def read(self, text: str) -> Citation:
        source, blank, place = text.partition(" ")
        return Citation(ID.read(source), LINE.read(place) if blank else "")

    def write(self, value: Citation) -> str:
        return f"{value.source} {value.place}".strip()

    def understand(self, text: str) -> str:
        return self.write(self.read(clean_line(text)))

    def show(self, value: Citation) -> str:
        return value.said


class PlaceKind:
    """A parent and the key among its children: canonical `ID key`."""

    name = "place"
    _form = re.compile(r"[A-Za-z][0-9A-Za-z]*")

    def read(self, text: str) -> Place:
        parent, _blank, key = text.partition(" ")
        if not self._form.fullmatch(key) or not self._is_key(key):
            raise ValueError(_("a place in the tree is expected here"))
        return Place(ID.read(parent), key)

    def write(self, value: Place) -> str:
        return f"{value.parent} {value.key}"

    def understand(self, text: str) -> str:
        return self.write(self.read(text.strip()))

    def show(self, value: Place) -> str:
        return value.key

    @staticmethod
    def _is_key(key: str) -> bool:
        """Whether a fractional key is whole: its first letter says how long its integer part is."""
        length = ord(key[0]) - 95 if key[0] >= "a" else 92 - ord(key[0])
        return len(key) >= length and not (len(key) > length and key[-1] == "0") and key != "A" + "0" * 26


class PositionKind:
    """A point of the map: canonical `x,y` with one decimal."""

    name = "position"
    _form = re.compile(r"-?\d{1,6}\.\d,-?\d{1,6}\.\d", re.ASCII)

    def read(self, text: str) -> Position:
        if not self._form.fullmatch(text):
            raise ValueError(self._complaint())
        x, _comma, y = text.partition(",")
        return Position(float(x), float(y))

    def write(self, value: Position) -> str:
        return f"{value.x:.1f},{value.y:.1f}"

    def understand(self, text: str) -> str:
        x, _comma, y = text.partition(",")
        try:
            return self.write(self.read(self.write(Position(float(x), float(y)))))
        except ValueError as error:
            raise ValueError(self._complaint()) from error

    def show(self, value: Position) -> str:
        return self.write(value)

    def _complaint(self) -> str:
        return _("a point of the map is expected here, like 120.0,-33.5")


LINE = TextKind("line", 300, lines=False)
PROSE = TextKind("prose", 20_000, lines=True)
TERM = TermKind()
ID = IdKind()
FLAG = FlagKind()
NUMBER = NumberKind("number")
WHOLE = NumberKind("whole", whole=True, least=0)
PERCENT = NumberKind("percent", 0, 100, whole=True)
WHEN = WhenKind()
MONEY = MoneyKind()
CITATION = CitationKind()
PLACE = PlaceKind()
POSITION = PositionKind()

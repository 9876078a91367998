"""Kinds of scalar: how each is written canonically, read back, understood from people and shown to them."""

import re
from decimal import Decimal
from typing import Any, Protocol

from planner.i18n import _
from planner.i18n.dates import MONTHS
from planner.i18n.numbers import SYMBOLS, read_decimal, say_decimal, say_money
from planner.i18n.text import clean, clean_line, fold, is_tidy_line
from planner.model.values import Citation, Money, Place, Position
from planner.model.when import When, read_when


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

    def read(self, text: str) -> str:
        if not self._form.fullmatch(text):
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
    _yes = frozenset({"yes", "si", "true", "1", "x", "y", "s"})
    _no = frozenset({"no", "false", "0", "n"})

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
        number = read_decimal(text)
        if number is None or str(number) != text or not self._fits(number):
            raise ValueError(self._complaint())
        return number

    def write(self, value: Decimal | int) -> str:
        return str(value)

    def understand(self, text: str) -> str:
        number = read_decimal(text.strip().removesuffix("%"))
        if number is None or not self._fits(number):
            raise ValueError(self._complaint())
        return str(number)

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
            return _("a number from {least} to {most} is expected here").format(least=self.least, most=self.most)
        if self.whole:
            return _("a whole number is expected here, like 25 or 1,200")
        return _("a number is expected here, like 1,234.50")


class WhenKind:
    """A date with its precision."""

    name = "when"
    _day_first = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
    _month_year = re.compile(r"(\d{1,2})[/-](\d{4})")
    _worded = re.compile(r"(?:(\d{1,2}) (?:de )?)?([a-z]+) (?:del? )?(\d{4})")
    _part = re.compile(r"(\d)\W*o?\W*(trimestre|cuatrimestre|semestre|quarter|third|half)\W+(?:del? |of )?(\d{4})")
    _letters = {"trimestre": "Q", "quarter": "Q", "cuatrimestre": "C", "third": "C", "semestre": "S", "half": "S"}

    def read(self, text: str) -> When:
        when = read_when(text)
        if when is None:
            raise ValueError(self._complaint())
        return when

    def write(self, value: When) -> str:
        return value.text

    def understand(self, text: str) -> str:
        for guess in (text.strip().upper(), self._numeric(text.strip()), self._in_words(fold(text))):
            when = read_when(guess)
            if when is not None:
                return when.text
        raise ValueError(self._complaint())

    def show(self, value: When) -> str:
        return str(value)

    def _numeric(self, text: str) -> str:
        if match := self._day_first.fullmatch(text):
            return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        if match := self._month_year.fullmatch(text):
            return f"{match[2]}-{int(match[1]):02}"
        return ""

    def _in_words(self, folded: str) -> str:
        if match := self._part.fullmatch(folded):
            return f"{match[3]}-{self._letters[match[2]]}{match[1]}"
        if match := self._worded.fullmatch(folded):
            month = _month_number(match[2])
            day = f"-{int(match[1]):02}" if match[1] else ""
            return f"{match[3]}-{month:02}{day}" if month else ""
        return ""

    def _complaint(self) -> str:
        return _("a date is expected here, like 30/06/2026, 2026-06, 2026-Q2 or 2026")


def _month_number(word: str) -> int:
    for names in MONTHS.values():
        for number, name in enumerate(names, start=1):
            if len(word) >= 3 and fold(name).startswith(word):
                return number
    return 9 if word == "setiembre" else 0


class MoneyKind:
    """An amount with its currency: canonical `1234.50 GTQ`; quetzales when none is typed."""

    name = "money"
    _form = re.compile(r"-?\d+(\.\d+)? [A-Z]{3}")
    _signs = {fold(sign) or sign: code for code, sign in SYMBOLS.items()} | {"$": "USD", "quetzales": "GTQ"}
    _typed = re.compile(r"([^\d\s.,+-]*)\s*(-?[\d., ]*\d)\s*([^\d\s.,]*)")

    def read(self, text: str) -> Money:
        if not self._form.fullmatch(text):
            raise ValueError(self._complaint())
        amount, currency = text.split(" ")
        return Money(Decimal(amount), currency)

    def write(self, value: Money) -> str:
        return f"{value.amount} {value.currency}"

    def understand(self, text: str) -> str:
        match = self._typed.fullmatch(text.strip())
        amount = read_decimal(match[2]) if match else None
        if match is None or amount is None or (match[1] and match[3]):
            raise ValueError(self._complaint())
        return f"{amount} {self._currency(match[1] or match[3])}"

    def show(self, value: Money) -> str:
        return say_money(value.amount, value.currency)

    def _currency(self, sign: str) -> str:
        if not sign:
            return "GTQ"
        known = self._signs.get(fold(sign) or sign)
        if known is None and re.fullmatch(r"[A-Za-z]{3}", sign):
            return sign.upper()
        if known is None:
            raise ValueError(self._complaint())
        return known

    def _complaint(self) -> str:
        return _("an amount is expected here, like Q 1,234.50 or 500 USD")


class CitationKind:
    """A source and the place in it: canonical `ID place`."""

    name = "citation"

    def read(self, text: str) -> Citation:
        source, _blank, place = text.partition(" ")
        return Citation(ID.read(source), LINE.read(place) if place else "")

    def write(self, value: Citation) -> str:
        return f"{value.source} {value.place}".strip()

    def understand(self, text: str) -> str:
        return self.write(self.read(clean_line(text)))

    def show(self, value: Citation) -> str:
        return value.place


class PlaceKind:
    """A parent and the key among its children: canonical `ID key`."""

    name = "place"

    def read(self, text: str) -> Place:
        parent, _blank, key = text.partition(" ")
        if not re.fullmatch(r"[0-9A-Za-z]+", key):
            raise ValueError(_("a place in the tree is expected here"))
        return Place(ID.read(parent), key)

    def write(self, value: Place) -> str:
        return f"{value.parent} {value.key}"

    def understand(self, text: str) -> str:
        return self.write(self.read(text.strip()))

    def show(self, value: Place) -> str:
        return value.key


class PositionKind:
    """A point of the map: canonical `x,y` with one decimal."""

    name = "position"
    _form = re.compile(r"-?\d{1,6}\.\d,-?\d{1,6}\.\d")

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

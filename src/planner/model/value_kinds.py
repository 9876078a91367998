"""Kinds of scalar with parts: dates, money, citations, places in a tree and points of the map."""

import re

from planner.i18n import _
from planner.i18n.numbers import CURRENCY_WORDS, plain, read_decimal, read_plain, say_money
from planner.i18n.text import clean_line
from planner.model.dates import When, read_when, typed_when
from planner.model.kinds import ID, LINE
from planner.model.values import Citation, Money, Place, Position


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


WHEN = WhenKind()
MONEY = MoneyKind()
CITATION = CitationKind()
PLACE = PlaceKind()
POSITION = PositionKind()

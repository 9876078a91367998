"""Kinds of scalar, the plain ones: how each is written canonically, read back, understood from people and shown."""

import re
from decimal import Decimal
from typing import Any, Protocol

from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.numbers import plain, read_decimal, read_plain, say_decimal
from planner.i18n.text import clean, clean_line, is_tidy_line


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


LINE = TextKind("line", 300, lines=False)
PROSE = TextKind("prose", 20_000, lines=True)
TERM = TermKind()
ID = IdKind()
FLAG = FlagKind()
NUMBER = NumberKind("number")
WHOLE = NumberKind("whole", whole=True, least=0)
PERCENT = NumberKind("percent", 0, 100, whole=True)

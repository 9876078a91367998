"""What typed cells mean: dates, numbers, money, yes and no, words of a vocabulary, names; canonical, or Misread."""

import re
from datetime import date
from decimal import Decimal

from planner.formats.workbook.reading import RawCell, day_of, precision
from planner.formats.workbook.returning.cells import Misread, Understood, checked, said, sentence
from planner.formats.workbook.returning.names import Names
from planner.i18n import _
from planner.i18n.dates import say_date
from planner.i18n.folding import fold
from planner.i18n.numbers import CURRENCY_WORDS, plain
from planner.i18n.text import clean_line
from planner.model.fields import Field
from planner.model.value_kinds import MONEY
from planner.model.values import Money
from planner.model.vocabulary import Vocabulary

YEARS = range(1900, 2200)
"""Numbers that are years when a date is expected."""
DAYS = range(18_000, 110_000)
"""Serial numbers that are days when a date is expected: 1949 to 2200."""
ALIKE = 82.0
"""From this likeness (0 to 100) on a word of a vocabulary may be misspelt."""
USUAL = "GTQ"
_NAMES_CURRENCY = re.compile(r"[^\d\s.,+-]")


class Values:
    """Makes sense of cells, with the names that one workbook may use."""

    def __init__(self, names: Names, *, since_1904: bool = False) -> None:
        self.names, self._since_1904 = names, since_1904

    def of(self, field: Field, raw: RawCell) -> Understood:
        """What a cell means for a field that holds one value, or for a member of a set; raises Misread."""
        checked(raw)
        kind = field.kind.name
        if field.about.vocabulary is not None:
            return term(field.about.vocabulary, said(raw))
        if kind == "reference":
            return self.names.find(field.about.refers, said(raw))
        try:
            if kind == "when":
                return self._when(field, raw)
            if kind in ("number", "whole", "percent") and not isinstance(raw.value, Decimal | str):
                return Understood(field.kind.understand(""))
            if kind == "percent" and isinstance(raw.value, Decimal) and not raw.shows_percent and 0 < raw.value <= 1:
                return _share(raw.value)
            if kind == "flag" and isinstance(raw.value, bool):
                return Understood("yes" if raw.value else "no")
            return Understood(field.kind.understand(said(raw)))
        except ValueError as complaint:
            raise Misread(sentence(str(complaint))) from complaint

    def _when(self, field: Field, raw: RawCell) -> Understood:
        value = raw.value
        if isinstance(value, date):
            return _day(value, precision(raw.shows))
        if isinstance(value, Decimal) and value == value.to_integral_value():
            if int(value) in YEARS:
                return Understood(str(int(value)))
            day = day_of(value, since_1904=self._since_1904) if int(value) in DAYS else None
            if day is not None:
                return _day(day, "")
        if isinstance(value, bool):
            return Understood(field.kind.understand(""))
        return Understood(field.kind.understand(said(raw)))

    def money(self, amount: RawCell | None, currency: RawCell | None, known: Money | None) -> Understood | None:
        """An amount with the currency beside it; None when there is no amount. Raises Misread.

        Without a currency it is that of the `known` amount, else quetzales.
        """
        if amount is None or amount.is_blank:
            return None
        checked(amount)
        beside = None if currency is None or currency.is_blank else currency_of(said(checked(currency)))
        usual = beside or (known.currency if known else USUAL)
        try:
            if isinstance(amount.value, Decimal):
                same = known is not None and known.amount == amount.value
                exact = Money(known.amount if known and same else amount.value, usual)
                return Understood(MONEY.write(MONEY.read(MONEY.write(exact))))
            typed = MONEY.understand(said(amount))
        except ValueError as complaint:
            raise Misread(sentence(str(complaint))) from complaint
        if not _NAMES_CURRENCY.search(said(amount)):
            return Understood(f"{typed.partition(' ')[0]} {usual}")
        return self._own_currency(typed, beside, known)

    @staticmethod
    def _own_currency(typed: str, beside: str | None, known: Money | None) -> Understood:
        """An amount that names its currency itself, which may contradict the column beside it."""
        own = typed.partition(" ")[2]
        if beside in (None, own):
            return Understood(typed)
        if known is not None and beside == known.currency:
            says = _("The amount says {own} and the column beside it {beside}: is {own} meant?")
            return Understood(typed, says.format(own=own, beside=beside))
        says = _("The amount says {own} and the column beside it {beside}: write one of them.")
        raise Misread(says.format(own=own, beside=beside))


def currency_of(text: str) -> str:
    """The ISO code of a currency by any word or sign for it; raises Misread."""
    code = CURRENCY_WORDS.get(clean_line(text).casefold())
    if code is None:
        raise Misread(_("A currency is expected here, like GTQ, USD or EUR."), "currency")
    return code


def _share(value: Decimal) -> Understood:
    """A percentage typed with its sign into a cell that shows one already, which spreadsheets keep as a fraction."""
    if value == 1:
        return Understood("1", _("1 was read as 1 %: is that meant, or 100 %?"))
    return Understood(plain((value * 100).normalize()))


def _day(value: date, shown: str) -> Understood:
    serial = (date(value.year, value.month, value.day) - date(1899, 12, 30)).days
    if serial in YEARS:
        says = _("The cell shows {day}; the number {year} was typed into a cell for days: is the year meant?")
        return Understood(str(serial), says.format(day=say_date(value), year=serial))
    if value.year not in YEARS:
        raise Misread(_("A date between 1900 and 2199 is expected here."))
    form = {"month": "%Y-%m", "year": "%Y"}.get(shown, "%Y-%m-%d")
    return Understood(f"{value:{form}}")


def term(vocabulary: Vocabulary, text: str) -> Understood:
    """The code of a term by its label in either language, with or without its sign; raises Misread."""
    code = vocabulary.find(text)
    if code is not None:
        return Understood(code)
    near = _nearly(vocabulary, text)
    if near is not None:
        says = _("“{typed}” was read as “{name}”: is that meant?")
        return Understood(near, says.format(typed=clean_line(text)[:60], name=vocabulary.label(near)))
    if vocabulary.is_open and 0 < len(clean_line(text)) <= 60:
        return Understood(clean_line(text))
    accepted = ", ".join(entry.label() for entry in vocabulary)
    raise Misread(_("Accepted here: {accepted}.").format(accepted=accepted))


def _nearly(vocabulary: Vocabulary, text: str) -> str | None:
    """The only term whose words a text is almost spelt like."""
    from rapidfuzz import fuzz, process

    if len(fold(text)) < 4:
        return None
    words = [word for entry in vocabulary for word in (entry.es, entry.en, *entry.also)]
    hits = process.extract(fold(text), words, scorer=fuzz.ratio, processor=fold, score_cutoff=ALIKE, limit=5)
    codes = {vocabulary.find(word) for word, _score, _place in hits}
    return codes.pop() if len(codes) == 1 else None


def same_value(field: Field, one: str | None, other: str | None) -> bool:
    """Whether two canonical texts say the same, however many zeros their numbers end in."""
    if one == other or one is None or other is None:
        return one == other
    if field.kind.name in ("number", "whole", "percent"):
        return Decimal(one) == Decimal(other)
    if field.kind.name == "money":
        return bool(field.kind.read(one) == field.kind.read(other))
    return False

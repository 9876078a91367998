"""Values as people type them: understood, written one way, read back, and shown so that they are understood again."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n import LANGUAGES, speaking
from planner.i18n.numbers import CURRENCY_WORDS
from planner.model import kinds
from planner.model.dates import When, read_when
from planner.model.kinds import Kind
from planner.model.value_kinds import CITATION, MONEY, PLACE, POSITION, WHEN
from planner.model.values import Citation, Money, Place, Position

IDS = st.from_regex(r"[0-9A-Z]{1,26}", fullmatch=True)
DECIMALS = st.decimals(-999_999_999, 999_999_999, places=3) | st.decimals(-999, 999, places=0)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WHENS = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    st.builds("{}-{}".format, st.integers(1900, 2199), st.sampled_from(["Q1", "Q4", "C1", "C3", "S1", "S2"])),
    st.integers(1900, 2199).map(str),
).map(read_when)
KEYS = st.from_regex(r"(a[0-9A-Za-z]|b[0-9A-Za-z]{2}|Z[0-9A-Za-z])([0-9A-Za-z]{0,3}[1-9A-Za-z])?", fullmatch=True)
LINES = st.text(min_size=1, max_size=60).map(lambda text: kinds.LINE.understand(f"x{text}"))

VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    kinds.LINE: LINES,
    kinds.PROSE: st.text(max_size=60).map(lambda text: kinds.PROSE.understand(f"x\n{text}")),
    kinds.TERM: LINES,
    kinds.ID: IDS,
    kinds.FLAG: st.booleans(),
    kinds.NUMBER: DECIMALS,
    kinds.WHOLE: st.integers(0, 10**12).map(Decimal),
    kinds.PERCENT: st.integers(0, 100).map(Decimal),
    WHEN: WHENS,
    MONEY: st.builds(Money, DECIMALS, st.sampled_from(sorted(set(CURRENCY_WORDS.values())))),
    CITATION: st.builds(Citation, IDS, LINES | st.just("")),
    PLACE: st.builds(Place, IDS, KEYS),
    POSITION: st.builds(Position, *[st.integers(-9_999_999, 9_999_999).map(lambda tenths: tenths / 10)] * 2),
}
SHOWN_IN_FULL = (
    kinds.LINE,
    kinds.FLAG,
    kinds.NUMBER,
    kinds.WHOLE,
    kinds.PERCENT,
    WHEN,
    POSITION,
)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.name)
def test_what_is_written_is_read_back(kind: Kind) -> None:
    @given(VALUES[kind])
    def check(value: Any) -> None:
        text = kind.write(value)
        assert kind.read(text) == value
        assert kind.write(kind.read(text)) == text
        assert kind.understand(text) == text

    check()


@pytest.mark.parametrize("kind", SHOWN_IN_FULL, ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_is_understood_as_the_same(kind: Kind, language: Any) -> None:
    @given(VALUES[kind])
    def check(value: Any) -> None:
        with speaking(language):
            assert kind.understand(kind.show(value)) == kind.write(value)

    check()


@given(st.integers(-(10**9), 10**9), st.sampled_from(["GTQ", "USD", "EUR", "HNL"]))
def test_money_shown_with_cents_is_understood_as_the_same(cents: int, currency: str) -> None:
    money = Money(Decimal(cents) / 100, currency)
    shown = MONEY.read(MONEY.understand(MONEY.show(money)))
    assert (shown.amount, shown.currency) == (money.amount, currency)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.name)
def test_whatever_is_typed_is_understood_canonically_or_refused_in_words(kind: Kind) -> None:
    @given(st.text() | st.text("0123456789.,-/ QSC%$", max_size=12))
    def check(typed: str) -> None:
        with suppress(ValueError):
            canonical = kind.understand(typed)
            assert kind.write(kind.read(canonical)) == canonical
            return
        with pytest.raises(ValueError, match=r"aquí|caracteres"):
            kind.understand(typed)

    check()


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026", "2026"), ("2026-q2", "2026-Q2"), ("5/2026", "2026-05"), ("05-2026", "2026-05"),
        ("1/2/2026", "2026-02-01"), ("30.06.2026", "2026-06-30"), ("2026-6-3", "2026-06-03"), ("2026/06", "2026-06"),
        ("marzo 2026", "2026-03"), ("Marzo de 2026", "2026-03"), ("mar 2026", "2026-03"), ("SETIEMBRE 2026", "2026-09"),
        ("30 de junio del 2026", "2026-06-30"), ("30 jun 2026", "2026-06-30"), ("June 30, 2026", "2026-06-30"),
        ("1er trimestre 2026", "2026-Q1"), ("1er. trimestre de 2026", "2026-Q1"), ("1° trimestre 2026", "2026-Q1"),
        ("2.º semestre de 2026", "2026-S2"), ("segundo semestre 2026", "2026-S2"), ("III trimestre 2026", "2026-Q3"),
        ("tercer cuatrimestre de 2026", "2026-C3"), ("2nd quarter of 2026", "2026-Q2"), ("T3 2026", "2026-Q3"),
        ("Q3 2026", "2026-Q3"), ("2026-T3", "2026-Q3"), ("semestre 2 de 2026", "2026-S2"),
    ],
)  # fmt: skip
def test_dates_are_typed_in_many_ways(typed: str, canonical: str) -> None:
    assert WHEN.understand(typed) == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("1234.5", "1234.5 GTQ"), ("Q1,234.5", "1234.5 GTQ"), ("Q. 1,234.50", "1234.50 GTQ"), ("Q.500", "500 GTQ"),
        ("Q 1 234", "1234 GTQ"), ("500 quetzales", "500 GTQ"), ("USD 500", "500 USD"), ("500 usd", "500 USD"),
        ("US$500", "500 USD"), ("$ 500", "500 USD"), ("500 dólares", "500 USD"), ("€20", "20 EUR"), ("-5", "-5 GTQ"),
        ("-Q 5.00", "-5.00 GTQ"), ("Q -5", "-5 GTQ"), ("0", "0 GTQ"),
    ],
)  # fmt: skip
def test_money_is_typed_in_many_ways(typed: str, canonical: str) -> None:
    assert MONEY.understand(typed) == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("1,234.50", "1234.50"),
        ("1 200", "1200"),
        ("-5", "-5"),
        ("0.0000001", "0.0000001"),
        ("007", "7"),
        ("50 %", "50"),
    ],
)
def test_numbers_are_typed_in_many_ways(typed: str, canonical: str) -> None:
    assert kinds.NUMBER.understand(typed) == canonical


@pytest.mark.parametrize("typed", ["sí", "SI", "x", "Verdadero", "yes", "1"])
def test_yes_is_typed_in_many_ways(typed: str) -> None:
    assert kinds.FLAG.understand(typed) == "yes"


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (WHEN, "31/02/2026", "aquí va una fecha"), (WHEN, "13/2026", "aquí va una fecha"),
        (WHEN, "30/06/26", "aquí va una fecha"), (WHEN, "5.º trimestre de 2026", "aquí va una fecha"),
        (WHEN, "٢٠٢٦", "aquí va una fecha"), (WHEN, "pronto", "aquí va una fecha"),
        (MONEY, "1.234,50", "aquí va un monto"), (MONEY, "500 mil", "aquí va un monto"),
        (MONEY, "Q 500 USD", "aquí va un monto"), (MONEY, "--5", "aquí va un monto"),
        (kinds.NUMBER, "12,5", "aquí va un número, como"), (kinds.NUMBER, "9" * 400, "aquí va un número"),
        (kinds.PERCENT, "33.3", "un número entero de 0 a 100"), (kinds.PERCENT, "101", "de 0 a 100"),
        (kinds.WHOLE, "2.5", "un número entero, como"), (kinds.FLAG, "quizá", "sí o no"),
        (kinds.LINE, "x" * 10_000, "10000 caracteres"), (kinds.PROSE, " \n ", "aquí va un texto"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_in_words(kind: Kind, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        kind.understand(typed)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PLACE, "S1 zz"), (PLACE, "S1 a00"), (PLACE, "S1 5"), (PLACE, "S1 "),
        (CITATION, "D1 "), (CITATION, "D1  línea 4"), (MONEY, "007 GTQ"), (MONEY, "1 gtq"),
        (kinds.NUMBER, "1E-7"), (kinds.NUMBER, "+5"), (kinds.LINE, "a  b"), (kinds.LINE, "a\u200bb"),
        (kinds.LINE, "\udcff"), (kinds.PROSE, "a\r\nb"), (POSITION, "nan,nan"), (WHEN, "2026-6"),
    ],
)  # fmt: skip
def test_only_the_one_canonical_text_of_a_value_is_read(kind: Kind, text: str) -> None:
    with pytest.raises(ValueError):
        kind.read(text)


@given(DAYS, DAYS)
def test_days_are_before_one_another_as_on_the_calendar(one: date, other: date) -> None:
    left, right = WHEN.read(one.isoformat()), WHEN.read(other.isoformat())
    assert left.before(right) == left.perhaps_before(right) == (one < other)


@given(WHENS, WHENS)
def test_before_is_certain_and_perhaps_before_is_possible(one: When, other: When) -> None:
    days_apart = other.first - one.last
    assert one.before(other) == (days_apart >= timedelta(days=1))
    assert not one.before(other) or one.perhaps_before(other)
    assert not (one.before(other) and other.perhaps_before(one))


def test_kinds_cover_every_declared_field() -> None:
    from planner.model.types import RECORD_TYPES

    declared = {field.kind for record_type in RECORD_TYPES.values() for field in record_type.fields().values()}
    assert declared <= set(VALUES)

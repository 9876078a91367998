"""Words in two languages, citations, places in a tree, points of the map and money, as people read and type them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n import LANGUAGES, Language, speaking
from planner.model import kinds, value_kinds
from planner.model.kinds import Kind
from planner.model.values import NO_WORDS, PARTS, Citation, Money, Place, Position, Words

KIND_OF: dict[type, Kind] = {
    Citation: value_kinds.CITATION, Place: value_kinds.PLACE, Position: value_kinds.POSITION, Money: value_kinds.MONEY,
}  # fmt: skip
TEXTS = st.none() | st.text(min_size=1, max_size=5)


@given(TEXTS, TEXTS)
def test_a_missing_language_is_stood_in_for_by_the_other(es: str | None, en: str | None) -> None:
    words = Words(es=es, en=en)
    assert words.pick("es") == (es or en or "")
    assert words.pick("en") == (en or es or "")
    assert bool(words) == (es is not None or en is not None)


@pytest.mark.parametrize(("language", "said"), [("es", "Mesa"), ("en", "Round table")])
def test_words_are_said_in_the_language_of_the_reader(language: Language, said: str) -> None:
    words = Words(es="Mesa", en="Round table")
    with speaking(language):
        assert (str(words), words.pick()) == (said, said)
    assert not NO_WORDS
    assert str(NO_WORDS) == ""


@pytest.mark.parametrize(
    ("place", "spanish", "english"),
    [
        ("línea 45", "línea 45", "line 45"), ("line 45", "línea 45", "line 45"),
        ("Página 3-4", "página 3-4", "page 3-4"), ("pages 3 to 4", "páginas 3 to 4", "pages 3 to 4"),
        ("artículo 12", "artículo 12", "article 12"), ("sheet Actores, row 3", "hoja Actores, row 3",
                                                       "sheet Actores, row 3"),
        ("Anexo B", "Anexo B", "Anexo B"), ("línea", "línea", "line"), ("", "", ""),
        ("lineamiento 4", "lineamiento 4", "lineamiento 4"),
    ],
)  # fmt: skip
def test_the_place_of_a_citation_is_said_in_the_language_of_the_reader(place: str, spanish: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (spanish, english), strict=True):
        with speaking(language):
            assert Citation("D1", place).said == said
            assert value_kinds.CITATION.show(Citation("D1", place)) == said


def test_every_part_of_a_document_is_known_by_either_word() -> None:
    for words in PARTS.values():
        assert PARTS[str(words.es)] is PARTS[str(words.en)]


def test_citations_are_ordered_by_source_and_then_place() -> None:
    cited = [Citation("D2"), Citation("D1", "línea 2"), Citation("D1"), Citation("D1", "línea 1")]
    assert sorted(cited) == [Citation("D1"), Citation("D1", "línea 1"), Citation("D1", "línea 2"), Citation("D2")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("D1 línea 4", Citation("D1", "línea 4")), ("D1", Citation("D1")),
        ("S1 a0", Place("S1", "a0")), ("I1 Zz", Place("I1", "Zz")), ("I1 b00V", Place("I1", "b00V")),
        ("12.0,-3.5", Position(12.0, -3.5)), ("1234.50 GTQ", Money(Decimal("1234.50"), "GTQ")),
        ("-5 USD", Money(Decimal(-5), "USD")),
    ],
)  # fmt: skip
def test_what_is_kept_is_read_as_a_value(text: str, value: object) -> None:
    kind = KIND_OF[type(value)]
    assert kind.read(text) == value
    assert kind.write(value) == text


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (value_kinds.CITATION, "D1   línea\n 4", "D1 línea 4"), (value_kinds.CITATION, " D1 ", "D1"),
        (value_kinds.PLACE, " S1 a0 ", "S1 a0"), (value_kinds.POSITION, "12,-3.55", "12.0,-3.5"),
        (value_kinds.POSITION, " 1 , 2 ", "1.0,2.0"), (kinds.ID, " A1 ", "A1"),
    ],
)  # fmt: skip
def test_what_is_typed_loosely_is_kept_one_way(kind: Kind, typed: str, kept: str) -> None:
    assert kind.understand(typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (value_kinds.POSITION, "12"), (value_kinds.POSITION, "12,"),
        (value_kinds.POSITION, "inf,0"), (value_kinds.POSITION, "1e9,0"),
        (value_kinds.POSITION, "x,y"), (value_kinds.PLACE, "S1"),
        (value_kinds.PLACE, "S1 a"), (value_kinds.PLACE, "S1 a0 b"),
        (value_kinds.CITATION, ""), (value_kinds.CITATION, "¿? línea 4"), (kinds.ID, "A 1"), (kinds.ID, "A" * 41),
        (value_kinds.MONEY, ""), (value_kinds.MONEY, "Q"),
        (value_kinds.MONEY, "500 pesos de oro"), (value_kinds.MONEY, "1,50"),
        (value_kinds.MONEY, "1.2.3"), (value_kinds.MONEY, "5 GTQ 5"),
    ],
)  # fmt: skip
def test_what_means_no_value_is_refused(kind: Kind, typed: str) -> None:
    with pytest.raises(ValueError, match=r"aquí|caracteres"):
        kind.understand(typed)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234.5 GTQ", "Q 1,234.50"), ("0 GTQ", "Q 0.00"), ("-5 GTQ", "-Q 5.00"), ("1000000 USD", "US$ 1,000,000.00"),
        ("20 EUR", "€ 20.00"), ("7 HNL", "HNL 7.00"), ("0.005 GTQ", "Q 0.00"), ("0.015 GTQ", "Q 0.02"),
    ],
)  # fmt: skip
def test_money_is_shown_with_the_sign_people_know_and_cents(text: str, shown: str) -> None:
    for language in ("es", "en"):
        with speaking(language):
            assert value_kinds.MONEY.show(value_kinds.MONEY.read(text)) == shown


def test_an_amount_keeps_the_decimals_it_was_written_with() -> None:
    for written in ("5", "5.0", "5.00", "0.10"):
        assert value_kinds.MONEY.write(value_kinds.MONEY.read(f"{written} GTQ")) == f"{written} GTQ"
    assert value_kinds.MONEY.read("5 GTQ") == value_kinds.MONEY.read("5.00 GTQ")
    assert value_kinds.MONEY.read("5 GTQ") != value_kinds.MONEY.read("5 USD")


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [("100", "100", "100 %"), ("0", "0", "0 %"), ("55%", "55", "55 %"), (" 7 % ", "7", "7 %"), ("1e1", "", "")],
)
def test_percents_are_whole_and_shown_with_their_sign(typed: str, kept: str, shown: str) -> None:
    if not kept:
        with pytest.raises(ValueError, match="de 0 a 100"):
            kinds.PERCENT.understand(typed)
        return
    assert kinds.PERCENT.understand(typed) == kept
    assert kinds.PERCENT.show(kinds.PERCENT.read(kept)) == shown


def test_siblings_are_ordered_by_their_keys_as_text() -> None:
    places = [value_kinds.PLACE.read(f"S1 {key}") for key in ("Zz", "a0", "a0V", "a1", "b00")]
    assert all(one < other for one, other in pairwise(places))

"""The lists of terms: every word means one term, is said in both languages, and is found however it is typed."""

from collections import Counter

import pytest

from planner.i18n import speaking
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.vocabulary import Term, Vocabulary

ALL = [value for value in vars(vocabularies).values() if isinstance(value, Vocabulary)]
FRUIT = Vocabulary(
    "fruit",
    Term("mango", "Mango", "Mango", "●", ("manga",), frozenset({"sweet"}), "#000000"),
    Term("lime", "Lime", "Limón", "◐", ("lima", "mango verde")),
)
WORDS = Vocabulary("words", Term("one", "One", "Uno"), is_open=True)


@pytest.mark.parametrize("vocabulary", ALL, ids=lambda vocabulary: vocabulary.name)
def test_no_word_means_two_terms_of_a_list(vocabulary: Vocabulary) -> None:
    words = Counter(
        word for term in vocabulary for word in {fold(w) for w in (term.code, term.es, term.en, *term.also)}
    )
    assert not [word for word, times in words.items() if times > 1]


@pytest.mark.parametrize("vocabulary", ALL, ids=lambda vocabulary: vocabulary.name)
def test_every_term_has_a_code_a_label_in_each_language_and_is_told_apart_without_colour(
    vocabulary: Vocabulary,
) -> None:
    terms = list(vocabulary)
    assert len({term.code for term in terms}) == len({fold(term.es) for term in terms}) == len(terms)
    assert len({fold(term.en) for term in terms}) == len(terms)
    for term in terms:
        assert term.es
        assert term.en
        assert term.code.isascii()
        assert " " not in term.code


@pytest.mark.parametrize(
    "vocabulary", [vocabularies.SECTOR, vocabularies.STATUS, vocabularies.ROLE, vocabularies.LIFE],
    ids=lambda vocabulary: vocabulary.name,
)  # fmt: skip
def test_terms_that_are_drawn_each_have_a_sign_of_their_own(vocabulary: Vocabulary) -> None:
    signs = [term.sign for term in vocabulary]
    assert all(signs)
    assert len(set(signs)) == len(signs)


def test_a_list_is_named_once() -> None:
    assert len({vocabulary.name for vocabulary in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("MANGO", "mango"), ("limon", "lime"), (" Lime. ", "lime"), ("lima", "lime"), ("Mango verde", "lime"),
     ("mangos", None), ("", None), ("verde", None)],
)  # fmt: skip
def test_a_term_is_found_by_any_of_its_words_and_by_no_part_of_them(typed: str, code: str | None) -> None:
    assert FRUIT.find(typed) == code


def test_a_term_is_said_in_the_language_of_the_reader() -> None:
    with speaking("es"):
        assert FRUIT.label("lime") == FRUIT["lime"].label() == "Limón"
    with speaking("en"):
        assert FRUIT.label("lime") == FRUIT["lime"].label() == "Lime"
        assert FRUIT.label("lime", "es") == "Limón"
    assert FRUIT.label(None) == ""


def test_a_word_that_is_on_no_list_is_shown_as_it_is() -> None:
    assert FRUIT.label("papaya") == "papaya"
    assert "papaya" not in FRUIT
    assert FRUIT["papaya"].sign == ""


def test_terms_are_asked_for_by_what_they_have() -> None:
    assert FRUIT.having("sweet") == {"mango"}
    assert FRUIT.having("sour") == frozenset()
    assert [term.code for term in FRUIT] == ["mango", "lime"]
    assert (FRUIT.is_open, WORDS.is_open) == (False, True)


@pytest.mark.parametrize(
    ("vocabulary", "typed", "code"),
    [
        (vocabularies.TIE_TYPE, "convenio", "agreement"), (vocabularies.TIE_TYPE, "trabaja con", "coordinates"),
        (vocabularies.TIE_TYPE, "forma parte de", "member_of"), (vocabularies.TIE_TYPE, "Deriva a", "refers"),
        (vocabularies.TIE_TYPE, "pertenece a", "part_of"), (vocabularies.TIE_TYPE, "se opone a", "conflict"),
        (vocabularies.STATUS, "en proceso", "substantial"), (vocabularies.STATUS, "finalizada", "complete"),
        (vocabularies.STATUS, "pendiente", "not_started"), (vocabularies.ROLE, "institución responsable", "lead"),
        (vocabularies.ROLE, "población objetivo", "target_group"), (vocabularies.ROLE, "donante", "funder"),
        (vocabularies.SECTOR, "ONG", "civil_society"), (vocabularies.SECTOR, "gobierno", "public"),
        (vocabularies.SECTOR, "Iglesia", "religious"), (vocabularies.STAKEHOLDER_KIND, "mesa", "mechanism"),
        (vocabularies.LIFE, "en construcción", "building"), (vocabularies.ITEM_LEVEL, "hito", "milestone"),
        (vocabularies.ITEM_LEVEL, "entregable", "output"), (vocabularies.OBSERVATION_KIND, "línea base", "baseline"),
        (vocabularies.OBSERVATION_KIND, "ejecutado", "actual"), (vocabularies.TERRITORY_KIND, "aldea", "community"),
    ],
    ids=lambda value: value.name if isinstance(value, Vocabulary) else str(value),
)  # fmt: skip
def test_the_words_of_the_field_are_understood(vocabulary: Vocabulary, typed: str, code: str) -> None:
    assert vocabulary.find(typed) == code


def test_mutual_ties_closed_statuses_and_leading_roles_are_those_the_field_means() -> None:
    assert vocabularies.TIE_TYPE.having("mutual") == {"coordinates", "agreement", "conflict"}
    assert vocabularies.TIE_TYPE.having("conflict") == {"conflict"}
    assert vocabularies.STATUS.having("closed") == {"complete", "cancelled"}
    assert vocabularies.ROLE.having("leading") == {"lead", "co_lead"}

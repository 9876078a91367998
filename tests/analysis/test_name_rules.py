"""The rules by which two names may be one: words and kinds of body, slips of the pen, acronyms, parts of names."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.matching.name_index import slips
from planner.analysis.matching.name_words import KINDS, misspelt, name_words, stands_for, unmatched
from planner.analysis.matching.similar import MOST, Why, alike, similar
from planner.model.plan import Plan


def register(*names: str) -> Plan:
    return Plan.of_bodies({"stakeholders": {f"A{n}": {"name.es": name} for n, name in enumerate(names)}})


@pytest.mark.parametrize(
    ("name", "kinds", "own"),
    [
        ("Municipalidad de Ixcán", {"municipality"}, ("ixcan",)), ("Muni. Ixcan", {"municipality"}, ("ixcan",)),
        ("Gobierno Municipal de Palín", {"municipality"}, ("palin",)),
        ("Consejo Comunitario de Desarrollo El Carmen", {"cocode"}, ("carmen",)),
        ("Consejo Municipal de Desarrollo", {"comude"}, ()), ("Consejo de Ancianos", {"council"}, ("ancianos",)),
        ("Centro de Salud de Amatitlán", {"health centre"}, ("amatitlan",)),
        ("Centro Comercial", set(), ("centro", "comercial")),
        ("Cruz Roja Guatemalteca", set(), ("cruz", "roja", "guatemala")),
        ("Red de Mujeres S.A.", {"network"}, ("mujeres", "s")), ("INTECAP", set(), ("intecap",)),
        ("Ministry of Labour", {"ministry"}, ("labour",)), ("de la y", set(), ()), ("", set(), ()), ("¡!", set(), ()),
        ("Comisión del Consejo", {"commission", "council"}, ()),
    ],
)  # fmt: skip
def test_a_name_is_a_kind_of_body_and_words_of_its_own(name: str, kinds: set[str], own: tuple[str, ...]) -> None:
    words = name_words(name)
    assert (set(words.kinds), words.own) == (kinds, own)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_for_a_kind_of_body_means_that_kind_in_capitals_and_with_a_place(kind: str) -> None:
    for phrase in KINDS[kind]:
        for written in (phrase, phrase.upper(), f"{phrase} de Amatitlán"):
            assert name_words(written).kinds == {kind}, written


@pytest.mark.parametrize(
    ("place", "kept"), [("Aldea El Carmen", {"aldea"}), ("Zona 1", {"zona"}), ("El Carmen", set())]
)
def test_kinds_of_place_are_known_and_are_no_words_of_its_own(place: str, kept: set[str]) -> None:
    words = name_words(f"COCODE {place}")
    assert words.places == kept
    assert not kept & set(words.own)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("urbana", "urbanna", True), ("urbana", "urbaan", True), ("urbana", "urbnaa", True), ("urbana", "urbena", True),
        ("urbana", "rurana", False), ("casa", "cosa", False), ("mesas", "meses", True), ("capacitacion",
                                                                                        "capasitasion", True),
        ("capacitacion", "kapasitasion", False), ("zona1", "zona2", False), ("12345", "12346", False),
        ("sacatepequez", "suchitepequez", False), ("ixcan", "ixtahuacan", False), ("intecap", "intecab", True),
    ],
)  # fmt: skip
def test_a_slip_is_one_letter_in_a_word_and_two_in_a_long_one(one: str, other: str, slip: bool) -> None:
    assert misspelt(one, other) == misspelt(other, one) == slip


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("casa del migrante", "casa migrante", ["del"], []), ("san marcos", "san mateo", ["marcos"], ["mateo"]),
        ("propuesta urbana", "propuesta urbanna", [], []), ("uno dos", "tres", ["uno", "dos"], ["tres"]),
        ("", "", [], []),
    ],
)  # fmt: skip
def test_words_without_a_fellow_on_the_other_side(one: str, other: str, left: list[str], right: list[str]) -> None:
    assert unmatched(tuple(one.split()), tuple(other.split())) == (left, right)


WORDS = st.text("abcdeño", min_size=1, max_size=10)


@given(st.sets(WORDS, max_size=12))
def test_slips_are_found_without_comparing_each_with_each(words: set[str]) -> None:
    """Held against comparing each with each; the first letter is never a slip, nor is a word of another gender."""
    found = slips(words)
    for one, other in permutations(words, 2):
        told = other in found.get(one, set())
        assert told == (one in found.get(other, set()))
        if told:
            assert misspelt(one, other)
            assert one[0] == other[0]
        elif misspelt(one, other) and one[0] == other[0]:
            assert {one.removesuffix("s")[-1], other.removesuffix("s")[-1]} == {"a", "o"}


def test_women_and_men_are_no_slip_of_one_another() -> None:
    assert slips(["migrantas", "migrantos", "migrantes"]) == {
        "migrantas": {"migrantes"}, "migrantos": {"migrantes"}, "migrantes": {"migrantas", "migrantos"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("acronym", "name", "may"),
    [
        ("cnm", "Comisión Nacional de Migración", True), ("conami", "Comisión Nacional de Migración", True),
        ("cnmg", "Comisión Nacional de Migración", True), ("cnmgua", "Comisión Nacional de Migración", True),
        ("mnc", "Comisión Nacional de Migración", False), ("c", "Comisión Nacional de Migración", False),
        ("cn", "Comisión Nacional de Migración", True), ("cm", "Comisión Nacional de Migración", True),
        ("comision", "Comisión Nacional de Migración", False), ("cnm1", "Comisión Nacional de Migración", False),
        ("sat", "Superintendencia de Administración Tributaria", True), ("sa", "Salud", False),
        ("inacif", "Instituto Nacional de Ciencias Forenses", True),
        ("mspas", "Ministerio de Salud Pública y Asistencia Social", True),
        ("pgn", "Procuraduría General de la Nación", True), ("pgn", "Policía Nacional Civil", False),
    ],
)  # fmt: skip
def test_an_acronym_is_made_of_the_beginnings_of_words_in_their_order(acronym: str, name: str, may: bool) -> None:
    assert stands_for(acronym, name_words(name).content) == may


@given(st.lists(st.text("abcdelmn", min_size=2, max_size=8), min_size=2, max_size=5), st.data())
def test_whatever_is_formed_by_the_rule_is_known_by_it(words: list[str], data: st.DataObject) -> None:
    sizes = [data.draw(st.integers(1, min(4, len(word)))) for word in words]
    acronym = "".join(word[:size] for word, size in zip(words, sizes, strict=True))
    assert stands_for(acronym, words)
    assert stands_for("".join(word[0] for word in words), words)


@pytest.mark.parametrize(
    ("one", "other", "why", "certain"),
    [
        ("Mesa de Mujeres", "Mujeres, mesa de", Why.WORDS, True), ("Red de Salud", "Salud", Why.WORDS, False),
        ("COCODE Aldea San José", "COCODE Caserío San José", Why.WORDS, False),
        ("Asociación Urbana", "Asociación Urbanna", Why.SPELLING, False),
        ("Casa del Migrante", "Casa del Migrante Emaús", Why.PART, False),
        ("Municipalidad", "Municipalidad de Palín", Why.PART, False),
    ],
)  # fmt: skip
def test_two_names_are_alike_for_a_reason(one: str, other: str, why: Why, certain: bool) -> None:
    for left, right in ((one, other), (other, one)):
        found = alike(name_words(left), name_words(right))
        assert found is not None
        assert found[:2] == (why, certain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mesa de Mujeres", "Red de Mujeres"), ("Casa", "Casa del Migrante"), ("Comité de Agua", "Comité de Salud"),
        ("Zona 1", "Zona 2"), ("Ministerio de Salud", "Secretaría de Salud"),
    ],
)  # fmt: skip
def test_two_kinds_of_body_or_two_places_are_not_alike(one: str, other: str) -> None:
    assert alike(name_words(one), name_words(other)) is None
    assert alike(name_words(other), name_words(one)) is None


def test_the_likeliest_come_first_and_no_more_than_a_few() -> None:
    plan = register("Municipalidad de Palín", "Muni Palin", "Municipalidad", "MUNICIPALIDAD DE PALÍN",
                    *(f"Municipalidad de Palín {letter}" for letter in "ABCDEF"))  # fmt: skip
    found = similar(plan, "Municipalidad de Palín")
    assert [one.stakeholder for one in found[:3]] == ["A0", "A3", "A1"]
    assert [one.why for one in found[:3]] == [Why.SAME, Why.ACCENTS, Why.WORDS]
    assert len(found) == MOST
    assert len(similar(plan, "Municipalidad de Palín", most=2)) == 2


@given(st.lists(st.text("abeimnorst ", min_size=1, max_size=20), max_size=6), st.integers(0, 5))
def test_a_name_is_always_found_by_itself(names: list[str], pick: int) -> None:
    named = [name for name in names if name_words(name).folded]
    if named:
        typed = named[pick % len(named)]
        found = similar(register(*named), typed, most=len(named))
        assert f"A{named.index(typed)}" in {one.stakeholder for one in found if one.certain}

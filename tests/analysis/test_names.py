import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.matching.name_words import may_stand_for, name_words, stands_for
from planner.analysis.matching.similar import Likeness, Why, similar
from planner.i18n import speaking
from planner.model.plan import Plan


def register(*names: str, **more: str) -> Plan:
    return Plan.of_bodies({"stakeholders": {f"A{n}": {"name.es": name, **more} for n, name in enumerate(names)}})


def only(plan: Plan, name: str, acronym: str | None = None) -> Likeness:
    (found,) = similar(plan, name, acronym)
    return found


SAME = [
    ("CONAMIGUA", "Consejo Nacional de Atención al Migrante de Guatemala", Why.ACRONYM),
    ("Municipalidad de Ixcán", "Muni Ixcan", Why.WORDS),
    ("COCODE Aldea El Carmen", "Consejo Comunitario de Desarrollo El Carmen", Why.WORDS),
    ("Juan Pérez García", "García, Juan Pérez", Why.WORDS),
    ("Municipalidad de Amatitlán", "MUNICIPALIDAD DE AMATITLAN", Why.ACCENTS),
    ("Cruz Roja Guatemalteca", "Cruz Roja de Guatemala", Why.WORDS),
    ("Ministry of Labour", "Min. of Labour", Why.WORDS),
    ("COMUDE", "Consejo Municipal de Desarrollo", Why.WORDS),
    ("Fundación Avina", "AVINA", Why.WORDS),
    ("Asociación Propuesta Urbana", "Asociación Propuesta Urbanna", Why.SPELLING),
    ("INTECAP", "intecab", Why.SPELLING),
    ("Universidad de San Carlos", "Universidad de San Carlos de Guatemala", Why.PART),
    ("Municipalidad de Amatitlán", "Municipalidad", Why.PART),
]

DIFFERENT = [
    ("Municipalidad de Ixcán", "Municipalidad de Ixtahuacán"),
    ("COCODE Aldea El Carmen", "COCODE Aldea El Rosario"),
    ("Municipalidad de San Marcos", "Municipalidad de San Mateo"),
    ("Municipalidad de Villa Nueva", "Municipalidad de Villa Canales"),
    ("Asociación de Mujeres Emprendedoras de Amatitlán", "Asociación de Mujeres Emprendedoras de Palín"),
    ("COCODE Zona 1", "COCODE Zona 2"),
    ("Departamento de Sacatepéquez", "Departamento de Suchitepéquez"),
    ("Municipalidad de Amatitlán", "COCODE Amatitlán"),
    ("Ministerio de Trabajo", "Ministerio de Economía"),
    ("OIM", "OIT"),
    ("UNICEF", "UNESCO"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_the_same_body_is_pointed_out_from_either_side(one: str, other: str, why: Why) -> None:
    for there, typed in ((one, other), (other, one)):
        found = similar(register(there), typed)
        assert [likeness.stakeholder for likeness in found] == ["A0"]
        assert found[0].why is why


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_bodies_are_not_taken_for_one(one: str, other: str) -> None:
    assert similar(register(one), other) == []
    assert similar(register(other), one) == []


def test_a_name_is_still_found_after_it_was_changed_many_times() -> None:
    for n in range(60):
        similar(register(f"Municipalidad de Villa {n}"), "Municipalidad")
    assert only(register("Municipalidad de Amatitlán"), "Municipalidad").why is Why.PART


def test_what_rests_on_a_guess_is_doubtful() -> None:
    assert only(register("Municipalidad de Ixcán"), "Muni Ixcan").certain
    assert not only(register("CONAMIGUA"), "Consejo Nacional de Atención al Migrante de Guatemala").certain
    assert not only(register("COCODE Aldea El Carmen"), "COCODE Colonia El Carmen").certain, "two kinds of place"
    assert not only(register("Fundación Avina"), "Avina").certain
    assert not only(register("Asociación Propuesta Urbana"), "Asociación Propuesta Urbanna").certain


def test_one_acronym_of_two_bodies_is_doubtful_and_the_bare_acronym_certain() -> None:
    plan = register("Instituto Guatemalteco de Migración", acronym="IGM")
    assert only(plan, "IGM").certain
    homonym = only(plan, "Instituto Geográfico Militar", "IGM")
    assert (homonym.why, homonym.certain) == (Why.SAME_ACRONYM, False)


def test_other_names_are_known_and_merged_bodies_are_not_offered() -> None:
    plan = Plan.of_bodies(
        {
            "stakeholders": {
                "A": {"name.es": "Mesa de Movilidad", "aliases[MMM]": "yes", "name.en": "Mobility round table"},
                "B": {"name.es": "Mesa de Mobilidad", "merged_into": "A"},
            }
        }
    )
    assert only(plan, "mmm").why is Why.ALIAS
    assert only(plan, "Mobility Round Table").stakeholder == "A"
    assert [found.stakeholder for found in similar(plan, "Mesa de Mobilidad")] == ["A"]


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("INTECAP", "Instituto Técnico de Capacitación y Productividad"),
        ("MINEDUC", "Ministerio de Educación"),
        ("COMUDE", "Consejo Municipal de Desarrollo"),
        ("PDH", "Procuraduría de los Derechos Humanos"),
        ("USAC", "Universidad de San Carlos de Guatemala"),
        ("RENAP", "Registro Nacional de las Personas"),
        ("IGSS", "Instituto Guatemalteco de Seguridad Social"),
        ("OIM", "Organización Internacional para las Migraciones"),
        ("ACNUR", "Alto Comisionado de las Naciones Unidas para los Refugiados"),
        ("MGCS", "Mancomunidad Gran Ciudad del Sur"),
        ("SESAN", "Secretaría de Seguridad Alimentaria y Nutricional"),
        ("SOSEP", "Secretaría de Obras Sociales de la Esposa del Presidente"),
        ("CONAMIGUA", "Consejo Nacional de Atención al Migrante"),
    ],
)
def test_acronyms_as_guatemala_forms_them(acronym: str, name: str) -> None:
    words = name_words(name)
    assert stands_for(acronym.lower(), words.content)
    assert not stands_for(acronym.lower(), name_words("Cámara de Comercio").content)


@given(st.text("abgtu", min_size=1, max_size=6), st.lists(st.text("abgtu", min_size=1, max_size=4), max_size=5))
def test_the_quick_check_never_hides_an_acronym(acronym: str, words: list[str]) -> None:
    if stands_for(acronym, words):
        assert may_stand_for(acronym, "".join(word[0] for word in words))


def test_the_register_is_followed_as_it_grows_and_changes() -> None:
    plan = register("Municipalidad de Amatitlán")
    assert similar(plan, "INTECAP") == []
    grown = plan.replacing({"stakeholders": {"B": {"name.es": "INTECAP"}}})
    assert only(grown, "Intecap").stakeholder == "B"
    renamed = grown.replacing({"stakeholders": {"B": {"name.es": "Cruz Roja"}}})
    assert similar(renamed, "INTECAP") == []
    assert only(grown, "INTECAP").stakeholder == "B", "an older plan is read as it was"
    assert similar(Plan(), "INTECAP") == []


def test_many_changes_leave_no_trace() -> None:
    plan = register("Municipalidad de Amatitlán")
    for n in range(1500):
        plan = plan.replacing({"stakeholders": {"B": {"name.es": f"Comité {n}"}}})
        similar(plan, "x")
    assert [found.stakeholder for found in similar(plan, "Comité 1499")] == ["B"]
    assert similar(plan, "Comité 3") == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_taken(there: str, typed: str) -> None:
    plan = register(there)
    for found in similar(plan, typed, typed[:5]):
        assert found.stakeholder == "A0"


@pytest.mark.parametrize("why", list(Why))
def test_reasons_are_said_in_both_languages(why: Why) -> None:
    plan = register("Cruz Roja", acronym="CR")
    texts = []
    for language in ("es", "en"):
        with speaking(language):
            texts.append(Likeness("A0", why, certain=False, score=1).sentence(plan))
    assert "Cruz Roja (CR)" in texts[0]
    assert texts[0] != texts[1]

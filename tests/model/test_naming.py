"""What people call records, and what they mean when they type it."""

import pytest
from hypothesis import given

from planner.model.fields import declared_fields
from planner.model.naming import called, short_code, title_of
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous, NotUnderstood, UnknownField, understand
from planner.model.vocabulary import Vocabulary
from tests.model.sound_plans import sound_plans

PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "0000MUNI": {"name.es": "Municipalidad de Amatitlán", "acronym": "MA", "aliases[Comuna]": "yes"},
            "1111MUNI": {"name.es": "Municipalidad de Palín"},
            "0000INTE": {"name.es": "INTECAP"},
            "0000OLD1": {"name.es": "Instituto Técnico", "merged_into": "0000OLD2"},
            "0000OLD2": {"name.es": "Técnico", "merged_into": "0000INTE"},
        },
        "territories": {"T1": {"name.es": "San Marcos", "kind": "department"},
                        "T2": {"name.es": "San Marcos", "kind": "municipality", "parent": "T1"}},
        "sources": {"0000DOC1": {"title.es": "Diagnóstico"}},
    }
)  # fmt: skip


def ids(text: str, collection: str = "stakeholders") -> list[str]:
    return [record.id for record in called(PLAN, collection, text)]


@given(sound_plans())
def test_short_codes_tell_all_records_apart_and_lead_back_to_them(plan: Plan) -> None:
    for name, table in plan.tables():
        codes = {id: short_code(plan, table[id]) for id in table}
        assert len(set(codes.values())) == len(codes)
        if name != "plan":
            assert all(called(plan, name, id) == [table[id]] for id in table)
        assert all(title_of(plan, table[id]) for id in table)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("municipalidad de amatitlan", ["0000MUNI"]), ("ma", ["0000MUNI"]), ("COMUNA", ["0000MUNI"]),
        ("A-INTE", ["0000INTE"]), ("a-0inte", ["0000INTE"]), ("A-MUNI", ["0000MUNI", "1111MUNI"]),
        ("A-0MUNI", ["0000MUNI"]), ("1111MUNI", ["1111MUNI"]), ("A-NTE", []), ("", []), ("!?", []),
        ("Instituto Técnico", ["0000INTE"]), ("técnico", ["0000INTE"]), ("0000OLD1", ["0000OLD1"]),
    ],
)  # fmt: skip
def test_records_are_meant_by_any_of_their_names(text: str, meant: list[str]) -> None:
    assert ids(text) == meant


def test_a_code_of_another_type_is_no_code_here() -> None:
    assert ids("D-DOC1") == []
    assert ids("D-DOC1", "sources") == ["0000DOC1"]


def test_a_name_of_several_records_asks_for_a_code() -> None:
    with pytest.raises(Ambiguous, match=r"San Marcos \(P-T1\), San Marcos \(P-T2\)"):
        understand(PLAN, "stakeholders", "territory", "San Marcos")
    assert understand(PLAN, "stakeholders", "territory", "T2") == {"territory": "T2"}


def test_citations_name_their_source_by_code() -> None:
    assert understand(PLAN, "ties", "cites", "D-DOC1  línea 4") == {"cites[0000DOC1 línea 4]": "yes"}


@pytest.mark.parametrize(
    ("name", "text", "leaves"),
    [
        ("name", "Foro", {"name.es": "Foro"}), ("name.en", "Forum", {"name.en": "Forum"}),
        ("name", " ", {"name.es": None}),
        ("kind", "institución", {"kind": "organisation"}), ("mechanism", "Sí", {"mechanism": "yes"}),
        ("count", "1,200", {"count": "1200"}), ("acronym", " A  B ", {"acronym": "A B"}),
        ("aliases", "Uno; Dos\nComuna", {"aliases[Uno]": "yes", "aliases[Dos]": "yes", "aliases[Comuna]": "yes"}),
        ("aliases", "", {}),
    ],
)  # fmt: skip
def test_typed_values_become_leaves(name: str, text: str, leaves: dict[str, str | None]) -> None:
    assert understand(PLAN, "stakeholders", name, text) == leaves


def test_members_that_are_not_typed_again_are_taken_out() -> None:
    current = PLAN.stakeholders.body("0000MUNI")
    assert understand(PLAN, "stakeholders", "aliases", "Alcaldía", current) == {
        "aliases[Alcaldía]": "yes",
        "aliases[Comuna]": None,
    }


@pytest.mark.parametrize("name", ["nombre", "name.fr", "acronym.es", "aliases[X]", "aliases[", "", "id"])
def test_what_is_no_field_is_said(name: str) -> None:
    with pytest.raises(UnknownField, match="No existe el campo"):
        understand(PLAN, "stakeholders", name, "x")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sector", "marciano", "Público, Privado"), ("territory", "Atlántida", "nada en el plan"),
        ("count", "doce", "aquí va un número entero"), ("acronym", "x" * 301, "301 caracteres"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_take_is_said_with_what_it_can(name: str, text: str, said: str) -> None:
    with pytest.raises(NotUnderstood, match=said):
        understand(PLAN, "stakeholders", name, text)


VOCABULARIES = {
    field.about.vocabulary.name: field.about.vocabulary
    for record_type in RECORD_TYPES.values()
    for field in declared_fields(record_type).values()
    if field.about.vocabulary is not None
}


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=VOCABULARIES)
def test_every_term_is_found_by_its_code_and_both_labels(vocabulary: Vocabulary) -> None:
    for term in vocabulary:
        for word in (term.code, term.es, term.en, term.es.upper(), *term.also):
            assert vocabulary.find(word) == term.code, word

"""What a person types into a form, a command or a cell: what it becomes, and what is said when it means nothing."""

import pytest

from planner.i18n import Language, PlannerError, speaking
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous, NotUnderstood, UnknownField, canonical, understand

PLAN = Plan.of_bodies(
    {
        "sources": {"0000DOC1": {"title.es": "Diagnóstico"}},
        "territories": {"T1": {"name.es": "Amatitlán", "kind": "municipality", "code": "0114"}},
        "stakeholders": {
            "0000AAAA": {"name.es": "Foro de Migración", "acronym": "FM", "aliases[La mesa]": "yes",
                         "cites[0000DOC1 línea 2]": "yes"},
            "0000BBBB": {"name.es": "Comité", "aliases[FM]": "yes"},
            "0000CCCC": {"name.es": "Alcaldía", "merged_into": "0000DDDD"}, "0000DDDD": {"name.es": "Municipalidad"},
        },
        "strategies": {"S1": {"title.es": "Estrategia", "code": "EM"}},
        "items": {"I1": {"title.es": "Abrir", "code": "1.1", "place": "S1 a0"},
                  "I2": {"title.es": "Abrir", "code": "1.2", "place": "S1 a1"}},
    }
)  # fmt: skip


def typed(collection: str, name: str, text: str) -> dict[str, str | None]:
    return understand(PLAN, collection, name, text)


@pytest.mark.parametrize(
    ("collection", "name", "text", "kept"),
    [
        ("ties", "type", "trabaja con", "coordinates"), ("ties", "source", "foro de migracion", "0000AAAA"),
        ("ties", "source", "A-AAAA", "0000AAAA"), ("ties", "source", "La  mesa", "0000AAAA"),
        ("ties", "target", "Alcaldía", "0000DDDD"), ("ties", "start", "marzo de 2024", "2024-03"),
        ("ties", "strength", "FUERTE", "strong"), ("assignments", "item", "1.1", "I1"),
        ("assignments", "item", "EM", "S1"), ("assignments", "role", "Institución responsable", "lead"),
        ("reports", "percent", "55 %", "55"), ("reports", "status", "en proceso", "substantial"),
        ("budget_lines", "amount", "1,500", "1500 GTQ"), ("budget_lines", "amount", "$20", "20 USD"),
        ("items", "level", "Hito", "milestone"), ("items", "level", "Eje propio", "Eje propio"),
        ("indicators", "frequency", "cada luna llena", "cada luna llena"), ("plan", "fictitious", "sí", "yes"),
        ("stakeholders", "territory", "0114", "T1"), ("strategies", "start", "S1 de 2024", "2024-S1"),
    ],
)  # fmt: skip
def test_what_people_type_is_kept_as_what_it_means(collection: str, name: str, text: str, kept: str) -> None:
    assert typed(collection, name, text) == {name: kept}
    assert typed(collection, name, f"  {text} ") == {name: kept}
    assert typed(collection, name, "  ") == {name: None}


@pytest.mark.parametrize(("language", "leaf"), [("es", "name.es"), ("en", "name.en")])
def test_a_text_is_in_the_language_of_whoever_types_it_unless_said_otherwise(language: Language, leaf: str) -> None:
    with speaking(language):
        assert typed("stakeholders", "name", "Forum") == {leaf: "Forum"}
        assert typed("stakeholders", "name.es", "Foro") == {"name.es": "Foro"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("secotr", "sector"), ("teritory", "territory"), ("acronim", "acronym"), ("alias", "aliases"),
        ("descripton.es", "description"), ("Sector", "sector"),
    ],
)  # fmt: skip
def test_a_misspelt_field_is_met_with_the_one_that_was_meant(name: str, meant: str) -> None:
    with pytest.raises(UnknownField, match=f"¿quiso decir «{meant}»\\?"):
        typed("stakeholders", name, "x")
    with speaking("en"), pytest.raises(UnknownField, match=f"did you mean “{meant}”\\?"):
        typed("stakeholders", name, "x")


def test_a_field_like_none_is_met_with_all_there_are() -> None:
    with pytest.raises(UnknownField) as caught:
        typed("ties", "qqqq", "x")
    assert all(name in str(caught.value) for name in RECORD_TYPES["ties"].fields())
    assert "No existe el campo «qqqq» en ties" in str(caught.value)


@pytest.mark.parametrize(
    ("collection", "name", "text", "said"),
    [
        ("stakeholders", "sector", "marciano", "Sector: no se entendió «marciano»; se admite: Público, Privado,"),
        ("ties", "source", "Nadie", "De: no se entendió «Nadie»; nada en el plan se llama así."),
        ("reports", "percent", "120", "Avance: no se entendió «120»; aquí va un número entero de 0 a 100."),
        ("ties", "start", "pronto", "Desde: no se entendió «pronto»; aquí va una fecha"),
        ("budget_lines", "amount", "mucho", "Monto: no se entendió «mucho»; aquí va un monto"),
        ("plan", "fictitious", "quizá", "Datos inventados: no se entendió «quizá»; aquí va sí o no."),
        ("ties", "cites", "Ley 4", "Fuentes: no se entendió «Ley»; nada en el plan se llama así."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_with_its_field_and_what_fits(
    collection: str, name: str, text: str, said: str
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        typed(collection, name, text)
    assert str(caught.value).startswith(said)
    assert caught.value.field.name == name
    assert caught.value.complaint in str(caught.value)


def test_a_long_text_is_quoted_only_in_part() -> None:
    with pytest.raises(NotUnderstood) as caught:
        typed("stakeholders", "sector", "x" * 500)
    assert "x" * 60 in str(caught.value)
    assert "x" * 61 not in str(caught.value)


@pytest.mark.parametrize(
    ("collection", "name", "text", "choices"),
    [("ties", "source", "fm", "Foro de Migración (A-AAAA), Comité (A-BBBB)"),
     ("assignments", "item", "Abrir", "1.1 Abrir (I-I1), 1.2 Abrir (I-I2)")],
)  # fmt: skip
def test_a_name_of_several_is_met_with_the_code_of_each(collection: str, name: str, text: str, choices: str) -> None:
    with pytest.raises(Ambiguous) as caught:
        typed(collection, name, text)
    assert f"«{text}» puede ser cualquiera de estos: {choices}" in str(caught.value)


@pytest.mark.parametrize("error", [UnknownField, NotUnderstood, Ambiguous])
def test_whatever_is_wrong_with_typed_text_is_one_kind_of_fault_to_the_caller(error: type[Exception]) -> None:
    assert issubclass(error, PlannerError)


@pytest.mark.parametrize(
    ("name", "text", "leaves"),
    [
        ("aliases", "La mesa", {}), ("aliases", "La mesa; El foro", {"aliases[El foro]": "yes"}),
        ("aliases", "El foro", {"aliases[El foro]": "yes", "aliases[La mesa]": None}),
        ("aliases", "", {"aliases[La mesa]": None}), ("aliases", " ; \n;", {"aliases[La mesa]": None}),
        ("aliases", "La mesa;La mesa\nLa  mesa", {}),
        ("cites", "D-DOC1 línea 2", {}), ("cites", "D-DOC1", {"cites[0000DOC1]": "yes",
                                                             "cites[0000DOC1 línea 2]": None}),
        ("different_from", "Comité", {"different_from[0000BBBB]": "yes"}),
        ("known_none", "contact", {"known_none[contact]": "yes"}),
    ],
)  # fmt: skip
def test_members_are_parted_by_semicolons_and_lines_and_held_against_what_is_there(
    name: str, text: str, leaves: dict[str, str | None]
) -> None:
    assert understand(PLAN, "stakeholders", name, text, PLAN.stakeholders.body("0000AAAA")) == leaves


def test_one_member_that_means_nothing_keeps_all_out() -> None:
    with pytest.raises(NotUnderstood, match="Nadie"):
        typed("stakeholders", "different_from", "Comité; Nadie")


def test_prose_keeps_its_lines_and_a_name_does_not() -> None:
    assert typed("stakeholders", "roles", "Uno\r\n\r\n  Dos") == {"roles.es": "Uno\n\n  Dos"}
    assert typed("stakeholders", "name", "Foro\r\n de  Migración") == {"name.es": "Foro de Migración"}


def test_a_code_of_a_term_wins_over_a_word_of_another() -> None:
    field = RECORD_TYPES["stakeholders"].fields()["level"]
    assert canonical(PLAN, field, "Regional") == "regional"
    assert canonical(PLAN, field, "local") == "municipal"

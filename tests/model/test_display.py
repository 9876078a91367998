"""Values and labels read alike wherever they are shown, in the language of the reader."""

import pytest

from planner.i18n import speaking
from planner.model import display
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES

BODY = {
    "name.es": "Foro", "name.en": "Forum", "sector": "public", "territory": "T1", "aliases[Zeta]": "yes",
    "aliases[Árbol]": "yes", "cites[D1 line 4]": "yes", "known_none[resources]": "yes", "known_none[contact]": "yes",
}  # fmt: skip
PLAN = Plan.of_bodies({
    "territories": {"T1": {"name.es": "Amatitlán", "kind": "municipality"}},
    "sources": {"D1": {"title.es": "Acta"}},
    "stakeholders": {"A1": BODY},
})  # fmt: skip


@pytest.mark.parametrize(
    ("name", "es", "en"),
    [
        ("name", "Foro", "Forum"),
        ("sector", "Público", "Public"),
        ("territory", "Amatitlán", "Amatitlán"),
        ("aliases", "Árbol; Zeta", "Árbol; Zeta"),
        ("cites", "Acta, línea 4", "Acta, line 4"),
        ("known_none", "Contacto; Recursos", "Contact; Resources"),
        ("acronym", "", ""),
    ],
)
def test_a_whole_field_reads_in_either_language(name: str, es: str, en: str) -> None:
    field = RECORD_TYPES["stakeholders"].fields()[name]
    assert display.whole(PLAN, field, BODY) == es
    with speaking("en"):
        assert display.whole(PLAN, field, BODY) == en


def test_every_record_type_says_what_is_lacking_by_its_own_labels() -> None:
    for record_type in RECORD_TYPES.values():
        fields = record_type.fields()
        for name, field in fields.items():
            assert display.value(PLAN, fields["known_none"], name) == field.label()


def test_a_label_names_the_language_of_one_side_of_a_text() -> None:
    fields = RECORD_TYPES["stakeholders"].fields()
    assert display.label(fields["name"], "name.en") == "Nombre (en)"
    assert display.label(fields["name"]) == "Nombre"
    assert display.label(fields["aliases"], "aliases[Zeta]") == "Otros nombres"

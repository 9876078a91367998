"""Change sets are told in words, in the reader's language, without an id in sight."""

from planner.changes.change import Change
from planner.changes.wording import describe
from planner.i18n import speaking
from planner.model.plan import Plan

PLAN = Plan.of_bodies({
    "territories": {"T1": {"name.es": "Amatitlán", "kind": "municipality"}},
    "stakeholders": {"A1": {"name.es": "Municipalidad", "sector": "public"}, "A2": {"name.es": "Foro"}},
})  # fmt: skip


def test_a_changed_term_is_told_by_its_labels() -> None:
    change = Change("stakeholders", "A1", "sector", "public", "private")
    assert describe(PLAN, change) == "Municipalidad: Sector, de «Público» a «Privado»"
    with speaking("en"):
        assert describe(PLAN, change) == "Municipalidad: Sector from “Public” to “Private”"


def test_a_reference_is_told_by_name() -> None:
    change = Change("stakeholders", "A1", "territory", None, "T1")
    assert describe(PLAN, change) == "Municipalidad: Territorio, ahora «Amatitlán»"


def test_a_record_that_is_gone_is_told_by_what_it_was_called() -> None:
    tie = {"source": "A1", "type": "member_of", "target": "A2"}
    assert describe(PLAN, Change("ties", "R1", None, tie, None)) == (
        "Se elimina relación: Municipalidad es miembro de Foro"
    )


def test_members_of_a_set_are_gained_and_lost() -> None:
    gained = Change("stakeholders", "A1", "aliases[La Muni]", None, "yes")
    assert describe(PLAN, gained) == "Municipalidad: en Otros nombres se agrega «La Muni»"
    assert describe(PLAN, gained.inverse) == "Municipalidad: en Otros nombres se quita «La Muni»"


def test_what_is_known_to_be_lacking_is_told_by_the_label_of_the_field() -> None:
    gained = Change("stakeholders", "A1", "known_none[resources]", None, "yes")
    assert describe(PLAN, gained) == "Municipalidad: en Se sabe que no tiene se agrega «Recursos»"
    with speaking("en"):
        assert describe(PLAN, gained.inverse) == "Municipalidad: Known to have none lost “Resources”"


def test_a_field_that_a_newer_program_knows_is_told_as_it_stands() -> None:
    gained = Change("stakeholders", "A1", "known_none[siglas]", None, "yes")
    assert describe(PLAN, gained) == "Municipalidad: en Se sabe que no tiene se agrega «siglas»"

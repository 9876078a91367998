"""Columns are guessed from their headings in either language and from what stands below them."""

import pytest

from planner.formats.tables import ColumnNotKnown, choices, guess
from planner.i18n import speaking
from tests.formats.tables.conftest import PLAN, Written


@pytest.mark.parametrize(
    ("text", "collection", "fields"),
    [
        ("Institución,Siglas,Sector,Teléfono\nA,B,Público,1\n", "stakeholders",
         ["name.es", "acronym", "sector", "contact"]),
        ("Organization,Short name,Type,Notes\nA,B,public,1\n", "stakeholders",
         ["name.es", "acronym", "sector", "note"]),
        ("Label,Type,Description,Tags\nA,Organisation,x,y\n", "stakeholders",
         ["name.es", "kind", "description.es", None]),
        ("From,To,Type,Direction\nA,B,funds,directed\n", "ties", ["source", "target", "type", "direction"]),
        ("De,A,Relación,Desde,Hasta\nMUNI,MSPAS,apoya,2020,2021\n", "ties",
         ["source", "target", "type", "start", "end"]),
        ("Desde,Hacia,Vínculo\nMUNI,MSPAS,apoya\n", "ties", ["source", "target", "type"]),
        ("Acción,Responsable,Fecha límite,Estado\nAbrir,MUNI,2026-06,Completada\n", "items",
         ["title.es", "lead", "end", "status"]),
        ("No.,Activity,Lead institution,Supporting,Deadline,Axis\n1,Open,MUNI,,2026,1\n", "items",
         ["code", "title.es", "lead", "support", "end", "belongs"]),
        ("Nombre,Responsable,Plazo\nAbrir,MUNI,2026\n", "items", ["title.es", "lead", "end"]),
        ("Nombre (es),Nombre en inglés,Nombre de contacto\nA,B,C\n", "stakeholders", ["name.es", "name.en", "contact"]),
    ],
)  # fmt: skip
def test_headings_of_either_language_find_their_fields(
    written: Written, text: str, collection: str, fields: list[str | None]
) -> None:
    found = guess(PLAN, written(text))
    assert (found.collection, list(found.fields.values())) == (collection, fields)
    assert found.reason


def test_a_person_settles_the_rows_and_any_column(written: Written) -> None:
    table = written("Label,Otro,Type\nA,B,x\n")
    found = guess(PLAN, table, "items")
    assert found.lacking == ("title",)
    mapping = guess(PLAN, table).having("otro", "Siglas").having("Label", "name.en").having("Type", "-")
    assert list(mapping.fields.values()) == ["name.en", "acronym", None]
    for heading, key in (("Nada", "acronym"), ("Otro", "color")):
        with pytest.raises(ColumnNotKnown, match=heading if heading == "Nada" else key):
            mapping.having(heading, key)


def test_choices_are_what_people_call_the_fields() -> None:
    with speaking("es"):
        assert choices("stakeholders")["name.es"] == "Nombre (es)"
        assert choices("items")["lead"] == "Responsable"
    with speaking("en"):
        assert choices("items")["belongs"] == "Belongs to"
        assert "merged_into" not in choices("stakeholders")


def test_a_table_that_says_nothing_is_not_guessed(written: Written) -> None:
    assert guess(PLAN, written("x,y\n1,2\n")).lacking == ("name",)

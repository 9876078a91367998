"""What came in, told to a person: where it stands, what it is about, who says what, and why it must be decided."""

import pytest

from planner.changes.review.incoming import NOTHING, Fault, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.changes.review.points import Review, State, review
from planner.changes.review.wording import (
    KINDS,
    STATES,
    before,
    contents,
    headline,
    offered,
    ours,
    parts,
    record_title,
    sentences,
    with_new_records,
)
from planner.i18n import _, speaking
from planner.model.naming import title_of
from planner.model.plan import Plan

PLAN = Plan.of_bodies(
    {
        "stakeholders": {"SALUD": {"name.es": "Centro de Salud"}, "MUNI": {"name.es": "Municipalidad"}},
        "strategies": {"S": {"title.es": "Plan"}},
        "items": {"A": {"title.es": "Jornada", "place": "S a0", "end": "2026-06"}},
    }
)
NEW = body_text({"title.es": "Feria", "place": "S", "end": "2026-09"})


def came(aspect: str, base: str | None, value: str | None, *, id: str = "A", kind: Kind = Kind.CHANGED,
         collection: str = "items", asks: str = "", based: bool = True) -> Suggestion:  # fmt: skip
    where = Where("salud.xlsx", "Acciones", "D7")
    return Suggestion(collection=collection, id=id, aspect=aspect, base=base, value=value, kind=kind, where=where,
                      asks=asks, based=based)  # fmt: skip


def reviewed(*suggestions: Suggestion) -> Review:
    return review(PLAN, [Incoming(source=Source(file="salud.xlsx", sender="Salud"), suggestions=suggestions)])


@pytest.mark.parametrize(
    ("where", "spanish", "english"),
    [
        (Where("a.xlsx"), "a.xlsx", "a.xlsx"),
        (Where("a.yaml", line=7), "a.yaml, línea 7", "a.yaml, line 7"),
        (Where("a.csv", row=7), "a.csv, fila 7", "a.csv, row 7"),
        (Where("a.xlsx", "Actores"), "a.xlsx, hoja «Actores»", "a.xlsx, sheet “Actores”"),
        (Where("a.xlsx", "Actores", row=7), "a.xlsx, hoja «Actores», fila 7", "a.xlsx, sheet “Actores”, row 7"),
        (Where("a.xlsx", "Actores", "C7", 7), "a.xlsx, hoja «Actores», celda C7", "a.xlsx, sheet “Actores”, cell C7"),
    ],
)  # fmt: skip
def test_a_place_in_a_file_is_told_as_people_find_it(where: Where, spanish: str, english: str) -> None:
    assert str(where) == spanish
    with speaking("en"):
        assert str(where) == english


def test_a_fault_says_where_what_and_what_would_be_accepted() -> None:
    fault = Fault(Where("a.xlsx", "Acciones", "D7"), "pronto" * 30, "Aquí va una fecha.")
    assert fault.sentence.startswith("a.xlsx, hoja «Acciones», celda D7: no se entendió «prontopronto")
    assert fault.sentence.endswith("Aquí va una fecha.")
    assert len(fault.sentence) < 150, "a long cell is quoted only in part"


def test_a_source_speaks_through_its_sender_or_else_its_file() -> None:
    assert Source(file="a.xlsx", sender="Salud").by == "Salud"
    assert Source(file="a.xlsx").by == "a.xlsx"


@pytest.mark.parametrize(
    ("suggestion", "spanish", "english"),
    [
        (came("end", "2026-06", "2026-09"), "Jornada: Fin", "Jornada: End"),
        (came("lead", None, "MUNI"), "Jornada: Responsable", "Jornada: Lead"),
        (came(NOTHING, None, NEW, id="N", kind=Kind.NEW), "Se agrega punto de estrategia: Feria", "New item: Feria"),
        (came(NOTHING, None, NEW, id="N", kind=Kind.COPIED),
         "Fila copiada, se agregaría como otra ficha (punto de estrategia): Feria",
         "Copied row, as a new item: Feria"),
        (came(NOTHING, None, NEW, id="N", kind=Kind.UNKNOWN),
         "Fila con un ID desconocido, se agregaría punto de estrategia: Feria",
         "Row with an unknown ID, as a new item: Feria"),
        (came(NOTHING, body_text(PLAN.items.bodies["A"]), None, kind=Kind.MISSING),
         "Falta la fila; se quitaría punto de estrategia: Jornada", "The row is missing, remove item: Jornada"),
    ],
    ids=lambda value: value.kind if isinstance(value, Suggestion) else None,
)  # fmt: skip
def test_a_point_has_a_headline(suggestion: Suggestion, spanish: str, english: str) -> None:
    (point,) = reviewed(suggestion).points
    assert headline(PLAN, point) == spanish
    with speaking("en"):
        assert headline(PLAN, point) == english


def test_a_conflict_is_told_with_all_three_values() -> None:
    (point,) = reviewed(came("end", "2026-05", "2026-09", asks="Puede ser un error.")).points
    assert sentences(PLAN, point) == [
        "Salud dice «septiembre de 2026» (salud.xlsx, hoja «Acciones», celda D7).",
        "El plan dice «junio de 2026».",
        "Antes era «mayo de 2026».",
        "Puede ser un error.",
    ]
    assert offered(PLAN, point, point.offers[0]) == "septiembre de 2026"
    assert (ours(PLAN, point), before(PLAN, point)) == ("junio de 2026", "mayo de 2026")


def test_what_is_empty_unknown_or_gone_is_said_so() -> None:
    emptied, unknown, gone = reviewed(
        came("end", "2026-06", None, kind=Kind.EMPTIED), came("start", None, "2026", based=False),
        came("end", "2026-06", "2026-09", id="GONE"),
    ).points  # fmt: skip
    assert offered(PLAN, emptied, emptied.offers[0]) == "(vacío)"
    assert before(PLAN, unknown) == "(no se sabe)"
    assert ours(PLAN, gone) == "(la ficha fue quitada)"
    assert record_title(PLAN, gone) == "punto de estrategia"


def test_a_new_row_is_shown_with_its_fields_and_what_comes_with_it() -> None:
    found = reviewed(came(NOTHING, None, NEW, id="N", kind=Kind.NEW), came("lead", None, "MUNI", id="N", kind=Kind.NEW))
    row, lead = found.points
    assert contents(PLAN, row, NEW) == [
        ("Fin", "septiembre de 2026"),
        ("Pertenece a", "Plan"),
        ("Título (es)", "Feria"),
    ]
    assert parts(PLAN, row, found.points) == [("Responsable", "Municipalidad")]
    assert record_title(PLAN, lead) == "Feria"
    assert (row.waits, lead.waits) == (False, False)


def test_what_refers_to_a_new_record_is_told_by_its_name() -> None:
    actor = came(NOTHING, None, body_text({"name.es": "INTECAP"}), id="N", kind=Kind.NEW, collection="stakeholders")
    found = reviewed(actor, came("lead", None, "N"))
    shown = with_new_records(found)
    assert title_of(shown, shown.stakeholders["N"]) == "INTECAP"
    assert offered(shown, found.points[1], found.points[1].offers[0]) == "INTECAP"
    assert "N" not in PLAN.stakeholders


def test_every_kind_and_state_has_a_word_in_both_languages() -> None:
    assert KINDS.keys() == set(Kind)
    assert STATES.keys() == set(State)
    spanish = [_(word) for word in (*KINDS.values(), *STATES.values())]
    with speaking("en"):
        english = [_(word) for word in (*KINDS.values(), *STATES.values())]
    assert all(one != other for one, other in zip(spanish, english, strict=True))

"""Rows told apart: new, moved, copied, emptied, missing and unknown ones."""

from pathlib import Path

from planner.changes.review.incoming import NOTHING, Kind, body_of
from planner.changes.review.points import State, review
from planner.changes.review.virtual_fields import value_of
from planner.model.fields import Audience
from tests.formats.workbook.plans import exercise, head_of, plan_of
from tests.formats.workbook.returning.clerk import accepted, came, mailed, said


def test_a_new_action_with_its_people_and_its_report(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.add("items", {"belongs": "EST 1", "title.es": "Divulgar", "level": "Acción", "end": "2027", "lead1": "MVV",
                        "support": "Cooperativa; Escuela Taller", "status": "No iniciada"})  # fmt: skip
    found = came(clerk)
    new = next(one for one in found.suggestions if one.aspect == NOTHING)
    assert (new.kind, new.asks, len(new.id)) == (Kind.NEW, "", 26)
    assert body_of(new.value or "") == {"title.es": "Divulgar", "level": "action", "end": "2027", "place": "I1"}
    plan = accepted(found, plan_of())
    assert value_of(plan, "items", new.id, "lead") == "A1"
    assert value_of(plan, "items", new.id, "status") == "not_started"
    assert {a.stakeholder for a in plan.assignments.where("item", new.id) if a.role == "support"} == {"A2", "A3"}


def test_the_same_file_twice_makes_the_same_record(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    for _time in range(2):
        clerk.add("items", {"belongs": "EST 1", "title.es": "Divulgar", "lead1": "MVV"})
    first, second = came(clerk), came(clerk.sent("otra.xlsx"))
    assert [one.id for one in first.suggestions] == [one.id for one in second.suggestions]
    rows = [one for one in first.suggestions if one.aspect == NOTHING]
    assert rows[0].id != rows[1].id
    assert [bool(one.asks) for one in rows] == [False, True]
    again = review(accepted(first, plan_of()), [second])
    assert [point.state for point in again.points if point.waits] == [State.ASKED]
    assert all(point.id == rows[1].id for point in again.points)


def test_new_rows_under_new_rows_by_their_number_or_title(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.add("items", {"belongs": "2.1", "title.es": "Nieto"})
    clerk.add("items", {"belongs": "EST 2", "title.es": "Hijo"})
    clerk.add("items", {"belongs": "EST", "title.es": "Eje nuevo"})
    clerk.add("items", {"belongs": "Hijo", "title.es": "Otro nieto"})
    found = came(clerk)
    bodies = {body_of(one.value or "")["title.es"]: (one.id, body_of(one.value or "")["place"])
              for one in found.suggestions}  # fmt: skip
    assert bodies["Eje nuevo"][1] == "S1"
    assert bodies["Hijo"][1] == bodies["Eje nuevo"][0]
    assert bodies["Nieto"][1] == bodies["Otro nieto"][1] == bodies["Hijo"][0]
    assert len(accepted(found, plan_of(), "all").items) == 8


def test_a_new_row_like_one_that_is_there_is_asked(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.add("items", {"belongs": "EST 1", "title.es": "CAPACITAR"})
    clerk.add("stakeholders", {"name.es": "Escuela-Taller"})
    clerk.add("ties", {"source": "MVV", "type": "financia", "target": "Escuela Taller"})
    found = came(clerk)
    assert len(found.suggestions) == 3
    assert all(one.asks for one in found.suggestions)


def test_a_new_actor_may_be_named_in_the_same_file(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "lead1", "Fundación Quetzal").put("items", "I3", "funder", "FQ")
    clerk.add("stakeholders", {"name.es": "Fundación Quetzal", "acronym": "FQ", "sector": "Sociedad civil"})
    clerk.add("indicators", {"item": "1 Trabajo", "name.es": "Cursos"})
    clerk.add("observations", {"indicator": "Cursos", "kind": "Meta", "value": 12, "period": 2027})
    found = came(clerk)
    assert found.faults == ()
    plan = accepted(found, plan_of())
    (actor,) = plan.stakeholders.keys() - plan_of().stakeholders.keys()
    assert value_of(plan, "items", "I2", "lead") == f"{actor} co_lead:A2"
    assert value_of(plan, "items", "I3", f"role.funder[{actor}]") == "yes"
    (observation,) = plan.observations.keys() - plan_of().observations.keys()
    assert plan.indicators[plan.observations[observation].indicator].name.es == "Cursos"


def test_a_new_row_that_lacks_what_it_needs_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "code", "1.7")
    clerk.add("items", {"title.es": "Sin lugar"})
    clerk.add("items", {"belongs": "EST 99", "title.es": "En ningún lugar"})
    clerk.add("reports", {"period": "2026-C2", "done.es": "Algo"})
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "code"): "1.7"}
    assert [fault.found for fault in found.faults] == ["Sin lugar", "EST 99", "2026-C2"] or len(found.faults) == 3
    assert "Pertenece a" in found.faults[0].remedy


def test_moved_under_another_row(tmp_path: Path) -> None:
    found = came(mailed(tmp_path).put("items", "I3", "belongs", "EST"))
    (one,) = found.suggestions
    assert (one.aspect, one.base, one.value, one.kind) == ("belongs", "I1", "S1", Kind.MOVED)
    place = accepted(found, plan_of()).items["I3"].place
    assert place is not None
    assert place.parent == "S1"


def test_a_number_that_a_program_took_for_another_is_not_guessed(tmp_path: Path) -> None:
    rows = {f"J{n}": {"title.es": f"Acción {n}", "place": f"I1 b{n:02}"} for n in range(10)}
    plan = plan_of({"items": rows})
    found = came(mailed(tmp_path, plan).put("items", "I3", "belongs", 1.1).put("items", "J9", "belongs", "1.1"), plan)
    assert said(found.suggestions) == {("J9", "belongs"): "I2"}
    assert len(found.faults) == 1


def test_of_a_repeated_id_the_row_as_it_was_stays_and_the_others_are_asked(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.copy("items", "I2")
    clerk.put("items", "I2", "title.es", "Capacitar más")
    found = came(clerk)
    new = next(one for one in found.suggestions if one.aspect == NOTHING)
    assert {one.kind for one in found.suggestions} == {Kind.COPIED}
    assert body_of(new.value or "")["title.es"] == "Capacitar más"
    assert body_of(new.value or "")["start"] == "2026-03"
    assert said(found.suggestions)[new.id, "lead"] == "A1 co_lead:A2"
    assert all(one.aspect != "status" for one in found.suggestions), "a copy takes no report along"
    assert accepted(found, plan_of()) == plan_of()
    assert value_of(accepted(found, plan_of(), "all"), "items", new.id, "title.es") == "Capacitar más"


def test_deleted_values_ask(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "end", None).put("stakeholders", "A2", "aliases", "  ")
    clerk.put("items", "I2", "support", None).put("ties", "R1", "target", None).put("items", "I2", "status", None)
    found = came(clerk)
    assert said(found.suggestions) == {
        ("I2", "end"): None, ("A2", "aliases[La Escuela]"): None, ("I2", "role.support[A2]"): None,
        ("I2", "role.support[A3]"): None,
    }  # fmt: skip
    assert {one.kind for one in found.suggestions} == {Kind.EMPTIED}
    assert len(found.faults) == 2, "a tie needs its end, and what was reported stays"
    assert accepted(found, plan_of()) == plan_of()


def test_a_missing_row_and_an_emptied_one_are_asked_and_never_removed_with_the_rest(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.sheet("items").delete_rows(clerk.row("items", "I3"))
    for cell in clerk.sheet("ties")[clerk.row("ties", "R1")][1:]:
        cell.value = None
    found = came(clerk)
    assert said(found.suggestions) == {("I3", NOTHING): None, ("R1", NOTHING): None}
    assert {one.kind for one in found.suggestions} == {Kind.MISSING}
    assert "1" in found.notes[0]
    assert accepted(found, plan_of(), "all") == plan_of()
    points = {point.id: point.key for point in review(plan_of(), [found]).points}
    assert "I3" not in accepted(found, plan_of(), decisions={points["I3"]: 0}).items


def test_a_strategy_that_stands_in_another_sheet_still_is_not_missing(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.sheet("items").delete_rows(clerk.row("items", "S1"))
    assert came(clerk).suggestions == ()


def test_sheets_and_columns_that_are_gone_change_nothing_and_are_told(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    del clerk.book["Presupuesto"]
    del clerk.book["Actores"]
    clerk.sheet("items").delete_cols(clerk.column("items", "lead2"))
    found = came(clerk)
    assert found.suggestions == ()
    assert any("Presupuesto" in note and "Actores" in note for note in found.notes)
    assert any("Responsable 2" in note for note in found.notes)


def test_an_id_that_nobody_knows_is_asked_and_one_of_another_sheet_is_told(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.add("stakeholders", {"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "name.es": "Otro mundo"})
    clerk.add("stakeholders", {"id": "I2", "name.es": "Acción perdida"})
    found = came(clerk)
    (one,) = found.suggestions
    assert (one.kind, body_of(one.value or "")) == (Kind.UNKNOWN, {"name.es": "Otro mundo"})
    assert [fault.found for fault in found.faults] == ["Acción perdida"]
    assert accepted(found, plan_of()) == plan_of()


def test_a_row_of_a_newer_export_is_held_against_the_plan(tmp_path: Path) -> None:
    plan = plan_of({"stakeholders": {"A9": {"name.es": "Nueva entidad", "sector": "public"}}})
    clerk = mailed(tmp_path)
    clerk.add("stakeholders", {"id": "A9", "name.es": "Nueva entidad", "sector": "Privado"})
    (one,) = came(clerk, plan).suggestions
    assert (one.id, one.aspect, one.value, one.based) == ("A9", "sector", "private", False)


def test_added_columns_are_offered_as_notes(tmp_path: Path) -> None:
    plan = plan_of({"items": {"I2": {**plan_of().items.bodies["I2"], "note": "Ya dicho"}}})
    clerk = mailed(tmp_path, plan)
    sheet = clerk.sheet("items")
    place = sheet.max_column + 1
    sheet.cell(head_of(sheet), place).value = "Comentarios del alcalde"
    sheet.cell(clerk.row("items", "I2"), place).value = "Urge"
    found = came(clerk, plan)
    (one,) = found.suggestions
    assert (one.aspect, one.value) == ("note", "Ya dicho\nComentarios del alcalde: Urge")
    assert one.asks
    taken = accepted(found, plan, "all")
    assert came(clerk, taken).suggestions == ()


def test_an_older_report_that_was_changed_is_asked(tmp_path: Path) -> None:
    found = came(mailed(tmp_path).put("reports", "F1", "status", "Completada"))
    (one,) = found.suggestions
    assert (one.aspect, one.value, one.kind) == ("status", "complete", Kind.CHANGED)
    assert one.asks


def test_progress_that_is_worked_out_is_not_read(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I1", "percent", 80).put("items", "I2", "percent", 80)
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "percent"): "80"}
    assert len(found.faults) == 1


def test_what_a_strategy_cannot_have_is_told(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "S1", "priority", "Alta").put("items", "S1", "end", "2029")
    clerk.put("items", "S1", "belongs", "EST 1")
    found = came(clerk)
    assert said(found.suggestions) == {("S1", "end"): "2029"}
    assert found.suggestions[0].collection == "strategies"
    assert len(found.faults) == 2


def test_merged_cells_are_not_taken_for_emptied_ones(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    first, last = clerk.cell("items", "I2", "end"), clerk.cell("items", "I3", "end")
    clerk.sheet("items").merge_cells(f"{first.coordinate}:{last.coordinate}")
    found = came(clerk)
    assert found.suggestions == ()
    assert [fault.where.cell for fault in found.faults] == [last.coordinate]


def test_a_copied_sheet_says_nothing_twice(tmp_path: Path) -> None:
    clerk = mailed(tmp_path, audience=Audience.INTERNAL)
    copy = clerk.book.copy_worksheet(clerk.sheet("stakeholders"))
    copy.title = "Actores (2)"
    assert came(clerk).suggestions == ()


def test_renamed_and_moved_columns_are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    clerk = mailed(tmp_path, exercise())
    sheet = clerk.sheet("items")
    acting = next(id for id in exercise().items if exercise().items[id].priority and exercise().items[id].end)
    clerk.put("items", acting, "priority", "Baja").put("items", acting, "end", "2031")
    names = {
        "priority": "Importancia",
        "lead1": "Institución a cargo",
        "end": "Fecha límite",
        "title.es": "Lo que se hará",
    }
    for key, name in names.items():
        sheet.cell(head_of(sheet), clerk.column("items", key)).value = name
    found = came(clerk, exercise())
    assert said(found.suggestions) == {(acting, "priority"): "low", (acting, "end"): "2031"}
    assert sum("se leyó como" in note for note in found.notes) == len(found.notes) == 4

"""Whole files: which export they are, whose plan, and what becomes of those that lost what they carry."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planner.changes.review.incoming import NOTHING, Kind
from planner.formats.workbook import write_workbook
from planner.formats.workbook.reading import ReadingCancelled
from planner.formats.workbook.recipient import Recipient
from planner.formats.workbook.returning import read_incoming
from planner.formats.workbook.returning.errors import HandMade, NoTables, OtherPlan
from planner.i18n import LANGUAGES, Language
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from tests.formats.workbook.plans import DAY, exercise, head_of, plan_of, stamp, write
from tests.formats.workbook.returning.clerk import PLAN_ID, Clerk, accepted, came, mailed, said
from tests.formats.workbook.test_libreoffice import convert
from tests.model.sound_plans import sound_plans


def test_says_which_export_it_is_and_when_it_was_saved(tmp_path: Path) -> None:
    source = came(mailed(tmp_path, audience=Audience.INTERNAL)).source
    assert (source.file, source.plan, source.number, source.day) == ("vuelta.xlsx", PLAN_ID, 3, "2026-07-15")
    assert (source.edition, source.language, source.sender, len(source.export)) == ("internal", "es", "", 20)
    assert source.saved.endswith("+00:00")
    assert source.saved > came(tmp_path / "plan.xlsx").source.saved


def test_without_its_base_the_plan_is_held_against_it_as_of_the_day_on_the_clock(tmp_path: Path) -> None:
    plan = plan_of(
        {"items": {"I3": {"title.en": "To advise", "level": "action", "place": "I1 a1", "start": "2027-03"}}}
    )
    clerk = mailed(tmp_path, plan)
    assert clerk.cell("items", "I3", "status").value == "○ No iniciada"
    del clerk.book["_base"]
    path = clerk.sent()
    assert read_incoming(path, plan, PLAN_ID, date(2027, 2, 28)).suggestions == ()
    late = read_incoming(path, plan, PLAN_ID, date(2027, 4, 1)).suggestions
    assert said(late) == {("I3", "status"): "not_started"}


def test_says_who_it_was_sent_to(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    base = clerk.book["_base"]
    base.append(["about", "for", "A2"])
    source = came(clerk).source
    assert (source.sender_id, source.sender, source.by) == ("A2", "Escuela Taller", "Escuela Taller")


def test_a_workbook_of_another_plan_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of())
    with pytest.raises(OtherPlan, match=r"plan\.xlsx"):
        read_incoming(path, plan_of(), "OTHER", DAY)


def test_without_its_base_every_difference_is_asked(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "end", "2027").put("items", "I2", "start", None)
    clerk.sheet("items").delete_rows(clerk.row("items", "I3"))
    del clerk.book["_base"]
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "end"): "2027", ("I2", "start"): None, ("I3", NOTHING): None}
    assert not any(one.based for one in found.suggestions)
    assert any("Plan de acción" in note and "1" in note for note in found.notes)
    gone = found.suggestions[-1]
    assert (gone.kind, bool(gone.asks)) == (Kind.MISSING, True)
    assert accepted(found, plan_of()) == plan_of()


def test_a_table_without_most_of_its_ids_misses_nothing_when_the_base_is_lost(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    del clerk.book["_base"]
    for id in ("I1", "I2", "I3"):
        clerk.cell("items", id, "id").value = None
    assert Kind.MISSING not in {one.kind for one in came(clerk).suggestions}


def test_a_damaged_base_is_not_believed(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "end", "2027")
    base = clerk.book["_base"]
    row = next(r for r in range(1, base.max_row + 1) if base.cell(r, 3).value == "I2" and base.cell(r, 1).value)
    base.cell(row, 5).value = "{}"
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "end"): "2027"}
    assert not found.suggestions[0].based


def test_a_hand_made_table_is_sent_to_the_other_way_in(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    del clerk.book["_base"]
    sheet = clerk.sheet("stakeholders")
    for row in range(head_of(sheet) + 1, sheet.max_row + 1):
        sheet.cell(row, 1).value = None
    for name in clerk.book.sheetnames:
        if name != sheet.title:
            del clerk.book[name]
    with pytest.raises(HandMade, match="--as"):
        came(clerk)


def test_a_workbook_without_any_known_table_says_so(tmp_path: Path) -> None:
    book = Workbook()
    book["Sheet"]["A1"] = "Lista de compras"
    book.save(tmp_path / "otra.xlsx")
    with pytest.raises(NoTables):
        came(tmp_path / "otra.xlsx")


def test_rows_that_lost_their_ids_are_found_again_and_never_made_anew(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "end", "2027").put("stakeholders", "A3", "count", 15)
    clerk.put("stakeholders", "A2", "sector", "Academia")
    clerk.cell("items", "I2", "id").value = None
    clerk.add("stakeholders", {"name.es": "Otra"})
    clerk.sheet("stakeholders").delete_cols(1)
    found = came(clerk)
    assert said(found.suggestions) == {
        ("I2", "end"): "2027", ("A3", "count"): "15", ("A2", "sector"): "academia"}  # fmt: skip
    assert any("Actores" in note and "1" in note for note in found.notes)


def test_rows_that_lost_their_ids_are_known_by_their_codes_when_they_were_renamed(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I1", "title.es", "Otro título").put("items", "I1", "title.en", None)
    clerk.sheet("items").delete_cols(1)
    found = came(clerk)
    assert said(found.suggestions) == {("I1", "title.es"): "Otro título"}
    assert found.notes == ()


def test_stops_when_it_is_told_to(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of())
    with pytest.raises(ReadingCancelled):
        read_incoming(path, plan_of(), PLAN_ID, DAY, lambda: True)


def test_edited_after_libreoffice_saved_it_and_saved_by_it_again(soffice: tuple[str, ...], tmp_path: Path) -> None:
    kept = convert(soffice, write(tmp_path / "plan.xlsx", plan_of()), "xlsx", tmp_path)
    clerk = Clerk(kept)
    clerk.put("items", "I2", "end", "30/09/2027").put("items", "I2", "lead2", "Cooperativa")
    clerk.put("budget_lines", "B1", "amount", 1500).put("items", "I2", "start", "=DATE(2026,4,1)")
    clerk.put("reports", "F1", "percent", "45 %")
    clerk.add("ties", {"source": "MVV", "type": "coordina con", "target": "Cooperativa"})
    again = convert(soffice, clerk.sent(), "xlsx", tmp_path / "again")
    found = came(again)
    new = {one.id for one in found.suggestions if one.aspect == ""}
    assert {key: value for key, value in said(found.suggestions).items() if key[0] not in new} == {
        ("I2", "end"): "2027-09-30", ("I2", "lead"): "A1 A3", ("B1", "amount"): "1500 GTQ",
        ("I2", "start"): "2026-04", ("F1", "percent"): "45",
    }  # fmt: skip
    assert len(new) == 1
    assert found.faults == ()


def test_a_workbook_made_for_one_institution_says_nothing_until_it_is_filled_in(tmp_path: Path) -> None:
    shown = edition(exercise(), Audience.SHAREABLE)
    body = next(a.stakeholder for a in shown.plan.assignments.values() if a.role == "lead")
    path = tmp_path / "para.xlsx"
    write_workbook(shown, path, "es", stamp(), recipient=Recipient(shown.plan, body, date(2026, 9, 30)))
    found = came(path, exercise())
    assert (found.suggestions, found.faults, found.notes) == ((), (), ())
    assert found.source.sender_id == body


@settings(max_examples=8)
@given(sound_plans(), st.sampled_from(list(Audience)), st.sampled_from(LANGUAGES))
def test_any_plan_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, audience: Audience, language: Language
) -> None:
    found = came(write(tmp_path_factory.mktemp("any") / "plan.xlsx", plan, audience, language), plan)
    assert (found.suggestions, found.faults, found.notes) == ((), (), ())

"""A workbook for each institution: whom it goes to, what is marked, and what the plan remembers of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from planner.changes.drafting import create
from planner.i18n import speaking
from planner.model.fields import Audience
from planner.model.understanding import NotUnderstood
from planner.workspace.opening import new_plan
from planner.workspace.sending.correspondents import Standing, correspondents
from planner.workspace.sending.send import EACH, Mailing, NoPart, Unfinished, send_workbooks, told_left_out
from planner.workspace.undoing import NothingToUndo, undo
from planner.workspace.workspace import Workspace

BODIES = {
    "stakeholders": {
        "SALUD": {"name.es": "Centro de Salud / «Norte»", "acronym": "CSN"}, "MUNI": {"name.es": "Municipalidad"},
        "JOVEN": {"name.es": "Jóvenes", "kind": "population"}, "RADIO": {"name.es": "Radio"},
        "MARA": {"name.es": "Pandilla", "problem_actor": "yes"},
    },
    "strategies": {"S": {"title.es": "Plan de acción", "kind": "strategy"}},
    "items": {
        "A": {"title.es": "Jornada", "place": "S a0", "end": "2026-06"}, "B": {"title.es": "Feria", "place": "S a1"},
    },
    "assignments": {
        "L1": {"item": "A", "stakeholder": "SALUD", "role": "lead"},
        "L2": {"item": "B", "stakeholder": "MUNI", "role": "support"},
        "L3": {"item": "B", "stakeholder": "JOVEN", "role": "support"},
        "L4": {"item": "B", "stakeholder": "RADIO", "role": "target_group"},
        "L5": {"item": "B", "stakeholder": "MARA", "role": "support"},
    },
}  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    with new_plan(tmp_path / "Foro de Niñez.plan", title="Foro", author="COMUDE") as opened:
        opened.commit([create(name, id, body) for name, rows in BODIES.items() for id, body in rows.items()])
        with speaking("es"):
            yield opened


def send(workspace: Workspace, *wanted: str) -> Mailing:
    folder = workspace.path.parent / "envíos"
    return send_workbooks(workspace, folder, wanted, Audience.SHAREABLE, "es", date(2027, 1, 15))


def test_each_body_that_leads_or_supports_something_gets_its_own_file(filled: Workspace) -> None:
    mailing = send(filled, EACH)
    assert [one.id for one in mailing.sent] == ["SALUD", "MUNI"]
    assert [one.file.name for one in mailing.sent] == ["foro-de-ninez-csn-1.xlsx", "foro-de-ninez-municipalidad-1.xlsx"]
    assert all(one.file.is_file() for one in mailing.sent)
    assert mailing.unnamed == ("Jóvenes",)


def test_what_was_sent_is_remembered_and_the_undo_key_passes_it_by(filled: Workspace) -> None:
    sent = send(filled, "CSN").sent
    (kept,) = filled.plan.sendings.values()
    assert (kept.stakeholder, str(kept.number), kept.edition, str(kept.due)) == (
        "SALUD",
        "1",
        "shareable",
        "15/01/2027",
    )
    assert (kept.export, kept.file) == (sent[0].export, sent[0].file.name)
    undo(filled)
    assert len(filled.plan.sendings) == 1
    with pytest.raises(NothingToUndo):
        undo(filled)


def test_the_letter_stands_in_front_and_own_rows_are_marked_in_words(filled: Workspace) -> None:
    book = openpyxl.load_workbook(send(filled, "CSN").sent[0].file)
    assert book.sheetnames[:2] == ["Carta", "Portada"]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Carta"]
    letter = "\n".join(str(cell.value) for row in book["Carta"].iter_rows() for cell in row if cell.value)
    assert "Para: Centro de Salud / «Norte» (CSN)" in letter
    assert "a más tardar el 15/01/2027" in letter
    assert "Jornada" in letter
    assert "Feria" not in letter
    plan = book["Plan de acción"]
    rows = [[str(cell.value) for cell in row] for row in plan.iter_rows() if row[0].value in ("S", "A", "B")]
    words = {row[0]: [word for word in row if word in ("► Completar", "para leer")] for row in rows}
    assert words == {"S": ["para leer"], "A": ["► Completar"], "B": ["para leer"]}
    assert not plan.protection.sheet


def test_the_hidden_base_says_for_whom_and_until_when(filled: Workspace) -> None:
    first, second = (openpyxl.load_workbook(one.file)["_base"] for one in send(filled, EACH).sent)
    about = [{row[1].value: row[2].value for row in sheet.iter_rows() if row[0].value == "about"}
             for sheet in (first, second)]  # fmt: skip
    assert [(facts["for"], facts["due"]) for facts in about] == [("SALUD", "2027-01-15"), ("MUNI", "2027-01-15")]
    assert about[0]["export"] != about[1]["export"]
    assert about[0]["number"] == about[1]["number"]


def test_a_body_without_a_part_or_unknown_is_refused_before_anything_is_written(filled: Workspace) -> None:
    with pytest.raises(NoPart, match="Radio no es responsable ni apoyo"):
        send(filled, "CSN", "Radio")
    with pytest.raises(NoPart):
        send(filled, "Pandilla")
    with pytest.raises(NotUnderstood):
        send(filled, "Nadie")
    assert not list((filled.path.parent / "envíos").glob("*"))
    assert not filled.plan.sheet.exports


def test_an_internal_workbook_says_that_it_is_for_its_institution(filled: Workspace) -> None:
    (sent,) = send_workbooks(filled, filled.path.parent, ["CSN"], Audience.INTERNAL, "es").sent
    letter = openpyxl.load_workbook(sent.file)["Carta"]
    said = [str(cell.value) for row in letter.iter_rows() for cell in row if cell.value]
    assert any(line.startswith("INTERNO: solo para Centro de Salud / «Norte» (CSN).") for line in said)


def test_one_of_whom_the_edition_shows_nothing_is_told_and_does_not_stop_the_others(filled: Workspace) -> None:
    filled.commit([
        create("stakeholders", "UNION", {"name.es": "Unión"}),
        create("stakeholders", "COPIA", {"name.es": "Unión de antes", "merged_into": "UNION"}),
        create("assignments", "L6", {"item": "B", "stakeholder": "COPIA", "role": "support"}),
    ])  # fmt: skip
    mailing = send(filled, EACH)
    assert [one.id for one in mailing.sent] == ["SALUD", "MUNI"]
    assert mailing.partless == ("Unión",)
    assert any("Unión" in sentence for sentence in told_left_out(mailing))


def test_what_was_written_before_a_stop_is_told_and_remembered(filled: Workspace) -> None:
    first = filled.path.parent / "foro-de-ninez-csn-1.xlsx"
    with pytest.raises(Unfinished, match="Centro de Salud"):
        send_workbooks(
            filled, filled.path.parent, [EACH], Audience.SHAREABLE, "es",
            cancelled=first.exists,
        )  # fmt: skip
    assert [one.stakeholder for one in filled.plan.sendings.values()] == ["SALUD"]


def test_the_list_of_who_was_sent_what_begins_with_those_overdue(filled: Workspace) -> None:
    send(filled, "CSN")
    later = correspondents(filled.plan, date(2027, 1, 16))
    assert [(one.name, one.standing) for one in later] == [
        ("Centro de Salud / «Norte»", Standing.OVERDUE),
        ("Municipalidad", Standing.UNSENT),
        ("Jóvenes", Standing.GROUP),
    ]
    assert correspondents(filled.plan, date(2027, 1, 15))[0].standing is Standing.AWAITED

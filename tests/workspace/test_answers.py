"""Answers to what was sent out: which are old, whose rows were changed by whom, who is silent, what is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.changes.review.incoming import NOTHING, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.changes.review.points import State, plainly
from planner.i18n import speaking
from planner.workspace.importing.arrival import Arrival
from planner.workspace.importing.bring_in import bring_in, reviewed
from planner.workspace.opening import new_plan
from planner.workspace.sending.answers import newest_only, report, with_outsiders
from planner.workspace.undoing import undo
from planner.workspace.workspace import Workspace

BODIES = {
    "stakeholders": {
        "SALUD": {"name.es": "Centro de Salud"}, "MUNI": {"name.es": "Municipalidad"}, "RADIO": {"name.es": "Radio"},
        "OLD": {"name.es": "Puesto de salud", "merged_into": "SALUD"},
    },
    "strategies": {"S": {"title.es": "Plan"}},
    "items": {
        "E": {"title.es": "Eje", "place": "S a0"}, "A": {"title.es": "Jornada", "place": "E a0", "end": "2026-06"},
        "B": {"title.es": "Feria", "place": "S a1", "end": "2026-07"},
    },
    "assignments": {
        "L1": {"item": "E", "stakeholder": "SALUD", "role": "lead"},
        "L2": {"item": "B", "stakeholder": "MUNI", "role": "lead"},
        "L3": {"item": "B", "stakeholder": "RADIO", "role": "support"},
    },
    "sendings": {
        "M1": {"stakeholder": "SALUD", "number": "3", "export": "X1", "sent": "2026-10-01", "due": "2026-11-30"},
        "M2": {"stakeholder": "MUNI", "number": "3", "export": "X2", "sent": "2026-10-01", "due": "2026-11-02"},
    },
}  # fmt: skip


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[Workspace]:
    with new_plan(tmp_path / "foro.plan", title="Foro", author="COMUDE") as opened:
        opened.clock = lambda: datetime(2026, 11, 21, 18, tzinfo=UTC)
        opened.commit([create(name, id, body) for name, rows in BODIES.items() for id, body in rows.items()])
        with speaking("es"):
            yield opened


def came(by: str, *said: Suggestion, file: str = "", saved: str = "", number: int = 3, export: str = "") -> Incoming:
    source = Source(
        file=file or f"{by}.xlsx", sender=BODIES["stakeholders"][by]["name.es"], sender_id=by, saved=saved,
        number=number, export=export,
    )  # fmt: skip
    return Incoming(source=source, suggestions=said)


def ends(item: str, value: str) -> Suggestion:
    base = BODIES["items"][item]["end"]
    return Suggestion(collection="items", id=item, aspect="end", base=base, value=value, kind=Kind.CHANGED,
                      where=Where("x.xlsx"))  # fmt: skip


def new(collection: str, id: str, body: dict[str, str]) -> Suggestion:
    return Suggestion(collection=collection, id=id, aspect=NOTHING, base=None, value=body_text(body), kind=Kind.NEW,
                      where=Where("x.xlsx"))  # fmt: skip


def test_only_the_newest_file_of_an_institution_counts(sent: Workspace) -> None:
    files = (
        came("SALUD", file="uno.xlsx", saved="2026-11-01T10:00:00+00:00"),
        came("OLD", file="dos.xlsx", saved="2026-11-05T10:00:00+00:00"),
        came("SALUD", file="tres.xlsx", saved="2026-12-01T10:00:00+00:00", number=2),
        came("MUNI", file="cuatro.xlsx"), came("MUNI", file="cinco.xlsx"),
    )  # fmt: skip
    kept, older = newest_only(sent, Arrival(files))
    assert [incoming.source.file for incoming in kept.incomings] == ["dos.xlsx", "cuatro.xlsx", "cinco.xlsx"]
    assert [refusal.file for refusal in older] == ["uno.xlsx", "tres.xlsx"]
    assert "dos.xlsx" in older[0].sentence
    assert kept.refused == older


def test_what_was_answered_is_remembered_and_makes_earlier_files_old(sent: Workspace) -> None:
    arrival = Arrival((came("SALUD", ends("A", "2026-09"), saved="2026-11-10T10:00:00+00:00", export="X1"),))
    found = reviewed(sent, arrival)
    assert bring_in(sent, arrival, found, plainly(found)).entry is not None
    answer = sent.plan.sendings["M1"]
    assert (str(answer.answered), answer.file) == ("21/11/2026", "SALUD.xlsx")
    late = came("SALUD", file="viejo.xlsx", saved="2026-11-09T10:00:00+00:00", export="X1")
    assert [refusal.file for refusal in newest_only(sent, Arrival((late,)))[1]] == ["viejo.xlsx"]
    again = reviewed(sent, arrival)
    assert bring_in(sent, arrival, again, plainly(again)).entry is None
    undo(sent)
    assert str(sent.plan.items["A"].end) == "junio de 2026"
    assert sent.plan.sendings["M1"].answered is None


def test_an_answer_nobody_remembers_sending_is_remembered_all_the_same(sent: Workspace) -> None:
    arrival = Arrival((came("RADIO", export="X9", number=8, saved="2026-11-10T10:00:00+00:00"),))
    bring_in(sent, arrival, reviewed(sent, arrival), {})
    (kept,) = sent.plan.sendings.where("stakeholder", "RADIO")
    assert (str(kept.number), kept.export, str(kept.answered)) == ("8", "X9", "21/11/2026")


def test_rows_of_others_are_asked_and_own_ones_are_not(sent: Workspace) -> None:
    arrival = Arrival(
        (
            came("SALUD", ends("A", "2026-08"), ends("B", "2026-08"), new("items", "N", {"place": "E a1"}),
                 new("reports", "F", {"item": "N", "period": "2026"}), new("reports", "G", {"item": "B"}),
                 new("stakeholders", "C", {"name.es": "Comadronas"})),
        )
    )  # fmt: skip
    found = with_outsiders(sent.plan, reviewed(sent, arrival))
    asked = {point.id: point for point in found.of(State.ASKED)}
    assert asked.keys() == {"B", "G"}
    assert asked["B"].asks == ("Centro de Salud no es responsable ni apoyo de este punto.",)
    assert {point.id for point in found.of(State.PLAIN)} == {"A", "N", "F", "C"}


def test_the_report_says_who_disagrees_and_who_is_silent(sent: Workspace) -> None:
    arrival = Arrival((came("MUNI", ends("B", "2026-08")), came("RADIO", ends("B", "2026-09"), ends("A", "2027"))))
    told = report(sent, arrival, reviewed(sent, arrival))
    assert [(answer.name, answer.points) for answer in told.files] == [("Municipalidad", 1), ("Radio", 2)]
    assert [point.key for point in told.disputed] == ["items/B/end"]
    assert [point.key for point in told.outside] == ["items/A/end"]
    assert [(one.name, one.overdue) for one in told.silent] == [("Centro de Salud", False)]
    assert "Todavía falta la respuesta de Centro de Salud; plazo: 30/11/2026." in told.sentences
    silent = report(sent, Arrival(()), reviewed(sent, Arrival(()))).silent
    assert [(one.name, one.overdue) for one in silent] == [("Municipalidad", True), ("Centro de Salud", False)]


def test_the_very_file_that_was_sent_is_no_answer(sent: Workspace) -> None:
    source = Source(file="salud.xlsx", sender_id="SALUD", number=3, day="2026-10-01", saved="2026-10-01T00:00:00+00:00")
    arrival = Arrival((Incoming(source=source, unchanged=12),))
    found = reviewed(sent, arrival)
    told = report(sent, arrival, found)
    assert told.sentences[0] == "salud.xlsx: para Centro de Salud, tal como se envió: no se completó nada."
    assert "Centro de Salud" in [one.name for one in told.silent]
    assert bring_in(sent, arrival, found, {}).entry is None


def test_a_file_nobody_filled_in_does_not_make_an_answer_old(sent: Workspace) -> None:
    blank = Source(file="nuevo.xlsx", sender_id="SALUD", number=4, day="2026-11-01", saved="2026-11-01T00:00:00+00:00")
    files = (Incoming(source=blank), came("SALUD", ends("A", "2026-09"), saved="2026-11-10T10:00:00+00:00"))
    kept, older = newest_only(sent, Arrival(files))
    assert (len(kept.incomings), older) == (2, ())

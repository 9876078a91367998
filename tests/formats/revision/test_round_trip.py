"""A revision gives back what was decided in it, whoever saved it, and nothing that no longer holds."""

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes.review.incoming import NOTHING, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.changes.review.points import KEEP, Review, review
from planner.formats.revision import Revised, decided, is_revision, read_revision, write_revision
from planner.formats.revision.payload import digest_of
from planner.formats.revision.reading import DamagedRevision, NoDecisions
from planner.formats.revision.writing import grouped
from planner.formats.workbook.returning.errors import OtherPlan
from planner.i18n import LANGUAGES, Language, speaking
from planner.model.plan import Plan

PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "SALUD": {"name.es": "Centro de Salud"}, "MUNI": {"name.es": "Muni, la «grande»: norte"},
            "OLD": {"name.es": "La muni", "merged_into": "MUNI"},
        },
        "strategies": {"S": {"title.es": "Plan"}},
        "items": {
            "A": {"title.es": "Jornada", "place": "S a0", "end": "2026-06"},
            "B": {"title.es": "=Feria", "place": "S a1", "end": "2026-07"},
        },
        "assignments": {"L": {"item": "A", "stakeholder": "SALUD", "role": "lead"}},
    }
)  # fmt: skip
COLUMN = 8


def said(
    id: str, aspect: str, base: str | None, value: str | None, kind: Kind = Kind.CHANGED, **more: object
) -> Suggestion:  # fmt: skip
    known = {"collection": "items", "where": Where("x.xlsx", "Plan de acción", "F7", 7), **more}
    return Suggestion(id=id, aspect=aspect, base=base, value=value, kind=kind, **known)  # type: ignore[arg-type]


def came(by: str, *suggestions: Suggestion) -> Incoming:
    name = PLAN.stakeholders[by].name.es or ""
    return Incoming(source=Source(file=f"{by}.xlsx", sender=name, sender_id=by, number=3), suggestions=suggestions)


INCOMINGS = (
    came(
        "SALUD", said("A", "end", "2026-05", "2026-09"), said("B", "end", "2026-07", "2026-08"),
        said("A", "title.es", "Jornada", None, Kind.EMPTIED, asks="¿Se vació a propósito?"),
        said("C", NOTHING, None, body_text({"title.es": "Copia " * 4000, "place": "S"}), Kind.COPIED),
        said("A", "lead", "SALUD", "SALUD co_lead:OLD", asks="¿De verdad?"), said("B", "code", None, "1"),
    ),
    came(
        "MUNI", said("B", "end", "2026-07", "2026-10"),
        said("B", NOTHING, body_text({"title.es": "x"}), None, Kind.MISSING),
    ),
)  # fmt: skip
FOUND = review(PLAN, INCOMINGS)
AT = datetime(2026, 11, 21, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
WAITING = [point for point in FOUND.points if point.waits]


def written(path: Path, decisions: dict[str, int], language: Language = "es", found: Review = FOUND) -> Path:
    assert write_revision(found, INCOMINGS, decisions, path, language, "P1", AT) == len(WAITING)
    return path


def test_the_file_says_when_it_was_made_by_the_clock_of_the_plan(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(written(tmp_path / "r.xlsx", {})).properties.created
    assert made is not None
    assert made.replace(tzinfo=UTC) == AT


def key_of_rows(path: Path) -> dict[int, int]:
    """The number of each decision by its row in the sheet."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = {place: str(row[0].value or "") for place, row in enumerate(sheet.iter_rows(), start=1)}
    return {row: int(number) for row, number in rows.items() if number.isdecimal()}


def typed(path: Path, words: dict[int, str | None]) -> Path:
    """Type words into the column of decisions, as a clerk would, and save it with another program."""
    book = openpyxl.load_workbook(path)
    for row, word in words.items():
        book.worksheets[0].cell(row, COLUMN).value = word
    book.save(path)
    return path


def offered_words(path: Path) -> dict[int, list[str]]:
    sheet = openpyxl.load_workbook(path)["_opciones"]
    return {n: [str(cell.value) for cell in row if cell.value] for n, row in enumerate(sheet.iter_rows(), start=1)}


def held_against(plan: Plan, revised: Revised) -> dict[str, int]:
    return decided(review(plan, revised.incomings), revised.choices)


@cache
def blank(language: Language) -> bytes:
    """A revision in which nothing is decided yet."""
    with TemporaryDirectory() as folder:
        return written(Path(folder) / "x.xlsx", {}, language).read_bytes()


@given(
    st.lists(st.integers(-2, 1), min_size=len(WAITING), max_size=len(WAITING)), st.sampled_from(LANGUAGES),
    st.randoms(),
)  # fmt: skip
@settings(max_examples=8, deadline=None)
def test_what_is_decided_in_the_sheet_is_read_back(chosen: list[int], language: Language, dice: Random) -> None:
    with TemporaryDirectory() as folder, speaking("es"):
        path = Path(folder) / "revision.xlsx"
        path.write_bytes(blank(language))
        points = dict(enumerate(grouped(FOUND), start=1))
        wanted: dict[str, int] = {}
        words: dict[int, str | None] = {}
        for (row, number), place in zip(key_of_rows(path).items(), chosen, strict=True):
            offered = offered_words(path)[number]
            accepted = min(place, len(points[number].offers) - 1)
            left_open = dice.choice([None, offered[-1]])
            words[row] = left_open if place == -2 else offered[-2] if place == KEEP else offered[accepted]
            if place > -2:
                wanted[points[number].key] = accepted
        revised = read_revision(typed(path, words), "P1")
        assert held_against(PLAN, revised) == wanted
        assert not any(incoming.faults for incoming in revised.incomings)
        assert set(review(PLAN, revised.incomings).points) == set(WAITING)


def _decisions(path: Path) -> dict[int, str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {row: str(sheet.cell(row, COLUMN).value or "") for row in key_of_rows(path)}


def test_two_offers_are_accepted_by_name(tmp_path: Path) -> None:
    with speaking("es"):
        path = written(tmp_path / "revision.xlsx", {})
        number = next(n for n, words in offered_words(path).items() if len(words) == 4)
        assert offered_words(path)[number] == [
            "Aceptar: Centro de Salud", "Aceptar: Muni, la «grande»: norte", "Rechazar", "Consultar",
        ]  # fmt: skip
        row = next(row for row, n in key_of_rows(path).items() if n == number)
        revised = read_revision(typed(path, {row: "aceptar: muni, la «grande»: NORTE"}), "P1")
        assert held_against(PLAN, revised) == {"items/B/end": 1}


def test_a_word_that_is_none_is_told_with_its_cell_and_stays_open(tmp_path: Path) -> None:
    with speaking("es"):
        path = written(tmp_path / "revision.xlsx", {})
        row = next(iter(key_of_rows(path)))
        revised = read_revision(typed(path, {row: "quizá"}), "P1")
        (fault,) = revised.incomings[0].faults
        assert f"revision.xlsx, hoja «Revisión», celda H{row}: no se entendió «quizá»." in fault.sentence
        assert held_against(PLAN, revised) == {}


def test_a_decision_about_what_the_plan_says_no_longer_does_not_count(tmp_path: Path) -> None:
    path = written(tmp_path / "revision.xlsx", {point.key: 0 for point in WAITING})
    revised = read_revision(path, "P1")
    assert held_against(PLAN, revised).keys() == {point.key for point in WAITING}
    since = PLAN.replacing({"items": {"A": {**PLAN.items["A"].body(), "end": "2027"}}})
    assert {*held_against(PLAN, revised)} - {*held_against(since, revised)} == {"items/A/end"}


def test_a_file_that_is_not_whole_or_of_another_plan_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "revision.xlsx", {})
    assert is_revision(path)
    with pytest.raises(OtherPlan):
        read_revision(path, "P2")
    book = openpyxl.load_workbook(path)
    book["_revision"].delete_rows(9)
    book.save(tmp_path / "cortada.xlsx")
    with pytest.raises(DamagedRevision):
        read_revision(tmp_path / "cortada.xlsx", "P1")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_cols(COLUMN)
    book.save(tmp_path / "sin.xlsx")
    with pytest.raises(NoDecisions):
        read_revision(tmp_path / "sin.xlsx", "P1")
    (tmp_path / "otro.xlsx").write_bytes(b"PK\x03\x04 no")
    assert not is_revision(tmp_path / "otro.xlsx")


def test_keep_is_rejecting(tmp_path: Path) -> None:
    path = written(tmp_path / "revision.xlsx", {WAITING[0].key: KEEP}, "en")
    assert "Reject" in _decisions(path).values()
    assert held_against(PLAN, read_revision(path, "P1")) == {WAITING[0].key: KEEP}


def forged(folder: Path, old: str, new: str) -> Path:
    """A revision whose hidden sheet somebody changed, its digest too."""
    book = openpyxl.load_workbook(written(folder / "x.xlsx", {}))
    sheet = book["_revision"]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    changed = [(row[0], row[1], row[2], row[3].replace(old, new)) for row in rows if row[0] != "about"]
    for place, row in enumerate(rows, start=1):
        if row[:2] == ["about", "digest"]:
            sheet.cell(place, 3).value = digest_of(changed)
        elif row[0] != "about":
            sheet.cell(place, 4).value = row[3].replace(old, new)
    book.save(folder / "forged.xlsx")
    return folder / "forged.xlsx"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id":"A"', '"id":"../A b"'), ('"collection":"items"', '"collection":"nada"'),
        ('"kind":"changed"', '"kind":"x"'),
        ('"value":"2026-09"', '"value":"pronto"'), ('"row":7', '"row":"7"'), ('"aspect":"end"', '"aspect":"[["'),
    ],
)  # fmt: skip
def test_what_was_forged_in_the_hidden_sheet_is_refused_whole(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(DamagedRevision):
        read_revision(forged(tmp_path, old, new), "P1")

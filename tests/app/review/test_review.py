"""The review on the screen: read, decided by keys, brought in as one step, and held anew when the plan changes."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.app.review.apply_dialog import ApplyDialog, CameDialog, LeaveDialog
from planner.app.review.decisions import Standing
from planner.app.review.sources import DecidedTooEarly
from planner.app.widgets.chooser import Chooser
from planner.changes.review.incoming import Fault, Incoming, Source, Where
from planner.i18n import Language
from planner.model.progress import latest_report
from planner.workspace.editing import set_leaves
from planner.workspace.opening import open_plan
from tests.app.dialogs.using import app_of, plan, press, until, write
from tests.app.review.arrived import NEW, of_health, of_school, reviewing, said, screen
from tests.app.small_plan import CLINIC, FIRST, HOSTILE, HOUSE, MUNI, RADIO, SECOND
from tests.app.snapshot import Compare, text_of


def stands(pilot: Pilot[None], id: str, aspect: str) -> Standing:
    deciding = screen(pilot).deciding
    return deciding.standing(next(p for p in deciding.review.points if (p.id, p.aspect) == (id, aspect)))


def path_of(pilot: Pilot[None]) -> Path:
    workspace = app_of(pilot).session.workspace
    assert workspace is not None
    return workspace.path


async def test_what_is_decided_comes_in_as_one_step_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path, of_health()) as pilot:
        before = plan(pilot)
        shown = text_of(pilot)
        assert "Centro de Salud dice" in shown
        assert "? 4 por decidir" in shown
        await press(pilot, "a", "n", "p")
        assert (stands(pilot, FIRST, "start"), stands(pilot, SECOND, "resources.es")) == (Standing.TAKEN, Standing.KEPT)
        assert plan(pilot) is before
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ApplyDialog)
        assert "quedan abiertos" in text_of(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CameDialog))
        after = plan(pilot)
        assert after.items.bodies[FIRST]["start"] == "2026-03"
        assert after.items.bodies[FIRST]["end"] == "2026-09"
        assert after.items.bodies[SECOND]["resources.es"] == "Un aula"
        assert NEW not in after.items
        assert RADIO in after.stakeholders
        report = latest_report(after, FIRST)
        assert report is not None
        assert report.by == CLINIC
        assert {(a.stakeholder, a.role) for a in after.assignments.where("item", FIRST)} >= {
            (CLINIC, "lead"), (MUNI, "co_lead")}  # fmt: skip
        await press(pilot, "escape", "ctrl+z")
        assert plan(pilot) == before


async def test_where_files_disagree_one_is_asked_whose_it_shall_be(tmp_path: Path) -> None:
    async with reviewing(tmp_path, of_health(), of_school()) as pilot:
        assert stands(pilot, FIRST, "end") is Standing.OPEN
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, Chooser)
        assert "Instituto Técnico Ñandú dice" in text_of(pilot)
        await press(pilot, "down", "enter")
        assert stands(pilot, FIRST, "end") is Standing.TAKEN
        assert screen(pilot).deciding.decisions[f"items/{FIRST}/end"] == 1
        await press(pilot, "o")
        assert stands(pilot, FIRST, "end") is Standing.OPEN


async def test_a_record_is_decided_whole_and_all_that_is_shown_at_once(tmp_path: Path) -> None:
    async with reviewing(tmp_path, of_health(), of_school()) as pilot:
        await press(pilot, "P")
        assert {stands(pilot, FIRST, aspect) for aspect in ("end", "start", "lead", "status")} == {Standing.KEPT}
        await press(pilot, "slash")
        await write(pilot, "siglas")
        await press(pilot, "enter")
        assert [point.id for point in screen(pilot).part.shown] == [HOUSE]
        await press(pilot, "t", "enter")
        assert stands(pilot, HOUSE, "acronym") is Standing.TAKEN
        assert stands(pilot, SECOND, "resources.es") is Standing.OPEN, "it was not shown"
        await press(pilot, "x", "f")
        await write(pilot, "falta")
        await press(pilot, "enter")
        assert [point.id for point in screen(pilot).part.shown] == [RADIO]
        assert "Se muestra: falta" in text_of(pilot)


async def test_what_was_not_understood_and_who_it_is_from_are_told(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as pilot:
        await press(pilot, "2")
        told = " ".join(text_of(pilot).replace("│", " ").split())
        assert "salud.xlsx, hoja «Plan de acción», celda H14: «pronto»" in told
        assert "Se acepta una fecha" in told
        assert "viejo.xls" in told
        assert "Comentarios" in told
        await press(pilot, "3")
        assert "de Centro de Salud" in text_of(pilot)
        await press(pilot, "1")
        assert screen(pilot).part.rows.has_focus


async def test_leaving_asks_only_when_something_was_decided(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as pilot:
        await press(pilot, "p", "escape")
        assert isinstance(pilot.app.screen, LeaveDialog)
        await press(pilot, "enter")
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape", "tab", "enter")
        assert len(pilot.app.screen_stack) == 1


async def test_what_others_write_meanwhile_is_held_against_it_and_never_overwritten(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as pilot:
        await press(pilot, "a")
        review, decisions = screen(pilot).deciding.review, dict(screen(pilot).deciding.decisions)
        with open_plan(path_of(pilot), author="Otra mesa") as other:
            set_leaves(other, "items", FIRST, {"end": "2026-10"})
        workspace = app_of(pilot).session.workspace
        assert workspace is not None
        with pytest.raises(DecidedTooEarly):
            screen(pilot).matter.bring_in(workspace, review, decisions)
        app_of(pilot).session.settle()
        await until(pilot, lambda: stands(pilot, FIRST, "end") is Standing.OPEN)
        assert stands(pilot, FIRST, "start") is Standing.TAKEN
        assert plan(pilot).items.bodies[FIRST]["end"] == "2026-10"


async def test_what_strangers_wrote_is_only_text(tmp_path: Path) -> None:
    source = Source(file=f"{HOSTILE[0]}.xlsx", sender=HOSTILE[4])
    where = Where("[/x].xlsx", "[ong]", "A1")
    strange = Incoming(
        source=source,
        suggestions=(said(FIRST, "title.es", "x", HOSTILE[0], typed=HOSTILE[1], where=where),),
        faults=(Fault(where, HOSTILE[0], HOSTILE[4]),),
        notes=(HOSTILE[0],),
    )
    async with reviewing(tmp_path, strange) as pilot:
        assert "[@click=app.quit]" in text_of(pilot)
        assert f"─ {HOSTILE[0]}.xlsx ─" in text_of(pilot)
        await press(pilot, "enter", "enter")
        await press(pilot, "2")
        assert HOSTILE[4] in text_of(pilot)


@pytest.mark.parametrize(("language", "size"), [("es", (80, 24)), ("en", (120, 36))])
async def test_the_review_looks_as_it_did(
    tmp_path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, of_health(), of_school(), size=size, language=language) as pilot:
        pilot.app.app_focus = True
        await press(pilot, "n", "a")
        await snapshot(pilot, f"review-{language}-{size[0]}x{size[1]}")

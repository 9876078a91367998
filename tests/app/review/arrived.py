"""What three institutions might send back about the small plan, and what a person does with it, in one word each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.app.review.screen import ReviewScreen
from planner.app.review.sources import Arrived
from planner.changes.review.incoming import NOTHING, Fault, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.i18n import Language
from planner.workspace.importing.arrival import Arrival, Refusal
from planner.workspace.settings import Settings
from tests.app.conftest import opened, write_plan
from tests.app.dialogs.using import app_of
from tests.app.small_plan import CLINIC, FIRST, HOUSE, MUNI, RADIO, SCHOOL, SECOND, STRATEGY, id_of, small_plan
from tests.app.snapshot import settled

NEW = "01NEWACTION00000000000000A"
SHEET = "Plan de acción"


def said(id: str, aspect: str, base: str | None, value: str | None, **more: object) -> Suggestion:
    """A suggestion about an item, unless said otherwise."""
    known: dict[str, object] = {"collection": "items", "id": id, "kind": Kind.CHANGED, **more}
    where = known.pop("where", Where("salud.xlsx", SHEET, "H12"))
    return Suggestion(aspect=aspect, base=base, value=value, where=where, **known)  # type: ignore[arg-type]


def of_health() -> Incoming:
    """A workbook with a little of everything."""
    return Incoming(
        source=Source(file="salud.xlsx", sender="Centro de Salud", sender_id=CLINIC),
        suggestions=(
            said(FIRST, "end", None, "2026-09", typed="sept. 2026"),
            said(FIRST, "start", "2026-01", "2026-03", where=Where("salud.xlsx", SHEET, "G12")),
            said(FIRST, "lead", MUNI, f"{CLINIC} co_lead:{MUNI}"),
            said(FIRST, "status", None, "substantial"),
            said(SECOND, "title.es", "Capacitar a personas retornadas",
                 "Capacitar a personas retornadas y a sus familias en oficios"),
            said(SECOND, "resources.es", "Un aula", None, kind=Kind.EMPTIED),
            said(NEW, NOTHING, None, body_text({"title.es": "Jornadas de vacunación", "place": STRATEGY,
                                                "level": "action", "end": "2026-12"}), kind=Kind.NEW),
            said(NEW, "lead", None, CLINIC, kind=Kind.NEW),
            said(RADIO, NOTHING, body_text(small_plan()["stakeholders"][RADIO]), None, kind=Kind.MISSING,
                 collection="stakeholders", where=Where("salud.xlsx", "Actores")),
        ),
        faults=(Fault(Where("salud.xlsx", SHEET, "H14"), "pronto", "Se acepta una fecha, como 2026-06 o 30/06/2026."),),
        notes=("La columna «Comentarios» no es del plan y no entra.",),
        unchanged=4,
    )  # fmt: skip


def of_school() -> Incoming:
    """A workbook that disagrees with the other on one date."""
    return Incoming(
        source=Source(file="instituto.xlsx", sender="Instituto Técnico Ñandú", sender_id=SCHOOL),
        suggestions=(
            said(FIRST, "end", None, "2026-11", where=Where("instituto.xlsx", SHEET, "H9")),
            said(
                HOUSE, "acronym", None, "CDM", collection="stakeholders", where=Where("instituto.xlsx", "Actores", "C4")
            ),
        ),
    )


def arrival(*incomings: Incoming) -> Arrival:
    """What was read, with one file that could not be."""
    return Arrival(
        incomings or (of_health(),), (Refusal("viejo.xls", "Es un libro de Excel 97: guardarlo como .xlsx."),)
    )


def rows() -> dict[str, dict[str, dict[str, str]]]:
    """The small plan, in which somebody changed a date since."""
    plan = small_plan()
    plan["items"][FIRST] |= {"start": "2026-02"}
    plan["items"][SECOND] |= {"resources.es": "Un aula"}
    for number, item in enumerate((FIRST, SECOND)):
        plan["assignments"][id_of(f"apoyo{number}")] = {"stakeholder": CLINIC, "role": "support", "item": item}
    return plan


@asynccontextmanager
async def reviewing(
    folder: Path, *incomings: Incoming, size: tuple[int, int] = (80, 24), language: Language = "es"
) -> AsyncIterator[Pilot[None]]:
    """The app with a review of what arrived."""
    path = write_plan(folder / "foro.plan", rows())
    app = PlannerApp(lambda: opened(path), Settings(language=language, plain="no"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        workspace = app.session.workspace
        assert workspace is not None
        app.push_screen(ReviewScreen(Arrived(workspace, arrival(*incomings))))
        await settled(pilot)
        await pilot.pause(0.1)
        yield pilot


def screen(pilot: Pilot[None]) -> ReviewScreen:
    """The review."""
    return next(one for one in app_of(pilot).screen_stack if isinstance(one, ReviewScreen))

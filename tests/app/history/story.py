"""A plan that several tables worked on, and what a person does in the history view, in one word each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.app.conftest import Rows, opened, write_plan
from tests.app.small_plan import HOUSE, MUNI, RADIO, SCHOOL, small_plan
from tests.app.snapshot import settled
from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.app.history.view import HistoryView
from planner.app.widgets.lines import Lines
from planner.changes.change_set import ChangeSet
from planner.i18n import Language
from planner.model.plan import Plan
from planner.workspace import editing, undoing
from planner.workspace.opening import open_plan
from planner.workspace.settings import Settings
from planner.workspace.workspace import Workspace

BEGINNING = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)


def hourly(path: Path, beginning: datetime = BEGINNING) -> Workspace:
    """The plan of a file on a clock that goes on by an hour with every change."""
    hours = count()
    numbers = count(1)
    return open_plan(
        path,
        author="Mesa 1",
        clock=lambda: beginning + timedelta(hours=next(hours)),
        ids=lambda: f"01STORY{next(numbers):03}{round(beginning.timestamp()):016}",
    )


def story(path: Path, rows: Rows | None = None) -> Path:
    """A plan in which two tables changed acronyms, one took a change back, and one removed the radio."""
    write_plan(path, rows if rows is not None else small_plan())
    with hourly(path) as workspace:
        editing.set_leaves(workspace, "stakeholders", HOUSE, {"acronym": "CDM"})
        workspace.author = "Mesa 2"
        editing.set_leaves(workspace, "stakeholders", SCHOOL, {"acronym": "INT"})
        undoing.undo(workspace)
        editing.set_leaves(workspace, "stakeholders", MUNI, {"acronym": "MVC"})
        editing.remove(workspace, "stakeholders", RADIO)
    return path


@asynccontextmanager
async def history_of(
    path: Path, *, size: tuple[int, int] = (120, 36), language: Language = "es"
) -> AsyncIterator[Pilot[None]]:
    """The app over a plan, in the history view."""
    app = PlannerApp(lambda: opened(path), Settings(language=language, plain="no"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.check_problems()
        await press(pilot, "5")
        yield pilot


def app_of(pilot: Pilot[None]) -> PlannerApp:
    """The app."""
    assert isinstance(pilot.app, PlannerApp)
    return pilot.app


def plan(pilot: Pilot[None]) -> Plan:
    """The plan as it is now."""
    found = app_of(pilot).session.plan
    assert found is not None
    return found


def view(pilot: Pilot[None]) -> HistoryView:
    """The history view."""
    return app_of(pilot).main.query_one(HistoryView)


def sets(pilot: Pilot[None]) -> list[ChangeSet]:
    """The sets that are listed."""
    return list(view(pilot).sets.journal.entries.values())


def headings(pilot: Pilot[None]) -> list[str]:
    """What the list says of each set."""
    pane = view(pilot).sets
    what = next(column for column in pane.table.columns if column.name == "what")
    return [what.cell(row).text for row in pane.table.rows]


def told(pilot: Pilot[None]) -> str:
    """What is said of the chosen set."""
    pilot.app.query_one(HistoryView)._show_entry()
    return view(pilot).query_one(Lines).plain


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)


async def write(pilot: Pilot[None], words: str) -> None:
    """Type words and wait for what they do."""
    await pilot.press(*("space" if char == " " else char for char in words))
    await settled(pilot)

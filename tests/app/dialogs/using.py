"""The app over a plan in a folder of its own, and what a person does in its dialogs, in one word each."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tests.app.conftest import opened
from tests.app.snapshot import settled
from textual.pilot import Pilot
from textual.widgets import Static

from planner.app.application import PlannerApp
from planner.i18n import Language
from planner.model.plan import Plan
from planner.workspace.settings import Settings
from planner.workspace.workspace import Workspace

ROUNDS = 400


@asynccontextmanager
async def app_over(
    path: Path,
    *,
    size: tuple[int, int] = (100, 34),
    language: Language = "es",
    settings_file: Path | None = None,
    opening: Callable[[], Workspace] | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app over the plan of a file, or over what `opening` opens."""
    app = PlannerApp(opening or (lambda: opened(path)), Settings(language=language, plain="no"), settings_file)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.check_problems()
        await settled(pilot)
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


def says(pilot: Pilot[None], id: str) -> str:
    """What a line of the dialog says."""
    return str(pilot.app.screen.query_one(f"#{id}", Static).render())


def hide_views(pilot: Pilot[None]) -> None:
    """Leave only the frame behind a dialog, so that a picture is of the dialog alone."""
    app_of(pilot).main.query_one("#views").display = False


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)


async def write(pilot: Pilot[None], words: str) -> None:
    """Type words."""
    await pilot.press(*("space" if char == " " else char for char in words))


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Wait for something that a thread is about to do."""
    for _round in range(ROUNDS):
        if happened():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never happened")

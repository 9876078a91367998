"""The running app over a plan file of its own, for every test of the app."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.changes.drafting import create
from planner.i18n import Language
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.settings import Settings
from planner.workspace.workspace import Workspace
from tests.app.quiet import wait_for_idle, wait_for_screen
from tests.app.small_plan import small_plan
from tests.app.snapshot import settled, snapshot

__all__ = ["snapshot"]

Rows = Mapping[str, Mapping[str, Mapping[str, str]]]
Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

MOMENT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
MADE: dict[str, bytes] = {}
"""The plan files made so far, by what is in them."""


def write_plan(path: Path, rows: Rows) -> Path:
    """A plan file with these bodies, and nothing else in it; made once, and copied for those who ask again."""
    key = json.dumps(rows)
    if key not in MADE:
        make_plan(path, rows)
        MADE[key] = path.read_bytes()
    path.write_bytes(MADE[key])
    return path


def make_plan(path: Path, rows: Rows) -> None:
    """Commit these bodies to a new plan file."""
    with new_plan(path, title="x", author="Mesa 1", clock=lambda: MOMENT) as workspace:
        bodies = {name: dict(records) for name, records in rows.items()}
        sheet = bodies.pop("plan", {}).get("PLAN")
        if sheet:
            from planner.workspace.editing import set_leaves

            set_leaves(workspace, "plan", "PLAN", dict(sheet))
        workspace.commit([create(name, id, body) for name, records in bodies.items() for id, body in records.items()])


def opened(path: Path) -> Workspace:
    """The plan of a file, with a fixed clock and countable ids."""
    numbers = count(1)
    return open_plan(path, author="Mesa 1", clock=lambda: MOMENT, ids=lambda: f"01NEW{next(numbers):021}")


@pytest.fixture
def running(tmp_path: Path) -> Running:
    """Starts the app over a plan and waits until it has settled."""

    runs = count(1)

    @asynccontextmanager
    async def run(
        rows: Rows | None = None,
        *,
        size: tuple[int, int] = (120, 36),
        language: Language = "es",
        theme: str = "planner-dark",
        plain: bool = False,
    ) -> AsyncIterator[Pilot[None]]:
        path = write_plan(tmp_path / f"prueba{next(runs)}.plan", rows if rows is not None else small_plan())
        settings = Settings(language=language, theme=theme, plain="yes" if plain else "no")
        app = PlannerApp(lambda: opened(path), settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            app.check_problems()
            await settled(pilot)
            yield pilot

    return run


@pytest.fixture(autouse=True)
def without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has Textual wait for what there is to do."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", wait_for_idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_screen)

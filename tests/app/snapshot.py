"""Pictures of the screen as SVG, compared with those in `snapshots/`; PLANNER_UPDATE_SNAPSHOTS=1 writes them anew."""

import os
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

KEPT = Path(__file__).parent / "snapshots"
UPDATING = os.environ.get("PLANNER_UPDATE_SNAPSHOTS") == "1"
"""Read now, since each test begins without the variables of the developer's machine."""
_RANDOM = re.compile(r"terminal-\d+-")

Compare = Callable[[Pilot[Any], str], Awaitable[None]]


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until no worker runs and nothing is left to be drawn, twice over: what is drawn may start a worker."""
    quiet = 0
    while quiet < 2:
        with suppress(WorkerCancelled):  # a newer worker of its group took its place
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        quiet = quiet + 1 if all(worker.is_finished for worker in pilot.app.workers) else 0


async def still(pilot: Pilot[Any]) -> None:
    """Settled, and with no cursor blinking."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    for area in pilot.app.screen.query(TextArea):
        area.cursor_blink = False
    await settled(pilot)
    for screen in pilot.app.screen_stack[1:]:  # a dialog under a dialog keeps its picture of what was behind it
        screen.refresh()
        await settled(pilot)


def picture(pilot: Pilot[Any]) -> str:
    """The screen as SVG, without the ids that Rich makes up for each one."""
    return _RANDOM.sub("terminal-", pilot.app.export_screenshot(title="Planner"))


def text_of(pilot: Pilot[Any]) -> str:
    """The screen as lines of text."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip)[:width].rstrip() for strip in strips[:height])


@pytest.fixture
def snapshot(tmp_path: Path) -> Compare:
    """Compares the settled screen with the picture kept under a name."""

    async def compare(pilot: Pilot[Any], name: str) -> None:
        await still(pilot)
        found, kept = picture(pilot), KEPT / f"{name}.svg"
        if UPDATING:
            KEPT.mkdir(exist_ok=True)
            kept.write_text(found, encoding="utf-8", newline="\n")
        expected = kept.read_text(encoding="utf-8") if kept.is_file() else ""
        if found != expected:
            differing = tmp_path / f"{name}.svg"
            differing.write_text(found, encoding="utf-8")
            pytest.fail(f"the screen differs from {kept.name}; it is now {differing}")

    return compare

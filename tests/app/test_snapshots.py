"""The screens as pictures, in both languages and at the two sizes that matter most."""

import pytest

from planner.app.network.view import NetworkView
from planner.i18n import Language
from tests.app.conftest import Running
from tests.app.small_plan import HOUSE
from tests.app.snapshot import Compare, settled

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
FLOWS: dict[str, tuple[str, ...]] = {
    "network": (),
    "whole": ("w",),
    "detail": ("d", "down"),
    "form": ("e",),
    "search": ("slash", "c", "a", "s", "a"),
    "help": ("f1",),
}


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_looks_as_it_did(
    running: Running, snapshot: Compare, flow: str, language: Language, size: str
) -> None:
    async with running(size=SIZES[size], language=language) as pilot:
        pilot.app.app_focus = True
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        for key in FLOWS[flow]:
            await pilot.press(key)
            await settled(pilot)
        await snapshot(pilot, f"{flow}-{language}-{size}")


@pytest.mark.parametrize("theme", ["planner-light", "planner-projection"])
async def test_every_theme_looks_as_it_did(running: Running, snapshot: Compare, theme: str) -> None:
    async with running(theme=theme) as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        await snapshot(pilot, f"network-{theme}")


async def test_plain_characters_look_as_they_did(running: Running, snapshot: Compare) -> None:
    async with running(size=(80, 24), plain=True) as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        await pilot.press("w")
        await snapshot(pilot, "plain")

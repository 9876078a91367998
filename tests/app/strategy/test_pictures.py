"""What the strategy view looks like, in both languages, and that no text in it is taken for markup."""

import pytest

from planner.i18n import Language
from tests.app.conftest import Running
from tests.app.small_plan import HOSTILE, hostile_plan
from tests.app.snapshot import Compare, text_of
from tests.app.strategy.sample import WINDOW, tree_plan
from tests.app.strategy.using import lines, open_view, press, view

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_tree_and_the_form(running: Running, snapshot: Compare, size: str, language: Language) -> None:
    async with running(tree_plan(), size=SIZES[size], language=language) as pilot:
        await open_view(pilot, WINDOW)
        await snapshot(pilot, f"strategy-{size}-{language}")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("key", "section"), [("l", "who"), ("i", "indicators"), ("p", "reports")])
async def test_a_section(running: Running, snapshot: Compare, key: str, section: str, language: Language) -> None:
    async with running(tree_plan(), size=(120, 36), language=language) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, key)
        await snapshot(pilot, f"strategy-{section}-{language}")


async def test_naming_a_new_item(running: Running, snapshot: Compare) -> None:
    async with running(tree_plan(), size=(120, 36)) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "a")
        await snapshot(pilot, "strategy-naming-es")


async def test_reporting(running: Running, snapshot: Compare) -> None:
    async with running(tree_plan(), size=(120, 36)) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "r")
        await snapshot(pilot, "strategy-report-es")


async def test_plain_characters(running: Running, snapshot: Compare) -> None:
    async with running(tree_plan(), size=(80, 24), plain=True, theme="planner-light") as pilot:
        await open_view(pilot, WINDOW)
        await snapshot(pilot, "strategy-plain-es")


@pytest.mark.parametrize("language", ["es", "en"])
async def test_the_help_says_how_to_report(running: Running, language: Language) -> None:
    async with running(tree_plan(), size=(120, 60), language=language) as pilot:
        await open_view(pilot)
        await press(pilot, "f1")
        assert {"es": "Escribir el plan", "en": "Writing the plan"}[language] in text_of(pilot)


async def test_names_of_brackets_are_shown_as_they_are_everywhere(running: Running) -> None:
    async with running(hostile_plan(), size=(120, 40)) as pilot:
        await open_view(pilot)
        for key in ("l", "i", "b", "p", "v", "e"):
            await press(pilot, "escape", key)
            assert HOSTILE[0] in text_of(pilot)
        await press(pilot, "escape", "l")
        assert "Mesa [/x]" in lines(pilot)
        for key in ("s", "r", "delete", "N"):
            view(pilot).focus_first()
            await press(pilot, key, "escape")
        assert HOSTILE[0] in text_of(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_it_fits_any_window(running: Running, size: tuple[int, int]) -> None:
    async with running(tree_plan(), size=size) as pilot:
        await open_view(pilot, WINDOW)
        assert "Abrir una vent" in text_of(pilot)
        assert "Limitado" in text_of(pilot)

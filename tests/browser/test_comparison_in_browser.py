"""The map of what changed as a person meets it: opened from a file, with the network off."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.formats.comparison import write_comparison_map
from tests.formats.comparison.sample import PLACES, facing

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_only_what_changed_is_shown_when_one_asks_and_the_plan_is_told(
    opened: "Callable[..., Page]", console: list[str], requested: list[str], tmp_path: Path
) -> None:
    write_comparison_map(facing(), tmp_path / "cambios.html", PLACES, "es")
    page = opened(tmp_path / "cambios.html")
    assert page.locator("#count").inner_text() == "7 actores y 7 relaciones"
    page.click("#changed-only")
    assert page.locator("#count").inner_text() == "6 de 7 actores y 3 de 7 relaciones"
    assert page.locator("#changed-only").get_attribute("aria-pressed") == "true"
    page.click("#reset")
    assert page.locator("#changed-only").get_attribute("aria-pressed") == "false"
    page.click("#tab-changes")
    assert "1 actor nuevo" in page.locator("#view-changes").inner_text()
    assert "+ Se agregó" in page.locator("#view-changes table").inner_text()
    page.click('[data-language="en"]')
    assert "1 new actor" in page.locator("#view-changes").inner_text()
    page.click("#tab-ties")
    assert page.locator("#view-ties thead th").nth(1).inner_text().strip() == "What changed"
    assert console == []
    assert requested == []

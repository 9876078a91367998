"""The comparison in the app: since when is asked, then two lists tell what changed, and both can be written."""

from pathlib import Path

import pytest
from tests.app.history.story import history_of, press, story, write
from tests.app.snapshot import Compare, settled, text_of
from textual.widgets import Button

from planner.app.comparison.dialog import ComparisonDialog
from planner.i18n import Language
from planner.store.sqlite.copies import copy_whole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return story(tmp_path / "foro.plan")


async def test_what_changed_since_the_chosen_set_is_told_and_leads_to_the_record(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "down", "down", "c", "enter")
        screen = text_of(pilot)
        assert "✕ Ya no está · 1 actor" in screen
        assert "Radio La Voz" in screen
        assert "Siglas: MUNI → MVC" in screen
        await press(pilot, *["down"] * 3, "enter")
        assert not isinstance(pilot.app.screen, ComparisonDialog) or "Ya no está en el plan" in text_of(pilot)


async def test_another_file_can_be_compared_and_leaving_asks_nothing_more(path: Path, tmp_path: Path) -> None:
    copy_whole(path, tmp_path / "copia.plan")
    async with history_of(path) as pilot:
        await press(pilot, "c")
        await write(pilot, "otro")
        await press(pilot, "enter")
        await write(pilot, "copia")
        await press(pilot, "enter")
        await settled(pilot)
        assert "Nada cambió." in text_of(pilot)
        assert "copia.plan" in text_of(pilot)
        await press(pilot, "escape", "f9", "escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, ComparisonDialog)


async def test_the_map_of_it_is_written_where_one_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    async with history_of(path) as pilot:
        await press(pilot, "c", "enter")
        assert not pilot.app.screen.query_one("#map", Button).disabled
        await press(pilot, "m", "enter")
        await settled(pilot)
        assert "Se puede compartir" in text_of(pilot)
    assert [file.name for file in path.parent.glob("*.html")] == ["foro-cambios-2026-03-02.html"]


@pytest.mark.parametrize(("size", "language"), [((80, 24), "es"), ((120, 36), "en")])
async def test_the_comparison_looks_as_it_did(
    path: Path, snapshot: Compare, size: tuple[int, int], language: Language
) -> None:
    async with history_of(path, size=size, language=language) as pilot:
        await press(pilot, "c")
        await write(pilot, "3/2026")
        await press(pilot, "enter")
        await snapshot(pilot, f"comparison-{language}-{size[0]}x{size[1]}")

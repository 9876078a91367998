"""The settings count at once, are kept, and hold the sheet of the plan."""

from pathlib import Path

import pytest
from tests.app.conftest import write_plan
from tests.app.dialogs.using import app_of, app_over, hide_views, plan, press, write
from tests.app.small_plan import small_plan
from tests.app.snapshot import Compare, text_of

from planner.app.plans.settings import SettingsDialog
from planner.app.widgets.chooser import Chooser
from planner.app.widgets.record_form import RecordForm
from planner.i18n import Language, current_language
from planner.workspace.settings import read_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "foro.plan", small_plan())


async def test_another_language_is_spoken_at_once_and_kept(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    async with app_over(path, settings_file=kept) as pilot:
        await press(pilot, "f2")
        assert "Hoja de este plan" in text_of(pilot)
        await press(pilot, "right")
        assert current_language() == "en"
        assert isinstance(pilot.app.screen, SettingsDialog)
        assert "Sheet of this plan" in text_of(pilot)
        await press(pilot, "escape")
        assert "Network" in text_of(pilot)
        assert read_settings(kept).language == "en"


async def test_theme_and_signs_are_seen_at_once_and_kept(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    async with app_over(path, settings_file=kept) as pilot:
        await press(pilot, "f2", "tab", "right", "right")
        assert pilot.app.theme == "planner-projection"
        await press(pilot, "tab", "right")
        assert app_of(pilot).glyphs.plain
        assert "●" not in text_of(pilot)
        assert (read_settings(kept).theme, read_settings(kept).plain) == ("planner-projection", "yes")


async def test_whose_work_it_is_is_typed_or_chosen_and_signs_the_next_change(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    async with app_over(path, settings_file=kept) as pilot:
        await press(pilot, "f2", "tab", "tab", "tab", "enter")
        assert isinstance(pilot.app.screen, Chooser)
        assert "Mesa 1" in text_of(pilot)
        await write(pilot, "Mesa 7")
        await press(pilot, "enter", "escape")
        assert read_settings(kept).author == "Mesa 7"
        assert "Mesa 7" in text_of(pilot).splitlines()[-2]
        await press(pilot, "5")
        await press(pilot, "2", "a")
        await write(pilot, "Nueva")
        await press(pilot, "enter")
        workspace = app_of(pilot).session.workspace
        assert workspace is not None
        assert workspace.file.newest(1)[0].author == "Mesa 7"


async def test_the_sheet_of_the_plan_is_edited_and_undone_like_anything(path: Path) -> None:
    async with app_over(path) as pilot:
        await press(pilot, "f2")
        assert pilot.app.screen.query_one(RecordForm).focus_field("contact")
        await write(pilot, "Oficina")
        await press(pilot, "escape")
        assert plan(pilot).sheet.contact == "Oficina"
        await press(pilot, "ctrl+z")
        assert plan(pilot).sheet.contact is None


async def test_the_settings_open_where_no_plan_could_be_opened(tmp_path: Path) -> None:
    async with app_over(tmp_path / "nada.plan") as pilot:
        await press(pilot, "f2")
        assert "No hay ningún plan abierto." in text_of(pilot)
        await press(pilot, "right", "escape")
        assert current_language() == "en"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_dialog_looks_as_it_did(
    path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with app_over(path, size=size, language=language) as pilot:
        await press(pilot, "f2")
        hide_views(pilot)
        await snapshot(pilot, f"settings-{language}-{size[0]}x{size[1]}")

"""What a person chose on this computer is kept, and a spoilt settings file is as if nothing was chosen."""

from pathlib import Path

import pytest

from planner.workspace.settings import Settings, keep_settings, read_settings


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    chosen = Settings(language="en", theme="planner-light", plain="yes", author="Mesa 1")
    keep_settings(chosen, tmp_path / "new" / "settings.json")
    assert read_settings(tmp_path / "new" / "settings.json") == chosen


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"language": ["es"]}', '{"language": "fr"}', '{"plain": {"a": 1}}', '{"theme": 5}',
        '{"author": null, "more": 1}', "\udcff",
    ],
)  # fmt: skip
def test_what_nobody_could_have_chosen_is_passed_over(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert read_settings(file) == Settings()


def test_settings_that_cannot_be_kept_cost_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_settings(Settings(author="Mesa 1"), tmp_path / "file" / "settings.json")
    assert read_settings(tmp_path / "file" / "settings.json") == Settings()

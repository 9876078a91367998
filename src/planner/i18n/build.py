"""Compiles the translations: every `locale/<language>/*.po` becomes one `planner.mo` beside it."""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "locale"


def compile_language(folder: Path) -> Path:
    """Write the catalogue of one language from its room files; returns the compiled file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = None
    for room in sorted(folder.glob("*.po")):
        with room.open("rb") as stream:
            part = read_po(stream, locale=folder.name)
        if whole is None:
            whole = part
            continue
        for message in part:
            if message.id:
                whole[message.id] = message
    compiled = folder / "planner.mo"
    if whole is not None:
        draft = folder / f"planner.{os.getpid()}.part"  # a running program never reads half a catalogue
        with draft.open("wb") as stream:
            write_mo(stream, whole)
        draft.replace(compiled)
    return compiled


def compile_all() -> list[Path]:
    """Compile every language; returns the files written."""
    return [compile_language(folder) for folder in sorted(LOCALE.iterdir()) if folder.is_dir()]


class CompileTranslations(BuildHookInterface[Any]):
    """Runs `compile_all` before the package is built or installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and let the ignored results into the package."""
        compile_all()
        build_data["artifacts"].append("*.mo")


if __name__ == "__main__":
    sys.path.pop(0)  # this folder's `numbers` would hide Python's own
    compile_all()

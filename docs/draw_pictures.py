"""Draws the pictures of the front pages: the app itself, over the invented exercise, in each language.

Run it with the project's own Python: `.venv/bin/python docs/draw_pictures.py`.
"""

import asyncio
import re
import tempfile
from pathlib import Path

from planner.app.application import PlannerApp
from planner.i18n import LANGUAGES, Language
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.settings import Settings

HERE = Path(__file__).parent
SIZE = (120, 34)
AUTHOR: dict[Language, str] = {"es": "Mesa 1", "en": "Table 1"}
DISTANT_FONT = re.compile(r"@font-face\s*{[^}]*}")
"""The exporter names a font on the web; whoever opens the picture asks the web for nothing."""


async def draw(plan: Path, language: Language) -> str:
    """The Network view with a well-connected actor chosen, as SVG."""
    settings = Settings(language=language, author=AUTHOR[language])
    app = PlannerApp(lambda: open_plan(plan, author=settings.author), settings)
    async with app.run_test(size=SIZE) as pilot:
        for key in (None, *["down"] * 6):
            if key is not None:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        return DISTANT_FONT.sub("", app.export_screenshot(title="Planner"))


def main() -> None:
    """Write one picture a language."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "ejercicio.plan"
        new_plan(plan, example="exercise", author="Mesa 1").close()
        for language in LANGUAGES:
            picture = asyncio.run(draw(plan, language))
            (HERE / f"network-{language}.svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""What starting the app loads: proved in a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests.app.conftest import write_plan
from tests.app.small_plan import small_plan

HEAVY = ("sqlalchemy", "networkx", "igraph", "pandas", "numpy", "openpyxl", "xlsxwriter", "pyvis", "rapidfuzz",
         "starlette", "uvicorn", "jinja2", "click", "yaml", "markdown_it")  # fmt: skip

FIRST_PAINT = """
import sys
from planner.app.application import PlannerApp
from planner.workspace.settings import Settings

class App(PlannerApp):
    def _open_soon(self):
        print(*(name for name in {heavy!r} if name in sys.modules))
        print(*(name for name in sys.modules if name.startswith("planner.model.plan")))
        self.exit()

App(lambda: None, Settings(language="es")).run(headless=True)
"""

FIRST_ROWS = """
import sys
from pathlib import Path
from planner.app.application import PlannerApp
from planner.workspace.settings import Settings

def opening():
    from planner.workspace.opening import open_plan
    return open_plan(Path({path!r}))

class App(PlannerApp):
    def check_problems(self):
        from planner.app.widgets.register_table import RegisterTable
        assert len(self.query_one(RegisterTable).rows) == 10
        print(*(name for name in {heavy!r} if name in sys.modules))
        self.exit()

App(opening, Settings(language="es")).run(headless=True)
"""


def _printed(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout.splitlines()


def test_nothing_heavy_is_loaded_at_first_paint() -> None:
    assert _printed(FIRST_PAINT.format(heavy=HEAVY)) == ["", ""]


def test_only_the_store_is_loaded_for_the_first_rows(tmp_path: Path) -> None:
    path = write_plan(tmp_path / "prueba.plan", small_plan())
    loaded = _printed(FIRST_ROWS.format(heavy=HEAVY, path=str(path)))[0].split()
    assert set(loaded) <= {"sqlalchemy"}

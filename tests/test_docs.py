"""What the documents say of the code is so: the picture, the walks, the contracts and the files they name."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docs.draw_house import BEGIN, END, PICTURE, knows, layers, picture, rooms_table, with_rooms
from docs.house import House

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/architecture.md"
WALKS = {"A key in the app", "A returned workbook", "A network figure", "Two copies that meet", "An export"}
FIGURE_PASSES = 15
"""How many files a network figure may pass, from the command to whatever draws it."""


@pytest.fixture(scope="module")
def house() -> House:
    return House()


# --- the picture ------------------------------------------------------------------------------------------------------


def test_the_picture_and_the_table_of_rooms_show_the_house_as_it_is(house: House) -> None:
    """After a change of the house: `.venv/bin/python -m docs.draw_house`."""
    page = PAGE.read_text(encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == picture(house)
    assert with_rooms(page, house) == page
    assert page.index(BEGIN) < page.index(rooms_table(house)) < page.index(END)


def sample(folder: Path, files: dict[str, str]) -> House:
    """A small house of rooms that say what they are."""
    for name, text in files.items():
        path = folder / "planner" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (path.parent / "__init__.py").write_text(f'"""The {path.parent.name} & more."""\n', encoding="utf-8")
    return House(folder)


def test_an_arrow_stands_for_what_a_room_imports_and_does_not_reach_by_another(tmp_path: Path) -> None:
    house = sample(tmp_path, {
        "app/a.py": "def f():\n    import planner.model.a\n    import planner.store.a\n",
        "store/a.py": "from planner.model import a\n",
        "formats/a.py": "if TYPE_CHECKING:\n    from planner.model.a import x\n",
        "model/a.py": "import os\n",
    })  # fmt: skip
    assert layers(house) == [["app"], ["store", "formats"], ["model"]]
    assert knows(house) == {"app": {"store"}, "store": {"model"}, "formats": {"model"}, "model": set()}
    drawn = picture(house)
    assert drawn.count('class="arrow"') == 3
    assert "The formats &amp; more." in drawn


def test_an_arrow_goes_past_a_room_that_stands_between(tmp_path: Path) -> None:
    house = sample(tmp_path, {
        "formats/a.py": "import planner.analysis.a\nimport planner.changes.a\n",
        "analysis/a.py": "import planner.model.a\n", "changes/a.py": "import planner.model.a\n", "model/a.py": "",
    })  # fmt: skip
    ways = re.findall(r'class="arrow".* d="([^"]+)"', picture(house))
    straight = [way for way in ways if re.fullmatch(r"M[\d.]+ [\d.]+ V[\d.]+", way)]
    beside = {way.partition("H")[2].partition(" ")[0] for way in ways if way not in straight}
    assert (len(straight), len(beside)) == (2, 2), "formats to changes and analysis to model, each in its own lane"


def test_a_new_room_and_a_new_library_are_drawn(tmp_path: Path) -> None:
    house = sample(tmp_path, {"model/a.py": "import networkx\n", "model/words/a.py": ""})
    assert "opens networkx" in picture(house)
    assert ">words<" in picture(house)
    assert "| model/words | The words & more. |" in rooms_table(house)


# --- the walks --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is passed, and what of it."""

    walk: str
    path: str
    names: tuple[str, ...]


def steps(page: str) -> Iterator[Step]:
    """The files that the walks of a page name, in order."""
    part = page.partition("## Five walks\n")[2].partition("\n## ")[0]
    for section in part.split("\n### ")[1:]:
        title, _, text = section.partition("\n")
        for found in re.finditer(r"`([\w/]+\.py)`(?: `(\w+)`)?", text):
            yield Step(title, found[1], (found[2],) if found[2] else ())


def faults_of(steps: list[Step], house: House) -> Iterator[str]:
    """Files that are not there, what they do not hold, and files that none passed before leads to or serves."""
    passed: dict[str, set[str]] = {}
    for step in steps:
        name = f"planner.{step.path.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"
        if name not in house.files:
            yield f"{step.path} is not there"
            continue
        yield from (f"{step.path} has no {wanted}" for wanted in step.names if wanted not in defined(house, name))
        before = passed.setdefault(step.walk, set())
        if before and not (leads_to(house, name) & before or any(name in leads_to(house, other) for other in before)):
            yield f"nothing on the walk leads to {step.path}"
        before.add(name)


def leads_to(house: House, name: str) -> set[str]:
    """The files that a file imports, also by way of the package that shows them, or names in a registry."""
    near = house.imports(name) | (texts(house, name) & house.files.keys())
    return near.union(*(house.imports(other) for other in near if house.files[other].name == "__init__.py"))


def defined(house: House, name: str) -> set[str]:
    """The functions, classes and constants of a file."""
    found = {node.name for node in house.nodes(name, ast.FunctionDef)}
    found |= {node.name for node in house.nodes(name, ast.AsyncFunctionDef)}
    found |= {node.name for node in house.nodes(name, ast.ClassDef)}
    return found | {node.id for node in house.nodes(name, ast.Name) if isinstance(node.ctx, ast.Store)}


def texts(house: House, name: str) -> set[str]:
    """The texts that stand in a file: a registry names modules by them."""
    return {node.value for node in house.nodes(name, ast.Constant) if isinstance(node.value, str)}


def test_every_walk_passes_files_that_are_there_and_have_to_do_with_one_another(house: House) -> None:
    found = list(steps(PAGE.read_text(encoding="utf-8")))
    assert {step.walk for step in found} == WALKS
    assert min(sum(step.walk == walk for step in found) for walk in WALKS) > 10
    assert list(faults_of(found, house)) == []


def test_a_network_figure_passes_few_files() -> None:
    found = [step.path for step in steps(PAGE.read_text(encoding="utf-8")) if step.walk == "A network figure"]
    assert len(set(found)) <= FIGURE_PASSES


def test_a_walk_that_is_not_so_is_told(tmp_path: Path) -> None:
    house = sample(tmp_path, {"app/a.py": "import planner.app.b\n", "app/b.py": "LINES = ['planner.app.c']\n",
                              "app/c.py": "class Seen:\n    def seen(self): ...\n", "app/d.py": ""})  # fmt: skip
    page = (
        "# A\n`app/none.py`\n## Five walks\nBelow.\n### One\n1. `app/a.py`: x.\n2. `app/b.py` `LINES`: y.\n"
        "3. `app/c.py` `seen`, `app/d.py`.\n### Two\n1. `app/d.py` `gone`: `app/gone.py`.\n\n## Else\n`app/other.py`\n"
    )
    assert list(faults_of(list(steps(page)), house)) == [
        "nothing on the walk leads to app/d.py", "app/d.py has no gone", "app/gone.py is not there",
    ]  # fmt: skip


# --- contracts and files ----------------------------------------------------------------------------------------------


def test_the_page_gives_the_reason_of_every_contract() -> None:
    page = PAGE.read_text(encoding="utf-8")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]
    assert [name for name in contracts if f"- **{name}" not in page] == []

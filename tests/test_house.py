"""The house keeps its shape: nothing imports in a circle, modules keep their size, each question has one place."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from statistics import median
from sys import stdlib_module_names
from typing import NamedTuple

import pytest
from docs.house import House

ROOT = Path(__file__).parents[1]
SMALL, BAND, LARGE = 60, 80, 250
"""Lines of a module: a crumb up to the first; as it should be from the second to the third."""


class Limit(NamedTuple):
    """A figure of the house: what it may be today, and what is wanted, which no change may leave farther away."""

    what: str
    bound: float
    wanted: float
    why: str

    def fault(self, house: House) -> str:
        """What to say of a house that breaks it."""
        found, least = MEASURES[self.what](house), self.what in LEAST
        kept = found >= self.bound if least else found <= self.bound
        bound = f"at {'least' if least else 'most'} {self.bound:g} ({self.wanted:g} wanted)"
        return "" if kept else f"{self.what}: {found:g}, {bound}: {self.why}"


LIMITS = (
    Limit("files", 493, 485, "a folder is a question, a verb, a format or an engine"),
    Limit("modules", 434, 425, "one concept, one place"),
    Limit("lines", 58_789, 57_500, "fewer lines are a feature"),
    Limit("lines of the median module", 129, 130, "a module is as long as its concept"),
    Limit("percent of 80 to 250 lines", 76.9, 80, "neither crumbs nor halls"),
    Limit("modules of 60 lines or fewer", 47, 25, "only a registry says all it has to say so soon"),
    Limit("modules over 250 lines", 13, 12, "a second concept splits a module, length alone does not"),
    Limit("tables keyed by record type", 20, 20, "what is said of a record type stands on its class"),
)
LEAST = {"lines of the median module", "percent of 80 to 250 lines"}
"""Those whose bound is the least rather than the most."""


def small(house: House) -> list[str]:
    """The modules that are crumbs."""
    return [name for name, lines in house.modules.items() if lines <= SMALL]


def large(house: House) -> list[str]:
    """The modules that are halls."""
    return [name for name, lines in house.modules.items() if lines > LARGE]


def tables(house: House) -> list[str]:
    """The tables at the top of modules that name two record types or more, each by its module and name."""
    types = collections(house)
    return [
        f"{module}.{ast.unparse(target)}"
        for module, tree in house.trees.items()
        for target, value in assigned_at_top(tree)
        if any(len(types & strings(part)) > 1 for part in ast.walk(value))
    ]


def collections(house: House) -> set[str]:
    """What the record types call their collections."""
    named = (node.value for name in house.files for node in house.nodes(name, ast.AnnAssign) if names_a_type(node))
    return {value.value for value in named if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def names_a_type(node: ast.AnnAssign) -> bool:
    """Whether this is where a record type says what its collection is called."""
    return ast.unparse(node.target) == "collection"


def assigned_at_top(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The names that a module gives at its top, with their values."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield node.target, node.value


def strings(node: ast.AST) -> set[str]:
    """The texts that are the keys of a dict, or the members of a set, tuple or list."""
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
    return {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def share_in_band(house: House) -> float:
    """The share of modules that are neither crumbs nor halls, in percent."""
    sizes = house.modules.values()
    return 100 * sum(BAND <= lines <= LARGE for lines in sizes) / len(sizes)


MEASURES: dict[str, Callable[[House], float]] = {
    "files": lambda house: len(house.files),
    "modules": lambda house: len(house.modules),
    "lines": lambda house: sum(house.lines.values()),
    "lines of the median module": lambda house: median(house.modules.values()),
    "percent of 80 to 250 lines": share_in_band,
    "modules of 60 lines or fewer": lambda house: len(small(house)),
    "modules over 250 lines": lambda house: len(large(house)),
    "tables keyed by record type": lambda house: len(tables(house)),
}


# --- one place for each question --------------------------------------------------------------------------------------

Sign = Callable[[House, str], Iterator[ast.AST]]
"""Finds in a file what answers a question."""


class Question(NamedTuple):
    """Something that is asked all over the house, and who alone may answer it."""

    what: str
    sign: Sign
    answered_by: str
    """Rooms and modules, parted by spaces."""
    still: str = ""
    """Modules that answer it too and should not: the list only gets shorter."""
    asked_in: str = ""
    """The room in which the sign means the question; empty for all of them."""

    def faults(self, house: House) -> list[str]:
        """Where else it is answered."""
        places = [name for name in house.files if stands_in(name, self.asked_in)]
        elsewhere = [name for name in places if not stands_in(name, *self.answered_by.split(), *self.still.split())]
        return [
            f"{name}:{getattr(node, 'lineno', 0)} answers {self.what}"
            for name in elsewhere
            for node in self.sign(house, name)
        ]


def stands_in(name: str, *rooms: str) -> bool:
    """Whether a file is one of these modules, or in one of these rooms."""
    return any(f"{name}.".startswith(f"planner.{room}." if room else "planner.") for room in rooms)


def names_state(*states: str) -> Sign:
    """Finds comparisons with these texts, and sets, tuples and lists that hold one."""

    def found(house: House, name: str) -> Iterator[ast.AST]:
        for node in house.nodes(name, ast.Compare):
            if {side.value for side in (node.left, *node.comparators) if isinstance(side, ast.Constant)} & {*states}:
                yield node
        for kind in (ast.Set, ast.Tuple, ast.List):
            yield from (node for node in house.nodes(name, kind) if strings(node) & {*states})

    return found


def takes(*attributes: str) -> Sign:
    """Finds `date.today` and the like, or `casefold` of anything, called or handed on."""

    def found(house: House, name: str) -> Iterator[ast.AST]:
        for node in house.nodes(name, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if {f"{owner}.{node.attr}", node.attr} & {*attributes}:
                yield node

    return found


def calls(method: str) -> Sign:
    """Finds calls of a method, whoever has it."""

    def found(house: House, name: str) -> Iterator[ast.AST]:
        for node in house.nodes(name, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == method:
                yield node

    return found


QUESTIONS = (
    Question("whether somebody or something is over", names_state("past"), "model.assignments model.actors"),
    Question("which states are in force", names_state("existing"), "model.vocabularies model.ties"),
    Question(
        "what time it is",
        takes("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"),
        "i18n.dates",
    ),
    Question("how a value of a field reads", takes("kind.show"), "model.display", still="app.widgets.editors"),
    Question(
        "whether two words are the same but for their case", takes("casefold"), "i18n",
        still="analysis.progress.indicators app.strategy.outline formats.workbook.reading.opening"
              " formats.workbook.returning.values model.value_kinds model.values",
    ),
    Question(
        "how a change of the plan is saved (a verb of workspace is)", calls("commit"), "", asked_in="app",
        still="app.analysis.row_actions app.network.tie_entry app.strategy.adding app.strategy.detail"
              " app.strategy.view app.widgets.record_dialog",
    ),
)  # fmt: skip

DOORS = {
    "babel": "i18n.build",
    "click": "cli",
    "difflib": "i18n.folding app.review.sides",
    "fractional_indexing": "changes formats.registers",
    "hatchling": "i18n.build",
    "igraph": "analysis.network analysis.betweenness",
    "jinja2": "formats.map",
    "markupsafe": "formats.map",
    "networkx": "analysis.network",
    "openpyxl": "formats",
    "pandas": "analysis.workload.matrix",
    "platformdirs": "workspace.settings",
    "pyvis": "formats.map",
    "rapidfuzz": "analysis.matching formats",
    "rich": "app",
    "sqlalchemy": "store",
    "sqlite3": "store",
    "starlette": "formats.live",
    "textual": "app",
    "ulid": "workspace",
    "unicodedata": "i18n changes.purging cli.text",
    "uvicorn": "formats.live",
    "xlsxwriter": "formats",
    "yaml": "formats.registers",
}
"""Every library, and the rooms and modules that open it; of Python's own those that answer a question."""


def opened_elsewhere(house: House) -> list[str]:
    """Imports of a library outside its door; one that is not in the table has none."""
    return [
        f"{name} imports {library}"
        for name in house.files
        for library in sorted(house.libraries(name))
        if library not in stdlib_module_names or library in DOORS
        if not stands_in(name, *DOORS.get(library, "no.where").split())
    ]


# --- circles, names and sentences -------------------------------------------------------------------------------------


def circle(house: House) -> list[str]:
    """Modules that import one another in a circle, be it in functions or for types; none where there is none."""
    try:
        TopologicalSorter({name: house.imports(name) for name in house.files}).prepare()
    except CycleError as error:
        return [f"{one} is imported by {other}" for one, other in pairwise(error.args[1])]
    return []


DRAWERS = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "dialogs", "base_classes"}
"""Names that say nothing of what is inside."""


def drawers(house: House) -> list[str]:
    """Files whose name, or whose room's, is that of a drawer."""
    return [name for name in house.files if DRAWERS & {*name.split(".")}]


def silent(house: House) -> list[str]:
    """Files that do not open with a sentence."""
    return [name for name in house.files if not house.purpose(name).endswith(".")]


# --- tests mirror the tree --------------------------------------------------------------------------------------------

BESIDE = {"acceptance", "benchmarks", "browser", "data", "fuzz"}
"""Folders of tests that ask about the whole."""
TOGETHER = {"analysis", "changes", "cli", "store", "workspace"}
"""Rooms whose tests stand in one folder, as they go through one door."""
WITHOUT = {"app/exporting", "app/importing", "app/plans", "app/widgets", "formats/output"}
"""Rooms whose tests stand elsewhere so far: the list only gets shorter."""
LEFT_OVER = {"app/dialogs"}
"""Folders of tests whose room is gone: likewise."""

FLOORS = {
    "": 0.55, "i18n": 0.52, "model": 0.66, "changes": 0.6, "analysis": 0.48, "store": 0.49, "formats": 0.44,
    "workspace": 0.73, "cli": 0.54, "app": 0.28,
    "app/analysis": 0.18, "app/comparison": 0.19, "app/duplicates": 0.18, "app/frame": 0.54, "app/history": 0.4,
    "app/network": 0.27, "app/review": 0.21, "app/strategy": 0.41, "app/timeline": 0.17,
    "formats/comparison": 0.28, "formats/json": 0.98, "formats/live": 0.53, "formats/map": 0.33,
    "formats/registers": 0.46, "formats/revision": 0.3, "formats/tables": 0.26, "formats/workbook": 0.46,
}  # fmt: skip
"""Lines of tests a line of a room, of the whole first: 0.6 are wanted everywhere, and none gets fewer than it has."""


def unmirrored(rooms: Mapping[str, str], tests: Path) -> list[str]:
    """Rooms without a folder of tests, and folders of tests without a room."""
    own = {room for room in rooms if "/" not in room or room.partition("/")[0] not in TOGETHER}
    lacking = [f"{room} has no tests" for room in sorted(own - WITHOUT) if not any((tests / room).glob("test_*.py"))]
    folders = {path.parent.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")} - {"."}
    mirrored = {*rooms, *LEFT_OVER, *BESIDE}
    strays = [folder for folder in sorted(folders) if "/".join(folder.split("/")[:2]) not in mirrored]
    return lacking + [f"{folder} tests no room" for folder in strays]


def thin(house: House, tests: Path, floors: Mapping[str, float]) -> list[str]:
    """Rooms of which too little is tested by now."""
    found = {room: lines_below(tests / room) / lines_below(house.src / "planner" / room) for room in floors}
    return [f"{room or 'all'}: {found[room]:.2f}, not {floor}" for room, floor in floors.items() if found[room] < floor]


def lines_below(folder: Path) -> int:
    """All lines of Python in a folder and below."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))


# --- the house as it stands -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house() -> House:
    return House()


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what)
def test_the_house_keeps_its_measures(limit: Limit, house: House) -> None:
    assert limit.fault(house) == ""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.what)
def test_a_question_is_answered_in_one_place(question: Question, house: House) -> None:
    assert question.faults(house) == []


def test_a_library_is_opened_at_its_door_alone(house: House) -> None:
    assert opened_elsewhere(house) == []


def test_nothing_imports_in_a_circle_not_even_in_functions_or_for_types(house: House) -> None:
    assert circle(house) == []


def test_no_room_is_a_drawer(house: House) -> None:
    assert drawers(house) == []


def test_every_module_opens_with_a_sentence(house: House) -> None:
    assert silent(house) == []


def test_tests_mirror_the_tree(house: House) -> None:
    assert unmirrored(house.rooms, ROOT / "tests") == []


def test_no_room_is_tested_less_than_it_was(house: House) -> None:
    assert thin(house, ROOT / "tests", FLOORS) == []


def test_what_is_still_allowed_is_still_there(house: House) -> None:
    """An exception that nothing needs would let the next one in."""
    for question in QUESTIONS:
        modules = [f"planner.{name}" for name in question.still.split()]
        assert [name for name in modules if not any(question.sign(house, name))] == []


# --- what each check finds --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Built:
    """Builds a small house in a folder, and tests beside it."""

    folder: Path

    def __call__(self, files: Mapping[str, str]) -> House:
        for name, text in files.items():
            path = self.folder / "src/planner" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return House(self.folder / "src")


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


TYPES = (
    '"""T."""\nclass A:\n    collection: ClassVar[str] = "actors"\nclass B:\n    collection: ClassVar[str] = "ties"\n'
)


def breaking(limit: Limit) -> dict[str, str]:
    """A house that just breaks a limit."""
    more = range(int(limit.bound) + 1)
    return {
        "files": {f"r{n}/__init__.py": "" for n in more},
        "modules": {f"m{n}.py": "" for n in more},
        "lines": {"long.py": "x\n" * len(more)},
        "lines of the median module": {f"m{n}.py": "x\n" * n for n in (LARGE, len(more) - 2, BAND)},
        "percent of 80 to 250 lines": {f"m{n}.py": "x\n" * n for n in (BAND - 1, BAND, LARGE, LARGE + 1)},
        "modules of 60 lines or fewer": {f"m{n}.py": "x\n" * SMALL for n in more},
        "modules over 250 lines": {f"m{n}.py": "x\n" * (LARGE + 1) for n in more},
        "tables keyed by record type": {"t.py": TYPES, **{f"m{n}.py": 'T = {"actors", "ties"}\n' for n in more}},
    }[limit.what]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what)
def test_a_house_that_breaks_a_measure_is_told(limit: Limit, built: Built) -> None:
    assert limit.fault(built(breaking(limit))).startswith(f"{limit.what}: ")


@pytest.mark.parametrize(
    "table",
    ['T = {"actors": 1, "ties": 2}', 'T: dict = dict(x={"actors", "ties"})', 'T = [("actors", "ties"), "x"]'],
)
def test_a_table_keyed_by_record_type_is_seen_however_it_is_written(table: str, built: Built) -> None:
    files = {"types.py": TYPES, "m.py": table, "other.py": 'T = {"actors": 1, "other": 2}\n'}
    assert tables(built(files)) == ["planner.m.T"]


@pytest.mark.parametrize(
    ("what", "place", "line"),
    [
        ("whether somebody or something is over", "formats/a.py", 'x = tie.state == "past"'),
        ("whether somebody or something is over", "cli/a.py", 'x = "past" != body.get("state")'),
        ("whether somebody or something is over", "model/b.py", 'x = state in {"past", "planned"}'),
        ("which states are in force", "analysis/a.py", 'x = tie.state in (None, "existing")'),
        ("which states are in force", "app/a.py", 'COUNTED = frozenset({"existing"})'),
        ("what time it is", "workspace/a.py", "x = date.today()"),
        ("what time it is", "store/a.py", "import datetime\nx = datetime.datetime.now(UTC)"),
        ("what time it is", "store/a.py", "def f(clock=datetime.now): ..."),
        ("how a value of a field reads", "formats/a.py", "x = field.kind.show(field.kind.read(text))"),
        ("whether two words are the same but for their case", "cli/a.py", "x = a.casefold() == b.casefold()"),
        ("whether two words are the same but for their case", "cli/a.py", "x = sorted(names, key=str.casefold)"),
        ("how a change of the plan is saved (a verb of workspace is)", "app/new.py", "workspace.commit(changes)"),
    ],
)
def test_a_second_answer_to_a_question_is_told(what: str, place: str, line: str, built: Built) -> None:
    [question] = [question for question in QUESTIONS if question.what == what]
    name = f"planner.{place.removesuffix('.py').replace('/', '.')}"
    lines = len(line.splitlines())
    assert {*question.faults(built({place: f'"""Sample."""\n{line}\n'}))} == {f"{name}:{lines + 1} answers {what}"}


def test_the_place_of_an_answer_may_answer_and_others_may_say_the_word(built: Built) -> None:
    house = built({
        "model/actors.py": 'gone = state == "past"\n',
        "app/a.py": 'TERM = Term("past")\nnew = {"state": "existing"}\n',
        "i18n/dates.py": "now = datetime.now(UTC)\n",
        "workspace/editing.py": "workspace.commit(changes)\n",
    })  # fmt: skip
    assert [fault for question in QUESTIONS for fault in question.faults(house)] == []


@pytest.mark.parametrize(
    ("place", "line", "library"),
    [
        ("cli/a.py", "import networkx", "networkx"),
        ("analysis/a.py", "def f():\n    from networkx import Graph", "networkx"),
        ("workspace/a.py", "if TYPE_CHECKING:\n    from sqlalchemy.engine import Connection", "sqlalchemy"),
        ("formats/a.py", "import sqlite3", "sqlite3"),
        ("widgets/app.py", "import textual.app", "textual"),
        ("app/a.py", "from starlette.routing import Route", "starlette"),
        ("workspace/a.py", "import openpyxl", "openpyxl"),
        ("cli/a.py", "import requests", "requests"),
        ("cli/a.py", "def f():\n    from difflib import get_close_matches", "difflib"),
    ],
)
def test_a_library_opened_elsewhere_is_told(place: str, line: str, library: str, built: Built) -> None:
    house = built({place: f"{line}\n", "store/sqlite/own.py": "import sqlalchemy\nimport json\n"})
    assert opened_elsewhere(house) == [f"planner.{place.removesuffix('.py').replace('/', '.')} imports {library}"]


@pytest.mark.parametrize(
    "back",
    [
        "from planner.a import x",
        "import planner.a",
        "from planner import a",
        "from . import a",
        "from .a import x",
        "def f():\n    from planner.a import x",
        "if TYPE_CHECKING:\n    from planner.a import x",
    ],
)
def test_a_circle_is_told_wherever_it_closes(back: str, built: Built) -> None:
    house = built(
        {
            "a.py": "from planner.b import y\n",
            "b.py": "import planner.c\n",
            "c.py": f"{back}\n",
            "d.py": "import planner.a\n",
        }
    )
    assert len(circle(house)) == 3


def test_a_package_is_not_in_a_circle_with_the_modules_it_shows(built: Built) -> None:
    house = built(
        {
            "__init__.py": "",
            "r/__init__.py": "from planner.r.a import x\n",
            "r/a.py": "from planner.r import b\n",
            "r/b.py": "",
        }
    )
    assert circle(house) == []


@pytest.mark.parametrize("place", ["app/utils.py", "dialogs/opening.py", "formats/common/__init__.py"])
def test_a_drawer_is_told(place: str, built: Built) -> None:
    assert len(drawers(built({place: "", "app/tree.py": ""}))) == 1


@pytest.mark.parametrize("text", ["", "x = 1\n", '"""No sentence"""\n', "# A comment.\n"])
def test_a_module_that_does_not_say_what_it_is_for_is_told(text: str, built: Built) -> None:
    assert silent(built({"a.py": text, "b.py": '"""A sentence.\n\nAnd more"""\n'})) == ["planner.a"]


def test_a_room_without_tests_and_tests_without_a_room_are_told(tmp_path: Path) -> None:
    for place in (
        "model/test_a.py",
        "model/old/test_b.py",
        "app/network/helping.py",
        "attic/test_c.py",
        "fuzz/test_d.py",
    ):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    rooms = dict.fromkeys(("model", "app/network", "analysis/due"), "")
    assert unmirrored(rooms, tmp_path) == ["app/network has no tests", "attic tests no room", "model/old tests no room"]


def test_a_room_that_is_tested_too_little_is_told(tmp_path: Path, built: Built) -> None:
    house = built({"model/a.py": "x\n" * 10, "cli/a.py": "x\n" * 10})
    for room, lines in (("model", 6), ("cli", 5)):
        path = tmp_path / "tests" / room / "test_a.py"
        path.parent.mkdir(parents=True)
        path.write_text("x\n" * lines, encoding="utf-8")
    floors = {"": 0.55, "model": 0.6, "cli": 0.6}
    assert thin(house, tmp_path / "tests", floors) == ["cli: 0.50, not 0.6"]

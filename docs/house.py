"""Reads the house from its code without running it: its rooms, its modules, and what each of them imports."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)

SRC = Path(__file__).parents[1] / "src"
PACKAGE = "planner"


class House:
    """One package as it stands in a folder; everything is read once."""

    def __init__(self, src: Path = SRC) -> None:
        self.src = src
        self._nodes: dict[str, dict[type[ast.AST], list[ast.AST]]] = {}

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by the dotted name it is imported by."""
        found = {}
        for path in sorted((self.src / PACKAGE).rglob("*.py")):
            parts = path.relative_to(self.src).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
        return found

    @cached_property
    def lines(self) -> dict[str, int]:
        """How many lines every file has."""
        return {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in self.files.items()}

    @cached_property
    def modules(self) -> dict[str, int]:
        """The lines of every module; the opening of a package is none."""
        return {name: lines for name, lines in self.lines.items() if not self._opens(name)}

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """What every file says."""
        return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in self.files.items()}

    @cached_property
    def rooms(self) -> dict[str, str]:
        """Every folder of modules, two deep at most, by its path under the package; with its first sentence."""
        return {
            "/".join(name.split(".")[1:]): self.purpose(name)
            for name in self.files
            if self._opens(name) and 2 <= len(name.split(".")) <= 3
        }

    def purpose(self, name: str) -> str:
        """The first line with which a file opens; empty where it says nothing."""
        return (ast.get_docstring(self.trees[name]) or "").partition("\n")[0]

    def nodes(self, name: str, kind: type[Node]) -> list[Node]:
        """All that a file holds of one kind of syntax."""
        if name not in self._nodes:
            sorted_out = self._nodes[name] = defaultdict(list)
            for node in ast.walk(self.trees[name]):
                sorted_out[type(node)].append(node)
        return [node for node in self._nodes[name].get(kind, []) if isinstance(node, kind)]

    def named(self, name: str) -> Iterator[tuple[str, str]]:
        """What a file imports, at its top, in functions or for types: where from, and the name there or nothing."""
        for node in self.nodes(name, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        for taken in self.nodes(name, ast.ImportFrom):
            inside = name.split(".")[: None if self._opens(name) else -1]
            here = inside[: len(inside) - taken.level + 1] if taken.level else []
            origin = ".".join([*here, *([taken.module] if taken.module else [])])
            yield from ((origin, alias.name) for alias in taken.names)

    def imports(self, name: str) -> set[str]:
        """The files of the package that a file imports; a package only where what is taken is no module of it."""
        found = {full if (full := f"{origin}.{taken}") in self.files else origin for origin, taken in self.named(name)}
        return (found & self.files.keys()) - {name}

    def libraries(self, name: str) -> set[str]:
        """The top names of everything else that a file imports."""
        return {origin.partition(".")[0] for origin, _taken in self.named(name)} - {PACKAGE}

    def room(self, name: str) -> str:
        """The room on the ground plan in which a file stands; nothing for what stands at the door."""
        parts = self.files[name].relative_to(self.src / PACKAGE).parts
        return parts[0] if len(parts) > 1 else ""

    def _opens(self, name: str) -> bool:
        return self.files[name].name == "__init__.py"

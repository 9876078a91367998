"""Rules about text in the app's source: nothing people wrote is markup, and nothing is said in one language only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "src" / "planner" / "app"
MODULES = sorted(APP.rglob("*.py"))


def _calls(module: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")), node


def _without_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(APP).as_posix())
def test_what_shows_text_is_told_not_to_parse_it(module: Path) -> None:
    parsing = [call.lineno for name, call in _calls(module)
               if name in {"Static", "Label", "notify", "OptionList"} and not _without_markup(call)]  # fmt: skip
    assert parsing == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(APP).as_posix())
def test_keys_are_described_by_texts_that_are_translated(module: Path) -> None:
    bare = [call.lineno for name, call in _calls(module)
            if name == "Binding" and len(call.args) > 2 and isinstance(call.args[2], ast.Constant)]  # fmt: skip
    assert bare == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(APP).as_posix())
def test_no_text_hides_inside_an_f_string_where_no_translator_finds_it(module: Path) -> None:
    hidden = [
        node.lineno
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Name)
        and inner.func.id in {"_", "N_", "ngettext"}
        and inner.args
        and isinstance(inner.args[0], ast.Constant)
    ]
    assert hidden == []

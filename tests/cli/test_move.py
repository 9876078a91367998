"""Actions put elsewhere from the command line: order, levels, undo, and what cannot be."""

from pathlib import Path

import pytest

from planner.workspace.editing import add
from planner.workspace.opening import open_plan
from tests.cli.conftest import Caller


@pytest.fixture
def tree(plan: Path) -> Path:
    """The almost empty plan with two more actions beside the office, and levels that the strategy names."""
    with open_plan(plan) as workspace:
        (strategy,) = workspace.plan.strategies
        for code, title in (("2", "Abrir un refugio"), ("3", "Publicar una guía")):
            add(workspace, "items", {"title.es": title, "code": code}, under=strategy)
    return plan


def order(planner: Caller) -> list[str]:
    """The codes as they stand, those below another with blanks before them."""
    return [_code(row) for row in planner("show", "items").out.splitlines()[1:5]]


def _code(row: str) -> str:
    told = row.partition("  ")[2]
    return " " * (len(told) - len(told.lstrip())) + told.split()[0]


@pytest.mark.parametrize(
    ("arguments", "after"),
    [
        (("3", "--before", "2"), ["1", "  1.1", "3", "2"]),
        (("1", "--after", "2"), ["2", "1", "  1.1", "3"]),
        (("1", "--after", "3"), ["2", "3", "1", "  1.1"]),
        (("3", "--first"), ["3", "1", "  1.1", "2"]),
        (("1", "--last"), ["2", "3", "1", "  1.1"]),
        (("3", "--into", "1"), ["1", "  1.1", "  3", "2"]),
        (("3", "--into", "1", "--first"), ["1", "  3", "  1.1", "2"]),
        (("1.1", "--into", "E1", "--last"), ["1", "2", "3", "1.1"]),
        (("1.1", "--before", "Abrir un refugio"), ["1", "1.1", "2", "3"]),
    ],
)
def test_an_action_stands_where_it_is_put_and_one_undo_puts_it_back(
    arguments: tuple[str, ...], after: list[str], planner: Caller, tree: Path
) -> None:
    assert planner("move", *arguments).status == 0
    assert order(planner) == after
    assert planner("undo").status == 0
    assert order(planner) == ["1", "  1.1", "2", "3"]


@pytest.mark.parametrize("arguments", [("2", "--after", "1"), ("2", "--before", "3"), ("1", "--first"), ("3", "--last"),
                                       ("3", "--into", "E1"), ("2", "--before", "2"), ("1.1", "--last")])  # fmt: skip
def test_what_stands_there_already_changes_nothing(arguments: tuple[str, ...], planner: Caller, tree: Path) -> None:
    assert planner("move", *arguments).out == "Nada cambió: ya está en ese lugar.\n"
    assert order(planner) == ["1", "  1.1", "2", "3"]


def test_it_is_said_that_it_stands_elsewhere_under_the_same_parent(planner: Caller, tree: Path) -> None:
    assert (
        planner("move", "3", "--first").out == "3 Publicar una guía: otro lugar dentro de «E1 Estrategia de prueba»\n"
    )
    told = planner("--lang", "en", "move", "3", "--into", "1").out
    assert told == "3 Publicar una guía: Belongs to from “E1 Estrategia de prueba” to “1 Abrir la oficina”\n"


def test_levels_follow_where_the_strategy_names_them(planner: Caller, tree: Path) -> None:
    planner("set", "estrategia", "E1", "levels=eje > acción")
    planner("set", "acción", "3", "nivel=eje")
    planner("move", "3", "--into", "1")
    assert "Nivel: Acción" in planner("show", "acción", "3").out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("1",), 2), (("1", "--first", "--last"), 2), (("1", "--before", "2", "--first"), 2),
     (("1", "--before", "2", "--after", "3"), 2), (("9", "--first"), 1), (("1", "--after", "9"), 1),
     (("1", "--into", "1.1"), 1), (("1", "--into", "1"), 1)],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_moves(
    arguments: tuple[str, ...], status: int, planner: Caller, tree: Path
) -> None:
    refused = planner("move", *arguments)
    assert (refused.status, refused.out) == (status, "")
    assert refused.err
    assert order(planner) == ["1", "  1.1", "2", "3"]

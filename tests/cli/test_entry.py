"""Quick entry from the command line: what is clear is saved, and what is not is said with a way out."""

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.cli.conftest import Caller


def actors(planner: Caller) -> list[str]:
    """The names of all actors."""
    return [actor["name"]["es"] for actor in json.loads(planner("show", "actores", "--json").out)]


def test_what_is_missing_is_added_with_the_tie(planner: Caller, plan: Path) -> None:
    entered = planner("enter", "INTECAP > MUNI: financia")
    assert entered.status == 0
    assert "INTECAP (A-" in entered.out
    assert "INTECAP financia MUNI" in entered.out
    assert "INTECAP" in actors(planner)
    assert planner("undo").status == 0
    assert "INTECAP" not in actors(planner)


def test_what_is_known_is_not_added_twice(planner: Caller, plan: Path) -> None:
    assert planner("enter", "Asociación Ñandú > MUNI: apoya").out.startswith("Ya está en el plan: ")
    assert len(actors(planner)) == 2


def test_a_similar_name_is_asked_about_before_anything_is_saved(planner: Caller, plan: Path) -> None:
    for language, words in (("es", "No se guardó nada."), ("en", "Nothing was saved.")):
        doubted = planner("--lang", language, "enter", "Asociacion Nandu de Amatitlán", "Cruz Roja")
        assert (doubted.status, doubted.out) == (1, "")
        assert "Asociación Ñandú · A-" in doubted.err
        assert words in doubted.err
        assert "--new" in doubted.err
    assert len(actors(planner)) == 2


def test_similar_names_are_new_ones_when_that_is_said(planner: Caller, plan: Path) -> None:
    assert planner("enter", "--new", "Asociacion Nandu de Amatitlán").status == 0
    assert "Asociacion Nandu de Amatitlán" in actors(planner)


def test_an_unknown_verb_lists_the_types_of_tie(planner: Caller, plan: Path) -> None:
    doubted = planner("enter", "MUNI > Asociación Ñandú: canta")
    assert doubted.status == 1
    assert "«canta»" in doubted.err
    assert "- financia\n" in doubted.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_pasted_list_is_read_from_standard_input(
    encoding: str, planner: Caller, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted = "- Pastoral de Movilidad\r\n- Fundación Avina\r\n\r\n- Pastoral de Movilidad > MUNI: coordina\r\n"
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(pasted.encode(encoding))))
    assert planner("enter", "-").status == 0
    assert {"Pastoral de Movilidad", "Fundación Avina"} <= set(actors(planner))


def test_at_a_terminal_a_doubt_is_asked_by_number(planner: Caller, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[str] = ["3"]

    def answer(_text: str, **_settings: object) -> int:
        return int(answers.pop())

    monkeypatch.setattr("planner.cli.commands.enter.sys", Terminal())
    monkeypatch.setattr("click.prompt", answer)
    entered = planner("enter", "Asociacion Nandu de Amatitlán > MUNI: apoya")
    assert "1. Asociación Ñandú · A-" in entered.out
    assert answers == []
    assert "Ya está en el plan" not in entered.out
    assert len(actors(planner)) == 2


def always() -> bool:
    """Yes."""
    return True


class Terminal:
    """What `sys` looks like with a person at both ends."""

    class Stream:
        isatty: Callable[[], bool] = staticmethod(always)

    stdin = stdout = Stream()

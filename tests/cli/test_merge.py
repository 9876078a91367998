"""`planner merge`: what the other copy brings is told, what both wrote is asked, and nothing is saved meanwhile."""

import json
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.conftest import Caller


@pytest.fixture
def apart(planner: Caller, plan: Path, tmp_path: Path) -> Path:
    """Another copy of the plan; both gave one actor other initials, and the other added one."""
    other = Path(copyfile(plan, tmp_path / "luis.plan"))
    planner("--author", "Ana", "set", "actor", "MUNI", "siglas=UNO")
    planner("--plan", str(other), "--author", "Luis", "set", "actor", "MUNI", "siglas=DOS")
    planner("--plan", str(other), "--author", "Luis", "add", "actores", "nombre=Radio")
    return other


def acronyms(planner: Caller) -> set[str | None]:
    return {actor.get("acronym") for actor in json.loads(planner("show", "actores", "--json").out)}


def test_without_a_terminal_the_questions_are_listed_and_nothing_is_saved(planner: Caller, apart: Path) -> None:
    before = planner("dump", "--json", "--edition", "internal").out
    outcome = planner("merge", str(apart))
    assert outcome.status == 1
    assert "Luis: 2 entradas del historial" in outcome.out
    assert "Municipalidad de Prueba: Siglas\n" in outcome.out
    assert "Aquí: «UNO» (Ana, " in outcome.out
    assert "En luis.plan: «DOS» (Luis, " in outcome.out
    assert "Antes era «MUNI»." in outcome.out
    assert "--accept mine" in outcome.out
    assert planner("dump", "--json", "--edition", "internal").out == before


def test_all_is_answered_at_once_for_one_side(planner: Caller, apart: Path) -> None:
    tried = planner("merge", str(apart), "--accept", "theirs", "--dry-run")
    assert tried.status == 0
    assert "Siglas, de «UNO» a «DOS»" in tried.out
    assert "fue solo una prueba" in tried.out
    assert "UNO" in acronyms(planner)
    assert planner("merge", str(apart), "--accept", "theirs").status == 0
    assert "DOS" in acronyms(planner)
    again = planner("merge", str(apart))
    assert (again.status, "no dice nada que este plan no sepa ya" in again.out) == (0, True)
    planner("--author", "", "undo")
    assert "UNO" in acronyms(planner)


def test_the_document_holds_every_question_with_its_answer(planner: Caller, apart: Path) -> None:
    asked = json.loads(planner("merge", str(apart), "--json").out)
    assert [question["answer"] for question in asked["questions"]] == [None]
    assert asked["saved"] is None
    saved = json.loads(planner("merge", str(apart), "--json", "--accept", "mine").out)
    (question,) = saved["questions"]
    assert (question["here"], question["there"], question["there_by"], question["answer"]) == (
        "UNO", "DOS", "Luis", "mine"
    )  # fmt: skip
    assert saved["saved"]
    assert {entry["author"] for entry in saved["entries"]} == {"Luis"}


@pytest.mark.parametrize(
    ("typed", "status", "expected"), [("1", 0, "UNO"), ("2", 0, "DOS"), ("4", 0, "DOS"), ("5", 1, "UNO")]
)
def test_at_a_terminal_every_question_is_asked(
    planner: Caller, apart: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, expected: str
) -> None:
    monkeypatch.setattr("planner.cli.reviews.asking", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_arguments, **_settings: int(typed))
    outcome = planner("merge", str(apart))
    assert outcome.status == status
    assert "3. Esto y todo lo demás como aquí" in outcome.out
    assert expected in acronyms(planner)


def test_a_plan_that_is_no_copy_says_so(planner: Caller, plan: Path) -> None:
    planner("new", "otro.plan")
    outcome = planner("merge", "otro.plan")
    assert outcome.status == 1
    assert "contiene otro plan" in outcome.err
    assert plan.is_file()

"""What is wrong or missing, and the status that scripts go by."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def test_hints_and_warnings_are_told_and_are_no_failure(planner: Caller, plan: Path) -> None:
    checked = planner("check")
    assert checked.status == 0
    assert "Capacitar al personal (I-" in checked.out
    found = json.loads(planner("check", "--json").out)
    assert {"severity", "code", "type", "id", "short_code", "name", "field", "sentence", "advice"} == found[0].keys()
    assert {problem["severity"] for problem in found} <= {"warning", "hint"}


def test_an_error_among_them_ends_with_status_1(planner: Caller, plan: Path) -> None:
    assert planner("set", "acción", "1", "inicio=2027", "fin=2026").status == 0
    checked = planner("check", "--json")
    errors = [problem for problem in json.loads(checked.out) if problem["severity"] == "error"]
    assert checked.status == 1
    assert [(error["name"], error["type"]) for error in errors] == [("1 Abrir la oficina", "items")]
    assert "Error: 1 Abrir la oficina (I-" in planner("check").out


def test_an_empty_plan_says_what_it_lacks_or_nothing(planner: Caller) -> None:
    planner("new", "amatitlan.plan")
    assert planner("check").status == 0

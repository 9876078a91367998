"""What is wrong or missing, and the status that scripts go by."""

import json
from collections import Counter
from pathlib import Path

from tests.cli.conftest import Caller


def test_hints_and_warnings_are_told_and_are_no_failure(planner: Caller, plan: Path) -> None:
    checked = planner("check")
    assert checked.status == 0
    listed, whole = (planner("check", *all).out.split("Caso por caso")[1] for all in ((), ("--all",)))
    action = next(line for line in listed.splitlines() if "Capacitar al personal" in line)
    assert action.split()[-1].startswith("I-")
    assert ("· Sugerencia" in listed, "· Sugerencia" in whole) == (False, True)
    assert "--all" in listed
    found = json.loads(planner("check", "--json").out)
    assert {"severity", "code", "type", "id", "short_code", "name", "field", "sentence", "advice"} == found[0].keys()
    assert {problem["severity"] for problem in found} <= {"warning", "hint"}


def test_an_error_among_them_ends_with_status_1(planner: Caller, plan: Path) -> None:
    assert planner("set", "acción", "1", "inicio=2027", "fin=2026").status == 0
    checked = planner("check", "--json")
    errors = [problem for problem in json.loads(checked.out) if problem["severity"] == "error"]
    assert checked.status == 1
    assert [(error["name"], error["type"]) for error in errors] == [("1 Abrir la oficina", "items")]
    assert "✕ Error" in next(line for line in planner("check").out.splitlines() if line.startswith("1 Abrir la ofi"))


def test_every_kind_is_one_line_with_its_count_whatever_is_listed(planner: Caller, plan: Path) -> None:
    found = json.loads(planner("check", "--json").out)
    by_kind = planner("check").out.split("Caso por caso")[0]
    counts = Counter(problem["code"] for problem in found)
    kinds = [line for line in by_kind.splitlines() if "△ Advertencia" in line or "· Sugerencia" in line]
    assert len(kinds) == len(counts)


def test_the_reader_of_a_commitment_asks_what_others_do_not(planner: Caller, plan: Path) -> None:
    assert "gobierno abierto" not in planner("check").out
    asked = planner("check", "--profile", "ogp").out
    assert asked.startswith("Lo que preguntará quien revisa el compromiso de gobierno abierto")
    assert "Este plan no tiene ningún compromiso" in asked
    found = json.loads(planner("check", "--profile", "ogp", "--strategy", "E1", "--json").out)
    assert {"ogp_no_milestones"} <= {problem["code"] for problem in found}


def test_a_strategy_is_checked_alone(planner: Caller, plan: Path) -> None:
    whole, one = (json.loads(planner("check", *limit, "--json").out) for limit in ((), ("--strategy", "E1")))
    assert {problem["type"] for problem in one} <= {"strategies", "items", "assignments", "indicators"}
    assert len(one) < len(whole)


def test_an_empty_plan_says_what_it_lacks_or_nothing(planner: Caller) -> None:
    planner("new", "amatitlan.plan")
    assert planner("check").status == 0

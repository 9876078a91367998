"""Workbooks for institutions from the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def test_institutions_get_a_file_each_and_the_plan_lists_the_sendings(planner: Caller, exercise: Path) -> None:
    assigned = json.loads(planner("show", "assignments", "--json").out)
    leads = list(dict.fromkeys(one["stakeholder"] for one in assigned if one["role"] == "lead"))[:2]
    said = planner("export", "workbook", "--for", leads[0], "--for", leads[1], "--due", "15/01/2027", "-o", "salida")
    assert said.status == 0, said.err
    files = list(Path("salida").glob("*.xlsx"))
    assert len(files) == 2
    assert all(file.name in said.out for file in files)
    listed = json.loads(planner("show", "sendings", "--json").out)
    assert {one["file"] for one in listed} == {file.name for file in files}
    assert {one["due"] for one in listed} == {"2027-01-15"}
    told = planner("--lang", "es", "show", "sendings").out
    assert "Para compartir" in told
    assert "shareable" not in told


def test_what_does_not_go_together_is_said(planner: Caller, exercise: Path) -> None:
    assert "solo se hace el libro de Excel" in planner("export", "map", "--for", "each").err
    assert "--due va con --for" in planner("export", "workbook", "--due", "2027-01-15").err
    assert planner("export", "workbook", "--for", "Nadie así").status == 1


def test_json_of_a_folder_says_who_is_silent_and_names_a_refused_file_once(planner: Caller, exercise: Path) -> None:
    assigned = json.loads(planner("show", "assignments", "--json").out)
    leads = list(dict.fromkeys(one["stakeholder"] for one in assigned if one["role"] == "lead"))[:2]
    planner("export", "workbook", "--for", leads[0], "--for", leads[1], "--due", "15/01/2099", "-o", "vuelta")
    Path("vuelta", "viejo.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    answers = json.loads(planner("import", "vuelta", "--dry-run", "--json").out)["answers"]
    assert len(answers["untouched"]) == 2
    assert {(one["due"], one["overdue"]) for one in answers["silent"]} == {("2099-01-15", False)}
    told = planner("--lang", "es", "import", "vuelta", "--dry-run").out
    assert "viejo.xls es un libro de formato antiguo" in told
    assert "viejo.xls: viejo.xls" not in told


def test_a_day_that_is_over_is_said_and_the_workbooks_are_made(planner: Caller, exercise: Path) -> None:
    assigned = json.loads(planner("show", "assignments", "--json").out)
    lead = next(one["stakeholder"] for one in assigned if one["role"] == "lead")
    said = planner("--lang", "es", "export", "workbook", "--for", lead, "--due", "15/01/2020", "-o", "salida")
    assert said.status == 0
    assert "--due: el 15/01/2020 ya pasó" in said.err
    assert len(list(Path("salida").glob("*.xlsx"))) == 1
    assert "ya pasó" not in planner("export", "workbook", "--for", lead, "--due", "15/01/2099", "-o", "otra").err

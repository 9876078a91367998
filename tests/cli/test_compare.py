"""`planner compare`: two plans, or one at two dates."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def test_what_changed_since_a_date_is_told_in_sentences_and_lists(planner: Caller, plan: Path) -> None:
    planner("add", "actor", "nombre=Radio Nueva", "siglas=RN")
    told = planner("compare", str(plan), "--since", "2000")
    assert told.status == 0
    assert "RN" in told.out
    assert "+ Se agregó: Radio Nueva" in told.out


def test_two_files_are_compared_as_json(planner: Caller, plan: Path) -> None:
    planner("copy", "copia.plan")
    planner("set", "actor", "MUNI", "siglas=UNO")
    document = json.loads(planner("compare", "copia.plan", str(plan), "--json").out)
    [actor] = document["actors"]
    assert actor["change"] == "changed"
    assert {"field": "Siglas", "before": "MUNI", "after": "UNO"} in actor["fields"]
    assert document["ties"] == []


def test_nothing_changed_is_said(planner: Caller, plan: Path) -> None:
    planner("copy", "copia.plan", "--edition", "internal")
    assert "Nada cambió." in planner("compare", str(plan), "copia.plan").out


def test_the_map_and_the_workbook_are_written(planner: Caller, plan: Path) -> None:
    told = planner("compare", "--since", "2000", "--map", "m.html", "--workbook", "w.xlsx")
    assert told.out.count("Escrito: ") == 2
    assert Path("m.html").is_file()
    assert Path("w.xlsx").is_file()


def test_one_plan_without_a_date_is_refused_with_what_to_do(planner: Caller, plan: Path) -> None:
    refused = planner("compare", str(plan))
    assert refused.status == 2
    assert "--since" in refused.err
    assert planner("compare", "--since", "nunca").status == 2
    assert planner("compare", "--since", "2026", "--from", "2025").status == 2

"""Who changed what and when, and taking it back."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def test_undo_and_redo_go_back_and_forth_across_runs(planner: Caller, plan: Path) -> None:
    planner("set", "actor", "MUNI", "siglas=A")
    planner("set", "actor", "A", "siglas=B")
    assert planner("undo").out.startswith("Deshecho: ")
    assert planner("undo").status == 0
    assert planner("show", "actor", "MUNI").status == 0
    planner("redo")
    assert planner("redo").out.startswith("Rehecho: ")
    assert planner("show", "actor", "B").status == 0


def test_there_may_be_nothing_to_undo_or_redo(planner: Caller, plan: Path) -> None:
    for command in ("undo", "redo"):
        refused = planner("--author", "Mesa 9", command)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err.count("\n") == 1


def test_each_author_takes_back_what_is_their_own(planner: Caller, plan: Path) -> None:
    planner("--author", "Mesa 1", "add", "actor", "nombre=De la mesa 1")
    planner("--author", "Mesa 2", "add", "actor", "nombre=De la mesa 2")
    assert "De la mesa 1" in planner("--author", "Mesa 1", "undo").out
    shown = planner("show", "actores").out
    assert "De la mesa 1" not in shown
    assert "De la mesa 2" in shown


def test_what_others_changed_since_stays_and_is_said(planner: Caller, plan: Path) -> None:
    planner("--author", "Mesa 1", "set", "actor", "MUNI", "siglas=UNO", "sector=privado")
    planner("--author", "Mesa 2", "set", "actor", "UNO", "siglas=DOS")
    undone = planner("--author", "Mesa 1", "undo")
    assert undone.status == 0
    assert "Queda como está" in undone.out
    assert "Sector: Público" in planner("show", "actor", "DOS").out


def test_the_history_is_told_with_author_moment_and_words(planner: Caller, plan: Path) -> None:
    planner("--author", "Mesa 1", "set", "actor", "MUNI", "siglas=UNO")
    newest = planner("history").out.splitlines()[1]
    assert "Mesa 1" in newest
    assert "por comando" in newest
    assert newest.endswith("Municipalidad de Prueba: Siglas, de «MUNI» a «UNO»")


def test_the_history_of_one_record_leaves_out_the_others(planner: Caller, plan: Path) -> None:
    planner("set", "actor", "MUNI", "siglas=UNO")
    planner("set", "actor", "Asociación Ñandú", "siglas=AN")
    entries = json.loads(planner("history", "UNO", "--json").out)
    assert entries[0]["origin"] == "cli"
    touched = {change["field"] for entry in entries for change in entry["changes"]}
    assert "acronym" in touched
    assert all(any("Municipalidad" in change["what"] or "MUNI" in change["what"] or "UNO" in change["what"]
                   for change in entry["changes"]) for entry in entries)  # fmt: skip


def test_the_document_holds_every_value_before_and_after(planner: Caller, plan: Path) -> None:
    planner("set", "actor", "MUNI", "siglas=UNO")
    entry = json.loads(planner("history", "--limit", "1", "--json").out)[0]
    expected = {"id", "revision", "at", "author", "origin", "from_another_copy", "reason", "undoes", "what", "changes"}
    assert expected == entry.keys()
    (change,) = entry["changes"]
    assert (change["type"], change["field"], change["before"], change["after"]) == (
        "stakeholders", "acronym", "MUNI", "UNO"
    )  # fmt: skip


def test_a_record_that_nobody_knows_has_no_history(planner: Caller, plan: Path) -> None:
    refused = planner("history", "nadie")
    assert refused.status == 1
    assert "«nadie»" in refused.err


def test_the_history_of_some_days_leaves_out_the_others(planner: Caller, plan: Path) -> None:
    everything = json.loads(planner("history", "--json").out)
    assert json.loads(planner("history", "--since", "2001", "--until", "2999", "--json").out) == everything
    assert json.loads(planner("history", "--until", "31/12/2001", "--json").out) == []
    today = everything[0]["at"][:4]
    assert json.loads(planner("history", "--since", today, "--json").out) == everything
    refused = planner("history", "--since", "ayer")
    assert refused.status == 2
    assert "30/06/2026" in refused.err

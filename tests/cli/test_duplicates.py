"""Who is who on the command line: pairs with reasons, made one, told apart, and placeholders that get names."""

import json
from pathlib import Path

import pytest

from planner.workspace.opening import open_plan
from tests.cli.conftest import Caller


@pytest.fixture
def twice(planner: Caller, plan: Path) -> Path:
    """The small plan with the municipality in it twice, and with an actor that stands for others."""
    planner("add", "stakeholders", "name=Muni Prueba", "sector=civil_society", "roles=Convoca")
    planner("add", "stakeholders", "name=Ministerios", "placeholder=sí", "count=3")
    planner("add", "ties", "source=Muni Prueba", "type=apoya", "target=Asociación Ñandú")
    planner("add", "ties", "source=Ministerios", "type=financia", "target=Asociación Ñandú")
    return plan


def test_pairs_are_told_with_reasons(planner: Caller, twice: Path) -> None:
    told = planner("duplicates")
    assert told.status == 0
    assert "Las mismas palabras, abreviadas o en otro orden" in told.out
    (pair,) = json.loads(planner("duplicates", "--json").out)
    assert {actor["name"] for actor in pair["actors"]} == {"Municipalidad de Prueba", "Muni Prueba"}
    assert pair["reasons"][0]["why"] == "words"


def test_they_are_made_one_and_one_undo_takes_it_back(planner: Caller, twice: Path) -> None:
    assert planner("duplicates", "merge", "MUNI", "Muni Prueba", "--dry-run").status == 0
    with open_plan(twice) as workspace:
        before = workspace.plan
    told = planner("duplicates", "merge", "MUNI", "Muni Prueba", "--take", "sector")
    assert "Difieren en Sector: queda «Sociedad civil», no «Público»." in told.out
    with open_plan(twice) as workspace:
        (actor,) = [one for one in workspace.plan.stakeholders.values() if one.acronym == "MUNI"]
        assert actor.sector == "civil_society"
        assert actor.aliases == {"Muni Prueba"}
        assert len(workspace.plan.ties.where("source", actor.id)) == 1
    assert "Muni Prueba: Unificado con" in planner("history", "--limit", "1").out
    assert planner("undo").status == 0
    with open_plan(twice) as workspace:
        assert workspace.plan == before


def test_they_are_told_apart(planner: Caller, twice: Path) -> None:
    assert planner("duplicates", "different", "MUNI", "Muni Prueba", "--why", "Es la radio").status == 0
    assert json.loads(planner("duplicates", "--json").out) == []
    assert "Es la radio" in planner("show", "stakeholders", "MUNI").out


def test_a_placeholder_gives_way(planner: Caller, twice: Path) -> None:
    told = planner("duplicates", "split", "Ministerios", "Ministerio de Trabajo (MINTRAB)", "MUNI")
    assert "todavía representa a 1 entidad" in told.out
    assert "se va" in planner("duplicates", "split", "Ministerios", "Salud").out
    with open_plan(twice) as workspace:
        funders = {tie.source for tie in workspace.plan.ties.where("type", "funds")}
        assert {workspace.plan.stakeholders[id].short_name for id in funders} == {"MINTRAB", "MUNI", "Salud"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["merge", "MUNI"], 2),
        (["list", "--take", "name"], 2),
        (["merge", "MUNI", "MUNI"], 1),
        (["merge", "MUNI", "Muni Prueba", "--take", "nada"], 1),
        (["split", "MUNI", "Salud"], 1),
    ],
)
def test_what_cannot_be_done_is_said(planner: Caller, twice: Path, arguments: list[str], status: int) -> None:
    refused = planner("duplicates", *arguments)
    assert refused.status == status
    assert refused.err

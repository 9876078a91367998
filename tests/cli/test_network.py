"""The figures of the network, for scripts as JSON and for people as text."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Caller

STAKEHOLDER_KEYS = {
    "id", "code", "name", "degree", "in_degree", "out_degree", "betweenness", "component", "articulation", "loses",
}  # fmt: skip


@pytest.fixture
def chain(planner: Caller, plan: Path) -> Path:
    """MUNI – Asociación Ñandú – Cruz Roja in a chain, and RENAP alone."""
    planner("enter", "Cruz Roja [sociedad civil] > Asociación Ñandú: coordina", "RENAP [público]")
    return plan


def test_the_figures_of_a_chain_are_those_of_the_book(planner: Caller, chain: Path) -> None:
    found = json.loads(planner("network", "--json").out)
    assert found["fictitious"] is False
    assert found["network"] == {
        "size": 4, "ties": 2, "contacts": 2, "density": pytest.approx(1 / 3), "components": 2, "largest": 3,
        "isolated": 1,
    }  # fmt: skip
    by_name = {actor["name"]: actor for actor in found["stakeholders"]}
    assert all(actor.keys() == STAKEHOLDER_KEYS for actor in by_name.values())
    middle = by_name["Asociación Ñandú"]
    assert middle["articulation"] is True
    assert (middle["degree"], middle["in_degree"], middle["out_degree"]) == (2, 1, 2)
    assert middle["betweenness"] == pytest.approx(1 / 3)
    assert [lost.keys() for lost in middle["loses"]] == [{"id", "code", "name"}]
    assert by_name["RENAP"]["component"] == 2
    assert by_name["RENAP"]["loses"] == []


def test_the_text_names_the_bridge_and_who_would_lose_contact(planner: Caller, chain: Path) -> None:
    said = planner("network").out
    assert "Densidad: 33.3 % de todos los pares posibles" in said
    bridge = next(line for line in said.splitlines() if "Asociación Ñandú" in line)
    assert " sí " in bridge
    assert bridge.endswith(("MUNI", "Cruz Roja"))


@pytest.mark.parametrize(
    ("options", "size", "ties"),
    [
        (("--type", "apoya"), 4, 1),
        (("--type", "supports", "--type", "coordina con"), 4, 2),
        (("--sector", "sociedad civil"), 2, 1),
        (("--sector", "public", "--sector", "civil_society"), 4, 2),
    ],
)
def test_filters_take_the_words_people_use(
    options: tuple[str, ...], size: int, ties: int, planner: Caller, chain: Path
) -> None:
    found = json.loads(planner("network", "--json", *options).out)["network"]
    assert (found["size"], found["ties"]) == (size, ties)


def test_an_unknown_filter_lists_what_there_is(planner: Caller, plan: Path) -> None:
    refused = planner("network", "--sector", "foo")
    assert refused.status == 2
    assert "Sociedad civil" in refused.err


def test_a_plan_without_actors_has_a_network_of_size_nothing(planner: Caller) -> None:
    planner("new", "amatitlan.plan")
    assert json.loads(planner("network", "--json").out)["stakeholders"] == []
    assert "Actores: 0" in planner("network").out

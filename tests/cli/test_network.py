"""The figures of the network, for scripts as JSON and for people as text."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Caller


@pytest.fixture
def chain(planner: Caller, plan: Path) -> Path:
    """MUNI – Asociación Ñandú – Cruz Roja in a chain, and RENAP alone."""
    planner("enter", "Cruz Roja [sociedad civil] > Asociación Ñandú: coordina", "RENAP [público]")
    return plan


def read(planner: Caller, *options: str) -> Any:
    return json.loads(planner("network", "--json", *options).out)


def whole(found: Any) -> dict[str, Any]:
    return {row["values"]["figure"]: row["values"]["value"] for row in found["whole"]["rows"]}


def test_the_figures_of_a_chain_are_those_of_the_book(planner: Caller, chain: Path) -> None:
    found = read(planner)
    assert found["fictitious"] is False
    assert whole(found).items() >= {
        "actors": 4, "ties": 2, "contacts": 2, "density": pytest.approx(1 / 3), "parts": 2, "largest": 3, "isolated": 1,
        "diameter": 2, "distance": pytest.approx(4 / 3),
    }.items()  # fmt: skip
    by_name = {row["name"]: row["values"] for row in found["actors"]["rows"]}
    middle = by_name["Asociación Ñandú"]
    assert (middle["contacts"], middle["in"], middle["out"], middle["reach"], middle["lose"]) == (2, 1, 2, 2, 1)
    assert middle["betweenness"] == pytest.approx(1 / 3)
    assert by_name["RENAP"]["part"] == 2
    assert by_name["RENAP"]["community"] is by_name["RENAP"]["constraint"] is None
    assert [row["name"] for row in found["departures"]["rows"]] == ["Asociación Ñandú"]
    assert {row["values"]["cut_off"] for row in found["bridges"]["rows"]} == {1}


def test_the_text_names_the_bridge_and_who_would_lose_contact(planner: Caller, chain: Path) -> None:
    said = planner("network").out
    assert "De cada 100 contactos posibles existen 33 (densidad)." in said
    departures = said[said.index("Qué pasa si un actor se retira") :]
    bridge = next(line for line in departures.splitlines() if line.startswith("Asociación Ñandú "))
    assert "Cruz Roja" in bridge or "MUNI" in bridge


@pytest.mark.parametrize(
    ("options", "size", "ties"),
    [
        (("--type", "apoya"), 4, 1),
        (("--type", "supports", "--type", "coordina con"), 4, 2),
        (("--sector", "sociedad civil"), 2, 1),
        (("--sector", "public", "--sector", "civil_society"), 4, 2),
        (("--state", "en proyecto"), 4, 0),
        (("--state", "vigente"), 4, 2),
    ],
)
def test_filters_take_the_words_people_use(
    options: tuple[str, ...], size: int, ties: int, planner: Caller, chain: Path
) -> None:
    found = whole(read(planner, *options))
    assert (found["actors"], found["ties"]) == (size, ties)


def test_planned_ties_stand_apart(planner: Caller, chain: Path) -> None:
    planner("add", "tie", "source=RENAP", "type=funds", "target=Cruz Roja", "state=planned")
    found = read(planner)
    assert whole(found)["ties"] == 2
    facts = {row["values"]["figure"]: row["values"] for row in found["planned"]["rows"]}
    assert (facts["parts"]["today"], facts["parts"]["then"], facts["parts"]["change"]) == (2, 1, -1)
    assert [row["values"]["effect"] for row in found["planned_ties"]["rows"]] == ["joins"]
    assert "planned" not in read(planner, "--state", "planned")


def test_planned_ties_count_when_asked_for_and_a_state_says_more(planner: Caller, chain: Path) -> None:
    planner("add", "tie", "source=RENAP", "type=funds", "target=Cruz Roja", "state=planned")
    found = read(planner, "--with-planned")
    assert (whole(found)["ties"], whole(found)["isolated"]) == (3, 0)
    assert "también las previstas" in found["whole"]["notes"][0]
    assert whole(read(planner, "--with-planned", "--state", "existing"))["ties"] == 2
    assert whole(read(planner, "--with-planned", "--state", "planned"))["ties"] == 1
    assert "por dos relaciones" in planner("network", "--for", "Cruz Roja", "--with-planned").out
    assert "por una relación" in planner("network", "--for", "Cruz Roja").out


def test_one_actor_is_told_in_sentences(planner: Caller, chain: Path) -> None:
    said = planner("network", "--for", "Asociación Ñandú").out
    assert said.startswith("Asociación Ñandú\n")
    assert "Tiene contacto con dos actores, por dos relaciones." in said
    assert "un actor pierde contacto con los demás" in said
    assert "↔ coordina con" in said


def test_an_unknown_filter_lists_what_there_is(planner: Caller, plan: Path) -> None:
    refused = planner("network", "--sector", "foo")
    assert refused.status == 2
    assert "Sociedad civil" in refused.err


def test_a_plan_without_actors_has_a_network_of_size_nothing(planner: Caller) -> None:
    planner("new", "amatitlan.plan")
    assert "rows" in read(planner)["actors"]
    assert read(planner)["actors"]["rows"] == []
    assert "Todavía no hay actores." in planner("network").out

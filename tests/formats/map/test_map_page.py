"""The map as bytes: what it holds, what it must not hold, and how it reaches the disk."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from planner.formats.map import map_page, write_map
from planner.formats.map.network import bundle
from planner.formats.output.writing import ExportCancelled, MissingFolder
from planner.model.values import Position
from tests.formats.map.sample import HOSTILE, SENTINELS, STAMP, actor, internal, shareable, small_bodies

PLACES = {f"A{n}": Position(n * 100.0, -n * 50.0) for n in range(1, 9)}


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture(scope="module")
def page() -> str:
    return map_page(shareable(), STAMP, PLACES, "es")


def test_asks_no_other_computer_for_anything(page: str) -> None:
    asked = re.findall(r"""(?:src|href|@import|url\()\s*=?\s*["'(]?\s*(?:https?:)?//[^\s"')]+""", page)
    assert asked == []


def test_the_policy_lets_only_its_own_scripts_run(page: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert "script-src 'sha256-" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy.partition("style-src")[0]
    assert "connect-src" not in policy


def test_names_the_licence_of_what_it_carries(page: str) -> None:
    assert "Apache 2.0 License" in page


@pytest.mark.parametrize("secret", SENTINELS.values())
def test_the_shareable_page_holds_nothing_internal(page: str, secret: str) -> None:
    assert secret not in page


def test_the_shareable_page_knows_no_measure_but_the_number_of_ties(page: str) -> None:
    data = data_of(page)
    assert data["sizes"] == ["ties", "equal"]
    assert "betweenness" not in page
    assert not any(tie["type"] == "conflict" for tie in data["ties"])
    assert "conflicto" not in page


def test_the_internal_page_offers_betweenness_and_says_that_it_is_internal() -> None:
    data = data_of(map_page(internal(), STAMP, PLACES, "es"))
    assert "betweenness" in data["sizes"]
    assert max(actor["betweenness"] for actor in data["actors"]) > 0
    assert data["about"]["internal"]
    assert "INTERNA" in str(data["about"]["warnings"]).upper()


INSIDE_ONLY = ("data.inside", "leaving", "communit", "what_if", "whatIf", "se retira", "Leiden", "away")


@pytest.mark.parametrize("word", INSIDE_ONLY)
def test_the_shareable_page_does_not_name_what_only_the_internal_one_can_do(page: str, word: str) -> None:
    assert word not in page.replace(bundle(), "")


def test_the_internal_page_says_what_happens_if_an_actor_leaves_and_who_is_close_to_whom() -> None:
    data = data_of(map_page(internal(), STAMP, PLACES, "es"))
    assert data["inside"]["leaving"]["A5"]["lost"] == ["A7"]
    assert data["inside"]["leaving"]["A3"]["lost"] == []
    assert "A6" not in data["inside"]["leaving"]
    assert sum(group["count"] for group in data["inside"]["groups"]) <= len(data["inside"]["member"])


def test_actors_stand_where_the_plan_puts_them_and_parallel_ties_are_all_there(page: str) -> None:
    drawing = data_of(page)["drawing"]
    assert {node["id"]: (node["x"], node["y"]) for node in drawing["nodes"]}["A2"] == (200.0, -100.0)
    between = [edge for edge in drawing["edges"] if {edge["from"], edge["to"]} == {"A1", "A2"}]
    assert len(between) == 2
    assert len({str(edge["smooth"]) for edge in between}) == 2
    assert drawing["options"]["physics"] == {"enabled": False}


def test_mutual_ties_have_no_arrow_and_directed_ones_have(page: str) -> None:
    arrows = {edge["id"]: edge["arrows"] for edge in data_of(page)["drawing"]["edges"]}
    assert arrows["R5"] == ""
    assert arrows["R6"] == "to"


def test_tie_types_differ_by_more_than_colour(page: str) -> None:
    looks = [(kind["color"], tuple(kind["dashes"])) for kind in data_of(page)["tieTypes"]]
    assert len(set(looks)) == len(looks)


def test_a_card_is_built_from_the_declared_fields_in_both_languages(page: str) -> None:
    data = data_of(page)
    town = next(known for known in data["actors"] if known["id"] == "A1")
    assert town["name"] == {"es": "Municipalidad de Villa Clara", "en": "Villa Clara Town Hall"}
    assert ["level", "Municipal"] in town["facts"]
    assert data["fields"]["roles"] == {"es": "Papel que cumple", "en": "Role"}
    assert [task["number"] for task in data["tasks"]["A2"]] == ["1.1"]


def test_homonymous_territories_carry_their_kind(page: str) -> None:
    labels = {place["id"]: place["label"] for place in data_of(page)["territories"]}
    assert labels["T2"]["es"] == "Villa Clara (Municipio)"


def test_data_never_ends_the_element_it_stands_in() -> None:
    bodies = small_bodies()
    bodies["stakeholders"] = {f"H{n}": actor(name) for n, name in enumerate(HOSTILE)}
    bodies["ties"] = bodies["assignments"] = {}
    bodies["plan"] = {"PLAN": {"title.es": HOSTILE[1], "question.es": HOSTILE[0], "contact": HOSTILE[0]}}
    page = map_page(shareable(bodies), STAMP, {}, "es")
    assert [known["name"] for known in data_of(page)["actors"]] == list(HOSTILE)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_writes_utf8_whole_and_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[float] = []
    target = tmp_path / "mapa.html"
    write_map(shareable(), target, STAMP, PLACES, "es", lambda share, _doing: told.append(share))
    assert "Ñandutí" in target.read_bytes().decode("utf-8")
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)
    assert [path.name for path in tmp_path.iterdir()] == ["mapa.html"]


def test_a_cancelled_export_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "mapa.html"
    target.write_text("before")
    with pytest.raises(ExportCancelled):
        write_map(shareable(), target, STAMP, PLACES, "es", cancelled=lambda: True)
    assert target.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(MissingFolder):
        write_map(shareable(), tmp_path / "no" / "mapa.html", STAMP, PLACES, "es")


def test_an_empty_plan_makes_a_page() -> None:
    data = data_of(map_page(shareable({"plan": {}}), STAMP, {}, "en"))
    assert data["actors"] == []
    assert data["drawing"]["nodes"] == []


def test_a_past_lead_has_no_task_on_the_map() -> None:
    bodies = small_bodies()
    bodies["assignments"]["E1"] = {**bodies["assignments"]["E1"], "state": "past"}
    before, after = (data_of(map_page(shareable(some), STAMP, PLACES, "es")) for some in (small_bodies(), bodies))
    assert "A1" in before["tasks"]
    assert after["tasks"].keys() == before["tasks"].keys() - {"A1"}

"""The map of what changed, as bytes: four kinds told by colour, shape and word, and nothing withheld."""

import pytest

from planner.formats.comparison import Facing, comparison_page
from planner.model import palette
from planner.model.fields import Audience
from tests.formats.comparison.sample import PLACES, SIDES, facing
from tests.formats.map.sample import HOSTILE, SENTINELS
from tests.formats.map.test_map_page import data_of


@pytest.fixture(scope="module")
def page() -> str:
    return comparison_page(facing(), PLACES, "es")


def test_every_kind_has_a_colour_a_shape_and_a_word_of_its_own(page: str) -> None:
    looks = {look["code"]: look for look in data_of(page)["sectors"]}
    assert looks["new"]["fill"] == palette.YELLOW
    assert looks["gone"]["fill"] == palette.GREY
    assert looks["grown"]["fill"] == palette.BLUE
    assert looks["shrunk"]["fill"] == palette.VERMILION
    for what in ("outline", "fill", "label"):
        drawn = [str(look[what]) + (look["inside"] if what == "outline" else "") for look in looks.values()]
        assert len(set(drawn)) == len(drawn), what


def test_actors_are_coloured_by_what_became_of_them_and_stand_where_they_stood(page: str) -> None:
    data = data_of(page)
    kinds = {actor["id"]: actor["sector"] for actor in data["actors"]}
    assert kinds == {
        "A1": "shrunk",
        "A2": "shrunk",
        "A3": "grown",
        "A4": "grown",
        "A5": "gone",
        "A6": "same",
        "A9": "new",
    }
    places = {node["id"]: (node["x"], node["y"]) for node in data["drawing"]["nodes"]}
    assert places["A5"] == (500.0, -250.0)
    assert {tie["id"]: tie["type"] for tie in data["ties"]}["R6"] == "gone"


def test_a_tie_keeps_its_verb_and_says_what_changed(page: str) -> None:
    tie = next(tie for tie in data_of(page)["ties"] if tie["id"] == "R9")
    assert tie["verb"]["es"] == "financia"
    assert tie["change"]["es"] == "+ Se agregó"


@pytest.mark.parametrize("secret", SENTINELS.values())
def test_nothing_that_the_edition_withholds_is_in_it(page: str, secret: str) -> None:
    assert secret not in page
    assert "betweenness" not in page


def test_hostile_names_stay_text(page: str) -> None:
    assert HOSTILE[0] not in page
    assert any(actor["name"] == HOSTILE[0] for actor in data_of(page)["actors"])


def test_both_sides_must_be_editions_for_one_audience() -> None:
    shareable, internal = facing(), facing(Audience.INTERNAL)
    with pytest.raises(TypeError, match="one audience"):
        Facing(shareable.before, internal.after, SIDES, shareable.day)
    with pytest.raises(TypeError, match="two Editions"):
        Facing(shareable.before.plan, shareable.after, SIDES, shareable.day)  # type: ignore[arg-type]

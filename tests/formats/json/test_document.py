"""The JSON document holds every field of the model under its own name."""

import json

import pytest

from planner.formats.json import dump_json
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES

COLLECTIONS = {
    "stakeholders", "ties", "territories", "strategies", "items", "assignments", "indicators", "observations",
    "budget_lines", "reports", "links", "workshops", "participants", "ratings", "sendings", "sources",
}  # fmt: skip

PLAN = Plan.of_bodies(
    {
        "plan": {"PLAN": {"title.es": "Plan", "title.en": "Plan"}},
        "sources": {"D1": {"title.es": "Documento"}},
        "stakeholders": {
            "A1": {
                "name.es": "Niñez & <b>", "acronym": "NO", "aliases[b]": "yes", "aliases[a]": "yes", "count": "7",
                "placeholder": "yes", "cites[D1 line 7]": "yes", "position": "1.0,-2.5", "contact": "tel.",
            },
            "A2": {"name.en": "Gang", "problem_actor": "yes"},
        },
        "ties": {"R1": {"source": "A1", "type": "funds", "target": "A2"}},
        "strategies": {"S1": {"title.es": "E", "start": "2019-11"}},
        "items": {"I1": {"title.es": "I", "place": "S1 a0", "weight": "1.5"}},
        "budget_lines": {"B1": {"item": "I1", "kind": "requested", "amount": "1234.50 GTQ"}},
    }
)  # fmt: skip


@pytest.fixture
def whole() -> dict[str, object]:
    loaded: dict[str, object] = json.loads("".join(dump_json(edition(PLAN, Audience.INTERNAL))))
    return loaded


def test_there_is_the_plan_and_a_list_for_every_record_type(whole: dict[str, object]) -> None:
    assert whole.keys() == COLLECTIONS | {"planner", "edition", "plan"}
    assert (whole["planner"], whole["edition"], whole["workshops"]) == (1, "internal", [])
    assert isinstance(whole["plan"], dict)
    assert whole["plan"]["title"] == {"es": "Plan", "en": "Plan"}


def test_every_field_is_there_known_or_not(whole: dict[str, object]) -> None:
    for name in COLLECTIONS:
        rows = whole[name]
        assert isinstance(rows, list)
        assert all(row.keys() == {"id", *RECORD_TYPES[name].fields()} for row in rows)


def test_each_kind_of_value_has_its_form(whole: dict[str, list[dict[str, object]]]) -> None:
    actor, gang = whole["stakeholders"]
    assert actor | {
        "id": "A1", "name": {"es": "Niñez & <b>", "en": None}, "acronym": "NO", "aliases": ["a", "b"], "count": 7,
        "placeholder": True, "cites": [{"source": "D1", "place": "line 7"}], "position": {"x": 1.0, "y": -2.5},
        "sector": None, "mechanism": None,
    } == actor  # fmt: skip
    assert (gang["problem_actor"], gang["cites"]) == (True, [])
    assert whole["ties"][0]["source"] == "A1"
    assert whole["ties"][0]["target"] == "A2"
    assert whole["strategies"][0]["start"] == "2019-11"
    assert (whole["items"][0]["place"], whole["items"][0]["weight"]) == ({"parent": "S1", "key": "a0"}, 1.5)
    assert whole["budget_lines"][0]["amount"] == "1234.50 GTQ"


def test_a_shareable_document_has_nothing_internal() -> None:
    text = "".join(dump_json(edition(PLAN, Audience.SHAREABLE)))
    whole = json.loads(text)
    assert whole["edition"] == "shareable"
    assert [actor["id"] for actor in whole["stakeholders"]] == ["A1"]
    assert whole["ties"] == []
    assert "tel." not in text
    assert "Gang" not in text


def test_an_empty_plan_is_a_document_too() -> None:
    whole = json.loads("".join(dump_json(edition(Plan(), Audience.SHAREABLE))))
    assert whole["plan"] is None
    assert all(whole[name] == [] for name in COLLECTIONS)

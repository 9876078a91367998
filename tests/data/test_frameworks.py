"""The frameworks that plans answer to: complete where they are complete, and silent where the documents are."""

import re
from datetime import date

import pytest

from planner.formats.registers import read_registers, register_id
from planner.formats.registers.examples import example_files
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.rules import problems
from planner.model.strategies import Strategy

LINES = {"sheet": 57, "strategy": 672, "commitment": 20, "profile": 145}
"""How many lines each document has that names frameworks; publications are cited by their own numbers."""

HOMES = {"agenda-2030": ("amatitlan", "agenda-2030"), "gcm": ("amatitlan", "migration-pact")}
DOCUMENTS = {"sheet": ("amatitlan", "pilot"), "strategy": ("iom", "country-strategy"),
             "commitment": ("ogp", "commitment"), "profile": ("huehuetenango", "profile")}  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    files = [file for file in example_files("guatemala") if file.name == "frameworks.yaml"]
    return Plan.of_bodies(read_registers(files, Plan()).bodies)


def framework(plan: Plan, key: str) -> Strategy:
    register, own = HOMES.get(key, ("frameworks", key))
    return plan.strategies[register_id(register, "strategies", own)]


@pytest.mark.parametrize(
    ("key", "items", "level"),
    [
        ("agenda-2030", [*(f"sdg-{n}" for n in range(1, 18)), "sdg-10-7"], {"goal", "target"}),
        ("gcm", [f"gcm-{n}" for n in range(1, 24)], {"objective"}),
        ("mgi", [f"mgi-{n}" for n in range(1, 7)], {"domain"}),
        ("katun", [f"katun-{n}" for n in range(1, 11)], {"priority"}),
        ("unsdcf", [f"unsdcf-{n}" for n in range(1, 6)], {"pillar"}),
        ("iom-regional", [f"iom-regional-{n}" for n in (1, 2, 3, 4, 5, 7)], {"priority"}),
        ("cdp", [*(f"cdp-{n}" for n in range(1, 6)), *(f"cdp-pillar-{n}" for n in range(1, 5))],
         {"priority", "pillar"}),
        ("ogp-completion", ["ogp-not-started", "ogp-limited", "ogp-substantial", "ogp-complete"], {None}),
    ],
)  # fmt: skip
def test_every_framework_has_its_items(plan: Plan, key: str, items: list[str], level: set[str | None]) -> None:
    whole = framework(plan, key)
    assert whole.is_framework or key == "ogp-completion", "a scale is not something that anybody answers"
    keys = {register_id("frameworks", "items", item) for item in items}
    found = {item.id for item in plan.items.values() if item.place and item.place.parent in {whole.id, *keys}}
    assert found == keys
    assert {plan.items[id].level for id in keys} == level


def test_target_10_7_stands_under_goal_10(plan: Plan) -> None:
    target = plan.items[register_id("frameworks", "items", "sdg-10-7")]
    assert target.place
    assert target.place.parent == register_id("frameworks", "items", "sdg-10")
    assert target.code == "ODS 10.7"
    assert target.other_codes == {"SDG 10.7"}


@pytest.mark.parametrize(("key", "start", "end"), [
    ("unsdcf", "2020", "2025"), ("katun", "2014", "2032"), ("iom-regional", None, "2024"), ("cdp", None, None),
])  # fmt: skip
def test_periods_are_those_the_documents_give(plan: Plan, key: str, start: str | None, end: str | None) -> None:
    whole = framework(plan, key)
    assert (whole.start and whole.start.text, whole.end and whole.end.text) == (start, end)


def test_every_record_cites_a_line_of_a_document_or_a_publication(plan: Plan) -> None:
    lengths = {register_id(register, "sources", key): LINES[own] for own, (register, key) in DOCUMENTS.items()}
    for record in (record for _name, table in plan.tables() for record in table.values()):
        assert record.cites, title_of(plan, record)
        for cite in record.cites:
            assert cite.source in plan.sources
            if cite.source in lengths:
                match = re.fullmatch(r"line (\d+)", cite.place)
                assert match, title_of(plan, record)
                assert 1 <= int(match[1]) <= lengths[cite.source]


def test_every_text_is_there_in_spanish_and_in_english(plan: Plan) -> None:
    for record in (record for _name, table in plan.tables() for record in table.values()):
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_they_stand_alone_without_anything_to_be_put_right(plan: Plan) -> None:
    assert [one for one in problems(plan, date(2026, 1, 1)) if one.severity is not Severity.HINT] == []

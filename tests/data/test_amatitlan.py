"""The shipped data say what the sheet of the pilot says, in both languages, and cite it line by line."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.tree import branches, strategy_of
from planner.model.types import RECORD_TYPES

WRITTEN_LINES = {1, 3, 5, 7, 9, 11, 14, 17, 19, 21, 23, 25, 27, 29, 32, 34, 36, 38, 40, 41, 42, 43, 44, 46, 48, 50, 52,
                 54, 57}  # fmt: skip
"""The lines of the sheet that are not empty."""

SHEET = "Amatitlán Includes You: Reception, Management and Integration of Labour Migrants in the City"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.of_bodies(read_registers(example_files("amatitlan"), Plan()).bodies)


def every_record(plan: Plan) -> list[Record]:
    return [record for _name, table in plan.tables() for record in table.values()]


def test_it_holds_everything_the_sheet_names(plan: Plan) -> None:
    counted = {name: len(table) for name, table in plan.tables() if len(table)}
    assert counted == {
        "plan": 1, "sources": 2, "territories": 8, "stakeholders": 43, "ties": 42, "strategies": 13, "items": 55,
        "assignments": 49, "indicators": 9, "observations": 9, "links": 28,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("organisation", {
            "AVINA Foundation", "Municipality of Amatitlán", "Commonwealth of the Great City of the South",
            "Cities that make up the MGCS", "Cities and Migration programme", "Urban Proposal Association",
            "Academic institution to be named", "Public sector in the project of Amatitlán",
            "Private sector of Amatitlán", "Civil society of Amatitlán", "Other partners of the project of Amatitlán",
            "Other related organisations in the project of Amatitlán",
            "Other cities with challenges like those of Amatitlán", "Different sectors of Amatitlán",
        }),
        ("mechanism", {
            "Municipal Development Council of Amatitlán", "Municipal Development Forum of Amatitlán",
            "Municipal multisectoral group of Amatitlán",
            "Regional and international migration conferences",
        }),
        ("post", {
            "Municipal authorities of Amatitlán", "Municipal staff of Amatitlán",
            "Municipal representatives of Amatitlán",
            "High-level municipal staff of the MGCS", "Technical municipal staff of the MGCS",
            "Representatives of sectors in the project of Amatitlán",
        }),
        ("population", {
            "Labour migrants in Amatitlán", "Migrants in Amatitlán", "Internal migrants in Amatitlán",
            "Returning migrants in Amatitlán",
            "Migrants in informal settlements of Amatitlán", "Newcomers to Amatitlán", "Residents of Amatitlán",
            "Residents of Amatitlán who commute daily to nearby cities", "Vulnerable groups of Amatitlán",
            "Women of Amatitlán", "Youth of Amatitlán", "Decision makers of Amatitlán",
            "Technicians in the forum of Amatitlán", "Academics in the forum of Amatitlán",
            "Members of the media in the forum of Amatitlán",
            "People from the metropolitan region to be certified", "Guatemalans in poverty and extreme poverty",
            "Guatemalan children aged 0 to 5", "Guatemalans in informal employment",
        }),
        ("person", set()),
    ],
)  # fmt: skip
def test_every_actor_of_a_kind_is_there(plan: Plan, kind: str, named: set[str]) -> None:
    assert {actor.name.en for actor in plan.stakeholders.values() if actor.kind == kind} == named


def test_the_seven_cities_are_one_counted_placeholder(plan: Plan) -> None:
    [cities] = [actor for actor in plan.stakeholders.values() if actor.count == 7]
    assert (cities.name.en, cities.placeholder) == ("Cities that make up the MGCS", True)
    members = {tie.source for tie in plan.ties.values() if tie.membership and _name(plan, tie.target) == "MGCS"}
    assert {_name(plan, id) for id in members} == {"Municipality of Amatitlán", "Cities that make up the MGCS"}


def test_the_forum_is_planned_and_so_are_its_members(plan: Plan) -> None:
    [forum] = [
        actor for actor in plan.stakeholders.values() if actor.name.en == "Municipal Development Forum of Amatitlán"
    ]
    memberships = [tie for tie in plan.ties.where("target", forum.id) if tie.membership]
    assert {forum.state, *(tie.state for tie in memberships)} == {"planned"}
    assert {_name(plan, tie.source) for tie in memberships} == {
        "Decision makers of Amatitlán", "Migrants in Amatitlán", "Technicians in the forum of Amatitlán",
        "Academics in the forum of Amatitlán", "Members of the media in the forum of Amatitlán",
    }  # fmt: skip


def test_what_the_project_promises_is_planned_and_the_rest_exists(plan: Plan) -> None:
    avina = {(tie.type, _name(plan, tie.target), tie.state) for tie in plan.ties.values()
             if _name(plan, tie.source) == "AVINA Foundation"}  # fmt: skip
    assert {("coordinates", "Municipality of Amatitlán", "existing"), ("coordinates", "COMUDE", "existing"),
            ("coordinates", "Urban Proposal Association", "planned"),
            ("trains", "Municipal staff of Amatitlán", "planned")} <= avina  # fmt: skip


def test_the_targets_are_25_60_30_and_24_people(plan: Plan) -> None:
    targets = {
        str(plan.indicators[seen.indicator].name.en): (str(seen.value), plan.indicators[seen.indicator].unit.en)
        for seen in plan.observations.values()
        if seen.kind == "target"
    }
    assert targets == {
        "Municipal staff trained": ("25", "people"),
        "Sector representatives provided with knowledge": ("60", "people"),
        "People certified": ("30", "people"),
        "MGCS municipal staff in exchanges": ("24", "people"),
        "Participative strategies formulated": ("3", "strategies"),
    }


def test_the_figures_on_guatemala_are_baselines_that_are_never_added_up(plan: Plan) -> None:
    baselines = [seen for seen in plan.observations.values() if seen.kind == "baseline"]
    assert sorted(seen.value for seen in baselines if seen.value) == [Decimal("24.4"), 46, 67, 70]
    assert all(plan.indicators[seen.indicator].overlapping for seen in baselines)
    assert {plan.territories[seen.territory or ""].name.en for seen in baselines} == {"Guatemala"}


def test_the_project_has_three_results_with_all_that_is_in_them(plan: Plan) -> None:
    [pilot] = [strategy for strategy in plan.strategies.values() if strategy.kind == "project"]
    assert pilot.start
    assert pilot.end
    assert (pilot.start.text, pilot.end.text) == ("2019-11", "2021-11")
    outline = [(branch.number, branch.item.level, branch.item.title.en) for branch in branches(plan, pilot.id)]
    assert [number for number, level, _title in outline if level == "result"] == ["1", "2", "3"]
    levels = Counter(level for _number, level, _title in outline)
    assert levels == {"result": 3, "activity": 11, "mechanism": 3, "strategy": 3, "output": 3, "action": 1,
                      "service": 4, "theme": 2, "priority": 7}  # fmt: skip
    titles = {title for _number, _level, title in outline}
    assert {"Psychosocial guidance", "Paperwork management", "Technical skills certification",
            "Soft skills certification", "Strategy on local economic development", "Strategy on access to housing",
            "Strategy on prevention of violence", "Socio-urban diagnosis of Amatitlán", "Stakeholders' map",
            "Women", "Youth", "Gender", "Informal settlements", "Rights and equity"} <= titles  # fmt: skip


def test_the_strategy_to_come_is_open_for_the_forum(plan: Plan) -> None:
    [strategy] = [one for one in plan.strategies.values() if one.title.en == "Municipal Migration Strategy"]
    found = [(branch.item.title.en, branch.item.level, branch.item.open) for branch in branches(plan, strategy.id)]
    assert found == [
        ("Action plan", "part", True),
        ("Resources", "part", True),
        ("Method for its implementation", "part", True),
        ("Local economic development", "strategy", True),
        ("Access to housing", "strategy", True),
        ("Prevention of violence", "strategy", True),
    ]


def test_the_project_answers_to_its_frameworks_and_the_strategy_to_the_plan_of_the_municipality(plan: Plan) -> None:
    links = {(_title(plan, link.source), link.type, _title(plan, link.target)) for link in plan.links.values()}
    assert {
        ("Amatitlán Includes You", "aligns_with", "Agenda 2030"),
        ("Amatitlán Includes You", "aligns_with", "New Urban Agenda"),
        ("Amatitlán Includes You", "aligns_with", "Global Compact for Migration"),
        ("Amatitlán Includes You", "aligns_with", "Refugee Pact"),
        ("Amatitlán Includes You", "embedded_in", "Cities and Migration programme"),
        ("Municipal Migration Strategy", "embedded_in", "Municipal Development Plan of Amatitlán"),
    } <= links


def test_every_record_cites_a_line_of_the_sheet_that_is_written(plan: Plan) -> None:
    [sheet] = [source.id for source in plan.sources.values() if source.title.en == SHEET]
    for record in every_record(plan):
        places = [citation.place for citation in record.cites if citation.source == sheet]
        lines = [int(match[1]) for place in places if (match := re.fullmatch(r"line (\d+)", place))]
        assert lines, f"{record.collection}: {title_of(plan, record)} cites nothing"
        assert len(lines) == len(places)
        assert set(lines) <= WRITTEN_LINES


def test_every_text_is_there_in_spanish_and_in_english(plan: Plan) -> None:
    for record in every_record(plan):
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_no_reference_dangles_and_every_item_stands_in_a_strategy(plan: Plan) -> None:
    known = {record.id for record in every_record(plan)}
    for name, table in plan.tables():
        for body in table.bodies.values():
            for field in RECORD_TYPES[name].fields().values():
                said = [leaf for leaf in body if leaf.partition("[")[0] == field.name]
                assert {field.references(leaf, body[leaf]) for leaf in said} - {None} <= known
    assert all(strategy_of(plan, id) for id in plan.items)


def test_all_of_it_may_be_shown(plan: Plan) -> None:
    assert edition(plan, Audience.SHAREABLE).withheld == {}


def _name(plan: Plan, id: str) -> str:
    actor = plan.stakeholders[id]
    return actor.acronym or actor.name.en or ""


def _title(plan: Plan, id: str) -> str:
    record = plan.strategies.get(id) or plan.items[id]
    return record.title.en or ""

"""The migration governance profile of Huehuetenango: six domains, findings of both kinds, and the bodies it names."""

import re
from datetime import date

import pytest

from planner.formats.registers import read_registers, register_id
from planner.formats.registers.examples import example_files
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.record import Record
from planner.model.rules import problems
from planner.model.strategies import Item
from planner.model.tree import branches

WRITTEN_LINES = {1, 2, 3, 4, 6, 8, 10, 11, 13, 15, 17, 18, 20, 22, 24, 25, 27, 29, 31, 32, 34, 36, 38, 39, 41, 43,
                 *range(45, 48), 49, 51, 53, 55, 56, 57, 59, *range(61, 65), 66, *range(68, 73), 74, 76, 77, 79,
                 *range(81, 87), 88, 90, 91, 93, *range(95, 100), 101, *range(103, 106), 107, *range(109, 115), 116,
                 *range(118, 121), 122, *range(124, 130), 131, *range(133, 136), 137, *range(139, 142), 143,
                 145}  # fmt: skip
"""The lines of the profile that are not empty."""

FINDINGS = {
    "well_developed": {61, 62, 63, 64, 76, 77, 90, 91, 103, 104, 105, 118, 119, 120, 133, 134, 135},
    "to_develop": {68, 69, 81, 82, 83, 95, 96, 109, 110, 111, 124, 125, 126, 139, 140, 141},
}
"""The line of every finding, by kind."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The register alone: it needs no other."""
    files = [file for file in example_files("guatemala") if file.name == "huehuetenango.yaml"]
    return Plan.of_bodies(read_registers(files, Plan()).bodies)


def id_of(collection: str, key: str) -> str:
    return register_id("huehuetenango", collection, key)


def name(plan: Plan, id: str) -> str:
    actor = plan.stakeholders[id]
    return actor.acronym or actor.name.en or ""


def profile(plan: Plan) -> list[Item]:
    return [branch.item for branch in branches(plan, id_of("strategies", "mgi-profile"))]


def every_record(plan: Plan) -> list[Record]:
    return [record for _name, table in plan.tables() for record in table.values()]


def lines(record: Record) -> set[int]:
    return {int(match[1]) for citation in record.cites if (match := re.fullmatch(r"line (\d+)", citation.place))}


def test_each_of_the_six_domains_has_both_definitions_and_aligns_with_its_indicator(plan: Plan) -> None:
    domains = [item for item in profile(plan) if item.level == "domain"]
    aligned = [link.target for item in domains for link in plan.links.where("source", item.id)]
    assert aligned == [register_id("frameworks", "items", f"mgi-{number}") for number in range(1, 7)]
    for item in domains:
        assert [part.partition(":")[0] for part in (item.description.en or "").splitlines()] == [
            "For a country", "For a city",
        ]  # fmt: skip
        assert [part.partition(":")[0] for part in (item.description.es or "").splitlines()] == [
            "Para un país", "Para una ciudad",
        ]  # fmt: skip


@pytest.mark.parametrize("kind", sorted(FINDINGS))
def test_every_finding_of_a_kind_is_there_once(plan: Plan, kind: str) -> None:
    found = [lines(item) for item in profile(plan) if item.finding == kind]
    assert sorted(line for cited in found for line in cited) == sorted(FINDINGS[kind])


def test_the_findings_stand_under_their_domains(plan: Plan) -> None:
    counted: list[tuple[int, int]] = []
    for item in profile(plan):
        if item.level == "domain":
            counted.append((0, 0))
        else:
            developed, lacking = counted[-1]
            developed, lacking = (
                developed + (item.finding == "well_developed"),
                lacking + (item.finding == "to_develop"),
            )
            counted[-1] = (developed, lacking)
    assert counted == [(4, 2), (2, 3), (2, 2), (3, 3), (3, 3), (3, 3)]


def test_the_missing_strategy_is_a_finding_under_whole_of_government(plan: Plan) -> None:
    missing = plan.items[id_of("items", "no-municipal-strategy")]
    assert (missing.finding, missing.title.en) == ("to_develop", "A municipal migration strategy is lacking")
    assert missing.place
    assert plan.items[missing.place.parent].title.en == "Whole of government approach"


def test_the_bodies_it_names_are_tied_with_their_years(plan: Plan) -> None:
    ties = {(name(plan, tie.source), tie.type, name(plan, tie.target), tie.state, tie.start.text if tie.start else "")
            for tie in plan.ties.values()}  # fmt: skip
    here = "Municipality of Huehuetenango"
    assert {
        ("Municipal Commission on Migration of Huehuetenango", "part_of", here, "existing", "2024"),
        ("Municipal Information Desk on Migration of Huehuetenango", "part_of", here, "existing", "2024"),
        ("OMDEL", "agreement", "Private sector of Huehuetenango", "existing", ""),
        ("OMDEL", "coordinates", "Grupo Gestor of Huehuetenango", "existing", ""),
        ("DMM", "leads", "Municipal Women's Network of Huehuetenango", "existing", "2022"),
        ("Training Centre of the DMM of Huehuetenango", "part_of", "DMM", "existing", ""),
        ("Economist Impact", "supports", "OIM", "existing", ""),
        ("IOM Member States", "member_of", "OIM", "existing", ""),
        (here, "member_of", "International network for knowledge and best practices on migration", "potential", ""),
    } <= ties
    forums = {
        (target, start) for _source, type, target, _state, start in ties if type == "member_of" and "Forum" in target
    }
    assert {start for _forum, start in forums} == {"2023", "2024"}


def test_the_initiative_is_led_supported_and_funded(plan: Plan) -> None:
    initiative = register_id("frameworks", "strategies", "mgi")
    assert {(one.role, name(plan, one.stakeholder)) for one in plan.assignments.where("item", initiative)} == {
        ("lead", "OIM"), ("support", "Economist Impact"), ("funder", "IOM Member States"),
    }  # fmt: skip


def test_municipality_and_department_are_two_places(plan: Plan) -> None:
    places = {place.kind: place for place in plan.territories.values()}
    assert places["municipality"].parent == places["department"].id
    assert plan.stakeholders[id_of("stakeholders", "municipality")].territory == places["municipality"].id


def test_plans_projects_and_campaigns_are_named(plan: Plan) -> None:
    assert {strategy.title.en for strategy in plan.strategies.values()} >= {
        "Proyecto Puentes", "National Job Fair in Huehuetenango", "Municipal Response Plan of Huehuetenango",
        "Blue Heart campaign",
        "Crisis communication systems of Huehuetenango", "Local development strategy of Huehuetenango",
    }  # fmt: skip


def test_every_record_cites_a_line_of_the_profile(plan: Plan) -> None:
    for record in every_record(plan):
        assert lines(record), f"{record.collection}: {title_of(plan, record)} cites nothing"
        assert lines(record) <= WRITTEN_LINES


def test_every_text_is_there_in_both_languages(plan: Plan) -> None:
    for record in every_record(plan):
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_nothing_is_wrong_and_all_of_it_may_be_shown(plan: Plan) -> None:
    assert not [one for one in problems(plan, date(2026, 1, 1)) if one.severity is Severity.ERROR]
    assert edition(plan, Audience.SHAREABLE).withheld == {}

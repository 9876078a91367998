"""The case of Guate Te Incluye, cited line by line: what it gives, and unknown what it does not give."""

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
from planner.model.rules import problems
from planner.model.strategies import Item
from planner.model.tree import branches

WRITTEN_LINES = {4, 10, 12, 14, 18, 20, 22, 24, 26, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 54, 58, 60, 64, 65,
                 69, 73, 77, 79, 80, 81, 85, 86, 87, 89, 91, *range(93, 102)}  # fmt: skip
"""The lines of the case that are not empty."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    files = [file for file in example_files("guatemala") if file.name == "guate-te-incluye.yaml"]
    return Plan.of_bodies(read_registers(files, Plan()).bodies)


def id_of(collection: str, key: str) -> str:
    return register_id("guate-te-incluye", collection, key)


def outline(plan: Plan, key: str) -> list[Item]:
    return [branch.item for branch in branches(plan, id_of("strategies", key))]


def test_four_phases_and_two_lines_across_them(plan: Plan) -> None:
    assert [(item.level, item.title.en) for item in outline(plan, "pathway")] == [
        ("phase", "Psychosocial care"),
        ("phase", "Identification and papers in order"),
        ("phase", "Certification of abilities and skills"),
        ("phase", "Employment or productive entrepreneurship"),
        ("line", "Communication against stigma"),
        ("line", "Connection between sectors"),
    ]


def test_phases_say_who_takes_part_only_where_the_case_does(plan: Plan) -> None:
    taking_part = {
        item.title.en: {plan.stakeholders[each.stakeholder].sector for each in plan.assignments.where("item", item.id)}
        for item in outline(plan, "pathway")
    }
    assert taking_part["Certification of abilities and skills"] == {"public", "private", None}
    assert taking_part["Employment or productive entrepreneurship"] == {"private"}
    assert taking_part["Psychosocial care"] == set()


def test_each_country_convened_its_stakeholders(plan: Plan) -> None:
    convened = {key: _figure(plan, f"convened-{key}") for key in ("guatemala", "el-salvador", "honduras", "costa-rica")}
    assert convened == {"guatemala": 24, "el-salvador": 20, "honduras": 10, "costa-rica": 8}
    for key, count in convened.items():
        group = plan.stakeholders[id_of("stakeholders", f"stakeholders-{key}")]
        assert group.placeholder
        assert group.count == count
        [membership] = [tie for tie in plan.ties.where("source", group.id) if tie.membership]
        assert membership.target == id_of("stakeholders", f"alliance-{key}")


def test_certification_in_honduras_is_unknown_and_criteria_are_in_all_four_countries(plan: Plan) -> None:
    numbers = {
        key: _figure(plan, f"certification-{key}") for key in ("guatemala", "el-salvador", "costa-rica", "honduras")
    }
    assert numbers == {"guatemala": 5, "el-salvador": 2, "costa-rica": 2, "honduras": None}
    criteria = plan.indicators[id_of("indicators", "countries-with-criteria")]
    assert [citation.place for citation in criteria.cites] == ["line 101"]
    assert _figure(plan, "countries-with-criteria") == 4


def test_three_processes_replicate_that_of_guatemala(plan: Plan) -> None:
    replicating = {
        (plan.items[link.source].title.en, link.target) for link in plan.links.values() if link.type == "replicates"
    }
    origin = id_of("items", "process-guatemala")
    assert replicating == {(f"Process of collaboration in {country}", origin)
                           for country in ("El Salvador", "Honduras", "Costa Rica")}  # fmt: skip


def test_the_collaborative_process_has_nine_components(plan: Plan) -> None:
    assert [item.title.en for item in outline(plan, "collaborative-process")] == [
        "Relevance", "Tipping point", "Scalability", "Collaboration deficit", "Social capital", "Unifying vision",
        "Shared action agendas", "Innovation", "Incidence",
    ]  # fmt: skip


def test_fundemas_reports_four_results_with_their_figures(plan: Plan) -> None:
    [part] = [item for item in outline(plan, "impact") if item.id == id_of("items", "el-salvador-results")]
    results = [item for item in outline(plan, "impact") if item.place and item.place.parent == part.id]
    assert len(results) == 4
    assert (_figure(plan, "council-organisations"), _figure(plan, "pathways"), _figure(plan, "council-years")) == (
        20,
        3,
        2,
    )


def test_the_impact_is_two_figures_that_are_never_added_up(plan: Plan) -> None:
    assert (_figure(plan, "people-direct"), _figure(plan, "people-indirect")) == (1_647_000, 3_000_000)
    assert all(plan.indicators[id_of("indicators", key)].overlapping for key in ("people-direct", "people-indirect"))


def test_the_council_of_el_salvador_is_not_taken_for_the_alliance(plan: Plan) -> None:
    council = plan.stakeholders[id_of("stakeholders", "council-el-salvador")]
    alliance = plan.stakeholders[id_of("stakeholders", "alliance-el-salvador")]
    assert alliance.different_from == {council.id}
    [member] = [plan.stakeholders[tie.source] for tie in plan.ties.where("target", council.id) if tie.membership]
    assert member.placeholder
    assert member.count == 20


def test_no_record_is_a_person(plan: Plan) -> None:
    assert {actor.kind for actor in plan.stakeholders.values()} == {"organisation", "mechanism", "post", "population"}
    posts = {actor.name.en for actor in plan.stakeholders.values() if actor.kind == "post"}
    assert posts == {"CEO of Fundemas", "Regional Manager of Cities Alliance for Latin America and the Caribbean"}


def test_every_record_cites_a_written_line_in_both_languages(plan: Plan) -> None:
    for record in (record for _name, table in plan.tables() for record in table.values()):
        lines = [int(match[1]) for cite in record.cites if (match := re.fullmatch(r"line (\d+)", cite.place))]
        assert lines, title_of(plan, record)
        assert len(lines) == len(record.cites)
        assert set(lines) <= WRITTEN_LINES
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_it_stands_alone_without_errors_and_may_all_be_shown(plan: Plan) -> None:
    assert [one for one in problems(plan, date(2026, 1, 1)) if one.severity is Severity.ERROR] == []
    assert edition(plan, Audience.SHAREABLE).withheld == {}


def _figure(plan: Plan, indicator: str) -> int | None:
    """The one value of an indicator; None where no figure is given at all."""
    seen = list(plan.observations.where("indicator", id_of("indicators", indicator)))
    assert len(seen) <= 1
    return int(seen[0].value or 0) if seen else None

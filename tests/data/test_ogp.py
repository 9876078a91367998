"""Commitment GT0124: who leads and supports it, its milestones, its ratings, and the commitment it goes on from."""

import re
from collections import Counter
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

LAST_LINE = 20


def read(*names: str) -> Plan:
    files = [file for file in example_files("guatemala") if "/".join(file.parts[-2:]) in names]
    return Plan.of_bodies(read_registers(files, Plan()).bodies)


@pytest.fixture(scope="module")
def others() -> Plan:
    return read("stakeholders/iom.yaml")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read("stakeholders/iom.yaml", "stakeholders/ogp-gt0124.yaml", "strategies/ogp-gt0124.yaml")


def id_of(collection: str, key: str) -> str:
    return register_id("ogp", collection, key)


def stated(plan: Plan, others: Plan) -> list[Record]:
    """The records of the register itself, and those of another register that it adds to."""
    source = id_of("sources", "commitment")
    records = [record for _name, table in plan.tables() for record in table.values()]
    added = {record.id for record in records if any(citation.source == source for citation in record.cites)}
    return [record for record in records if record.id in added or record.id not in others.table(record.collection)]


def roles(plan: Plan, key: str, collection: str = "items") -> dict[str, set[str]]:
    """The stakeholders of an item by role, called by their acronyms where they have one."""
    found: dict[str, set[str]] = {}
    for one in plan.assignments.where("item", id_of(collection, key)):
        found.setdefault(one.role or "", set()).add(name(plan, one.stakeholder))
    return found


def name(plan: Plan, id: str) -> str:
    actor = plan.stakeholders[id]
    return actor.acronym or actor.name.en or ""


def below(plan: Plan, key: str) -> list[Item]:
    """The items right under another, in their order."""
    place = id_of("items", key)
    tree = branches(plan, id_of("strategies", "action-plan-2023-2025"))
    return [branch.item for branch in tree if branch.item.place and branch.item.place.parent == place]


def test_conamigua_leads_and_every_support_institution_is_there(plan: Plan) -> None:
    found = roles(plan, "gt0124")
    assert found["lead"] == {"CONAMIGUA"}
    assert "co_lead" not in found
    assert found["support"] == {
        "MMM", "Members of the MMM", "Ministries that support GT0124", "Secretariats that support GT0124",
        "INTECAP", "PGN",
        "PDH", "Public Ministry",
        "Migrant Commission of the Congress of the Republic of Guatemala", "CEIDEPAZ", "Guatemalan Women’s Group",
        "Air Association", "Disparity Observatory", "Association of Returnees of Guatemala", "Articulating Group",
        "Fe y Alegría", "Alas de Mariposa", "CIIDH", "International cooperation in the MMM", "Academia in the MMM",
        "FLACSO",
        "International Red Cross", "OIM", "Government institutions at national and decentralized levels",
        "Civil society organisations of Guatemala",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "said", "spanish"),
    [
        ("mmm", "WMW", "Mesa Multisectorial para la Atención a las Causas de la Migración Irregular en Guatemala"),
        ("pgn", "Attorney General’s Office Nation", "Procuraduría General de la Nación"),
        ("pdh", "Attorney for Human rights", "Procuraduría de los Derechos Humanos"),
        ("faith-and-joy", "Faith and Joy", "Fe y Alegría"),
        ("butterfly-wings", "Butterfly Wings", "Alas de Mariposa"),
    ],
)
def test_the_names_of_the_page_stay_beside_the_spanish_ones(plan: Plan, key: str, said: str, spanish: str) -> None:
    actor = plan.stakeholders[id_of("stakeholders", key)]
    assert actor.name.es == spanish
    assert said in actor.aliases


def test_conamigua_and_iom_are_those_of_the_country_strategy(plan: Plan, others: Plan) -> None:
    for key in ("conamigua", "iom"):
        id = register_id("iom", "stakeholders", key)
        assert plan.stakeholders[id].cites > others.stakeholders[id].cites
    [council] = [actor for actor in plan.stakeholders.values() if actor.acronym == "CONAMIGUA"]
    expansions = {council.name.en, *council.aliases}
    assert {"National Council for Migrant Assistance of Guatemala",
            "National Council for Attention to Migrants of Guatemala"} <= expansions  # fmt: skip
    guatemalan = register_id("iom", "stakeholders", "red-cross-guatemala")
    assert plan.stakeholders[id_of("stakeholders", "red-cross-international")].different_from == {guatemalan}


def test_three_milestones_hold_activities_and_results_side_by_side(plan: Plan) -> None:
    milestones = [item for item in below(plan, "gt0124") if item.level == "milestone"]
    assert [item.code for item in milestones] == ["1", "2", "3"]
    assert {(item.start.text, item.end.text) for item in milestones if item.start and item.end} == {
        ("2023-06", "2025-06"),
    }  # fmt: skip
    levels = [Counter(item.level for item in below(plan, f"milestone-{number}")) for number in (1, 2, 3)]
    assert levels == [{"result": 4}, {"activity": 5, "result": 6}, {"result": 5}]


def test_seven_policy_areas_and_four_outcomes(plan: Plan) -> None:
    assert [item.title.en for item in below(plan, "policy-areas")] == [
        "Access to information", "Citizenship and immigration", "Human rights", "Inclusion", "Open data",
        "Public participation", "Public service delivery",
    ]  # fmt: skip
    assert [item.level for item in below(plan, "outcomes")] == ["outcome"] * 4


def test_the_ratings_are_as_given_and_pending_is_one_of_them(plan: Plan) -> None:
    indicators = plan.indicators.where("item", id_of("items", "gt0124"))
    said = {indicator.name.en: [(one.said.en, one.value) for one in plan.observations.where("indicator", indicator.id)]
            for indicator in indicators}  # fmt: skip
    assert said == {
        "IRM, design: verifiable": [("Yes", None)],
        "IRM, design: relevant to OGP values": [("Yes", None)],
        "IRM, design: ambition": [("Low", None)],
        "IRM: early results": [("Pending IRM review", None)],
        "IRM, implementation: completion": [("Pending IRM review", None)],
    }


def test_gt0124_is_commitment_4_and_answers_to_commitment_8(plan: Plan) -> None:
    commitment, before = (plan.items[id_of("items", key)] for key in ("gt0124", "commitment-8"))
    assert commitment.code == "GT0124"
    assert sorted(commitment.other_codes) == ["Commitment 4", "Compromiso 4"]
    links = {(link.type, link.target) for link in plan.links.where("source", commitment.id)}
    assert ("responds_to", before.id) in links
    tree = branches(plan, id_of("strategies", "v-national-action-plan"))
    assert [branch.item.level for branch in tree] == ["commitment", *["milestone"] * 3, "output", "output"]


def test_what_was_done_is_told_year_by_year(plan: Plan) -> None:
    told = {(title_of(plan, plan.items[report.item]), report.period.text)
            for report in plan.reports.values() if report.period}  # fmt: skip
    assert {period for _item, period in told} == {"2022", "2023", "2024"}
    [newest] = [report for report in plan.reports.values() if report.period and report.period.text == "2024"]
    assert "pilot plan" in (newest.next_step.en or "")


def test_the_roundtable_has_its_members_now_and_those_wished_for(plan: Plan) -> None:
    ties = [tie for tie in plan.ties.where("target", id_of("stakeholders", "mmm")) if tie.membership]
    states: dict[str | None, set[str]] = {}
    for tie in ties:
        states.setdefault(tie.state, set()).add(name(plan, tie.source))
    assert states == {
        "existing": {"Members of the MMM", "Government institutions at national and decentralized levels",
                     "Civil society organisations of Guatemala",
                     "Academia in the MMM", "International cooperation in the MMM", "Delegations to the MMM"},
        "planned": {"People with power of decision to be included in the MMM", "Indigenous peoples of Guatemala",
                    "Private sector of Guatemala"},
    }  # fmt: skip


def test_every_record_cites_a_line_of_the_page(plan: Plan, others: Plan) -> None:
    source = id_of("sources", "commitment")
    for record in stated(plan, others):
        places = [citation.place for citation in record.cites if citation.source == source]
        lines = [int(match[1]) for place in places if (match := re.fullmatch(r"line (\d+)", place))]
        assert lines, f"{record.collection}: {title_of(plan, record)} cites nothing"
        assert set(lines) <= set(range(1, LAST_LINE + 1))


def test_every_text_is_there_in_both_languages(plan: Plan, others: Plan) -> None:
    for record in stated(plan, others):
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_nothing_is_wrong_and_all_of_it_may_be_shown(plan: Plan, others: Plan) -> None:
    ids = {record.id for record in stated(plan, others)}
    mine = [problem for problem in problems(plan, date(2026, 1, 1)) if problem.id in ids]
    assert not [problem for problem in mine if problem.severity is Severity.ERROR]
    assert not {problem.code for problem in mine} & {"no_unit", "no_value", "same_name", "same_acronym"}
    assert ids <= {record.id for _name, table in edition(plan, Audience.SHAREABLE).plan.tables()
                   for record in table.values()}  # fmt: skip

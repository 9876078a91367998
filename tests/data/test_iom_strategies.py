"""The country strategy on migration stands with every activity, figure and instrument that its document states."""

import re
from collections import Counter
from datetime import date

import pytest

from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.record import Record
from planner.model.rules import problems
from planner.model.strategies import Item, Strategy
from planner.model.tree import branches

LAST_LINE = 673
DOCUMENT = "IOM Strategy for Guatemala (2023–2025)"
FILES = ("stakeholders/iom.yaml", "strategies/frameworks.yaml", "strategies/iom-country-strategy.yaml",
         "strategies/iom-instruments.yaml")  # fmt: skip
ACTORS = {"sources", "territories", "stakeholders", "ties"}
"""What the other file of the register holds, and its own tests look at."""
COUNTRY_STRATEGY = "IOM Guatemala Country Strategy 2023-2025"


@pytest.fixture(scope="module")
def plan() -> Plan:
    paths = [path for path in example_files("guatemala") if "/".join(path.parts[-2:]) in FILES]
    return Plan.of_bodies(read_registers(paths, Plan()).bodies)


@pytest.fixture(scope="module")
def ours(plan: Plan) -> list[Record]:
    """What the files on the country strategy state, without what is the frameworks' own."""
    [path] = [path for path in example_files("guatemala") if path.name == "frameworks.yaml"]
    frameworks = read_registers([path], Plan()).bodies
    return [record for name, table in plan.tables() for record in table.values()
            if record.id not in frameworks.get(name, {}) and name not in ACTORS]  # fmt: skip


def strategy(plan: Plan, title: str) -> Strategy:
    [found] = [one for one in plan.strategies.values() if one.title.en == title]
    return found


def item(plan: Plan, code: str) -> Item:
    """The item of the country strategy with this code."""
    [found] = [
        branch.item for branch in branches(plan, strategy(plan, COUNTRY_STRATEGY).id) if branch.item.code == code
    ]
    return found


def below(plan: Plan, id: str) -> list[Item]:
    return [branch.item for branch in branches(plan, id)]


def with_role(plan: Plan, id: str, role: str) -> set[str]:
    """Who holds a role on an item or strategy itself."""
    return {plan.stakeholders[held.stakeholder].acronym or plan.stakeholders[held.stakeholder].name.en or ""
            for held in plan.assignments.values() if held.item == id and held.role == role}  # fmt: skip


def links(plan: Plan, id: str, type: str) -> set[str]:
    """What an item or strategy is linked to: the code of the target, or its title."""
    targets = [plan.items.get(link.target) or plan.strategies[link.target]
               for link in plan.links.values() if link.source == id and link.type == type]  # fmt: skip
    return {target.code or target.title.en or "" for target in targets}


def figures(plan: Plan, name: str) -> list[tuple[int, str | None]]:
    [indicator] = [one for one in plan.indicators.values() if one.name.en == name]
    seen = [one for one in plan.observations.values() if one.indicator == indicator.id]
    return sorted((int(one.value or 0), one.period.text if one.period else None) for one in seen)


def test_three_objectives_hold_eleven_outcomes_and_every_activity(plan: Plan) -> None:
    tree = below(plan, strategy(plan, COUNTRY_STRATEGY).id)
    levels = Counter(one.level for one in tree)
    assert (levels["objective"], levels["outcome"], levels["activity"], levels["theme"]) == (3, 11, 39, 3)
    outcomes = {one.code or "": len(below(plan, one.id)) for one in tree if one.level == "outcome"}
    assert outcomes == {"1.1": 4, "1.2": 7, "1.3": 3, "1.4": 3, "1.5": 3, "2.1": 3, "2.2": 4, "2.3": 4, "3.1": 2,
                        "3.2": 3, "3.3": 3}  # fmt: skip


def test_themes_and_institutional_development_are_parts_of_the_tree(plan: Plan) -> None:
    tree = below(plan, strategy(plan, COUNTRY_STRATEGY).id)
    assert [one.title.en for one in tree if one.level == "theme"] == [
        "Centrality of protection", "Gender, diversity and inclusion", "Environmental sustainability",
    ]  # fmt: skip
    assert [one.title.en for one in tree if one.level == "component"] == [
        "Organisational structure", "Institutional learning", "Presence across the country",
        "Communications, M&E and resource mobilisation",
    ]  # fmt: skip


def test_it_is_for_2023_to_2025_and_every_outcome_is_led_by_the_mission(plan: Plan) -> None:
    found = strategy(plan, COUNTRY_STRATEGY)
    assert found.start
    assert found.end
    assert (found.start.text, found.end.text, found.state) == ("2023", "2025", "published")
    outcomes = [one for one in below(plan, found.id) if one.level == "outcome"]
    assert all(with_role(plan, one.id, "lead") == {"IOM Guatemala"} for one in outcomes)


def test_the_frameworks_of_objective_1_are_listed_and_those_of_2_and_3_unknown(plan: Plan) -> None:
    listed = links(plan, item(plan, "1").id, "aligns_with")
    framed = {code for code in listed if code.startswith(("GCM ", "IOM ", "UNSDCF "))}
    assert framed == {
        *(f"GCM {number}" for number in (2, 5, 6, 7, 8, 15, 16, 18)),
        *(f"IOM {number}" for number in (1, 2, 3, 4, 5, 7)),
        *(f"UNSDCF {number}" for number in (1, 2, 3, 4, 5)),
    }  # fmt: skip
    assert listed - framed == {"Resilience", "HRP"}
    assert links(plan, item(plan, "2").id, "aligns_with") == {"Mobility"}
    assert links(plan, item(plan, "3").id, "aligns_with") == {"Governance"}
    assert all("No consta" in (item(plan, code).description.es or "") for code in "23")
    assert not any("aligns_with" in item(plan, code).known_none for code in "23")


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("1.2", {"Migrants in vulnerable situations", "Unaccompanied and separated children",
                 "Victims of violence, abuse and exploitation", "Victims of trafficking",
                 "Survivors of gender-based violence", "Persons with disabilities"}),
        ("1.5", set()),
        ("2.1", {"Migrants in vulnerable situations", "Refugees"}),
        ("2.2", {"Migrants in vulnerable situations", "Victims of trafficking"}),
        ("3.1", set()),
    ],
)  # fmt: skip
def test_outcomes_have_the_target_groups_the_text_gives_them(plan: Plan, code: str, groups: set[str]) -> None:
    assert with_role(plan, item(plan, code).id, "target_group") == groups


@pytest.mark.parametrize(
    ("code", "partners"),
    [
        ("1.1", {"IGM", "SBS", "SOSEP", "SVET", "CONRED", "UNICEF", "ACNUR", "PMA", "Guatemalan Red Cross",
                 "Casa del Migrante", "CAPMiR"}),
        ("1.4", {"IGM", "Municipalities of Guatemala", "MINTRAB", "MINEDUC",
        "Civil society organisations of Guatemala"}),
        ("1.5", {"MARN", "CONRED", "Municipalities of Guatemala"}),
        ("2.2", {"MINEX", "Border officials", "Immigration officials", "IGM", "SVET"}),
        ("2.3", {"Municipalities of Guatemala", "MINTRAB", "MINEX", "OIT"}),
        ("3.1", {"IGM", "AMN", "Municipalities of Guatemala"}),
        ("3.2", {"GEMIG", "Municipalities of Guatemala", "Governments of the region"}),
        ("3.3", {"IGM", "SBS", "MINEX"}),
    ],
)  # fmt: skip
def test_outcomes_have_the_partners_the_text_gives_them(plan: Plan, code: str, partners: set[str]) -> None:
    assert partners <= with_role(plan, item(plan, code).id, "support")


def test_the_national_policy_has_four_objectives_and_stands_in_the_code(plan: Plan) -> None:
    policy = strategy(plan, "National Migration Policy")
    assert (policy.kind, policy.state, plan.stakeholders[policy.owner or ""].acronym) == ("policy", "draft", "IGM")
    assert [(one.code, one.title.en) for one in below(plan, policy.id)] == [
        ("1", "Human rights and vulnerable population groups"), ("2", "Sustainable local (re)integration"),
        ("3", "Integrated border management and migration assistance"), ("4", "Migration and development"),
    ]  # fmt: skip
    assert links(plan, policy.id, "embedded_in") == {"Decreto 44-2016"}
    assert links(plan, policy.id, "aligns_with") == {"GCM"}
    assert with_role(plan, strategy(plan, "Migration Code").id, "lead") == {"IGM", "AMN", "CONAMIGUA"}


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("policy", {"Public Policy against Trafficking in Persons", "Policy on countering migrant smuggling",
                    "Municipal Public Policy on Migration of San Marcos", "US Title 42", "US Title 8"}),
        ("system", {"Displacement Tracking Matrix", "IOM Migration Information and Data Analysis System",
                    "Border Information Management System of Guatemala", "Case management system of SBS",
                    "Information management system of IGM", "Guatemalan migration system"}),
        ("programme", {"Piensalo 2 Veces campaign", "Pregunta Apunta Verifica campaign", "Pale Verite campaign",
                       "H-2A visa programme", "H-2B visa programme", "Temporary Foreign Worker Program",
                       "United States Refugee Admissions Program"}),
        ("plan", {"National Adaptation Plan", "National Action Plan on Climate Change", "Humanitarian Response Plan",
                  "Comprehensive Development Plan in Guatemala", "Central American Economic Action Plan"}),
        ("commitment", {"Los Angeles Declaration on Migration and Protection", "Nationally Determined Contribution"}),
        ("instrument", {"CA-4 Agreement", "Cooperation Agreement between Guatemala and IOM",
                        "Strategic Results Framework", "Tripartite agreement with the Ministry of Foreign Affairs"}),
        ("project", {"Addressing the Root Causes of Irregular Migration", "Missing Migrants Project"}),
    ],
)  # fmt: skip
def test_the_instruments_the_document_names_are_there(plan: Plan, kind: str, named: set[str]) -> None:
    assert named <= {one.title.en for one in plan.strategies.values() if one.kind == kind}


def test_the_text_speaks_of_six_opportunities_and_five_challenges(plan: Plan) -> None:
    outlook = strategy(plan, "Migration and political outlook of Guatemala")
    assert outlook.kind == "diagnosis"
    parts = {one.title.en: {(under.level, under.finding) for under in below(plan, one.id)}
             for one in below(plan, outlook.id) if one.level == "part"}  # fmt: skip
    assert parts["Opportunities"] == {("finding", "opportunity")}
    assert parts["Challenges"] == {("finding", "challenge")}
    counted = {one.title.en: len(below(plan, one.id)) for one in below(plan, outlook.id) if one.level == "part"}
    assert (counted["Opportunities"], counted["Challenges"]) == (6, 5)


def test_figures_that_contradict_each_other_both_stay(plan: Plan) -> None:
    assert figures(plan, "Remittances against GDP") == [(15, "2021"), (18, "2021")]
    assert figures(plan, "Guatemalans living outside their country") == [(350000, "1990"), (2900000, "2021")]
    assert figures(plan, "Guatemalans residing in the USA") == [(2900000, None)]
    assert figures(plan, "People returned in one year") == [(94204, "2022")]
    assert figures(plan, "Encounters of migrants at the south-west US border") == [(493329, "2022")]
    assert figures(plan, "Migrant deaths and disappearances in Central America since 2014") == [(1993, None)]
    shares = [figures(plan, f"{who} among returnees")[0][0] for who in ("Men", "Women", "Boys", "Girls")]
    assert shares == [63, 16, 12, 9]


def test_every_record_cites_a_line_of_the_document(plan: Plan, ours: list[Record]) -> None:
    assert Counter(record.collection for record in ours) == {
        "strategies": 77, "items": 150, "assignments": 482, "links": 118, "indicators": 34, "observations": 37,
    }  # fmt: skip
    [document] = [source.id for source in plan.sources.values() if source.title.en == DOCUMENT]
    for record in ours:
        places = [citation.place for citation in record.cites if citation.source == document]
        lines = [int(match[1]) for place in places if (match := re.fullmatch(r"line (\d+)", place))]
        assert lines, f"{record.collection}: {title_of(plan, record)} cites nothing"
        assert len(lines) == len(places)
        assert all(0 < line <= LAST_LINE for line in lines)


def test_every_text_is_there_in_spanish_and_in_english(plan: Plan, ours: list[Record]) -> None:
    for record in ours:
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def test_nothing_in_it_is_wrong_or_there_twice(plan: Plan) -> None:
    found = problems(plan, date(2024, 6, 1))
    assert not [problem for problem in found if problem.severity == Severity.ERROR]
    doubled = {"same_assignment", "same_link", "same_figure", "same_code", "same_strategy_code", "same_title"}
    assert not {problem.code for problem in found} & {*doubled, "leads_and_supports"}

"""The register of the country strategy names the bodies, places and ties that the document states, line by line."""

import re
from collections import Counter
from datetime import date

import pytest

from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.record import Record
from planner.model.rules import problems

LAST_LINE = 673
DOCUMENT = "IOM Strategy for Guatemala (2023–2025)"


@pytest.fixture(scope="module")
def plan() -> Plan:
    [register] = [path for path in example_files("guatemala") if path.parts[-2:] == ("stakeholders", "iom.yaml")]
    return Plan.of_bodies(read_registers([register], Plan()).bodies)


def every_record(plan: Plan) -> list[Record]:
    return [record for _name, table in plan.tables() for record in table.values()]


def ties(plan: Plan, *types: str) -> set[tuple[str, str, str, str | None]]:
    """Who is tied how to whom, in which state."""
    return {(_name(plan, tie.source), tie.type or "", _name(plan, tie.target), tie.state)
            for tie in plan.ties.values() if tie.type in types}  # fmt: skip


def members(plan: Plan, mechanism: str) -> dict[str, str | None]:
    """The members of a mechanism with their role in it."""
    return {_name(plan, tie.source): tie.role.en for tie in plan.ties.values()
            if tie.membership and _name(plan, tie.target) == mechanism}  # fmt: skip


def test_it_is_the_largest_register_with_well_over_a_hundred_actors(plan: Plan) -> None:
    kinds = Counter(actor.kind for actor in plan.stakeholders.values())
    assert kinds == {"organisation": 129, "mechanism": 26, "population": 54, "post": 19}
    counted = {name: len(table) for name, table in plan.tables() if len(table)}
    assert counted == {"sources": 14, "territories": 43, "stakeholders": 228, "ties": 356}


@pytest.mark.parametrize(
    "named",
    [
        {"IGM", "AMN", "CONAMIGUA", "SBS", "SOSEP", "SVET", "CONRED", "SEGEPLAN", "MINEX", "MINTRAB", "MINEDUC",
         "MSPAS", "MARN", "INE"},
        {"OIM", "ACNUR", "UNICEF", "OIT", "OMS", "UNFPA", "PMA", "PNUD", "UNDRR", "OCHA", "CEPAL", "UNCT", "USAID"},
        {"GEMIG", "UN Network on Migration in Guatemala", "CRM", "OCAM", "SICA", "CORETT", "CDP Promoter Council",
         "High-level working group on sustainable return and reintegration", "Humanitarian Country Team", "CCCM",
         "Coordination mechanism on remittances and investments", "Technical working group on labour migration",
         "Inter-institutional coordination forum on labour migration", "Development councils (COMUDE)",
         "Local and municipal technical migration networks"},
        {"Casa del Migrante", "Guatemalan Red Cross", "Chamber of Commerce",
         "Public and private recruitment agencies",
         "Financial institutions", "Private sector of Guatemala", "Municipalities of Guatemala", "IOM donors"},
        {"UN Resident Coordinator in Guatemala", "Minister for Foreign Affairs", "UNDP Representative in Guatemala",
         "Chief of Mission of IOM Guatemala"},
        {"Transiting migrants", "Returnees to Guatemala", "Unaccompanied and separated children",
         "Internally displaced persons",
         "Victims of trafficking", "Survivors of gender-based violence", "Guatemalan diaspora", "Host communities"},
    ],
)  # fmt: skip
def test_those_whom_the_strategy_names_are_there(plan: Plan, named: set[str]) -> None:
    assert named <= {_name(plan, id) for id in plan.stakeholders}


def test_the_centres_stand_where_the_text_places_them(plan: Plan) -> None:
    places = {actor.name.en: plan.territories[actor.territory].name.en
              for actor in plan.stakeholders.values() if actor.territory}  # fmt: skip
    resource = {name.removeprefix("Migrant Resource Centre of ") for name in places
                if name and name.startswith("Migrant Resource Centre of ")}  # fmt: skip
    assert resource == {"Tecún Umán", "Petén", "Huehuetenango", "Izabal", "Chiquimula", "Quetzaltenango"}
    offices = {name.removeprefix("IOM sub-office in ") for name in places if name and name.startswith("IOM sub-office")}
    assert offices == {"Huehuetenango", "San Marcos", "Santa Cruz del Quiché", "Tecún Umán", "Quetzaltenango"}
    assert places["Migrant Resource Centre of Huehuetenango"] == "Department of Huehuetenango"
    assert places["IOM Regional Office for Central America, North America and the Caribbean"] == "San José"


def test_what_is_to_come_is_not_told_as_if_it_were_there(plan: Plan) -> None:
    states = {_name(plan, actor.id): actor.state for actor in plan.stakeholders.values()}
    assert states["Reception centre of Tecún Umán"] == "building"
    assert states["UN Network on Migration in Guatemala"] == "planned"
    assert states["Reception centre for people returned by air"] == "existing"
    assert states["GEMIG"] == "existing"
    assert {state for _from, _type, to, state in ties(plan, "member_of") if to.startswith("UN Network")} == {"planned"}


def test_placeholders_say_how_many_they_stand_for(plan: Plan) -> None:
    counts = {actor.name.en: actor.count for actor in plan.stakeholders.values() if actor.count}
    assert counts == {
        "Local civil society organisations working with IOM": 45,
        "Local partner organisations of the root causes project": 40,
        "Participants in drawing up the National Migration Policy": 150,
        "Member states of the RCM": 11,
        "UN Country Teams of the four CDP countries": 4,
        "UN Resident Coordinators of the four CDP countries": 4,
        "Institutions of the Guatemalan migration system": 3,
    }
    assert all(actor.placeholder for actor in plan.stakeholders.values() if actor.count)


def test_members_have_the_role_the_text_gives_them(plan: Plan) -> None:
    assert members(plan, "GEMIG") == {
        "IOM Guatemala": "Co-leads and coordinates", "ACNUR": "Co-leads", "UNICEF": "Co-leads", "UN agencies": None,
        "IGM": "Governmental counterpart",
    }  # fmt: skip
    assert members(plan, "CDP Promoter Council") == {
        "Minister for Foreign Affairs": "Co-leads for the Government",
        "Secretary of Planning and Programming of the Presidency": "Co-leads for the Government",
        "UN Resident Coordinator in Guatemala": "Co-leads for the United Nations",
        "UNDP Representative in Guatemala": "Co-leads for the United Nations",
    }
    assert members(plan, "High-level working group on sustainable return and reintegration") == {
        "Government of Guatemala": "Chairs and coordinates",
        "Neighbouring states": "Take part through their representatives",
    }
    assert members(plan, "CDP Pillar 4: comprehensive management of the migration cycle") == {
        "OIM": "Co-leads", "ACNUR": "Co-leads",
    }  # fmt: skip
    assert members(plan, "CCCM") == {"IOM Guatemala": "Co-leads"}
    assert members(plan, "Coordination mechanism on remittances and investments") == {"IGM": "Leads"}


def test_the_ties_say_who_funds_leads_and_agrees_with_whom(plan: Plan) -> None:
    assert ties(plan, "funds") == {
        ("Government of the United States of America", "funds", "IOM Guatemala", "existing"),
        ("IOM donors", "funds", "IOM Guatemala", "existing"),
        ("Potential donors of IOM", "funds", "IOM Guatemala", "potential"),
    }
    assert {
        ("IGM", "leads", "Reception centres for returnees", "existing"),
        ("SBS", "leads", "Casa Nuestras Raíces Guatemala City", "existing"),
        ("IOM Guatemala", "leads", "CAPMiR", "existing"),
        ("MINEX", "agreement", "UNICEF", "existing"),
        ("MINEX", "agreement", "IOM Guatemala", "existing"),
        ("Government of Guatemala", "agreement", "Government of Canada", "existing"),
        ("Municipalities of Guatemala", "agreement", "MINTRAB", "planned"),
        ("IOM Guatemala", "trains", "Prosecutors", "planned"),
        ("IOM Guatemala", "serves", "Populations displaced by the civil war", "past"),
    } <= ties(plan, "leads", "agreement", "trains", "serves")


def test_those_who_put_people_at_risk_are_never_shared(plan: Plan) -> None:
    problem = {actor.name.en for actor in plan.stakeholders.values() if actor.problem_actor}
    assert problem == {"Smugglers and intermediaries", "Organised crime", "Gangs"}
    shared = edition(plan, Audience.SHAREABLE).plan
    assert problem.isdisjoint(actor.name.en for actor in shared.stakeholders.values())


def test_look_alikes_are_told_apart(plan: Plan) -> None:
    apart = {_name(plan, actor.id): {_name(plan, other) for other in actor.different_from}
             for actor in plan.stakeholders.values() if actor.different_from}  # fmt: skip
    assert apart["UN Network on Migration in Guatemala"] == {"GEMIG"}
    assert "OIM" in apart["IOM Guatemala"]
    assert all(actor.distinction.es for actor in plan.stakeholders.values() if actor.different_from)


def test_every_record_cites_a_line_of_the_document(plan: Plan) -> None:
    [document] = [source.id for source in plan.sources.values() if source.title.en == DOCUMENT]
    for record in every_record(plan):
        places = [citation.place for citation in record.cites if citation.source == document]
        lines = [int(match[1]) for place in places if (match := re.fullmatch(r"line (\d+)", place))]
        assert lines, f"{record.collection}: {title_of(plan, record)} cites nothing"
        assert len(lines) == len(places)
        assert all(0 < line <= LAST_LINE for line in lines)


def test_nothing_in_it_is_wrong(plan: Plan) -> None:
    assert {problem.severity for problem in problems(plan, date(2026, 1, 1))} == {Severity.HINT}


def test_every_text_is_there_in_spanish_and_in_english(plan: Plan) -> None:
    for record in every_record(plan):
        for field in record.fields().values():
            if field.shape == "words" and (words := getattr(record, field.name)):
                assert words.es, f"{title_of(plan, record)}.{field.name}"
                assert words.en, f"{title_of(plan, record)}.{field.name}"


def _name(plan: Plan, id: str) -> str:
    actor = plan.stakeholders[id]
    return actor.acronym or actor.name.en or ""

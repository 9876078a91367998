"""The exercise example: an invented municipality that holds everything a course wants to show."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import networkx as nx
import pytest

from planner.analysis.network.connections import connections
from planner.changes.applying import apply, difference
from planner.formats.registers import changes_for, read_registers, register_id
from planner.formats.registers.examples import example_files
from planner.model import vocabularies
from planner.model.actions import actions
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.progress import latest_report, status_of, timeliness
from planner.model.rules import problems
from planner.model.strategies import Item
from planner.model.tree import strategy_of
from planner.model.vocabulary import Vocabulary

TODAY = date(2026, 11, 21)
NEVER_SHARED = ("tráfico ilícito", "gota a gota", "coyote", "smuggling", "loan shark")


@pytest.fixture(scope="module")
def plan() -> Plan:
    empty = Plan()
    return apply(empty, changes_for(read_registers(example_files("exercise"), empty), empty))


def actor(key: str) -> str:
    return register_id("exercise", "stakeholders", key)


def item(key: str) -> str:
    return register_id("exercise", "items", key)


def used(codes: "list[str | None]", vocabulary: Vocabulary) -> bool:
    return {term.code for term in vocabulary} <= set(codes)


def titles(plan: Plan, ids: "list[str]") -> set[str]:
    return {plan.stakeholders[id].name.pick("en") for id in ids}


def done_in(plan: Plan, *strategies: str) -> list[Item]:
    return [item for item in plan.items.values() if (found := strategy_of(plan, item.id)) and found.code in strategies]


# --- A plan in order, and plainly an invented one ---


def test_the_plan_says_that_it_is_invented(plan: Plan) -> None:
    assert plan.sheet.fictitious
    assert "ejercicio" in plan.sheet.title.pick("es")
    assert "exercise" in plan.sheet.title.pick("en")


def test_nothing_in_it_is_refused(plan: Plan) -> None:
    assert violations(Plan(), plan, difference(Plan(), plan)) == []


def test_no_problem_in_it_is_a_plain_mistake(plan: Plan) -> None:
    assert [problem for problem in problems(plan, TODAY) if problem.severity is Severity.ERROR] == []


def test_it_has_the_promised_size(plan: Plan) -> None:
    assert 38 <= len(plan.stakeholders) <= 45
    assert 85 <= len(plan.ties) <= 100
    assert 55 <= len(done_in(plan, "EMM", "PO")) <= 65
    assert 5 <= len(done_in(plan, "ACA")) <= 10


def test_no_code_stands_twice_in_a_strategy(plan: Plan) -> None:
    for strategy in plan.strategies.values():
        codes = Counter(item.code for item in done_in(plan, strategy.code or ""))
        assert codes
        assert max(codes.values()) == 1, codes.most_common(2)


def test_every_text_for_partners_is_in_both_languages(plan: Plan) -> None:
    half = [
        (name, field.name, text.pick())
        for name, table in plan.tables()
        for record in table.values()
        for field in record.fields().values()
        if field.shape == "words" and (text := getattr(record, field.name)) and not (text.es and text.en)
    ]
    assert half == []


def test_people_are_not_named(plan: Plan) -> None:
    assert "person" not in {stakeholder.kind for stakeholder in plan.stakeholders.values()}
    assert all(participant.name is None for participant in plan.participants.values())


def test_no_body_of_the_pilot_city_is_misrepresented(plan: Plan) -> None:
    real = re.compile(r"Amatitl|AVINA|INTECAP|CONAMIGUA|SEGEPLAN|RENAP|\bOIM\b|\bIOM\b|ACNUR|UNICEF")
    texts = [text for _name, table in plan.tables() for body in table.bodies.values() for text in body.values()]
    assert [text for text in texts if real.search(text)] == []


def test_the_list_of_problems_has_something_to_talk_about(plan: Plan) -> None:
    found = Counter(problem.code for problem in problems(plan, TODAY))
    assert len(found) >= 12
    assert sum(found.values()) <= 80


# --- Actors ---


def test_every_sector_level_and_kind_but_single_persons_occurs(plan: Plan) -> None:
    stakeholders = list(plan.stakeholders.values())
    assert used([s.sector for s in stakeholders], vocabularies.SECTOR)
    assert used([s.level for s in stakeholders], vocabularies.LEVEL)
    assert {"organisation", "mechanism", "population", "post"} == {s.kind for s in stakeholders}


def test_bodies_that_are_also_mechanisms_have_members(plan: Plan) -> None:
    both = [s for s in plan.stakeholders.values() if s.kind == "organisation" and s.mechanism]
    members = Counter(tie.target for tie in plan.ties.values() if tie.membership)
    assert both
    assert all(members[s.id] for s in both)


def test_a_mechanism_is_a_member_of_another(plan: Plan) -> None:
    conveners = {s.id for s in plan.stakeholders.values() if s.convenes_members}
    assert any(tie.membership and tie.source in conveners for tie in plan.ties.values())


def test_a_placeholder_says_how_many_it_stands_for(plan: Plan) -> None:
    assert [s.count for s in plan.stakeholders.values() if s.placeholder] == [Decimal(6)]


def test_two_places_of_one_name_stay_apart(plan: Plan) -> None:
    names = Counter(territory.name.es for territory in plan.territories.values())
    assert names["Las Ceibas"] == 2


def test_problem_actors_stay_inside(plan: Plan) -> None:
    problem = {s.id for s in plan.stakeholders.values() if s.problem_actor}
    shared = edition(plan, Audience.SHAREABLE).plan
    texts = " ".join(
        text for _name, table in shared.tables() for body in table.bodies.values() for text in body.values()
    )
    assert 1 <= len(problem) <= 2
    assert not problem & set(shared.stakeholders)
    assert not problem & {a.stakeholder for a in plan.assignments.values()}
    assert [word for word in NEVER_SHARED if word in texts.casefold()] == []


# --- Ties ---


def test_every_type_and_state_of_tie_occurs(plan: Plan) -> None:
    assert used([tie.type for tie in plan.ties.values()], vocabularies.TIE_TYPE)
    assert used([tie.state for tie in plan.ties.values()], vocabularies.LIFE)
    assert used([tie.strength for tie in plan.ties.values()], vocabularies.STRENGTH)


def test_mutual_and_directed_ties_both_occur(plan: Plan) -> None:
    mutual = Counter(tie.mutual for tie in plan.ties.values())
    assert mutual[True] >= 10
    assert mutual[False] >= 40


def test_several_pairs_have_parallel_ties(plan: Plan) -> None:
    pairs = Counter(frozenset((tie.source, tie.target)) for tie in plan.ties.values())
    assert sum(1 for count in pairs.values() if count > 1) >= 8


def test_conflict_ties_are_there_and_stay_inside(plan: Plan) -> None:
    shared = edition(plan, Audience.SHAREABLE).plan
    assert sum(tie.type == "conflict" for tie in plan.ties.values()) >= 2
    assert not any(tie.type == "conflict" for tie in shared.ties.values())


@pytest.mark.parametrize("audience", Audience)
def test_one_actor_holds_three_others_and_one_has_no_contact(plan: Plan, audience: Audience) -> None:
    seen = edition(plan, audience).plan
    found = connections(seen, with_planned=True)
    assert found.bridges == {actor("alero")}
    assert titles(seen, found.loses(actor("alero"))) == {
        "Families in Search Committee", "Packed Rucksack Volunteers", "Hanging Bridge Youth Group"
    }  # fmt: skip
    assert [id for id, contacts in found.degree.items() if not contacts] == [actor("radio")]


def test_networkx_sees_the_same_bridge(plan: Plan) -> None:
    current = [(tie.source, tie.target) for tie in plan.ties.values() if tie.state != "past"]
    graph = nx.Graph(current)
    graph.add_nodes_from(plan.stakeholders)
    assert list(nx.articulation_points(graph)) == [actor("alero")]
    assert list(nx.isolates(graph)) == [actor("radio")]


def test_the_actor_without_contact_has_work_in_the_plan(plan: Plan) -> None:
    assert [a.item for a in plan.assignments.where("stakeholder", actor("radio"))] == [item("campana-otro-lado")]


# --- Strategies ---


def test_each_tree_uses_its_own_levels(plan: Plan) -> None:
    for strategy in plan.strategies.values():
        assert {item.level for item in done_in(plan, strategy.code or "")} == set(strategy.level_names)
    assert {s.levels for s in plan.strategies.values()} == {
        "eje > objetivo > acción", "resultado > actividad", "objetivo global > meta"
    }  # fmt: skip


def test_one_action_has_no_lead(plan: Plan) -> None:
    led = {a.item for a in plan.assignments.values() if a.role in vocabularies.ROLE.having("leading")}
    assert [action.id for action in actions(plan) if action.id not in led] == [item("alquiler-seguro")]


def test_one_institution_leads_over_a_quarter(plan: Plan) -> None:
    todo = {action.id for action in actions(plan)}
    leads = Counter(a.stakeholder for a in plan.assignments.values() if a.role == "lead" and a.item in todo)
    (first, most), (_second, next_most) = leads.most_common(2)
    assert first == actor("oficina-migrante")
    assert most > len(todo) / 4
    assert next_most < len(todo) / 8


def test_some_actions_have_several_leads_or_co_leads(plan: Plan) -> None:
    roles = Counter((a.item, a.role) for a in plan.assignments.values())
    assert sum(1 for (_item, role), count in roles.items() if role == "lead" and count > 1) >= 2
    assert sum(1 for (_item, role), count in roles.items() if role == "co_lead" and count > 1) >= 2


def test_every_role_occurs_and_posts_and_mechanisms_lead_too(plan: Plan) -> None:
    assignments = list(plan.assignments.values())
    assert used([a.role for a in assignments], vocabularies.ROLE)
    assert {plan.stakeholders[a.stakeholder].kind for a in assignments if a.role == "lead"} >= {
        "organisation", "mechanism", "post"
    }  # fmt: skip


def test_dates_come_in_every_precision_and_open(plan: Plan) -> None:
    ends = {re.sub(r"\d", "9", item.end.text) for item in plan.items.values() if item.end}
    assert {"9999-99-99", "9999-99", "9999-Q9", "9999"} <= ends
    assert any(action.start and not action.end for action in actions(plan))


def test_links_of_every_type_occur_and_cross_trees(plan: Plan) -> None:
    links = list(plan.links.values())
    crossing = [link for link in links if strategy_of(plan, link.source) != strategy_of(plan, link.target)]
    assert used([link.type for link in links], vocabularies.LINK_TYPE)
    assert {"aligns_with", "responds_to", "depends_on"} <= {link.type for link in crossing}
    assert sum(link.type == "depends_on" for link in links) >= 8


def test_dependencies_have_no_cycle(plan: Plan) -> None:
    graph = nx.DiGraph((link.source, link.target) for link in plan.links.values() if link.type == "depends_on")
    assert nx.is_directed_acyclic_graph(graph)


def test_one_action_ends_before_what_it_depends_on(plan: Plan) -> None:
    needed = [(plan.items[link.source], plan.items[link.target]) for link in plan.links.values()
              if link.type == "depends_on"]  # fmt: skip
    assert any(later.end and first.end and later.end.before(first.end) for later, first in needed)


# --- Money, indicators, reports ---


def test_money_is_asked_promised_and_spent_in_two_currencies(plan: Plan) -> None:
    lines = list(plan.budget_lines.values())
    currencies = Counter(line.amount.currency for line in lines if line.amount)
    assert used([line.kind for line in lines], vocabularies.BUDGET_KIND)
    assert currencies["GTQ"] > currencies["USD"] > 0


def test_some_resources_are_in_kind_and_some_have_no_source(plan: Plan) -> None:
    lines = list(plan.budget_lines.values())
    assert sum(bool(line.in_kind) and line.amount is None for line in lines) >= 3
    assert sum(line.amount is not None and line.funder is None for line in lines) >= 3


def test_indicators_have_baseline_target_and_actual(plan: Plan) -> None:
    seen = {id: {o.kind for o in plan.observations.where("indicator", id)} for id in plan.indicators}
    assert len(seen) >= 12
    assert sum(kinds == {"baseline", "target", "actual"} for kinds in seen.values()) >= 8
    assert {"target"} in seen.values()
    assert {"actual"} in seen.values()


def test_every_indicator_can_be_verified(plan: Plan) -> None:
    assert all(i.unit and i.verification and i.frequency and i.responsible for i in plan.indicators.values())


@pytest.mark.parametrize("group", ["sex", "age_group", "people", "territory"])
def test_figures_are_broken_down(plan: Plan, group: str) -> None:
    assert any(getattr(observation, group) for observation in plan.observations.values())


def test_women_and_men_add_up_to_the_total(plan: Plan) -> None:
    shares: dict[tuple[str, str], Decimal] = {}
    for observation in plan.observations.values():
        if observation.sex and observation.value is not None and observation.period:
            key = observation.indicator, observation.period.text
            shares[key] = shares.get(key, Decimal(0)) + observation.value
    totals = {
        (o.indicator, o.period.text): o.value
        for o in plan.observations.values()
        if o.kind == "actual" and o.period and not (o.sex or o.age_group or o.people or o.territory)
    }
    assert shares
    assert {key: totals.get(key) for key in shares} == shares


def test_there_are_three_reporting_periods(plan: Plan) -> None:
    assert {r.period.text for r in plan.reports.values() if r.period} == {"2025-C3", "2026-C1", "2026-C2"}


def test_every_report_is_dated_after_its_period_began_and_before_today(plan: Plan) -> None:
    for report in plan.reports.values():
        assert report.period
        assert report.date
        assert report.period.first <= report.date.first <= TODAY


def test_every_status_occurs(plan: Plan) -> None:
    assert used([report.status for report in plan.reports.values()], vocabularies.STATUS)


def test_some_actions_are_late_some_perhaps_and_some_were_never_reported(plan: Plan) -> None:
    on_time = Counter(timeliness(plan, action.id, TODAY) for action in actions(plan))
    late = [a for a in actions(plan) if timeliness(plan, a.id, TODAY) == "late" and status_of(plan, a.id) == "limited"]
    silent = [action for action in actions(plan) if latest_report(plan, action.id) is None]
    assert len(late) >= 3
    assert on_time["perhaps_late"] >= 1
    assert on_time["no_report"] >= 2
    assert len(silent) >= 3


def test_bodies_contradict_each_other_about_the_same_period(plan: Plan) -> None:
    said: dict[tuple[str, str], dict[str | None, str | None]] = {}
    for report in plan.reports.values():
        if report.period:
            said.setdefault((report.item, report.period.text), {})[report.by] = report.status
    conflicting = {id for (id, _period), voices in said.items() if len(set(voices.values())) > 1}
    assert {plan.items[id].code for id in conflicting} == {"1.2.1", "2.1.1", "3.1.2"}


# --- The workshop ---


def test_the_workshop_knows_codes_bodies_and_tables(plan: Plan) -> None:
    (workshop,) = plan.workshops.values()
    participants = plan.participants.where("workshop", workshop.id)
    assert len(participants) >= 12
    assert all(p.code and p.organisation for p in participants)
    assert {p.table for p in participants} == {"1", "2", "3"}


def test_ratings_are_of_influence_interest_and_position(plan: Plan) -> None:
    ratings = list(plan.ratings.values())
    assert {"influence", "interest", "position"} <= {rating.dimension for rating in ratings}
    positions = [rating for rating in ratings if rating.dimension == "position"]
    assert all(rating.objective and rating.reason for rating in positions)


def test_the_tables_do_not_agree_on_everybody(plan: Plan) -> None:
    said: dict[str, list[Decimal]] = {}
    for rating in plan.ratings.where("subject", actor("camara")):
        if rating.dimension == "interest" and rating.value is not None:
            said.setdefault("camara", []).append(rating.value)
    assert max(said["camara"]) - min(said["camara"]) >= 3


def test_what_was_said_in_the_room_stays_inside(plan: Plan) -> None:
    shared = edition(plan, Audience.SHAREABLE).plan
    (workshop,) = shared.workshops.values()
    assert not len(shared.ratings)
    assert not len(shared.participants)
    assert not workshop.minutes
    assert any(record.note for record in plan.items.values())
    assert not any(record.note for _name, table in shared.tables() for record in table.values())

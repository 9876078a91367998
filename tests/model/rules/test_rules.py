import re
from string import Formatter

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n import speaking
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules import PROFILES, RULES, counted, problems
from planner.model.rules.loops import circles
from tests.model.rules.building import Records, plan_with, tie
from tests.model.rules.cases import CASES as GENERAL
from tests.model.rules.cases import TODAY, Case
from tests.model.rules.ogp_cases import OGP

CASES = (*GENERAL, *OGP)
EVERY_RULE = (*RULES, *(rule for rules in PROFILES.values() for rule in rules))


def found(case: Case, records: Records) -> list[Problem]:
    return [p for p in problems(plan_with(records), case.today, case.profile) if p.code == case.code]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{case.spot[0]}" for case in CASES])
def test_rule_finds_its_problem_where_it_is_and_only_there(case: Case) -> None:
    spots = [(p.collection, p.id, p.field) for p in found(case, case.bad)]
    assert case.spot in spots
    assert case.spot not in [(p.collection, p.id, p.field) for p in found(case, case.good)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{case.spot[0]}" for case in CASES])
def test_sentence_and_remedy_are_whole_in_both_languages(case: Case) -> None:
    texts = set()
    for problem in found(case, case.bad):
        for language in ("es", "en"):
            with speaking(language):
                assert not re.search(r"[{}]|None|  ", problem.sentence + problem.advice)
                assert problem.sentence.endswith((".", "…"))
                texts.add(problem.advice)
    assert len(texts) >= 2, "the remedy is not translated"


def test_every_rule_has_a_case_and_a_code_of_its_own() -> None:
    codes = [rule.code for rule in EVERY_RULE]
    assert len(set(codes)) == len(codes)
    assert set(codes) == {case.code for case in CASES}


def test_every_rule_has_a_name_of_its_own_in_both_languages() -> None:
    assert len({rule.code for rule in EVERY_RULE}) == len(EVERY_RULE)
    for language in ("es", "en"):
        with speaking(language):
            assert len({rule.title for rule in EVERY_RULE}) == len(EVERY_RULE)
    with speaking("es"):
        assert not [rule.code for rule in EVERY_RULE if rule.title == rule.named]


def test_a_profile_asks_only_when_it_is_wanted() -> None:
    plan = plan_with(OGP[0].bad)
    assert {p.code[:4] for p in problems(plan, TODAY, "ogp")} > {"ogp_"}
    assert not [p for p in problems(plan, TODAY) if p.code.startswith("ogp_")]


def test_a_chosen_strategy_is_read_as_a_commitment_and_others_are_not() -> None:
    plan = plan_with(OGP[0].bad)
    asked = [p for p in problems(plan, TODAY, "ogp", frozenset("S")) if p.code == "ogp_no_milestones"]
    assert [(p.collection, p.id) for p in asked] == [("strategies", "S")]


def test_a_commitment_that_another_continues_is_read_no_more() -> None:
    records = {**OGP[0].bad, "links": {"V": {"source": "NEW", "type": "responds_to", "target": "K"}}}
    records["items"] = {**records["items"], "NEW": {"title.es": "Otro", "level": "commitment", "place": "C a1"}}
    read = {p.id for p in problems(plan_with(records), TODAY, "ogp") if p.code == "ogp_no_milestones"}
    assert read == {"NEW"}


def test_a_sound_plan_has_neither_errors_nor_warnings() -> None:
    assert counted(problems(plan_with({}), TODAY))[Severity.WARNING] == 0
    assert counted(problems(plan_with({}), TODAY))[Severity.ERROR] == 0
    assert problems(Plan(), TODAY) == []


def test_who_has_not_answered_is_nothing_for_those_outside() -> None:
    plan = plan_with({"sendings": {"m": {"stakeholder": "A", "number": "3", "due": "2024-07-01"}}})
    shareable, internal = (edition(plan, audience).plan for audience in (Audience.SHAREABLE, Audience.INTERNAL))
    assert "answer_overdue" in {problem.code for problem in problems(internal, TODAY)}
    assert "answer_overdue" not in {problem.code for problem in problems(shareable, TODAY)}


def test_errors_come_first() -> None:
    records: Records = {
        "stakeholders": {"X": {"name.es": "Alfa"}},
        "ties": {"AA": tie("A", "funds", "A"), "AB": tie("A", "member_of", "B")},
    }
    severities = [problem.severity for problem in problems(plan_with(records), TODAY)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.ERROR


def test_names_follow_the_language_of_the_reader() -> None:
    records = {"stakeholders": {"X": {"name.es": "Comité", "name.en": "Committee", "sector": "public"}}}
    problem = next(p for p in problems(plan_with(records), TODAY) if p.code == "isolated" and p.id == "X")
    with speaking("es"):
        assert "Comité" in problem.sentence
    with speaking("en"):
        assert "Committee" in problem.sentence


def test_markup_and_braces_in_names_stay_text() -> None:
    records = {"stakeholders": {"X": {"name.es": "{name} [/x] <b>", "sector": "public"}}}
    problem = next(p for p in problems(plan_with(records), TODAY) if p.code == "isolated" and p.id == "X")
    assert "{name} [/x] <b>" in problem.sentence


def test_a_long_membership_cycle_is_told_as_a_path() -> None:
    ring = {f"R{n}": {"name.es": f"Mesa {n}", "kind": "mechanism"} for n in range(3)}
    ties = {f"T{n}": tie(f"R{n}", "member_of", f"R{(n + 1) % 3}") for n in range(3)}
    found = [
        p for p in problems(plan_with({"stakeholders": ring, "ties": ties}), TODAY) if p.code == "membership_cycle"
    ]
    assert len(found) == 1
    assert "Mesa 0 → Mesa 1 → Mesa 2 → Mesa 0" in found[0].sentence


def test_every_gap_of_a_text_is_filled_by_its_rule() -> None:
    for rule in EVERY_RULE:
        gaps = {name for text in (rule.says, rule.remedy) for _a, name, _b, _c in Formatter().parse(text) if name}
        case = next(case for case in CASES if case.code == rule.code)
        assert gaps <= found(case, case.bad)[0].parameters.keys()


@given(st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG")), max_size=25))
def test_circles_are_those_networkx_finds(arcs: list[tuple[str, str]]) -> None:
    follows: dict[str, list[str]] = {}
    for source, target in arcs:
        follows.setdefault(source, []).append(target)
    graph: nx.DiGraph[str] = nx.DiGraph(arcs)
    knots = [c for c in nx.strongly_connected_components(graph) if len(c) > 1 or any(graph.has_edge(n, n) for n in c)]
    told = circles(follows)
    assert [circle[0] for circle in told] == sorted(min(knot) for knot in knots)
    for circle in told:
        assert all(graph.has_edge(a, b) for a, b in zip(circle, [*circle[1:], circle[0]], strict=True))
        assert len(set(circle)) == len(circle)

"""Where each rule just speaks and where it just keeps silent: the edges of what it asks."""

from dataclasses import dataclass

import pytest

from planner.model.rules import problems
from tests.model.rules.building import (
    PROJECT,
    Leaves,
    Records,
    actor,
    budget,
    crowd,
    figure,
    item,
    items,
    leading,
    linked,
    measured,
    money,
    observed,
    plan_with,
    report,
    reports,
    role,
    roles,
    seats,
    tie,
    ties,
)
from tests.model.rules.cases import TODAY


@dataclass(frozen=True)
class Edge:
    """A rule, what is the case, and the ids of the records it then speaks of."""

    code: str
    what: str
    records: Records
    spoken_of: tuple[str, ...] = ()


def stakeholders(**bodies: Leaves) -> Records:
    return {"stakeholders": bodies}


def rated(dimension: str, value: str) -> Records:
    return {"ratings": {"r": {"subject": "A", "dimension": dimension, "value": value}}}


def dated(**dates: str) -> Records:
    return items(X=item("E a2", **dates))


def late(end: str, *said: Leaves) -> Records:
    return {**dated(end=end), "reports": {f"r{n}": body for n, body in enumerate(said)}}


LAW = {"title.es": "Ley", "kind": "law"}
CITED = {"sources": {"D": {"title.es": "Informe"}}}
DRAFT: Records = {"strategies": {"S": {"title.es": "Estrategia", "kind": "strategy", "state": "draft"}}}

EDGES = (
    # references
    Edge("dangling", "a source that is not there",
         stakeholders(X=actor("Equis", **{"cites[D línea 4]": "yes"})), ("X",)),
    Edge("dangling", "a source that is there", {**CITED, **stakeholders(X=actor("Equis", **{"cites[D p. 4]": "yes"}))}),
    Edge("dangling", "a tie that names a strategy", ties(T=tie("A", "funds", "S")), ("T",)),
    Edge("dangling", "an assignment on a strategy", roles(X=role("A", "lead", "S"))),
    Edge("missing", "a name in English alone", stakeholders(X={"name.en": "Ex", "sector": "public"})),
    Edge("missing", "a name that is said not to exist",
         stakeholders(X={"known_none[name]": "yes", "sector": "public"})),
    Edge("missing", "no name", stakeholders(X={"sector": "public", "acronym": "X"}), ("X",)),
    Edge("unknown_term", "a code", stakeholders(X=actor("Equis", level="municipal"))),
    Edge("unknown_term", "a label in place of its code", stakeholders(X=actor("Equis", level="Municipal")), ("X",)),
    Edge("unknown_term", "an age group of one's own", observed(o=figure("actual", age_group="0 a 5 años"))),
    # names
    Edge("same_name", "the English name of another", stakeholders(X=actor("Equis", **{"name.en": "Alfa"})), ("X",)),
    Edge("same_name", "one that was merged", stakeholders(X=actor("Alfa", merged_into="A"))),
    Edge("same_name", "told apart by the first of the two",
         stakeholders(A=actor("Alfa", **{"different_from[X]": "yes"}), X=actor("ALFA"))),
    Edge("same_name", "an alias of another", stakeholders(X=actor("Equis", **{"aliases[Alfa]": "yes"}))),
    Edge("same_acronym", "points and accents make none", stakeholders(X=actor("Equis", acronym="Ó.I.M."),
                                                                      Y=actor("Ye", acronym="o i m")), ("Y",)),
    Edge("same_territory", "in two places", {"territories": {
        "P": {"name.es": "San José", "kind": "municipality", "parent": "Q"}, "Q": {"name.es": "Escuintla",
                                                                                   "kind": "department"},
        "R": {"name.es": "San José", "kind": "municipality"}}}),
    # ties
    Edge("tie_to_itself", "a membership is a circle instead", ties(T=tie("M", "member_of", "M"))),
    Edge("same_tie", "once past", ties(T=tie("A", "funds", "B"), U=tie("A", "funds", "B", state="past"))),
    Edge("same_tie", "twice past", ties(T=tie("A", "funds", "B", state="past"), U=tie("A", "funds", "B", state="past")),
         ("U",)),
    Edge("same_tie", "at two times",
         ties(T=tie("A", "funds", "B", start="2020"), U=tie("A", "funds", "B", start="2023"))),
    Edge("same_tie", "planned and existing", ties(T=tie("A", "funds", "B"), U=tie("A", "funds", "B", state="planned")),
         ("U",)),
    Edge("member_of_no_mechanism", "a mechanism", ties(T=tie("B", "member_of", "M"))),
    Edge("member_of_no_mechanism", "nobody", ties(T=tie("A", "member_of", "GONE"))),
    Edge("contradicting_ties", "an agreement is no coordination",
         ties(T=tie("A", "conflict", "B"), U=tie("A", "agreement", "B"))),
    Edge("contradicting_ties", "of other pairs", ties(T=tie("A", "conflict", "B"), U=tie("A", "coordinates", "M"))),
    Edge("merged_still_used", "by an assignment", {**stakeholders(X=actor("X", merged_into="A")),
                                                   **roles(e=role("X", "lead", "I"))}, ("X",)),
    Edge("isolated", "a population nobody serves", stakeholders(X=actor("X", kind="population")), ("X",)),
    Edge("isolated", "only by a past tie",
         {**stakeholders(X=actor("X")), **ties(T=tie("X", "funds", "A", state="past"))}, ("X",)),
    Edge("isolated", "one that was merged", stakeholders(X=actor("X", merged_into="A"))),
    Edge("mechanism_without_members", "a body that is also one", stakeholders(X=actor("X", mechanism="yes"))),
    Edge("no_sector", "part of the problem", stakeholders(X={"name.es": "X", "problem_actor": "yes"})),
    # dates
    Edge("end_before_start", "on one day", dated(start="2024-03-01", end="2024-03-01")),
    Edge("end_before_start", "a day too soon", dated(start="2024-03-02", end="2024-03-01"), ("X",)),
    Edge("end_before_start", "of a tie", ties(T=tie("A", "funds", "B", start="2024", end="2023")), ("T",)),
    Edge("end_perhaps_before_start", "certainly", dated(start="2024", end="2023")),
    Edge("end_perhaps_before_start", "within one year", dated(start="2024", end="2024")),
    Edge("end_perhaps_before_start", "a month in a year", dated(start="2024-06", end="2024")),
    Edge("starts_before_parent", "the nearest with a start counts",
         items(E=item("S a0"), X=item("E a2", start="2019")), ()),
    Edge("ends_after_parent", "the strategy's, when the item above has none", dated(end="2026"), ("X",)),
    Edge("ends_after_parent", "perhaps", dated(end="2025-12-31")),
    Edge("starts_after_parent_ends", "with an end of its own it is that which is late",
         dated(start="2026", end="2026")),
    Edge("starts_before_dependency_ends", "on the day after", linked(
        "XY", X=item("E a2", start="2024-03-02"), Y=item("E a3", end="2024-03-01"))),
    Edge("starts_before_dependency_ends", "another link", linked(
        "XY", type="responds_to", X=item("E a2", start="2023"), Y=item("E a3", end="2024"))),
    Edge("ends_before_dependency", "with a start it is that which is told", linked(
        "XY", X=item("E a2", start="2022", end="2023"), Y=item("E a3", end="2024"))),
    Edge("depends_on_own_branch", "on its own part", linked("EI"), ("E",)),
    Edge("depends_on_own_branch", "on its strategy", linked("IS"), ("I",)),
    # assignments
    Edge("problem_actor_leads", "long ago",
         {**leading(problem_actor="yes"), **roles(XI=role("X", "lead", "I", state="past"))}),
    Edge("person_leads", "a post", leading(kind="post")),
    Edge("lead_not_set_up", "wished for", leading(state="potential"), ("XI",)),
    Edge("placeholder_leads", "said not to be one", leading(placeholder="no")),
    Edge("same_assignment", "in another role", roles(X=role("A", "co_lead", "I"))),
    Edge("leads_and_supports", "once led", roles(AI=role("A", "lead", "I", state="past"), X=role("A", "support", "I"))),
    Edge("lead_without_tie_to_support", "tied the other way round",
         {**stakeholders(X=actor("X")), **roles(s=role("X", "support", "I")), **ties(T=tie("X", "funds", "A"))}),
    Edge("lead_without_tie_to_support", "tied long ago",
         {**stakeholders(X=actor("X")), **roles(s=role("X", "support", "I")),
          **ties(T=tie("X", "funds", "A", state="past"))}, ("I",)),
    Edge("lead_without_tie_to_support", "the lead is the mechanism of the other",
         {**stakeholders(X=actor("X")), **roles(AI=role("M", "lead", "I"), s=role("X", "support", "I")),
          **ties(T=tie("X", "member_of", "M"))}),
    Edge("leads_too_much", "of few actions all", roles(BJ=role("A", "lead", "J"))),
    Edge("leads_too_much", "a quarter and one of many", crowd(4), ("A",)),
    # plans
    Edge("same_code", "written otherwise", items(X=item("E a2", code="A-1"), Y=item("E a3", code="a 1")), ("Y",)),
    Edge("same_link", "the other way round", linked("IJ", "JI", type="aligns_with")),
    Edge("link_to_itself", "a dependency is a circle instead", linked("II")),
    Edge("no_lead", "a lead above", {**items(X=item("E a2")), **roles(e=role("A", "lead", "E"))}),
    Edge("no_lead", "only a support", {**items(X=item("E a2")), **roles(e=role("A", "support", "X"))}, ("X",)),
    Edge("no_lead", "a lead that was",
         {**items(X=item("E a2")), **roles(e=role("A", "lead", "X", state="past"))}, ("X",)),
    Edge("lead_only_above", "the nearest of two", {**items(X=item("E a2")), **roles(
        e=role("A", "lead", "E"), s=role("B", "lead", "S"))}, ("E",)),
    Edge("agreed_but_open", "in revision", {**items(X=item("E a2", open="yes")), "strategies": {
        "S": {"title.es": "S", "kind": "strategy", "state": "in_revision"}}}),
    Edge("no_items", "of a law", {"strategies": {"T": {**LAW, "owner": "A"}}}),
    Edge("no_items", "led by somebody", {"strategies": {"T": PROJECT}, **roles(t=role("A", "lead", "T"))}, ("T",)),
    Edge("no_end", "in a draft", {**dated(), **DRAFT}),
    Edge("weights_add_up", "just near enough to 100", items(I=item("E a0", weight="60"), J=item("E a1", weight="60")),
         ("E",)),
    Edge("weights_add_up", "too far from 100", items(I=item("E a0", weight="60"), J=item("E a1", weight="61"))),
    Edge("bad_weight", "a little below nothing", items(X=item("E a2", weight="-0.1")), ("X",)),
    # reports
    Edge("late", "ended yesterday", late("2024-07-01", report("X", "limited")), ("X",)),
    Edge("late", "ends today", late("2024-07-02", report("X", "limited"))),
    Edge("late", "perhaps only", late("2024", report("X", "limited"))),
    Edge("late", "cancelled", late("2024-06", report("X", "cancelled"))),
    Edge("late", "suspended is not closed", late("2024-06", report("X", "suspended")), ("X",)),
    Edge("no_report", "ends today", dated(end="2024-07-02")),
    Edge("no_report", "perhaps only", dated(end="2024")),
    Edge("complete_below_100", "without a figure", reports(r=report("I", "complete"))),
    Edge("progress_backwards", "in one period",
         reports(r=report("I", "limited", percent="40"), s=report("I", "limited", percent="30"))),
    Edge("progress_backwards", "the same", reports(r=report("I", "limited", "2023", percent="40"),
                                                   s=report("I", "limited", percent="40"))),
    Edge("reports_differ", "by one body", reports(r=report("I", "limited", by="A"), s=report("I", "complete", by="A"))),
    Edge("reports_differ", "by nobody knows whom",
         reports(r=report("I", "limited"), s=report("I", "complete", by="A"))),
    Edge("reports_differ", "in figures alone", reports(
        r=report("I", "limited", by="A", percent="20"), s=report("I", "limited", by="B", percent="30")), ("s",)),
    Edge("report_on_the_future", "begins today", reports(r=report("I", "limited", "2024-07-02"))),
    Edge("report_on_the_future", "begins tomorrow", reports(r=report("I", "limited", "2024-07-03")), ("r",)),
    Edge("complete_before_its_parts", "a part nobody reported on", reports(r=report("E", "complete"))),
    Edge("full_but_not_complete", "cancelled", reports(r=report("I", "cancelled", percent="100"))),
    Edge("complete_without_evidence", "said not to exist",
         reports(r=report("I", "complete", **{"known_none[evidence]": "yes"}))),
    # figures
    Edge("no_unit", "values in words", {"indicators": {"N": {"item": "I", "name.es": "N"}}, "observations": {
        "o": {"indicator": "N", "kind": "actual", "said.es": "Alta"}}}),
    Edge("same_figure", "of two peoples",
         observed(o=figure("actual", people="maya"), p=figure("actual", people="xinka"))),
    Edge("figures_differ", "of target and actual", observed(o=figure("target", "5"), p=figure("actual", "7"))),
    Edge("target_the_wrong_way", "as good as the baseline",
         {**measured(direction="up"), "observations": {"o": figure("baseline", "5"), "p": figure("target", "5")}}),
    Edge("target_the_wrong_way", "a group of it",
         {**measured(direction="up"),
          "observations": {"o": figure("baseline", "5"), "p": figure("target", "2", sex="women")}}),
    Edge("no_actual", "due today", observed(o=figure("target", period="2024-07-02"))),
    Edge("actual_in_the_future", "this year", observed(o=figure("actual", period="2024"))),
    Edge("no_target", "of a law", {**measured(item="T"), "strategies": {"T": LAW}}),
    # money
    Edge("negative_amount", "nothing", budget(b=money("spent", "0 GTQ"))),
    Edge("spent_over_committed", "in another currency",
         budget(b=money("committed", "10 USD"), c=money("spent", "11 GTQ"))),
    Edge("spent_without_commitment", "nothing was", budget(b=money("spent", "0 GTQ"))),
    Edge("money_without_year", "within a year", {**items(I=item("E a0", start="2024-02", end="2024")),
                                                 **budget(b=money("requested"))}),
    Edge("empty_budget_line", "known to be without", budget(
        b={"item": "I", "kind": "spent", "known_none[amount]": "yes"})),
    Edge("problem_actor_funds", "nobody", budget(b={"item": "I", "kind": "spent", "amount": "1 GTQ"})),
    # workshops and documents
    Edge("rating_out_of_scale", "below nothing", rated("influence", "-1"), ("r",)),
    Edge("rating_out_of_scale", "a position may be against", rated("position", "-4")),
    Edge("same_participant_code", "without codes", {"workshops": {"W": {"title.es": "W"}}, "participants": {
        "P": {"workshop": "W"}, "Q": {"workshop": "W"}}}),
    Edge("same_participant_code", "spelt otherwise", seats("Mesa 1", "mesa-1"), ("Q",)),
    Edge("source_not_cited", "by its place",
         {**CITED, **ties(T=tie("A", "funds", "B", **{"cites[D línea 4]": "yes"}))}),
)  # fmt: skip


@pytest.mark.parametrize("edge", EDGES, ids=[f"{edge.code}: {edge.what}" for edge in EDGES])
def test_a_rule_speaks_up_to_its_edge_and_not_beyond(edge: Edge) -> None:
    told = {problem.id for problem in problems(plan_with(edge.records), TODAY) if problem.code == edge.code}
    mine = {id for bodies in edge.records.values() for id in bodies}
    assert told & (mine | set(edge.spoken_of)) == set(edge.spoken_of)

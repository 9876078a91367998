"""What the reader of an open government commitment asks of its design: milestones, values, ambition.

The reader is the Independent Reporting Mechanism (IRM) of the Open Government Partnership. What it looks at stands in
the glossary of opengovpartnership.org (Verifiability, Relevance, Ambition), and what a commitment has to say in the
template of the OGP National Handbook: problem, description, values, milestones with a verifiable result, start and end
of each, the institution that leads with somebody to contact, and the other actors of the State and of civil society.
"""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.rules.ogp.commitments import all_milestones, below, commitments, milestones, predecessors, texts
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule

RESULTS = frozenset({"result", "output", "outcome"})
DOING = RESULTS | {"activity", "subactivity", "action", "line"}
VALUES = (
    "transparen", "rendicion de cuentas", "participacion", "accountab", "participation", "datos abiertos", "open data",
)  # fmt: skip
"""Beginnings of the words for the three values, in folded text."""


@rule(
    "ogp_no_milestones",
    WARNING,
    N_("OGP: commitments without milestones"),
    N_("“{name}” has no milestones."),
    N_("Add two or more milestones under it, each with something that can be checked."),
)
def _no_milestones(scope: Scope) -> Iterator[Spot]:
    for one in commitments(scope):
        if not milestones(scope, one):
            yield at(one.collection, one.id, "")


@rule(
    "ogp_milestone_undated",
    WARNING,
    N_("OGP: milestones without both dates"),
    N_("The milestone “{name}” lacks its start or its end."),
    N_("Give both: the template of the action plan asks for them at each milestone."),
)
def _milestone_undated(scope: Scope) -> Iterator[Spot]:
    for item in all_milestones(scope):
        if item.start is None or item.end is None:
            yield at("items", item.id, "end" if item.start else "start")


@rule(
    "ogp_not_verifiable",
    WARNING,
    N_("OGP: milestones that cannot be verified"),
    N_("The milestone “{name}” names no activity, result or indicator by which it could be verified."),
    N_("Add below it what will be done and what will be there to see; what cannot be verified is not reviewed."),
)
def _not_verifiable(scope: Scope) -> Iterator[Spot]:
    """Verifiable: clear objectives and actions, with activities that can be checked (glossary, Verifiability)."""
    measured = scope.plan.indicators.grouped("item")
    for item in all_milestones(scope):
        if item.id not in measured and not any(part.level in DOING for part in below(scope, item.id)):
            yield at("items", item.id, "")


@rule(
    "ogp_no_result",
    HINT,
    N_("OGP: milestones without an expected result"),
    N_("The milestone “{name}” does not say which result or product is expected."),
    N_("Add below it the result that anybody can check."),
)
def _no_result(scope: Scope) -> Iterator[Spot]:
    for item in all_milestones(scope):
        if not any(part.level in RESULTS for part in below(scope, item.id)):
            yield at("items", item.id, "")


@rule(
    "ogp_no_indicator",
    HINT,
    N_("OGP: milestones without an indicator"),
    N_("Neither the milestone “{name}” nor anything below it has an indicator."),
    N_("Add one with a baseline and a target, so that its progress can be shown in figures."),
)
def _no_indicator(scope: Scope) -> Iterator[Spot]:
    measured = scope.plan.indicators.grouped("item")
    for item in all_milestones(scope):
        if measured.keys().isdisjoint([item.id, *(part.id for part in below(scope, item.id))]):
            yield at("items", item.id, "")


@rule(
    "ogp_no_relevance",
    WARNING,
    N_("OGP: values of open government not said"),
    N_("“{name}” does not say which value of open government it serves."),
    N_("Write in its description how it makes something more transparent, more participatory or more accountable."),
)
def _no_relevance(scope: Scope) -> Iterator[Spot]:
    """At least one of transparency, citizen participation and public accountability (glossary, Relevance)."""
    for one in commitments(scope):
        if not any(value in texts(scope, one) for value in VALUES):
            yield at(one.collection, one.id, "description")


@rule(
    "ogp_no_problem",
    HINT,
    N_("OGP: problem not said"),
    N_("“{name}” is not linked to the problem that it answers."),
    N_("Link it with “responds to” to a finding or a cause."),
)
def _no_problem(scope: Scope) -> Iterator[Spot]:
    for one in commitments(scope):
        answered = [link.target for link in scope.plan.links.where("source", one.id) if link.type == "responds_to"]
        if not set(answered) - set(predecessors(scope, one)):
            yield at(one.collection, one.id, "")


@rule(
    "ogp_no_change",
    WARNING,
    N_("OGP: ambition not said"),
    N_("“{name}” does not say what will be different when it is complete."),
    N_("Add the outcome wanted: which rule, practice or institution changes, and for whom."),
)
def _no_change(scope: Scope) -> Iterator[Spot]:
    """Ambition: what a commitment could change beyond present practice (glossary, Ambition)."""
    for one in commitments(scope):
        if not any(item.level in {"outcome", "objective"} for item in below(scope, one.id)):
            yield at(one.collection, one.id, "")


@rule(
    "ogp_no_predecessor",
    HINT,
    N_("OGP: commitment before not said"),
    N_("It is not said whether “{name}” continues a commitment of an earlier plan."),
    N_("Link it to that commitment; leave it so if it is new."),
)
def _no_predecessor(scope: Scope) -> Iterator[Spot]:
    for one in commitments(scope):
        if not predecessors(scope, one):
            yield at(one.collection, one.id, "")


RULES = (
    _no_milestones,
    _milestone_undated,
    _not_verifiable,
    _no_relevance,
    _no_change,
    _no_result,
    _no_indicator,
    _no_problem,
    _no_predecessor,
)

"""What the reader of an open government commitment asks of its progress: completion, evidence, and how it was rated.

The IRM assesses completion in five words (glossary of opengovpartnership.org, Completion) and goes by evidence in a
public repository that is brought up to date at least twice a year (OGP Participation and Co-Creation Standards,
Standard 2; glossary, Repository).
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from planner.i18n import N_
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.monitoring import Report
from planner.model.progress import latest_report
from planner.model.rules.ogp.commitments import (
    BEGUN,
    LEVELS,
    Commitment,
    begun,
    closed,
    commitments,
    milestones,
    status,
)
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import TermLabel

HALF_A_YEAR = timedelta(days=183)
REVIEWER = "irm"
"""The folded acronym of the body whose ratings are the reader's own."""
WEB_ADDRESS = re.compile(r"https?://|www\.|\w\.(gob|org|com|net|gt)\b", re.IGNORECASE)
LOW = frozenset({"baja", "bajo", "low", "no clara", "poco claro", "unclear", "ninguna", "none", "no"})


def _asked(scope: Scope) -> Iterator[Commitment]:
    """Commitments and milestones that have begun."""
    for one in commitments(scope):
        if begun(scope, one):
            yield one
        yield from (item for item in milestones(scope, one) if begun(scope, item))


@rule(
    "ogp_no_status",
    WARNING,
    N_("OGP: completion not said"),
    N_("“{name}” has begun, but no report says how far it is completed."),
    N_("Report one of the four levels: not started, limited, substantial or complete."),
)
def _no_status(scope: Scope) -> Iterator[Spot]:
    yield from (at(one.collection, one.id, "") for one in _asked(scope) if status(scope, one.id) is None)


@rule(
    "ogp_other_status",
    HINT,
    N_("OGP: status that is no completion level"),
    N_("The status of “{name}” is “{status}”, which is none of the levels of completion."),
    N_("Report also how far it came: not started, limited, substantial or complete."),
)
def _other_status(scope: Scope) -> Iterator[Spot]:
    for one in _asked(scope):
        known = status(scope, one.id)
        if known is not None and known not in LEVELS:
            yield at(one.collection, one.id, "", status=TermLabel(vocabularies.STATUS, known))


@rule(
    "ogp_report_old",
    WARNING,
    N_("OGP: no report in the last six months"),
    N_("The newest report on “{name}” is about {period}; nothing was said since."),
    N_("Report at least every six months, and until its end."),
)
def _report_old(scope: Scope) -> Iterator[Spot]:
    """Until its end, or until today while it goes on."""
    for one in _asked(scope):
        report = latest_report(scope.plan, one.id)
        if report is None or report.period is None or closed(scope, one.id):
            continue
        until = min(scope.today, one.end.last) if one.end else scope.today
        if until - report.period.last >= HALF_A_YEAR - timedelta(days=3):
            yield at(one.collection, one.id, "", period=report.period)


@rule(
    "ogp_no_evidence",
    WARNING,
    N_("OGP: progress without evidence"),
    N_("“{name}” says that something was done, but gives no evidence."),
    N_("Note where the minutes, list, publication or photograph is that shows it."),
)
def _no_evidence(scope: Scope) -> Iterator[Spot]:
    yield from (at("reports", report.id, "evidence") for report in _progress(scope) if not report.evidence)


@rule(
    "ogp_evidence_closed",
    HINT,
    N_("OGP: evidence the public cannot open"),
    N_("The evidence of “{name}” has no web address."),
    N_("Publish it in the repository of the action plan, and note the address."),
)
def _evidence_closed(scope: Scope) -> Iterator[Spot]:
    for report in _progress(scope):
        if report.evidence and not WEB_ADDRESS.search(report.evidence):
            yield at("reports", report.id, "evidence")


def _progress(scope: Scope) -> Iterator[Report]:
    """The reports of progress on commitments and milestones."""
    for one in _asked(scope):
        for report in scope.plan.reports.where("item", one.id):
            if report.status in BEGUN and "evidence" not in report.known_none:
                yield report


@rule(
    "ogp_rating_pending",
    HINT,
    N_("OGP: review still pending"),
    N_("“{name}” is still pending."),
    N_("Have report and evidence of each milestone at hand: completion is assessed after the end of the action plan."),
)
def _rating_pending(scope: Scope) -> Iterator[Spot]:
    for indicator, said in _ratings(scope):
        if any(word.startswith(("pendiente", "pending")) for word in said):
            yield at("indicators", indicator, "")


@rule(
    "ogp_rating_low",
    HINT,
    N_("OGP: rated low"),
    N_("“{name}” was rated low."),
    N_("Prepare an answer: what changes beyond what is done already, and what makes it binding and lasting."),
)
def _rating_low(scope: Scope) -> Iterator[Spot]:
    for indicator, said in _ratings(scope):
        if not LOW.isdisjoint(said):
            yield at("indicators", indicator, "")


def _ratings(scope: Scope) -> Iterator[tuple[str, list[str]]]:
    """The indicators that the reviewer gives in words, with the folded words."""
    reviewers = {id for id, body in scope.plan.stakeholders.bodies.items() if fold(body.get("acronym", "")) == REVIEWER}
    for one in commitments(scope):
        for indicator in scope.plan.indicators.where("item", one.id):
            if indicator.responsible in reviewers:
                values = scope.plan.observations.where("indicator", indicator.id)
                said = [fold(text) for value in values for text in (value.said.es, value.said.en) if text]
                yield indicator.id, said


RULES = (
    _no_status,
    _report_old,
    _no_evidence,
    _other_status,
    _evidence_closed,
    _rating_pending,
    _rating_low,
)

"""Rules on progress: what is late, what nobody reported on, and reports that contradict one another."""

from collections.abc import Iterator
from itertools import pairwise

from planner.i18n import N_
from planner.model import vocabularies
from planner.model.actions import REFERENCE_KINDS
from planner.model.monitoring import Report
from planner.model.progress import has_reports, reports_of, status_of_report, timeliness
from planner.model.rules.actors import groups
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.strategies import Item, Strategy

COMPLETE = 100


@rule(
    "late",
    WARNING,
    N_("Late"),
    N_("“{name}” should have ended ({end}) and is not closed."),
    N_("Report how it stands, or agree on a new end."),
)
def _late(scope: Scope) -> Iterator[Spot]:
    yield from _timed(scope, "late")


@rule(
    "perhaps_late",
    HINT,
    N_("Perhaps late"),
    N_("“{name}” is perhaps late: its end ({end}) is not known to the day."),
    N_("Report how it stands, or give its end more precisely."),
)
def _perhaps_late(scope: Scope) -> Iterator[Spot]:
    yield from _timed(scope, "perhaps_late")


@rule(
    "no_report",
    WARNING,
    N_("Ended without a report"),
    N_("“{name}” has ended ({end}), but nobody has reported on it."),
    N_("Ask whoever leads it for a report."),
)
def _no_report(scope: Scope) -> Iterator[Spot]:
    """A strategy without any report is named once, and not again with each of its items.

    Nobody is asked for reports on what only a document tells of.
    """
    silent = {
        strategy.id
        for strategy in scope.plan.strategies.values()
        if strategy.end is not None and strategy.end.before(scope.today) and not has_reports(scope.plan, strategy.id)
    }
    for record in _carried_out(scope):
        strategy = scope.strategy.get(record.id)
        named = (strategy is not None and strategy.id in silent) or scope.told(record.id)
        certain = record.end is not None and record.end.before(scope.today)
        if certain and not named and timeliness(scope.plan, record.id, scope.today) == "no_report":
            yield at(record.collection, record.id, "end", end=record.end)


def _timed(scope: Scope, code: str) -> Iterator[Spot]:
    for record in _carried_out(scope):
        if record.end is not None and timeliness(scope.plan, record.id, scope.today) == code:
            yield at(record.collection, record.id, "end", end=record.end)


def _carried_out(scope: Scope) -> Iterator[Item | Strategy]:
    """What can be late: strategies not yet ended, their actions, and other items that were reported on."""
    for strategy in scope.plan.strategies.values():
        if strategy.kind not in REFERENCE_KINDS and strategy.state != "ended":
            yield strategy
    done = {item.id for item in scope.actions}
    yield from scope.actions
    for id in scope.plan.reports.grouped("item"):
        if id in scope.plan.items and id not in done:
            yield scope.plan.items[id]


@rule(
    "complete_below_100",
    WARNING,
    N_("Complete below 100 %"),
    N_("“{name}”: complete, yet at {percent} %."),
    N_("Correct the status or the progress."),
)
def _complete_below_100(scope: Scope) -> Iterator[Spot]:
    for report in scope.plan.reports.values():
        if report.status == "complete" and report.percent is not None and report.percent < COMPLETE:
            yield at("reports", report.id, "percent", percent=report.percent)


@rule(
    "full_but_not_complete",
    HINT,
    N_("At 100 %, yet not complete"),
    N_("“{name}”: at 100 %, yet not complete."),
    N_("Mark it as complete, or correct the progress."),
)
def _full_but_not_complete(scope: Scope) -> Iterator[Spot]:
    closed = vocabularies.STATUS.having("closed")
    for report in scope.plan.reports.values():
        if report.percent == COMPLETE and report.status and report.status not in closed:
            yield at("reports", report.id, "status")


@rule(
    "progress_without_start",
    WARNING,
    N_("Progress before it started"),
    N_("“{name}”: not started, yet at {percent} %."),
    N_("Correct the status or the progress."),
)
def _progress_without_start(scope: Scope) -> Iterator[Spot]:
    for report in scope.plan.reports.values():
        if report.status in {"not_started", "proposed"} and report.percent:
            yield at("reports", report.id, "percent", percent=report.percent)


@rule(
    "progress_backwards",
    WARNING,
    N_("Progress that goes backwards"),
    N_("“{name}”: progress fell from {before} % to {percent} %."),
    N_("Say why under “Obstacle”, or correct one of the reports."),
)
def _progress_backwards(scope: Scope) -> Iterator[Spot]:
    for id in scope.plan.reports.grouped("item"):
        stated = [(r, r.period, r.percent) for r in reversed(reports_of(scope.plan, id)) if r.percent is not None]
        for (_before, earlier, high), (after, later, low) in pairwise(stated):
            follows = earlier is not None and later is not None and earlier.before(later)
            if follows and low < high and not after.obstacle:
                yield at("reports", after.id, "percent", before=high, percent=low)


@rule(
    "reports_differ",
    WARNING,
    N_("Reports that contradict each other"),
    N_("{one} and {other} report differently on “{item}” for {period}."),
    N_("Ask both, and add a report with what they agree on; the newest one counts."),
)
def _reports_differ(scope: Scope) -> Iterator[Spot]:
    dated = [report for report in scope.plan.reports.values() if report.period]
    for first, *others in groups(dated, lambda report: (report.item, report.period.text if report.period else "")):
        for other in others:
            if first.by and other.by and first.by != other.by and _differ(first, other):
                who = {"one": scope.name(first.by), "other": scope.name(other.by)}
                yield at("reports", other.id, "status", item=scope.name(other.item), period=other.period, **who)


def _differ(one: Report, other: Report) -> bool:
    percents = {one.percent, other.percent} - {None}
    statuses = {one.status, other.status} - {None}
    return len(percents) > 1 or len(statuses) > 1


@rule(
    "report_on_the_future",
    WARNING,
    N_("Reports on what is still to come"),
    N_("“{name}” reports on a time that is still to come."),
    N_("Correct the period."),
)
def _report_on_the_future(scope: Scope) -> Iterator[Spot]:
    for report in scope.plan.reports.values():
        if report.period and scope.today < report.period.first:
            yield at("reports", report.id, "period")


@rule(
    "report_before_start",
    HINT,
    N_("Reports from before the start"),
    N_("“{name}” reports on a time before it started ({start})."),
    N_("Correct the period, or the start of the action."),
)
def _report_before_start(scope: Scope) -> Iterator[Spot]:
    idle = {"proposed", "not_started", "cancelled", "no_evidence"}
    for report in scope.plan.reports.values():
        start = scope.plan.items[report.item].start if report.item in scope.plan.items else None
        if start and report.period and report.period.before(start) and report.status not in idle:
            yield at("reports", report.id, "period", start=start)


@rule(
    "complete_before_its_parts",
    WARNING,
    N_("Complete before its parts"),
    N_("“{name}” is reported complete, but “{part}”, which belongs to it, is not."),
    N_("Report on the part, or correct the status of the whole."),
)
def _complete_before_its_parts(scope: Scope) -> Iterator[Spot]:
    closed = vocabularies.STATUS.having("closed")
    for id in scope.plan.reports.grouped("item"):
        if id not in scope.plan.items or status_of_report(scope.plan, id) != "complete":
            continue
        for part in scope.plan.items.grouped("place").get(id, ()):
            status = status_of_report(scope.plan, part)
            if status is not None and status not in closed:
                yield at("items", id, "", part=scope.name(part))
                break


@rule(
    "complete_without_evidence",
    HINT,
    N_("Complete without evidence"),
    N_("“{name}”: complete, but without evidence."),
    N_("Note the document, photograph or list that shows it."),
)
def _complete_without_evidence(scope: Scope) -> Iterator[Spot]:
    for report in scope.plan.reports.values():
        if report.status == "complete" and not report.evidence and "evidence" not in report.known_none:
            yield at("reports", report.id, "evidence")


RULES = (
    _late,
    _no_report,
    _complete_below_100,
    _progress_without_start,
    _progress_backwards,
    _reports_differ,
    _report_on_the_future,
    _complete_before_its_parts,
    _perhaps_late,
    _full_but_not_complete,
    _report_before_start,
    _complete_without_evidence,
)

"""How far along an item is: its newest report, status, progress and period, and whether it is on time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from planner.model import palette, vocabularies
from planner.model.assignments import leads
from planner.model.dates import When
from planner.model.monitoring import Report
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.tree import branches, strategy_of
from planner.model.vocabulary import Term, Vocabulary

DUE_SOON = timedelta(days=30)
"""How near an end must be to be called soon."""

TIMELINESS = Vocabulary(
    "timeliness",
    Term("on_time", "On time", "A tiempo", "·", color=palette.GREEN),
    Term("due_soon", "Due soon", "Por vencer", "▸", color=palette.YELLOW),
    Term("late", "Late", "Atrasada", "!", color=palette.VERMILION),
    Term("perhaps_late", "Perhaps late", "Quizá atrasada", "¡", color=palette.ORANGE),
    Term("no_report", "No report", "Sin informe", "?", color=palette.GREY),
    Term("done", "Closed", "Cerrada", "✓", color=palette.BLUE),
    Term("undated", "Undated", "Sin fecha", " ", color=palette.GREY),
)

Weigh = Callable[[Plan, str], Decimal]
"""How much the item of an id counts beside its siblings."""

WHOLE = Decimal(100)
UNSTARTED = frozenset({"proposed", "not_started"})
PROPOSING = frozenset({"draft", "consulted"})
"""States in which what a strategy holds is a proposal still."""
AGREED = frozenset({"validated", "approved", "published", "in_revision"})


def reports_of(plan: Plan, item_id: str) -> list[Report]:
    """The reports on an item or a strategy, the newest first: by period, then by date, then by id."""
    return sorted(plan.reports.where("item", item_id), key=_age, reverse=True)


def latest_report(plan: Plan, item_id: str) -> Report | None:
    """The newest report on an item or a strategy."""
    return max(plan.reports.where("item", item_id), key=_age, default=None)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an item or a strategy stands."""

    status: str | None
    percent: int | None
    report: Report | None
    """The report that says so; None where nobody reported on the record itself."""
    also: tuple[Report, ...]
    """The newest report of each other body, where it says something else."""

    @property
    def by(self) -> str | None:
        """The id of who says so."""
        return self.report.by if self.report is not None else None


def stand_of(plan: Plan, id: str, today: date | None = None) -> Stand:
    """Where an item or a strategy stands, who says so and who says otherwise."""
    counted = counted_report(plan, id)
    newest: dict[str | None, Report] = {}
    for report in reports_of(plan, id):
        newest.setdefault(report.by, report)
    also = tuple(
        report for who, report in newest.items()
        if counted is not None and report is not counted and who is not None and who != counted.by
        and (report.status, report.percent) != (counted.status, counted.percent)
    )  # fmt: skip
    return Stand(status_of(plan, id, today), progress_of(plan, id), counted, also)


def counted_report(plan: Plan, id: str) -> Report | None:
    """The report that says where an item or a strategy stands."""
    return max(_counted(plan, id), key=_age, default=None)


def _counted(plan: Plan, id: str) -> Sequence[Report]:
    """The reports of those who lead, and those that name nobody; all of them where no lead reported."""
    reports = plan.reports.where("item", id)
    if len({report.by for report in reports}) < 2:
        return reports
    leading = leads(plan, id).who
    theirs = [report for report in reports if report.by is not None and survivor(plan, report.by) in leading]
    return [report for report in reports if report.by is None or report in theirs] if theirs else reports


def _age(report: Report) -> tuple[tuple[date, date], tuple[date, date], str]:
    return _span(report.period), _span(report.date), report.id


def _span(when: When | None) -> tuple[date, date]:
    return (when.last, when.first) if when else (date.min, date.min)


def status_of(plan: Plan, item_id: str, today: date | None = None) -> str | None:
    """The status by the report that counts; without one, what is certain anyhow.

    Nothing reported: `proposed` in a strategy that is a draft, `not_started` when it is agreed and the item begins
    after `today`; None, unknown, in every other case.
    """
    report = counted_report(plan, item_id)
    if report is not None:
        return report.status
    strategy = strategy_of(plan, item_id)
    if strategy is None or strategy.is_framework or has_reports(plan, item_id):
        return None
    if strategy.state in PROPOSING:
        return "proposed"
    starts_later = today is not None and _starts_after(plan, item_id, today)
    return "not_started" if strategy.state in AGREED and starts_later else None


def _starts_after(plan: Plan, item_id: str, today: date) -> bool:
    start = plan.items[item_id].start if item_id in plan.items else None
    return start is not None and today < start.first


def has_reports(plan: Plan, item_id: str) -> bool:
    """Whether anybody reported on the item or on anything below it."""
    reported = plan.reports.grouped("item")
    return any(id in reported for id in _within(plan, item_id))


def _within(plan: Plan, root: str) -> Iterator[str]:
    """The id and all below it, parents first; a cycle is walked once."""
    below = plan.items.grouped("place")
    waiting, seen = [root], {root}
    while waiting:
        id = waiting.pop()
        yield id
        new = [child for child in below.get(id, ()) if child not in seen]
        seen.update(new)
        waiting += new


def progress_of(plan: Plan, item_id: str) -> int | None:
    """Progress from 0 to 100: what its own reports say, else the weighted mean of what is below it.

    Below, what nobody reported on counts as 0 beside what was reported, and what was cancelled does not count.
    None when nobody reported at all.
    """
    return progress_within(plan, item_id).get(item_id)


def progress_within(plan: Plan, root: str, weigh: Weigh | None = None) -> dict[str, int]:
    """`progress_of` for an item or strategy and all below it, by id, in one pass; what is unknown is left out.

    `weigh` gives how much an item counts beside others, in place of the weight people gave it.
    """
    exact: dict[str, Decimal] = {}
    for id in reversed(list(_within(plan, root))):
        share = _reported(plan, id)
        if share is None:
            share = _mean(plan, plan.items.grouped("place").get(id, ()), exact, weigh or weight_of)
        if share is not None:
            exact[id] = share
    return {id: int(share.quantize(Decimal(1), ROUND_HALF_UP)) for id, share in exact.items()}


def _reported(plan: Plan, id: str) -> Decimal | None:
    """The newest figure of those whose reports count, unless the newest status says it without one."""
    if id not in plan.reports.grouped("item"):
        return None
    reports = sorted(_counted(plan, id), key=_age, reverse=True)
    newest = reports[0]
    if newest.percent is not None:
        return newest.percent
    if newest.status == "complete":
        return WHOLE
    if newest.status in UNSTARTED:
        return Decimal(0)
    return next((report.percent for report in reports if report.percent is not None), None)


def _mean(plan: Plan, children: Iterable[str], shares: dict[str, Decimal], weigh: Weigh) -> Decimal | None:
    counted = [(id, weigh(plan, id)) for id in children if status_of_report(plan, id) != "cancelled"]
    total = sum((weight for _id, weight in counted), Decimal(0))
    if not total or not any(id in shares for id, _weight in counted):
        return None
    return sum((shares.get(id, Decimal(0)) * weight for id, weight in counted), Decimal(0)) / total


def weight_of(plan: Plan, id: str) -> Decimal:
    """How much an item counts beside its siblings; 1 if nothing is said."""
    written = (plan.items.body(id) or {}).get("weight")
    return max(Decimal(written), Decimal(0)) if written else Decimal(1)


def status_of_report(plan: Plan, item_id: str) -> str | None:
    """The status the report that counts gives, and nothing else."""
    report = counted_report(plan, item_id) if item_id in plan.reports.grouped("item") else None
    return report.status if report else None


def timeliness(plan: Plan, item_id: str, today: date) -> str:
    """A code of `TIMELINESS` for an item or a strategy.

    `late` only when its end is certainly past and somebody reported that it is not finished; `perhaps_late` while its
    end, known only by month, part or year, may be past; past its end without any report it is `no_report`.
    """
    if _closed(plan, item_id):
        return "done"
    end = _end(plan, item_id)
    if end is None:
        return "undated"
    if end.perhaps_before(today):
        if not has_reports(plan, item_id):
            return "no_report"
        return "late" if end.before(today) else "perhaps_late"
    return "due_soon" if end.last - today <= DUE_SOON else "on_time"


def _end(plan: Plan, id: str) -> When | None:
    if id in plan.items:
        return plan.items[id].end
    return plan.strategies[id].end if id in plan.strategies else None


def _closed(plan: Plan, id: str) -> bool:
    """Whether its own report closes it or, without one, the reports of everything right below it do."""
    closing = vocabularies.STATUS.having("closed")
    own = status_of_report(plan, id)
    if own is not None:
        return own in closing
    children = plan.items.grouped("place").get(id, ())
    return bool(children) and all(status_of_report(plan, child) in closing for child in children)


USUAL = "C"
"""Guatemala's public bodies report by thirds of the year."""
MONTHS_IN = {"Q": 3, "C": 4, "S": 6}


def period_like(plan: Plan, strategy: str, today: date) -> str:
    """The period that `today` is in, as long as those that the newest reports on a strategy are about."""
    ids = [strategy, *(branch.item.id for branch in branches(plan, strategy))]
    periods = [report.period for id in ids if (report := latest_report(plan, id)) is not None and report.period]
    return present(today, max(periods, default=None))


def present(today: date, like: When | None) -> str:
    """The canonical text of the year, part of it, month or day that `today` is in, by the precision of another."""
    form = like.text[5:] if like is not None else USUAL
    if not form:
        return f"{today:%Y}"
    if form[0] in MONTHS_IN:
        return f"{today:%Y}-{form[0]}{(today.month - 1) // MONTHS_IN[form[0]] + 1}"
    return f"{today:%Y-%m}" if len(form) == len("06") else f"{today:%Y-%m-%d}"

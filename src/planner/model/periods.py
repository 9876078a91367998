"""The period a progress report is about when nobody says another."""

from datetime import date

from planner.model.plan import Plan
from planner.model.progress import latest_report
from planner.model.tree import branches
from planner.model.when import When

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

"""Rules on the budget: what each line lacks, and sums that do not fit together."""

from collections.abc import Iterator
from decimal import Decimal

from planner.i18n import N_
from planner.model.monitoring import BudgetLine
from planner.model.rules.actors import groups
from planner.model.rules.rule import ERROR, HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import Sum
from planner.model.values import Money


@rule(
    "empty_budget_line",
    WARNING,
    N_("Empty budget lines"),
    N_("“{name}” has neither an amount nor anything in kind."),
    N_("Add the amount or what is given in kind, or delete the line."),
)
def _empty_budget_line(scope: Scope) -> Iterator[Spot]:
    for line in scope.plan.budget_lines.values():
        if line.amount is None and not line.in_kind and "amount" not in line.known_none:
            yield at("budget_lines", line.id, "amount")


@rule(
    "negative_amount",
    WARNING,
    N_("Negative amounts"),
    N_("“{name}” has a negative amount: {amount}."),
    N_("Correct the amount; what was given back is a smaller amount spent."),
)
def _negative_amount(scope: Scope) -> Iterator[Spot]:
    for line in scope.plan.budget_lines.values():
        if line.amount is not None and line.amount.amount < 0:
            yield at("budget_lines", line.id, "amount", amount=Sum(line.amount))


@rule(
    "spent_over_committed",
    WARNING,
    N_("More spent than committed"),
    N_("On “{name}” more was spent ({spent}) than committed ({committed})."),
    N_("Add the commitment that is missing, or correct what was spent."),
)
def _spent_over_committed(scope: Scope) -> Iterator[Spot]:
    sums = _sums(scope)
    for (item, currency), kinds in sums.items():
        spent, committed = kinds.get("spent", Decimal(0)), kinds.get("committed", Decimal(0))
        if committed and spent > committed:
            collection = "items" if item in scope.plan.items else "strategies"
            amounts = {"spent": Sum(Money(spent, currency)), "committed": Sum(Money(committed, currency))}
            yield at(collection, item, "", **amounts)


@rule(
    "spent_without_commitment",
    HINT,
    N_("Spent without a commitment"),
    N_("On “{name}” {spent} was spent, but no commitment is noted."),
    N_("Note who committed the money."),
)
def _spent_without_commitment(scope: Scope) -> Iterator[Spot]:
    for (item, currency), kinds in _sums(scope).items():
        if kinds.get("spent") and not kinds.get("committed"):
            collection = "items" if item in scope.plan.items else "strategies"
            yield at(collection, item, "", spent=Sum(Money(kinds["spent"], currency)))


def _sums(scope: Scope) -> dict[tuple[str, str], dict[str, Decimal]]:
    """Sums of money by (item, currency) and kind."""
    sums: dict[tuple[str, str], dict[str, Decimal]] = {}
    for line in scope.plan.budget_lines.values():
        if line.amount is not None and line.kind:
            kinds = sums.setdefault((line.item, line.amount.currency), {})
            kinds[line.kind] = kinds.get(line.kind, Decimal(0)) + line.amount.amount
    return sums


@rule(
    "no_funding_source",
    WARNING,
    N_("Money without a source"),
    N_("It is not said who funds “{name}”."),
    N_("Choose the funding source."),
)
def _no_funding_source(scope: Scope) -> Iterator[Spot]:
    yield from (at("budget_lines", line.id, "funder") for line in _unfunded(scope) if line.kind != "requested")


@rule(
    "no_funding_sought",
    HINT,
    N_("Money requested from nobody"),
    N_("It is not said whom “{name}” is requested from."),
    N_("Choose the funding source it is hoped from."),
)
def _no_funding_sought(scope: Scope) -> Iterator[Spot]:
    yield from (at("budget_lines", line.id, "funder") for line in _unfunded(scope) if line.kind == "requested")


def _unfunded(scope: Scope) -> Iterator[BudgetLine]:
    return (b for b in scope.plan.budget_lines.values() if b.funder is None and "funder" not in b.known_none)


@rule(
    "problem_actor_funds",
    ERROR,
    N_("Funded by somebody who is part of the problem"),
    N_("“{name}” is funded by “{actor}”, which is marked as part of the problem."),
    N_("Choose another funding source, or take the mark off if it is wrong."),
)
def _problem_actor_funds(scope: Scope) -> Iterator[Spot]:
    barred = {actor.id for actor in scope.plan.stakeholders.values() if actor.problem_actor}
    for line in scope.plan.budget_lines.values():
        if line.funder is not None and line.funder in barred:
            yield at("budget_lines", line.id, "funder", actor=scope.name(line.funder))


@rule(
    "money_without_year",
    HINT,
    N_("Money of several years without a year"),
    N_("It is not said of which year “{name}” is, though what it pays for runs from {start} to {end}."),
    N_("Give the year, or make a line for each: money is agreed and spent by fiscal year."),
)
def _money_without_year(scope: Scope) -> Iterator[Spot]:
    """A period is a year at most, so that a line for several years is one without any."""
    for line in scope.plan.budget_lines.values():
        record = scope.plan.items.get(line.item) or scope.plan.strategies.get(line.item)
        if line.amount is None or line.period is not None or "period" in line.known_none or record is None:
            continue
        if record.start and record.end and record.start.last.year < record.end.first.year:
            yield at("budget_lines", line.id, "period", start=record.start, end=record.end)


@rule(
    "mixed_currencies",
    HINT,
    N_("Budgets in several currencies"),
    N_("The budget of “{name}” mixes {currencies}; the sums stay apart."),
    N_("Write all its amounts in one currency, with the rate in the note, to see one sum."),
)
def _mixed_currencies(scope: Scope) -> Iterator[Spot]:
    paid = [line for line in scope.plan.budget_lines.values() if line.amount is not None]
    for lines in groups(paid, lambda line: line.item):
        currencies = dict.fromkeys(line.amount.currency for line in lines if line.amount)
        if len(currencies) > 1:
            collection = "items" if lines[0].item in scope.plan.items else "strategies"
            yield at(collection, lines[0].item, "", currencies=", ".join(currencies))


RULES = (
    _problem_actor_funds,
    _empty_budget_line,
    _negative_amount,
    _spent_over_committed,
    _no_funding_source,
    _spent_without_commitment,
    _no_funding_sought,
    _money_without_year,
    _mixed_currencies,
)

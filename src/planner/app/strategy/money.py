"""What an item costs and what it has: its budget lines, and their sums by kind."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from planner.app.strategy.subject import Subject, adding, joined
from planner.app.widgets.lines import Paragraph
from planner.i18n import _
from planner.i18n.numbers import say_money
from planner.model import vocabularies
from planner.model.monitoring import BudgetLine
from planner.model.naming import name_of


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """The lines by kind, each kind with its sum where there is more than one amount."""
    lines = subject.plan.budget_lines.where("item", subject.id)
    for term in vocabularies.BUDGET_KIND:
        having = sorted((line for line in lines if line.kind == term.code), key=lambda line: line.id)
        if having:
            words, look = subject.term(term)
            yield Paragraph(((words, "heading" if look == "label" else look), (_sum(having), "text")))
            yield from (_line(subject, line) for line in having)
            yield Paragraph(())
    yield adding(_("Add a budget line"), "budget_lines", indent=0)


def _line(subject: Subject, line: BudgetLine) -> Paragraph:
    amount = say_money(line.amount.amount, line.amount.currency) if line.amount is not None else ""
    first = joined(amount, line.in_kind.pick(), line.concept.pick()) or _("(no amount)")
    beside = joined(name_of(subject.plan, line.funder), str(line.period or ""))
    here = ("budget_lines", line.id)
    return Paragraph(((first, "text"), (f" · {beside}" if beside else "", "quiet")), record=here, goes=here, indent=1)


def _sum(lines: list[BudgetLine]) -> str:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    amounts = [line.amount for line in lines if line.amount is not None]
    for money in amounts:
        sums[money.currency] += money.amount
    if len(amounts) < 2:
        return ""
    return ": " + " + ".join(say_money(amount, currency) for currency, amount in sums.items())

"""Money in words and tables: asked, committed and spent, and where it is missing."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.analysis.money.figures import money
from planner.analysis.panel import Chart, Column, Panel, Row, Series, Value
from planner.analysis.question import Question
from planner.i18n import _
from planner.i18n.numbers import say_money
from planner.i18n.text import sort_key
from planner.model import palette, vocabularies
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.tree import strategy_of
from planner.model.values import Money as Amount

if TYPE_CHECKING:
    from planner.analysis.money.figures import Money, Sums

Naming = Callable[[str], tuple[str, tuple[str, str] | None]]
"""The words for a key, and the record it stands for."""


def draw(plan: Plan, found: "Money") -> tuple[Panel, ...]:
    """All panels."""

    def axis(id: str) -> tuple[str, tuple[str, str] | None]:
        collection = "items" if id in plan.items else "strategies"
        record = plan.get(collection, id)
        return (title_of(plan, record), (collection, id)) if record is not None else (_("Not known"), None)

    def source(id: str) -> tuple[str, tuple[str, str] | None]:
        return (name_of(plan, id, ("stakeholders",)), ("stakeholders", id)) if id else (_("No source yet"), None)

    def year(text: str) -> tuple[str, tuple[str, str] | None]:
        return text or _("Year not said"), None

    return (
        _table("by_axis", _("By axis"), _("Axis"), found.by_axis, axis, sentences=_sentences(found), charted=True),
        _table("by_source", _("By source"), _("Source"), found.by_source, source),
        _table("by_year", _("By year"), _("Year"), found.by_year, year, charted=True),
        _unfunded(plan, found),
    )


def _sentences(found: "Money") -> tuple[str, ...]:
    said = []
    for currency, sums in found.whole.items():
        if sums.requested is not None:
            text = _("Asked for: {asked}. Committed: {committed}. Spent: {spent}. Missing: {gap}.")
            said.append(
                text.format(
                    asked=say_money(sums.requested, currency), committed=_said(sums.committed, currency),
                    spent=_said(sums.spent, currency), gap=say_money(found.missing(currency), currency),
                )
            )  # fmt: skip
    return tuple(said)


def _said(amount: Decimal | None, currency: str) -> str:
    return say_money(amount, currency) if amount is not None else _("not known yet")


def _table(
    key: str, title: str, heading: str, sums: Mapping[tuple[str, str], "Sums"], naming: Naming, *,
    sentences: tuple[str, ...] = (), charted: bool = False,
) -> Panel:  # fmt: skip
    columns = (
        Column(key="name", label=heading),
        Column(key="currency", label=_("Currency")),
        Column(key="requested", label=vocabularies.BUDGET_KIND.label("requested"), kind="money"),
        Column(key="committed", label=vocabularies.BUDGET_KIND.label("committed"), kind="money"),
        Column(key="spent", label=vocabularies.BUDGET_KIND.label("spent"), kind="money"),
        Column(key="gap", label=_("Missing"), kind="money", help=_("Asked for, and nobody has committed it.")),
    )
    named = [(currency, naming(name), found) for (name, currency), found in sums.items()]
    rows = tuple(_row(name, goes, currency, found) for currency, (name, goes), found in named)
    drawn = [(name, currency, found) for currency, (name, _goes), found in named] if charted else []
    return Panel(
        key=key, title=title, sentences=sentences, columns=columns, rows=rows,
        charts=tuple(_charts(title, drawn)), empty=_("No budget line has an amount yet."),
        notes=(_("An empty cell is unknown, not zero. Currencies are never added up."),) if rows else (),
    )  # fmt: skip


def _row(name: str, goes: tuple[str, str] | None, currency: str, sums: "Sums") -> Row:
    values = (sums.requested, sums.committed, sums.spent, sums.gap)
    money: list[Value] = [Amount(value, currency) if value is not None else None for value in values]
    return Row(cells=(name, currency, *money), goes=goes, tone="notice" if sums.gap else "")


def _charts(title: str, rows: Sequence[tuple[str, str, "Sums"]]) -> list[Chart]:
    charts = []
    for currency in dict.fromkeys(currency for _name, currency, _sums in rows):
        some = [(name, sums) for name, other, sums in rows if other == currency]
        series = tuple(
            Series(name=vocabularies.BUDGET_KIND.label(kind), color=color,
                   values=tuple(_height(getattr(sums, kind)) for _name, sums in some))
            for kind, color in (("requested", palette.GREY), ("committed", palette.SKY), ("spent", palette.GREEN))
        )  # fmt: skip
        says = "; ".join(f"{name}: {_said(sums.requested, currency)}" for name, sums in some)
        charts.append(Chart(kind="bars", title=f"{title} ({currency})", labels=tuple(name for name, _s in some),
                            series=series, says=f"{title} ({currency}). {says}.", unit=currency))  # fmt: skip
    return charts


def _height(amount: Decimal | None) -> float | None:
    return float(amount) if amount is not None else None


def _unfunded(plan: Plan, found: "Money") -> Panel:
    columns = (
        Column(key="line", label=_("Budget line")),
        Column(key="item", label=_("Action")),
        Column(key="strategy", label=_("Strategy")),
        Column(key="kind", label=_("Kind")),
        Column(key="amount", label=_("Amount"), kind="money"),
        Column(key="lacks", label=_("Lacks")),
    )
    ids = dict.fromkeys([*found.unfunded, *found.unpriced])
    rows = sorted((_lacking(plan, id, found) for id in ids), key=lambda row: sort_key(str(row.cells[1])))
    some = _("Every budget line has a source and an amount.")
    return Panel(key="without_source", title=_("Without a source"), columns=columns, rows=tuple(rows),
                 empty=some if plan.budget_lines else _("There is no budget line yet."))  # fmt: skip


def _lacking(plan: Plan, id: str, found: "Money") -> Row:
    line = plan.budget_lines[id]
    strategy = strategy_of(plan, line.item)
    lacks = [word for word, ids in ((_("source"), found.unfunded), (_("amount"), found.unpriced)) if id in ids]
    concept = line.concept.pick() or line.in_kind.pick()
    return Row(
        cells=(concept, name_of(plan, line.item, ("items", "strategies")), strategy.title.pick() if strategy else None,
               vocabularies.BUDGET_KIND.label(line.kind) if line.kind else None, line.amount, ", ".join(lacks)),
        goes=("budget_lines", id),
    )  # fmt: skip


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The whole, by axis, by source, by year, and what lacks a source or an amount."""
    return draw(plan, money(plan, question))

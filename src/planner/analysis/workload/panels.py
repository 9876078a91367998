"""Workload in words and tables: who carries how much, when, who does what, and what to talk about."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.analysis.panel import Chart, Column, Panel, Row, Series, Tone, Value
from planner.analysis.question import Question
from planner.analysis.workload.figures import loads, periods
from planner.analysis.workload.gaps import TOO_MUCH, Gap, gaps
from planner.analysis.workload.matrix import Matrix, legend, responsibility, without_column
from planner.i18n import _, ngettext
from planner.i18n.text import listed, sort_key
from planner.model import palette, vocabularies
from planner.model.actions import carried_out
from planner.model.dates import When
from planner.model.naming import name_of, short_code, title_of
from planner.model.plan import Plan
from planner.model.values import Money

if TYPE_CHECKING:
    from planner.analysis.workload.figures import Load

CHARTED = 12
"""How many actors a chart shows."""
MOST_ITEMS = 3
ACROSS = 40
"""How many actors a matrix gives a column: more than that nobody reads across."""


def draw(
    plan: Plan, found: Mapping[str, "Load"], periods: Sequence[When], gaps: Sequence[Gap], question: Question
) -> tuple[Panel, ...]:
    """All panels: load, load over time, what to talk about, and one matrix a strategy."""
    return (_load(plan, found), _over_time(plan, found, periods), _gaps(plan, gaps), *_matrices(plan, question))


def _load(plan: Plan, found: Mapping[str, "Load"]) -> Panel:
    whole = max((load.led_in_all for load in found.values()), default=0)
    currencies = sorted(
        {code for load in found.values() for code in load.money}, key=lambda code: (code != "GTQ", code)
    )
    columns = [
        Column(key="actor", label=_("Actor")),
        Column(key="sector", label=_("Sector")),
        Column(key="leads", label=_("Leads"), kind="count", help=_("Open actions it leads, alone or with others.")),
        Column(key="share", label=_("Of all led"), kind="share"),
        Column(key="parts", label=_("Other parts"), kind="count", help=_("Open actions it supports or funds.")),
        Column(key="strategies", label=_("Strategies"), kind="count"),
        *(Column(key=f"money_{code.lower()}", label=_("Asked for what it leads ({currency})").format(currency=code),
                 kind="money") for code in currencies),
    ]  # fmt: skip
    rows = tuple(_load_row(plan, who, load, whole, currencies) for who, load in found.items())
    return Panel(
        key="load", title=_("Who carries how much"), sentences=_load_sentences(plan, found, whole),
        columns=tuple(columns), rows=rows, charts=_load_chart(plan, found),
        empty=_("Nobody has a part in an open action yet."),
        notes=(
            _("Open actions are those that no report has closed."),
            _("Money asked for what several lead counts for each of them; do not add it up."),
        ),
    )  # fmt: skip


def _load_row(plan: Plan, who: str, load: "Load", whole: int, currencies: Sequence[str]) -> Row:
    actor = plan.stakeholders[who]
    money: list[Value] = [Money(load.money[code], code) if code in load.money else None for code in currencies]
    cells: tuple[Value, ...] = (
        title_of(plan, actor), vocabularies.SECTOR.label(actor.sector) if actor.sector else None, load.leads,
        load.leads / whole if whole else None, load.parts, load.strategies, *money,
    )  # fmt: skip
    tone: Tone = "notice" if whole and load.leads / whole > TOO_MUCH else ""
    return Row(cells=cells, goes=("stakeholders", who), tone=tone)


def _load_sentences(plan: Plan, found: Mapping[str, "Load"], whole: int) -> tuple[str, ...]:
    if not whole:
        return (_("No open action has a lead."),) if found else ()
    first = next(iter(found))
    text = ngettext(
        "{name} leads most: one action of {whole}.", "{name} leads most: {count} of {whole}.", found[first].leads
    )
    name = name_of(plan, first, ("stakeholders",))
    return (text.format(name=name, count=found[first].leads, whole=whole),)


def _load_chart(plan: Plan, found: Mapping[str, "Load"]) -> tuple[Chart, ...]:
    shown = list(found)[:CHARTED]
    if not shown:
        return ()
    labels = tuple(plan.stakeholders[who].short_name for who in shown)
    series = (
        Series(name=_("Leads"), values=tuple(float(found[who].leads) for who in shown), color=palette.ACCENT),
        Series(name=_("Other parts"), values=tuple(float(found[who].parts) for who in shown), color=palette.SKY),
    )
    said = "; ".join(
        f"{label}: {found[who].leads} + {found[who].parts}" for label, who in zip(labels, shown, strict=True)
    )
    title = _("Open actions of the busiest")
    return (Chart(kind="stacked", title=title, labels=labels, series=series, says=f"{title}. {said}."),)


def _over_time(plan: Plan, found: Mapping[str, "Load"], periods: Sequence[When]) -> Panel:
    columns = (
        Column(key="actor", label=_("Actor")),
        *(Column(key=period.text, label=str(period), kind="count") for period in periods),
    )
    rows = tuple(
        Row(cells=(name_of(plan, who, ("stakeholders",)), *(count or None for count in load.over_time)),
            goes=("stakeholders", who))
        for who, load in found.items() if any(load.over_time)
    )  # fmt: skip
    return Panel(
        key="over_time", title=_("Load over time"), columns=columns, rows=rows,
        empty=_("No open action has dates and somebody with a part in it."),
        notes=(_("How many of its open actions may run in each period; one whose dates nobody knows is in none."),),
    )  # fmt: skip


def _matrices(plan: Plan, question: Question) -> list[Panel]:
    wanted = [one.id for one in carried_out(plan) if question.wants(one.id)]
    found = (responsibility(plan, id) for id in wanted)  # one at a time, since each holds its whole tree
    return [_matrix(plan, matrix) for matrix in found if matrix.stakeholders]


def _matrix(plan: Plan, matrix: Matrix) -> Panel:
    across, others = matrix.stakeholders[:ACROSS], matrix.stakeholders[ACROSS:]
    below = _beside(plan, matrix, frozenset(others))
    columns = (
        Column(key="item", label=_("Item")),
        *(Column(key=who, label=plan.stakeholders[who].short_name, goes=("stakeholders", who)) for who in across),
        *((Column(key="others", label=_("Others")),) if others else ()),
    )
    rows = tuple(
        Row(
            cells=(f"{row.number} {row.item.title.pick() or short_code(plan, row.item)}",
                   *(matrix.cell(row.item.id, who) or None for who in across),
                   *((below.get(row.item.id),) if others else ())),
            goes=("items", row.item.id), depth=row.depth - 1, heading=row.item.id in plan.items.grouped("place"),
        )
        for row in matrix.rows
    )  # fmt: skip
    signs = "   ".join(f"{letters} = {label}" for letters, label in legend())
    return Panel(key=f"matrix_{matrix.strategy}", title=plan.strategies[matrix.strategy].title.pick(), columns=columns,
                 rows=rows, matrix=True, notes=(signs, *without_column(len(across), len(others))))  # fmt: skip


def _beside(plan: Plan, matrix: Matrix, others: frozenset[str]) -> dict[str, str]:
    """By item those who have no column, with their letters."""
    found: dict[str, list[str]] = {}
    for item, who in matrix.roles if others else ():
        if who in others:
            found.setdefault(item, []).append(f"{plan.stakeholders[who].short_name} ({matrix.cell(item, who)})")
    return {item: "; ".join(sorted(said, key=sort_key)) for item, said in found.items()}


def _gaps(plan: Plan, gaps: Sequence[Gap]) -> Panel:
    columns = (
        Column(key="about", label=_("About")),
        Column(key="says", label=_("What to talk about")),
        Column(key="items", label=_("Where")),
    )
    rows = tuple(_gap_row(plan, gap) for gap in gaps)
    return Panel(key="to_talk_about", title=_("What to talk about"), columns=columns, rows=rows, internal=True,
                 empty=_("Nothing stands out: leads know their supports, and no one carries too much."))  # fmt: skip


def _gap_row(plan: Plan, gap: Gap) -> Row:
    titles = [plan.items[id].title.pick() for id in gap.items]
    where = listed(titles, MOST_ITEMS) if titles else None
    if gap.kind == "sector_absent" and gap.other is not None:
        cells = (vocabularies.SECTOR.label(gap.code), says(plan, gap), plan.items[gap.other].title.pick())
        return Row(cells=cells, goes=("items", gap.other))
    assert gap.stakeholder is not None, "every other gap is about an actor"  # noqa: S101
    name = name_of(plan, gap.stakeholder, ("stakeholders",))
    return Row(cells=(name, says(plan, gap), where), goes=("stakeholders", gap.stakeholder))


def says(plan: Plan, gap: Gap) -> str:
    """The gap in one sentence."""
    other = name_of(plan, gap.other, ("stakeholders",)) if gap.kind == "untied" else ""
    said = {
        "untied": _("Leads something in which {other} takes part, without any tie between them on the map."),
        "idle_influence": _("Is influential and has no part in the plan."),
        "leads_too_much": _("Leads {percent} % of all that is led."),
        "sector_absent": _("Has no part in this axis."),
        "unknown_part": _("Is on the map, and nobody has said what it does, has or can bring."),
    }
    return said[gap.kind].format(other=other, percent=round(gap.share * 100))


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """Who carries how much, when, who does what, and where responsibilities sit badly."""
    found = loads(plan, question.today, question.strategies)
    if question.stakeholder is not None:
        found = {who: load for who, load in found.items() if who == question.stakeholder}
    return draw(plan, found, periods(question.today), gaps(plan, found, question), question)

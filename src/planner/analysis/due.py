"""What is due, late, perhaps late or without a report, by period of the year and by institution."""

from dataclasses import dataclass

from planner.analysis.panel import Column, Mark, Panel, Row
from planner.analysis.question import Question
from planner.i18n import _, ngettext
from planner.model import vocabularies
from planner.model.actions import actions
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.progress import TIMELINESS, status_of, timeliness
from planner.model.strategies import Item
from planner.model.tree import strategy_of
from planner.model.when import When, read_when

PRESSING = ("late", "perhaps_late", "no_report", "due_soon")
"""Codes of `TIMELINESS` that ask somebody to do something, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Due:
    """An action that has an end and is not closed."""

    item: Item
    timeliness: str
    """A code of `TIMELINESS`."""
    status: str | None
    period: When
    """The four months in which its end lies; where it is known only by year, that year."""
    leads: tuple[str, ...]
    supports: tuple[str, ...]


def due(plan: Plan, question: Question) -> list[Due]:
    """Every dated action that is not closed, the most pressing and then the earliest first."""
    found = [entry for item in actions(plan) if (entry := _due(plan, item, question)) is not None]
    return sorted(found, key=lambda entry: (_rank(entry.timeliness), entry.item.end or entry.period, entry.item.id))


def _rank(code: str) -> int:
    return PRESSING.index(code) if code in PRESSING else len(PRESSING)


def _due(plan: Plan, item: Item, question: Question) -> Due | None:
    strategy = strategy_of(plan, item.id)
    code = timeliness(plan, item.id, question.today)
    if item.end is None or code == "done" or not question.wants(strategy.id if strategy else None):
        return None
    leads, supports = part_in(plan, item.id)
    if question.stakeholder is not None and question.stakeholder not in (*leads, *supports):
        return None
    return Due(item, code, status_of(plan, item.id, question.today), four_months(item.end), leads, supports)


def part_in(plan: Plan, item: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those who lead an item and of those who take part in it otherwise, past ones left out."""
    leading = vocabularies.ROLE.having("leading")
    current = [a for a in plan.assignments.where("item", item) if a.state != "past" and a.role != "target_group"]
    leads = dict.fromkeys(a.stakeholder for a in current if a.role in leading)
    return tuple(leads), tuple(dict.fromkeys(a.stakeholder for a in current if a.stakeholder not in leads))


def four_months(end: When) -> When:
    """The third of the year an end lies in, as Guatemala's public bodies report; a coarser date stays as it is."""
    if (end.first.month - 1) // 4 != (end.last.month - 1) // 4 or end.first.year != end.last.year:
        return end
    third = read_when(f"{end.first:%Y}-C{(end.first.month - 1) // 4 + 1}")
    return third or end


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """One panel: every open action under the period it is due in."""
    found = due(plan, question)
    return (_panel(plan, found),)


def _panel(plan: Plan, found: list[Due]) -> Panel:
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="timeliness", label=_("On time?"), kind="mark"),
        Column(key="end", label=_("Until"), kind="date"),
        Column(key="status", label=_("Status"), kind="mark"),
        Column(key="leads", label=_("Lead")),
        Column(key="supports", label=_("Support")),
    )
    rows: list[Row] = []
    for period in sorted({entry.period for entry in found}, key=lambda when: (when.last, when.first)):
        within = [entry for entry in found if entry.period == period]
        rows.append(Row(cells=(str(period), None, None, None, None, None), heading=True))
        rows += [_row(plan, entry) for entry in within]
    return Panel(
        key="due", title=_("Due"), sentences=tuple(_sentences(found)), columns=columns, rows=tuple(rows),
        empty=_("Nothing is due: no action has an end, or all are closed."),
    )  # fmt: skip


def _row(plan: Plan, entry: Due) -> Row:
    names = [", ".join(name_of(plan, who, ("stakeholders",)) for who in some) for some in (entry.leads, entry.supports)]
    return Row(
        cells=(entry.item.title.pick(), timing(entry.timeliness), entry.item.end, standing(entry.status), *names),
        goes=("items", entry.item.id), depth=1, tone="alarm" if entry.timeliness == "late" else "",
    )  # fmt: skip


def timing(code: str) -> Mark:
    """Whether something is on time, as a sign in words."""
    term = TIMELINESS[code]
    return Mark(term.sign, term.label(), term.color, code)


def standing(code: str | None) -> Mark | None:
    """A status as a sign in words; None when nobody reported."""
    if code is None:
        return None
    term = vocabularies.STATUS[code]
    return Mark(term.sign, term.label(), term.color, code)


def _sentences(found: list[Due]) -> list[str]:
    counts = {code: sum(1 for entry in found if entry.timeliness == code) for code in PRESSING}
    said = {
        "late": ngettext("One action is late.", "{count} actions are late.", counts["late"]),
        "perhaps_late": ngettext(
            "One action is perhaps late: its end is known only roughly.",
            "{count} actions are perhaps late: their ends are known only roughly.",
            counts["perhaps_late"],
        ),
        "no_report": ngettext(
            "One action is past its end and nobody has reported on it.",
            "{count} actions are past their ends and nobody has reported on them.",
            counts["no_report"],
        ),
        "due_soon": ngettext(
            "One action is due within 30 days.", "{count} actions are due within 30 days.", counts["due_soon"]
        ),
    }
    return [said[code].format(count=counts[code]) for code in PRESSING if counts[code]]

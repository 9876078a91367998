"""What is due in words and tables: the calendar, the institutions, and the page of one of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planner.analysis.due.figures import NOBODY, PRESSING, Due, Load, Part, loads, open_actions, parts
from planner.analysis.panel import Chart, Column, Mark, Panel, Row, Series
from planner.analysis.question import Question
from planner.i18n import _, ngettext
from planner.i18n.text import listed
from planner.model import vocabularies
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.progress import TIMELINESS
from planner.model.strategies import Assignment, Item
from planner.model.tree import strategy_of

SHOWN = (*PRESSING, "on_time", "undated")
"""Codes of `TIMELINESS` that what is open may have, in the order they are counted."""


def calendar(plan: Plan, found: list[Due]) -> Panel:
    """Every dated open action under the period it is due in."""
    dated = [entry for entry in found if entry.period is not None]
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="timeliness", label=_("On time?"), kind="mark"),
        Column(key="end", label=Item.fields()["end"].label(), kind="date"),
        Column(key="status", label=_("Status"), kind="mark"),
        Column(key="leads", label=vocabularies.ROLE.label("lead")),
        Column(key="supports", label=vocabularies.ROLE.label("support")),
    )
    rows: list[Row] = []
    periods = sorted({entry.period for entry in dated if entry.period}, key=lambda when: (when.last, when.first))
    for period in periods:
        within = [entry for entry in dated if entry.period == period]
        rows.append(Row(cells=(str(period), None, None, None, None, None), heading=True))
        rows += [_row(plan, entry) for entry in within]
    return Panel(
        key="due", title=_("Due"), sentences=tuple(_sentences(found)), columns=columns, rows=tuple(rows),
        charts=_chart([(str(period), [e for e in dated if e.period == period]) for period in periods]),
        empty=_("Nothing is due: no action has an end, or all are closed."),
        notes=(
            _("Counted is every action with an end that is not closed; where only what stands above it has an end, "
              "that counts instead."),
            _("Late means: the end is certainly past and somebody reported that it is not finished. Perhaps late: "
              "only the month, part or year of the end is known, and it is not over."),
        ),
    )  # fmt: skip


def _row(plan: Plan, entry: Due) -> Row:
    names = [named(plan, some) for some in (entry.leads, entry.supports)]
    return Row(
        cells=(title_of(plan, entry.item), timing(entry.timeliness), entry.item.end, standing(entry.status), *names),
        goes=("items", entry.item.id), depth=1, tone="alarm" if entry.timeliness == "late" else "",
    )  # fmt: skip


def named(plan: Plan, actors: Iterable[str]) -> str:
    """The names of actors, short where they have short ones."""
    return ", ".join(plan.stakeholders[who].short_name for who in actors if who in plan.stakeholders)


def timing(code: str) -> Mark | None:
    """Whether something is on time, as a sign in words; None where it has no end."""
    if code == "undated":
        return None
    term = TIMELINESS[code]
    return Mark(term.sign, term.label(), term.color, code)


def standing(code: str | None) -> Mark | None:
    """A status as a sign in words; None when nobody reported."""
    if code is None:
        return None
    term = vocabularies.STATUS[code]
    return Mark(term.sign, term.label(), term.color, code)


def _chart(periods: Sequence[tuple[str, list[Due]]]) -> tuple[Chart, ...]:
    codes = [code for code in (*PRESSING, "on_time") if any(e.timeliness == code for _p, some in periods for e in some)]
    if len(periods) < 2:
        return ()
    series = tuple(
        Series(name=TIMELINESS.label(code), color=TIMELINESS[code].color,
               values=tuple(float(sum(1 for e in some if e.timeliness == code)) for _p, some in periods))
        for code in codes
    )  # fmt: skip
    fullest, most = max(((period, len(some)) for period, some in periods), key=lambda pair: pair[1])
    says = ngettext(
        "Most is due in {period}: one action.", "Most is due in {period}: {count} actions.", most
    ).format(period=fullest, count=most)  # fmt: skip
    labels = tuple(period for period, _some in periods)
    return (Chart(kind="stacked", title=_("Due by period"), labels=labels, series=series, says=says),)


def _sentences(found: list[Due]) -> list[str]:
    return [*_pressing(found), *_undated(sum(entry.timeliness == "undated" for entry in found))]


def _pressing(some: Sequence[Due | Part]) -> list[str]:
    """What presses, in words; past its end without a report is told apart from perhaps past its end."""
    counts = Counter("perhaps_" * (each.timeliness == "no_report" and not each.past) + each.timeliness for each in some)
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
        "perhaps_no_report": ngettext(
            "One action is perhaps past its end and nobody has reported on it.",
            "{count} actions are perhaps past their ends and nobody has reported on them.",
            counts["perhaps_no_report"],
        ),
        "due_soon": ngettext(
            "One action is due within 30 days.", "{count} actions are due within 30 days.", counts["due_soon"]
        ),
    }
    return [words.format(count=counts[code]) for code, words in said.items() if counts[code]]


def _undated(count: int) -> list[str]:
    if not count:
        return []
    said = ngettext(
        "One open action has no end yet, so nobody can say whether it is late.",
        "{count} open actions have no end yet, so nobody can say whether they are late.",
        count,
    )
    return [said.format(count=count)]


def by_institution(plan: Plan, loads: Sequence[Load]) -> Panel:
    """One row an institution: what it leads by how pressing it is, and how much it supports."""
    columns = (
        Column(key="institution", label=_("Institution")),
        Column(key="leads", label=_("Leads"), kind="count", help=_("Open actions it leads, alone or with others.")),
        *(Column(key=code, label=TIMELINESS.label(code), kind="count") for code in SHOWN),
        Column(key="supports", label=_("Supports"), kind="count", help=_("Open actions in which it takes part.")),
    )
    rows = tuple(
        Row(
            cells=(_institution(plan, load), sum(load.leads.values()) or None,
                   *(load.leads.get(code) for code in SHOWN), load.supports or None),
            goes=("stakeholders", load.institution) if load.institution != NOBODY else None,
            tone="alarm" if load.leads.get("late") else "notice" if load.institution == NOBODY else "",
        )
        for load in loads
    )  # fmt: skip
    return Panel(
        key="institutions", title=_("Due by institution"), sentences=tuple(_loaded(plan, loads)), columns=columns,
        rows=rows, empty=_("Nobody leads or supports an open action yet."),
        notes=(_("What several institutions lead together counts for each of them: the rows must not be added up."),),
    )  # fmt: skip


def _institution(plan: Plan, load: Load) -> str:
    return name_of(plan, load.institution, ("stakeholders",)) if load.institution != NOBODY else _("(nobody leads it)")


def _loaded(plan: Plan, loads: Sequence[Load]) -> list[str]:
    said = []
    first = next((load for load in loads if load.pressing and load.institution != NOBODY), None)
    if first is not None:
        said.append(ngettext(
            "{name} has the most that presses: one action.", "{name} has the most that presses: {count} actions.",
            first.pressing,
        ).format(name=_institution(plan, first), count=first.pressing))  # fmt: skip
    unled = sum(sum(load.leads.values()) for load in loads if load.institution == NOBODY)
    if unled:
        said.append(ngettext(
            "Nobody leads one open action.", "Nobody leads {count} open actions.", unled
        ).format(count=unled))  # fmt: skip
    return said


def page(plan: Plan, question: Question, parts: Sequence[Part]) -> Panel:
    """All that one institution leads and supports, ready to print."""
    who = question.stakeholder or ""
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="role", label=Assignment.fields()["role"].label()),
        Column(key="start", label=Item.fields()["start"].label(), kind="date"),
        Column(key="end", label=Item.fields()["end"].label(), kind="date"),
        Column(key="timeliness", label=_("On time?"), kind="mark"),
        Column(key="status", label=_("Status"), kind="mark"),
        Column(key="others", label=_("With")),
        Column(key="strategy", label=_("Strategy")),
    )
    rows: list[Row] = []
    for leading, heading in ((True, _("It leads")), (False, _("It supports"))):
        some = [part for part in parts if part.leading is leading]
        if some:
            rows.append(Row(cells=(heading, *[None] * (len(columns) - 1)), heading=True))
            rows += [_part(plan, part) for part in some]
    return Panel(
        key="institution", title=name_of(plan, who, ("stakeholders",)), sentences=tuple(_summary(parts)),
        columns=columns, rows=tuple(rows), empty=_("It has no part in any action yet."),
    )  # fmt: skip


def _part(plan: Plan, part: Part) -> Row:
    record = part.record
    strategy = strategy_of(plan, record.id)
    roles = ", ".join(vocabularies.ROLE.label(role) for role in part.roles)
    home = strategy.code or strategy.title.pick() if strategy is not None and strategy.id != record.id else None
    return Row(
        cells=(title_of(plan, record), roles, record.start, record.end, timing(part.timeliness),
               standing(part.status), named(plan, part.others), home),
        goes=(record.collection, record.id), depth=1, tone="alarm" if part.timeliness == "late" else "",
    )  # fmt: skip


def _summary(parts: Sequence[Part]) -> list[str]:
    leads, supports = sum(part.leading for part in parts), sum(not part.leading for part in parts)
    if not parts:
        return []
    counted = [
        ngettext("leads one point", "leads {count} points", leads).format(count=leads) if leads else "",
        ngettext("supports one point", "supports {count} points", supports).format(count=supports) if supports else "",
    ]
    said = [_("This institution {does} of the plan.").format(does=listed([some for some in counted if some]))]
    open_parts = [part for part in parts if part.timeliness != "done"]
    return [*said, *_pressing(open_parts), *_undated(sum(part.timeliness == "undated" for part in open_parts))]


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """Every open action under the period it is due in, and the institutions; or the page of the one asked for."""

    if question.stakeholder is not None:
        return (page(plan, question, parts(plan, question)),)
    found = open_actions(plan, question)
    return calendar(plan, found), by_institution(plan, loads(found))

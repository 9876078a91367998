"""Progress in words and tables: the branches with their statuses, and what others call the status of an action."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planner.analysis.due.panels import standing
from planner.analysis.panel import Chart, Column, Panel, Row, Series
from planner.analysis.progress.indicator_panels import measured
from planner.analysis.progress.indicators import measurements
from planner.analysis.progress.statuses import Progress, Standing, progress, said
from planner.analysis.question import Question
from planner.analysis.schedule.figures import is_part_of
from planner.analysis.totals import UNKNOWN
from planner.i18n import _, ngettext
from planner.model import palette, vocabularies
from planner.model.actions import is_told
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.progress import progress_of, status_of, status_of_report

MOST_CHARTS = 6


def rolled_up(plan: Plan, found: Sequence[Progress]) -> Panel:
    """Every strategy and its branches: progress by several ways of weighing, and how many actions have which status."""
    codes = _codes(found)
    columns = (
        Column(key="branch", label=_("Branch")),
        Column(key="status", label=_("Status"), kind="mark", help=_("Where somebody reported on the branch itself.")),
        Column(key="equal", label=_("Progress, all count the same"), kind="share",
               help=_("The mean of what is below; what nobody reported on counts as 0, what was cancelled does not.")),
        Column(key="weighted", label=_("By weight"), kind="share", help=_("The same by the weights people gave.")),
        Column(key="by_money", label=_("By money"), kind="share", help=_("The same by the money asked for.")),
        Column(key="actions", label=_("Actions"), kind="count"),
        *(Column(key=code or "unknown", label=_status(code), kind="count") for code in codes),
    )  # fmt: skip
    rows = [
        _row(plan, one, each, codes)
        for one in found for each in one.standings if each.actions and (not each.leaf or not each.depth)
    ]  # fmt: skip
    return Panel(
        key="progress", title=_("Progress"), sentences=tuple(_sentences(plan, found)), columns=columns,
        rows=tuple(rows),
        charts=tuple(_chart(plan, one, codes) for one in found if _is_drawn(one))[:MOST_CHARTS],
        empty=_("There are no actions yet whose progress could be told."),
        notes=tuple(_notes(found)),
    )  # fmt: skip


def _codes(found: Iterable[Progress]) -> list[str]:
    """The statuses that occur, in their order, what nobody reported on last."""
    there = {code for one in found for code in one.whole.counts}
    known = [term.code for term in vocabularies.STATUS if term.code in there]
    return [*known, *sorted(there - set(known) - {UNKNOWN}), *([UNKNOWN] if UNKNOWN in there else [])]


def _status(code: str) -> str:
    return vocabularies.STATUS.label(code) if code else _("Nothing reported")


def _row(plan: Plan, one: Progress, each: Standing, codes: Sequence[str]) -> Row:
    collection = "items" if each.depth else "strategies"
    shares = (each.equal, each.weighted, each.by_money)
    own = standing(status_of_report(plan, each.id))
    return Row(
        cells=(name_of(plan, each.id, (collection,)), own,
               *(None if share is None else share / 100 for share in shares),
               each.actions, *(each.counts.get(code) for code in codes)),
        goes=(collection, each.id), depth=each.depth, heading=each.id == one.strategy,
    )  # fmt: skip


def _is_drawn(one: Progress) -> bool:
    """Whether there is something to compare: several branches, and a report on anything in them."""
    return len(_top(one)) > 1 and bool(one.whole.counts.keys() - {UNKNOWN, "proposed"})


def _top(one: Progress) -> list[Standing]:
    return [each for each in one.standings if each.depth == 1 and each.actions]


def _chart(plan: Plan, one: Progress, codes: Sequence[str]) -> Chart:
    top = _top(one)
    strategy = name_of(plan, one.strategy, ("strategies",))
    ahead = max(top, key=lambda each: (each.equal or 0, -top.index(each)))
    series = tuple(
        Series(name=_status(code), color=(vocabularies.STATUS[code].color if code else "") or palette.GREY,
               values=tuple(float(each.counts.get(code, 0)) for each in top))
        for code in codes if one.whole.counts.get(code)
    )  # fmt: skip
    says = _("In {strategy}, “{branch}” is furthest ahead, with {percent} %.") if ahead.equal else _(
        "In {strategy}, no branch reports progress yet.")  # fmt: skip
    branch = name_of(plan, ahead.id, ("items",))
    return Chart(
        kind="stacked", title=_("Actions by status: {strategy}").format(strategy=strategy),
        labels=tuple(name_of(plan, each.id, ("items",)) for each in top), series=series,
        says=says.format(strategy=strategy, branch=branch, percent=ahead.equal),
    )  # fmt: skip


def _sentences(plan: Plan, found: Sequence[Progress]) -> list[str]:
    counts: Counter[str] = Counter()
    for one in found:
        counts.update(one.whole.counts)
    total = counts.total()
    if not total:
        return []
    complete = counts["complete"]
    lines = [ngettext("One of {total} actions is complete.", "{complete} of {total} actions are complete.", complete)
             .format(complete=complete, total=total)]  # fmt: skip
    if counts[UNKNOWN]:
        lines.append(ngettext("Nobody has reported on one action.", "Nobody has reported on {count} actions.",
                              counts[UNKNOWN]).format(count=counts[UNKNOWN]))  # fmt: skip
    stopped = counts["suspended"]
    if stopped:
        lines.append(ngettext("One action is suspended.", "{count} actions are suspended.", stopped)
                     .format(count=stopped))  # fmt: skip
    return [*lines, *(_whole(plan, one) for one in found if one.whole.equal is not None)]


def _whole(plan: Plan, one: Progress) -> str:
    whole, strategy = one.whole, name_of(plan, one.strategy, ("strategies",))
    ways = [_("{percent} % when everything counts the same").format(percent=whole.equal)]
    if whole.weighted is not None:
        ways.append(_("{percent} % by weight").format(percent=whole.weighted))
    if whole.by_money is not None:
        ways.append(_("{percent} % by the money asked for").format(percent=whole.by_money))
    return _("{strategy}: {ways}.").format(strategy=strategy, ways="; ".join(ways))


def _notes(found: Sequence[Progress]) -> list[str]:
    notes = [
        _("The status and progress of an action are those of its lead's newest report, or of the newest one where no "
          "lead reported; above, progress is the mean of what is below. What somebody reported on above the actions "
          "counts as well, by what was reported.")
    ]  # fmt: skip
    if any(len(one.currencies) > 1 for one in found):
        notes.append(_("Where money is asked for in several currencies nothing is weighed by money: currencies are "
                       "never added up."))  # fmt: skip
    return notes


def translated(plan: Plan, found: Sequence[Progress], question: Question) -> Panel:
    """Every action with a status, as each of those who ask for it calls that."""
    rows: list[Row] = []
    for one in found:
        below = [_translated(plan, each, question) for each in one.standings if _is_told(plan, each, question)]
        if below:
            name = name_of(plan, one.strategy, ("strategies",))
            rows += [Row(cells=(name, None, None, None, None, None), goes=("strategies", one.strategy), heading=True)]
            rows += below
    columns = (
        Column(key="action", label=_("Action")),
        Column(key="status", label=_("Status"), kind="mark"),
        Column(key="ogp", label=_("For OGP"), help=_("Completion level of the Independent Reporting Mechanism.")),
        Column(key="board", label=_("For Guatemala's board"), help=_("The board of open-government milestones.")),
        Column(key="iati", label=_("For IATI"), help=_("Activity status code of the aid transparency standard.")),
        Column(key="decidim", label=_("For Decidim, %"), kind="count", help=_("Percent of a result in Decidim.")),
    )
    return Panel(
        key="dialects", title=_("One status, as others call it"), columns=columns, rows=tuple(rows),
        empty=_("No action has a status yet. Report progress in the strategy view."),
        notes=(_("An empty cell means that the other side has no word for it, or that the percent was not reported."),),
    )  # fmt: skip


def _is_told(plan: Plan, each: Standing, question: Question) -> bool:
    item = plan.items.get(each.id)
    return (
        item is not None and is_told(plan, item) and is_part_of(plan, item.id, question.stakeholder)
        and status_of(plan, item.id, question.today) is not None
    )  # fmt: skip


def _translated(plan: Plan, each: Standing, question: Question) -> Row:
    status = status_of(plan, each.id, question.today)
    words = said(status, progress_of(plan, each.id))
    return Row(
        cells=(name_of(plan, each.id, ("items",)), standing(status), words.ogp or None, words.board or None,
               words.iati or None, words.percent),
        goes=("items", each.id), depth=1,
    )  # fmt: skip


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The progress of each strategy with its branches, every action as others call its status, and the indicators."""
    found = progress(plan, question)
    return (
        rolled_up(plan, found),
        measured(plan, measurements(plan, question)),
        translated(plan, found, question),
    )

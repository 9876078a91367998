"""Indicators in words and tables: each against its target, the groups beside the whole, and trends as lines."""

from collections.abc import Sequence
from decimal import Decimal

from planner.analysis.panel import Chart, Column, Mark, Panel, Row, Series, Value
from planner.analysis.progress.indicators import Figure, Group, Measured, Measurement, reached
from planner.i18n import _, ngettext
from planner.i18n.numbers import say_decimal
from planner.model import palette, vocabularies
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan

MOST_CHARTS = 6


def measured(plan: Plan, found: Sequence[Measurement]) -> Panel:
    """Every indicator against its target, with the groups that values are given of."""
    columns = (
        Column(key="indicator", label=_("Indicator")),
        Column(key="unit", label=_("Unit")),
        Column(key="baseline", label=vocabularies.OBSERVATION_KIND.label("baseline"), kind="number"),
        Column(key="target", label=vocabularies.OBSERVATION_KIND.label("target"), kind="number"),
        Column(key="target_period", label=_("Target for"), kind="date"),
        Column(key="actual", label=_("Newest value"), kind="number"),
        Column(key="actual_period", label=_("Value of"), kind="date"),
        Column(key="reached", label=_("Way done"), kind="share",
               help=_("How much of the way from the baseline to the target is done.")),
        Column(key="trend", label=_("Trend"), kind="mark", help=_("The newest value against the one before.")),
        Column(key="of", label=_("Measures")),
    )  # fmt: skip
    rows: list[Row] = []
    for one in found:
        rows.append(_measurement(plan, one))
        rows += [_group_row(plan, one, group) for group in one.groups]
    return Panel(
        key="indicators", title=_("Indicators"), sentences=tuple(_indicated(found)), columns=columns, rows=tuple(rows),
        charts=tuple(_trends(plan, found)), empty=_("The plan has no indicators yet."),
        notes=(
            _("Groups are never added up when they overlap, when the unit is a percentage or a mean, or by age, people "
              "or place; women and men are, marked +, when nobody stated the whole."),
            _("Figures that contradict one another stand side by side, and nothing is reckoned with them."),
        ),
    )  # fmt: skip


def _measurement(plan: Plan, one: Measurement) -> Row:
    indicator, whole = one.indicator, one.whole
    return Row(
        cells=(title_of(plan, indicator), indicator.unit.pick() or None, *_figures(whole, indicator.direction),
               name_of(plan, indicator.item)),
        goes=("indicators", indicator.id), tone="good" if (reached(whole, indicator.direction) or 0) >= 1 else "",
    )  # fmt: skip


def _group_row(plan: Plan, one: Measurement, group: Measured) -> Row:
    return Row(
        cells=(_group(plan, group.group), None, *_figures(group, one.indicator.direction), None),
        goes=("indicators", one.indicator.id), depth=1, tone="quiet",
    )  # fmt: skip


def _figures(group: Measured, direction: str | None) -> tuple[Value, ...]:
    target, actual = group.target, group.actual
    return (
        _figure(group.baseline), _figure(target), target.period if target is not None else None, _figure(actual),
        actual.period if actual is not None else None, reached(group, direction), _trend(group.trend, direction),
    )  # fmt: skip


def _figure(figure: Figure | None) -> Decimal | str | None:
    if figure is None or (figure.value is not None and not figure.added and not figure.words):
        return figure.value if figure is not None else None
    numbers = [say_decimal(value) for value in figure.values]
    return " / ".join([*(f"+ {number}" if figure.added else number for number in numbers), *figure.words])


def _trend(trend: int | None, direction: str | None) -> Mark | None:
    if trend is None:
        return None
    sign, label = {1: ("▲", _("higher")), -1: ("▼", _("lower")), 0: ("=", _("the same"))}[trend]
    wanted = {"up": 1, "down": -1}.get(direction or "", 0)
    color = palette.GREEN if trend and trend == wanted else palette.VERMILION if trend and wanted else palette.GREY
    return Mark(sign, label, color, {1: "up", -1: "down", 0: "same"}[trend])


def _group(plan: Plan, group: Group) -> str:
    sex, age, people, territory = group
    words = (vocabularies.SEX.label(sex), vocabularies.AGE_GROUP.label(age), vocabularies.PEOPLE.label(people),
             name_of(plan, territory, ("territories",)))  # fmt: skip
    return ", ".join(word for word in words if word)


def _indicated(found: Sequence[Measurement]) -> list[str]:
    if not found:
        return []
    shares = [reached(one.whole, one.indicator.direction) for one in found]
    done = sum(share is not None and share >= 1 for share in shares)
    lines = [ngettext("One of {count} indicators has reached its target.",
                      "{done} of {count} indicators have reached their targets.", done)
             .format(done=done, count=len(found))]  # fmt: skip
    no_value = sum(not one.whole.actuals and not any(group.actuals for group in one.groups) for one in found)
    if no_value:
        lines.append(ngettext("Of one there is no value yet.", "Of {count} there is no value yet.", no_value)
                     .format(count=no_value))  # fmt: skip
    no_target = sum(one.whole.target is None and not any(group.target for group in one.groups) for one in found)
    if no_target:
        lines.append(ngettext("One has no target.", "{count} have no target.", no_target).format(count=no_target))
    return lines


def _trends(plan: Plan, found: Sequence[Measurement]) -> list[Chart]:
    """The indicators that were measured most often, as lines over their periods."""
    dated = [
        (one, [figure for figure in one.whole.actuals if figure.period and figure.value is not None]) for one in found
    ]
    most = sorted((pair for pair in dated if len(pair[1]) > 1), key=lambda pair: -len(pair[1]))[:MOST_CHARTS]
    return [_line(plan, one, figures) for one, figures in most]


def _line(plan: Plan, one: Measurement, figures: Sequence[Figure]) -> Chart:
    values = tuple(float(figure.value) for figure in figures if figure.value is not None)
    target = one.whole.target.value if one.whole.target is not None else None
    series = [Series(name=vocabularies.OBSERVATION_KIND.label("actual"), values=values, color=palette.BLUE)]
    if target is not None:
        name = vocabularies.OBSERVATION_KIND.label("target")
        series.append(Series(name=name, values=(float(target),) * len(values), color=palette.GREEN))
    name = title_of(plan, one.indicator)
    says = _("“{name}” went from {first} to {last}.").format(
        name=name, first=say_decimal(figures[0].values[0]), last=say_decimal(figures[-1].values[0]))  # fmt: skip
    return Chart(kind="line", title=name, labels=tuple(str(figure.period) for figure in figures), series=tuple(series),
                 says=says, unit=one.indicator.unit.pick())  # fmt: skip

"""Indicators against their targets: baseline, newest value, share reached, trend, and groups side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.analysis.question import Question
from planner.analysis.schedule.figures import is_part_of
from planner.model.dates import When
from planner.model.monitoring import Indicator, Observation
from planner.model.plan import Plan
from planner.model.tree import branches, strategy_of

Group = tuple[str, str, str, str]
"""Sex, age group, people and territory that a value is of; all empty for everybody."""
EVERYBODY: Group = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one kind of value in one period: figures that contradict one another stay side by side."""

    period: When | None
    values: tuple[Decimal, ...]
    words: tuple[str, ...] = ()
    """For what is not a number."""
    added: bool = False
    """Whether it is women and men added up, because nobody stated the whole."""

    @property
    def value(self) -> Decimal | None:
        """The figure, when there is exactly one."""
        return self.values[0] if len(self.values) == 1 else None


@dataclass(frozen=True, slots=True)
class Measured:
    """One group of an indicator: everybody, or some people or places."""

    group: Group
    baseline: Figure | None
    target: Figure | None
    """That of the period of the newest value or the first after it; else the last."""
    actuals: tuple[Figure, ...]
    """By period, the newest last; those without a period first."""

    @property
    def actual(self) -> Figure | None:
        """The newest value."""
        return self.actuals[-1] if self.actuals else None

    @property
    def trend(self) -> int | None:
        """1 when the newest value is higher than the one before, -1 when it is lower, 0 when it is the same."""
        known = [figure.value for figure in self.actuals if figure.period is not None and figure.value is not None]
        if len(known) < 2:
            return None
        return (known[-1] > known[-2]) - (known[-1] < known[-2])


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator with everybody first, and then the groups that values are given of."""

    indicator: Indicator
    whole: Measured
    groups: tuple[Measured, ...]


def measurements(plan: Plan, question: Question) -> list[Measurement]:
    """The indicators of the strategies asked for, or of all, in the order of their trees."""
    wanted = [found for found in plan.indicators.values() if _is_wanted(plan, found, question)]
    turn = _turns(plan, wanted)
    return [measurement(plan, found) for found in sorted(wanted, key=lambda found: turn.get(found.item, len(turn)))]


def _turns(plan: Plan, wanted: Iterable[Indicator]) -> dict[str, int]:
    """The place of every strategy and item that may be measured, from the first strategy down."""
    homes = {strategy.id for each in wanted if (strategy := strategy_of(plan, each.item)) is not None}
    ids = (id for root in plan.strategies if root in homes
           for id in (root, *(branch.item.id for branch in branches(plan, root))))  # fmt: skip
    return {id: turn for turn, id in enumerate(ids)}


def _is_wanted(plan: Plan, indicator: Indicator, question: Question) -> bool:
    strategy = strategy_of(plan, indicator.item)
    if not question.wants(strategy.id if strategy is not None else None):
        return False
    return indicator.responsible == question.stakeholder or is_part_of(plan, indicator.item, question.stakeholder)


def measurement(plan: Plan, indicator: Indicator) -> Measurement:
    """One indicator. Women and men are added up only where nobody stated the whole, and never when groups overlap."""
    by_group: dict[Group, list[Observation]] = {}
    for observation in plan.observations.where("indicator", indicator.id):
        by_group.setdefault(_group(observation), []).append(observation)
    stated = by_group.get(EVERYBODY, [])
    actuals = _figures(stated, "actual") or (_added(by_group) if adds_up(indicator) else ())
    whole = _measured(EVERYBODY, stated, actuals)
    groups = tuple(
        _measured(group, some, _figures(some, "actual"))
        for group, some in sorted(by_group.items())
        if group != EVERYBODY
    )
    return Measurement(indicator, whole, groups)


def adds_up(indicator: Indicator) -> bool:
    """Whether groups that share no people may be added up: they do not overlap, and it is no percentage or mean."""
    unit = f"{indicator.unit.es or ''} {indicator.unit.en or ''}".casefold()
    shares = ("%", "porcent", "percent", "promedio", "average", "tasa", "rate", "índice", "index", "punt", "score")
    return not indicator.overlapping and not any(word in unit for word in shares)


def _group(observation: Observation) -> Group:
    return (observation.sex or "", observation.age_group or "", observation.people or "", observation.territory or "")


def _measured(group: Group, some: Sequence[Observation], actuals: tuple[Figure, ...]) -> Measured:
    baselines = _figures(some, "baseline")
    actual = actuals[-1] if actuals else None
    return Measured(group, baselines[-1] if baselines else None, _target(some, actual), actuals)


def _target(some: Iterable[Observation], actual: Figure | None) -> Figure | None:
    targets = _figures(some, "target")
    since = actual.period if actual is not None else None
    if since is not None:
        ahead = (target for target in targets if target.period is not None and target.period.last >= since.last)
        return next(ahead, targets[-1] if targets else None)
    return targets[-1] if targets else None


def _figures(some: Iterable[Observation], kind: str) -> tuple[Figure, ...]:
    periods: dict[When | None, list[Observation]] = {}
    for observation in some:
        if observation.kind == kind and (observation.value is not None or observation.said):
            periods.setdefault(observation.period, []).append(observation)
    return tuple(_figure(period, periods[period]) for period in sorted(periods, key=_turn))


def _turn(period: When | None) -> tuple[str, str]:
    return (period.last.isoformat(), period.first.isoformat()) if period is not None else ("", "")


def _figure(period: When | None, some: Iterable[Observation]) -> Figure:
    known = list(some)
    values = sorted({observation.value for observation in known if observation.value is not None})
    words = dict.fromkeys(observation.said.pick() for observation in known if observation.said)
    return Figure(period, tuple(values), tuple(words))


def _added(by_group: dict[Group, list[Observation]]) -> tuple[Figure, ...]:
    """Women and men of the same period added up, where both are known and each by one figure."""
    sexes = [_figures(by_group.get((sex, "", "", ""), []), "actual") for sex in ("women", "men")]
    women, men = ({figure.period: figure.value for figure in figures} for figures in sexes)
    both = [period for period in women if period in men]
    sums = ((period, women[period], men[period]) for period in sorted(both, key=_turn))
    return tuple(Figure(period, (one + other,), added=True)
                 for period, one, other in sums if one is not None and other is not None)  # fmt: skip


def reached(measured: Measured, direction: str | None) -> float | None:
    """The share of the way from the baseline to the target that is done, 1 being all; None when it is not known.

    Without a baseline, the share of the target where more is better; where less is better, only whether it is reached.
    """
    figures = (measured.actual, measured.target, measured.baseline)
    actual, target, baseline = (figure.value if figure is not None else None for figure in figures)
    if actual is None or target is None:
        return None
    if baseline is not None and baseline != target:
        return float((actual - baseline) / (target - baseline))
    if direction == "down":
        return 1.0 if actual <= target else None
    return float(actual / target) if target > 0 else None

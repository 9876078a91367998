"""Rules on indicators and what was observed of them."""

from collections.abc import Hashable, Iterator

from planner.i18n import N_
from planner.model.actions import REFERENCE_KINDS
from planner.model.dates import When
from planner.model.monitoring import Observation
from planner.model.rules.actors import groups
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import BASELINE, Lacks


@rule(
    "no_unit",
    WARNING,
    N_("Indicators without a unit"),
    N_("“{name}” has figures but no unit of measure."),
    N_("Say what is counted: people, workshops, percent …"),
)
def _no_unit(scope: Scope) -> Iterator[Spot]:
    counted = {observation.indicator for observation in scope.plan.observations.values() if not observation.said}
    for indicator in scope.plan.indicators.values():
        if not indicator.unit and indicator.id in counted and "unit" not in indicator.known_none:
            yield at("indicators", indicator.id, "unit")


@rule(
    "no_target",
    HINT,
    N_("Indicators without a target"),
    N_("“{name}” has no target."),
    N_("Add the value to be reached, and by when."),
)
def _no_target(scope: Scope) -> Iterator[Spot]:
    """An indicator of a diagnosis describes what is, and needs no target."""
    having = _having(scope, "target")
    for indicator in scope.plan.indicators.values():
        if indicator.id not in having and not _describes(scope, indicator.item):
            yield at("indicators", indicator.id, "")


def _describes(scope: Scope, id: str) -> bool:
    strategy = scope.strategy.get(id) or (scope.plan.strategies[id] if id in scope.plan.strategies else None)
    finding = id in scope.plan.items and scope.plan.items[id].finding is not None
    return finding or (strategy is not None and strategy.kind in REFERENCE_KINDS)


@rule(
    "indicator_incomplete",
    HINT,
    N_("Indicators that lack something"),
    N_("“{name}” lacks {lacks}."),
    N_("Add it, or note that there is none, so that anybody can follow the figure up."),
)
def _indicator_incomplete(scope: Scope) -> Iterator[Spot]:
    """What only describes is measured by whoever is cited, and a value in words starts from no baseline."""
    having, worded = _having(scope, "baseline"), _worded(scope)
    for indicator in scope.plan.indicators.values():
        if _describes(scope, indicator.item):
            continue
        lacks = [
            what
            for what, present in (
                (BASELINE, indicator.id in having or indicator.id in worded),
                ("verification", bool(indicator.verification)),
                ("responsible", indicator.responsible is not None),
            )
            if not present and what not in indicator.known_none
        ]
        if lacks:
            yield at("indicators", indicator.id, "" if lacks[0] == BASELINE else lacks[0], lacks=Lacks(tuple(lacks)))


def _worded(scope: Scope) -> set[str]:
    """The indicators whose values are all in words."""
    values = scope.plan.observations.values()
    return {one.indicator for one in values if one.said} - {one.indicator for one in values if one.value is not None}


def _having(scope: Scope, kind: str) -> set[str]:
    return {observation.indicator for observation in scope.plan.observations.values() if observation.kind == kind}


@rule(
    "no_value",
    WARNING,
    N_("Figures without a value"),
    N_("“{name}” has no value."),
    N_("Add the figure, or delete the row."),
)
def _no_value(scope: Scope) -> Iterator[Spot]:
    for observation in scope.plan.observations.values():
        if observation.value is None and not observation.said and "value" not in observation.known_none:
            yield at("observations", observation.id, "value")


@rule(
    "actual_without_period",
    WARNING,
    N_("Results without a date"),
    N_("It is not said from when the figure in “{name}” is."),
    N_("Add the year, part of the year, month or day it was reached."),
)
def _actual_without_period(scope: Scope) -> Iterator[Spot]:
    actual = (one for one in _undated(scope) if one.kind == "actual")
    yield from (at("observations", one.id, "period") for one in actual if not one.cites)


@rule(
    "cited_without_period",
    HINT,
    N_("Figures of a document without a date"),
    N_("The document that “{name}” is taken from is cited, but not from when the figure is."),
    N_("Look for the year in the document, or note that it gives none."),
)
def _cited_without_period(scope: Scope) -> Iterator[Spot]:
    actual = (one for one in _undated(scope) if one.kind == "actual")
    yield from (at("observations", one.id, "period") for one in actual if one.cites)


@rule(
    "no_actual",
    WARNING,
    N_("Targets that are past, without a result"),
    N_("The target of “{name}” was for {period}, and it is not noted what was reached."),
    N_("Ask whoever measures it for the figure, and add it."),
)
def _no_actual(scope: Scope) -> Iterator[Spot]:
    having = _having(scope, "actual")
    last: dict[str, When] = {}
    for one in scope.plan.observations.values():
        if one.kind == "target" and one.period is not None and one.indicator not in having:
            known = last.get(one.indicator)
            last[one.indicator] = one.period if known is None else max(known, one.period)
    for id, period in last.items():
        if period.before(scope.today) and id in scope.plan.indicators and not scope.told(_subject(scope, id)):
            yield at("indicators", id, "", period=period)


def _subject(scope: Scope, indicator: str) -> str:
    return (scope.plan.indicators.body(indicator) or {}).get("item", "")


@rule(
    "target_without_period",
    HINT,
    N_("Targets or baselines without a date"),
    N_("It is not said for when the figure in “{name}” is."),
    N_("Add the year at least: targets are reached by a date, and baselines are of one."),
)
def _target_without_period(scope: Scope) -> Iterator[Spot]:
    for one in _undated(scope):
        if one.kind == "baseline" or (one.kind == "target" and not _ends(scope, one.indicator)):
            yield at("observations", one.id, "period")


def _ends(scope: Scope, indicator: str) -> bool:
    """Whether what is measured ends some day, which is then when its target is due."""
    body = scope.plan.indicators.body(indicator) or {}
    id = body.get("item", "")
    above = scope.strategy.get(id)
    items, strategies = scope.plan.items.body(id) or {}, scope.plan.strategies.body(id) or {}
    return "end" in items or "end" in strategies or (above is not None and above.end is not None)


def _undated(scope: Scope) -> Iterator[Observation]:
    return (one for one in scope.plan.observations.values() if one.period is None and "period" not in one.known_none)


@rule(
    "actual_in_the_future",
    WARNING,
    N_("Results dated in the future"),
    N_("“{name}” is said to have been reached in {period}, which is still to come."),
    N_("Correct the period, or make it a target."),
)
def _actual_in_the_future(scope: Scope) -> Iterator[Spot]:
    for observation in scope.plan.observations.values():
        if observation.kind == "actual" and observation.period and scope.today < observation.period.first:
            yield at("observations", observation.id, "period", period=observation.period)


def _what_is_observed(observation: Observation) -> Hashable:
    period = observation.period.text if observation.period else None
    group = observation.sex, observation.age_group, observation.people, observation.territory
    return observation.indicator, observation.kind, period, group


@rule(
    "figures_differ",
    HINT,
    N_("Figures that differ"),
    N_("“{name}”: another figure for the same time and group is {other}."),
    N_("Let both stand if the sources differ, each with its source; otherwise correct one."),
)
def _figures_differ(scope: Scope) -> Iterator[Spot]:
    for first, *others in groups(scope.plan.observations.values(), _what_is_observed):
        for other in others:
            if other.value != first.value and first.value is not None and other.value is not None:
                yield at("observations", other.id, "value", other=first.value)


@rule(
    "same_figure",
    WARNING,
    N_("The same figure twice"),
    N_("“{name}” is there twice for the same time and group."),
    N_("Delete one of the two."),
)
def _same_figure(scope: Scope) -> Iterator[Spot]:
    for first, *others in groups(scope.plan.observations.values(), _what_is_observed):
        for other in others:
            if other.value == first.value and other.value is not None:
                yield at("observations", other.id, "value")


@rule(
    "target_the_wrong_way",
    WARNING,
    N_("Targets on the wrong side of the baseline"),
    N_("The target of “{name}” ({target}) is on the wrong side of its baseline ({baseline})."),
    N_("Correct one of the two figures, or whether more or less is better."),
)
def _target_the_wrong_way(scope: Scope) -> Iterator[Spot]:
    for id, observed in scope.plan.observations.grouped("indicator").items():
        if id not in scope.plan.indicators or scope.plan.indicators[id].direction is None:
            continue
        up = scope.plan.indicators[id].direction == "up"
        whole = [one for one in map(scope.plan.observations.__getitem__, observed) if not _of_a_group(one)]
        targets = [one.value for one in whole if one.kind == "target" and one.value is not None]
        baselines = [one.value for one in whole if one.kind == "baseline" and one.value is not None]
        if targets and baselines:
            target, baseline = (max(targets), min(baselines)) if up else (min(targets), max(baselines))
            if (target < baseline) if up else (target > baseline):
                yield at("indicators", id, "direction", target=target, baseline=baseline)


def _of_a_group(observation: Observation) -> bool:
    return any((observation.sex, observation.age_group, observation.people, observation.territory))


RULES = (
    _no_unit, _no_value, _actual_without_period, _actual_in_the_future, _same_figure, _target_the_wrong_way,
    _figures_differ, _no_actual, _no_target, _indicator_incomplete, _target_without_period, _cited_without_period,
)  # fmt: skip

"""The strategy that is shown, or all, and the list from which another is chosen or a new one begun."""

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message

from planner.app.strategy.outline import ALL
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actions import carried_out, group_label, in_groups
from planner.model.naming import names, title_of
from planner.model.plan import Plan
from planner.model.strategies import Strategy

NEW = "+"
"""The choice that begins a new strategy."""
LIST = "…"
"""The choice that lists every one of them."""
MANY = 15
"""So many are all shown at once; of more, only what is carried out until somebody types or asks for all."""
MOST_RECENT = 4
"""How many that were shown before stand first."""


class StrategyChooser(Chooser[str]):
    """The list of strategies, however many there are."""

    MOST: ClassVar[int] = 1_000


class StrategySwitcher(ChoiceField):
    """Shows the strategy; enter, a letter or a click opens the list of all of them."""

    class Asked(Message):
        """A new strategy was asked for."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("Strategies and frameworks"), self._found, self._line, id="switcher", required=True)
        self.plan = plan
        self.recent: list[str] = []
        """The ids of those shown before, the latest first, the one that is shown among them."""

    def show(self, plan: Plan, strategy: str) -> None:
        """Show a strategy of a plan, or `ALL`."""
        self.plan = plan
        if strategy:
            self.recent = [strategy, *(other for other in self.recent if other != strategy)]
        self.show_value(strategy)

    def action_open(self, typed: str = "") -> None:
        """Open the list."""
        self.app.push_screen(StrategyChooser(self._title, self.finding, typed=typed), self._answered)

    def _found(self, typed: str) -> Sequence[Choice[str]]:
        return choices(self.plan, typed, [id for id in self.recent if id != self.value])

    def _line(self, strategy: str) -> Choice[str]:
        record = self.plan.strategies.get(strategy)
        return Choice(strategy, title_of(self.plan, record) if record is not None else _("All strategies"))

    def _answered(self, value: str | None) -> None:
        if value == NEW:
            self.post_message(self.Asked())
        elif value == LIST:
            every = StrategyChooser(self._title, lambda typed: choices(self.plan, typed, every=True))
            self.app.push_screen(every, self._answered)
        else:
            super()._answered(value)


def choices(plan: Plan, typed: str, recent: Sequence[str] = (), *, every: bool = False) -> Sequence[Choice[str]]:
    """The strategies in which what was typed is found, by kind, after those shown before and all; then a new one.

    Of many, only those that are carried out and hold anything, until somebody types or asks for `every` one.
    """
    words = fold(typed).split()
    found = [record for record in in_groups(plan) if all(any(w in n for n in names(plan, record)) for w in words)]
    total = len(found)
    if not words and not every and total > MANY:
        found = carried_out(plan, found)
    before = [plan.strategies[id] for id in recent if id in plan.strategies][:MOST_RECENT] if not words else []
    lines = [_choice(plan, record, _("Shown before")) for record in before]
    if all(word in fold(_("All strategies")) for word in words):
        lines.append(Choice(ALL, _("All strategies"), sign="*"))
    lines += [_choice(plan, record, group_label(record.kind)) for record in found if record not in before]
    if len(found) < total:
        more = _("All {count}, with frameworks, laws and those without items…").format(count=total)
        lines.append(Choice(LIST, more, sign="*", group=_("More")))
    return [*lines, Choice(NEW, _("New strategy…"), sign="+", group=_("More"))]


def _choice(plan: Plan, record: Strategy, group: str) -> Choice[str]:
    state = vocabularies.STRATEGY_STATE.label(record.state).lower()
    return Choice(record.id, title_of(plan, record), state, group=group)


def in_order(plan: Plan) -> list[Strategy]:
    """All strategies: those with items before those without, other kinds after them, frameworks last."""
    below = plan.items.grouped("place")
    return sorted(
        plan.strategies.values(),
        key=lambda record: (record.is_framework, record.id not in below, record.kind != "strategy", _title(record)),
    )


def _title(record: Strategy) -> tuple[str, str]:
    return sort_key(record.title.pick())


class TimelineSwitcher(ChoiceField):
    """Shows what is chosen; enter, a letter or a click opens the list."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            _("Strategies"),
            lambda typed: timeline_choices(plan, typed),
            self._line,
            id="timeline-switcher",
            required=True,
        )
        self.plan = plan

    def show(self, plan: Plan, chosen: str) -> None:
        """Show a choice in a plan."""
        self.plan = plan
        self.finding = lambda typed: timeline_choices(plan, typed)
        self.show_value(chosen)

    def _line(self, chosen: str) -> Choice[str]:
        record = self.plan.strategies.get(chosen)
        return Choice(chosen, title_of(self.plan, record) if record is not None else _("All strategies"))


def timeline_choices(plan: Plan, typed: str) -> Sequence[Choice[str]]:
    """All together, then each one."""
    wanted = fold(typed)
    found = carried_out(plan, in_order(plan))
    lines = [
        Choice(record.id, title_of(plan, record)) for record in found if any(wanted in n for n in names(plan, record))
    ]
    return [*([Choice(ALL, _("All strategies"), sign="*")] if wanted in fold(_("All strategies")) else []), *lines]


def timeline_strategies(plan: Plan) -> list[str]:
    """The ids of the strategies that are carried out, in the order people see them."""
    return [record.id for record in carried_out(plan, in_order(plan))]

"""The strategy that is shown, and the list from which another one is chosen or a new one begun."""

from collections.abc import Sequence

from textual.message import Message

from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice
from planner.i18n import _
from planner.i18n.text import fold, sort_key
from planner.model import vocabularies
from planner.model.naming import names, title_of
from planner.model.plan import Plan
from planner.model.strategies import Strategy

NEW = "+"
"""The choice that begins a new strategy."""


class StrategySwitcher(ChoiceField):
    """Shows the strategy; enter, a letter or a click opens the list of all of them."""

    class Asked(Message):
        """A new strategy was asked for."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("Strategies and frameworks"), lambda typed: choices(plan, typed), self._line,
                         id="switcher", required=True)  # fmt: skip
        self.plan = plan

    def show(self, plan: Plan, strategy: str) -> None:
        """Show a strategy of a plan."""
        self.plan = plan
        self.finding = lambda typed: choices(plan, typed)
        self.show_value(strategy)

    def _line(self, strategy: str) -> Choice[str]:
        record = self.plan.strategies.get(strategy)
        return Choice(strategy, title_of(self.plan, record) if record is not None else "")

    def _answered(self, value: str | None) -> None:
        if value == NEW:
            self.post_message(self.Asked())
        else:
            super()._answered(value)


def choices(plan: Plan, typed: str) -> Sequence[Choice[str]]:
    """The strategies that are worked on, then the frameworks, then the choice that begins a new one."""
    wanted = fold(typed)
    found = [record for record in in_order(plan) if any(wanted in name for name in names(plan, record))]
    lines = [Choice(record.id, title_of(plan, record), _beside(record)) for record in found]
    return [*lines, Choice(NEW, _("New strategy…"), sign="+")]


def in_order(plan: Plan) -> list[Strategy]:
    """All strategies: those with items before those without, other kinds after them, frameworks last."""
    below = plan.items.grouped("place")
    return sorted(
        plan.strategies.values(),
        key=lambda record: (record.is_framework, record.id not in below, record.kind != "strategy", _title(record)),
    )


def _title(record: Strategy) -> tuple[str, str]:
    return sort_key(record.title.pick())


def _beside(record: Strategy) -> str:
    kind, state = vocabularies.STRATEGY_KIND.label(record.kind), vocabularies.STRATEGY_STATE.label(record.state)
    return " · ".join(part for part in (kind, state.lower()) if part)

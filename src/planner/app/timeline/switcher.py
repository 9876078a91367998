"""Which strategy the timeline shows: one, or all that are carried out."""

from collections.abc import Sequence

from planner.app.strategy.outline import ALL
from planner.app.strategy.switcher import in_order
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice
from planner.i18n import _
from planner.i18n.text import fold
from planner.model.actions import REFERENCE_KINDS
from planner.model.naming import names, title_of
from planner.model.plan import Plan


class TimelineSwitcher(ChoiceField):
    """Shows what is chosen; enter, a letter or a click opens the list."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("Strategies"), lambda typed: choices(plan, typed), self._line, id="timeline-switcher",
                         required=True)  # fmt: skip
        self.plan = plan

    def show(self, plan: Plan, chosen: str) -> None:
        """Show a choice in a plan."""
        self.plan = plan
        self.finding = lambda typed: choices(plan, typed)
        self.show_value(chosen)

    def _line(self, chosen: str) -> Choice[str]:
        record = self.plan.strategies.get(chosen)
        return Choice(chosen, title_of(self.plan, record) if record is not None else _("All strategies"))


def choices(plan: Plan, typed: str) -> Sequence[Choice[str]]:
    """All together, then each one."""
    wanted = fold(typed)
    found = [plan.strategies[id] for id in carried_out(plan)]
    lines = [
        Choice(record.id, title_of(plan, record)) for record in found if any(wanted in n for n in names(plan, record))
    ]
    return [*([Choice(ALL, _("All strategies"), sign="*")] if wanted in fold(_("All strategies")) else []), *lines]


def carried_out(plan: Plan) -> list[str]:
    """The ids of the strategies that hold anything and are carried out, in the order people see them."""
    below = plan.items.grouped("place")
    return [record.id for record in in_order(plan) if record.id in below and record.kind not in REFERENCE_KINDS]

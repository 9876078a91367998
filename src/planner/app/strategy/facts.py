"""What the tree shows of an item besides its title, found out once per plan and only for the lines that are seen."""

from datetime import date

from planner.model import vocabularies
from planner.model.assignments import leads
from planner.model.plan import Plan
from planner.model.progress import TIMELINESS, progress_within, status_of, timeliness
from planner.model.strategies import Item, Strategy
from planner.model.tree import strategy_of
from planner.model.vocabulary import Term

TELLING = frozenset({"late", "perhaps_late", "due_soon", "no_report"})
"""What is worth a mark: an item that is on time is not marked."""


class Facts:
    """Status, leads, progress and lateness of items and strategies."""

    def __init__(self, plan: Plan, today: date, before: "Facts | None" = None) -> None:
        """`before` are the facts of the plan as it was: what cannot have changed is taken over."""
        self.plan, self.today = plan, today
        same = before is not None and _same_reports(before.plan, plan)
        self._progress: dict[str, dict[str, int]] = before._progress if before is not None and same else {}
        """What is known of each strategy of which a line was seen."""
        self._status: dict[str, str | None] = {}
        self._late: dict[str, Term | None] = {}

    def record(self, id: str) -> Item | Strategy | None:
        """The item or strategy of an id."""
        plan = self.plan
        if id in plan.items:
            return plan.items[id]
        return plan.strategies[id] if id in plan.strategies else None

    def status(self, id: str) -> Term | None:
        """The status by the newest report; None when it is not known."""
        if id not in self._status:
            self._status[id] = status_of(self.plan, id, self.today)
        code = self._status[id]
        return vocabularies.STATUS[code] if code else None

    def lateness(self, id: str) -> Term | None:
        """The term for an item that is late, may be, soon will be or was never reported on; else None."""
        if id not in self._late:
            code = timeliness(self.plan, id, self.today)
            strategy = strategy_of(self.plan, id) if code in TELLING else None
            self._late[id] = TIMELINESS[code] if strategy is not None and not strategy.is_framework else None
        return self._late[id]

    def progress(self, id: str) -> int | None:
        """From 0 to 100, or None when nobody reported."""
        strategy = strategy_of(self.plan, id)
        if strategy is None:
            return None
        if strategy.id not in self._progress:
            self._progress[strategy.id] = progress_within(self.plan, strategy.id)
        return self._progress[strategy.id].get(id)

    def leads(self, id: str) -> str:
        """The short names of those who lead, in the order of their roles; in brackets when handed down from above."""
        found = leads(self.plan, id)
        names = ", ".join(self.plan.stakeholders[who].short_name for who in found.who)
        return names if found.above is None else f"({names})"


def _same_reports(before: Plan, after: Plan) -> bool:
    return before.items is after.items and before.reports is after.reports

"""A workbook for one body: whose it is, until when it is expected, and which rows it is asked to fill in."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.analysis.involvement import Concerns
from planner.model.plan import Plan


@dataclass(frozen=True)
class Recipient:
    """Who a workbook is made for."""

    plan: Plan
    id: str
    due: date | None = None

    @cached_property
    def concerns(self) -> Concerns:
        """What of the plan is its own to fill in."""
        return Concerns(self.plan, self.id)

    @property
    def name(self) -> str:
        """Its whole name, with the acronym it is known by."""
        body = self.plan.stakeholders[self.id]
        name = body.name.pick()
        return f"{name} ({body.acronym})" if body.acronym and body.acronym != name else name or body.short_name

    def own(self, table: str) -> frozenset[str]:
        """The ids of the rows of a sheet that are its own; the action plan shows strategies and items."""
        kinds = ("strategies", "items") if table == "items" else (table,)
        return frozenset[str]().union(*(self.concerns.every(kind) for kind in kinds))

    @property
    def about(self) -> dict[str, str]:
        """What the hidden sheet says of the sending."""
        return {"for": self.id, **({"due": self.due.isoformat()} if self.due else {})}

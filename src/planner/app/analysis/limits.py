"""What the analyses are limited to: chosen for all of them, like the strategy, or for one, like its framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.analysis.question import Question
from planner.analysis.registry import Analysis, Limit
from planner.i18n import N_, _
from planner.model import vocabularies
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.vocabulary import Vocabulary

SHARED: frozenset[Limit] = frozenset({"strategies", "territory"})
"""What stays chosen from one analysis to the next."""
SEVERAL: dict[Limit, Vocabulary] = {
    "types": vocabularies.TIE_TYPE, "states": vocabularies.LIFE, "sectors": vocabularies.SECTOR
}  # fmt: skip
"""Limits of which several may be chosen, each with its terms."""
RECORDS: dict[Limit, str] = {
    "strategies": "strategies", "framework": "strategies", "stakeholder": "stakeholders", "territory": "territories"
}  # fmt: skip
"""Limits that are records, with their collection."""
KEYS: dict[Limit, tuple[str, str]] = {
    "strategies": ("e", N_("Strategy")),
    "framework": ("r", N_("Framework")),
    "stakeholder": ("w", N_("Actor")),
    "territory": ("l", N_("Territory")),
    "types": ("b", N_("Ties")),
    "states": ("d", N_("State")),
    "with_planned": ("o", N_("Planned ties")),
    "sectors": ("n", N_("Sector")),
    "profile": ("v", N_("Profile")),
}
"""By limit: the key that asks for it, and what it is called."""
TURNED: frozenset[Limit] = frozenset({"with_planned"})
"""What is on or off: its key turns it."""
ON = frozenset({"on"})
PROFILES = {"ogp": N_("Open government (OGP)")}


@dataclass(frozen=True, slots=True)
class Limits:
    """The choices by analysis (empty for what all share) and limit; no choice limits nothing."""

    chosen: Mapping[tuple[str, Limit], frozenset[str]] = field(default_factory=dict)

    def of(self, analysis: str, limit: Limit) -> frozenset[str]:
        """What an analysis is limited to."""
        return self.chosen.get(_place(analysis, limit), frozenset())

    def having(self, analysis: str, limit: Limit, values: frozenset[str]) -> "Limits":
        """These choices with another one."""
        return Limits({**self.chosen, _place(analysis, limit): values})

    def still_in(self, plan: Plan) -> "Limits":
        """Without the records that are no longer in the plan."""
        return Limits({
            (name, limit): frozenset(value for value in values if value in plan.table(RECORDS[limit]))
            if limit in RECORDS else values
            for (name, limit), values in self.chosen.items()
        })  # fmt: skip

    def question(self, analysis: Analysis, today: date) -> Question:
        """What an analysis is asked; only what it heeds."""
        values = {limit: self.of(analysis.name, limit) for limit in analysis.limits}
        one = {limit: next(iter(values.get(limit, ())), None) for limit in ("framework", "stakeholder", "territory")}
        return Question(
            today=today, framework=one["framework"], stakeholder=one["stakeholder"], territory=one["territory"],
            strategies=values.get("strategies", frozenset()), types=values.get("types", frozenset()),
            states=values.get("states", frozenset()), with_planned=bool(values.get("with_planned")),
            sectors=values.get("sectors", frozenset()),
            profile=next(iter(values.get("profile", ())), ""),
        )  # fmt: skip


def _place(analysis: str, limit: Limit) -> tuple[str, Limit]:
    return ("" if limit in SHARED else analysis), limit


def said(plan: Plan, limit: Limit, values: frozenset[str]) -> str:
    """The chosen values in words."""
    if not values:
        return everything(limit)
    if limit in TURNED:
        return _("counted too")
    if limit in SEVERAL:
        return ", ".join(sorted(SEVERAL[limit].label(value) for value in values))
    if limit == "profile":
        return ", ".join(_(PROFILES.get(value, value)) for value in values)
    return ", ".join(sorted(name_of(plan, value, (RECORDS[limit],)) for value in values))


def everything(limit: Limit) -> str:
    """What is said when nothing is chosen."""
    if limit == "profile":
        return _("none")
    if limit in TURNED:
        return _("apart")
    return _("any") if limit in {"strategies", "types", "states"} else _("all")

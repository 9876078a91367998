"""Who answers for what: the responsibility matrix of a strategy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.i18n import Language, ngettext
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.assignments import assigned
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.tree import Branch, branches
from planner.model.values import Words

if TYPE_CHECKING:
    import pandas as pd

LETTERS: Mapping[str, Words] = {
    "lead": Words(es="R", en="L"),
    "co_lead": Words(es="C", en="C"),
    "support": Words(es="A", en="S"),
    "funder": Words(es="F", en="F"),
    "accountable": Words(es="RC", en="A"),
    "target_group": Words(es="PD", en="TG"),
}
"""What stands for a role in a cell: Responsable, Corresponsable, Apoyo …; Lead, Co-lead, Support …"""

_ORDER = {term.code: n for n, term in enumerate(vocabularies.ROLE)}


def letter(role: str | None, language: Language | None = None) -> str:
    """The letters of a role in the matrix; an unknown role stands for itself."""
    return LETTERS[role].pick(language) if role is not None and role in LETTERS else role or "?"


def legend(language: Language | None = None) -> list[tuple[str, str]]:
    """Letters and what they mean, in the order of the vocabulary."""
    return [(letter(term.code, language), term.label(language)) for term in vocabularies.ROLE]


def without_column(across: int, others: int) -> tuple[str, ...]:
    """That not everybody has a column, where that is so."""
    if not others:
        return ()
    says = ngettext("The {across} with most assignments have a column; one more is named under “Others”.",
                    "The {across} with most assignments have a column; {count} more are named under “Others”.",
                    others)  # fmt: skip
    return (says.format(across=across, count=others),)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Items of one strategy against the stakeholders assigned in it."""

    strategy: str
    rows: tuple[Branch, ...]
    """Every item of the tree, in its order, whether anybody is assigned or not."""
    stakeholders: tuple[str, ...]
    """Ids of those assigned to anything, those with most assignments first, then by name."""
    roles: Mapping[tuple[str, str], tuple[str, ...]]
    """Role codes by (item or strategy id, stakeholder id)."""

    def cell(self, item: str, stakeholder: str, language: Language | None = None) -> str:
        """The letters of a cell, like `R, A`; empty when the stakeholder has no role there."""
        return ", ".join(letter(role, language) for role in self.roles.get((item, stakeholder), ()))

    def frame(self) -> "pd.DataFrame":
        """How often each role is held: a pandas cross table, stakeholders (ids) down and role codes across."""
        import pandas as pd

        held = [(who, role) for (_item, who), roles in self.roles.items() for role in roles]
        table = pd.DataFrame(held, columns=["stakeholder", "role"])
        counted = pd.crosstab(table["stakeholder"], table["role"])
        return counted.reindex(index=list(self.stakeholders), columns=list(_ORDER), fill_value=0)


def responsibility(plan: Plan, strategy: str) -> Matrix:
    """The responsibility matrix of a strategy; past assignments are left out."""
    rows = tuple(branches(plan, strategy))
    within = {strategy, *(row.item.id for row in rows)}
    roles: dict[tuple[str, str], set[str]] = {}
    load: dict[str, int] = {}
    for item in within:
        for assignment in assigned(plan, item):
            who = survivor(plan, assignment.stakeholder)
            if who in plan.stakeholders:
                roles.setdefault((item, who), set()).add(assignment.role or "")
                load[who] = load.get(who, 0) + 1
    ordered = {key: tuple(sorted(held, key=_rank)) for key, held in roles.items()}
    by_load = sorted(load, key=lambda who: (-load[who], sort_key(plan.stakeholders[who].short_name), who))
    return Matrix(strategy, rows, tuple(by_load), ordered)


def _rank(role: str) -> tuple[int, str]:
    return _ORDER.get(role, len(_ORDER)), role

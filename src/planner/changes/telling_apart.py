"""Two actors that are not the same, whatever they are called: both remember it, with the reason where one is given."""

from planner.changes.change import Change
from planner.changes.drafting import edit
from planner.i18n import current_language
from planner.i18n.text import clean
from planner.model.fields import PRESENT
from planner.model.kinds import PROSE
from planner.model.plan import Plan


def told_apart(plan: Plan, one: str, other: str, why: str = "") -> list[Change]:
    """Let both say that they are not the other; the reason, in the current language, is put under what stood there."""
    return [*_says(plan, one, other, clean(why)), *_says(plan, other, one, clean(why))]


def _says(plan: Plan, one: str, other: str, why: str) -> list[Change]:
    leaves: dict[str, str | None] = {f"different_from[{other}]": PRESENT}
    leaf = f"distinction.{current_language()}"
    said = (plan.stakeholders.body(one) or {}).get(leaf, "")
    if why and why not in said:
        leaves[leaf] = PROSE.understand(f"{said}\n\n{why}" if said else why)
        leaves["known_none[distinction]"] = None
    leaves["known_none[different_from]"] = None
    return edit(plan, "stakeholders", one, leaves)

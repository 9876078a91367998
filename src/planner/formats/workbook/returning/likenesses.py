"""What an unknown name is nearly spelt like."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.analysis.names import Why, similar
from planner.i18n.text import fold
from planner.model.plan import Plan

ALIKE = 86.0
"""From this likeness (0 to 100) on a misspelt name is pointed out."""
MOST = 4
"""How many are pointed out at most."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Ids of what a name may be: those it is almost spelt like, and those it shares words with."""

    close: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


NOTHING_ALIKE = Alike()


def alike(plan: Plan, collections: Collection[str], typed: str, words: Mapping[str, set[str]]) -> Alike:
    """Records of these collections that a name may be; `words` are their folded names with the ids behind each."""
    found = similar(plan, typed) if "stakeholders" in collections else []
    close = [one.stakeholder for one in found if one.certain or one.why is not Why.PART]
    if close:
        return Alike(tuple(close), tuple(one.stakeholder for one in found))
    from rapidfuzz import fuzz, process

    hits = process.extract(fold(typed), list(words), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    spelt = dict.fromkeys(id for word, _score, _place in hits for id in sorted(words[word]))
    return Alike(tuple(spelt), tuple(one.stakeholder for one in found))

"""Whom a name in a table means: an actor of the plan, or one that only the table knows."""

import re
from dataclasses import dataclass

from planner.analysis.matching.similar import similar
from planner.changes.review.incoming import NOTHING, Kind, Suggestion, Where, body_text
from planner.formats.registers.keys import register_id
from planner.i18n import _, current_language
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.actors import Stakeholder
from planner.model.kinds import LINE
from planner.model.naming import called, names, survivor
from planner.model.plan import Plan
from planner.model.understanding import Ambiguous

_SHORT_CODE = re.compile(r"[Aa]-\w{4,26}")
_WITH_ACRONYM = re.compile(r"(.+?)\s*\(\s*([^()]{2,20}?)\s*\)")
CLOSE = 88.0
"""Similarity of two whole names from which on their words are looked at."""
SHORTEST = 5
"""Letters of a word that a slip may have happened to."""
SEPARATORS = (r"[;|\n]", r"[,/]| y | e | and | & ")
"""What parts several names in a cell: surely, and only where each part is somebody."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor that a name means; `asks` says why a person must decide whether it is a new one."""

    id: str
    is_new: bool = False
    asks: str = ""


class Actors:
    """The names of a plan's actors, gathered once for all rows of a table."""

    def __init__(self, plan: Plan, plan_id: str) -> None:
        self._plan, self._plan_id = plan, plan_id
        self._by_name: dict[str, list[str]] = {}
        for id, record in plan.stakeholders.items():
            for name in names(plan, record):
                ids = self._by_name.setdefault(name, [])
                if survivor(plan, id) not in ids:
                    ids.append(survivor(plan, id))
        self._names = list(self._by_name)
        self.brought: dict[str, Meant] = {}
        """Actors that the table brings, by id."""

    def known(self, text: str, acronym: str = "") -> str | None:
        """The actor of the plan that is called so; None when there is none. Raises Ambiguous."""
        whole, inside = split_acronym(text)
        for said in (text, whole, acronym, inside):
            found = self._called(said)
            if len(found) > 1 and acronym:
                found = [id for id in found if id in self._called(acronym)] or found
            if len(found) > 1:
                raise Ambiguous(self._plan, text, [self._plan.stakeholders[id] for id in found])
            if found:
                return found[0]
        derived = self.derived(text)
        return survivor(self._plan, derived) if derived in self._plan.stakeholders else None

    def _called(self, text: str) -> list[str]:
        if not text:
            return []
        if text in self._plan.stakeholders:
            return [survivor(self._plan, text)]
        if _SHORT_CODE.fullmatch(text) and (found := called(self._plan, Stakeholder.collection, text)):
            return [survivor(self._plan, record.id) for record in found]
        return self._by_name.get(fold(text), [])

    def answers(self, id: str, name: str) -> bool:
        """Whether an actor of the plan is called so, by a name of a duplicate that became it too."""
        return id in self._called(name)

    def derived(self, name: str) -> str:
        """The id of a new actor of this name, the same each time the table is read."""
        return register_id(self._plan_id, Stakeholder.collection, fold(split_acronym(name)[0]) or name)

    def new(self, name: str, acronym: str = "") -> Meant:
        """A new actor of this name; asked about when somebody in the plan is called nearly so."""
        id = self.derived(name)
        if id not in self.brought:
            self.brought[id] = Meant(id, is_new=True, asks=self._doubt(name, acronym))
        return self.brought[id]

    def _doubt(self, name: str, acronym: str) -> str:
        """Why a name may be no new actor; empty when nothing speaks against it."""
        alike = similar(self._plan, split_acronym(name)[0], acronym or None, most=1)
        if alike:
            return f"{alike[0].sentence(self._plan)} {_('Bring it in only if it is somebody else.')}"
        near = self._misspelt(fold(split_acronym(name)[0]))
        if near is not None:
            says = _("“{name}” is spelt almost like it.").format(name=self._plan.stakeholders[near].name.pick())
            return f"{says} {_('Bring it in only if it is somebody else.')}"
        if any(map(self._is_somebody, re.split(SEPARATORS[1], name))):
            return _("It may be several names: then leave it out, and part them by semicolons in the table.")
        return ""

    def _misspelt(self, folded: str) -> str | None:
        """The actor whose name has the same words but for a slip in some, the word for its kind included."""
        from rapidfuzz import fuzz, process

        close = process.extract(folded, self._names, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5)
        for known, _score, _at in close:
            if _slips(folded.split(), known.split()):
                return self._by_name[known][0]
        return None

    def named(self, text: str) -> Meant:
        """Whom a name means, a new actor when nobody is called so. Raises Ambiguous."""
        id = self.known(text)
        return Meant(id) if id is not None else self.new(text)

    def parted(self, text: str) -> list[str]:
        """The names that a cell holds; commas part them only where each part is somebody."""
        found: list[str] = []
        for part in (clean_line(one) for one in re.split(SEPARATORS[0], text)):
            if not part:
                continue
            pieces = [piece for piece in (clean_line(one) for one in re.split(SEPARATORS[1], part)) if piece]
            whole = len(pieces) < 2 or self._is_somebody(part) or not all(map(self._is_somebody, pieces))
            found += [part] if whole else pieces
        return found

    def _is_somebody(self, text: str) -> bool:
        return bool(self._called(text) or self._called(split_acronym(text)[0]))


def _slips(one: list[str], other: list[str]) -> bool:
    """Whether words differ by a letter or two at most, and only longer ones; digits never do."""
    from rapidfuzz.distance import OSA

    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and all(
        min(map(len, pair)) >= SHORTEST and "".join(pair).isalpha() and OSA.distance(*pair) <= min(map(len, pair)) // 5
        for pair in differing
    )


def split_acronym(name: str) -> tuple[str, str]:
    """`Ministerio de Salud (MSPAS)` as name and acronym; the acronym is empty when there is none."""
    match = _WITH_ACRONYM.fullmatch(name.strip())
    if match and sum(letter.isupper() for letter in match[2]) >= 2 and " " not in match[2]:
        return match[1], match[2]
    return name.strip(), ""


def new_actor(meant: Meant, name: str, where: Where, heading: str) -> Suggestion | None:
    """The suggestion of an actor of whom only the name is known; None when no name is so long."""
    whole, acronym = split_acronym(clean_line(name))
    if not whole or len(whole) > LINE.limit:
        return None
    body = {f"name.{current_language()}": whole} | ({"acronym": acronym} if acronym else {})
    return Suggestion(
        collection=Stakeholder.collection, id=meant.id, aspect=NOTHING, base=None, value=body_text(body),
        kind=Kind.NEW, where=where, heading=heading, typed=name, asks=meant.asks,
    )  # fmt: skip

"""Who a new name may already be: near-duplicates pointed out before they are made; a person always decides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from threading import Lock
from typing import NamedTuple

from planner.analysis.matching.name_words import NameWords, looks_like_acronym, name_words, unmatched
from planner.i18n import N_, _
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.plan import Plan
from planner.model.record import Body

CLOSE = 88.0
"""From this similarity (0 to 100, words sorted) on, what is left of two names may be one name misspelt."""
ROUGH = 70.0
"""Below this nothing is looked at more closely."""
MOST = 5
"""How many are pointed out at most."""
LOOKED_AT = 40
"""How many names of each sort are compared word by word."""
TOO_OLD = 1000
"""How many outdated entries an index may always hold."""


class Why(StrEnum):
    """What makes two names alike."""

    SAME = "same"
    ACCENTS = "accents"
    ALIAS = "alias"
    WORDS = "words"
    SAME_ACRONYM = "same_acronym"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    PART = "part"


SENTENCES = {
    Why.SAME: N_("“{name}” has this name already."),
    Why.ACCENTS: N_("“{name}” differs only in accents, capitals or punctuation."),
    Why.ALIAS: N_("“{name}” is also known by this name."),
    Why.WORDS: N_("“{name}” has the same words, shortened or in another order."),
    Why.SAME_ACRONYM: N_("“{name}” has the same acronym."),
    Why.ACRONYM: N_("One may be the acronym of the other: “{name}”."),
    Why.SPELLING: N_("“{name}” is spelt almost like it."),
    Why.PART: N_("One name is part of the other: “{name}”."),
}

_CERTAIN = {Why.SAME: 100.0, Why.ACCENTS: 99.0, Why.ALIAS: 98.0, Why.SAME_ACRONYM: 97.5, Why.WORDS: 97.0}
_DOUBTFUL = {Why.WORDS: 95.0, Why.SAME_ACRONYM: 94.0, Why.ACRONYM: 90.0, Why.SPELLING: 0.0, Why.PART: 60.0}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stakeholder that a name may already stand for."""

    stakeholder: str
    why: Why
    certain: bool
    """Whether the names mean the same by every rule; a person decides all the same."""
    score: float
    """For the order only: 0 to 100."""

    def sentence(self, plan: Plan) -> str:
        """Why it is pointed out, in the current language."""
        actor = plan.stakeholders[self.stakeholder]
        name = f"{actor.name.pick()} ({actor.acronym})" if actor.acronym else actor.name.pick()
        return _(SENTENCES[self.why]).format(name=name)


class _Entry(NamedTuple):
    """One name of one stakeholder."""

    stakeholder: str
    why: Why
    text: str
    words: NameWords


class _Register:
    """All names of a register, taken apart once and kept up with what changes."""

    def __init__(self) -> None:
        self.bodies: dict[str, Body] = {}
        self.entries: list[_Entry | None] = []
        self.own: list[str] = []
        self.of: dict[str, list[int]] = {}
        self.by_name: dict[str, list[int]] = {}
        self.by_word: dict[str, list[int]] = {}
        self.by_initial: dict[str, list[int]] = {}
        self.short_by_initial: dict[str, list[int]] = {}

    def follow(self, bodies: Mapping[str, Body]) -> None:
        """Take in what differs from the bodies seen last."""
        gone = [id for id, body in self.bodies.items() if bodies.get(id) is not body]
        for id in gone:
            for index in self.of.pop(id, ()):
                self.entries[index] = None
                self.own[index] = ""
            del self.bodies[id]
        if len(self.bodies) < len(bodies):
            for id, body in bodies.items():
                if id not in self.bodies:
                    self.bodies[id] = body
                    self._add(id, body)

    def _add(self, id: str, body: Body) -> None:
        if "merged_into" in body:
            return
        for leaf, text in body.items():
            if leaf in {"name.es", "name.en"}:
                self._name(id, text, Why.SAME)
            elif leaf.startswith("aliases["):
                self._name(id, leaf[8:-1], Why.ALIAS)
            elif leaf == "acronym":
                self._name(id, text, Why.SAME_ACRONYM)

    def _name(self, id: str, text: str, why: Why) -> None:
        words = name_words(text)
        if not words.folded:
            return
        index = len(self.entries)
        self.entries.append(_Entry(id, why, text, words))
        self.own.append(words.sorted_own)
        self.of.setdefault(id, []).append(index)
        self.by_name.setdefault(words.folded, []).append(index)
        for word in {*words.own, *words.kinds}:
            self.by_word.setdefault(word, []).append(index)
        if len(words.content) == 1:
            self.short_by_initial.setdefault(words.initials, []).append(index)
        elif words.content:
            self.by_initial.setdefault(words.initials[0], []).append(index)

    def living(self, indexes: Iterable[int]) -> Iterator[_Entry]:
        """The entries that are still names of somebody."""
        return (entry for index in indexes if (entry := self.entries[index]) is not None)


_shared = [_Register()]
_one_at_a_time = Lock()


def _following(bodies: Mapping[str, Body]) -> _Register:
    """The shared register kept up with these bodies; begun anew once most of its entries are of the past."""
    if len(_shared[0].entries) > TOO_OLD + 4 * sum(map(len, _shared[0].of.values())):
        _shared[0] = _Register()
    _shared[0].follow(bodies)
    return _shared[0]


def similar(plan: Plan, name: str, acronym: str | None = None, most: int = MOST) -> list[Likeness]:
    """Who in the register `name` (and `acronym`, when it is given) may already be, likeliest first.

    Rules, each stating why: the same name but for accents; another name of it; the same words once kinds of body are
    reduced to codes (`muni` = `municipalidad`); the acronym rule; spelling within a slip or two of every word; one
    name inside the other. Two names that each have a word the other has nothing like are never alike, whatever
    they share: that word is mostly a place.
    """
    best: dict[str, Likeness] = {}
    with _one_at_a_time:
        register = _following(plan.stakeholders.bodies)
        for found in _found(register, clean_line(name), fold(acronym or "")):
            known = best.get(found.stakeholder)
            if known is None or (found.certain, found.score) > (known.certain, known.score):
                best[found.stakeholder] = found
    return sorted(best.values(), key=lambda one: (not one.certain, -one.score, one.stakeholder))[:most]


def _found(register: _Register, typed: str, acronym: str) -> Iterator[Likeness]:
    words = name_words(typed)
    if not words.folded:
        return
    yield from _same_name(register, typed, words)
    yield from _by_acronym(register, typed, words, acronym)
    for entry in register.living(_candidates(register, words)):
        why_and_score = alike(words, entry.words)
        if why_and_score is not None:
            yield Likeness(entry.stakeholder, *why_and_score)


def _same_name(register: _Register, typed: str, words: NameWords) -> Iterator[Likeness]:
    for entry in register.living(register.by_name.get(words.folded, ())):
        why = Why.ACCENTS if entry.why is Why.SAME and entry.text != typed else entry.why
        yield Likeness(entry.stakeholder, why, certain=True, score=_CERTAIN[why])


def _by_acronym(register: _Register, typed: str, words: NameWords, acronym: str) -> Iterator[Likeness]:
    for entry in register.living(register.by_name.get(acronym, ()) if acronym else ()):
        yield Likeness(entry.stakeholder, Why.SAME_ACRONYM, certain=False, score=_DOUBTFUL[Why.SAME_ACRONYM])
    short = acronym or (words.folded if looks_like_acronym(typed, words) else "")
    for entry in register.living(register.by_initial.get(short[:1], ())):
        if entry.words.may_be(short):
            yield Likeness(entry.stakeholder, Why.ACRONYM, certain=False, score=_DOUBTFUL[Why.ACRONYM])
    for entry in register.living(register.short_by_initial.get(words.folded[0], ())):
        if words.may_be(entry.words.folded):
            yield Likeness(entry.stakeholder, Why.ACRONYM, certain=False, score=_DOUBTFUL[Why.ACRONYM])


def _candidates(register: _Register, words: NameWords) -> Iterable[int]:
    """Names that share most words with it or are spelt roughly like it."""
    from rapidfuzz import fuzz, process

    wanted = {*words.own, *words.kinds}
    shared = Counter(index for word in wanted for index in register.by_word.get(word, ()))
    within = [
        (entry.words.size, index) for index, count in shared.items()
        if (entry := register.entries[index]) is not None and count in {len(wanted), entry.words.size}
    ]  # fmt: skip
    near = {index for _size, index in nsmallest(LOOKED_AT, within)}
    if words.own:
        hits = process.extract(words.sorted_own, register.own, scorer=fuzz.ratio, score_cutoff=ROUGH, limit=LOOKED_AT)
        near.update(index for _text, _score, index in hits)
    return sorted(near)


def alike(one: NameWords, other: NameWords) -> tuple[Why, bool, float] | None:
    """Why two names are alike, whether certainly, and how much; None when they are not."""
    kinds_differ = bool(one.kinds and other.kinds and one.kinds != other.kinds)
    if kinds_differ and not (one.kinds < other.kinds or other.kinds < one.kinds):
        return None
    left, right = unmatched(one.own, other.own)
    if left and right:
        return None
    bare = not one.own and not other.own and one.kinds == other.kinds
    if left or right or not (bare or (one.own and other.own)):
        return _part(one, other)
    if sorted(one.own) == sorted(other.own):
        places_differ = bool(one.places and other.places and one.places != other.places)
        certain = one.kinds == other.kinds and not places_differ
        return Why.WORDS, certain, (_CERTAIN if certain else _DOUBTFUL)[Why.WORDS]
    from rapidfuzz import fuzz

    score = float(fuzz.ratio(one.sorted_own, other.sorted_own))
    return (Why.SPELLING, False, score) if score >= CLOSE or len(one.own) == 1 else None


def _part(one: NameWords, other: NameWords) -> tuple[Why, bool, float] | None:
    """A name inside another counts when it says more than one word, or only what kind of body it is."""
    smaller = min(one, other, key=lambda words: words.size)
    telling = smaller.size >= 2 or (bool(smaller.kinds) and not smaller.own)
    same_kind = not smaller.kinds or smaller.kinds <= one.kinds & other.kinds
    return (Why.PART, False, _DOUBTFUL[Why.PART] + min(smaller.size, 9)) if telling and same_kind else None

"""Which actors of a plan may be one: pairs with the reasons in words; a person always decides."""

from dataclasses import dataclass

from planner.analysis.matching.name_index import Match, NameIndex
from planner.analysis.matching.similar import Why
from planner.i18n import N_, _
from planner.i18n.folding import fold
from planner.model.actors import Stakeholder
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.references import references_to

SAYS = {
    Why.SAME: N_("Both are called “{one}”."),
    Why.ACCENTS: N_("The names differ only in accents, capitals or punctuation: “{one}” and “{other}”."),
    Why.ALIAS: N_("Both are known as “{one}”."),
    Why.SAME_ACRONYM: N_("Both have the acronym “{one}”."),
    Why.WORDS: N_("The same words, shortened or in another order: “{one}” and “{other}”."),
    Why.ACRONYM: N_("“{one}” may be the acronym of “{other}”."),
    Why.SPELLING: N_("Spelt almost alike: “{one}” and “{other}”."),
    Why.PART: N_("One name begins like the other: “{one}” and “{other}”."),
}
WEIGHT = {
    Why.SAME: 100, Why.ACCENTS: 99, Why.ALIAS: 97, Why.WORDS: 95, Why.SPELLING: 85, Why.SAME_ACRONYM: 80,
    Why.ACRONYM: 75, Why.PART: 65,
}  # fmt: skip
"""How much each reason counts, for the order only."""

SHARED = ("kind", "sector", "level", "territory")
"""What makes a pair likelier when both say the same."""
RAISED = 1
DOUBTED = 3
GROUPS = {"population": "people", "person": "person", "post": "post"}
"""Kinds that are never another kind by a slip; organisations and mechanisms are often taken for one another."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Why two actors may be one: what makes two of their names alike."""

    why: Why
    one: str
    """A name of one of the two."""
    other: str
    certain: bool
    """Whether the names mean the same by every rule."""

    @property
    def sentence(self) -> str:
        """The clue in the current language."""
        return _(SAYS[self.why]).format(one=self.one, other=self.other)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one."""

    one: str
    """The one of which the plan says more."""
    other: str
    clues: tuple[Clue, ...]
    """The strongest first."""
    agree: tuple[str, ...]
    """The fields of SHARED in which they agree."""
    apart: tuple[str, ...]
    """The fields of SHARED in which they cannot both be right."""
    score: int
    """For the order only."""

    @property
    def certain(self) -> bool:
        """Whether some of their names mean the same by every rule; a person decides all the same."""
        return any(clue.certain for clue in self.clues)

    @property
    def sentences(self) -> list[str]:
        """Why they may be one and what speaks for or against it, in the current language."""
        said = [clue.sentence for clue in self.clues]
        labels = {name: Stakeholder.fields()[name].label().lower() for name in SHARED}
        if self.agree:
            said.append(_("They agree in: {fields}.").format(fields=", ".join(labels[name] for name in self.agree)))
        if self.apart:
            said.append(_("They differ in: {fields}.").format(fields=", ".join(labels[name] for name in self.apart)))
        return said


def duplicates(plan: Plan) -> list[Pair]:
    """Every two actors that may be one, the likeliest first; those said to be different are left out.

    A shared name or acronym is always told. A doubtful likeness is not when both are tied to one another, lie in
    different places, are of kinds that do not mix, or one stands for bodies not yet named or is part of the problem
    and the other is not.
    """
    bodies = {id: body for id, body in plan.stakeholders.bodies.items() if "merged_into" not in body}
    clues: dict[tuple[str, str], dict[Why, Clue]] = {}
    for match in NameIndex(bodies.items(), _places(plan)).matches():
        pair = (match.one.actor, match.other.actor)
        known = clues.setdefault(pair if pair[0] < pair[1] else pair[::-1], {})
        clue = _clue(match)
        if clue.why not in known or clue.certain > known[clue.why].certain:
            known[clue.why] = clue
    found = [made for pair, said in clues.items() if (made := _pair(plan, pair, said)) is not None]
    return sorted(found, key=lambda pair: (-pair.score, fold(name_of(plan, pair.one)), pair.one, pair.other))


def _places(plan: Plan) -> frozenset[str]:
    """The words in the names of the plan's places, but for the country's, which half of all bodies carry."""
    return frozenset(
        word
        for body in plan.territories.bodies.values()
        for leaf, text in body.items()
        if leaf.startswith("name.") and body.get("kind") != "country"
        for word in fold(text).split()
        if len(word) > 3
    )


def _clue(match: Match) -> Clue:
    one, other = match.one, match.other
    if match.why is not Why.ACRONYM and (len(other.text), other.text) < (len(one.text), one.text):
        one, other = other, one
    return Clue(match.why, one.text, other.text, match.certain)


def _pair(plan: Plan, ids: tuple[str, str], clues: dict[Why, Clue]) -> Pair | None:
    one, other = (plan.stakeholders.bodies[id] for id in ids)
    if f"different_from[{ids[1]}]" in one or f"different_from[{ids[0]}]" in other:
        return None
    apart = tuple(name for name in SHARED if _cannot_both_be(plan, name, one, other))
    shared = any(clue.certain or clue.why is Why.SAME_ACRONYM for clue in clues.values())
    if not shared and (set(apart) - {"sector"} or _of_other_sorts(one, other) or _tied(plan, *ids)):
        return None
    agree = tuple(name for name in SHARED if name in one and one.get(name) == other.get(name))
    if set(clues) == {Why.PART} and (not agree or _of_many(one) or _of_many(other)):
        return None
    ordered = tuple(sorted(clues.values(), key=lambda clue: -_weight(clue)))
    score = _weight(ordered[0]) + RAISED * len(agree) - DOUBTED * len(apart)
    first, second = sorted(ids, key=lambda actor: (-_said_of(plan, actor), actor))
    return Pair(first, second, ordered, agree, apart, score)


def _weight(clue: Clue) -> int:
    return WEIGHT[clue.why] - (0 if clue.certain else 5)


def _cannot_both_be(plan: Plan, name: str, one: Body, other: Body) -> bool:
    if name not in one or name not in other or one[name] == other[name]:
        return False
    if name == "territory":
        return one[name] not in _within(plan, other[name]) and other[name] not in _within(plan, one[name])
    if name == "kind":
        return GROUPS.get(one[name], "body") != GROUPS.get(other[name], "body")
    return name != "sector" or "multisector" not in (one[name], other[name])


def _within(plan: Plan, territory: str) -> set[str]:
    """The territory and those it lies in."""
    found: set[str] = set()
    above: str | None = territory
    while above is not None and above not in found:
        found.add(above)
        above = (plan.territories.body(above) or {}).get("parent")
    return found


def _of_other_sorts(one: Body, other: Body) -> bool:
    return any((one.get(flag) == "yes") != (other.get(flag) == "yes") for flag in ("placeholder", "problem_actor"))


def _of_many(body: Body) -> bool:
    """Whether it is no body of its own, so that a longer name names some of the many."""
    return body.get("kind") == "population" or body.get("sector") == "population" or body.get("placeholder") == "yes"


def _tied(plan: Plan, one: str, other: str) -> bool:
    ends = plan.ties.where("source", one), plan.ties.where("source", other)
    return any(tie.target == other for tie in ends[0]) or any(tie.target == one for tie in ends[1])


def _said_of(plan: Plan, id: str) -> int:
    """How much the plan says of an actor: its own values, and everything that names it."""
    return len(plan.stakeholders.bodies[id]) + 3 * sum(1 for _reference in references_to(plan, "stakeholders", id))

"""Service pathways: which actors offer which phase where, and where a person would fall through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.analysis.question import Question, within
from planner.model import vocabularies
from planner.model.assignments import assigned, takes_part
from planner.model.plan import Plan
from planner.model.strategies import Assignment
from planner.model.ties import counts
from planner.model.tree import branches, children
from planner.model.vocabularies import IN_FORCE


@dataclass(frozen=True, slots=True)
class Offer:
    """An actor that takes part in a phase, other than as the people it is for."""

    phase: str
    stakeholder: str
    territory: str | None
    """Where the actor works; None when nobody said so."""
    ready: bool
    """Whether it works today, rather than being potential, planned or being set up."""


@dataclass(frozen=True, slots=True)
class Pathway:
    """One pathway: its phases in order, what runs across them, and who offers what where."""

    strategy: str
    phases: tuple[str, ...]
    across: tuple[str, ...]
    """Items beside the phases that accompany all of them."""
    offers: tuple[Offer, ...]
    places: tuple[str, ...]
    """Ids of the territories that any offer names."""
    handed_over: Mapping[tuple[str, str, str], bool]
    """By phase, next phase and territory: whether somebody can hand a person over, where both are offered."""

    def at(self, phase: str, place: str, plan: Plan) -> list[Offer]:
        """What a person in a territory finds of a phase: offers there, and of what the territory lies in."""
        offers = (offer for offer in self.offers if offer.phase == phase and offer.territory is not None)
        return [offer for offer in offers if within(plan, place, offer.territory)]

    def gaps(self, plan: Plan) -> list[tuple[str, str]]:
        """Phase and territory of every place where a person would find nothing that works today."""
        return [
            (phase, place) for place in self.places for phase in self.phases
            if not any(offer.ready for offer in self.at(phase, place, plan))
        ]  # fmt: skip


def pathway(plan: Plan, strategy: str) -> Pathway:
    """The pathway that a strategy describes: its items of level `phase`, or without any, its topmost items."""
    top = children(plan, strategy)
    phases = tuple(item.id for item in top if item.level == "phase") or tuple(item.id for item in top)
    across = tuple(item.id for item in top if item.id not in phases)
    offers = tuple(offer for phase in (*phases, *across) for offer in _offers(plan, phase))
    places = sorted({offer.territory for offer in offers if offer.territory is not None})
    bare = Pathway(strategy, phases, across, offers, tuple(places), {})
    return Pathway(strategy, phases, across, offers, tuple(places), dict(_handed_over(plan, bare)))


def _offers(plan: Plan, phase: str) -> Iterator[Offer]:
    seen: set[str] = set()
    for item in (phase, *(branch.item.id for branch in branches(plan, phase))):
        for assignment in assigned(plan, item):
            if assignment.stakeholder not in seen and _offers_something(plan, assignment):
                seen.add(assignment.stakeholder)
                actor = plan.stakeholders[assignment.stakeholder]
                ready = assignment.state in IN_FORCE and actor.state in IN_FORCE
                yield Offer(phase, actor.id, actor.territory, ready)


def _offers_something(plan: Plan, assignment: Assignment) -> bool:
    actor = plan.stakeholders.get(assignment.stakeholder)
    if actor is None or actor.gone or actor.merged_into is not None:
        return False
    return takes_part(assignment) and actor.kind != "population"


def _handed_over(plan: Plan, path: Pathway) -> Iterator[tuple[tuple[str, str, str], bool]]:
    """A person is handed over where one actor offers both phases, or two have a living tie that is no conflict."""
    tied = {(tie.source, tie.target) for tie in plan.ties.values() if counts(tie) and not _conflict(tie.type)}
    for place in path.places:
        for first, second in pairwise(path.phases):
            ones, others = ({offer.stakeholder for offer in path.at(phase, place, plan)} for phase in (first, second))
            if ones and others:
                pairs = ((one, other) for one in ones for other in others)
                joined = any(one == other or (one, other) in tied or (other, one) in tied for one, other in pairs)
                yield (first, second, place), joined


def _conflict(type: str | None) -> bool:
    return type in vocabularies.TIE_TYPE.having("conflict")


def pathways(plan: Plan, question: Question) -> list[Pathway]:
    """Every strategy that is a service pathway, or those asked for whatever their kind."""
    wanted = [id for id in plan.strategies if id in question.strategies]
    ids = wanted or [id for id in plan.strategies if plan.strategies[id].kind == "pathway"]
    return [pathway(plan, id) for id in ids]

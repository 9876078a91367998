"""The network of actors side by side: who came and went, whose ties became more or fewer, closer or looser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.analysis.comparison.kinds import CHANGED, GONE, GROWN, NEW, SAME, SHRUNK, Compared, changed_aspects
from planner.model.actors import is_there
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.ties import between_actors, counts, ended, nearness

_STRENGTH = {"weak": 1, "medium": 2, "strong": 3}


@dataclass(frozen=True, slots=True)
class ComparedActor(Compared):
    """An actor that is not what it was, with the number of its ties then and now, of those that count."""

    ties_before: int = 0
    ties_after: int = 0
    closer: int = 0
    """How many of its ties became closer, less those that became looser."""
    gained: tuple[str, ...] = ()
    """The ids of its ties that are new."""
    lost: tuple[str, ...] = ()
    """The ids of its ties that are gone."""
    altered: tuple[str, ...] = ()
    """The ids of its ties that became closer or looser, or of which something else changed."""


def compared_network(before: Plan, after: Plan) -> tuple[tuple[ComparedActor, ...], tuple[Compared, ...]]:
    """The actors and the ties that differ."""
    old, new = _ties(before), _ties(after)
    ties = tuple(_compared_ties(old, new))
    count = tuple(_by_end({id: body for id, body in some.items() if counts(body)}) for some in (old, new))
    by_end = _by_end({tie.id: new.get(tie.id, old.get(tie.id, {})) for tie in ties})
    compared = {tie.id: tie for tie in ties}
    actors = []
    for id in [*before.stakeholders.bodies, *(id for id in after.stakeholders.bodies if id not in before.stakeholders)]:
        own = [compared[tie] for tie in by_end.get(id, ())]
        actors.append(_actor(before, after, id, (len(count[0].get(id, ())), len(count[1].get(id, ()))), own))
    return tuple(actor for actor in actors if actor.kind != SAME), ties


Ties = dict[str, Body]


def _ties(plan: Plan) -> Ties:
    """The ties that stand between two different actors of a plan, in force or planned; those that ended do not."""
    actors = plan.stakeholders.bodies
    return {
        id: body
        for id, body in between_actors(plan)
        if not ended(body) and is_there(actors.get(body["source"])) and is_there(actors.get(body["target"]))
    }


def _by_end(ties: Ties) -> dict[str, list[str]]:
    """Tie ids by the actors at their ends."""
    found: dict[str, list[str]] = {}
    for id, body in ties.items():
        for end in {body.get("source", ""), body.get("target", "")}:
            found.setdefault(end, []).append(id)
    return found


def _compared_ties(old: Ties, new: Ties) -> Iterator[Compared]:
    for id in [*old, *(id for id in new if id not in old)]:
        was, now = old.get(id), new.get(id)
        if was is now or was == now:
            continue
        aspects = changed_aspects("ties", was, now) if was is not None and now is not None else ()
        kind = NEW if was is None else GONE if now is None else _direction(was, now)
        if kind != CHANGED or aspects:
            yield Compared("ties", id, kind, aspects)


def _direction(was: Body, now: Body) -> str:
    """Whether a tie became closer: by how near it is to being in force, then by its strength where both are known."""
    near = nearness(now) - nearness(was)
    strengths = [_STRENGTH.get(body.get("strength", "")) for body in (was, now)]
    strong = strengths[1] - strengths[0] if strengths[0] is not None and strengths[1] is not None else 0
    step = near or strong
    return GROWN if step > 0 else SHRUNK if step < 0 else CHANGED


def _actor(before: Plan, after: Plan, id: str, count: tuple[int, int], ties: Sequence[Compared]) -> ComparedActor:
    """One actor, with the ties of its own that differ."""
    was, now = before.stakeholders.body(id), after.stakeholders.body(id)
    there = is_there(was), is_there(now)
    gained, lost = (tuple(tie.id for tie in ties if tie.kind == kind) for kind in (NEW, GONE))
    altered = tuple(tie.id for tie in ties if tie.kind not in {NEW, GONE})
    closer = sum({GROWN: 1, SHRUNK: -1}.get(tie.kind, 0) for tie in ties)
    fields = changed_aspects("stakeholders", was or {}, now or {}) if all(there) and was is not now else ()
    aspects = (*(("ties",) if ties else ()), *fields)
    step = count[1] - count[0] or len(gained) - len(lost) or closer
    kind = GROWN if step > 0 else SHRUNK if step < 0 else CHANGED if aspects else SAME
    if not all(there):
        kind = NEW if there[1] else GONE if there[0] else SAME
    return ComparedActor("stakeholders", id, kind, aspects, *count, closer, gained, lost, altered)

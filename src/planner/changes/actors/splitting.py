"""A placeholder gives way to the bodies it stands for: each takes over its ties and assignments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.changes.actors.merging import ACTORS, DOUBLES, renamed, says, united
from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import create, edit, remove
from planner.i18n import current_language
from planner.i18n.text import clean
from planner.model.fields import PRESENT
from planner.model.kinds import PROSE
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.references import references_to

SHARED_OUT = ("ties", "assignments")
"""What every body takes over; anything else names one body only, and nobody knows which."""

LIKE_THE_PLACEHOLDER = ("kind", "sector", "level", "territory", "state", "problem_actor")
"""What is true of a new body because it is true of all it is one of."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a placeholder stands for: an actor of the plan, or a new one of this body."""

    id: str
    body: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes of a placeholder."""

    changes: tuple[Change, ...]
    left: Decimal | None
    """For how many it stands afterwards; None when nobody knows."""
    gone: bool
    """Whether it is no longer needed, and goes."""
    held_by: tuple[tuple[str, str], ...] = ()
    """What still names a placeholder that stands for nobody any more, by collection and id: it stays for them."""


def new_body(plan: Plan, placeholder: str, leaves: Mapping[str, str]) -> Body:
    """The body of a new actor that the placeholder stands for."""
    shared = {
        leaf: text
        for leaf, text in plan.stakeholders.bodies[placeholder].items()
        if field_of_leaf(leaf) in LIKE_THE_PLACEHOLDER
    }
    return {**shared, **leaves}


def split(
    plan: Plan, placeholder: str, bodies: Sequence[Named], ids: Callable[[], str], *, complete: bool = False
) -> Split:  # fmt: skip
    """Let the named bodies take over; `complete` says that the placeholder stands for nobody else.

    It also stands for nobody else once as many are named as it stands for. Then it goes: into the body when there was
    only one, so that late files find it; else it is removed, unless something names it that only one body can be.
    """
    made = [create(ACTORS, named.id, named.body) for named in bodies if named.body is not None]
    changes, now = list(made), apply(plan, made)
    for named in bodies:
        taken = _taken_over(now, placeholder, named.id, ids)
        changes, now = [*changes, *taken], apply(now, taken)
    left = _left(plan.stakeholders.bodies[placeholder].get("count"), len(bodies), complete=complete)
    if left != 0:
        counted = [] if left is None else edit(now, ACTORS, placeholder, {"count": str(left)})
        return Split((*changes, *counted), left, gone=False)
    if len(bodies) == 1:
        return Split((*changes, *united(now, bodies[0].id, placeholder, naming=False).changes), left, gone=True)
    held = tuple(dict.fromkeys(
        (reference.collection, reference.id)
        for reference in references_to(now, ACTORS, placeholder)
        if reference.collection not in SHARED_OUT and reference.leaf[-1] != "]"
    ))  # fmt: skip
    last = _emptied(now, placeholder) if held else remove(now, ACTORS, placeholder)
    return Split((*changes, *last), left, not held, held)


def _left(count: str | None, named: int, *, complete: bool) -> Decimal | None:
    if complete:
        return Decimal(0)
    return max(Decimal(0), Decimal(count) - named) if count is not None else None


def _emptied(plan: Plan, placeholder: str) -> list[Change]:
    """The placeholder without its ties and assignments, which others have now."""
    changes = edit(plan, ACTORS, placeholder, {"count": "0"})
    for collection, id in dict.fromkeys((r.collection, r.id) for r in references_to(plan, ACTORS, placeholder)):
        if collection in SHARED_OUT:
            changes += remove(plan, collection, id)
    return changes


def _taken_over(plan: Plan, placeholder: str, body: str, ids: Callable[[], str]) -> list[Change]:
    """A copy of each tie and assignment for one body; what it has already only gains the sources."""
    changes: list[Change] = []
    known = {
        (collection, says(collection, plan.table(collection).bodies[id])): id
        for collection, id in dict.fromkeys((r.collection, r.id) for r in references_to(plan, ACTORS, body))
        if collection in DOUBLES
    }
    for (collection, _id), copy in renamed(plan, placeholder, body).items():
        if collection not in SHARED_OUT or (collection == "ties" and copy["source"] == copy["target"]):
            continue
        twin = known.get((collection, says(collection, copy)))
        if twin is None:
            changes.append(create(collection, ids(), copy))
        else:
            cites: dict[str, str | None] = {leaf: PRESENT for leaf in copy if field_of_leaf(leaf) == "cites"}
            changes += edit(plan, collection, twin, cites)
    return changes


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

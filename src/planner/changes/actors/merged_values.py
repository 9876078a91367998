"""Two bodies of one type that become one: unknown values are filled, sets united, texts put under one another."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planner.model.fields import PRESENT, Field
from planner.model.record import Body, field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Difference:
    """A leaf that both bodies fill, and not alike: a person chooses which value stays."""

    leaf: str
    ours: str | None
    """The value of the one that stays; None where it is known to have none."""
    theirs: str


def differences(collection: str, ours: Body, theirs: Body, passed_by: Collection[str] = ()) -> Iterator[Difference]:
    """Where the bodies contradict each other, in the order of the fields; fields in `passed_by` are not looked at."""
    for field in RECORD_TYPES[collection].fields().values():
        if field.name in passed_by or field.shape == "many":
            continue
        none = f"known_none[{field.name}]" in ours
        for leaf in leaves_of(field):
            if leaf not in theirs or ours.get(leaf) == theirs[leaf]:
                continue
            if none or (leaf in ours and field.kind.name != "prose"):
                yield Difference(leaf, ours.get(leaf), theirs[leaf])


def joined(
    collection: str, ours: Body, theirs: Body, taking: Collection[str] = (), passed_by: Collection[str] = ()
) -> dict[str, str]:  # fmt: skip
    """The body of both: where they differ `ours` counts, but for the leaves in `taking`."""
    body = dict(ours)
    differing = {difference.leaf for difference in differences(collection, ours, theirs, passed_by)}
    fields = RECORD_TYPES[collection].fields()
    for leaf, text in theirs.items():
        field = fields[field_of_leaf(leaf)]
        if field.name in passed_by or field.name == "known_none":
            continue
        if leaf not in differing or leaf in taking:
            body[leaf] = text if leaf in taking else _both(field, body.get(leaf), text)
            body.pop(f"known_none[{field.name}]", None)
    filled = {field_of_leaf(leaf) for leaf in body}
    for leaf in theirs:
        if field_of_leaf(leaf) == "known_none" and member_of_leaf(leaf) not in filled | set(passed_by):
            body[leaf] = PRESENT
    return body


def agree(collection: str, ours: Body, theirs: Body, passed_by: Collection[str] = ()) -> bool:
    """Whether both can be one without anything being lost."""
    return not any(differences(collection, ours, theirs, passed_by))


def leaves_of(field: Field) -> tuple[str, ...]:
    """The leaves of a field that is no set."""
    return (f"{field.name}.es", f"{field.name}.en") if field.shape == "words" else (field.name,)


def _both(field: Field, ours: str | None, theirs: str) -> str:
    """One text under the other; one that is within the other already, or does not fit, adds nothing."""
    if ours is None:
        return theirs
    if field.kind.name != "prose" or theirs in ours:
        return ours
    if ours in theirs:
        return theirs
    both = f"{ours}\n\n{theirs}"
    try:
        return str(field.kind.read(both))
    except ValueError:
        return ours


def altered(before: Body, after: Body) -> Mapping[str, str | None]:
    """The leaves that differ, with what they become."""
    gone: dict[str, str | None] = dict.fromkeys(leaf for leaf in before if leaf not in after)
    return gone | {leaf: text for leaf, text in after.items() if before.get(leaf) != text}

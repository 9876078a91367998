"""One collection of the plan: an immutable mapping that makes records when they are first read."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from planner.model.record import Body, Record

R = TypeVar("R", bound=Record)


class Table(Mapping[str, R], Generic[R]):
    """Records of one type by id, kept as bodies; a changed table shares the bodies that did not change."""

    __slots__ = ("_bodies", "_groups", "_made", "_members", "record_type")

    def __init__(
        self, record_type: type[R], bodies: Mapping[str, Body] | None = None, made: dict[str, R] | None = None
    ) -> None:
        self.record_type = record_type
        self._bodies: dict[str, Body] = dict(bodies) if bodies is not None else {}
        self._made: dict[str, R] = made if made is not None else {}
        self._groups: dict[str, dict[str, tuple[str, ...]]] = {}
        self._members: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}

    def __getitem__(self, id: str) -> R:
        made = self._made.get(id)
        if made is None:
            made = self.record_type.from_body(id, self._bodies[id])
            self._made[id] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)

    def __contains__(self, id: object) -> bool:
        return id in self._bodies

    def body(self, id: str) -> Body | None:
        """The body of a record, or None when there is no such record."""
        return self._bodies.get(id)

    @property
    def bodies(self) -> Mapping[str, Body]:
        """All bodies by id; not to be written to."""
        return self._bodies

    def replacing(self, bodies: Mapping[str, Body | None]) -> "Table[R]":
        """A table with these bodies put in, or taken out where None."""
        made = dict(self._made)
        changed: dict[str, Body] = dict(self._bodies)
        for id, body in bodies.items():
            made.pop(id, None)
            if body is None:
                changed.pop(id, None)
            else:
                changed[id] = body
        table = Table(self.record_type, None, made)
        table._bodies = changed
        return table

    def grouped(self, leaf: str) -> Mapping[str, tuple[str, ...]]:
        """Ids by the first word of a leaf: ties by `source`, items by the parent in `place`; built once."""
        groups = self._groups.get(leaf)
        if groups is None:
            gathered: dict[str, list[str]] = {}
            for id, body in self._bodies.items():
                text = body.get(leaf)
                if text is not None:
                    gathered.setdefault(text.partition(" ")[0], []).append(id)
            groups = {value: tuple(ids) for value, ids in gathered.items()}
            self._groups[leaf] = groups
        return groups

    def members(self, field: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Record and leaf by the first word of a member of a set: who cites each source; built once."""
        known = self._members.get(field)
        if known is None:
            gathered: dict[str, list[tuple[str, str]]] = {}
            start = len(field) + 1
            for id, body in self._bodies.items():
                for leaf in body:
                    if leaf.startswith(f"{field}["):
                        gathered.setdefault(leaf[start:-1].partition(" ")[0], []).append((id, leaf))
            known = self._members[field] = {member: tuple(held) for member, held in gathered.items()}
        return known

    def tails(self, length: int) -> Mapping[str, tuple[str, ...]]:
        """Ids by their last `length` characters; built once."""
        key = f"-{length}"
        groups = self._groups.get(key)
        if groups is None:
            gathered: dict[str, list[str]] = {}
            for id in self._bodies:
                gathered.setdefault(id[-length:], []).append(id)
            groups = {tail: tuple(ids) for tail, ids in gathered.items()}
            self._groups[key] = groups
        return groups

    def where(self, leaf: str, value: str) -> list[R]:
        """The records whose leaf begins with `value`."""
        return [self[id] for id in self.grouped(leaf).get(value, ())]

"""Rows as ties from one actor to another, lists of connections of network programs included."""

from planner.formats.registers.keys import register_id
from planner.formats.tables.actors_meant import Actors, Meant, new_actor
from planner.formats.tables.cells import Leaves, Reading, members
from planner.formats.tables.table import Row
from planner.formats.tables.words import DIRECTION
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.actors import Tie
from planner.model.understanding import Ambiguous

BOTH = frozenset({"mutual", "mutua", "mutuo", "both", "ambas", "ambos", "bidirectional", "bidireccional", "reciproca",
                  "reciproco"})  # fmt: skip
ONE_WAY = frozenset({"directed", "dirigida", "dirigido", "undirected", "no dirigida", "no dirigido", "one way"})
MUTUAL = vocabularies.TIE_TYPE.having("mutual")


def read_ties(reading: Reading) -> None:
    """Suggest ties, and before them the actors whom only the table knows, so that no row is lost for want of one."""
    _Ties(reading).read()


class _Ties:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = Actors(reading.plan, reading.plan_id)
        self._known = {_triple(body["source"], body.get("type", ""), body["target"]): id
                       for id, body in reading.plan.ties.bodies.items()}  # fmt: skip

    def read(self) -> None:
        for row in self._reading.table.rows:
            leaves = self._reading.leaves(row, "source", "target")
            type_ = leaves.pop("type", None)
            if type_ is None:
                if not self._reading.text(row, "type"):
                    self._reading.lacks(row, "type")
                continue
            sources, targets = (self._ends(row, key) for key in ("source", "target"))
            for source in sources:
                for target in targets:
                    self._pair(row, source, type_.value, target, leaves)

    def _ends(self, row: Row, key: str) -> list[Meant]:
        """The actors a cell names; several are parted by upright bars, semicolons or lines."""
        reading = self._reading
        named = members(reading.text(row, key))
        if not named:
            reading.lacks(row, key)
        found: list[Meant] = []
        for name in named:
            try:
                meant = self._actors.named(name)
            except Ambiguous as error:
                reading.fault(row, key, name, str(error))
                continue
            heading = reading.heading(row, key)
            made = new_actor(meant, name, reading.table.where(row, heading), heading) if meant.is_new else None
            if made is not None:
                reading.add(row, made)
            if made is not None or not meant.is_new:
                found.append(meant)
            else:
                reading.fault(row, key, name, _("A name is expected here."))
        return found

    def _pair(self, row: Row, source: Meant, type_: str, target: Meant, leaves: Leaves) -> None:
        reading = self._reading
        if source.id == target.id:
            reading.fault(row, "target", reading.text(row, "target"), _("A tie leads from one actor to another."))
            return
        self._tie(row, source, type_, target, leaves)
        direction = fold(reading.text(row, DIRECTION))
        if direction in BOTH and type_ not in MUTUAL:
            self._tie(row, target, type_, source, leaves)
        elif direction and direction not in BOTH | ONE_WAY:
            reading.fault(
                row, DIRECTION, reading.text(row, DIRECTION), _("Accepted are: directed, undirected, mutual.")
            )

    def _tie(self, row: Row, source: Meant, type_: str, target: Meant, leaves: Leaves) -> None:
        triple = _triple(source.id, type_, target.id)
        id = self._known.get(triple) or register_id(self._reading.plan_id, Tie.collection, "-".join(triple))
        asks = _("It waits for an actor who may be in the plan already.") if source.asks or target.asks else ""
        if id in self._reading.plan.ties:
            self._reading.compare(row, Tie.collection, id, leaves)
            return
        body = {"source": source.id, "type": type_, "target": target.id}
        self._reading.create(row, Tie.collection, id, body | {leaf: said.value for leaf, said in leaves.items()}, asks)


def _triple(source: str, type_: str, target: str) -> tuple[str, str, str]:
    """What tells a tie apart; a mutual one is the same from either end."""
    if type_ in MUTUAL and target < source:
        return target, type_, source
    return source, type_, target

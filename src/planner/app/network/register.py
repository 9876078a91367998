"""The register of actors as rows: what each column shows, and the rows that pass the filters."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rich.style import Style

from planner.analysis.network.connections import Connections, connections
from planner.app.network.scene import Scene, scene
from planner.app.widgets.cells import Cell
from planner.app.widgets.register_table import Column
from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.assignments import of_actor
from planner.model.naming import name_of, names
from planner.model.palette import legible
from planner.model.plan import Plan
from planner.model.ties import any_planned, counts

if TYPE_CHECKING:
    from planner.app.host import Host

FACETS = ("sector", "level", "territory", "kind", "mechanism", "state")
"""What the register can be filtered by, besides typing; `mechanism` means: is a member of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the register shows and filters of one actor."""

    actor: Stakeholder
    territory: str
    ties: int
    bridge: bool
    assignments: int
    answers_to: str
    """Every name it answers to, folded."""
    facets: Mapping[str, frozenset[str]]
    """The values it has on each facet."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must match: every word typed, and on each facet one of the chosen values."""

    typed: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def choosing(self, facet: str, values: Iterable[str]) -> "Filter":
        """The filter with these values chosen on a facet."""
        chosen = {name: kept for name, kept in self.chosen.items() if name != facet}
        wanted = frozenset(values)
        return Filter(self.typed, chosen | {facet: wanted} if wanted else chosen)

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return not self.chosen and not fold(self.typed)


class Register:
    """All rows of a plan, made once and filtered as often as somebody types."""

    def __init__(self, plan: Plan, *, with_planned: bool = False) -> None:
        self.plan = plan
        self.with_planned = with_planned
        self.connections: Connections = connections(plan, with_planned=with_planned)
        self.rows: dict[str, Row] = {row.actor.id: row for row in self._rows()}

    @cached_property
    def scene(self) -> Scene:
        """The same actors and their ties as they are drawn."""
        return scene(self.plan, with_planned=self.with_planned)

    @cached_property
    def any_planned(self) -> bool:
        """Whether it makes a difference that planned ties count."""
        return any_planned(self.plan)

    def prepare(self) -> "Register":
        """Make the scene now, as a thread does for a large plan."""
        self.scene  # noqa: B018 - it is kept once it was asked for
        return self

    def passing(self, wanted: Filter) -> list[str]:
        """The ids of the rows that pass."""
        passing = list(self.rows.items())
        for word in fold(wanted.typed).split():
            passing = [(id, row) for id, row in passing if word in row.answers_to]
        for name, values in wanted.chosen.items():
            passing = [(id, row) for id, row in passing if row.facets[name] & values]
        return [id for id, _row in passing]

    def counts(self, facet: str, wanted: Filter) -> Counter[str]:
        """How many rows have each value of a facet, the other filters applied."""
        passing = self.passing(wanted.choosing(facet, ()))
        return Counter(value for id in passing for value in self.rows[id].facets[facet])

    def _rows(self) -> Iterable[Row]:
        plan = self.plan
        ties, bridges = self.connections.ties, self.connections.bridges
        mechanisms = memberships(plan, with_planned=self.with_planned)
        territories: dict[str, str] = {id: name_of(plan, id) for id in plan.territories}
        for id, actor in plan.stakeholders.items():
            if actor.merged_into is None:
                yield Row(
                    actor,
                    territories.get(actor.territory or "", ""),
                    ties.get(id, 0),
                    id in bridges,
                    len(of_actor(plan, id)),
                    "\n".join(sorted(names(plan, actor))),
                    _facets(actor, mechanisms.get(id, frozenset())),
                )


def memberships(plan: Plan, *, with_planned: bool = False) -> dict[str, frozenset[str]]:
    """The mechanisms each actor is a member of, by the ties that count."""
    found: dict[str, set[str]] = {}
    for tie in plan.ties.where("type", "member_of"):
        if counts(tie, with_planned=with_planned):
            found.setdefault(tie.source, set()).add(tie.target)
    return {id: frozenset(targets) for id, targets in found.items()}


def _facets(actor: Stakeholder, mechanisms: frozenset[str]) -> dict[str, frozenset[str]]:
    return {
        "sector": frozenset({actor.sector or ""}),
        "level": frozenset({actor.level or ""}),
        "territory": frozenset({actor.territory or ""}),
        "kind": frozenset({actor.kind or ""}),
        "mechanism": mechanisms,
        "state": frozenset({actor.state or ""}),
    }


def register_columns(app: "Host", register: Register) -> Sequence[Column]:
    """The columns, saying their titles in the current language; those of the lowest use go first when room is short."""
    rows = register.rows

    def column(
        name: str, title: str, cell: Callable[[Row], Cell], key: Callable[[Row], Any], width: int, **more: Any
    ) -> Column:
        return Column(name, title, lambda row: cell(rows[row]), lambda row: key(rows[row]), width, **more)

    def ties(row: Row) -> Cell:
        return Cell(str(row.ties) if row.ties else app.glyphs("·"))

    return (
        column("name", _label("name"), lambda row: Cell(_name(row)), lambda row: sort_key(_name(row)), 18, share=6),
        column("acronym", _label("acronym"), lambda row: Cell(row.actor.acronym or ""), _acronym_key, 8, share=1,
               drop=5),
        column("sector", _label("sector"), lambda row: sector_cell(app, row.actor), _sector_key, 10, share=2, drop=2),
        column("level", _label("level"), lambda row: Cell(vocabularies.LEVEL.label(row.actor.level)), _level_key,
               9, share=1, drop=6),
        column("territory", _label("territory"), lambda row: Cell(row.territory), lambda row: sort_key(row.territory),
               10, share=2, drop=7),
        column("ties", _("No. ties"), ties, lambda row: -row.ties, 8, align="right", drop=1),
        column("bridge", _("Bridge"), lambda row: Cell(_("bridge") if row.bridge else ""),
               lambda row: not row.bridge, 8, drop=3),
        column("assignments", _("Tasks"), lambda row: Cell(str(row.assignments or "")), lambda row: -row.assignments,
               7, align="right", drop=4),
    )  # fmt: skip


def sector_cell(app: "Host", actor: Stakeholder) -> Cell:
    """The sign and word of an actor's sector, in its colour."""
    if not actor.sector:
        return Cell("")
    term = vocabularies.SECTOR[actor.sector]
    return Cell(f"{app.glyphs(term.sign)} {term.label()}", sector_style(app, actor.sector))


def sector_style(app: "Host", sector: str | None) -> Style:
    """The colour of a sector, legible on the theme's surface."""
    color = vocabularies.SECTOR[sector].color if sector else ""
    return Style(color=legible(color, app.theme_variables["surface"])) if color else Style()


def _label(name: str) -> str:
    return Stakeholder.fields()[name].label()


def _name(row: Row) -> str:
    return row.actor.name.pick() or row.actor.acronym or "—"


def _acronym_key(row: Row) -> Any:
    return (not row.actor.acronym, sort_key(row.actor.acronym or ""))


def _sector_key(row: Row) -> Any:
    return _term_key(vocabularies.SECTOR, row.actor.sector)


def _level_key(row: Row) -> Any:
    order = [term.code for term in vocabularies.LEVEL]
    return order.index(row.actor.level) if row.actor.level in order else len(order)


def _term_key(vocabulary: Any, code: str | None) -> Any:
    return (not code, sort_key(vocabulary.label(code)))

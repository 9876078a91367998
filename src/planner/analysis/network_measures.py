"""The figures of an actor, each with a name and a sentence in plain words before its technical name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.analysis.brokerage import Role
from planner.analysis.network import Figures
from planner.analysis.panel import Column, ColumnKind, Value
from planner.i18n import N_, _

EQUAL = 9
"""Decimals up to which figures must differ for one to be more than another."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure."""

    key: str
    label: str
    """A message id."""
    says: str
    """What it means, as a message id."""
    of: Callable[[Figures], Value]
    kind: ColumnKind = "count"
    order: int = -1
    """-1 where the highest comes first, 1 where the lowest does, 0 where there is no order."""

    def column(self) -> Column:
        """The column that holds it."""
        return Column(key=self.key, label=_(self.label), kind=self.kind, help=_(self.says))

    def places(self, figures: Mapping[str, Figures]) -> dict[str, int]:
        """The place of each actor that has the figure, the same for equal ones; nothing where there is no order."""
        found = ((id, self.of(one)) for id, one in figures.items())
        known = {id: round(self.order * value, EQUAL) for id, value in found if isinstance(value, int | float)}
        ranked = sorted(known.values())
        first: dict[float, int] = {}
        for place, value in enumerate(ranked, 1):
            first.setdefault(value, place)
        return {id: first[value] for id, value in known.items()} if self.order else {}


MEASURES = (
    Measure("contacts", N_("Contacts"), N_("With how many others it has contact (degree)."), lambda f: f.degree),
    Measure("in", N_("Towards it"), N_("How many have a tie towards it (in-degree)."), lambda f: f.in_degree),
    Measure("out", N_("From it"), N_("Towards how many it has a tie (out-degree)."), lambda f: f.out_degree),
    Measure("reach", N_("In two steps"),
            N_("How many it reaches directly or through a single other one (reach within two steps)."),
            lambda f: f.reach),
    Measure("betweenness", N_("In between"),
            N_("Of the shortest ways between others, the share that leads through it (betweenness)."),
            lambda f: f.betweenness, "number"),
    Measure("closeness", N_("Nearness"),
            N_("How near it is to all others, from 0 to 1: where it is high, news spreads fast (closeness)."),
            lambda f: f.closeness, "number"),
    Measure("eigenvector", N_("Good contacts"),
            N_("Whether its contacts have many contacts too, from 0 to 1 for whoever stands best"
               " (eigenvector centrality)."),
            lambda f: f.eigenvector, "number"),
    Measure("pagerank", N_("Ties lead to it"),
            N_("How often somebody who goes from actor to actor along the ties would come to it (PageRank)."),
            lambda f: f.pagerank, "number"),
    Measure("constraint", N_("Closed circle"),
            N_("How far its contacts already know one another: where it is low, it brings together those who would not"
               " meet otherwise (constraint, structural holes)."),
            lambda f: f.constraint, "number", 1),
    Measure("core", N_("Core"),
            N_("It is in a circle in which each has contact with at least so many of the same circle (core number)."),
            lambda f: f.core),
    Measure("community", N_("Group"),
            N_("The group it belongs to, whose members have more contact among themselves than with the rest; 1 is the"
               " largest (community)."),
            lambda f: f.community, order=0),
    Measure("part", N_("Part"),
            N_("The part of the network it is in; between one part and another there is no contact (component)."),
            lambda f: f.component, order=0),
    Measure("lose", N_("Lose contact"),
            N_("How many others are left without contact with the rest if it leaves (articulation point)."),
            lambda f: len(f.loses)),
)  # fmt: skip

ROLE_WORDS: dict[Role, tuple[str, str]] = {
    "coordinator": (N_("Within its sector"), N_("It stands between two of its own sector (coordinator).")),
    "itinerant": (N_("Within another sector"),
                  N_("It stands between two of one sector that is not its own (itinerant broker or consultant).")),
    "gatekeeper": (N_("Into its sector"),
                   N_("What comes from another sector reaches its own through it (gatekeeper).")),
    "representative": (N_("Out of its sector"),
                       N_("What comes from its own sector reaches another through it (representative).")),
    "liaison": (N_("Between other sectors"),
                N_("It stands between two of different sectors, and belongs to a third one (liaison).")),
}  # fmt: skip
"""By role: what the column is called and what it means, as message ids."""


def role_column(role: Role) -> Column:
    """The column that holds how often somebody has a role."""
    label, says = ROLE_WORDS[role]
    return Column(key=role, label=_(label), kind="count", help=_(says))

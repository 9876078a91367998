"""What panels of the network share: measures in plain words, names, charts, and which ties went in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.network.brokerage import Role
from planner.analysis.network.figures import Figures, Network
from planner.analysis.panel import Chart, Column, ColumnKind, Series, Value, shown
from planner.analysis.question import Question
from planner.i18n import N_, _, ngettext
from planner.i18n.numbers import say_decimal
from planner.i18n.text import listed
from planner.model import vocabularies
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.ties import between_actors, state_of

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


CHARTED = 10
"""How many actors a chart shows."""


def name(plan: Plan, id: str) -> str:
    """An actor's name."""
    return name_of(plan, id, ("stakeholders",))


def sector(plan: Plan, id: str) -> Value:
    """An actor's sector in words, or nothing."""
    code = plan.stakeholders.bodies[id].get("sector")
    return vocabularies.SECTOR.label(code) if code else None


def chart(plan: Plan, title: str, ids: Sequence[str], series: Sequence[Series]) -> tuple[Chart, ...]:
    """The figures of these actors, one series beside or upon the other; nothing without actors."""
    if not ids:
        return ()
    labels = tuple(plan.stakeholders[id].short_name for id in ids)
    totals = [sum(one.values[n] or 0 for one in series) for n in range(len(ids))]
    said = "; ".join(f"{label}: {total:.0f}" for label, total in zip(labels, totals, strict=True))
    one = len(series) == 1
    return (Chart(kind="bars" if one else "stacked", title=title, labels=labels, series=tuple(series),
                  says=f"{title}. {said}."),)  # fmt: skip


def counted(plan: Plan, found: Network, question: Question) -> tuple[str, ...]:
    """Which ties went in."""
    if question.states:
        states = listed([term.label().lower() for term in vocabularies.LIFE if term.code in question.states])
        first = _("Only ties in these states count: {states}.").format(states=states)
    elif question.with_planned:
        first = _("Ties that exist today count, and planned ones too: potential, planned or being set up.")
    else:
        first = _("Ties that exist today count, and those of which nobody noted the state; planned ones stand apart.")
    tied = _("Several ties between two are one contact. A membership is a tie from the member.")
    return first, tied, *_conflicts(plan, found, question)


def sampled(found: Network) -> tuple[str, ...]:
    """That the shortest ways were followed from some actors only, and how far off that may be; nothing where exact."""
    known = found.centrality.betweenness
    if not known.pivots:
        return ()
    text = _(
        "“In between” is an estimate: from {pivots} of the {size} actors, drawn by lot, the shortest ways were"
        " followed. It may be off by {error} up or down (three standard errors; Brandes and Pich 2007)."
    )
    return (text.format(pivots=say_decimal(known.pivots), size=say_decimal(found.size), error=shown(known.error)),)


def _conflicts(plan: Plan, found: Network, question: Question) -> tuple[str, ...]:
    kinds = vocabularies.TIE_TYPE.having("conflict")
    wanted = kinds & question.types if question.types else kinds
    count = sum(
        1 for _id, body in between_actors(plan)
        if body.get("type") in wanted and state_of(body) in question.tie_states
        and body.get("source") in found.figures and body.get("target") in found.figures
    )  # fmt: skip
    text = ngettext("One tie is a conflict; it counts as contact too. Choose tie types to leave it out.",
                    "{count} ties are conflicts; they count as contact too. Choose tie types to leave them out.",
                    count)  # fmt: skip
    return (text.format(count=count),) if count else ()

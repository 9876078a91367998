"""The network in words and tables: the whole and its actors, and what else the panels are made of."""

from planner.analysis.network import break_panels, planned_panels, portrait, sentences
from planner.analysis.network.figures import Network, network
from planner.analysis.network.panel_parts import CHARTED, MEASURES, chart, counted, name, sampled, sector
from planner.analysis.network.structure_panels import brokers, sectors
from planner.analysis.panel import Column, Mark, Panel, Row, Series, Value
from planner.analysis.question import Question
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model import palette
from planner.model.plan import Plan


def draw(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """All panels; of one actor its portrait."""
    found = network(plan, types=question.types or None, sectors=question.sectors or None,
                    states=question.tie_states, territory=question.territory)  # fmt: skip
    if question.stakeholder is not None:
        return portrait.draw(plan, found, question)
    later = () if question.states else planned_panels.draw(plan, question)
    return (
        _whole(plan, found, question), _actors(plan, found, question), brokers(plan, found), sectors(found),
        break_panels.bridges(plan, found), break_panels.departures(plan, found),
        planned_panels.types(plan, found), *later,
    )  # fmt: skip


def _whole(plan: Plan, found: Network, question: Question) -> Panel:
    mean, diameter = found.centrality.mean_distance, found.centrality.diameter()
    facts: tuple[tuple[str, str, Value, str], ...] = (
        ("actors", _("Actors"), found.size, ""),
        ("ties", _("Ties"), found.ties, ""),
        ("contacts", _("Pairs in contact"), found.contacts, _("Two actors with one tie or several between them.")),
        ("density", _("Density"), found.density if found.size > 1 else None,
         _("Of all pairs there could be, the share that is in contact (density).")),
        ("parts", _("Separate parts"), found.components, _("Between one part and another there is no contact"
                                                           " (components).")),
        ("largest", _("Actors in the largest part"), found.largest, ""),
        ("isolated", _("Actors without any tie"), found.isolated, ""),
        ("communities", _("Groups"), found.communities,
         _("Groups with more contact among themselves than with the rest (communities).")),
        ("distance", _("Steps between two"), mean,
         _("How many steps apart two of the largest part are on average (average path length).")),
        ("diameter", _("Longest way"), diameter,
         _("How many steps apart the two are that are farthest from each other, in the largest part (diameter).")),
        ("reciprocity", _("Answered ties"), found.reciprocity,
         _("Of the ties in one direction, the share that goes back too; what is mutual always does (reciprocity).")),
        ("centralisation", _("Around one actor"), found.centralisation,
         _("From 0, all have as many contacts, to 1, one has contact with all and they only with it"
           " (degree centralisation).")),
        ("ei", _("Between sectors"), found.mixing.index,
         _("From -1, contact only within sectors, to 1, only between them (E-I index).")),
    )  # fmt: skip
    return Panel(
        key="whole", title=_("The whole network"), sentences=tuple(sentences.network_sentences(plan, found)),
        columns=(Column(key="figure", label=_("Figure")), Column(key="value", label=_("Value"), kind="number"),
                 Column(key="meaning", label=_("What it says"))),
        rows=tuple(Row(cells=(Mark("", label, code=key), value, says or None)) for key, label, value, says in facts),
        notes=counted(plan, found, question),
    )  # fmt: skip


def _actors(plan: Plan, found: Network, question: Question) -> Panel:
    figures = found.figures
    ids = sorted(figures, key=lambda who: (-figures[who].degree, -figures[who].betweenness, sort_key(name(plan, who))))
    rows = tuple(
        Row(cells=(name(plan, id), sector(plan, id), *(measure.of(figures[id]) for measure in MEASURES)),
            goes=("stakeholders", id), tone="notice" if figures[id].articulation else "")
        for id in ids
    )  # fmt: skip
    first = [id for id in ids[:CHARTED] if figures[id].degree]
    series = Series(name=_("Contacts"), values=tuple(float(figures[id].degree) for id in first), color=palette.ACCENT)
    return Panel(
        key="actors", title=_("Where each actor stands"),
        sentences=tuple(sentences.leaders(plan, found.connections)),
        columns=(Column(key="actor", label=_("Actor")), Column(key="sector", label=_("Sector")),
                 *(measure.column() for measure in MEASURES)),
        rows=rows, charts=chart(plan, _("Who has most contacts"), first, [series]),
        empty=_("There are no actors yet."),
        notes=(
            counted(plan, found, question)[0],
            *sampled(found),
            _("All but “towards it”, “from it” and “ties lead to it” leave the direction of ties aside; none weighs how"
              " many ties there are between two."),
            _("“Good contacts” is reckoned in the largest part only; the rest over all actors."),
            _("Sources: Freeman 1977 and 1979, Bonacich 1972, Brin and Page 1998 (damping 0.85), Burt 1992, Seidman"
              " 1983, Wasserman and Faust 1994; groups by modularity with the Leiden method (Traag and others 2019)."),
        ),
    )  # fmt: skip


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The whole, its actors, brokers, sectors, bridges and what planned ties would change; or one actor's portrait."""

    return draw(plan, question)

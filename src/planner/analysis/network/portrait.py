"""The portrait of one actor: what its figures say in sentences, its place among all, and its contacts."""

from collections.abc import Iterator

from planner.analysis.network import sentences
from planner.analysis.network.brokerage import ROLES, Brokerage
from planner.analysis.network.connections import leaving_of
from planner.analysis.network.figures import Figures, Network
from planner.analysis.network.panel_parts import MEASURES, ROLE_WORDS, counted, name, sampled, sector
from planner.analysis.panel import Column, Mark, Panel, Row
from planner.analysis.question import Question
from planner.i18n import _, ngettext
from planner.i18n.numbers import say_decimal
from planner.i18n.text import listed
from planner.model import vocabularies
from planner.model.plan import Plan
from planner.model.ties import state_of


def draw(plan: Plan, found: Network, question: Question) -> tuple[Panel, ...]:
    """The figures and the contacts of the actor asked for; one line when it is not in this network."""
    id = question.stakeholder or ""
    figures = found.figures.get(id)
    if figures is None:
        return (Panel(key="portrait", title=_("Portrait"), empty=_("This actor is not in the network asked for.")),)
    return _portrait(plan, found, question, id, figures), _contacts(plan, found, question, id)


def _portrait(plan: Plan, found: Network, question: Question, id: str, figures: Figures) -> Panel:
    places = {measure.key: measure.places(found.figures).get(id) for measure in MEASURES}
    rows = [
        Row(cells=(Mark("", _(measure.label), code=measure.key), measure.of(figures), places[measure.key],
                   _(measure.says)))
        for measure in MEASURES
    ]  # fmt: skip
    if figures.brokerage is not None:
        rows += [
            Row(cells=(Mark("", _(ROLE_WORDS[role][0]), code=role), figures.brokerage.of(role),
                       _role_place(found, figures.brokerage, role), _(ROLE_WORDS[role][1])))
            for role in ROLES
        ]  # fmt: skip
    return Panel(
        key="portrait", title=name(plan, id), sentences=tuple(_sentences(plan, found, id, figures)),
        columns=(
            Column(key="figure", label=_("Figure")), Column(key="value", label=_("Value"), kind="number"),
            Column(key="place", label=_("Place"), kind="count",
                   help=_("1 is the first of all actors; those that are equal share a place.")),
            Column(key="meaning", label=_("What it says")),
        ),
        rows=tuple(rows), notes=(*counted(plan, found, question), *sampled(found)),
    )  # fmt: skip


def _role_place(found: Network, own: Brokerage, role: str) -> int:
    all_roles = (one.brokerage for one in found.figures.values() if one.brokerage is not None)
    return 1 + sum(1 for one in all_roles if getattr(one, role) > getattr(own, role))


def _sentences(plan: Plan, found: Network, id: str, figures: Figures) -> Iterator[str]:
    yield from sentences.standing(plan, found.connections, id)
    if not figures.degree:
        return
    gone = leaving_of(found.connections, id)
    if gone.pairs_lost:
        text = ngettext("One pair of others could then no longer reach each other.",
                        "{count} pairs of others could then no longer reach each other.", gone.pairs_lost)  # fmt: skip
        yield text.format(count=say_decimal(gone.pairs_lost))
    share = sentences.between(figures.betweenness)
    if share:
        yield share
    yield _reach(found, figures)
    yield from _roles(figures.brokerage)
    yield from _group(plan, found, id, figures)
    yield from _own_sector(plan, found, id)


def _reach(found: Network, figures: Figures) -> str:
    text = ngettext("Directly or through a single other one it reaches one of {others} others.",
                    "Directly or through a single other one it reaches {count} of {others} others.",
                    figures.reach)  # fmt: skip
    return text.format(count=figures.reach, others=found.size - 1)


def _roles(own: Brokerage | None) -> Iterator[str]:
    if own is None:
        yield _("Its sector is not known, so that its part between sectors cannot be told.")
    elif own.total:
        most = max(ROLES, key=own.of)
        text = ngettext("It can hand on between one pair of others that has no tie of its own.",
                        "It can hand on between {count} pairs of others that have no tie of their own.",
                        own.total)  # fmt: skip
        yield text.format(count=say_decimal(own.total))
        yield _("Most frequent among these ways: {role}.").format(role=_(ROLE_WORDS[most][0]).lower())


def _group(plan: Plan, found: Network, id: str, figures: Figures) -> Iterator[str]:
    same = [other for other, one in found.figures.items() if one.community == figures.community and other != id]
    if same and figures.community is not None:
        same.sort(key=lambda other: -found.figures[other].degree)
        names = listed([plan.stakeholders[other].short_name for other in same], 5)
        yield _("Its group, with more contact within than with the rest: {names}.").format(names=names)


def _own_sector(plan: Plan, found: Network, id: str) -> Iterator[str]:
    own = plan.stakeholders.bodies[id].get("sector")
    others = found.connections.neighbours(id)
    known = [other for other in others if plan.stakeholders.bodies[other].get("sector")]
    if own and known:
        away = sum(1 for other in known if plan.stakeholders.bodies[other]["sector"] != own)
        yield _("Of its {all} contacts whose sector is known, {away} are of another sector.").format(
            all=len(known), away=away
        )


def _contacts(plan: Plan, found: Network, question: Question, id: str) -> Panel:
    rows = tuple(
        Row(cells=(name(plan, other), sector(plan, other), "; ".join(_ties(plan, question, id, other)),
                   found.figures[other].degree, found.figures[other].community),
            goes=("stakeholders", other))
        for other in sorted(found.connections.neighbours(id), key=lambda other: -found.figures[other].degree)
    )  # fmt: skip
    return Panel(
        key="contacts", title=_("Its contacts"),
        columns=(Column(key="actor", label=_("Actor")), Column(key="sector", label=_("Sector")),
                 Column(key="ties", label=_("Ties")),
                 Column(key="contacts", label=_("Contacts"), kind="count",
                        help=_("With how many others it has contact (degree).")),
                 Column(key="group", label=_("Group"), kind="count")),
        rows=rows, empty=_("It has no contact with any other actor yet."),
    )  # fmt: skip


def _ties(plan: Plan, question: Question, id: str, other: str) -> Iterator[str]:
    """Each tie between the two in words, with an arrow for its direction."""
    mutual = vocabularies.TIE_TYPE.having("mutual")
    for source, target, arrow in ((id, other, "→"), (other, id, "←")):
        for tie in plan.ties.where("source", source):
            wanted = state_of(tie) in question.tie_states and (not question.types or tie.type in question.types)
            if tie.target == target and wanted:
                sign = "↔" if tie.type in mutual else arrow
                yield f"{sign} {vocabularies.TIE_TYPE.label(tie.type)}"

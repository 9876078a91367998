"""Planned ties apart from existing ones: ties by type and state, and what the planned ones would change."""

from collections.abc import Sequence

from planner.analysis.network.figures import Network
from planner.analysis.network.panel_parts import name
from planner.analysis.network.planned import Planned, Shape, planned
from planner.analysis.panel import Column, Mark, Panel, Row, Value
from planner.analysis.question import Question
from planner.i18n import N_, _, ngettext
from planner.i18n.text import listed
from planner.model import palette, vocabularies
from planner.model.plan import Plan
from planner.model.ties import counted, counted_states, state_of

FACTS = (
    ("ties", N_("Ties")),
    ("contacts", N_("Pairs in contact")),
    ("parts", N_("Separate parts")),
    ("largest", N_("Actors in the largest part")),
    ("isolated", N_("Actors without any tie")),
    ("reachable", N_("Pairs that can reach each other")),
    ("holding", N_("Actors whose leaving cuts others off")),
    ("bridges", N_("Contacts on which others hang")),
)
"""Fields of a shape, as message ids."""

EFFECTS = {
    "joins": (N_("joins two parts"), "⧉", palette.GREEN),
    "contact": (N_("a new contact"), "+", palette.SKY),
    "again": (N_("they already have contact"), "=", palette.GREY),
}


def types(plan: Plan, found: Network) -> Panel:
    """How many ties there are of each type and state among the actors of the network."""
    states = [term for term in vocabularies.LIFE if term.code in counted_states(with_planned=True)]
    counts: dict[str, dict[str, int]] = {}
    for body in counted(plan, with_planned=True):
        if body["source"] in found.figures and body["target"] in found.figures:
            of_type = counts.setdefault(body.get("type", ""), {})
            of_type[state_of(body)] = of_type.get(state_of(body), 0) + 1
    ordered = sorted(counts, key=lambda code: -sum(counts[code].values()))
    rows = tuple(
        Row(cells=(vocabularies.TIE_TYPE.label(code) or None,
                   *(counts[code].get(term.code) for term in reversed(states))))
        for code in ordered
    )  # fmt: skip
    return Panel(
        key="types", title=_("Ties by type and state"),
        columns=(Column(key="type", label=_("Type of tie")),
                 *(Column(key=term.code, label=term.label(), kind="count") for term in reversed(states))),
        rows=rows, empty=_("There are no ties yet."),
        notes=(_("Here stands every tie among these actors, also what other limits leave out, but for past ones."),),
    )  # fmt: skip


def draw(plan: Plan, question: Question) -> tuple[Panel, Panel]:
    """What all planned ties would change together, and what each does alone."""
    found = planned(plan, question)
    return _before_and_after(plan, found), _each(plan, found)


def _before_and_after(plan: Plan, found: Planned) -> Panel:
    rows = []
    for key, label in FACTS:
        today, then = getattr(found.today, key), getattr(found.then, key)
        cells: tuple[Value, ...] = (Mark("", _(label), code=key), today, then, then - today)
        rows.append(Row(cells=cells, tone="strong" if then != today else ""))
    return Panel(
        key="planned", title=_("What the planned ties would change"), sentences=tuple(_sentences(plan, found)),
        columns=(Column(key="figure", label=_("Figure")), Column(key="today", label=_("Today"), kind="count"),
                 Column(key="then", label=_("With the planned ones"), kind="count"),
                 Column(key="change", label=_("Change"), kind="count")),
        rows=tuple(rows) if found.ties else (), empty=_("No tie is potential, planned or being set up."),
        notes=(_("Planned are ties that are potential, planned or being set up."),),
    )  # fmt: skip


def _sentences(plan: Plan, found: Planned) -> list[str]:
    if not found.ties:
        return []
    said = ngettext("One tie is planned.", "{count} ties are planned.", len(found.ties)).format(count=len(found.ties))
    return [said, _contacts(found), _parts(found.today, found.then), *_winners(plan, found)]


def _contacts(found: Planned) -> str:
    more = found.then.contacts - found.today.contacts
    if not more:
        return _("They join only actors that already have contact.")
    text = ngettext("They would bring one pair of actors into contact.",
                    "They would bring {count} pairs of actors into contact.", more)  # fmt: skip
    return text.format(count=more)


def _parts(today: Shape, then: Shape) -> str:
    if then.parts < today.parts:
        return _("The separate parts of the network would be {then} instead of {today}.").format(
            then=then.parts, today=today.parts
        )
    if then.holding < today.holding:
        return _("The actors whose leaving cuts others off would be {then} instead of {today}.").format(
            then=then.holding, today=today.holding
        )
    return _("The network would not have fewer separate parts.")


def _winners(plan: Plan, found: Planned) -> list[str]:
    most = max(found.gains.values(), default=0)
    first = [plan.stakeholders[id].short_name for id, count in found.gains.items() if count == most]
    if not first:
        return []
    text = ngettext(
        "Most would be won by {names}: one contact.", "Most would be won by {names}: {count} contacts.", most
    )
    return [text.format(names=listed(first, 3), count=most)]


def _each(plan: Plan, found: Planned) -> Panel:
    turns = list(EFFECTS)
    ids = sorted(found.ties, key=lambda tie: turns.index(found.ties[tie]))
    return Panel(
        key="planned_ties", title=_("Planned ties"),
        columns=(Column(key="from", label=_("From")), Column(key="type", label=_("Type of tie")),
                 Column(key="to", label=_("To")), Column(key="state", label=_("State"), kind="mark"),
                 Column(key="effect", label=_("What it would bring"), kind="mark")),
        rows=tuple(_row(plan, found, id) for id in ids), empty=_("No tie is potential, planned or being set up."),
        notes=(_("Each tie is seen alone, beside those that exist."),) if ids else (),
    )  # fmt: skip


def _row(plan: Plan, found: Planned, id: str) -> Row:
    tie = plan.ties[id]
    state = vocabularies.LIFE[tie.state or ""]
    words, sign, color = EFFECTS[found.ties[id]]
    cells: Sequence[Value] = (
        name(plan, tie.source), vocabularies.TIE_TYPE.label(tie.type), name(plan, tie.target),
        Mark(state.sign, state.label(), state.color, state.code), Mark(sign, _(words), color, found.ties[id]),
    )  # fmt: skip
    return Row(cells=tuple(cells), goes=("ties", id))

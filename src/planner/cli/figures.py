"""The figures of a network as JSON and as plain text."""

from typing import Any

from planner.analysis.network import Figures, Network
from planner.cli.text import pairs, table
from planner.i18n import _
from planner.model.naming import short_code
from planner.model.plan import Plan

CITED = 3
"""How many of those who would lose contact a line of text names; the rest are counted."""


def document(plan: Plan, network: Network) -> dict[str, Any]:
    """The network and its actors with every figure; names and short codes stand beside ids."""
    return {
        "fictitious": bool(plan.sheet.fictitious),
        "network": {
            "size": network.size,
            "ties": network.ties,
            "contacts": network.contacts,
            "density": network.density,
            "components": network.components,
            "largest": network.largest,
            "isolated": network.isolated,
        },
        "stakeholders": [
            {
                **_named(plan, id),
                "degree": figures.degree,
                "in_degree": figures.in_degree,
                "out_degree": figures.out_degree,
                "betweenness": figures.betweenness,
                "component": figures.component,
                "articulation": figures.articulation,
                "loses": [_named(plan, lost) for lost in figures.loses],
            }
            for id, figures in network.figures.items()
        ],
    }


def _named(plan: Plan, id: str) -> dict[str, str]:
    record = plan.stakeholders[id]
    return {"id": id, "code": short_code(plan, record), "name": record.name.pick()}


def told(plan: Plan, network: Network, limit: int | None) -> list[str]:
    """The network in a few lines, then its actors with the best connected first."""
    whole = [
        (_("Actors"), str(network.size)),
        (_("Ties"), str(network.ties)),
        (_("Pairs in contact"), str(network.contacts)),
        (_("Density"), _("{share} of all possible pairs").format(share=percent(network.density))),
        (_("Separate parts"), str(network.components)),
        (_("Actors in the largest part"), str(network.largest)),
        (_("Actors without any tie"), str(network.isolated)),
    ]
    headings = [
        _("Code"), _("Name"), _("Contacts"), _("Towards it"), _("From it"), _("Betweenness"), _("Part"), _("Bridge"),
        _("Without it these lose contact"),
    ]  # fmt: skip
    order = sorted(network.figures, key=lambda actor: _rank(network.figures[actor]))
    rows = [_row(plan, id, network.figures[id]) for id in order]
    return [*pairs(whole), "", *table(headings, rows, limit)] if rows else pairs(whole)


def _rank(figures: Figures) -> tuple[float, float]:
    return -figures.degree, -figures.betweenness


def _row(plan: Plan, id: str, figures: Figures) -> list[str]:
    record = plan.stakeholders[id]
    return [
        short_code(plan, record),
        record.short_name,
        str(figures.degree),
        str(figures.in_degree),
        str(figures.out_degree),
        percent(figures.betweenness),
        str(figures.component),
        _("yes") if figures.articulation else _("no"),
        _lost(plan, figures.loses),
    ]


def _lost(plan: Plan, ids: tuple[str, ...]) -> str:
    named = ", ".join(plan.stakeholders[id].short_name for id in ids[:CITED])
    if len(ids) <= CITED:
        return named
    return _("{names} and {count} more").format(names=named, count=len(ids) - CITED)


def percent(share: float) -> str:
    """A share from 0 to 1 in percent, with one decimal."""
    return f"{100 * share:.1f} %"

"""Pairs of actors that may be one, told on the command line: in words, asked about, or as JSON."""

from collections.abc import Sequence
from typing import Any

import click

from planner.analysis.matching.duplicates import Pair
from planner.changes.actors.merging import Union
from planner.changes.actors.splitting import Split
from planner.changes.actors.wording import label_of, outcome, sides
from planner.cli.text import say
from planner.cli.types import WholeNumber
from planner.i18n import _, ngettext
from planner.model.naming import name_of, short_code, title_of
from planner.model.plan import Plan
from planner.workspace.actors import meant


def told(plan: Plan, pairs: Sequence[Pair]) -> list[str]:
    """The pairs with their reasons, and what can be done about them."""
    if not pairs:
        return [_("No two actors look like one.")]
    lines: list[str] = []
    for pair in pairs:
        lines += [f"{_called(plan, pair.one)} · {_called(plan, pair.other)}"]
        lines += [f"    {sentence}" for sentence in pair.sentences]
    count = ngettext("{count} pair may be one actor.", "{count} pairs may be one actor each.", len(pairs))
    return [
        *lines,
        "",
        count.format(count=len(pairs)),
        _("If they are: planner duplicates merge KEEP OTHER"),
        _("If they are not: planner duplicates different ACTOR ACTOR --why TEXT"),
    ]


def _called(plan: Plan, id: str) -> str:
    actor = plan.stakeholders[id]
    return f"{short_code(plan, actor)} {title_of(plan, actor)}"


def document(plan: Plan, pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    """The pairs as JSON; the first of the two is the one of which the plan says more."""
    return [
        {
            "actors": [
                {"id": id, "short_code": short_code(plan, plan.stakeholders[id]), "name": name_of(plan, id),
                 "acronym": plan.stakeholders[id].acronym}
                for id in (pair.one, pair.other)
            ],
            "certain": pair.certain,
            "score": pair.score,
            "reasons": [
                {"why": str(clue.why), "names": [clue.one, clue.other], "sentence": clue.sentence}
                for clue in pair.clues
            ],
            "agree": list(pair.agree),
            "differ": list(pair.apart),
        }
        for pair in pairs
    ]  # fmt: skip


def ask(union: Union) -> set[str]:
    """Ask for every field in which the two differ; answers with the leaves that are taken from the one that goes."""
    taking: set[str] = set()
    for difference in union.differences:
        ours, theirs = sides(union.plan, difference)
        say("", _("They differ in {field}:").format(field=label_of(difference.leaf)), f"  1. {ours}", f"  2. {theirs}")
        if click.prompt(_("Number"), type=WholeNumber(1, 2), default=1) == 2:
            taking.add(difference.leaf)
    return taking


def told_split(before: Plan, placeholder: str, names: Sequence[str], made: Split) -> list[str]:
    """Who took over from a placeholder, and what became of it."""
    lines = []
    for one in meant(before, placeholder, names):
        if one.actor is not None:
            lines.append(_("Takes over: {name}").format(name=_called(before, one.actor.id)))
        else:
            lines.append(_("Added, and takes over: {name}").format(name=one.text))
            lines += [_("    It resembles {name}.").format(name=_called(before, near.id)) for near in one.near[:1]]
    return [*lines, outcome(before, placeholder, made)]

"""A merge told on the command line: what the other copy brings, and the questions, listed or asked one by one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from planner.changes.counting import counted_changes
from planner.changes.incoming import NOTHING
from planner.changes.point_wording import before, headline, offered, ours
from planner.changes.reviewing import KEEP, Decisions, Point, Review
from planner.cli.numbers import WholeNumber
from planner.cli.text import say
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.changes.change_set import ChangeSet
    from planner.workspace.merging import Merging

MOST = 50
"""How many questions are told one by one; the rest are counted."""


def told_news(merging: "Merging") -> list[str]:
    """What only the other copy knows, a line an author."""
    counts: dict[str, int] = {}
    for entry in merging.news:
        counts[entry.author] = counts.get(entry.author, 0) + 1
    return [
        ngettext("{author}: {count} entry of the history", "{author}: {count} entries of the history", count).format(
            author=author or _("no name given"), count=count
        )
        for author, count in counts.items()
    ]


def told_questions(review: Review, points: Sequence[Point]) -> list[str]:
    """Questions in words, each with what both copies say and who wrote it."""
    lines = [line for point in points[:MOST] for line in _told(review, point)]
    hidden = len(points) - MOST
    return lines + (
        [ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)] if hidden > 0 else []
    )


def _told(review: Review, point: Point) -> list[str]:
    lines = [headline(review.plan, point), *(f"    {sentence}" for sentence in point.asks)]
    for side in (_here(review, point), _there(review, point)):
        lines.append(f"    {side}")
    if point.based:
        lines.append("    " + _("Before it was “{value}”.").format(value=before(review.plan, point)))
    return lines


def _here(review: Review, point: Point) -> str:
    if point.aspect == NOTHING:
        says = _("Here it was removed ({who}).") if point.ours is None else _("Here it stands ({who}).")
    else:
        says = _("Here: “{value}” ({who})")
    return says.format(value=ours(review.plan, point), who=point.ours_by or "?")


def _there(review: Review, point: Point) -> str:
    offer = point.offers[0]
    if point.aspect == NOTHING:
        says = _("In {file} it was removed ({who}).") if offer.value is None else _("In {file} it stands ({who}).")
    else:
        says = _("In {file}: “{value}” ({who})")
    who = ", ".join(text for text in (offer.by, offer.said) if text) or "?"
    return says.format(file=offer.where, value=offered(review.plan, point, offer), who=who)


def ask(merging: "Merging") -> dict[str, int] | None:
    """Ask every question in turn, and those that an answer brings up; None when whoever is asked stops."""
    decisions: dict[str, int] = {}
    while points := merging.open(decisions):
        review, point = merging.review_after(decisions), points[0]
        say("", *_told(review, point))
        say(*(f"  {number}. {choice}" for number, choice in enumerate(_choices(point), 1)))
        number = click.prompt(_("Number"), type=WholeNumber(1, 5))
        if number == 5:
            return None
        if number > 2:
            others = {key: choice for key, choice in decisions.items() if key != point.key}
            decisions = merging.taking("mine" if number == 3 else "theirs", others)
        else:
            decisions[point.key] = KEEP if number == 1 else 0
    return decisions


def _choices(point: Point) -> list[str]:
    there = str(point.offers[0].where)
    if point.aspect == NOTHING:
        keep, remove = _("Keep it"), _("Remove it with what hangs on it")
        first = [remove, keep] if point.ours is None else [keep, remove]
    else:
        first = [_("As it is here"), _("As in {file}").format(file=there)]
    rest = [_("This and all the rest as here"), _("This and all the rest as in {file}").format(file=there)]
    return [*first, *rest, _("Stop, and save nothing")]


def counted(merging: "Merging", decisions: Decisions) -> list[str]:
    """What merging changes in this plan, counted."""
    return counted_changes(merging.changes(decisions)) or [_("In this plan nothing changes.")]


def document(merging: "Merging", decisions: Decisions, saved: "ChangeSet | None") -> dict[str, Any]:
    """A merge as JSON: who wrote what the other copy brings, every change and every question with its answer."""
    review = merging.review_after(decisions)
    return {
        "file": str(merging.path),
        "entries": [
            {"id": e.id, "at": e.at.isoformat(), "author": e.author, "origin": e.origin, "changes": len(e.says)}
            for e in merging.news
        ],
        "changes": [change.to_json() for change in merging.changes(decisions)],
        "questions": [_question(review, point, decisions) for point in review.points],
        "saved": saved.id if saved else None,
    }  # fmt: skip


def _question(review: Review, point: Point, decisions: Decisions) -> dict[str, Any]:
    offer, decision = point.offers[0], decisions.get(point.key)
    return {
        "key": point.key, "type": point.collection, "id": point.id, "field": point.aspect or None,
        "about": headline(review.plan, point), "before": point.base, "here": point.ours, "here_by": point.ours_by,
        "there": offer.value, "there_by": offer.by, "there_said": offer.said, "asks": list(point.asks),
        "answer": None if decision is None else "mine" if decision == KEEP else "theirs",
    }  # fmt: skip

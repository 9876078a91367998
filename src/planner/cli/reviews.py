"""What came in, told on the command line: counted, listed, asked about one by one, or as JSON."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from planner.changes.review.accepting import Held
from planner.changes.review.incoming import Incoming
from planner.changes.review.points import KEEP, Decisions, Point, Review, State
from planner.changes.review.wording import contents, headline, offered, ours, parts, sentences
from planner.cli.text import pairs, say
from planner.cli.types import WholeNumber
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.workspace.sending.answers import Answers

MOST = 50
"""How many points are told one by one; the rest are counted."""


def asking() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def told_points(review: Review, points: Sequence[Point]) -> list[str]:
    """Points in words, each with what is needed to decide."""
    lines: list[str] = []
    for point in points[:MOST]:
        lines += [headline(review.plan, point), *_told(review, point)]
    return lines + _more(len(points) - MOST)


def _told(review: Review, point: Point) -> list[str]:
    """Everything needed to decide: of a row that would be added or removed, what it holds."""
    facts: list[tuple[str, str]] = []
    text = point.offers[0].value or point.base
    if not point.aspect and text is not None:
        facts = [*contents(review.plan, point, text), *parts(review.plan, point, review.points)]
    return [f"    {line}" for line in (*sentences(review.plan, point), *pairs(facts))]


def told_plain(review: Review, held: Iterable[Held] = ()) -> list[str]:
    """What comes in by itself, a line each; what was left out does not."""
    out = {one.point.key for one in held}
    points = [point for point in review.of(State.PLAIN) if point.row is None and point.key not in out]
    lines = [_plain(review, point) for point in points[:MOST]]
    return lines + _more(len(points) - MOST)


def _plain(review: Review, point: Point) -> str:
    about = headline(review.plan, point)
    if not point.aspect:
        return about
    return _("{about}: “{before}” becomes “{after}”").format(
        about=about, before=ours(review.plan, point), after=offered(review.plan, point, point.offers[0])
    )


def _more(hidden: int) -> list[str]:
    if hidden <= 0:
        return []
    return [ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)]


def told_files(incomings: Iterable[Incoming]) -> list[str]:
    """What was not understood in the files, and what else is to be known of each, which several files name."""
    gathered = list(incomings)
    lines: list[str] = []
    for incoming in gathered:
        named = "" if len(gathered) == 1 else f"{incoming.source.file}: "
        lines += [note if note.startswith(incoming.source.file) else f"{named}{note}" for note in incoming.notes]
        lines += [fault.sentence for fault in incoming.faults]
    return lines


def told_held(review: Review, held: Iterable[Held]) -> list[str]:
    """What was accepted and cannot come in, with the reason."""
    return [
        _("Left out: {about}. {why}").format(about=headline(review.plan, one.point), why=one.sentence) for one in held
    ]


def ask(review: Review, decisions: dict[str, int]) -> dict[str, int]:
    """Ask for every point that waits; the answer `all` settles the rest the same way."""
    settled = dict(decisions)
    for point in review.waiting(decisions):
        say("", headline(review.plan, point), *_told(review, point))
        choices = [offered(review.plan, point, offer) for offer in point.offers]
        say(*(f"  {n}. {_accepting(point, n - 1, choice)}" for n, choice in enumerate(choices, 1)))
        say(f"  {len(choices) + 1}. {_('Leave the plan as it is')}", f"  {len(choices) + 2}. {_('Decide later')}")
        number = click.prompt(_("Number"), type=WholeNumber(1, len(choices) + 2))
        if number <= len(choices) + 1:
            settled[point.key] = number - 1 if number <= len(choices) else KEEP
    return settled


def _accepting(point: Point, place: int, shown: str) -> str:
    offer = point.offers[place]
    if not point.aspect:
        return _("Remove it") if offer.value is None else _("Bring it in")
    return _("Take “{value}” ({who})").format(value=shown, who=offer.by)


def document(review: Review, incomings: Iterable[Incoming], decisions: Decisions) -> dict[str, Any]:
    """The review as JSON: files, points with every value and decision, and what was not understood."""
    gathered = list(incomings)
    return {
        "files": [
            {"file": i.source.file, "from": i.source.sender or None, "number": i.source.number or None,
             "unchanged_rows": i.unchanged, "notes": list(i.notes)}
            for i in gathered
        ],
        "points": [_point(review, point, decisions) for point in review.points],
        "already_so": review.same,
        "not_understood": [
            {"file": f.where.file, "sheet": f.where.sheet or None, "cell": f.where.cell or None,
             "row": f.where.row or None, "line": f.where.line or None, "found": f.found, "remedy": f.remedy}
            for i in gathered for f in i.faults
        ],
    }  # fmt: skip


def answer_document(answers: "Answers") -> dict[str, Any]:
    """Who answered as JSON: who is silent and since when it is due, and the keys of points that are disputed."""
    return {
        "silent": [
            {"name": one.name, "due": one.sending.due.text if one.sending.due else None, "overdue": one.overdue}
            for one in answers.silent
        ],
        "older": [{"file": one.source.file, "sentence": one.older} for one in answers.files if one.older],
        "untouched": [one.source.file for one in answers.files if one.untouched],
        "disputed": [point.key for point in answers.disputed],
        "outside": [point.key for point in answers.outside],
    }


def _point(review: Review, point: Point, decisions: Decisions) -> dict[str, Any]:
    decision = decisions.get(point.key)
    return {
        "key": point.key, "type": point.collection, "id": point.id, "aspect": point.aspect or None,
        "about": headline(review.plan, point), "kind": str(point.kind), "state": str(point.state),
        "before": point.base, "before_known": point.based, "plan": point.ours, "plan_by": point.ours_by or None,
        "offers": [
            {"by": o.by, "value": o.value, "typed": o.typed, "where": str(o.where) if o.where else None}
            for o in point.offers
        ],
        "asks": list(point.asks),
        "decision": None if decision is None else "plan" if decision == KEEP else point.offers[decision].by,
    }  # fmt: skip


def counted(review: Review, decisions: Decisions, held: Iterable[Held] = ()) -> list[str]:
    """How much came in, waits and was there already, a sentence each; what was left out did not come in."""
    out = {one.point.key for one in held}
    points = [point for point in review.points if point.row is None and point.key not in out]
    taken = sum(1 for point in points if decisions.get(point.key, KEEP) != KEEP)
    waiting = len(review.waiting(decisions))
    told = [
        (taken, ngettext("{count} change comes in.", "{count} changes come in.", taken)),
        (waiting, ngettext("{count} waits for a decision.", "{count} wait for a decision.", waiting)),
        (review.same, ngettext("{count} is in the plan already.", "{count} are in the plan already.", review.same)),
    ]
    return [says.format(count=count) for count, says in told if count]

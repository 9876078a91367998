"""Answers to what was sent out: who each file is from, which are old, who changed others' rows, who is silent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.changes.review.incoming import Incoming, Source
from planner.changes.review.points import Point, Review
from planner.i18n import _, ngettext
from planner.model.documents import Sending
from planner.model.naming import name_of, survivor
from planner.model.plan import Plan
from planner.model.rules.sendings import awaited
from planner.workspace.sending.correspondents import Strangers, with_outsiders
from planner.workspace.sending.log import number_of, read_moment, same_body, sending_of, told_moment, untouched
from planner.workspace.workspace import Workspace

if TYPE_CHECKING:
    from planner.workspace.importing.arrival import Arrival, Refusal

__all__ = ["Answer", "Answers", "Silent", "newest_only", "report", "silent", "with_outsiders"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A file that came in, and who it is from."""

    source: Source
    name: str
    """Who it is from; empty when the file does not say."""
    sending: Sending | None
    """What it answers, as far as the plan remembers."""
    points: int
    """How many points it suggests."""
    untouched: bool = False
    """Whether it is the very file that was sent, which is no answer."""
    older: str = ""
    """Why it is older than another answer of the same institution; empty when it is not, or nobody can tell."""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        if not self.name:
            return _("{file}: it does not say who it is from.").format(file=self.source.file)
        if self.untouched:
            says = _("{file}: for {name}, as it was sent: it is not filled in.")
            return says.format(file=self.source.file, name=self.name)
        moment = told_moment(self.source.saved)
        saved = _(", saved {moment}").format(moment=moment) if moment else ""
        says = ngettext(
            "{file}: from {name}{saved}; {count} point.", "{file}: from {name}{saved}; {count} points.", self.points
        )
        told = says.format(file=self.source.file, name=self.name, saved=saved, count=self.points)
        return f"{told} {self.older}".rstrip()


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who was written to and has not answered."""

    sending: Sending
    name: str
    overdue: bool

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        due = str(self.sending.due) if self.sending.due else ""
        if not due:
            return _("{name} has not answered; no date was set.").format(name=self.name)
        if self.overdue:
            return _("{name} has not answered; it was due by {day}.").format(name=self.name, day=due)
        return _("{name} has not answered yet; it is due by {day}.").format(name=self.name, day=due)


@dataclass(frozen=True, slots=True)
class Answers:
    """What there is to say of everything that came in, beside the points themselves."""

    files: tuple[Answer, ...]
    refused: tuple["Refusal", ...]
    """Files that were not read in, and why."""
    outside: tuple[Point, ...]
    """Points that somebody suggests who neither leads nor supports that row."""
    disputed: tuple[Point, ...]
    """Points on which two files disagree."""
    silent: tuple[Silent, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, a line each, in the order people ask."""
        counted: list[str] = []
        if self.disputed:
            says = ngettext("On {count} point two files disagree.", "On {count} points two files disagree.",
                            len(self.disputed))  # fmt: skip
            counted.append(says.format(count=len(self.disputed)))
        if self.outside:
            says = ngettext("{count} point comes from somebody who neither leads nor supports it.",
                            "{count} points come from somebody who neither leads nor supports them.",
                            len(self.outside))  # fmt: skip
            counted.append(says.format(count=len(self.outside)))
        refused = [refusal.line for refusal in self.refused]
        return (
            *(answer.sentence for answer in self.files), *refused, *counted,
            *(silent.sentence for silent in self.silent),
        )  # fmt: skip


def report(workspace: Workspace, arrival: "Arrival", review: Review) -> Answers:
    """Say who each file is from, what was left out, where two disagree, who went beyond its rows and who is silent."""
    plan = workspace.plan
    today = workspace.today
    once = {(incoming.source.file, incoming.source.saved): incoming for incoming in reversed(arrival.incomings)}
    files = tuple(_answer(plan, incoming) for incoming in reversed(once.values()))
    heard = {survivor(plan, answer.source.sender_id) for answer in files if not answer.untouched}
    strangers = Strangers(plan, review)
    return Answers(
        files, arrival.refused, tuple(point for point in review.points if strangers.names(point)),
        tuple(point for point in review.points if len(point.offers) > 1), silent(plan, today, heard),
    )  # fmt: skip


def _answer(plan: Plan, incoming: Incoming) -> Answer:
    source = incoming.source
    name = name_of(plan, survivor(plan, source.sender_id), ("stakeholders",)) or source.sender
    since = _answered_since(plan, source)
    says = _("{name} answered later already ({moment}).").format(name=name, moment=since) if since else ""
    return Answer(source, name, sending_of(plan, source), len(incoming.suggestions), untouched(incoming), says)


def silent(plan: Plan, today: date, heard: Collection[str] = ()) -> tuple[Silent, ...]:
    """Who was written to and has not answered the newest sending, those whose day is over first."""
    waiting = [
        Silent(sending, name_of(plan, body), sending.due is not None and sending.due.before(today))
        for body, sending in awaited(plan).items()
        if body not in heard
    ]
    return tuple(sorted(waiting, key=lambda one: (not one.overdue, one.name)))


def newest_only(workspace: Workspace, arrival: "Arrival") -> tuple["Arrival", tuple["Refusal", ...]]:
    """What arrived without the files that are older than another answer of the same institution, and those files.

    An answer is older when it is to an earlier sending, or to the same one and was saved before; what a file does not
    say of itself makes it neither older nor newer.
    """
    from planner.workspace.importing.arrival import Refusal

    filled = [incoming.source for incoming in arrival.incomings if not untouched(incoming)]
    refused: list[Refusal] = []
    kept: list[Incoming] = []
    for incoming in arrival.incomings:
        says = _older(workspace.plan, incoming.source, filled)
        if says:
            refused.append(Refusal(incoming.source.file, says))
        else:
            kept.append(incoming)
    return replace(arrival, incomings=tuple(kept), refused=(*arrival.refused, *refused)), tuple(refused)


def _older(plan: Plan, source: Source, arrived: Sequence[Source]) -> str:
    """Why a file is older than what the same institution sent; empty when it is not, or nobody can tell."""
    if not source.sender_id:
        return ""
    name = name_of(plan, survivor(plan, source.sender_id), ("stakeholders",)) or source.by
    for other in arrived:
        if same_body(plan, other.sender_id, source.sender_id) and _before(source, other.number, other.saved):
            says = _("{name} sent a newer one, {other}; this one is not read in.")
            return says.format(name=name, other=other.file)
    since = _answered_since(plan, source)
    if since:
        says = _("{name} answered later already ({moment}); this one is not read in.")
        return says.format(name=name, moment=since)
    return ""


def _answered_since(plan: Plan, source: Source) -> str:
    """When the same institution saved a later answer that the plan knows; empty when there is none."""
    for sending in plan.sendings.values():
        answered = sending.saved and same_body(plan, sending.stakeholder, source.sender_id)
        if answered and _before(source, number_of(sending), sending.saved or ""):
            return told_moment(sending.saved or "")
    return ""


def _before(source: Source, number: int, saved: str) -> bool:
    if source.number and number and source.number != number:
        return source.number < number
    mine, theirs = read_moment(source.saved), read_moment(saved)
    return mine is not None and theirs is not None and mine < theirs

"""What of a review is shown: points of a standing, of a kind, of a sender, or with certain words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.app.review.decisions import KINDS, STANDINGS, Deciding, Standing
from planner.app.review.point_labels import Saying
from planner.app.widgets.chooser import Choice, Chooser
from planner.changes.review.incoming import Kind
from planner.changes.review.points import KEEP, Point
from planner.i18n import N_, _
from planner.i18n.folding import fold


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter; everything passes an empty one."""

    standing: Standing | None = None
    kind: Kind | None = None
    sender: str = ""
    typed: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def said(self) -> str:
        """What it is narrowed to, in words."""
        words = []
        if self.standing is not None:
            words.append(_(STANDINGS[self.standing][1]))
        if self.kind is not None:
            words.append(_(KINDS[self.kind][1]))
        if self.sender:
            words.append(self.sender)
        if self.typed:
            words.append(_("“{words}”").format(words=self.typed))
        return " · ".join(words)

    def passes(self, point: Point, deciding: Deciding, saying: Saying) -> bool:
        """Whether a point is shown."""
        if self.standing is not None and deciding.standing(point) is not self.standing:
            return False
        if self.kind is not None and point.kind is not self.kind:
            return False
        if self.sender and all(offer.by != self.sender for offer in point.offers):
            return False
        return not self.typed or fold(self.typed) in saying.searched(point)


T = TypeVar("T")
OPEN = -2
"""The answer to leave a point open."""


def side_chooser(point: Point, saying: Saying) -> Chooser[int]:
    """Asks for the place of an offer, KEEP or OPEN."""
    choices = [
        Choice(place, saying.value(point, offer.value), _("{who} says").format(who=offer.by), "●")
        for place, offer in enumerate(point.offers)
    ]
    choices.append(Choice(KEEP, saying.value(point, point.ours), _("The plan says"), "○"))
    choices.append(Choice(OPEN, _("Leave it open"), _("it is left out, and can be decided later"), "?"))
    return Chooser(f"{saying.label(point)} · {saying.title(point.record)}", _narrowed(choices))


@dataclass(frozen=True, slots=True)
class Sweep:
    """Something that can be done with all points shown."""

    name: str
    words: str


SWEEPS = {
    "take": Sweep(N_("Take the file's in all that is to decide"), N_("not where files disagree, nor missing rows")),
    "keep": Sweep(N_("Keep the plan's in all that is to decide"), ""),
    "none": Sweep(N_("Let nothing of this come in"), N_("the plan stays as it is")),
    "open": Sweep(N_("Leave all of it open"), N_("it is left out, and can be decided later")),
    "forget": Sweep(N_("Forget what was decided"), N_("as it was when it was read")),
}


def sweep_chooser(count: int) -> Chooser[str]:
    """Asks what to do with all the points shown."""
    choices = [Choice(name, _(sweep.name), _(sweep.words) if sweep.words else "") for name, sweep in SWEEPS.items()]
    title = _("All that is shown ({count})").format(count=count)
    return Chooser(title, _narrowed(choices))


def sweep(deciding: Deciding, points: Sequence[Point], name: str) -> None:
    """Do it."""
    match name:
        case "take":
            deciding.take_open(points)
        case "keep":
            deciding.keep_open(points)
        case "none":
            deciding.decide(points, KEEP)
        case "open":
            deciding.decide(points, None)
        case _:
            deciding.forget(points)


def wanted_chooser(deciding: Deciding, now: Wanted) -> Chooser[Wanted]:
    """Asks what to show: points of a standing, of a kind or of a sender; each with how many there are."""
    points = deciding.review.points
    choices = [Choice(Wanted(typed=now.typed), _("Everything"), str(len(points)))]
    for standing, (sign, word) in STANDINGS.items():
        count = sum(deciding.standing(point) is standing for point in points)
        if count:
            choices.append(Choice(replace(now, standing=standing), _(word), str(count), sign))
    for kind, (sign, word) in KINDS.items():
        count = sum(point.kind is kind for point in points)
        if count:
            choices.append(Choice(replace(now, kind=kind), _(word), str(count), sign))
    senders = list(dict.fromkeys(offer.by for point in points for offer in point.offers))
    for sender in senders if len(senders) > 1 else ():
        count = sum(any(offer.by == sender for offer in point.offers) for point in points)
        choices.append(Choice(replace(now, sender=sender), sender, str(count)))
    return Chooser(_("What to show"), _narrowed(choices))


def _narrowed(choices: Sequence[Choice[T]]) -> Callable[[str], Sequence[Choice[T]]]:
    return lambda typed: [choice for choice in choices if fold(typed) in fold(f"{choice.name} {choice.beside}")]

"""Decisions as words in cells, and what they mean once the plan went on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.changes.review.points import KEEP, Offer, Point, Review
from planner.i18n import LANGUAGES, N_, _, speaking
from planner.i18n.folding import fold

ACCEPT, REJECT, ASK = N_("Accept"), N_("Reject"), N_("Ask")
DECISION = N_("Decision")
"""The heading of the column."""
ALSO = {"si": ACCEPT, "yes": ACCEPT, "x": ACCEPT, "no": REJECT, "aceptado": ACCEPT, "rechazado": REJECT, "?": ASK}
"""What people write in place of the words offered, folded."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided of a point, and what the plan said then."""

    ours: str | None
    gone: bool
    open: bool = True
    """Whether it still waits: “Ask”, or nothing."""
    keeps: bool = False
    """Whether the plan stays as it is."""
    value: str | None = None
    """The value that is taken, when the plan does not stay."""


Choices = Mapping[str, Choice]
"""By the key of a point."""


class NotAWord(Exception):
    """What stands in the cell is no decision; it is told with its place, and the point stays open."""


def words_of(labels: Sequence[str]) -> list[str]:
    """What the dropdown of a point offers: with one offer `Accept`, with several `Accept: Salud` for each of them."""
    accept = [_(ACCEPT)] if len(labels) == 1 else [f"{_(ACCEPT)}: {label}" for label in labels]
    return [*accept, _(REJECT), _(ASK)]


def labels_of(offers: Sequence[Offer]) -> list[str]:
    """Who each offer is of, told apart where two have one name."""
    labels: list[str] = []
    for offer in offers:
        label, number = offer.by, 1
        while label in labels:
            number += 1
            label = f"{offer.by} ({number})"
        labels.append(label)
    return labels


def meant(typed: str, labels: Sequence[str]) -> int | None:
    """The place of the offer that is taken, KEEP, or None for a point that stays open; raises NotAWord."""
    said, colon, who = typed.partition(":")
    word = _word(said)
    if not typed.strip() or (word == ASK and not colon):
        return None
    if word == REJECT and not colon:
        return KEEP
    named = fold(who if word == ACCEPT and colon else typed)
    found = [place for place, label in enumerate(labels) if fold(label) == named]
    if not found and word == ACCEPT and not colon and len(labels) == 1:
        return 0
    if len(found) != 1:
        raise NotAWord
    return found[0]


def _word(text: str) -> str | None:
    folded = fold(text)
    for language in LANGUAGES:
        with speaking(language):
            for word in (ACCEPT, REJECT, ASK):
                if fold(_(word)) == folded:
                    return word
    return ALSO.get(folded)


def decided(review: Review, choices: Choices) -> dict[str, int]:
    """The decisions that still hold: those about points of which the plan says what it said when they were made."""
    found: dict[str, int] = {}
    for point in review.points:
        place = _still(point, choices.get(point.key))
        if place is not None:
            found[point.key] = place
    return found


def _still(point: Point, choice: Choice | None) -> int | None:
    if choice is None or choice.open or (choice.ours, choice.gone) != (point.ours, point.gone):
        return None
    if choice.keeps:
        return KEEP
    places = [place for place, offer in enumerate(point.offers) if offer.value == choice.value]
    return places[0] if places else None

"""What of a review is shown: points of a standing, of a kind, of a sender, or with certain words."""

from dataclasses import dataclass

from planner.app.review.deciding import KINDS, STANDINGS, Deciding, Standing
from planner.app.review.saying import Saying
from planner.changes.incoming import Kind
from planner.changes.reviewing import Point
from planner.i18n import _
from planner.i18n.text import fold


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

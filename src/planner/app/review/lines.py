"""The two lines of a review: its sections above, and below how many points stand how."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.style import Style
from textual.message import Message

from planner.app.review.decisions import STANDINGS, Standing
from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.app.widgets.clickable_line import ClickableLine, Stretch
from planner.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the review: its name, key and title."""

    name: str
    key: str
    title: str


class SectionLine(ClickableLine):
    """Which part of the review is shown."""

    class Chosen(Message):
        """Another part is wanted."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    def __init__(self) -> None:
        super().__init__(id="review-sections")
        self._sections, self._shown = tuple[Section, ...](), ""

    def show(self, sections: tuple[Section, ...], shown: str) -> None:
        """Show these parts, one of them as chosen."""
        self._sections, self._shown = sections, shown
        self.redraw()

    def left(self) -> list[Stretch]:
        """The parts, each with its key."""
        return [self._stretch(section) for section in self._sections]

    def right(self) -> list[Stretch]:
        """The way out."""
        quiet = look(self.app, share=0.75)
        words = " ".join((_("esc"), _("Leave")))
        leave = Stretch(f" {words} ", quiet, lambda: self.app.simulate_key("escape"))
        return [leave]

    def _stretch(self, section: Section) -> Stretch:
        chosen = section.name == self._shown
        style = look(self.app, "primary", attributes="bold underline") if chosen else look(self.app, share=0.75)
        return Stretch(f" {section.key} {section.title} ", style, self._choosing(section.name))

    def _choosing(self, name: str) -> Callable[[], object]:
        return lambda: self.post_message(self.Chosen(name))


class CountLine(ClickableLine):
    """How many points stand how; a click shows them alone."""

    class Asked(Message):
        """Only the points of one standing are wanted; None for what was not understood."""

        def __init__(self, standing: Standing | None) -> None:
            super().__init__()
            self.standing = standing

    def __init__(self) -> None:
        super().__init__(id="review-counts")
        self._counts = dict.fromkeys(Standing, 0)
        self._unread, self._silently, self._wanted = 0, 0, ""

    def show(self, counts: dict[Standing, int], unread: int, silently: int, wanted: str) -> None:
        """Show these counts; `wanted` says what the list is narrowed to."""
        self._counts, self._unread, self._silently, self._wanted = counts, unread, silently, wanted
        self.redraw()

    def left(self) -> list[Stretch]:
        """The counts, each with its sign."""
        decided = self._counts[Standing.TAKEN] + self._counts[Standing.KEPT]
        count = self._counts[Standing.COMES_IN] + self._silently
        waiting = self._counts[Standing.OPEN]
        quiet = look(self.app, share=0.75)
        urgent = look(self.app, "warning", attributes="bold") if waiting else quiet
        by_itself = ngettext("{count} comes in by itself", "{count} come in by themselves", count)
        to_decide = ngettext("{count} to decide", "{count} to decide", waiting)
        by_hand = ngettext("{count} decided", "{count} decided", decided)
        return [
            self._said(Standing.COMES_IN, by_itself.format(count=count), look(self.app, "success")),
            self._said(Standing.OPEN, to_decide.format(count=waiting), urgent),
            self._said(Standing.TAKEN, by_hand.format(count=decided), quiet),
            *self._not_understood(),
        ]

    def right(self) -> list[Stretch]:
        """What the list is narrowed to."""
        words = _("Shown: {what}").format(what=self._wanted)
        return [Stretch(f" {words} ", look(self.app, "primary"), shrinks=True)] if self._wanted else []

    def _said(self, standing: Standing, words: str, style: Style) -> Stretch:
        sign = planner_of(self).glyphs(STANDINGS[standing][0])
        return Stretch(f" {sign} {words} ", style, lambda: self.post_message(self.Asked(standing)))

    def _not_understood(self) -> list[Stretch]:
        if not self._unread:
            return []
        words = ngettext("{count} not read", "{count} not read", self._unread).format(count=self._unread)
        sign = planner_of(self).glyphs("✕")
        return [Stretch(f" {sign} {words} ", look(self.app, "error"), lambda: self.post_message(self.Asked(None)))]

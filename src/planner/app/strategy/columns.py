"""Dates short enough for a column, with the precision they are known by."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.style import Style

from planner.app.strategy.facts import Facts
from planner.app.widgets.cells import Cell, fitted
from planner.i18n import N_, _
from planner.i18n.dates import MONTHS
from planner.i18n.language import current_language
from planner.model import vocabularies
from planner.model.dates import When
from planner.model.palette import legible
from planner.model.progress import TIMELINESS
from planner.model.strategies import Item
from planner.model.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from planner.app.host import Host

WIDTH = 8
_PART = re.compile(r"(\d{4})-([QCS])(\d)")


def brief(when: When | None) -> str:
    """A date in at most eight characters: `30/06/26`, `jun 2026`, `T2 2026`, `2026`; empty for None."""
    if when is None:
        return ""
    if when.exact:
        return f"{when.first:%d/%m/%y}"
    part = _PART.fullmatch(when.text)
    if part is not None:
        year, letter, number = part.groups()
        return f"{_letter(letter)}{number} {year}"
    if len(when.text) == len("2026-06"):
        return f"{MONTHS[current_language()][when.first.month - 1][:3]} {when.first.year}"
    return when.text


def _letter(part: str) -> str:
    """The letter of a quarter, a third and a half of a year, as people abbreviate them."""
    return {"Q": _("Q|quarter"), "C": _("C|third of a year"), "S": _("H|half")}[part].partition("|")[0]


SHORT = {"limited": N_("Limited"), "substantial": N_("Substantial")}
"""Words for two statuses where the whole label finds no room; the sign and the rest of the words say the same."""
BAR = 6
"""How many characters the bar of progress takes."""
TITLE_WIDTH = 26
"""The least the title takes before columns are left out."""
EASY_TITLE = 36
"""What the title has before the columns that only say a thing in another way find room."""
MOST_TITLE = 64
"""What the title takes before the names of the leads get more room."""


@dataclass(frozen=True, slots=True)
class TreeColumn:
    """A column: its title as shown, the pieces of an item's cell, and its width in characters.

    `drop` tells which go first when room is short, the highest first; 0 never.
    """

    name: str
    title: str
    pieces: Callable[[str], Sequence[Cell]]
    width: int
    align: Literal["left", "right"] = "left"
    drop: int = 0
    title_room: int = TITLE_WIDTH
    """The least the title has beside it, or else it goes."""
    most: int = 0
    """How wide it grows where there is room."""


def arranged(columns: Sequence[TreeColumn], room: int) -> list[tuple[TreeColumn, int]]:
    """The columns that find room beside the title, each with its width."""
    kept = list(columns)
    while kept:
        title = room - sum(column.width + 1 for column in kept)
        goes = max((column for column in kept if column.title_room > title), key=lambda each: each.drop, default=None)
        if goes is None:
            break
        kept.remove(goes)
    spare = max(0, room - MOST_TITLE - sum(column.width + 1 for column in kept))
    return [(column, min(column.width + spare, max(column.width, column.most))) for column in kept]


def tree_columns(app: "Host", facts: Facts) -> Sequence[TreeColumn]:
    """The columns, saying their titles in the current language."""
    drawn = _Drawn(app, facts)
    return (
        TreeColumn("status", _("Status"), drawn.status, _status_width(), drop=2),
        TreeColumn("leads", _("Lead"), drawn.leads, 8, drop=3, most=24),
        TreeColumn("start", Item.fields()["start"].label(), drawn.start, WIDTH, drop=7, title_room=EASY_TITLE),
        TreeColumn("end", Item.fields()["end"].label(), drawn.end, WIDTH + 1, drop=4),
        TreeColumn("bar", "", drawn.bar, BAR, drop=5, title_room=EASY_TITLE),
        TreeColumn("progress", _("Progress"), drawn.progress, max(6, cell_len(_("Progress"))), "right", drop=1),
        TreeColumn("late", _("Time"), drawn.late, _widest(TIMELINESS), drop=6, title_room=EASY_TITLE),
    )


def on_width(pieces: Sequence[Cell], width: int, align: Literal["left", "right"], ground: Style) -> list[Cell]:
    """The pieces on exactly `width` columns, each on the ground; the last that fits is cut."""
    total = sum(cell_len(piece.text) for piece in pieces)
    fill = Cell(" " * max(0, width - total), ground)
    shown, room = [], width
    for piece in pieces:
        text = piece.text if cell_len(piece.text) <= room else fitted(piece.text, room)
        shown.append(Cell(text, ground + piece.style))
        room -= cell_len(text)
    return [fill, *shown] if align == "right" else [*shown, fill]


def term_cell(app: "Host", term: Term) -> Cell:
    """The sign and word of a term, in its colour made legible."""
    return Cell(f"{app.glyphs(term.sign)} {term.label()}", ink(app, term.color))


def ink(app: "Host", color: str) -> Style:
    """A colour of the shared palette as it can be read on the theme's surface."""
    return Style(color=legible(color, app.theme_variables["surface"])) if color else Style()


@dataclass(frozen=True, slots=True)
class _Drawn:
    app: "Host"
    facts: Facts

    def status(self, id: str) -> list[Cell]:
        term = self.facts.status(id)
        return [Cell(f"{self.app.glyphs(term.sign)} {_word(term)}", ink(self.app, term.color))] if term else []

    def leads(self, id: str) -> list[Cell]:
        return [Cell(self.facts.leads(id))]

    def start(self, id: str) -> list[Cell]:
        record = self.facts.record(id)
        return [Cell(brief(record.start if record else None), self._quiet)]

    def end(self, id: str) -> list[Cell]:
        record, term = self.facts.record(id), self.facts.lateness(id)
        if term is None:
            return [Cell(" "), Cell(brief(record.end if record else None), self._quiet)]
        sign = self.app.glyphs(term.sign)
        return [Cell(f"{sign}{brief(record.end if record else None)}", ink(self.app, term.color))]

    def bar(self, id: str) -> list[Cell]:
        percent = self.facts.progress(id)
        if percent is None:
            return []
        full, empty = ("=", "-") if self.app.glyphs.plain else ("━", "─")
        filled = round(percent * BAR / 100)
        return [
            Cell(full * filled, Style(color=self.app.theme_variables["success"])),
            Cell(empty * (BAR - filled), self._quiet),
        ]

    def progress(self, id: str) -> list[Cell]:
        percent = self.facts.progress(id)
        return [Cell(_("{percent} %").format(percent=percent))] if percent is not None else []

    def late(self, id: str) -> list[Cell]:
        term = self.facts.lateness(id)
        return [term_cell(self.app, term)] if term is not None else []

    @property
    def _quiet(self) -> Style:
        return Style(color=legible(self.app.theme_variables["secondary"], self.app.theme_variables["surface"]))


def _word(term: Term) -> str:
    return _(SHORT[term.code]) if term.code in SHORT else term.label()


def _status_width() -> int:
    return max(cell_len(_word(term)) for term in vocabularies.STATUS) + 2


def _widest(terms: Vocabulary) -> int:
    return max(cell_len(term.label()) for term in terms) + 2

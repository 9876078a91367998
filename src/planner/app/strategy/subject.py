"""What the sections of the detail are about: an item or a strategy of one plan, and how things are said of it."""

from dataclasses import dataclass

from planner.app.colors import legible
from planner.app.glyphs import Glyphs
from planner.app.widgets.lines import Paragraph
from planner.model.plan import Plan
from planner.model.vocabulary import Term

ADD = "+"
"""Stands for the collection where a line leads to adding a record."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item or a strategy, and the signs and ground it is shown with."""

    plan: Plan
    id: str
    glyphs: Glyphs
    surface: str
    """The colour that text stands on, as `#RRGGBB`."""

    def term(self, term: Term) -> tuple[str, str]:
        """The sign and word of a term as a piece of a paragraph."""
        look = legible(term.color, self.surface) if term.color else "label"
        return f"{self.glyphs(term.sign)} {term.label()}".strip(), look


def adding(words: str, what: str, *, indent: int = 1) -> Paragraph:
    """A line that adds a record when it is chosen; `what` names it to the pane."""
    return Paragraph((("+ ", "heading"), (words, "quiet")), goes=(ADD, what), indent=indent)


def joined(*parts: str) -> str:
    """The parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)

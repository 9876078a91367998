"""The kinds of change that a comparison tells apart, each with a word and a sign besides its colour."""

from dataclasses import dataclass

from planner.model import palette
from planner.model.vocabulary import Term, Vocabulary

NEW, GONE, GROWN, SHRUNK, MOVED, CHANGED, SAME = "new", "gone", "grown", "shrunk", "moved", "changed", "same"

KINDS = Vocabulary(
    "kind_of_change",
    Term(NEW, "New", "Se agregó", "+", color=palette.YELLOW),
    Term(GONE, "Gone", "Ya no está", "✕", color=palette.GREY),
    Term(GROWN, "Grew", "Creció", "▲", color=palette.BLUE),
    Term(SHRUNK, "Shrank", "Se redujo", "▼", color=palette.VERMILION),
    Term(MOVED, "Moved", "Cambió de lugar", "↔", color=palette.PURPLE),
    Term(CHANGED, "Changed", "Cambió", "≈", color=palette.PURPLE),
    Term(SAME, "Unchanged", "Sin cambio", "·", color=palette.GREY),
)
"""The four that people look for first: yellow new, grey gone, blue growing, red shrinking."""

PROGRESS = Vocabulary(
    "change_of_progress",
    Term(NEW, "New", "Se agregó", "+", color=palette.YELLOW),
    Term(GONE, "Gone", "Ya no está", "✕", color=palette.GREY),
    Term(GROWN, "Went ahead", "Avanzó", "▲", color=palette.BLUE),
    Term(SHRUNK, "Fell back", "Retrocedió", "▼", color=palette.VERMILION),
    Term(MOVED, "Moved", "Cambió de lugar", "↔", color=palette.PURPLE),
    Term(CHANGED, "Changed", "Cambió", "≈", color=palette.PURPLE),
)
"""The same kinds as they are said of what is being carried out."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A record that is not what it was."""

    collection: str
    id: str
    kind: str
    """A code of `KINDS`."""
    aspects: tuple[str, ...] = ()
    """What differs of a record that is in both plans: fields, leaves of bilingual ones, or `status`, `percent` and
    `role.<code>` of an item."""


def kinds_of(collection: str) -> Vocabulary:
    """The words for kinds of change as they are said of the records of a collection."""
    return PROGRESS if collection in {"items", "strategies"} else KINDS

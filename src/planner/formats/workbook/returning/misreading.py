"""What one cell turned out to mean, or why it was not understood."""

from dataclasses import dataclass


class Misread(Exception):
    """A cell was not understood; its fault is told with the place of the cell, and the rest comes in."""

    def __init__(self, remedy: str, part: str = "") -> None:
        super().__init__(remedy)
        self.part = part
        """The column it is about, when the value is made of two: `currency`."""
        self.remedy = remedy
        """What is accepted there, as a whole sentence."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell means, in canonical text."""

    text: str
    asks: str = ""
    """Why a person should confirm it, when it was not said plainly."""


def sentence(complaint: str) -> str:
    """A complaint of a kind as a whole sentence."""
    return complaint[:1].upper() + complaint[1:] + ("" if complaint.endswith(".") else ".")

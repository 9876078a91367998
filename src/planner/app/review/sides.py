"""What each side says, side by side where there is room and under one another where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rich.cells import cell_len, chop_cells

from planner.app.widgets.lines import Paragraph

NARROWEST = 22
"""A side is never told in fewer columns than this."""
GAP = 2
FEWEST_WORDS = 4
"""In shorter texts it is plain at once what changed."""

Piece = tuple[str, str]
"""Words and their look."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who says what, and what is to be known of that."""

    head: str
    words: str
    remarks: tuple[str, ...] = ()
    against: str = ""
    """What it was before: words that differ from it stand out."""

    def pieces(self) -> list[Piece]:
        """What is said, word by word; those that changed stand out."""
        words, before = self.words.split(), self.against.split()
        if len(words) < FEWEST_WORDS or len(before) < FEWEST_WORDS:
            return [(word, "text") for word in words]
        found: list[Piece] = []
        for step, _a, _b, start, end in SequenceMatcher(None, before, words, autojunk=False).get_opcodes():
            found += [(word, "text" if step == "equal" else "marked") for word in words[start:end]]
        return found


def told(sides: Sequence[Side], width: int) -> Iterator[Paragraph]:
    """The sides as paragraphs that fit into `width` columns."""
    room = (width - GAP * (len(sides) - 1)) // max(1, len(sides))
    if room >= NARROWEST:
        yield from _beside(sides, room)
        return
    for side in sides:
        yield Paragraph(((side.head, "heading"),))
        yield Paragraph(_joined(side.pieces()), indent=1)
        for remark in side.remarks:
            yield Paragraph(((remark, "quiet"),), indent=1)


def _beside(sides: Sequence[Side], room: int) -> Iterator[Paragraph]:
    columns = [_column(side, room) for side in sides]
    for row in range(max(map(len, columns))):
        pieces: list[Piece] = []
        for place, column in enumerate(columns):
            line = column[row] if row < len(column) else []
            filled = sum(cell_len(words) for words, _look in line)
            pieces += line
            if place < len(columns) - 1:
                pieces.append((" " * (room + GAP - filled), "text"))
        yield Paragraph(tuple(pieces))


def _column(side: Side, room: int) -> list[list[Piece]]:
    lines = _wrapped([(word, "heading") for word in side.head.split()], room)
    lines += _wrapped(side.pieces(), room)
    for remark in side.remarks:
        lines += _wrapped([(word, "quiet") for word in remark.split()], room)
    return lines


def _wrapped(pieces: Sequence[Piece], room: int) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    left = 0
    for words, look in pieces:
        for part in chop_cells(words, room) or [""]:
            wide = cell_len(part)
            if lines and wide + 1 <= left:
                _append(lines[-1], part, look)
                left -= wide + 1
            else:
                lines.append([(part, look)])
                left = room - wide
    return lines


def _append(line: list[Piece], words: str, look: str) -> None:
    """Add words after a blank; what looks alike is one piece."""
    before, known = line[-1]
    if known == look:
        line[-1] = (f"{before} {words}", look)
    else:
        line[-1] = (f"{before} ", known)
        line.append((words, look))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    line: list[Piece] = []
    for words, look in pieces:
        if line:
            _append(line, words, look)
        else:
            line.append((words, look))
    return tuple(line)

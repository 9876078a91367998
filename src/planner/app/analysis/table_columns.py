"""Where the columns of a table stand on a screen: widths, headings on several lines, and what scrolls."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len, chop_cells

from planner.app.analysis.sheet import Sheet
from planner.app.widgets.cells import fitted

LEAST_TEXT = 14
"""Under so many characters a text is of no use."""
LEAST_NARROW = 5
GUTTER = 2
"""Before the first column there is room for the sign of a row's tone."""
MOST_FROZEN = 0.45
"""So much of the width may stand still while the rest scrolls."""


@dataclass(frozen=True)
class Placing:
    """The columns of a sheet fitted into a room of so many characters."""

    sheet: Sheet
    widths: tuple[int, ...]
    head: tuple[tuple[str, ...], ...]
    """The lines of each heading, as many for each column, the last lines filled."""

    @cached_property
    def still(self) -> int:
        """How much of the width stands still: the gutter, the frozen columns, a gap after each."""
        return GUTTER + sum(width + 1 for width in self.widths[: self.sheet.frozen])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each column that scrolls begins, the first at 0, and where the last one ends."""
        starts = [0]
        for width in self.widths[self.sheet.frozen :]:
            starts.append(starts[-1] + width + 1)
        return tuple(starts)

    @property
    def whole(self) -> int:
        """How wide everything is."""
        return self.still + self.starts[-1]

    @property
    def height(self) -> int:
        """How many lines the headings take."""
        return len(self.head[0]) if self.head else 1

    def seen(self, left: int, room: int) -> range:
        """The columns of which something is seen when the rest is scrolled by `left` in a room so wide."""
        first = max(0, bisect_right(self.starts, left) - 1)
        last = bisect_right(self.starts, left + room - 1)
        frozen = self.sheet.frozen
        return range(frozen + first, min(len(self.widths), frozen + last))

    def column_at(self, x: int, left: int) -> int:
        """The column under a place of the screen."""
        if x >= self.still and len(self.widths) > self.sheet.frozen:
            at = bisect_right(self.starts, x - self.still + left) - 1
            return min(len(self.widths) - 1, self.sheet.frozen + at)
        begins = GUTTER
        for column, width in enumerate(self.widths[: self.sheet.frozen]):
            begins += width + 1
            if x < begins:
                return column
        return self.sheet.frozen - 1


def placed(sheet: Sheet, room: int, lines: int) -> Placing:
    """Columns as wide as they want where there is room, and else as narrow as they can be; headings on at most
    `lines` lines."""
    if not sheet.columns:
        return Placing(sheet, (), ())
    room -= GUTTER + len(sheet.columns)
    widths = (_matrix if sheet.panel.matrix else _table)(sheet, room, lines)
    wrapped = [heading(column.label, width, lines) for column, width in zip(sheet.columns, widths, strict=True)]
    height = max(map(len, wrapped), default=1)
    head = tuple(tuple([""] * (height - len(words)) + words) for words in wrapped)
    return Placing(sheet, tuple(widths), head)


def heading(label: str, width: int, lines: int) -> list[str]:
    """A label on lines of a width: words together where they fit, cut with an ellipsis where they do not."""
    found: list[str] = []
    for word in label.split():
        if found and cell_len(found[-1]) + 1 + cell_len(word) <= width:
            found[-1] += f" {word}"
        else:
            found += chop_cells(word, width)
    if len(found) > lines:
        found = [*found[: lines - 1], fitted(found[lines - 1] + "…", width)]
    return found or [""]


def _table(sheet: Sheet, room: int, lines: int) -> list[int]:
    """Texts shrink to a least width before anything scrolls; what is left over goes to those that are cut."""
    wants = [max(natural, _longest(sheet, n, lines)) for n, natural in enumerate(sheet.natural)]
    least = [min(want, _least(sheet, n)) for n, want in enumerate(wants)]
    least[0] = min(wants[0], max(least[0], room * 3 // 10))
    if sum(least) > room:
        least = [least[0], *(min(want, max(LEAST_TEXT * 2, _least(sheet, n))) for n, want in enumerate(wants) if n)]
        return _stilled(sheet, least, room)
    return _grown(least, wants, room - sum(least))


def _matrix(sheet: Sheet, room: int, lines: int) -> list[int]:
    """Narrow columns, wider where there is room for their headings."""
    frozen = sheet.frozen
    wants = [max(natural, _longest(sheet, n, lines)) for n, natural in enumerate(sheet.natural)]
    least = [
        min(want, _least(sheet, n)) if n < frozen else min(12, max(LEAST_NARROW, sheet.natural[n]))
        for n, want in enumerate(wants)
    ]
    spare = room - sum(least)
    if spare > 0:
        still = _grown(least[:frozen], [min(want, int(room * MOST_FROZEN)) for want in wants[:frozen]], spare)
        spare -= sum(still) - sum(least[:frozen])
        return [*still, *_grown(least[frozen:], wants[frozen:], spare)]
    return _stilled(sheet, [*(min(want, 40) for want in wants[:frozen]), *least[frozen:]], room)


def _stilled(sheet: Sheet, widths: list[int], room: int) -> list[int]:
    """What stands still never takes so much that the rest cannot be seen."""
    frozen = sheet.frozen
    most = max(frozen * 4, int((room + len(widths)) * MOST_FROZEN))
    while sum(widths[:frozen]) > most:
        widest = max(range(frozen), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _grown(widths: list[int], wants: list[int], spare: int) -> list[int]:
    """Widths with what is spare shared out, the narrowest that want more first."""
    grown = list(widths)
    lacking = [n for n, want in enumerate(wants) if grown[n] < want]
    while spare > 0 and lacking:
        each = max(1, spare // len(lacking))
        for n in sorted(lacking, key=grown.__getitem__):
            more = min(each, wants[n] - grown[n], spare)
            grown[n] += more
            spare -= more
        lacking = [n for n in lacking if grown[n] < wants[n]]
    return grown


def _least(sheet: Sheet, column: int) -> int:
    if not column:
        return LEAST_TEXT + 10
    return LEAST_TEXT if sheet.columns[column].kind in ("text", "mark") else 99


def _longest(sheet: Sheet, column: int, lines: int) -> int:
    """The width a heading wants: that of its longest word, or more when it would not fit on its lines."""
    label = sheet.columns[column].label
    longest = max((cell_len(word) for word in label.split()), default=1)
    width = max(longest, -(-cell_len(label) // lines))
    while width < cell_len(label) and len(heading(label, width, 99)) > lines:
        width += 1
    return min(width, 24)

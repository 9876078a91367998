"""Draws the house from its code: the picture of `architecture.md` and the table of rooms in it.

Run it from the project's folder: `.venv/bin/python -m docs.draw_house`.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from sys import stdlib_module_names
from textwrap import wrap

from docs.house import House

HERE = Path(__file__).parent
PICTURE = HERE / "house.svg"
PAGE = HERE / "architecture.md"
BEGIN, END = "<!-- rooms: written by docs/draw_house.py -->\n", "<!-- end of rooms -->\n"

WIDTH, MARGIN, GAP, BETWEEN, INSIDE = 820, 20, 28, 24, 18
SIDE, LANE, TURN = 26, 11, 6
"""The strip on the right for arrows that go past a room, how far apart they are, and how round their corners."""
FIRST_COLUMN = 0.34
LINE, LETTER = 18, 6.4
"""Height of a line of text, and how wide its letters are on average in the widest of the fonts."""
BY_HAND = {"sqlite3"}
"""Libraries of Python itself that have a door like any other."""


@dataclass(frozen=True, slots=True)
class Card:
    """One room as it is drawn."""

    room: str
    says: tuple[str, ...]
    holds: tuple[str, ...]
    opens: tuple[str, ...]
    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        """Enough for all its lines."""
        return INSIDE * 2 + 4 + LINE * (1 + len(self.says) + len(self.holds) + len(self.opens)) - 6

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Where arrows to and from it would stand."""
        return self.left + self.width / 2


def layers(house: House) -> list[list[str]]:
    """The rooms that stand, by storey from the top, as the contract in `pyproject.toml` orders them."""
    with (HERE.parent / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    storeys = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = [[name.strip(" ()") for name in storey.split("|")] for storey in storeys]
    return [standing for storey in rooms if (standing := [room for room in storey if room in house.rooms])]


def knows(house: House) -> dict[str, set[str]]:
    """The rooms that each room imports, leaving out what it reaches by way of another anyhow."""
    direct: dict[str, set[str]] = {room: set() for storey in layers(house) for room in storey}
    for name in house.files:
        for other in house.imports(name):
            if house.room(name) in direct and house.room(other) not in ("", house.room(name)):
                direct[house.room(name)].add(house.room(other))
    return {room: others - set().union(*(below(direct, other) for other in others)) for room, others in direct.items()}


def below(direct: Mapping[str, Iterable[str]], room: str) -> set[str]:
    """All that a room reaches."""
    return set(direct[room]).union(*(below(direct, other) for other in direct[room]))


def opened(house: House) -> dict[str, list[str]]:
    """The libraries that each room opens."""
    found: dict[str, set[str]] = {}
    for name in house.files:
        found.setdefault(house.room(name), set()).update(house.libraries(name))
    own = stdlib_module_names - BY_HAND
    return {room: sorted(libraries - own) for room, libraries in found.items()}


def cards(house: House) -> list[Card]:
    """Every room at its place: one below the other, side by side where neither knows the other."""
    placed: dict[str, Card] = {}
    arrows, libraries, top = knows(house), opened(house), float(MARGIN)
    columns: dict[str, tuple[float, float]] = {}
    whole = (float(MARGIN), float(WIDTH - 2 * MARGIN - SIDE))
    for storey in layers(house):
        if len(storey) > 1:
            columns = dict(zip(storey, halves(*whole), strict=True))
        row = [card(house, room, libraries, top, span(room, columns, arrows, whole)) for room in storey]
        placed |= {each.room: each for each in row}
        top += max(each.height for each in row) + GAP
    return list(placed.values())


def halves(left: float, width: float) -> list[tuple[float, float]]:
    """Two places side by side, each as its left edge and width."""
    first = (width - BETWEEN) * FIRST_COLUMN
    return [(left, first), (left + first + BETWEEN, width - BETWEEN - first)]


def span(
    room: str, columns: Mapping[str, tuple[float, float]], arrows: Mapping[str, set[str]], whole: tuple[float, float]
) -> tuple[float, float]:
    """The place across of a room: its column, or that of the only one of two neighbours above which knows it."""
    above = [column for other, column in columns.items() if room == other or room in below(arrows, other)]
    return above[0] if len(above) == 1 else whole


def card(house: House, room: str, libraries: Mapping[str, list[str]], top: float, across: tuple[float, float]) -> Card:
    """A room with its sentence, the rooms within it and the libraries it opens."""
    left, width = across
    letters = int((width - 2 * INSIDE) / LETTER)
    within = "\u00a0· ".join(name.partition("/")[2] for name in house.rooms if name.startswith(f"{room}/"))
    doors = ", ".join(libraries.get(room, []))
    says, holds = balanced(house.rooms[room], letters), balanced(within, letters)
    return Card(room, says, holds, balanced(f"opens {doors}" if doors else "", letters), left, top, width)


def balanced(text: str, letters: int) -> tuple[str, ...]:
    """A text in as few lines as it needs, and these as even as they can be."""
    lines = wrap(text, letters)
    narrower = (wrap(text, width) for width in range(1, letters))
    return tuple(next((even for even in narrower if len(even) == len(lines)), lines))


STYLE = """
text { font-family: Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-size: 12.5px; }
.ground { fill: #fdfcfa; } .name { font-size: 16px; font-weight: 600; fill: #22303c; } .says { fill: #3d4c59; }
.holds { fill: #5b6b78; } .opens { fill: #8a7a5c; font-style: italic; } .note { fill: #7a8790; font-size: 11.5px; }
.arrow { stroke: #93a1ab; stroke-width: 1.4; fill: none; } .head { fill: #93a1ab; }
.card { stroke: #22303c; stroke-opacity: 0.14; }
@media (prefers-color-scheme: dark) {
.ground { fill: #14191d; } .name { fill: #eef2f5; } .says { fill: #cfd8de; } .holds { fill: #a9b6bf; }
.opens { fill: #c9b88f; } .note { fill: #8b979f; } .card { stroke: #ffffff; stroke-opacity: 0.1; fill-opacity: 0.13; }
}
"""
HEAD = (
    '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path class="head" d="M0 0.5 L8 4 L0 7.5 Z"/></marker>'
)


def picture(house: House) -> str:
    """The whole house as SVG."""
    drawn = {each.room: each for each in cards(house)}
    height = max(each.bottom for each in drawn.values()) + MARGIN + LINE
    note = "An arrow: imports. What a room reaches by way of another is not drawn, and nothing points upwards."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img">',
        "<title>The rooms of Planner, each above those it knows</title>",
        f"<style>{STYLE}</style>",
        HEAD,
        f'<rect class="ground" width="{WIDTH}" height="{height:g}" rx="12"/>',
        *drawn_arrows(house, drawn),
        *(line for place, each in enumerate(drawn.values()) for line in lines_of(each, tint(place, len(drawn)))),
        f'<text class="note" x="{MARGIN}" y="{height - 16:g}">{note}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def drawn_arrows(house: House, drawn: Mapping[str, Card]) -> Iterator[str]:
    """Every arrow: straight down where nothing stands between, else past what does, each in a lane of its own."""
    lanes = 0
    for room, others in knows(house).items():
        for one, other in ((drawn[room], drawn[each]) for each in sorted(others)):
            across = min(one, other, key=lambda each: each.width).middle
            between = (each for each in drawn.values() if one.top < each.top < other.top)
            if any(each.left < across < each.left + each.width for each in between):
                lanes += 1
                yield past(one, other, WIDTH - MARGIN - SIDE + LANE * lanes)
            else:
                yield f'<path class="arrow" marker-end="url(#head)" d="M{across:g} {one.bottom:g} V{other.top - 2:g}"/>'


def past(one: Card, other: Card, lane: float) -> str:
    """From the right side of a room to the right side of another, through a lane beside those between them."""
    start, end = one.bottom - INSIDE, other.top + INSIDE
    right, down = one.left + one.width, end - start - 2 * TURN
    turns = f"a{TURN} {TURN} 0 0 1 {TURN} {TURN} v{down:g} a{TURN} {TURN} 0 0 1 -{TURN} {TURN}"
    way = f"M{right:g} {start:g} H{lane - TURN:g} {turns} H{other.left + other.width + 2:g}"
    return f'<path class="arrow" marker-end="url(#head)" d="{way}"/>'


def tint(place: int, count: int) -> str:
    """The colour of a storey: from sand at the top to water at the bottom."""
    return f"hsl({38 + 165 * place // max(count - 1, 1)}, 46%, 93%)"


def lines_of(card: Card, colour: str) -> Iterator[str]:
    """A card with its texts."""
    yield (
        f'<rect class="card" x="{card.left:g}" y="{card.top:g}" width="{card.width:g}" height="{card.height:g}" rx="9"'
        f' fill="{colour}"/>'
    )
    x, y = card.left + INSIDE, card.top + INSIDE + 10
    yield f'<text class="name" x="{x:g}" y="{y:g}">{card.room}</text>'
    y += 4
    for kind, texts in (("says", card.says), ("holds", card.holds), ("opens", card.opens)):
        for text in texts:
            y += LINE
            yield f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(text)}</text>'


def rooms_table(house: House) -> str:
    """Every room and what stands within it, each with the sentence it opens with."""
    rows = ["| room | what it is |", "|---|---|"]
    for room in [room for storey in layers(house) for room in storey]:
        rows.append(f"| **{room}** | {house.rooms[room]} |")
        inner = [name for name in house.rooms if name.startswith(f"{room}/")]
        rows += [f"| {name} | {house.rooms[name]} |" for name in inner]
    return "\n".join(rows) + "\n"


def with_rooms(page: str, house: House) -> str:
    """The page with the table written anew between its two marks."""
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rooms_table(house)}\n{END}{after}"


def main() -> None:
    """Write the picture and the table."""
    house = House()
    PICTURE.write_text(picture(house), encoding="utf-8", newline="\n")
    PAGE.write_text(with_rooms(PAGE.read_text(encoding="utf-8"), house), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Text files as people hand them back: lines moved, words changed, encodings and blanks as some editor has them."""

import re
from random import Random

from tests.fuzz import strange

BEFORE = (" ", "  ", "\t", "- ", "# ", "&a ", "*a ", "? ", "| ", "!!int ", "{", "[", '"')
"""What may stand at the beginning of a line, so that it means something else."""
WORD = re.compile(r"[^\s:;,\"']+")


def mutated(data: bytes, chance: Random) -> bytes:
    """A text with one to six things changed in it."""
    if chance.random() < 0.08:
        return strange.bytes_changed(data, chance)
    lines = data.decode().split("\n")
    for _step in range(chance.choice((1, 1, 1, 2, 6))):
        _change(lines, chance)
    text = "\n".join(lines)
    return text.encode(chance.choices(("utf-8", "utf-8-sig", "cp1252", "utf-16"), (16, 2, 2, 1))[0], "replace")


def _change(lines: list[str], chance: Random) -> None:
    if not lines:
        return
    at = chance.randrange(len(lines))
    match chance.choices(range(8), (6, 2, 2, 2, 1, 12, 4, 1))[0]:
        case 0:
            _word(lines, at, strange.text(chance), chance)
        case 1:
            lines.insert(at, lines[at])
        case 2:
            del lines[at]
        case 3:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 4:
            lines[at] = (
                chance.choice((" ", "  ", "\t", "- ", "# ", "&a ", "*a ", "? ", "| ", "!!int ", "{", "[", '"'))
                + lines[at]
            )
        case 5:
            known = WORD.findall(lines[chance.randrange(len(lines))])
            _word(lines, at, chance.choice(known) if known else "", chance)
        case 6:
            before, separator, _after = lines[at].partition(":")
            lines[at] = f"{before}{separator} {strange.text(chance)}"
        case _:
            lines[at] = lines[at].replace(*chance.choice(((",", ";"), (":", ": "), (" ", ""), ('"', ""))))


def _word(lines: list[str], at: int, new: str, chance: Random) -> None:
    words = list(WORD.finditer(lines[at]))
    if words:
        found = chance.choice(words)
        lines[at] = lines[at][: found.start()] + new + lines[at][found.end() :]

"""YAML as text for people: blocks, folded prose, quotes only where they are needed, the same bytes every time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

WIDTH = 110

_UNSEEN = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NEVER_FIRST = frozenset("!&*-?|>@%`\"'#,[]{}:=~")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; `typed` when it is a number, date or flag and may stand without quotes."""

    text: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing behind the colon: not known."""


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with values, in their order; `airy` puts an empty line before every one after the first."""

    entries: tuple[tuple[str, "Value"], ...]
    airy: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A list."""

    members: tuple["Value", ...]


Value = Text | Blank | Block | Rows


def comment(text: str) -> str:
    """A line that readers of YAML pass over."""
    return f"# {_UNSEEN.sub('', text)}"


def lines_of(block: Block, indent: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    for number, (key, value) in enumerate(block.entries):
        if block.airy and number:
            yield ""
        yield from _entry(f"{' ' * indent}{_scalar(key)}:", value, indent)


def _entry(head: str, value: Value, indent: int) -> Iterator[str]:
    match value:
        case Blank():
            yield head
        case Text():
            yield from _text_lines(head, value, indent)
        case Block():
            yield head
            yield from lines_of(value, indent + 2)
        case Rows():
            yield head
            for member in value.members:
                yield from _member(member, indent + 2)


def _member(member: Value, indent: int) -> Iterator[str]:
    if not isinstance(member, Block):
        yield from _entry(f"{' ' * indent}-", member, indent)
        return
    first, *rest = lines_of(member, indent + 2)
    yield f"{' ' * indent}- {first.lstrip()}"
    yield from rest


def _text_lines(head: str, value: Text, indent: int) -> Iterator[str]:
    text = value.text
    if "\n" in text and _literal(text):
        yield f"{head} |-"
        for line in text.split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line else ""
    elif len(head) + len(text) > WIDTH and _foldable(text):
        yield f"{head} >-"
        yield from _folded(text, indent + 2)
    else:
        yield f"{head} {text if value.typed else _scalar(text)}"


def _literal(text: str) -> bool:
    """Whether a text survives as lines: nothing unseen, no blanks at either end of it or at the end of a line."""
    lines = text.split("\n")
    return not (
        any(_UNSEEN.search(line) for line in lines)
        or any(line.endswith((" ", "\xa0")) for line in lines)
        or not lines[0]
        or not lines[-1]
        or lines[0].startswith(" ")
    )


def _foldable(text: str) -> bool:
    return not _UNSEEN.search(text) and "  " not in text and text == text.strip(" ") and " " in text


def _folded(text: str, indent: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + len(word) >= WIDTH:
            yield f"{' ' * indent}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{' ' * indent}{line}"


def _scalar(text: str) -> str:
    """A text on one line: plain when every reader of YAML takes it for a text, else in quotes."""
    if _UNSEEN.search(text):
        return f'"{"".join(_escaped(character) for character in text)}"'
    if _plain(text):
        return text
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if '"' in text or "\\" in text else f'"{text}"'


def _plain(text: str) -> bool:
    if not text or text != text.strip() or text[0] in _NEVER_FIRST or text.endswith(":"):
        return False
    return ": " not in text and " #" not in text and not _means_more(text)


def _means_more(text: str) -> bool:
    """Whether other programs would take it for a number, a date, nothing, yes or no."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return any(form.match(text) for _tag, form in resolvers.get(text[0], []))


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNSEEN.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

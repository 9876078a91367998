"""Streams the XML of a stranger's file through expat, refusing what XML can do to a program.

A document type declaration is refused before any entity can be declared, as defusedxml does; nesting, the length of
a single tag and the number of names are bounded too, since expat would hold them all in memory. The handlers are
expat's own because sheets have millions of elements: a tree, or SAX events, cost several times as much.
"""

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from planner.i18n import N_

PIECE = 1 << 16
LONGEST_TAG = 1 << 20
DEEPEST = 100
NAMES = 5_000
"""Different names of elements and attributes, all of which expat keeps; a workbook has some hundred."""

UNEXPECTED = N_("unexpected XML")


class Refused(Exception):
    """The markup is broken, or it holds what only an attack holds; `what` names that."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class Listener:
    """Takes what a document says, and does nothing about it; names of elements are `namespace name`."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, text: str, /) -> None:
        """A piece of text."""


def listen(stream: IO[bytes], listener: Listener) -> Iterator[None]:
    """Feed a part to the listener, pausing after every piece; raises Refused for markup that is broken or hostile."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(UNEXPECTED)
        listener.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = PIECE
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, listener.text
    fed = 0
    try:
        while piece := stream.read(PIECE):
            parser.Parse(piece)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_TAG or len(parser.intern) > NAMES:
                raise Refused(UNEXPECTED)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused from error
    yield


def _refuse(*_declared: object) -> None:
    raise Refused(UNEXPECTED)

"""A YAML file as text with line numbers: no types, no anchors, no tags, and every fault said in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from planner.formats.registers.faults import fault_of
from planner.formats.registers.problems import Complaints, RegisterErrors, RegisterProblem, Where
from planner.i18n import _

LARGEST_FILE = 20_000_000
"""Bytes; a register of 50,000 actors stays below."""

DEEPEST = 200
"""Levels of nesting; a tree of items deeper than this cannot be read by people either."""

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `plain` when it stood without quotes."""

    text: str
    where: Where
    plain: bool = True

    @property
    def blank(self) -> bool:
        """Whether nothing was written there, which means: not known."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes."""

    entries: tuple["Node", ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, where it stands, and what stands under it."""

    key: str
    where: Where
    node: "Node"


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with what stands under them, in the order of the file."""

    entries: dict[str, Entry]
    where: Where


Node = Scalar | Listing | MappingNode


def read_document(path: Path, complaints: Complaints) -> MappingNode | None:
    """The top mapping of a file; None when it is unusable, and then the reason is among the complaints."""
    name = str(path)
    try:
        text = _decoded(path, name)
        node = _Builder(name, complaints).build(yaml.parse(text, Loader=LOADER))
    except RegisterErrors as errors:
        complaints.found += errors.problems
        return None
    except yaml.YAMLError as error:
        complaints.found.append(fault_of(error, name, text))
        return None
    if isinstance(node, MappingNode):
        return node
    if not complaints.found:
        complaints.add(Where(name), "", _("the file is empty or is not a register"), BEGIN())
    return None


def BEGIN() -> str:  # noqa: N802 - a text that depends on the language
    """How every register begins."""
    return _("A register begins with “planner: 1” and “register: a-name”")


def _decoded(path: Path, name: str) -> str:
    data = _bytes(path, name)
    if len(data) > LARGEST_FILE:
        raise _unusable(name, _("the file is too large to be a register"), _("Split it into several files"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unusable(name, _("the file is saved as UTF-16"), SAVE_AS())
    if b"\x00" in data:
        raise _unusable(name, _("this is not a text file"), _("Choose a file that ends in .yaml"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = RegisterProblem(name, line, "", _("the file is not saved as UTF-8"), SAVE_AS())
        raise RegisterErrors([problem]) from error


def SAVE_AS() -> str:  # noqa: N802 - a text that depends on the language
    """What to do about any other encoding."""
    return _("Save it again in the editor with the encoding UTF-8")


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except IsADirectoryError as error:
        raise _unusable(name, _("this is a folder"), _("Give the files in it, one by one")) from error
    except FileNotFoundError as error:
        raise _unusable(name, _("there is no such file"), _("Check the name and the folder")) from error
    except OSError as error:
        reason = _("the file cannot be read: {reason}").format(reason=error.strerror or error)
        raise _unusable(name, reason, _("Check that it is not open elsewhere and that you may read it")) from error


def _unusable(name: str, what: str, remedy: str) -> RegisterErrors:
    return RegisterErrors([RegisterProblem(name, 0, "", what, remedy)])


class _Builder:
    """Makes nodes from the parser's events, without recursion, so that no file can exhaust the stack."""

    def __init__(self, file: str, complaints: Complaints) -> None:
        self._file = file
        self._complaints = complaints

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        stack: list[_Unfinished] = []
        for event in events:
            node = self._step(event, stack)
            if node is None:
                continue
            if not stack:
                return self._only(node, events)
            stack[-1].children.append(node)
        return None

    def _step(self, event: yaml.Event, stack: list["_Unfinished"]) -> Node | None:
        where = self._where(event)
        if isinstance(event, yaml.AliasEvent):
            self._no_anchor(where, f"*{event.anchor}")
            return Scalar("", where)
        if isinstance(event, yaml.NodeEvent):
            self._check(event, where)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, where, plain=not event.style)
        if isinstance(event, yaml.CollectionStartEvent):
            self._check_depth(where, len(stack))
            stack.append(_Unfinished(where, is_mapping=isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            return self._finish(stack.pop())
        return None

    def _only(self, node: Node, events: Iterator[yaml.Event]) -> Node:
        """Read to the end, since a fault may stand there, and refuse a second document."""
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                where = self._where(event)
                self._complaints.add(
                    where, "---", _("a second document begins here"), _("Take out the line “---” or make two files")
                )
                break
        return node

    def _check(self, event: yaml.NodeEvent, where: Where) -> None:
        if event.anchor:
            self._no_anchor(where, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._complaints.add(
                where, tag, _("tags with “!” are not used in registers"), _("Take the tag out; every value is a text")
            )

    def _no_anchor(self, where: Where, key: str) -> None:
        self._complaints.add(
            where,
            key,
            _("anchors and aliases (“&” and “*”) are not used in registers"),
            _("Write the text out, or put it in quotes if it is meant to begin with that sign"),
        )

    def _check_depth(self, where: Where, depth: int) -> None:
        if depth >= DEEPEST:
            what = _("the file is nested deeper than {depth} levels").format(depth=DEEPEST)
            problem = RegisterProblem(where.file, where.line, "", what, _("Check the brackets and the indentation"))
            raise RegisterErrors([problem])

    def _where(self, event: yaml.Event) -> Where:
        mark = event.start_mark
        return Where(self._file, mark.line + 1 if mark else 0)

    def _finish(self, done: "_Unfinished") -> Node:
        if not done.is_mapping:
            return Listing(tuple(done.children), done.where)
        entries: dict[str, Entry] = {}
        for key, node in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._complaints.add(key.where, "", _("a key must be a single word"), _("Check the indentation"))
            elif key.text in entries:
                self._twice(key, entries[key.text])
            else:
                entries[key.text] = Entry(key.text, key.where, node)
        return MappingNode(entries, done.where)

    def _twice(self, key: Scalar, first: Entry) -> None:
        self._complaints.add(
            key.where,
            key.text,
            _("this key stands twice at the same place, first in line {line}").format(line=first.where.line),
            _("Join the two or rename one"),
        )


class _Unfinished:
    """A mapping or list whose end has not come yet."""

    def __init__(self, where: Where, *, is_mapping: bool) -> None:
        self.where = where
        self.is_mapping = is_mapping
        self.children: list[Node] = []

"""Lines to read through: headings, text and records one can go to, edit or remove from where they are named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.app.widgets.cells import look
from planner.i18n import N_

LOOKS = {
    "heading": ("primary", "bold", 1.0),
    "title": ("foreground", "bold", 1.0),
    "marked": ("foreground", "bold underline", 1.0),
    "text": ("foreground", "", 1.0),
    "quiet": ("foreground", "", 0.65),
    "label": ("foreground", "", 0.65),
    "link": ("foreground", "", 1.0),
    "warn": ("warning", "", 1.0),
    "good": ("success", "", 1.0),
}
"""Ink, attributes and share of each look a piece of text may have."""

Destination = tuple[str, str]
"""A collection and an id."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that wraps, each piece with its look (a name, or a colour as `#RRGGBB`); `record` is edited, `goes` is
    where enter leads."""

    pieces: tuple[tuple[str, str], ...]
    record: Destination | None = None
    goes: Destination | None = None
    indent: int = 0


def heading(words: str) -> Paragraph:
    """A heading."""
    return Paragraph(((words, "heading"),))


def gap() -> Paragraph:
    """An empty line."""
    return Paragraph(())


@dataclass(frozen=True, slots=True)
class _Line:
    text: Text
    paragraph: Paragraph


class Lines(ScrollView, can_focus=True):
    """A pane of paragraphs; the cursor walks over those that lead somewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "walk(-1)", N_("Up"), show=False),
        Binding("down,j", "walk(1)", N_("Down"), show=False),
        Binding("pageup", "leap(-1)", N_("Page up"), show=False),
        Binding("pagedown", "leap(1)", N_("Page down"), show=False),
        Binding("enter", "go", N_("Go there")),
        Binding("e", "edit", N_("Edit this line")),
        Binding("delete", "remove", N_("Remove this line")),
        Binding("escape", "leave", N_("Back"), show=False),
    ]

    class Named(Message):
        """Something is to be done with the record that a line names."""

        def __init__(self, lines: "Lines", destination: Destination) -> None:
            super().__init__()
            self.lines, self.destination = lines, destination

        @property
        def control(self) -> "Lines":
            """The pane."""
            return self.lines

    class Going(Named):
        """Enter on a line that leads to a record."""

    class Editing(Named):
        """The record named by a line is to be edited."""

    class Removing(Named):
        """The record named by a line is to be removed."""

    class Left(Message):
        """Escape was pressed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._lines: list[_Line] = []
        self._cursor: Destination | None = None

    def show(self, paragraphs: Iterable[Paragraph], *, anew: bool = False) -> None:
        """Show these paragraphs; `anew` goes back to the top."""
        self._paragraphs = tuple(paragraphs)
        if anew:
            self._cursor = None
            self.scroll_to(y=0, animate=False)
        self._wrap()

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph under the cursor."""
        return next((line.paragraph for line in self._lines if _key(line.paragraph) == self._cursor is not None), None)

    @property
    def plain(self) -> str:
        """All of the text, as it is wrapped now."""
        return "\n".join(line.text.plain for line in self._lines)

    @property
    def place(self) -> Destination | None:
        """Where the cursor is."""
        return self._cursor

    def point_at(self, destination: Destination) -> None:
        """Put the cursor on the line that names a record."""
        self._cursor = destination
        self._moved()
        self._keep_in_sight()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the line under the cursor allows; else the key is the view's."""
        here = self.paragraph
        if action == "go":
            return here is not None and here.goes is not None
        if action in {"edit", "remove"}:
            return here is not None and here.record is not None
        return super().check_action(action, parameters)

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        if self.is_mounted:
            self._wrap()

    def watch_has_focus(self, focused: bool) -> None:
        """Show the cursor only with the focus."""
        super().watch_has_focus(focused)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[number]
        here = self.has_focus and _key(line.paragraph) == self._cursor is not None
        ground = look(self.app, "block-cursor-foreground", "block-cursor-background") if here else self.rich_style
        strip = Strip(line.text.render(self.app.console)).apply_style(ground)
        return strip.adjust_cell_length(width, ground)

    def on_click(self, event: Click) -> None:
        """Take the line under the pointer, twice to go there."""
        number = event.y + int(self.scroll_offset.y)
        if number < len(self._lines):
            key = _key(self._lines[number].paragraph)
            if key is not None:
                self._cursor = key
                self._moved()
                if event.chain > 1:
                    self.action_go()

    def action_walk(self, by: int) -> None:
        """Go to the next line that leads somewhere; without one, scroll."""
        keys = list(dict.fromkeys(key for line in self._lines if (key := _key(line.paragraph)) is not None))
        at = keys.index(self._cursor) if self._cursor in keys else (-1 if by > 0 else len(keys))
        if 0 <= at + by < len(keys):
            self._cursor = keys[at + by]
            self._moved()
            self._keep_in_sight()
        else:
            self.scroll_relative(y=by * 2, animate=False)

    def action_leap(self, by: int) -> None:
        """Scroll by a screen."""
        self.scroll_relative(y=by * max(1, self.size.height - 2), animate=False)

    def action_go(self) -> None:
        """Go where the line leads."""
        here = self.paragraph
        if here is not None and here.goes is not None:
            self.post_message(self.Going(self, here.goes))

    def action_edit(self) -> None:
        """Edit the record that the line names."""
        here = self.paragraph
        if here is not None and here.record is not None:
            self.post_message(self.Editing(self, here.record))

    def action_remove(self) -> None:
        """Remove the record that the line names."""
        here = self.paragraph
        if here is not None and here.record is not None:
            self.post_message(self.Removing(self, here.record))

    def action_leave(self) -> None:
        """Go back."""
        self.post_message(self.Left())

    def _moved(self) -> None:
        self.refresh()
        self.refresh_bindings()

    def _keep_in_sight(self) -> None:
        numbers = [number for number, line in enumerate(self._lines) if _key(line.paragraph) == self._cursor]
        top, height = int(self.scroll_offset.y), self.size.height
        if numbers and numbers[0] < top:
            self.scroll_to(y=max(0, numbers[0] - 1), animate=False)
        elif numbers and numbers[-1] >= top + height:
            self.scroll_to(y=numbers[-1] - height + 1, animate=False)

    def _wrap(self) -> None:
        width = max(10, (self.scrollable_content_region.width or self.size.width) - 2)
        self._lines = [line for paragraph in self._paragraphs for line in self._wrapped(paragraph, width)]
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def _wrapped(self, paragraph: Paragraph, width: int) -> Sequence[_Line]:
        text = Text(end="")
        for words, name in paragraph.pieces:
            text.append(words, self._look(name))
        indent = " " * (paragraph.indent + 1)
        room = width - paragraph.indent - (1 if paragraph.indent else 0)
        wrapped = text.wrap(self.app.console, max(8, room)) if text.plain else [text]
        lines = []
        for number, line in enumerate(wrapped):
            line.rstrip()
            shown = Text(indent + ("  " if number and paragraph.indent else ""), end="")
            lines.append(_Line(shown.append_text(line), paragraph))
        return lines

    def _look(self, name: str) -> Style:
        if name.startswith("#"):
            return Style(color=name)
        ink, attributes, share = LOOKS[name]
        return look(self.app, ink, attributes=attributes, share=share)


def _key(paragraph: Paragraph) -> Destination | None:
    return paragraph.record or paragraph.goes


def line_read(node: DOMNode) -> Destination | None:
    """Where the cursor is in the lines that have the focus, when they are part of a widget."""
    focus = node.screen.focused
    return focus.place if isinstance(focus, Lines) and node in focus.ancestors else None

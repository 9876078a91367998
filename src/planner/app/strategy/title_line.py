"""The line in which a title is typed right where it will stand in the tree."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Blur, Paste
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from planner.i18n import N_
from planner.i18n.text import clean_line


class TitleLine(Input):
    """Lies over the tree while an item is renamed or new ones are named, one after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Done")),
        Binding("enter", "submit", N_("Keep")),
    ]

    class Named(Message):
        """Titles were typed, or pasted, one a line; `last` when no other one is to follow."""

        def __init__(self, titles: list[str], *, last: bool) -> None:
            super().__init__()
            self.titles, self.last = titles, last

    class Left(Message):
        """Nothing more is to be named."""

    def __init__(self) -> None:
        super().__init__(id="title-line", compact=True, select_on_focus=False)
        self.display = False

    def begin(self, title: str, placeholder: str) -> None:
        """Take the focus, with the title as it is now."""
        self.display = True
        self.placeholder = placeholder
        self.value = title
        self.cursor_position = len(title)
        self.focus()

    def lie_on(self, region: Region, indent: int) -> None:
        """Lie on a line of the tree; `region` is the line's within the pane."""
        self.styles.offset = (region.x + indent, region.y)
        self.styles.width = max(10, region.width - indent)

    def end(self) -> None:
        """Go away."""
        self.display = False
        self.value = ""

    async def action_submit(self) -> None:
        """Tell the title; an empty one ends the naming."""
        title, self.value = clean_line(self.value), ""
        self.post_message(self.Named([title], last=False) if title else self.Left())

    def action_leave(self) -> None:
        """Stop; what was typed is not kept."""
        self.post_message(self.Left())

    def on_blur(self, event: Blur) -> None:
        """What was typed is kept when one clicks elsewhere."""
        title = clean_line(self.value)
        if self.display and title:
            self.value = ""
            self.post_message(self.Named([title], last=True))
        elif self.display:
            self.post_message(self.Left())

    def _on_paste(self, event: Paste) -> None:
        """Each pasted line is a title of its own, the last one still to be kept."""
        lines = [clean_line(line) for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1:
            self.post_message(self.Named([clean_line(self.value + lines[0]), *lines[1:-1]], last=False))
            self.value = ""
        if lines:
            self.insert_text_at_cursor(lines[-1])
        event.stop()
        event.prevent_default()

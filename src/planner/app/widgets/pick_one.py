"""A few options all in sight, of which one is chosen with the arrows or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.i18n import N_

GAP = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One of the options: what it stands for, its name, and what is said of it in quieter words."""

    value: str
    name: str
    beside: str = ""


class PickOne(Widget, can_focus=True):
    """Options under one another, or beside one another where `across`; the arrows choose at once."""

    DEFAULT_CSS = "PickOne { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "move(-1)", N_("Option before"), show=False),
        Binding("down,right", "move(1)", N_("Next option"), show=False),
        Binding("space", "turn", N_("Next option"), show=False),
    ]

    class Picked(Message):
        """Another option was chosen."""

        def __init__(self, picker: "PickOne", value: str) -> None:
            super().__init__()
            self.picker, self.value = picker, value

        @property
        def control(self) -> "PickOne":
            """The widget."""
            return self.picker

    def __init__(self, options: Sequence[Option], value: str, *, across: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options, self.value, self._across = tuple(options), value, across

    def show(self, options: Sequence[Option], value: str) -> None:
        """Show other options, or another one as chosen; nothing is posted."""
        self.options, self.value = tuple(options), value
        self.refresh(layout=True)

    def render(self) -> Text:
        """The options, the chosen one marked by its sign and by its look."""
        if self._across:
            line = Text(no_wrap=True, overflow="ellipsis")
            for option in self.options:
                line.append_text(self._drawn(option)).append(" " * GAP)
            return line
        width = max(cell_len(option.name) for option in self.options)
        lines = [self._drawn(option, width) for option in self.options]
        return Text("\n", no_wrap=True, overflow="ellipsis").join(lines)

    def on_click(self, event: Click) -> None:
        """Choose what is under the pointer."""
        self.focus()
        number = self._at(event.x) if self._across else event.y
        if number is not None and number < len(self.options) and not self.disabled:
            self._pick(number)

    def action_move(self, by: int) -> None:
        """Choose the option beside the chosen one."""
        self._pick(max(0, min(len(self.options) - 1, self._number + by)))

    def action_turn(self) -> None:
        """Choose the next option, after the last the first."""
        self._pick((self._number + 1) % len(self.options))

    @property
    def _number(self) -> int:
        return next((number for number, option in enumerate(self.options) if option.value == self.value), 0)

    def _at(self, x: int) -> int | None:
        left = 0
        for number, option in enumerate(self.options):
            width = cell_len(option.name) + 2
            if left <= x < left + width:
                return number
            left += width + GAP
        return None

    def _pick(self, number: int) -> None:
        value = self.options[number].value
        if value != self.value:
            self.value = value
            self.refresh()
            self.post_message(self.Picked(self, value))

    def _drawn(self, option: Option, width: int = 0) -> Text:
        chosen = option.value == self.value
        name = option.name + " " * (width - cell_len(option.name))
        quiet = look(self.app, share=0.4 if self.disabled else 0.65)
        ink = look(self.app, "primary", attributes="bold") if chosen and not self.disabled else quiet
        sign = planner_of(self).glyphs("● " if chosen else "○ ")
        drawn = Text(no_wrap=True, overflow="ellipsis", end="")
        drawn.append(sign + name, ink)
        if option.beside:
            drawn.append("  " + option.beside, quiet)
        return drawn

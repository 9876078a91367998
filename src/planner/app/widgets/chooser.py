"""A dialog in which typing narrows a list, and enter takes one or marks several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.app.screens import Dialog
from planner.i18n import N_, _
from planner.model.palette import legible

T = TypeVar("T")
MOST_SHOWN = 60
"""A list longer than this is narrowed by typing, not read."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One line of the list: what is taken, its name, a quieter word beside it, and the heading it stands under."""

    value: T
    name: str
    beside: str = ""
    sign: str = ""
    color: str = ""
    group: str = ""


class Chooser(Dialog[T], Generic[T]):
    """Takes one of many; None when it is left."""

    MOST: ClassVar[int] = MOST_SHOWN
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", N_("Down"), show=False),
        Binding("up", "move(-1)", N_("Up"), show=False),
        Binding("pagedown", "move(10)", N_("Page down"), show=False),
        Binding("pageup", "move(-10)", N_("Page up"), show=False),
    ]

    def __init__(
        self, title: str, find: Callable[[str], Sequence[Choice[T]]], placeholder: str = "", typed: str = ""
    ) -> None:
        """`find` gives the choices for what was typed, best first."""
        super().__init__()
        self._title, self._find, self._placeholder, self._typed = title, find, placeholder, typed
        self._choices: list[Choice[T]] = []
        self._at: list[int] = []
        """On which line of the list each choice stands, since headings stand between them."""

    def compose(self) -> ComposeResult:
        """A line to type in and a list."""
        with Vertical(classes="dialog chooser") as box:
            box.border_title = Text(self._title)
            line = self._placeholder or _("Type to narrow the list")
            yield Input(self._typed, placeholder=line, id="typed", select_on_focus=False)
            yield OptionList(id="choices", markup=False)
            yield Static("", id="remark", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the first choices."""
        self.query_one("#choices", OptionList).can_focus = False
        self.narrow(self._typed)

    @on(Input.Changed, "#typed")
    def _typing(self, event: Input.Changed) -> None:
        self.narrow(event.value)

    @on(Input.Submitted, "#typed")
    def _enter(self) -> None:
        highlighted = self.query_one("#choices", OptionList).highlighted
        if highlighted is not None and highlighted in self._at:
            self.taken(self._choices[self._at.index(highlighted)])

    @on(OptionList.OptionSelected, "#choices")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.taken(self._choices[self._at.index(event.option_index)])

    def taken(self, choice: Choice[T]) -> None:
        """Answer with a choice."""
        self.dismiss(choice.value)

    def action_move(self, by: int) -> None:
        """Move the highlight while the focus stays where one types."""
        options = self.query_one("#choices", OptionList)
        if self._at:
            now = self._at.index(options.highlighted) if options.highlighted in self._at else 0
            to = max(0, min(len(self._at) - 1, now + by))
            options.highlighted = self._at[to]
            if to == 0:
                options.scroll_home(animate=False)

    def narrow(self, typed: str) -> None:
        """Show what there is for the words typed."""
        found = list(self._find(typed))
        self._choices = found[: self.MOST]
        options = self.query_one("#choices", OptionList)
        options.set_options(self._lines())
        options.highlighted = self._at[0] if self._choices else None
        self.query_one("#remark", Static).update(self.remark(len(found)))

    def _lines(self) -> list[Option]:
        """The choices under their headings; where each choice stands is noted."""
        lines: list[Option] = []
        self._at, heading = [], ""
        for choice in self._choices:
            if choice.group and choice.group != heading:
                lines.append(Option(Text(choice.group, "bold", no_wrap=True), disabled=True))
            heading = choice.group
            self._at.append(len(lines))
            line = Text("  " if choice.group else "", no_wrap=True, overflow="ellipsis")
            lines.append(Option(line.append_text(self.drawn(choice))))
        return lines

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.query_one("#typed", Input).value

    def remark(self, found: int) -> str:
        """What is said under the list."""
        if not found:
            return _("Nothing found")
        if found > self.MOST:
            return _("{count} in all: type more to narrow the list").format(count=found)
        return ""

    def drawn(self, choice: Choice[T]) -> Text:
        """The line of a choice."""
        line = Text(no_wrap=True, overflow="ellipsis")
        if choice.sign:
            ink = legible(choice.color, self.app.theme_variables["surface"]) if choice.color else ""
            line.append(self.planner.glyphs(choice.sign) + " ", ink)
        line.append(choice.name)
        if choice.beside:
            line.append("  " + choice.beside, "dim")
        return line


class MultiChooser(Chooser[frozenset[str]]):
    """Marks some of many and answers with all that are marked; escape gives the marks as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "finish", N_("Done"), id="dialog.done"),
        Binding("ctrl+x", "unmark_all", N_("Unmark all")),
    ]

    def __init__(self, title: str, find: Callable[[str], Sequence[Choice[str]]], marked: frozenset[str]) -> None:
        super().__init__(title, self._as_answers)
        self._marked, self._single = marked, find

    def _as_answers(self, typed: str) -> Sequence[Choice[frozenset[str]]]:
        return [
            Choice(frozenset({choice.value}), choice.name, choice.beside, choice.sign, choice.color)
            for choice in self._single(typed)
        ]

    def taken(self, choice: Choice[frozenset[str]]) -> None:
        """Turn the mark of a line."""
        self._marked ^= choice.value
        self._redraw()

    def drawn(self, choice: Choice[frozenset[str]]) -> Text:
        """The line with its mark."""
        mark = "[x] " if choice.value <= self._marked else "[ ] "
        return Text(mark, no_wrap=True, overflow="ellipsis").append_text(super().drawn(choice))

    def remark(self, found: int) -> str:
        """How to go on."""
        return super().remark(found) or _("enter marks · esc is done · ^x unmarks all")

    def action_finish(self) -> None:
        """Answer with the marks."""
        self.dismiss(self._marked)

    def action_unmark_all(self) -> None:
        """Take all marks away."""
        self._marked = frozenset()
        self._redraw()

    def _redraw(self) -> None:
        options = self.query_one("#choices", OptionList)
        at = options.highlighted
        self.narrow(self.typed)
        options.highlighted = at

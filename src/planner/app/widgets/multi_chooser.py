"""A dialog in which several of many are marked: filters, members of a set, fields known to be empty."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import N_, _

T = TypeVar("T")


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

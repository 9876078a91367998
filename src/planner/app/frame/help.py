"""Help: a page about the view that is shown, and the keys that work in it."""

from importlib import resources
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Markdown

from planner.app.screens import Dialog
from planner.i18n import N_, _, current_language


def page(name: str) -> str:
    """The help page of a view in the current language."""
    file = resources.files("planner.app") / "help" / current_language() / f"{name}.md"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


class HelpDialog(Dialog[None]):
    """Shows a page; the keys everywhere follow it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "leave", N_("Close"), show=False, priority=True)]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page = name

    def compose(self) -> ComposeResult:
        """The page, which scrolls."""
        with Vertical(classes="dialog -tall help") as box:
            box.border_title = _("Help")
            box.border_subtitle = _("esc closes")
            with VerticalScroll():
                yield Markdown(page(self._page) + "\n\n" + page("everywhere"), open_links=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

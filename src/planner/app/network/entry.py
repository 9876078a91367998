"""Adding to the register from lines: read, asked about until nothing is in doubt, then saved as one change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.app.network.entry_line import EntryLine
from planner.app.screens import Dialog
from planner.i18n import N_, _, ngettext
from planner.model.actors import Stakeholder

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.app.plan_view import PlanView
    from planner.changes.change_set import ChangeSet
    from planner.workspace.entry.enter import Choice, Doubt, Reading
    from planner.workspace.workspace import Workspace


class DoubtDialog(Dialog["tuple[Choice, ...]"]):
    """Asks one doubt after another, all in sight; answers with one choice a doubt, or None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,backspace", "back", N_("Doubt before"), id="doubts.back"),
    ]

    def __init__(self, doubts: "tuple[Doubt, ...]") -> None:
        super().__init__()
        self._doubts = doubts
        self._answers: list[Choice] = []

    def compose(self) -> ComposeResult:
        """The doubt in question, its choices, and the state of all of them."""
        with Vertical(classes="dialog doubts") as box:
            box.border_title = _("Before anything is added")
            yield Static("", id="doubt", markup=False)
            yield OptionList(id="answers", markup=False)
            yield Static("", id="all-doubts", classes="hint", markup=False)
            box.border_subtitle = _("enter answers · esc adds nothing")

    def on_mount(self) -> None:
        """Ask the first."""
        self._ask()

    @on(OptionList.OptionSelected, "#answers")
    def _answered(self, event: OptionList.OptionSelected) -> None:
        self._answers.append(self._doubts[len(self._answers)].choices[event.option_index])
        if len(self._answers) == len(self._doubts):
            self.dismiss(tuple(self._answers))
        else:
            self._ask()

    def action_back(self) -> None:
        """Answer the doubt before once more."""
        if self._answers:
            self._answers.pop()
            self._ask()

    def _ask(self) -> None:
        number = len(self._answers)
        doubt = self._doubts[number]
        asked = Text()
        asked.append(_("Line {number}: ").format(number=doubt.line), "dim")
        asked.append(doubt.text, "italic")
        asked.append("\n" + doubt.question, "bold")
        self.query_one("#doubt", Static).update(asked)
        options = self.query_one("#answers", OptionList)
        options.set_options([Option(Text(choice.label)) for choice in doubt.choices])
        options.highlighted = 0
        options.focus()
        self.query_one("#all-doubts", Static).update(self._overview(number))

    def _overview(self, number: int) -> Text:
        lines = Text()
        if len(self._doubts) == 1:
            return lines
        for at, doubt in enumerate(self._doubts):
            mark = "▸" if at == number else ("✓" if at < number else "·")
            answer = f"  {self._answers[at].label}" if at < number else ""
            lines.append(self.planner.glyphs(f"{mark} ") + doubt.question + answer, "bold" if at == number else "")
            lines.append("\n" if at < len(self._doubts) - 1 else "")
        return lines


@dataclass
class EntryTalk:
    """One text on its way into the plan: read, asked about until nothing is in doubt, saved as one change."""

    app: "Host"
    text: str
    done: Callable[[list[str]], None]
    """Called with the ids of the actors concerned, new ones first, when it is saved."""
    go_to: Callable[[str], None]
    """Called with the first of them, unless the reader went on meanwhile."""
    given_up: Callable[[str], None]
    """Called with the text when nothing came of it, so that no word is lost."""
    decisions: "dict[str, Choice]" = field(default_factory=dict)

    def begin(self) -> None:
        """Read the text, and save it at once when it is clear."""
        text, decisions = self.text, dict(self.decisions)

        def work(workspace: "Workspace") -> "tuple[Reading, ChangeSet | None]":
            from planner.workspace.entry.enter import enter

            return enter(workspace, text, decisions)

        self.app.session.write(work, self._read, lambda: self.given_up(text), self._go)

    def _read(self, result: "tuple[Reading, ChangeSet | None]") -> None:
        reading, entry = result
        if reading.doubts:
            self.app.push_screen(DoubtDialog(reading.doubts), lambda answers: self._answered(reading.doubts, answers))
        else:
            self._say(reading)
            self.done(_actors(entry))

    def _go(self, result: "tuple[Reading, ChangeSet | None]") -> None:
        for actor in _actors(result[1])[:1]:
            self.go_to(actor)

    def _answered(self, doubts: "tuple[Doubt, ...]", answers: "tuple[Choice, ...] | None") -> None:
        if answers is None:
            self.app.notify(_("Nothing was added."), markup=False)
            self.given_up(self.text)
            return
        from planner.workspace.entry.enter import decided

        for doubt, choice in zip(doubts, answers, strict=True):
            self.decisions = decided(self.decisions, doubt, choice)
        self.begin()

    def _say(self, reading: "Reading") -> None:
        made = [change.collection for change in reading.changes if change.creates]
        actors, ties = made.count("stakeholders"), made.count("ties")
        parts = [
            ngettext("{count} actor", "{count} actors", actors).format(count=actors) if actors else "",
            ngettext("{count} tie", "{count} ties", ties).format(count=ties) if ties else "",
        ]
        words = ", ".join(filter(None, parts))
        if words:
            self.app.notify(_("Added: {what}").format(what=words), timeout=3, markup=False)
        else:
            self.app.notify(_("The plan says so already."), timeout=3, markup=False)


def _actors(entry: "ChangeSet | None") -> list[str]:
    if entry is None:
        return []
    made = [change.id for change in entry.changes if change.collection == "stakeholders" and change.creates]
    ends = [change.body[end] for change in entry.changes if change.collection == "ties" and change.creates
            for end in ("source", "target")]  # fmt: skip
    return list(dict.fromkeys([*made, *ends]))


class Adding:
    """The ways to add, and what was typed and not yet taken."""

    def __init__(self, view: "PlanView", added: Callable[[list[str]], None]) -> None:
        """`added` is called with the ids of the actors concerned, new ones first, when they are saved."""
        self._view, self._added = view, added
        self._lines = ""
        self._actor: dict[str, str] = {}

    def take(self, text: str | None) -> None:
        """Take what lines say."""

        if text and text.strip():
            EntryTalk(self._view.planner, text, self._added, self._go_to, self._put_back).begin()

    def ask_lines(self, text: str = "") -> None:
        """Ask for many lines at once."""
        from planner.app.network.entry_line import EntryDialog

        dialog = EntryDialog("\n".join(part for part in (self._lines, text) if part))

        def answered(lines: str | None) -> None:
            self._lines = "" if lines else dialog.text
            self.take(lines)

        self._view.app.push_screen(dialog, answered)

    def ask_actor(self) -> None:
        """Ask for an actor by its form."""
        from planner.app.widgets.record_dialog import RecordDialog

        dialog = RecordDialog(Stakeholder, draft=self._actor)

        def answered(id: str | None) -> None:
            self._actor = {} if id else dialog.draft
            if id is not None:
                self._view.jump_to("stakeholders", id)

        self._view.app.push_screen(dialog, answered)

    def _go_to(self, actor: str) -> None:
        self._view.jump_to("stakeholders", actor)

    def _put_back(self, text: str) -> None:
        """Put back what was typed, since nothing came of it."""
        line = self._view.query_one(EntryLine)
        if len(text.strip().splitlines()) > 1:
            self._lines = text
        elif not line.value:
            line.value = text

"""Workbooks for institutions: for whom, until when, into which folder; and who was sent what and has not answered."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from planner.app.exporting.correspondents import CorrespondentsTable
from planner.app.exporting.orders import Cancelled, Progress, edition_words, kind_called
from planner.app.exporting.writing import Came, WritingDialog
from planner.app.widgets.choice_field import RecordShown, SetField
from planner.app.widgets.choices import of_records
from planner.app.widgets.chooser import Choice
from planner.app.widgets.path_chooser import PathChooser, is_folder, typed_path
from planner.app.widgets.pick_one import Option, PickOne
from planner.i18n import N_, Language, _, current_language, ngettext
from planner.i18n.dates import say_date
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.value_kinds import WHEN
from planner.workspace.sending.send import EACH, Mailing, default_folder, everybody, send_workbooks, told_left_out

LANGUAGE_OPTIONS = (Option("es", "Español"), Option("en", "English"))


class RecipientsField(SetField):
    """Holds the institutions that are meant; empty means each that leads or supports something."""

    def __init__(self, plan: Plan, *, id: str | None = None) -> None:
        self._everybody = everybody(plan)
        find = of_records(plan, ("stakeholders",))

        def finding(typed: str) -> Sequence[Choice[str]]:
            return [choice for choice in find(typed) if choice.value in self._everybody]

        super().__init__(_("For which institutions?"), finding, RecordShown(plan, ("stakeholders",)), id=id)

    def _nothing(self) -> str:
        return _("each that leads or supports something ({count})").format(count=len(self._everybody))

    def _append_value(self, line: Text) -> None:
        """How many there are first: the names of many do not fit."""
        line.append(f"{len(self.members)} · ")
        super()._append_value(line)


class SendingDialog(WritingDialog):
    """Writes a workbook with a letter for each institution, and lists how it stands with what was sent."""

    HELP_PAGE = "sending"
    WRITE = N_("Write the workbooks")

    def __init__(self, audience: Audience = Audience.SHAREABLE, language: Language | None = None) -> None:
        super().__init__()
        self._audience, self._language = audience, language or current_language()
        self._default = ""

    def compose(self) -> ComposeResult:
        """The choices, how it stands with everybody, then the progress and what came of it."""
        editions = (Option(Audience.SHAREABLE, _("Shareable")), Option(Audience.INTERNAL, _("Internal")))
        with Vertical(classes="dialog -tall sending") as box:
            box.border_title = _("One workbook for each institution")
            box.border_subtitle = _("tab goes on · ^s writes · esc closes")
            with Horizontal(classes="choice-row"):
                yield Static(_("For"), classes="row-label", markup=False)
                yield RecipientsField(self.workspace.plan, id="recipients")
            with Horizontal(classes="choice-row"):
                yield Static(_("Edition"), classes="row-label", markup=False)
                yield PickOne(editions, self._audience, across=True, id="edition")
            yield Static("", id="edition-words", classes="beside-label", markup=False)
            with Horizontal(classes="choice-row"):
                yield Static(_("Language"), classes="row-label", markup=False)
                yield PickOne(LANGUAGE_OPTIONS, self._language, across=True, id="language")
            with Horizontal(classes="choice-row"):
                yield Static(_("Due by"), classes="row-label", markup=False)
                yield Input(id="due", placeholder=_("like 15/01/2027"), select_on_focus=False)
                yield Static("", id="due-words", markup=False)
            with Horizontal(classes="choice-row"):
                yield Static(_("Folder"), classes="row-label", markup=False)
                yield Input(id="target", select_on_focus=False)
                yield Button(_("Look for it…"), id="look")
            yield CorrespondentsTable(id="correspondents")
            yield from self.outcome_rows()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self.say("")
        self._show_edition()
        self._show_due()
        self.ended()
        self.query_one("#recipients").focus()

    @property
    def today(self) -> date:
        """The day by the plan's own clock."""
        return self.workspace.today

    def begin(self) -> None:
        """Write the workbooks, unless the day is not understood."""
        try:
            due = self._due()
        except ValueError as complaint:
            due_by = _("Due by")
            self.say(f"{due_by}: {complaint}", bad=True)
            self.query_one("#due").focus()
            return
        wanted = sorted(self.query_one(RecipientsField).members) or [EACH]
        folder = typed_path(self.query_one("#target", Input).value)
        audience = Audience(self.query_one("#edition", PickOne).value)
        language: Language = "es" if self.query_one("#language", PickOne).value == "es" else "en"

        def carry(progress: Progress, cancelled: Cancelled) -> Came:
            mailing = send_workbooks(self.workspace, folder, wanted, audience, language, due, progress, cancelled)
            return Came(folder, "\n".join(_told(mailing, folder)))

        self.write(carry, folder)

    def ended(self) -> None:
        """Show how it stands with everybody now."""
        self.query_one(CorrespondentsTable).show(self.workspace.plan, self.today)

    @on(PickOne.Picked, "#edition")
    def _show_edition(self) -> None:
        audience = Audience(self.query_one("#edition", PickOne).value)
        words = self.query_one("#edition-words", Static)
        words.update(edition_words(kind_called("workbook"), audience))
        words.set_class(audience is Audience.INTERNAL, "-internal")
        self._show_folder(audience)

    def _show_folder(self, audience: Audience) -> None:
        """The usual folder, an internal edition never in that of the shareable one; a typed one is kept."""
        line = self.query_one("#target", Input)
        usual = default_folder(self.workspace)
        if audience is Audience.INTERNAL:
            usual = usual.with_name(f"{usual.name}-internal")
        if line.value in ("", self._default):
            line.value = str(usual)
        self._default = str(usual)

    @on(Input.Changed, "#due")
    def _show_due(self) -> None:
        """Say which day was understood: what one institution reads in its letter is not corrected later."""
        words = self.query_one("#due-words", Static)
        try:
            due = self._due()
        except ValueError:
            words.update(_("not understood yet"))
            return
        past = due is not None and due < self.today
        words.set_class(past, "-internal")
        if due is None:
            words.update(_("no date: nothing gets overdue"))
        else:
            words.update(_("{day}: that day is over").format(day=say_date(due)) if past else say_date(due))

    def _due(self) -> date | None:
        """The day that was typed, or the last one of a month or quarter; ValueError with a sentence when it is none."""
        typed = self.query_one("#due", Input).value.strip()
        return WHEN.read(WHEN.understand(typed)).last if typed else None

    @on(Button.Pressed, "#look")
    def _look(self) -> None:
        typed = typed_path(self.query_one("#target", Input).value)
        begin = typed.parent if is_folder(typed.parent) else Path()
        self.app.push_screen(PathChooser(_("Where to?"), begin, (), folders=True), self._found)

    def _found(self, path: Path | None) -> None:
        if path is not None:
            self.query_one("#target", Input).value = str(path)


def _told(mailing: Mailing, folder: Path) -> list[str]:
    count = len(mailing.sent)
    says = ngettext("Wrote {count} workbook into {folder}, export no. {number} of this plan.",
                    "Wrote {count} workbooks into {folder}, export no. {number} of this plan.", count)  # fmt: skip
    return [says.format(count=count, folder=folder, number=mailing.stamp.number), *told_left_out(mailing)]

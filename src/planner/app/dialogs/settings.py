"""The settings: language, theme, signs, whose work it is, and the sheet of the plan itself."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from planner.app.dialogs.authors import author_choices
from planner.app.dialogs.pick_one import Option, PickOne
from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.app.themes import THEME_TITLES
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice
from planner.app.widgets.record_form import RecordForm
from planner.i18n import N_, _, current_language
from planner.model.documents import PLAN_ID, PlanSheet
from planner.model.understanding import Leaves
from planner.workspace.history import authors

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

SIGNS = {"auto": N_("automatic"), "no": N_("symbols"), "yes": N_("plain characters")}

SHEET = ("title", "question", "territory", "owner", "contact", "fictitious")
"""The fields of the plan's sheet that are asked for here."""


class SettingsDialog(Dialog[None]):
    """What is chosen counts at once; what concerns the person stays on this computer, the sheet is the plan's."""

    HELP_PAGE = "settings"

    def __init__(self) -> None:
        super().__init__()
        self._authors: list[str] = []

    def compose(self) -> ComposeResult:
        """Choices of the person, then the sheet of the plan."""
        settings = self.planner.settings
        themes = [Option(name, _(title)) for name, title in THEME_TITLES.items()]
        with Vertical(classes="dialog settings") as box:
            box.border_title = _("Settings")
            box.border_subtitle = _("saved at once · esc closes")
            yield from self._row(
                _("Language"),
                PickOne([Option("es", "Español"), Option("en", "English")], current_language(), across=True,
                        id="language"),
            )  # fmt: skip
            yield from self._row(_("Theme"), PickOne(themes, self.app.theme, across=True, id="theme"))
            signs = [Option(value, _(title)) for value, title in SIGNS.items()]
            yield from self._row(_("Signs"), PickOne(signs, settings.plain, across=True, id="plain"))
            yield from self._row(_("Who is working?"), self._author_field())
            yield Static(_("Sheet of this plan"), classes="section", markup=False)
            yield from self._sheet()

    def on_mount(self) -> None:
        """Find out who worked on the plan before."""
        self.query_one("#language").focus()
        self.session.changed.subscribe(self, self._plan_changed)
        self._find_authors()

    @on(PickOne.Picked, "#language")
    async def _language_picked(self, event: PickOne.Picked) -> None:
        self.planner.choose(language=event.value)
        await self._say_anew("language")

    @on(PickOne.Picked, "#theme")
    def _theme_picked(self, event: PickOne.Picked) -> None:
        self.planner.choose(theme=event.value)

    @on(PickOne.Picked, "#plain")
    async def _signs_picked(self, event: PickOne.Picked) -> None:
        self.planner.choose(plain=event.value)
        await self._say_anew("plain")

    @on(ChoiceField.Chosen, "#author")
    def _author_chosen(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        self.planner.choose(author=event.value)

    @on(RecordForm.Changed)
    def _sheet_changed(self, event: RecordForm.Changed) -> None:
        event.stop()
        self._save(event.leaves)

    async def action_leave(self) -> None:  # type: ignore[override]
        """Close; what is being typed is kept."""
        for form in self.query(RecordForm):
            self._save(await form.finish())
        self.dismiss(None)

    async def _say_anew(self, focused: str) -> None:
        await self.recompose()
        self.query_one(f"#{focused}").focus()

    def _save(self, leaves: Leaves) -> None:
        kept = dict(leaves)
        if kept:
            self.session.write(lambda workspace: _set(workspace, kept))

    def _row(self, label: str, widget: PickOne | ChoiceField) -> ComposeResult:
        with Horizontal(classes="choice-row"):
            yield Static(label, classes="row-label", markup=False)
            yield widget

    def _author_field(self) -> ChoiceField:
        return ChoiceField(
            _("Who is working?"),
            lambda typed: author_choices(self._authors, typed, skip=_("nobody in particular")),
            lambda author: Choice(author, author),
            self.session.author or self.planner.settings.author,
            id="author",
        )

    def _sheet(self) -> ComposeResult:
        plan = self.session.plan
        if plan is not None and PLAN_ID in plan.table("plan"):
            yield RecordForm(PlanSheet, plan.sheet, plan, only=SHEET)
        else:
            yield Static(_("No plan is open."), classes="hint", markup=False)

    def _plan_changed(self, change: PlanChanged) -> None:
        for form in self.query(RecordForm):
            form.show(change.after.sheet, change.after)

    @work(exclusive=True)
    async def _find_authors(self) -> None:
        workspace = self.session.workspace
        if workspace is not None:
            self._authors = await asyncio.to_thread(authors, workspace)


def _set(workspace: "Workspace", leaves: dict[str, str | None]) -> None:
    from planner.workspace.editing import set_leaves

    set_leaves(workspace, "plan", PLAN_ID, leaves)

"""The settings: language, theme, signs, whose work it is, and the sheet of the plan itself."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.app.theme import THEME_TITLES
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice, Chooser
from planner.app.widgets.pick_one import Option, PickOne
from planner.app.widgets.record_form import RecordForm
from planner.i18n import N_, _, current_language
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.documents import PLAN_ID, PlanSheet
from planner.model.understanding import Leaves
from planner.workspace.history import authors

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

LONGEST = 80


def author_choices(known: Sequence[str], typed: str, *, skip: str = "") -> list[Choice[str]]:
    """Who worked on the plan before, and the name that is typed; `skip` are the words for going on without one."""
    name = clean_line(typed)[:LONGEST]
    found = [Choice(author, author) for author in known if author and fold(name) in fold(author)]
    if name and all(choice.value != name for choice in found):
        found.insert(0, Choice(name, name, _("a new name")))
    if skip:
        found.append(Choice("", skip))
    return found


class AuthorChooser(Chooser[str]):
    """Asks whose work it is; empty when it is nobody's in particular."""

    def __init__(self, known: Sequence[str]) -> None:
        skip = _("Go on without a name")
        super().__init__(
            _("Who is working?"),
            lambda typed: author_choices(known, typed, skip=skip),
            _("A person, a table or an institution"),
        )

    def remark(self, found: int) -> str:
        """What the name is for."""
        return _("The name stands beside each change in the history. It can be changed in the settings (F2).")


async def ask_author(app: "Host") -> None:
    """Ask whose work it is and keep the answer; without one the work goes on in nobody's name."""
    workspace = app.session.workspace
    if workspace is None:
        return
    known = await asyncio.to_thread(authors, workspace)
    app.push_screen(AuthorChooser(known), lambda answer: app.choose(author=answer) if answer else None)


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

"""What a person answers about a pair: that it is one body, and which stays, or that it is two, and why."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from planner.app.screens import Dialog
from planner.app.widgets.pick_one import Option, PickOne
from planner.changes.actors.wording import gained, label_of, sentences, sides
from planner.i18n import N_, PlannerError, _
from planner.model.naming import name_of, short_code
from planner.model.plan import Plan
from planner.workspace.actors import merge, preview, tell_apart

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.changes.change_set import ChangeSet
    from planner.workspace.workspace import Workspace


class DifferentDialog(Dialog[str]):
    """Answers with the reason, which may be empty, or None when it is left."""

    HELP_PAGE = "duplicates"

    def __init__(self, one: str, other: str) -> None:
        """The names of the two."""
        super().__init__()
        self._names = one, other

    def compose(self) -> ComposeResult:
        """The two, and a line for the reason."""
        with Vertical(classes="dialog removal differing") as box:
            box.border_title = _("They are not the same")
            yield Static("\n".join(self._names), classes="question", markup=False)
            says = _("Both will remember it, and they are not proposed again.")
            yield Static(says, classes="hint", markup=False)
            yield Input(placeholder=_("What tells them apart? (may stay empty)"), id="why")
            with Horizontal(classes="buttons"):
                yield Button(_("Not the same"), id="different")
                yield Button(_("Leave it open"), id="leave")

    @on(Input.Submitted, "#why")
    @on(Button.Pressed, "#different")
    def _different(self) -> None:
        self.dismiss(self.query_one("#why", Input).value)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


def ask_why_different(app: "Host", one: str, other: str) -> None:
    """Ask why, and remember it."""
    plan = app.session.plan
    if plan is None:
        return

    def answered(why: str | None) -> None:
        if why is not None:

            def work(workspace: "Workspace") -> "ChangeSet | None":
                return tell_apart(workspace, one, other, why)

            app.session.write(work)

    app.push_screen(DifferentDialog(name_of(plan, one), name_of(plan, other)), answered)


Answer = tuple[str, str, frozenset[str]]
"""The one that stays, the one that goes, and the leaves taken from it."""

OURS, THEIRS = "ours", "theirs"


class UniteDialog(Dialog[Answer]):
    """Asks which stays and what is taken from the other; answers with that, or None."""

    HELP_PAGE = "duplicates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "unite", N_("Merge"), id="duplicates.unite"),
        Binding("ctrl+t", "turn", N_("The other stays"), id="duplicates.turn"),
    ]

    def __init__(self, plan: Plan, one: str, other: str) -> None:
        super().__init__()
        self._plan, self._ids = plan, (one, other)
        self._keep, self._gone = one, other
        self._taking: set[str] = set()

    def compose(self) -> ComposeResult:
        """Who stays, where they differ, what comes of it."""
        with Vertical(classes="dialog -tall uniting") as box:
            box.border_title = _("Make them one")
            box.border_subtitle = _("arrows choose · tab next · ^s merges · esc leaves")
            with VerticalScroll(id="uniting", can_focus=False):
                yield Static(_("Who stays?"), classes="section", markup=False)
                yield PickOne([self._option(id) for id in self._ids], self._keep, id="stays")
                yield Vertical(id="differing")
                yield Static(_("What comes of it"), classes="section", markup=False)
                yield Static("", id="outcome", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Merge"), id="unite")
                yield Button(_("Leave both"), id="leave")

    async def on_mount(self) -> None:
        """Show what they differ in."""
        await self._show_differences()
        self.query_one("#stays", PickOne).focus()

    def _option(self, id: str) -> Option:
        actor = self._plan.stakeholders[id]
        beside = " · ".join(part for part in (actor.acronym, short_code(self._plan, actor)) if part)
        return Option(id, name_of(self._plan, id), beside)

    async def _show_differences(self) -> None:
        self._taking = set()
        place = self.query_one("#differing", Vertical)
        await place.remove_children()
        union = preview(self._plan, self._keep, self._gone)
        if union.differences:
            title = _("Where they differ, which value stays? Names not chosen stay as other names.")
            await place.mount(Static(title, classes="section", markup=False))
        for number, difference in enumerate(union.differences):
            ours, theirs = sides(self._plan, difference)
            options = (Option(OURS, _one_line(ours)), Option(THEIRS, _one_line(theirs)))
            picker = PickOne(options, OURS, id=f"difference-{number}")
            await place.mount(Static(label_of(difference.leaf), classes="hint", markup=False), picker)
        self._leaves = [difference.leaf for difference in union.differences]
        self._tell()

    def _tell(self) -> None:
        union = preview(self._plan, self._keep, self._gone, self._taking)
        told = Text("\n".join(sentences(union)))
        for label, value in gained(union):
            told.append(f"\n  {label}: ", "dim").append(value)
        told.append("\n" + _("Undo (ctrl+z) takes all of it back."), "dim")
        self.query_one("#outcome", Static).update(told)

    @on(PickOne.Picked, "#stays")
    async def _other_stays(self, event: PickOne.Picked) -> None:
        self._keep = event.value
        self._gone = next(id for id in self._ids if id != self._keep)
        await self._show_differences()

    @on(PickOne.Picked)
    def _value_picked(self, event: PickOne.Picked) -> None:
        kind, _dash, number = (event.picker.id or "").partition("-")
        if kind == "difference":
            leaf = self._leaves[int(number)]
            self._taking = self._taking | {leaf} if event.value == THEIRS else self._taking - {leaf}
            self._tell()

    async def action_turn(self) -> None:
        """Let the other stay."""
        self.query_one("#stays", PickOne).action_turn()

    @on(Button.Pressed, "#unite")
    def action_unite(self) -> None:
        """Answer."""
        self.dismiss((self._keep, self._gone, frozenset(self._taking)))

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def ask_to_unite(app: "Host", one: str, other: str) -> None:
    """Ask how two actors become one, and do it."""
    plan = app.session.plan
    if plan is None:
        return
    try:
        preview(plan, one, other)
    except PlannerError as refused:
        app.notify(refused.sentence, severity="warning", timeout=10, markup=False)
        return

    def answered(answer: Answer | None) -> None:
        if answer is not None:
            keep, gone, taking = answer
            says = _("“{gone}” is one with “{keep}” now. Undo: ctrl+z").format(
                gone=name_of(plan, gone), keep=name_of(plan, keep)
            )

            def work(workspace: "Workspace") -> "ChangeSet | None":
                return merge(workspace, keep, gone, taking)

            app.session.write(work, lambda _entry: app.notify(says, timeout=6, markup=False))

    app.push_screen(UniteDialog(plan, one, other), answered)

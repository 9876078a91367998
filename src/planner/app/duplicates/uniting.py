"""Making two actors one: which stays, whose value counts where they differ, and what comes of it, before it is done."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from planner.app.dialogs.pick_one import Option, PickOne
from planner.app.screens import Dialog
from planner.changes.union_wording import gained, label_of, sentences, sides
from planner.i18n import N_, PlannerError, _
from planner.model.naming import name_of, short_code
from planner.model.plan import Plan
from planner.workspace.duplicates import merge, preview

if TYPE_CHECKING:
    from planner.app.application import PlannerApp
    from planner.changes.change_set import ChangeSet
    from planner.workspace.workspace import Workspace

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


def ask_to_unite(app: "PlannerApp", one: str, other: str) -> None:
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

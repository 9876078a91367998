"""Naming the bodies that a placeholder stands for: one name a line, and what each means is said while it is typed."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static, TextArea

from planner.app.screens import Dialog
from planner.app.widgets.pick_one import Option, PickOne
from planner.changes.actors.wording import outcome
from planner.i18n import N_, PlannerError, _
from planner.model.naming import name_of, short_code
from planner.workspace.actors import Meant, meant, split_placeholder

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.changes.actors.splitting import Split
    from planner.changes.change_set import ChangeSet
    from planner.model.plan import Plan
    from planner.workspace.workspace import Workspace

SOME, ALL = "some", "all"


class SplitDialog(Dialog[tuple[tuple[str, ...], bool]]):
    """Answers with the names and whether they are all."""

    HELP_PAGE = "duplicates"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", N_("Name them"), id="split.take")]

    def __init__(self, plan: "Plan", placeholder: str) -> None:
        super().__init__()
        self._plan, self._placeholder = plan, placeholder

    def compose(self) -> ComposeResult:
        """The names, what they mean, and whether others are left."""
        actor = self._plan.stakeholders[self._placeholder]
        with Vertical(classes="dialog -tall splitting") as box:
            box.border_title = _("Who is it?")
            box.border_subtitle = _("^s names them · esc leaves")
            counted = f" ({actor.count})" if actor.count is not None else ""
            yield Static(name_of(self._plan, self._placeholder) + counted, classes="section", markup=False)
            says = _("One body a line, with its acronym in ( ). Each takes over the ties and tasks.")
            yield Static(says, classes="hint", markup=False)
            yield TextArea("", id="bodies", compact=True, tab_behavior="focus")
            with VerticalScroll(id="meant", can_focus=False):
                yield Static("", id="meant-words", markup=False)
            yield PickOne(
                (Option(SOME, _("Others are still to be named")), Option(ALL, _("These are all"))), SOME, across=True,
                id="all",
            )  # fmt: skip
            with Horizontal(classes="buttons"):
                yield Button(_("Name them"), id="take", disabled=True)
                yield Button(_("Leave it"), id="leave")

    def on_mount(self) -> None:
        """Begin with the names."""
        self.query_one(TextArea).focus()

    @property
    def names(self) -> tuple[str, ...]:
        """The names typed so far."""
        return tuple(line.strip() for line in self.query_one(TextArea).text.splitlines() if line.strip())

    @on(TextArea.Changed, "#bodies")
    def _typing(self) -> None:
        try:
            found = meant(self._plan, self._placeholder, self.names)
            told = Text("\n").join(self._told(one) for one in found)
        except PlannerError as unclear:
            found, told = [], Text(unclear.sentence)
        self.query_one("#meant-words", Static).update(told)
        self.query_one("#take", Button).disabled = not found

    def _told(self, one: Meant) -> Text:
        if one.actor is not None:
            code = short_code(self._plan, one.actor)
            says = _("in the plan: {name} ({code})").format(name=name_of(self._plan, one.actor.id), code=code)
            return Text(self.planner.glyphs("● ") + says)
        said = Text(self.planner.glyphs("○ ") + _("new: {name}").format(name=one.text))
        if one.near:
            near = name_of(self._plan, one.near[0].id)
            said.append("  " + _("It resembles “{name}”: write it so if it is the same.").format(name=near), "bold")
        return said

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Answer."""
        if not self.query_one("#take", Button).disabled:
            self.dismiss((self.names, self.query_one("#all", PickOne).value == ALL))

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


def ask_who_it_is(app: "Host", placeholder: str) -> None:
    """Ask for the bodies that a placeholder stands for, and let them take over."""
    plan = app.session.plan
    if plan is None or not plan.stakeholders[placeholder].placeholder:
        return

    def answered(answer: tuple[tuple[str, ...], bool] | None) -> None:
        if answer is not None:
            names, complete = answer

            def work(workspace: "Workspace") -> "tuple[Split, ChangeSet | None]":
                return split_placeholder(workspace, placeholder, names, complete=complete)

            app.session.write(
                work, lambda made: app.notify(outcome(plan, placeholder, made[0]), timeout=8, markup=False)
            )

    app.push_screen(SplitDialog(plan, placeholder), answered)

"""The pairs of actors that may be one, with both records side by side; a person says which are."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from planner.app.duplicates.pair_text import pair_columns, side_by_side
from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.analysis.matching.duplicates import Pair
    from planner.model.plan import Plan


class DuplicatesDialog(Dialog[None]):
    """Lists the pairs, the likeliest first; those put off go to the end."""

    HELP_PAGE = "duplicates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "merge", N_("They are one: merge…"), id="duplicates.merge"),
        Binding("x", "different", N_("Not the same…"), id="duplicates.different"),
        Binding("l", "later", N_("Later"), id="duplicates.later"),
        Binding("o", "other", N_("Choose two…"), id="duplicates.other"),
        Binding("ctrl+z", "app.undo", N_("Undo"), id="duplicates.undo"),
    ]

    def __init__(self, actor: str | None = None) -> None:
        """`actor` is the chosen one: its pairs are shown first."""
        super().__init__()
        self._actor = actor
        self._pairs: dict[str, Pair] = {}
        self._later: list[str] = []

    def compose(self) -> ComposeResult:
        """The pairs, both records of the chosen one, and what can be done."""
        with Vertical(classes="dialog duplicates") as box:
            box.border_title = _("Who is who")
            box.border_subtitle = _("m one · x not the same · l later · o choose two · esc")
            yield Static(_("Looking for actors that may be one…"), id="pairs-words", classes="hint", markup=False)
            yield RegisterTable(id="pairs", empty=_("No two actors look like one."))
            with VerticalScroll(id="both", classes="pane"):
                yield Static("", id="both-words", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Merge…"), id="merge")
                yield Button(_("Not the same…"), id="different")
                yield Button(_("Later"), id="later")
                yield Button(_("Choose two…"), id="other")

    def on_mount(self) -> None:
        """Look for the pairs, now and whenever the plan changes."""
        self.query_one(RegisterTable).focus()
        self.session.changed.subscribe(self, self._plan_changed)
        self._look()

    def _plan_changed(self, _change: PlanChanged) -> None:
        self._look()

    @property
    def plan(self) -> "Plan":
        """The plan as it is now."""
        plan = self.session.plan
        assert plan is not None, "the dialog is opened over an open plan"  # noqa: S101
        return plan

    @property
    def pair(self) -> "Pair | None":
        """The pair under the cursor."""
        return self._pairs.get(self.query_one(RegisterTable).row or "")

    @work(exclusive=True, group="pairs")
    async def _look(self) -> None:
        from planner.workspace.actors import find_duplicates

        plan = self.plan
        found = await asyncio.to_thread(find_duplicates, plan)
        if plan is self.plan:
            self._show(plan, found)

    def _show(self, plan: "Plan", found: "Sequence[Pair]") -> None:
        first = [pair for pair in found if self._actor in (pair.one, pair.other)]
        ordered = {_key(pair): pair for pair in (*first, *found)}
        self._pairs = {key: pair for key, pair in ordered.items() if key not in self._later}
        self._pairs |= {key: ordered[key] for key in self._later if key in ordered}
        table = self.query_one(RegisterTable)
        table.show_columns(pair_columns(plan, self._pairs), "order")
        table.show_rows(list(self._pairs))
        says = ngettext(
            "{count} pair may be one actor; a person decides.",
            "{count} pairs may be one actor each; a person decides.",
            len(found),
        )
        none = _("No two actors look like one. With “o” any two can be made one.")
        self.query_one("#pairs-words", Static).update(says.format(count=len(found)) if found else none)
        for name in ("merge", "different", "later", "other"):
            idle = not found and name != "other"
            self.query_one(f"#{name}", Button).disabled = idle or (name != "later" and self.session.read_only)
        self._show_both()

    @on(RegisterTable.Highlighted, "#pairs")
    def _show_both(self) -> None:
        pair = self.pair
        shown = side_by_side(self.plan, pair) if pair is not None else ""
        self.query_one("#both-words", Static).update(shown)
        self.query_one("#both").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the pair under the cursor."""
        if action in {"merge", "different", "other"} and self.session.read_only:
            return False
        if action in {"merge", "different", "later"}:
            return self.pair is not None
        return super().check_action(action, parameters)

    @on(RegisterTable.Chosen, "#pairs")
    def action_merge(self) -> None:
        """Ask which of the two stays, and make them one."""
        if self.pair is not None and not self.session.read_only:
            self._unite(self.pair.one, self.pair.other)

    def _unite(self, one: str, other: str) -> None:
        from planner.app.duplicates.answers import ask_to_unite

        ask_to_unite(self.planner, one, other)

    def action_different(self) -> None:
        """Ask why, and remember that they are not the same."""
        from planner.app.duplicates.answers import ask_why_different

        if self.pair is not None:
            ask_why_different(self.planner, self.pair.one, self.pair.other)

    def action_later(self) -> None:
        """Put the pair off: it goes to the end of the list."""
        pair = self.pair
        if pair is not None:
            key = _key(pair)
            self._later = [*(other for other in self._later if other != key), key]
            self._actor = None
            keys = list(self._pairs)
            following = keys[(keys.index(key) + 1) % len(keys)]
            self._show(self.plan, list(self._pairs.values()))
            self.query_one(RegisterTable).go_to(following)

    def action_other(self) -> None:
        """Choose any two actors that are one."""
        from planner.app.widgets.choice_field import actor_chooser

        def chosen(one: str | None) -> None:
            if one is not None:
                second = actor_chooser(self.plan, _("Which other actor is the same?"))
                self.app.push_screen(second, lambda other: self._chosen(one, other))

        self.app.push_screen(actor_chooser(self.plan, _("Which actor stays?")), chosen)

    def _chosen(self, one: str, other: str | None) -> None:
        if other is not None and other != one:
            self._unite(one, other)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        does = {"merge": self.action_merge, "different": self.action_different, "later": self.action_later,
                "other": self.action_other}  # fmt: skip
        does.get(event.button.id or "", self.action_leave)()


def _key(pair: "Pair") -> str:
    return " ".join(sorted((pair.one, pair.other)))

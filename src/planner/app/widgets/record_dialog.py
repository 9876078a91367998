"""A record in a form over the views: changed as one types, or added when it is complete."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.app.widgets.record_form import RecordForm
from planner.changes.change import Change
from planner.i18n import N_, _
from planner.model.naming import noun, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.understanding import Leaves

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


class RecordDialog(Dialog[str]):
    """Edits a record, or adds one when `record` is None; answers with the id of what was added."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "finish", N_("Close"), id="dialog.close"),
        Binding("ctrl+s", "add", N_("Add"), id="dialog.add"),
    ]

    def __init__(
        self,
        record_type: type[Record],
        record: Record | None = None,
        *,
        draft: Mapping[str, str] | None = None,
        only: Sequence[str] | None = None,
        field: str = "",
    ) -> None:
        """`draft` holds leaves of the new record; the focus begins on `field`."""
        super().__init__()
        self.record_type, self.record = record_type, record
        self._draft, self._only, self._field = draft, only, field
        self._adding = False
        self.draft: dict[str, str] = {}
        """What had been typed of a new record when the dialog was left."""

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        plan = self.session.plan
        assert plan is not None, "the dialog is opened over an open plan"  # noqa: S101
        return plan

    def compose(self) -> ComposeResult:
        """The form and, for a new record, what adds it."""
        with Vertical(classes="dialog -form") as box:
            box.border_title = self._title()
            yield RecordForm(self.record_type, self.record, self.plan, only=self._only, draft=self._draft)
            if self.record is None:
                yield Static("", id="still-missing", classes="hint", markup=False)
                with Horizontal(classes="buttons"):
                    yield Button(_("Add"), id="add")
                    yield Button(_("Leave it"), id="leave")
            else:
                box.border_subtitle = _("every change is saved at once · esc closes")

    def on_mount(self) -> None:
        """Follow the plan, and begin where something is to be written."""
        self.session.changed.subscribe(self, self._plan_changed)
        form = self.query_one(RecordForm)
        first = self._field or next((field.name for field in form.missing), form.rows[0].editor.leaf)
        self.call_after_refresh(form.focus_field, first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Adding is for new records."""
        return self.record is None if action == "add" else super().check_action(action, parameters)

    @on(RecordForm.Changed)
    def _changed(self, event: RecordForm.Changed) -> None:
        event.stop()
        if event.record is not None:
            record, seen, leaves = event.record, event.seen, event.leaves
            changes = [Change(record.collection, record.id, leaf, seen.get(leaf), leaves[leaf]) for leaf in leaves]
            self.session.write(lambda workspace: workspace.commit(changes), otherwise=self._show_again)

    def _save(self, leaves: Leaves) -> None:
        if self.record is not None and leaves:
            collection, id, kept = self.record.collection, self.record.id, dict(leaves)
            self.session.write(lambda workspace: _set(workspace, collection, id, kept))

    @on(Button.Pressed, "#add")
    async def action_add(self) -> None:
        """Make the record, or say what is still missing."""
        form = self.query_one(RecordForm)
        await form.finish()
        if form.missing or form.complaints:
            self._say_missing(form)
        elif not self._adding:
            self._adding = True
            collection, body = self.record_type.collection, dict(form.body)
            self.session.write(lambda workspace: _add(workspace, collection, body), self._added, self._refused)

    @on(Button.Pressed, "#leave")
    async def action_finish(self) -> None:
        """Close; what was typed into a record is kept."""
        form = self.query_one(RecordForm)
        self._save(await form.finish())
        self.draft = dict(form.body)
        self.dismiss(None)

    def _added(self, id: str) -> None:
        self.dismiss(id)

    def _refused(self) -> None:
        self._adding = False

    def _say_missing(self, form: RecordForm) -> None:
        words = _("Still missing: {fields}").format(fields=", ".join(field.label() for field in form.missing))
        self.query_one("#still-missing", Static).update(words if form.missing else form.complaints[0])
        if form.missing:
            form.focus_field(form.missing[0].name)

    def _show_again(self) -> None:
        """Show what the plan holds after somebody else's value was found in the way."""
        if self.record is not None:
            self.query_one(RecordForm).show(self.plan.get(self.record.collection, self.record.id), self.plan)

    def _plan_changed(self, change: PlanChanged) -> None:
        form = self.query_one(RecordForm)
        if self.record is None:
            form.plan = change.after
            return
        self.record = change.after.get(self.record.collection, self.record.id)
        if self.record is None:
            self.dismiss(None)
        else:
            form.show(self.record, change.after)

    def _title(self) -> str:
        what = noun(self.record_type.collection)
        if self.record is None:
            return _("New: {noun}").format(noun=what)
        return f"{what[:1].upper()}{what[1:]} · {title_of(self.plan, self.record)[:70]}"


def _set(workspace: "Workspace", collection: str, id: str, leaves: dict[str, str | None]) -> None:
    from planner.workspace.editing import set_leaves

    set_leaves(workspace, collection, id, leaves)


def _add(workspace: "Workspace", collection: str, body: dict[str, str]) -> str:
    from planner.workspace.editing import add_leaves

    return add_leaves(workspace, collection, dict(body)).id

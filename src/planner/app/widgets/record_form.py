"""A form for any record, made from the declarations of its fields; every edit counts when it is made."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.editors import Editor, FieldEditor, Typed
from planner.i18n import N_, PlannerError, _, current_language
from planner.model.fields import Audience, Field
from planner.model.plan import Plan
from planner.model.record import Record, field_of_leaf
from planner.model.understanding import Leaves, NotUnderstood

LANGUAGE_NAMES = {"es": N_("Spanish"), "en": N_("English")}


class FieldRow(Vertical):
    """A label, the editor, and under them what is wrong with what was typed."""

    def __init__(self, editor: FieldEditor, label: str) -> None:
        super().__init__(classes="field-row")
        self.editor, self._label = editor, label
        self.complaint = ""
        self.seen: Mapping[str, str] = {}
        """The leaves of the record as they were when the field was last shown."""

    def compose(self) -> ComposeResult:
        """Label and editor on one line."""
        with Horizontal(classes="field-line"):
            yield Static(self._label, classes="field-label", markup=False)
            yield self.editor.widget

    async def complain(self, sentence: str) -> None:
        """Say what is wrong, or take the complaint back when it is empty."""
        self.complaint = sentence
        self.set_class(bool(sentence), "-invalid")
        for said in self.query(".field-complaint"):
            await said.remove()
        if sentence:
            await self.mount(Static(sentence, classes="field-complaint", markup=False))


class RecordForm(Vertical):
    """Edits a record, or gathers the leaves of a new one."""

    class Changed(Message):
        """Fields got other values: leaves with their canonical text, None for those that were emptied.

        `record` is the one they are of, and `seen` what stood in the form before, by leaf.
        """

        def __init__(self, form: "RecordForm", leaves: Leaves, seen: Leaves) -> None:
            super().__init__()
            self.form, self.leaves, self.seen, self.record = form, leaves, seen, form.record

        @property
        def control(self) -> "RecordForm":
            """The form."""
            return self.form

    def __init__(
        self,
        record_type: type[Record],
        record: Record | None,
        plan: Plan,
        *,
        only: Sequence[str] | None = None,
        without: Sequence[str] = (),
        draft: Mapping[str, str] | None = None,
        id: str | None = None,
    ) -> None:
        """The fields named in `only` (all by default) less `without`; `draft` holds leaves of a new record."""
        super().__init__(id=id)
        self.record_type, self.record, self.plan = record_type, record, plan
        self.body: dict[str, str] = dict(record.body() if record is not None else draft or {})
        """The leaves as the form shows them; for a new record, what it will be made of."""
        names = only if only is not None else list(record_type.fields())
        fields = [record_type.fields()[name] for name in names if name not in without]
        self.rows = [row for field in fields if not field.about.hidden for row in self._rows_of(field)]

    def compose(self) -> ComposeResult:
        """The rows, and a line of help about the field in focus."""
        with VerticalScroll(classes="form-rows", can_focus=False):
            yield from self.rows
        yield Static("", classes="form-help", markup=False)

    def on_mount(self) -> None:
        """Show the values."""
        self._show_values()

    def show(self, record: Record | None, plan: Plan) -> None:
        """Show another record of the same type, or the same one in another plan; a field being typed in stays."""
        same = record is not None and self.record is not None and record.id == self.record.id
        self.record, self.plan = record, plan
        self.body = dict(record.body()) if record is not None else {}
        self._show_values(keep_focused=same)

    def focus_field(self, name: str) -> bool:
        """Put the focus on a field (or one leaf of it); False when the form does not have it."""
        for row in self.rows:
            if name in {row.editor.leaf, row.editor.field.name}:
                row.editor.widget.focus()
                return True
        return False

    async def finish(self) -> Leaves:
        """Take in what is being typed, as when the form is closed with a key; no message is posted for it."""
        changed: Leaves = {}
        for row in self.rows:
            widget = row.editor.widget
            typed = None if isinstance(widget, ChoiceField) else widget.unfinished()
            if typed is not None and not isinstance(widget, ChoiceField):
                widget.shown_text = typed
                changed |= await self._understood(row, typed)
        return changed

    @property
    def missing(self) -> list[Field]:
        """Required fields that hold nothing."""
        held = {field_of_leaf(leaf) for leaf, text in self.body.items() if text}
        return [
            field for field in self.record_type.fields().values()
            if field.about.required and not field.about.hidden and field.name not in held
        ]  # fmt: skip

    @property
    def complaints(self) -> list[str]:
        """What is wrong with what was typed and therefore is not kept."""
        return [row.complaint for row in self.rows if row.complaint]

    def _rows_of(self, field: Field) -> list[FieldRow]:
        collection = self.record_type.collection
        if field.shape != "words":
            return [FieldRow(FieldEditor(collection, field, field.name, self.plan), _labelled(field))]
        return [
            FieldRow(
                FieldEditor(collection, field, f"{field.name}.{tongue}", self.plan),
                _labelled(field) if tongue == current_language() else _in_language(tongue),
            )
            for tongue in sorted(FieldEditor.LANGUAGES, key=lambda tongue: tongue != current_language())
        ]

    def _show_values(self, *, keep_focused: bool = False) -> None:
        for row in self.rows:
            if not (keep_focused and _in_use(row.editor.widget)):
                self._show_row(row)

    def _show_row(self, row: FieldRow) -> None:
        row.seen = dict(self.body)
        row.editor.show(self.body, self.plan)

    def _row_of(self, widget: Widget) -> FieldRow | None:
        return next((row for row in self.rows if row.editor.widget is widget), None)

    @on(Typed)
    async def _typed(self, event: Typed) -> None:
        event.stop()
        if event.editor.unfinished() is not None:
            event.editor.shown_text = event.text
            await self._take(event.editor, event.text)

    @on(ChoiceField.Chosen)
    async def _chosen(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        await self._take(event.field, event.value)

    async def _take(self, widget: Widget, text: str) -> None:
        row = self._row_of(widget)
        if row is None:
            return
        before = row.seen
        changed = await self._understood(row, text)
        if changed:
            self.post_message(self.Changed(self, changed, {leaf: before.get(leaf) for leaf in changed}))

    async def _understood(self, row: FieldRow, text: str) -> Leaves:
        """The leaves that change by what was typed, held in the form; none when it was not understood."""
        try:
            leaves = row.editor.leaves(text, self.plan, self.body)
        except PlannerError as refused:
            await row.complain(refused.complaint if isinstance(refused, NotUnderstood) else refused.sentence)
            return {}
        await row.complain("")
        changed = {leaf: value for leaf, value in leaves.items() if self.body.get(leaf) != value}
        self._hold(changed)
        self._show_row(row)
        return changed

    def _hold(self, leaves: Mapping[str, str | None]) -> None:
        for leaf, text in leaves.items():
            if text is None:
                self.body.pop(leaf, None)
            else:
                self.body[leaf] = text

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what belongs in the field in focus."""
        row = self._row_of(event.widget)
        if row is not None:
            self.query_one(".form-help", Static).update(_help(row.editor.field))


def _in_use(widget: Editor) -> bool:
    """Whether somebody types into an editor, or did and it was not taken yet."""
    return widget.has_focus or (not isinstance(widget, ChoiceField) and widget.unfinished() is not None)


def _labelled(field: Field) -> str:
    return field.label() + (" *" if field.about.required else "")


def _in_language(tongue: str) -> str:
    """The label of a field's other language, under the label of the field itself."""
    return "  " + _("in {language}").format(language=_(LANGUAGE_NAMES[tongue]))


def _help(field: Field) -> str:
    parts: list[Any] = [field.help()]
    if field.about.audience is Audience.INTERNAL:
        parts.append(_("Internal: it never leaves in a shareable export."))
    if field.shape == "many" and not field.about.refers:
        parts.append(_("Several are parted by a semicolon."))
    if field.kind.name == "citation":
        parts.append(_("Code of the source and the place in it, like: D-7K3Q line 45; several parted by a semicolon."))
    return " ".join(filter(None, parts)) or field.label()

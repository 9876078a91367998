"""One editor for each kind of field: a line, prose, or a choice; all speak in leaves."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from planner.app.widgets.choice_field import ChoiceField, RecordShown, SetField
from planner.app.widgets.choices import for_field
from planner.app.widgets.chooser import Choice
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model import display
from planner.model.fields import Field
from planner.model.naming import short_code
from planner.model.plan import Plan
from planner.model.record import member_of_leaf
from planner.model.understanding import Leaves, NotUnderstood, understand
from planner.model.vocabulary import Vocabulary

Body = Mapping[str, str]


class Typed(Message):
    """Somebody finished typing into an editor and its text differs from what was shown."""

    def __init__(self, editor: "LineEditor | ProseEditor", text: str) -> None:
        super().__init__()
        self.editor, self.text = editor, text


class LineEditor(Input):
    """One line; what was typed counts when the focus leaves it or on enter."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self.shown_text = ""

    def show_text(self, text: str) -> None:
        """Show a text as the one that is kept."""
        self.shown_text = text
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = 0

    def on_blur(self) -> None:
        """Finish."""
        self.finish()

    async def action_submit(self) -> None:
        """Finish and go on to the next field."""
        self.finish()
        self.screen.focus_next()

    def action_undo(self) -> None:
        """Back to the text that is kept."""
        self.show_text(self.shown_text)

    def unfinished(self) -> str | None:
        """What was typed and not yet taken by the form."""
        return self.value if self.value != self.shown_text else None

    def finish(self) -> None:
        """Tell what was typed; it stays unfinished until the form has taken it."""
        if self.value != self.shown_text:
            self.post_message(Typed(self, self.value))


class ProseEditor(TextArea):
    """Several lines; what was typed counts when the focus leaves it."""

    def __init__(self) -> None:
        super().__init__(compact=True, tab_behavior="focus", soft_wrap=True, highlight_cursor_line=False)
        self.shown_text = ""

    def show_text(self, text: str) -> None:
        """Show a text as the one that is kept."""
        self.shown_text = text
        self.load_text(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Its own undo while it has something to undo; else the key is the program's."""
        if action == "undo":
            return bool(self.history.undo_stack)
        if action == "redo":
            return bool(self.history.redo_stack)
        return super().check_action(action, parameters)

    def on_blur(self, event: events.Blur) -> None:
        """Finish."""
        self.finish()

    def unfinished(self) -> str | None:
        """What was typed and not yet taken by the form."""
        return self.text if self.text != self.shown_text else None

    def finish(self) -> None:
        """Tell what was typed; it stays unfinished until the form has taken it."""
        if self.text != self.shown_text:
            self.post_message(Typed(self, self.text))


Editor = LineEditor | ProseEditor | ChoiceField


class FieldEditor:
    """Joins a field (or one language of it) with the widget that edits it."""

    LANGUAGES: ClassVar[tuple[str, ...]] = ("es", "en")

    def __init__(self, collection: str, field: Field, leaf: str, plan: Plan) -> None:
        """`leaf` is the name of the field, or of one language of it."""
        self.collection, self.field, self.leaf = collection, field, leaf
        self.widget: Editor = _widget(field, plan, collection)

    def show(self, body: Body, plan: Plan) -> None:
        """Show what a record holds."""
        widget = self.widget
        if isinstance(widget, ChoiceField):
            widget.finding = _finding(self.field, plan, self.collection)
            if isinstance(widget.shown, RecordShown):
                widget.shown = RecordShown(plan, self.field.about.refers)
            widget.show_value(self._value(body))
        else:
            widget.show_text(self._text(body, plan))

    def leaves(self, text: str, plan: Plan, current: Body) -> Leaves:
        """The leaves for what was typed or chosen; raises NotUnderstood or Ambiguous."""
        if isinstance(self.widget, SetField):
            wanted = {f"{self.field.name}[{member}]" for member in filter(None, text.split("\n"))}
            present = {leaf for leaf in current if leaf.startswith(f"{self.field.name}[")}
            return dict.fromkeys(present - wanted) | dict.fromkeys(wanted - present, "yes")
        if isinstance(self.widget, ChoiceField):
            return {self.leaf: text or None}
        if self.field.about.required and not text.strip() and self.field.shape == "one":
            raise NotUnderstood(self.field, text, _("this cannot be empty"))
        return understand(plan, self.collection, self.leaf, text, current)

    def _value(self, body: Body) -> str:
        if self.field.shape == "many":
            return "\n".join(sorted(self._members(body)))
        return body.get(self.leaf, "")

    def _text(self, body: Body, plan: Plan) -> str:
        if self.field.shape == "many":
            return "; ".join(sorted(_member_text(self.field, member, plan) for member in self._members(body)))
        canonical = body.get(self.leaf, "")
        return _readable(self.field.kind, canonical) if canonical else ""

    def _members(self, body: Body) -> list[str]:
        return [member_of_leaf(leaf) for leaf in body if leaf.startswith(f"{self.field.name}[")]


def _widget(field: Field, plan: Plan, collection: str) -> Editor:
    if field.name == "known_none" or for_field(field, plan) is not None:
        kind = SetField if field.shape == "many" else ChoiceField
        finding = _finding(field, plan, collection)
        return kind(field.label(), finding, _shown(field, plan), required=field.about.required)
    return ProseEditor() if field.kind.name == "prose" else LineEditor()


def _finding(field: Field, plan: Plan, collection: str) -> Any:
    if field.name == "known_none":
        return lambda typed: _optional_fields(collection, typed)
    return for_field(field, plan)


def _optional_fields(collection: str, typed: str) -> list[Choice[str]]:
    from planner.model.types import RECORD_TYPES

    return [
        Choice(other.name, other.label())
        for other in RECORD_TYPES[collection].fields().values()
        if not other.about.required and not other.about.hidden and other.name not in {"known_none", "note", "cites"}
        and fold(typed) in fold(other.label())
    ]  # fmt: skip


def _shown(field: Field, plan: Plan) -> Any:
    vocabulary = field.about.vocabulary
    if vocabulary is not None:
        return lambda code: Choice(
            code, vocabulary.label(code), sign=vocabulary[code].sign, color=vocabulary[code].color
        )
    if field.about.refers:
        return RecordShown(plan, field.about.refers)
    return lambda value: Choice(value, display.value(plan, field, value))


def term_choice(vocabulary: Vocabulary, code: str) -> Choice[str]:
    """A term as a line of a list."""
    term = vocabulary[code]
    return Choice(code, term.label(), sign=term.sign, color=term.color)


def _member_text(field: Field, member: str, plan: Plan) -> str:
    if field.kind.name != "citation":
        return member
    source, _blank, place = member.partition(" ")
    record = plan.get("sources", source)
    code = short_code(plan, record) if record is not None else source
    return f"{code} {place}".strip()


def _readable(kind: Any, canonical: str) -> str:
    """The text people read, as long as it is understood as the same value again."""
    shown = cast("str", kind.show(kind.read(canonical)))
    try:
        return shown if kind.understand(shown) == canonical else canonical
    except ValueError:
        return canonical

"""A field one chooses for: it shows what is chosen on one line, and enter opens the list."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from planner.app.widgets.choices import Finding, of_records, record_choice
from planner.app.widgets.chooser import Choice, Chooser, MultiChooser
from planner.i18n import N_, _
from planner.model.naming import name_of
from planner.model.palette import legible
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.app.host import Host


class ChoiceField(Widget, can_focus=True):
    """Holds the canonical text of one choice; empty is *not known*."""

    DEFAULT_CSS = "ChoiceField { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,down", "open", N_("Choose")),
        Binding("delete,backspace", "empty", N_("Empty"), show=False),
    ]

    class Chosen(Message):
        """Somebody chose."""

        def __init__(self, field: "ChoiceField", value: str) -> None:
            super().__init__()
            self.field, self.value = field, value

        @property
        def control(self) -> "ChoiceField":
            """The field."""
            return self.field

    def __init__(
        self,
        title: str,
        finding: Finding,
        shown: Callable[[str], Choice[str]],
        value: str = "",
        *,
        id: str | None = None,
        required: bool = False,
    ) -> None:
        """`shown` gives the line for a value."""
        super().__init__(id=id)
        self._title, self.finding, self.shown, self._required = title, finding, shown, required
        self.value = value

    def show_value(self, value: str) -> None:
        """Show another value; nothing is posted."""
        self.value = value
        self.refresh()

    def render(self) -> Text:
        """The chosen line."""
        glyphs = cast("Host", self.app).glyphs
        line = Text(no_wrap=True, overflow="ellipsis")
        if not self.value:
            line.append(self._nothing(), "dim")
        else:
            self._append_value(line)
        line.append("  " + glyphs("▾"), "dim")
        return line

    def action_open(self, typed: str = "") -> None:
        """Open the list."""
        self.app.push_screen(Chooser(self._title, self.finding, typed=typed), self._answered)

    def action_empty(self) -> None:
        """Say that it is not known."""
        if not self._required:
            self._answered("")

    def on_click(self) -> None:
        """A click opens the list."""
        self.focus()
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        """A letter opens the list with it typed."""
        if event.is_printable and event.character and event.character.isalnum():
            event.stop()
            self.action_open(event.character)

    def _nothing(self) -> str:
        return _("choose…") if self._required else _("not known")

    def _append_value(self, line: Text) -> None:
        choice = self.shown(self.value)
        self._append_choice(line, choice)

    def _append_choice(self, line: Text, choice: Choice[str]) -> None:
        app = cast("Host", self.app)
        if choice.sign:
            color = legible(choice.color, app.theme_variables["surface"]) if choice.color else ""
            line.append(app.glyphs(choice.sign) + " ", color)
        line.append(choice.name)

    def _answered(self, value: str | None) -> None:
        if value is not None and value != self.value:
            self.show_value(value)
            self.post_message(self.Chosen(self, value))


class SetField(ChoiceField):
    """Holds several choices; its value is their canonical texts joined by line ends."""

    @property
    def members(self) -> frozenset[str]:
        """What is chosen."""
        return frozenset(filter(None, self.value.split("\n")))

    def action_open(self, typed: str = "") -> None:
        """Open the list with marks."""
        chooser = MultiChooser(self._title, self.finding, self.members)
        self.app.push_screen(chooser, lambda marked: self._answered("\n".join(sorted(marked or ()))))

    def _nothing(self) -> str:
        return _("none")

    def _append_value(self, line: Text) -> None:
        for number, member in enumerate(sorted(self.members, key=lambda member: self.shown(member).name)):
            line.append(", " if number else "")
            self._append_choice(line, self.shown(member))


class RecordShown:
    """Shows a record of some collections by its name; one that is gone is said to be so."""

    def __init__(self, plan: Plan, among: Sequence[str]) -> None:
        self.plan, self.among = plan, among

    def __call__(self, value: str) -> Choice[str]:
        for collection in self.among:
            if value in self.plan.table(collection):
                return record_choice(self.plan, collection, value)
        return Choice(value, name_of(self.plan, value) or _("no longer in the plan"))


class ActorPicker(ChoiceField):
    """A field that holds the id of an actor; posts `Chosen`."""

    def __init__(
        self, plan: Plan, title: str = "", value: str = "", *, partners_only: bool = False, required: bool = True,
        id: str | None = None,
    ) -> None:  # fmt: skip
        """`partners_only` leaves out actors that are part of the problem."""
        among = ("stakeholders",)
        super().__init__(
            title or _("Choose an actor"),
            of_records(plan, among, partners_only=partners_only, required=required),
            RecordShown(plan, among),
            value,
            id=id,
            required=required,
        )


def actor_chooser(plan: Plan, title: str, *, partners_only: bool = False) -> Chooser[str]:
    """A dialog that answers with the id of an actor, or None."""
    find = of_records(plan, ("stakeholders",), partners_only=partners_only)
    return Chooser(title, find, _("A name, acronym or alias"))

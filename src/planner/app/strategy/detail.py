"""The detail: everything about the chosen item or strategy, section by section, edited in place."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ContentSwitcher

from planner.app.strategy import adding
from planner.app.strategy.facts import Facts
from planner.app.strategy.sections import SECTIONS, SHOWN_IN, Section, SectionBar
from planner.app.strategy.subject import ADD, Subject, SubjectForm, joined
from planner.app.widgets.lines import Destination, Lines, line_read
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.record_form import RecordForm
from planner.app.widgets.removing import ask_to_remove
from planner.changes.change import Change
from planner.i18n import N_, _
from planner.model import vocabularies
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.strategies import Item, Strategy

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

FORMS: dict[type[Record], str] = {Item: "item-form", Strategy: "strategy-form"}


class DetailPane(Vertical):
    """One item or strategy: its fields in a form, and in sections what hangs on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A,insert", "add", N_("Add here"), id="detail.add"),
        Binding("escape", "leave", N_("Back to the tree"), id="detail.leave", show=False),
    ]

    class Left(Message):
        """Escape was pressed."""

    class Going(Message):
        """A line leads to another item or strategy."""

        def __init__(self, destination: Destination) -> None:
            super().__init__()
            self.destination = destination

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="pane")
        self.section = SECTIONS[0]
        self.facts: Facts | None = None
        self.subject: str | None = None

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)

    def compose(self) -> ComposeResult:
        """The bar, the forms and the lines; a form is made when its kind of record is first shown."""
        yield SectionBar()
        with ContentSwitcher(initial="lines", id="sections"):
            yield Lines(id="lines")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Adding here is for the sections that hold records."""
        return self.section is not SECTIONS[0] if action == "add" else super().check_action(action, parameters)

    def show(self, facts: Facts | None, id: str | None) -> None:
        """Show an item or strategy as it is now."""
        anew = id != self.subject
        self.facts, self.subject = facts, id
        self._say_name()
        self._show_section(anew=anew)

    def choose(self, section: Section) -> None:
        """Show a section."""
        changed, self.section = section is not self.section, section
        self._show_section(anew=changed)
        self.refresh_bindings()

    def focus_section(self, field: str = "") -> None:
        """Put the focus where the section is edited."""
        if self.section is SECTIONS[0]:
            self.call_after_refresh(self._focus_form, field)
            return
        lines = self.query_one(Lines)
        lines.focus()
        if lines.paragraph is None:
            lines.action_walk(1)

    @property
    def place(self) -> object:
        """Where the reader is in it: a line of the section or a field of the form; None when it is elsewhere."""
        focus = self.screen.focused
        inside = focus is not None and self in focus.ancestors
        return (line_read(self) or focus) if inside else None

    @property
    def form(self) -> SubjectForm | None:
        """The form of the kind of record that is shown, once it is made."""
        name = FORMS[type(self._record)] if self._record is not None else ""
        return next((form for form in self.query(SubjectForm) if form.id == name), None)

    def action_add(self) -> None:
        """Add to the section that is shown."""
        chosen = self.query_one(Lines).paragraph
        here = (chosen.goes or chosen.record) if chosen is not None else None
        self._add(_what(self.facts.plan, self.section, here) if self.facts is not None else "")

    def action_leave(self) -> None:
        """Go back to the tree."""
        self.post_message(self.Left())

    @property
    def _record(self) -> Item | Strategy | None:
        return self.facts.record(self.subject) if self.facts is not None and self.subject is not None else None

    def _say_name(self) -> None:
        record, facts = self._record, self.facts
        if record is None or facts is None:
            self.border_title = self.border_subtitle = ""
            return
        level = vocabularies.ITEM_LEVEL.label(record.level) if isinstance(record, Item) else _("Strategy")
        self.border_title = Text(joined(level, title_of(facts.plan, record)))
        status, late, percent = facts.status(record.id), facts.lateness(record.id), facts.progress(record.id)
        glyphs = self.planner.glyphs
        said = [f"{glyphs(term.sign)} {term.label()}" for term in (status, late) if term is not None]
        if percent is not None:
            said.insert(1 if status is not None else 0, _("{percent} %").format(percent=percent))
        self.border_subtitle = Text(joined(*said))

    def _show_section(self, *, anew: bool) -> None:
        record = self._record
        if record is None or self.facts is None:
            self.query_one("#sections").display = False
            return
        plan = self.facts.plan
        self.query_one("#sections").display = True
        self.query_one(SectionBar).show(self.section, tuple(section.count(plan, record.id) for section in SECTIONS))
        if self.section.paragraphs is None:
            self._show_form(record)
        else:
            surface = self.app.theme_variables["surface"]
            subject = Subject(plan, record.id, self.planner.glyphs, surface)
            self.query_one("#sections", ContentSwitcher).current = "lines"
            self.query_one(Lines).show(self.section.paragraphs(subject), anew=anew)

    def _show_form(self, record: Record) -> None:
        form, facts = self.form, self.facts
        if facts is None:
            return
        if form is None:
            self.call_next(self._make_form, record)
            return
        self.query_one("#sections", ContentSwitcher).current = form.id
        form.call_later(form.turn_to, record, facts.plan)

    async def _make_form(self, record: Record) -> None:
        name = FORMS[type(record)]
        if self.facts is not None and self.form is None:
            form = SubjectForm(type(record), record, self.facts.plan, id=name)
            await self.query_one("#sections", ContentSwitcher).mount(form)
        if self.section is SECTIONS[0] and type(self._record) is type(record) and self.form is not None:
            self.query_one("#sections", ContentSwitcher).current = name  # unless the app was left meanwhile

    async def _focus_form(self, field: str) -> None:
        record = self._record
        if record is not None and self.form is None:
            await self._make_form(record)
        form = self.form
        if form is not None:
            form.focus_field(field or form.rows[0].editor.leaf)

    @on(SectionBar.Chosen)
    def _section_clicked(self, event: SectionBar.Chosen) -> None:
        self.choose(event.section)
        self.focus_section()

    @on(RecordForm.Changed)
    def _changed(self, event: RecordForm.Changed) -> None:
        event.stop()
        record = event.record
        if record is None:
            return
        changes = [
            Change(record.collection, record.id, leaf, event.seen.get(leaf), text)
            for leaf, text in event.leaves.items()
        ]
        self.planner.session.write(lambda workspace: _commit(workspace, changes), otherwise=self._show_again)

    def _show_again(self) -> None:
        if self.facts is not None:
            self._show_section(anew=False)

    @on(Lines.Left)
    def _lines_left(self, event: Lines.Left) -> None:
        event.stop()
        self.action_leave()

    @on(Lines.Named)
    def _line_named(self, event: Lines.Named) -> None:
        event.stop()
        collection, id = event.destination
        if isinstance(event, Lines.Removing):
            ask_to_remove(self.planner, collection, id)
        elif collection == ADD:
            self._add(id)
        elif collection in {"items", "strategies"} and not isinstance(event, Lines.Editing):
            self.post_message(self.Going(event.destination))
        else:
            self._edit(collection, id)

    def _add(self, what: str) -> None:
        if self.subject is not None and what:
            collection = what.partition(":")[0]
            adding.add(self.planner, self.subject, what, lambda added: self._added(collection, added))

    def _added(self, collection: str, id: str) -> None:
        if self.section is not SECTIONS[0]:
            self.query_one(Lines).point_at((collection, id))

    def _edit(self, collection: str, id: str) -> None:
        record = self.facts.plan.get(collection, id) if self.facts is not None else None
        if record is None:
            return
        only = adding.fields_of(type(record))
        if collection == "reports":
            only = list(adding.AFTERWARDS)
            said = _("What was reported stays as it was given. To say what has changed, add another report.")
            self.app.notify(said, timeout=8, markup=False)
        self.app.push_screen(RecordDialog(type(record), record, only=only))


def section_of(collection: str) -> Section:
    """The section in which the records of a collection are shown."""
    return SHOWN_IN.get(collection, SECTIONS[0])


def _what(plan: Plan, section: Section, here: Destination | None) -> str:
    """What is added where the cursor stands: what its line adds, a fellow of its record, or a record of the section."""
    collection, id = here or ("", "")
    if collection == ADD:
        return id
    if collection == "assignments" and id in plan.assignments:
        return f"{collection}:{plan.assignments[id].role or 'lead'}"
    if collection == "observations" and id in plan.observations:
        return f"{collection}:{plan.observations[id].indicator}"
    if collection == "indicators":
        return f"observations:{id}"
    return "assignments:lead" if section.collection == "assignments" else section.collection


def _commit(workspace: "Workspace", changes: list[Change]) -> None:
    workspace.commit(changes)

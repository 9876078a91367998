"""What the columns of a plain table stand for: guessed, shown with what is in them, and corrected by a person."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.app.review.sources import Arrived
from planner.app.screens import Dialog
from planner.app.widgets.cells import Cell, look
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.chooser import Choice, Chooser
from planner.app.widgets.pick_one import Option, PickOne
from planner.app.widgets.register_table import Column, RegisterTable
from planner.i18n import N_, PlannerError, _, ngettext
from planner.i18n.folding import fold
from planner.model.naming import name_of, nouns
from planner.workspace.importing.arrival import Arrival
from planner.workspace.importing.files import Mapping, Table, choices, guess, incoming, read_table
from planner.workspace.workspace import Workspace

COLLECTIONS = ("stakeholders", "ties", "items")
SAMPLES = 3
"""How many values of a column are shown."""
LEFT_OUT = "-"


class MappingDialog(Dialog[None]):
    """Shows a table's columns, and what each stands for, before its rows are reviewed."""

    HELP_PAGE = "import"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go", N_("Review"), id="mapping.go"),
        Binding("delete", "leave_out", N_("Leave this column out"), id="mapping.leave_out"),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.table: Table | None = None
        self.mapping: Mapping | None = None

    def compose(self) -> ComposeResult:
        """What the rows are, and the columns."""
        with Vertical(classes="dialog -tall mapping") as box:
            box.border_title = _("What the columns mean")
            box.border_subtitle = _("enter changes · ^s reviews · esc closes")
            yield Static(_("Reading…"), id="mapping-words", markup=False)
            with Horizontal(classes="choice-row", id="rows-are"):
                yield Static(_("The rows are"), classes="row-label", markup=False)
                options = [Option(name, nouns(name, 2)) for name in COLLECTIONS]
                yield PickOne(options, COLLECTIONS[0], across=True, id="collection")
            with Horizontal(classes="choice-row", id="rows-under"):
                yield Static(_("New ones come under"), classes="row-label", markup=False)
                yield ChoiceField(_("New ones come under"), self._strategies, self._strategy, id="under")
            with Horizontal(classes="choice-row", id="rows-sheet"):
                yield Static(_("Sheet"), classes="row-label", markup=False)
                yield ChoiceField(_("Which sheet?"), self._sheets, lambda name: Choice(name, name), id="sheet")
            yield ColumnsTable()
            with Horizontal(classes="buttons"):
                yield Button(_("Review"), id="go", disabled=True)
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Read the table."""
        for row in ("#rows-are", "#rows-under", "#rows-sheet"):
            self.query_one(row).display = False
        self._read(None)

    @work(exclusive=True, group="reading")
    async def _read(self, sheet: str | None) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        try:
            table, mapping = await asyncio.to_thread(_read, workspace, self._path, sheet)
        except PlannerError as error:
            self._say(error.sentence, bad=True)
            return
        self.table, self.mapping = table, mapping
        self.query_one("#rows-are").display = True
        self.query_one("#rows-sheet").display = bool(table.sheets)
        self.query_one("#sheet", ChoiceField).show_value(table.sheet)
        self.query_one(ColumnsTable).focus()
        self._show()

    @on(PickOne.Picked, "#collection")
    def _picked(self, event: PickOne.Picked) -> None:
        workspace = self.session.workspace
        if workspace is not None and self.table is not None:
            self.mapping = guess(workspace, self.table, event.value)
            self._show()

    @on(ChoiceField.Chosen, "#under")
    def _under_chosen(self, event: ChoiceField.Chosen) -> None:
        if self.mapping is not None:
            self.mapping = replace(self.mapping, under=event.value or None)

    @on(ChoiceField.Chosen, "#sheet")
    def _sheet_chosen(self, event: ChoiceField.Chosen) -> None:
        if event.value:
            self._read(event.value)

    @on(RegisterTable.Chosen)
    def _column_chosen(self, event: RegisterTable.Chosen) -> None:
        heading, mapping = event.row, self.mapping
        if mapping is None:
            return

        def answered(key: str | None) -> None:
            if key is not None:
                self.mapping = mapping.having(heading, key)
                self._show()

        self.app.push_screen(meaning_chooser(mapping, heading), answered)

    def action_leave_out(self) -> None:
        """Leave out the column under the cursor."""
        heading = self.query_one(ColumnsTable).row
        if heading is not None and self.mapping is not None:
            self.mapping = self.mapping.having(heading, None)
            self._show()

    @on(Button.Pressed, "#go")
    def action_go(self) -> None:
        """Review what the table says."""
        if self.table is not None and self.mapping is not None and not self.mapping.lacking:
            self._review(self.table, self.mapping)

    @work(exclusive=True, group="reading")
    async def _review(self, table: Table, mapping: Mapping) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        self.query_one("#go", Button).disabled = True
        try:
            found = await asyncio.to_thread(_arrived, workspace, table, mapping)
        except PlannerError as error:
            self._say(error.sentence, bad=True)
            return
        if not (found.review.points or found.unread):
            self._say(_("The plan says all of this already; nothing changes."))
            return
        from planner.app.review.screen import review

        self.dismiss(None)
        review(self.planner, found)

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)

    def _show(self) -> None:
        table, mapping = self.table, self.mapping
        if table is None or mapping is None:
            return
        self.query_one(ColumnsTable).show_table(table, mapping)
        picker = self.query_one("#collection", PickOne)
        picker.show(picker.options, mapping.collection)
        self.query_one("#rows-under").display = mapping.collection == "items"
        self.query_one("#under", ChoiceField).show_value(mapping.under or "")
        self.query_one("#go", Button).disabled = bool(mapping.lacking)
        count = ngettext("{count} row", "{count} rows", len(table.rows)).format(count=len(table.rows))
        if mapping.lacking:
            known = choices(mapping.collection)
            lacking = ", ".join(_called(known, key) for key in mapping.lacking)
            says = _("No column stands for this yet, and no row can be read without it: {fields}.")
            self._say(says.format(fields=lacking), bad=True)
        else:
            self._say(" ".join(filter(None, (f"{table.file}, {count}.", mapping.reason))))

    def _say(self, words: str, *, bad: bool = False) -> None:
        line = self.query_one("#mapping-words", Static)
        line.update(words)
        line.set_class(bad, "-bad")

    def _strategies(self, typed: str) -> Sequence[Choice[str]]:
        plan = self.session.plan
        found = [self._strategy(id) for id in plan.strategies] if plan is not None else []
        return [choice for choice in found if fold(typed) in fold(choice.name)]

    def _strategy(self, id: str) -> Choice[str]:
        plan = self.session.plan
        return Choice(id, name_of(plan, id) if plan is not None else "")

    def _sheets(self, typed: str) -> Sequence[Choice[str]]:
        sheets = (self.table.sheet, *self.table.sheets) if self.table is not None else ()
        return [Choice(name, name) for name in sheets if fold(typed) in fold(name)]


class ColumnsTable(RegisterTable):
    """The columns of a table in their order: what they are called, what is in them, what they stand for."""

    def __init__(self) -> None:
        super().__init__(id="columns")

    def show_table(self, table: Table, mapping: Mapping) -> None:
        """Show the columns of a table."""
        known = choices(mapping.collection)
        quiet, good = look(self.app, share=0.65), look(self.app, "primary")

        def meaning(heading: str) -> Cell:
            key = mapping.fields.get(heading)
            return Cell(known.get(key, key), good) if key else Cell(_("left out"), quiet)

        def values(heading: str) -> Cell:
            return Cell(" · ".join(list(dict.fromkeys(table.column(heading)))[:SAMPLES]), quiet)

        self.show_columns(
            (
                Column("heading", _("Column"), Cell, _as_given, 16, share=1),
                Column("meaning", _("Stands for"), meaning, _as_given, 20, share=1),
                Column("values", _("What is in it"), values, _as_given, 16, share=2),
            ),
            sorted_by="as they stand",
        )
        self.show_rows(table.headings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is that of the table."""
        return False if action in {"sort_next", "sort_turn"} else super().check_action(action, parameters)

    def sort_by(self, column: str, *, downwards: bool = False) -> None:
        """Stay in the order of the table."""


def meaning_chooser(mapping: Mapping, heading: str) -> Chooser[str]:
    """Asks what a column stands for."""
    taken = {key: other for other, key in mapping.fields.items() if key and other != heading}
    found = [Choice(LEFT_OUT, _("left out"))]
    for key, name in choices(mapping.collection).items():
        beside = _("now “{heading}”").format(heading=taken[key]) if key in taken else ""
        found.append(Choice(key, name, beside))
    return Chooser(heading, _narrowed(found))


def _narrowed(found: Sequence[Choice[str]]) -> Callable[[str], Sequence[Choice[str]]]:
    return lambda typed: [choice for choice in found if fold(typed) in fold(choice.name)]


def _called(known: dict[str, str], key: str) -> str:
    return known.get(key) or next((name for said, name in known.items() if said.partition(".")[0] == key), key)


def _as_given(row: str) -> str:
    return row


def _read(workspace: Workspace, path: Path, sheet: str | None) -> tuple[Table, Mapping]:
    table = read_table(path, sheet)
    return table, guess(workspace, table)


def _arrived(workspace: Workspace, table: Table, mapping: Mapping) -> Arrived:
    return Arrived(workspace, Arrival((incoming(workspace, table, mapping),)))

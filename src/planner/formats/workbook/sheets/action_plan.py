"""The action plan: every strategy that is carried out, one row an item, folded as its tree is."""

from collections.abc import Callable, Sequence

from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import EMPTY, Cell
from planner.formats.workbook.columns import Column, computed
from planner.formats.workbook.rows import PlanRow, Sums
from planner.formats.workbook.styles import look_of_depth
from planner.formats.workbook.table_sheet import Register, Row
from planner.i18n import _
from planner.model import vocabularies
from planner.model.assignments import LEADING, assigned, leads
from planner.model.monitoring import Report
from planner.model.progress import TIMELINESS, counted_report, progress_within, status_of, timeliness
from planner.model.strategies import Assignment, Item, Strategy

NEAR = ("code", "level", "title", "start", "end", "priority")
WIDTHS: dict[str, float] = {"code": 7, "level": 10, "title": 42, "start": 15.5, "end": 15.5, "priority": 9, "weight": 7,
                            "open": 12, "finding": 13}  # fmt: skip
LEADS = 3


def action_plan(book: Book, rows: Sequence[PlanRow]) -> Register[PlanRow]:
    """The register of the action plan."""
    columns = _Columns(book, rows).every()
    keys = [column.key for column in columns]
    return Register(
        "items",
        _("Action plan"),
        _("One row for each action; fold it with the numbers at the left edge. Grey headings are worked out."),
        columns,
        [Row(r.id, r, look_of_depth(r.depth, has_children=r.has_children), r.depth) for r in rows],
        paper=(keys.index("code" if all(row.record.code for row in rows) else "number") + 1, keys.index("spent") + 1),
        frozen=keys.index(f"title.{book.language}") + 1,
        indented=f"title.{book.language}",
    )


class _Columns:
    """The columns of the action plan for one plan."""

    def __init__(self, book: Book, rows: Sequence[PlanRow]) -> None:
        self.book, self.plan, self.today = book, book.plan, book.stamp.day
        self.progress: dict[str, int] = {}
        for row in rows:
            if isinstance(row.record, Strategy):
                self.progress.update(progress_within(self.plan, row.id))
        self.money = Sums(self.plan, rows)

    def every(self) -> list[Column[PlanRow]]:
        fields = [column.reading(_record) for column in self.book.fields.of(Item, NEAR, WIDTHS)]
        by_key = {column.key: column for column in fields}
        front = ["code", "level", f"title.{self.book.language}"]
        dates = ["start", "end"]
        rest = [column for column in fields if column.key not in (*front, *dates, "priority")]
        return [
            *self._place(), *(by_key[key] for key in front), *self._people(),
            *(by_key[key] for key in dates), *self._status(), *self._money(),
            by_key["priority"], *self._others(), *rest,
        ]  # fmt: skip

    def _place(self) -> list[Column[PlanRow]]:
        return [
            Column("belongs", _("Belongs to"), 9, lambda row: cells.text(row.belongs, faint=True),
                   help=_("The number of the row it stands under; write it for a new action.")),
            computed("number", _("No."), 6.5, lambda row: cells.text(row.number)),
        ]  # fmt: skip

    def _people(self) -> list[Column[PlanRow]]:
        actors = self.book.lists.of_records("stakeholders")
        lead, supporting = vocabularies.ROLE.label("lead"), vocabularies.ROLE.label("support")
        headers = (lead, f"{lead} 2", f"{lead} 3")
        own = [Column(f"lead{n + 1}", header, 13, self._lead(n), choices=actors) for n, header in enumerate(headers)]
        supports = Column(
            "support", supporting, 23, self._role("support"), help=_("Separate several with a semicolon.")
        )
        above = computed("lead_above", _("Lead of the level above"), 13, self._lead_above)
        return [*own, above, supports]

    def _others(self) -> list[Column[PlanRow]]:
        roles = [Column("co_lead", _("Of these, co-leads"), 22, self._role("co_lead"))]
        for role in ("accountable", "funder", "target_group"):
            roles.append(Column(role, vocabularies.ROLE.label(role), 22, self._role(role)))
        return [*roles, computed("report", _("Last report"), 40, self._report)]

    def _status(self) -> list[Column[PlanRow]]:
        statuses = self.book.lists.of_vocabulary(vocabularies.STATUS)
        return [
            Column("status", Report.fields()["status"].label(), 20, self._status_cell, choices=statuses,
                   help=_("Changing it makes a new progress report.")),
            Column("percent", Report.fields()["percent"].label(), 8, self._percent, percent=True, align="right"),
            computed("timeliness", _("On time?"), 13, self._timeliness),
        ]  # fmt: skip

    def _money(self) -> list[Column[PlanRow]]:
        return [
            computed(term.code, term.label(), 13, self.money.reader(term.code), align="right")
            for term in vocabularies.BUDGET_KIND
        ]

    def _lead(self, place: int) -> Callable[[PlanRow], Cell]:
        def cell(row: PlanRow) -> Cell:
            names = [self._named(assignment) for assignment in assigned(self.plan, row.id, LEADING)]
            if place < LEADS - 1:
                return cells.text(names[place]) if place < len(names) else EMPTY
            return cells.listed(names[place:])

        return cell

    def _lead_above(self, row: PlanRow) -> Cell:
        """Who leads because they lead what stands above; not read back, or they would become leads of its own."""
        found = leads(self.plan, row.id)
        return cells.listed([self.book.labels.of(who) for who in found.who]) if found.above is not None else EMPTY

    def _role(self, role: str) -> Callable[[PlanRow], Cell]:
        return lambda row: cells.listed(sorted(self._named(a) for a in assigned(self.plan, row.id, (role,))))

    def _named(self, assignment: Assignment) -> str:
        """The actor, and in brackets that it is only wished for or planned where that is known."""
        name = self.book.labels.of(assignment.stakeholder)
        if assignment.state in vocabularies.IN_FORCE:
            return name
        return f"{name} ({vocabularies.LIFE.label(assignment.state).lower()})"

    def _status_cell(self, row: PlanRow) -> Cell:
        return cells.term(vocabularies.STATUS, status_of(self.plan, row.id, self.today))

    def _percent(self, row: PlanRow) -> Cell:
        return cells.percent(self.progress.get(row.id))

    def _timeliness(self, row: PlanRow) -> Cell:
        code = timeliness(self.plan, row.id, self.today)
        return EMPTY if code == "undated" else cells.term(TIMELINESS, code)

    def _report(self, row: PlanRow) -> Cell:
        report = counted_report(self.plan, row.id)
        if report is None:
            return EMPTY
        said = (str(report.period or ""), report.done.pick())
        return cells.text(": ".join(part for part in said if part))


def _record(row: PlanRow) -> Strategy | Item:
    return row.record

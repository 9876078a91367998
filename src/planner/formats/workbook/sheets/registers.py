"""The sheets that are plain registers: each takes its columns from the fields its record type declares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.columns import Column, computed
from planner.formats.workbook.rows import PlanRow, action_count, by_indicator, in_tree, newest, newest_values, tie_count
from planner.formats.workbook.styles import look_of_depth
from planner.formats.workbook.table_sheet import Register, Row
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder, Tie
from planner.model.assignments import leads, supports
from planner.model.documents import Source
from planner.model.monitoring import BudgetLine, Indicator, Observation, Report
from planner.model.record import Record
from planner.model.strategies import Item, Link, Strategy

Columns = list[Column[Any]]


def indicators(book: Book) -> Register[Any]:
    """The indicators, with their baseline, their target and the newest value beside them."""
    values = newest_values(book)
    columns = book.fields.of(
        Indicator, ("item", "name", "unit", "verification", "frequency", "responsible", "direction", "overlapping"),
        {"item": 30, "name": 40, "unit": 13, "verification": 28, "frequency": 13, "responsible": 18, "direction": 12,
         "overlapping": 11},
    )  # fmt: skip
    observed = [
        computed(kind.code, kind.label(), 16, newest(values, kind.code), align="right")
        for kind in vocabularies.OBSERVATION_KIND
    ]
    own = _split(columns, "unit", observed)
    return _register("indicators", _("Indicators"), _("What is measured, and how; values are on the next sheet."),
                     own, "overlapping", in_tree(book, "indicators"))  # fmt: skip


def observations(book: Book) -> Register[Any]:
    """Every value observed or aimed at."""
    columns = book.fields.of(
        Observation,
        ("indicator", "kind", "value", "said", "period", "sex", "age_group", "people", "territory", "comment"),
        {"indicator": 44, "said": 20, "period": 23, "sex": 11, "age_group": 18, "people": 13, "territory": 18,
         "comment": 30},
    )  # fmt: skip
    last = f"comment.{book.language}"
    return _register("observations", _("Measured values"), _("One row for each baseline, target or actual value."),
                     columns, last, by_indicator(book))  # fmt: skip


def budget(book: Book) -> Register[Any]:
    """The budget lines."""
    columns = book.fields.of(
        BudgetLine, ("item", "concept", "kind", "amount", "in_kind", "funder", "period"),
        {"item": 40, "concept": 32, "in_kind": 26, "period": 23},
    )  # fmt: skip
    return _register("budget_lines", _("Budget"), _("One row for each amount requested, committed or spent."),
                     columns, "period", in_tree(book, "budget_lines"))  # fmt: skip


def reports(book: Book) -> Register[Any]:
    """The progress reports."""
    columns = book.fields.of(
        Report, ("item", "period", "status", "percent", "done", "obstacle", "next_step", "evidence", "by", "date"),
        {"item": 34, "period": 23, "status": 20, "done": 36, "obstacle": 26, "next_step": 26, "evidence": 18, "by": 16,
         "date": 15.5},
    )  # fmt: skip
    return _register("reports", _("Progress reports"), _("Add a row for each report; never change an older one."),
                     columns, "date", in_tree(book, "reports"))  # fmt: skip


def stakeholders(book: Book) -> Register[Any]:
    """The actors, with the number of their ties and of what they lead and support."""
    plan = book.plan
    columns = book.fields.of(
        Stakeholder, ("name", "acronym", "kind", "sector", "level", "territory", "state", "roles", "resources"),
        {"name": 40, "acronym": 13, "roles": 34, "resources": 34, "territory": 18, "sector": 16},
    )  # fmt: skip
    led = action_count(book, lambda item: leads(plan, item).who)
    supported = action_count(book, lambda item: supports(plan, item))
    counted = [
        computed("ties", _("Ties"), 11, tie_count(book), align="right"),
        computed("ties_later", _("With the planned ones"), 12, tie_count(book, with_planned=True), align="right"),
        computed("leads", _("Actions led"), 11, led, align="right"),
        computed("supports", _("Actions supported"), 9, supported, align="right"),
    ]
    records = sorted((s for s in plan.stakeholders.values() if not s.merged_into),
                     key=lambda s: sort_key(s.name.pick()))  # fmt: skip
    says = _("Everybody who matters to the plan. Of their ties count those that exist today.")
    return _register("stakeholders", _("Stakeholders"), says,
                     _split(columns, "state", counted), f"resources.{book.language}", records)  # fmt: skip


def ties(book: Book) -> Register[Any]:
    """The ties between actors."""
    columns = book.fields.of(
        Tie, ("source", "type", "target", "state", "role", "strength", "start", "end", "description"),
        {"source": 30, "type": 22, "target": 30, "role": 20, "description": 36},
    )  # fmt: skip
    records = sorted(book.plan.ties.values(), key=lambda tie: (
        sort_key(book.labels.of(tie.source)), tie.type or "", sort_key(book.labels.of(tie.target))))  # fmt: skip
    return _register("ties", _("Ties"), _("Who is tied to whom, and how."), columns,
                     f"description.{book.language}", records)  # fmt: skip


def strategies(book: Book) -> Register[Any]:
    """The strategies, projects, laws and frameworks of the plan."""
    columns = book.fields.of(
        Strategy, ("code", "title", "kind", "state", "owner", "territory", "start", "end", "description"),
        {"code": 10, "title": 42, "owner": 24, "description": 50},
    )  # fmt: skip
    return _register("strategies", _("Strategies and frameworks"),
                     _("What is carried out, and what it answers to."), columns, f"description.{book.language}",
                     list(book.plan.strategies.values()))  # fmt: skip


def frameworks(book: Book, rows: Sequence[PlanRow]) -> Register[PlanRow]:
    """The items of the frameworks and diagnoses that the plan answers to."""
    fields = book.fields.of(Item, ("code", "level", "title", "finding", "description"),
                            {"title": 60, "description": 60, "code": 9})  # fmt: skip
    columns: list[Column[PlanRow]] = [column.reading(lambda row: row.record) for column in fields]
    title = f"title.{book.language}"
    return Register(
        "frameworks", _("Frameworks"), _("What the actions align with and answer to."), columns,
        [Row(r.id, r, look_of_depth(r.depth, has_children=r.has_children), r.depth) for r in rows],
        paper=(1, _place(columns, f"description.{book.language}")), frozen=_place(columns, title), indented=title,
    )  # fmt: skip


def links(book: Book) -> Register[Any]:
    """The links between items, across strategies too."""
    columns = book.fields.of(
        Link, ("source", "type", "target", "description"), {"source": 50, "type": 18, "target": 50, "description": 40}
    )
    order = {label: n for n, label in enumerate(book.labels.every("strategies", "items"))}
    records = sorted(book.plan.links.values(), key=lambda link: (order.get(book.labels.of(link.source), 0), link.id))
    return _register("links", _("Links"), _("How actions answer to, depend on and align with others."), columns,
                     f"description.{book.language}", records)  # fmt: skip


def sources(book: Book) -> Register[Any]:
    """The documents that statements come from, with how many records cite each."""
    cited: dict[str, int] = {}
    for _name, table in book.plan.tables():
        for body in table.bodies.values():
            for id in {leaf[6:-1].partition(" ")[0] for leaf in body if leaf.startswith("cites[")}:
                cited[id] = cited.get(id, 0) + 1
    columns = book.fields.of(Source, ("title", "publisher", "date", "file", "url", "description"),
                             {"title": 50, "publisher": 28, "url": 30, "description": 40})  # fmt: skip
    count: Column[Source] = computed(
        "cited", _("Records citing it"), 10, lambda s: cells.number(cited.get(s.id, 0)), align="right"
    )
    records = sorted(book.plan.sources.values(), key=lambda source: sort_key(source.title.pick()))
    return _register("sources", _("Sources"), _("The documents that the statements of the plan come from."),
                     _split(columns, "url", [count]), f"description.{book.language}", records)  # fmt: skip


def _register(key: str, name: str, says: str, columns: Columns, last: str, records: Sequence[Record]) -> Register[Any]:
    rows = [Row(record.id, record) for record in records]
    return Register(key, name, says, columns, rows, paper=(1, _place(columns, last)))


def _place(columns: Sequence[Column[Any]], key: str) -> int:
    return [column.key for column in columns].index(key) + 1


def _split(columns: Columns, after: str, more: Iterable[Column[Any]]) -> Columns:
    """The columns with `more` put in behind the field `after`."""
    place = next(n for n, column in enumerate(columns, start=1) if column.key.partition(".")[0] == after)
    return [*columns[:place], *more, *columns[place:]]


PLAIN: Mapping[str, Callable[[Book], Register[Any]]] = {
    "indicators": indicators, "observations": observations, "budget_lines": budget, "reports": reports,
    "stakeholders": stakeholders, "ties": ties, "strategies": strategies, "links": links, "sources": sources,
}  # fmt: skip
"""The sheets that show the records of one type, by collection, in the order of the workbook."""

BEHIND = frozenset({"strategies", "links", "sources"})
"""Those that stand behind the matrix: what the actions answer to and come from."""

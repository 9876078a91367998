"""What an analysis found, as plain values for JSON: the same panels, with codes beside words and ids beside names."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from planner.analysis.panel import Chart, Mark, Panel, Row, Value
from planner.model.dates import When
from planner.model.naming import short_code, title_of
from planner.model.plan import Plan
from planner.model.values import Money


def document(plan: Plan, panels: Sequence[Panel]) -> dict[str, Any]:
    """Every panel by its key: sentences, rows by the keys of their columns, and charts; unknown values are null."""
    return {
        "fictitious": bool(plan.sheet.fictitious),
        **{panel.key: _panel(plan, panel) for panel in panels},
    }


def _panel(plan: Plan, panel: Panel) -> dict[str, Any]:
    found: dict[str, Any] = {"title": panel.title, "sentences": list(panel.sentences)}
    if panel.columns:
        found["columns"] = {column.key: column.label for column in panel.columns}
        found["rows"] = [_row(plan, panel, row) for row in panel.rows]
    if panel.charts:
        found["charts"] = [_chart(chart) for chart in panel.charts]
    return found | ({"notes": list(panel.notes)} if panel.notes else {})


def _row(plan: Plan, panel: Panel, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if row.goes is not None:
        found |= _record(plan, *row.goes)
    if row.depth or row.heading:
        found |= {"depth": row.depth, "heading": row.heading}
    values = {column.key: plain(cell) for column, cell in zip(panel.columns, row.cells, strict=True)}
    return found | {"values": values}


def _record(plan: Plan, collection: str, id: str) -> dict[str, Any]:
    record = plan.get(collection, id)
    named = {} if record is None else {"short_code": short_code(plan, record), "name": title_of(plan, record)}
    return {"type": collection, "id": id, **named}


def _chart(chart: Chart) -> dict[str, Any]:
    series = {series.name: list(series.values) for series in chart.series}
    return {
        "kind": chart.kind,
        "title": chart.title,
        "labels": list(chart.labels),
        "series": series,
        "says": chart.says,
    }


def plain(value: Value) -> Any:
    """A value as JSON has it: money with its currency, a date in its canonical text, a sign by its code."""
    if isinstance(value, Money):
        return {"amount": f"{value.amount:f}", "currency": value.currency}
    if isinstance(value, When):
        return value.text
    if isinstance(value, Mark):
        return value.code or value.label
    return float(value) if isinstance(value, Decimal) else value

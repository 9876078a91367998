"""`planner check`: what is wrong or missing in the plan, and what the reader of a commitment will ask."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from planner.cli.analyses import OPTIONS, question
from planner.cli.command import option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.analysis.panel import Panel, Row
    from planner.model.plan import Plan
    from planner.model.problems import Problem

LISTS = ("problems", "asked")
"""The panels that name every record."""
COUNTS = 3
"""The columns of the others that fit a terminal."""
STRATEGY, PROFILE = OPTIONS["strategies"], OPTIONS["profile"]


@planner_command("check", N_("List what is wrong or missing; ends with status 1 when there is an error among it."))
@option(STRATEGY[0], "strategies", help=STRATEGY[2], **STRATEGY[1])
@option(PROFILE[0], "profile", help=PROFILE[2], **PROFILE[1])
@option("--all", "whole", is_flag=True, help=N_("Name the records of every hint too, instead of only counting them."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: a list of problems."))
@pass_session
def command(session: Session, /, whole: bool, as_json: bool, **limits: Any) -> int:
    """Show what is wrong or missing; returns the exit status."""
    from planner.analysis.checks.figures import check
    from planner.analysis.checks.panels import draw
    from planner.cli.text import warn_if_invented

    with session.open() as workspace:
        plan, day = workspace.plan, workspace.today
    warn_if_invented(plan, as_json=as_json)
    asked = question(plan, day, None, limits)
    found = check(plan, asked)
    if as_json:
        documents = [_document(plan, problem) for problem in found.problems]
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    else:
        _tell(draw(plan, found, asked), whole=whole)
    return 1 if any(problem.severity == "error" for problem in found.problems) else 0


def _tell(panels: "Sequence[Panel]", *, whole: bool) -> None:
    """The panels; unless all is wanted, hints are only counted, and a terminal gets the columns that fit it."""
    from planner.cli.panels import told
    from planner.cli.text import width

    limit = width()
    shown = panels if whole else [_short(panel, narrow=limit is not None) for panel in panels]
    click.echo("\n".join(told([panel for panel in shown if panel.rows or panel.key not in LISTS], limit)))
    if any(len(panel.rows) < len(full.rows) for panel, full in zip(shown, panels, strict=True)):
        click.echo("\n" + _("Hints are only counted here; --all names them all."))


def _short(panel: "Panel", *, narrow: bool) -> "Panel":
    if panel.key == "problems":
        return replace(panel, rows=tuple(row for row in panel.rows if _grave(row)))
    if not narrow or panel.key in LISTS:
        return panel
    rows = tuple(replace(row, cells=row.cells[:COUNTS]) for row in panel.rows)
    return replace(panel, columns=panel.columns[:COUNTS], rows=rows)


def _grave(row: "Row") -> bool:
    return row.tone in ("alarm", "notice")


def _document(plan: "Plan", problem: "Problem") -> dict[str, Any]:
    from planner.model.naming import short_code, title_of

    record = plan.get(problem.collection, problem.id)
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "type": problem.collection,
        "id": problem.id,
        "short_code": short_code(plan, record) if record is not None else None,
        "name": title_of(plan, record) if record is not None else None,
        "field": problem.field,
        "sentence": problem.sentence,
        "advice": problem.advice,
    }

"""`planner check`: what is wrong or missing in the plan."""

import json
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model.plan import Plan
    from planner.model.problems import Problem

SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "hint": N_("Hint")}


@planner_command("check", N_("List what is wrong or missing; ends with status 1 when there is an error among it."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: a list of problems."))
@pass_session
def command(session: Session, as_json: bool) -> int:
    """List the problems; returns the exit status."""
    from planner.cli.notices import warn_if_invented
    from planner.workspace.checking import problems

    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        found = problems(workspace)
        if as_json:
            document = [_document(workspace.plan, problem) for problem in found]
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            _tell(workspace.plan, found)
    return 1 if any(problem.severity == "error" for problem in found) else 0


def _tell(plan: "Plan", found: "Sequence[Problem]") -> None:
    for problem in found:
        click.echo(f"{_(SEVERITIES[problem.severity])}: {_where(plan, problem)}: {problem.sentence} {problem.advice}")
    if found:
        says = ngettext("{count} problem", "{count} problems", len(found))
        click.echo("\n" + says.format(count=len(found)))
    else:
        click.echo(_("No problems."))


def _where(plan: "Plan", problem: "Problem") -> str:
    from planner.changes.wording import noun
    from planner.model.naming import short_code, title_of

    record = plan.get(problem.collection, problem.id)
    if record is None:
        return noun(problem.collection)
    return f"{title_of(plan, record)} ({short_code(plan, record)})"


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

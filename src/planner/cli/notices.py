"""What must be said before anything else about a plan: that it is invented, or can only be read."""

from typing import TYPE_CHECKING

import click

from planner.i18n import _

if TYPE_CHECKING:
    from planner.model.plan import Plan


def warn_if_invented(plan: "Plan", *, as_json: bool = False) -> None:
    """Say on top of an output that the plan is invented; beside it where the output is JSON."""
    if plan.sheet.fictitious:
        click.echo(_("INVENTED EXAMPLE: no body, figure or date in it is real."), err=as_json)

"""`planner live`: the map in the browser of this computer, following the plan."""

import sys
import time
from typing import TYPE_CHECKING

import click

from planner.cli.command import option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, PlannerError, _

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

FOLLOW_SECONDS = 0.5


@planner_command(
    "live",
    N_("Show the map in the browser while the plan changes; ends with ctrl+c. Only this computer can open it."),
)
@option("--no-browser", is_flag=True, help=N_("Do not open the browser; only say the address."))
@pass_session
def command(session: Session, no_browser: bool) -> None:
    """Serve the map until it is interrupted, which is how it is meant to end."""
    from planner.cli.text import warn_if_invented
    from planner.workspace.live import LivePlan

    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        live = LivePlan(workspace)
        try:
            _announce(live.start(), browser=sys.stdout.isatty() and not no_browser)
            _follow(workspace)
        except KeyboardInterrupt:
            click.echo(err=True)
        finally:
            live.stop()


def _announce(address: str, *, browser: bool) -> None:
    click.echo(_("The live map is at {address}").format(address=address))
    click.echo(_("It ends with ctrl+c."))
    if browser:
        click.launch(address)


def _follow(workspace: "Workspace") -> None:
    """Take in what other programs save, for ever; a file that is held for a moment is tried again."""
    while True:
        time.sleep(FOLLOW_SECONDS)
        try:
            workspace.follow()
        except PlannerError as error:
            click.echo(error.sentence, err=True)

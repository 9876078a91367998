"""`planner network`: where every actor stands in the network, and how the whole is."""

import json
from typing import TYPE_CHECKING

import click

from planner.cli.command import option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.terms import TermType
from planner.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection


@planner_command(
    "network",
    N_("Show the figures of the network of actors: contacts, who is a bridge, and who would lose contact without it."),
)
@option("--type", "types", multiple=True, type=TermType("TIE_TYPE"), metavar=N_("TIE"),
        help=N_("Only ties of this type; may be given several times."))  # fmt: skip
@option("--sector", "sectors", multiple=True, type=TermType("SECTOR"), metavar=N_("SECTOR"),
        help=N_("Only actors of this sector; may be given several times."))  # fmt: skip
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: the network, and a list of its actors."))
@pass_session
def command(session: Session, types: "Collection[str]", sectors: "Collection[str]", as_json: bool) -> None:
    """Compute the figures and show them."""
    from planner.analysis.network import network
    from planner.cli.figures import document, told
    from planner.cli.notices import warn_if_invented
    from planner.cli.text import width

    with session.open() as workspace:
        plan = workspace.plan
    warn_if_invented(plan, as_json=as_json)
    found = network(plan, types=types or None, sectors=sectors or None)
    if as_json:
        click.echo(json.dumps(document(plan, found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(told(plan, found, width())))

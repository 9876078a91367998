"""The choice of what an output may show."""

import click

from planner.cli.command import option
from planner.i18n import N_, _

EDITIONS = ("shareable", "internal")

edition_option = option(
    "--edition", type=click.Choice(EDITIONS), default="shareable", show_default=True,
    help=N_("What it may show: only what can be passed on, or everything."),
)  # fmt: skip


def told_edition(edition: str) -> str:
    """One line about what an output holds."""
    if edition == "internal":
        return _("Internal edition: it holds everything. Do not pass it on.")
    return _("Shareable edition: internal notes, contacts, ratings and conflicts are left out.")

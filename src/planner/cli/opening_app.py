"""Opens the app: what `planner` does when it is given no command."""

import sys

import click

from planner.cli.session import Session
from planner.i18n import Language, _


def open_app(session: Session, language: Language | None) -> int:
    """Show the app over the plan; returns its exit status. Raises UsageError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        says = _("The app needs a terminal. For scripts there are commands, like “planner show stakeholders”.")
        raise click.UsageError(says)
    from planner.app.start import run_app

    return run_app(session.open, language)

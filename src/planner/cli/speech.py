"""Click in the reader's language: its own sentences are looked up in our catalogue."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from planner.i18n import _, ngettext

SPEAKING = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
"""The modules of click whose sentences can reach a reader here."""


def teach_click() -> None:
    """Give those modules our `_` and `ngettext` in place of those of the process, which know one language only."""
    for module in SPEAKING:
        for name, ours in (("_", _), ("ngettext", ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)

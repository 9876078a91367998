"""Dates as people type them after an option."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from planner.model.when import When


def typed_date(option: str, text: str | None) -> "When | None":
    """The date somebody typed after an option."""
    from planner.model.kinds import WHEN

    if text is None:
        return None
    try:
        return WHEN.read(WHEN.understand(text))
    except ValueError as complaint:
        raise click.BadParameter(str(complaint), param_hint=option) from complaint

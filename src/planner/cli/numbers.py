"""Whole numbers as people type them; whatever else is typed is answered with a plain sentence."""

from typing import Any

import click

from planner.i18n import _


class WholeNumber(click.IntRange):
    """A whole number from `lowest` on, up to `highest` when there is one."""

    def __init__(self, lowest: int, highest: int | None = None) -> None:
        super().__init__(lowest, highest)
        self._lowest, self._highest = lowest, highest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; raises UsageError, which does not name types as programs do."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter as error:
            says = _("“{text}” does not fit here: type a whole number, {lowest} or more.")
            if self._highest is not None:
                says = _("“{text}” does not fit here: type a whole number from {lowest} to {highest}.")
            told = says.format(text=value, lowest=self._lowest, highest=self._highest)
            raise click.UsageError(told, ctx) from error

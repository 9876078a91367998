"""The words by which people name a term of a vocabulary."""

from typing import Any

import click

from planner.i18n import _


class TermType(click.ParamType[str, str]):
    """A term of a vocabulary by its code, its label in either language or another word for it; gives the code."""

    def __init__(self, vocabulary: str) -> None:
        """`vocabulary` is its name in `planner.model.vocabularies`, which is imported when a word is read."""
        self.vocabulary = vocabulary
        self.name = vocabulary.lower()

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the term; a usage error with all that is accepted otherwise."""
        from planner.model import vocabularies

        known = getattr(vocabularies, self.vocabulary)
        code = known.find(str(value))
        if isinstance(code, str):
            return code
        accepted = ", ".join(term.label() for term in known)
        says = _("“{word}” is not one of these: {accepted}.")
        raise click.BadParameter(says.format(word=value, accepted=accepted), ctx, param)

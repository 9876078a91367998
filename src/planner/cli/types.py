"""The words people type after a command: dates, numbers, terms, types of record, and what an output may show."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import option
from planner.i18n import N_, _
from planner.i18n.folding import closest, fold

if TYPE_CHECKING:
    from planner.model.dates import When


def typed_date(option: str, text: str | None) -> "When | None":
    """The date somebody typed after an option."""
    from planner.model.value_kinds import WHEN

    if text is None:
        return None
    try:
        return WHEN.read(WHEN.understand(text))
    except ValueError as complaint:
        raise click.BadParameter(str(complaint), param_hint=option) from complaint


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


def words() -> Mapping[str, str]:
    """Collections by every folded word for them."""
    from planner.model.types import RECORD_TYPES

    return {
        fold(word): collection
        for collection, record_type in RECORD_TYPES.items()
        for word in (*record_type.about.also, *record_type.about.nouns, record_type.__name__, collection)
    }


class RecordType(click.ParamType[str, str]):
    """A type of record, as people name it; its value is the name of the collection."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The collection that the word stands for; a usage error with the nearest word otherwise."""
        known = words()
        found = known.get(fold(str(value)))
        if found is not None:
            return found
        near = closest(str(value), list(known))
        says = _("there is no type “{word}”; choose one of: {known}.").format(word=value, known=", ".join(type_names()))
        if near is not None:
            says = _("there is no type “{word}”; did you mean “{near}”?").format(word=value, near=near)
        raise click.BadParameter(says, ctx, param)


def type_names() -> list[str]:
    """The names of the types, in the order people read them."""
    from planner.i18n import current_language
    from planner.model.naming import nouns
    from planner.model.types import RECORD_TYPES

    if current_language() == "en":
        return list(RECORD_TYPES)
    return ["plan" if collection == "plan" else nouns(collection, 2) for collection in RECORD_TYPES]

"""Filtering the register by what its actors are: a line of chips, and the dialogs that set them."""

from collections.abc import Callable, Sequence
from typing import cast

from textual.message import Message

from planner.app.network.register import FACETS, Filter, Register
from planner.app.screens import PlannerScreen
from planner.app.widgets.cells import look
from planner.app.widgets.chooser import Choice, Chooser, MultiChooser
from planner.app.widgets.clickable_line import ClickableLine, Stretch
from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.text import sort_key
from planner.model.actors import Stakeholder
from planner.model.naming import name_of
from planner.model.vocabulary import Vocabulary


class FacetLine(ClickableLine):
    """The filters that are on, each with what takes it off."""

    class Asked(Message):
        """A filter is to be set: a facet by name, or None for any of them."""

        def __init__(self, facet: str | None) -> None:
            super().__init__()
            self.facet = facet

    class Dropped(Message):
        """A filter is to be taken off."""

        def __init__(self, facet: str) -> None:
            super().__init__()
            self.facet = facet

    def __init__(self) -> None:
        super().__init__(id="facets")
        self._register: Register | None = None
        self._filter = Filter()

    def show(self, register: Register, wanted: Filter) -> None:
        """Show the filters that are on."""
        self._register, self._filter = register, wanted
        self.set_class(bool(wanted.chosen), "-on")
        self.redraw()

    def left(self) -> list[Stretch]:
        """One chip a filter."""
        register = self._register
        if register is None:
            return []
        on, add = look(self.app, ground="panel"), look(self.app, share=0.65)
        chips: list[Stretch] = []
        for facet, values in self._filter.chosen.items():
            names = ", ".join(sorted((value_label(register, facet, value) for value in values), key=sort_key))
            chips.append(Stretch(f" {facet_label(facet)}: {names} ", on, self._asking(facet)))
            chips.append(Stretch(cast("PlannerScreen", self.screen).planner.glyphs("✕ "), on, self._dropping(facet)))
            chips.append(Stretch(" ", add))
        return [*chips, Stretch(" + " + _("filter by…") + " ", add, self._asking(None))]

    def _asking(self, facet: str | None) -> Callable[[], object]:
        return lambda: self.post_message(self.Asked(facet))

    def _dropping(self, facet: str) -> Callable[[], object]:
        return lambda: self.post_message(self.Dropped(facet))


def facet_label(facet: str) -> str:
    """What a facet is called."""
    return _("Member of") if facet == "mechanism" else Stakeholder.fields()[facet].label()


def value_label(register: Register, facet: str, value: str) -> str:
    """What a value of a facet is called."""
    vocabulary = _vocabulary(facet)
    if not value:
        return _("not known")
    return vocabulary.label(value) if vocabulary is not None else name_of(register.plan, value)


def facet_chooser(wanted: Filter) -> Chooser[str]:
    """Asks which facet to filter by."""

    def found(typed: str) -> Sequence[Choice[str]]:
        return [
            Choice(facet, facet_label(facet), _("filtered") if facet in wanted.chosen else "")
            for facet in FACETS
            if fold(typed) in fold(facet_label(facet))
        ]

    return Chooser(_("Filter by"), found)


def value_chooser(register: Register, facet: str, wanted: Filter) -> MultiChooser:
    """Asks which values of a facet to show, each with how many actors have it."""
    counts = register.counts(facet, wanted)
    marked = wanted.chosen.get(facet, frozenset())
    vocabulary = _vocabulary(facet)

    def found(typed: str) -> Sequence[Choice[str]]:
        choices = [
            Choice(
                value,
                value_label(register, facet, value),
                str(counts[value]),
                vocabulary[value].sign if vocabulary is not None and value else "",
            )
            for value in {*counts, *marked}
        ]
        order = [term.code for term in vocabulary] if vocabulary is not None else []
        choices.sort(key=lambda choice: (_rank(order, choice.value), sort_key(choice.name)))
        return [choice for choice in choices if fold(typed) in fold(choice.name)]

    return MultiChooser(facet_label(facet), found, marked)


def _rank(order: Sequence[str], value: str) -> int:
    return order.index(value) if value in order else len(order) + (not value)


def _vocabulary(facet: str) -> Vocabulary | None:
    return None if facet == "mechanism" else Stakeholder.fields()[facet].about.vocabulary

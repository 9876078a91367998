"""The line that says what an analysis is limited to, and the dialogs that ask for it."""

from collections.abc import Callable, Sequence
from functools import partial

from rich.cells import cell_len
from textual.message import Message

from planner.analysis.registry import Analysis, Limit
from planner.app.analysis.limits import KEYS, PROFILES, RECORDS, SEVERAL, Limits, everything, said
from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.app.widgets.choices import Finding, of_records
from planner.app.widgets.chooser import Choice, Chooser, MultiChooser
from planner.app.widgets.clickable_line import ClickableLine, Stretch
from planner.app.widgets.strategy_switcher import in_order
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.actions import REFERENCE_KINDS
from planner.model.naming import names, title_of
from planner.model.plan import Plan


class LimitLine(ClickableLine):
    """One chip a limit, with the key that asks for it."""

    class Asked(Message):
        """A limit is to be chosen."""

        def __init__(self, limit: Limit) -> None:
            super().__init__()
            self.limit = limit

    class Dropped(Asked):
        """A limit is to be taken off."""

    def __init__(self) -> None:
        super().__init__(id="limits")
        self._plan: Plan | None = None
        self._analysis: Analysis | None = None
        self._limits = Limits()

    def show(self, plan: Plan, analysis: Analysis, limits: Limits) -> None:
        """Show the limits of an analysis."""
        self._plan, self._analysis, self._limits = plan, analysis, limits
        self.display = bool(analysis.limits)
        self.redraw()

    def left(self) -> list[Stretch]:
        """Each limit with what is chosen, those that limit something marked."""
        plan, analysis = self._plan, self._analysis
        if plan is None or analysis is None:
            return []
        glyphs = planner_of(self).glyphs
        on, off, key = look(self.app, ground="panel"), look(self.app, share=0.65), look(self.app, "primary")
        full = {limit: f"{_(KEYS[limit][1])}: {said(plan, limit, self._of(limit))}" for limit in analysis.limits}
        is_short = sum(cell_len(words) + 5 for words in full.values()) > self.size.width
        stretches: list[Stretch] = []
        for limit in analysis.limits:
            values, (letter, label) = self._of(limit), KEYS[limit]
            asks = partial(self._ask, limit)
            stretches.append(Stretch(f" {letter} ", key, asks))
            words = full[limit] if values or not is_short else _(label)
            stretches.append(Stretch(glyphs(f" {words} "), on if values else off, asks, shrinks=True))
            if values:
                stretches.append(Stretch(glyphs("✕ "), on, partial(self._drop, limit)))
        return stretches

    def _of(self, limit: Limit) -> frozenset[str]:
        return self._limits.of(self._analysis.name, limit) if self._analysis is not None else frozenset()

    def _ask(self, limit: Limit) -> None:
        self.post_message(self.Asked(limit))

    def _drop(self, limit: Limit) -> None:
        self.post_message(self.Dropped(limit))


def limit_chooser(plan: Plan, analysis: Analysis, limits: Limits) -> Chooser[Limit]:
    """Asks which limit to set."""

    def found(typed: str) -> Sequence[Choice[Limit]]:
        choices = [
            Choice(limit, _(KEYS[limit][1]), said(plan, limit, limits.of(analysis.name, limit)))
            for limit in analysis.limits
        ]
        return [choice for choice in choices if fold(typed) in fold(choice.name)]

    return Chooser(_("Filter by"), found)


def value_chooser(plan: Plan, limit: Limit, values: frozenset[str]) -> Chooser[frozenset[str]]:
    """Asks what to limit by: several terms are marked, of records one is taken or all."""
    title = _(KEYS[limit][1])
    if limit in SEVERAL:
        return MultiChooser(title, _terms(limit), values)
    finding = _finding(plan, limit)

    def found(typed: str) -> Sequence[Choice[frozenset[str]]]:
        one = [
            Choice(frozenset({choice.value}), choice.name, choice.beside, choice.sign, choice.color)
            for choice in finding(typed)
        ]
        return one if typed.strip() else [Choice(frozenset(), everything(limit).capitalize()), *one]

    return Chooser(title, found)


def _terms(limit: Limit) -> Finding:
    def found(typed: str) -> list[Choice[str]]:
        return [
            Choice(term.code, term.label(), sign=term.sign, color=term.color if term.sign else "")
            for term in SEVERAL[limit]
            if fold(typed) in fold(" ".join((term.es, term.en, *term.also)))
        ]

    return found


def _finding(plan: Plan, limit: Limit) -> Callable[[str], Sequence[Choice[str]]]:
    if limit == "profile":
        return lambda typed: [Choice(code, _(name)) for code, name in PROFILES.items() if fold(typed) in fold(_(name))]
    if RECORDS[limit] != "strategies":
        return of_records(plan, (RECORDS[limit],))
    return lambda typed: _trees(plan, typed, reference=limit == "framework")


def _trees(plan: Plan, typed: str, *, reference: bool) -> list[Choice[str]]:
    """The strategies that are carried out, or the trees they answer to, as the strategy view orders them."""
    wanted, having = fold(typed), plan.items.grouped("place")
    return [
        Choice(record.id, title_of(plan, record), vocabularies.STRATEGY_KIND.label(record.kind))
        for record in in_order(plan)
        if (record.kind in REFERENCE_KINDS) == reference
        and (not reference or record.id in having)
        and any(wanted in name for name in names(plan, record))
    ]

"""What quick entry is not sure of: asked at a terminal, and listed with a way out elsewhere."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from planner.cli.numbers import WholeNumber
from planner.cli.text import say
from planner.i18n import _
from planner.workspace.entry import Choice, Decisions, Doubt, decided, read_entry

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


def settle(workspace: "Workspace", text: str, *, as_new: bool) -> Decisions:
    """The decisions that can be had: similar names are new ones if so said, the rest is asked at a terminal."""
    decisions: Decisions = {}
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    while True:
        doubts = read_entry(workspace.plan, text, workspace.ids, decisions).doubts
        answers = [(doubt, answer) for doubt in doubts if (answer := _answer(doubt, as_new=as_new, asking=asking))]
        if not answers:
            return decisions
        for doubt, answer in answers:
            decisions = decided(decisions, doubt, answer)


def _answer(doubt: Doubt, *, as_new: bool, asking: bool) -> Choice | None:
    new = next((choice for choice in doubt.choices if choice.kind == "new"), None)
    if as_new and new is not None:
        return new
    return _ask(doubt) if asking else None


def _ask(doubt: Doubt) -> Choice:
    say(*_told(doubt, numbered=True))
    number = click.prompt(_("Number"), type=WholeNumber(1, len(doubt.choices)))
    return doubt.choices[number - 1]


def told_doubts(doubts: Iterable[Doubt]) -> list[str]:
    """The doubts with their choices, and what to write instead."""
    lines = [line for doubt in doubts for line in _told(doubt, numbered=False)]
    remedy = _("Write the code (like A-7K3Q) or the full name of the actor that is meant, and the tie after a colon; "
               "with --new, similar names are added as other actors.")  # fmt: skip
    return [*lines, _("Nothing was saved."), remedy]


def _told(doubt: Doubt, *, numbered: bool) -> list[str]:
    lines = [_("Line {number}: {text}").format(number=doubt.line, text=doubt.text), f"  {doubt.question}"]
    shown = doubt.choices if numbered else [choice for choice in doubt.choices if choice.kind not in {"new", "skip"}]
    return lines + [f"  {f'{n}.' if numbered else '-'} {choice.label}" for n, choice in enumerate(shown, 1)]

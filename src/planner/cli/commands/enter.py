"""`planner enter`: quick entry, line by line, as in a room that is talking, with its doubts asked or listed."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.text import say
from planner.cli.types import WholeNumber
from planner.i18n import N_, _
from planner.workspace.entry.enter import Choice, Decisions, Doubt, decided, read_entry

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


@planner_command(
    "enter",
    N_("Add actors and ties from lines as they are spoken, like “INTECAP > Municipalidad: financia”; "
       "what is missing is added. With “-” the lines are read from standard input. Nothing is saved while anything "
       "is in doubt."),
)  # fmt: skip
@argument("lines", N_("LINE"), N_("A name, or two names with a tie between them."), nargs=-1, required=True)
@option("--new", "as_new", is_flag=True, help=N_("Names that are only similar to known ones are new: add them."))
@pass_session
def command(session: Session, lines: tuple[str, ...], as_new: bool) -> int:
    """Enter the lines; returns the exit status, 1 while something is in doubt."""
    from planner.cli.text import warn_if_invented

    text = "\n".join(_pasted() if line == "-" else line for line in lines)
    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        return _enter(workspace, text, as_new=as_new)


def _pasted() -> str:
    """Standard input as UTF-8, or else as older Windows programs write it."""
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _enter(workspace: "Workspace", text: str, *, as_new: bool) -> int:
    from planner.cli.changes_text import told_changes
    from planner.workspace.entry.enter import enter

    before = workspace.plan
    decisions = settle(workspace, text, as_new=as_new)
    reading, _entry = enter(workspace, text, decisions)
    if reading.doubts:
        click.echo("\n".join(told_doubts(reading.doubts)), err=True)
        return 1
    already = [_("Known already: {line}").format(line=line) for line in reading.already]
    click.echo("\n".join([*told_changes(before, reading.changes), *already] or [_("The lines say nothing.")]))
    return 0

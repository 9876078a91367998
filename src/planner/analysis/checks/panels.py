"""What is wrong or missing in words and tables: by kind, one by one, and the questions of a reader."""

from collections.abc import Mapping, Sequence

from planner.analysis.checks.figures import Check, Kind, check
from planner.analysis.panel import Column, Mark, Panel, Row, Tone
from planner.analysis.question import Question
from planner.i18n import N_, _
from planner.i18n.text import listed
from planner.model import palette
from planner.model.naming import short_code, title_of
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules import counted

SEVERITIES = {
    Severity.ERROR: ("✕", N_("Error"), palette.VERMILION),
    Severity.WARNING: ("△", N_("Warning"), palette.ORANGE),
    Severity.HINT: ("·", N_("Hint"), palette.GREY),
}
"""By severity: its sign, its name as a message id, and its colour."""
TONES: Mapping[Severity, Tone] = {Severity.ERROR: "alarm", Severity.WARNING: "notice"}
FIRST = 3
"""How many records stand for all of a kind."""


def draw(plan: Plan, found: Check, question: Question) -> tuple[Panel, ...]:
    """All panels."""
    general = [problem for kind in found.kinds for problem in kind.problems]
    limited = (_("Actors and ties belong to no strategy; they are left out here."),) if question.strategies else ()
    panels = (_by_kind(plan, found.kinds, general, limited), _one_by_one(plan, general))
    return (_questions(plan, found), _asked(plan, found), *panels) if question.profile else panels


def severity_mark(severity: Severity) -> Mark:
    """The sign of a severity with its name."""
    sign, name, color = SEVERITIES[severity]
    return Mark(sign, _(name), color, str(severity))


def _by_kind(plan: Plan, kinds: Sequence[Kind], found: list[Problem], notes: tuple[str, ...]) -> Panel:
    counts = counted(found)
    says = _("Errors: {errors}. Warnings: {warnings}. Hints: {hints}.").format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], hints=counts[Severity.HINT]
    )
    means = _("An error makes the plan contradict itself, a warning will strike its readers, a hint makes it better.")
    return Panel(
        key="by_kind", title=_("What there is to do"), sentences=(says, means) if found else (),
        columns=_kind_columns(), rows=tuple(_kind_row(plan, kind) for kind in kinds),
        empty=_("No problems."), notes=notes,
    )  # fmt: skip


def _kind_columns() -> tuple[Column, ...]:
    return (
        Column(key="kind", label=_("What is the matter")),
        Column(key="severity", label=_("Severity"), kind="mark"),
        Column(key="count", label=_("How many"), kind="count"),
        Column(key="first", label=_("Where, for example")),
        Column(key="remedy", label=_("What to do")),
    )


def _kind_row(plan: Plan, kind: Kind) -> Row:
    first = kind.problems[0]
    names = listed([_name(plan, one) for one in kind.problems], FIRST)
    cells = (kind.rule.title, severity_mark(kind.rule.severity), len(kind.problems), names, first.advice)
    return Row(cells=cells, goes=(first.collection, first.id), tone=_tone(first))


def _one_by_one(plan: Plan, found: list[Problem]) -> Panel:
    rows = tuple(_row(plan, problem) for problem in found)
    return Panel(key="problems", title=_("One by one"), columns=_columns(), rows=rows, empty=_("No problems."))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="record", label=_("Where")),
        Column(key="severity", label=_("Severity"), kind="mark"),
        Column(key="cause", label=_("What is the matter")),
        Column(key="remedy", label=_("What to do")),
        Column(key="short_code", label=_("Short code"), help=_("What the record is called on the command line.")),
    )


def _row(plan: Plan, problem: Problem) -> Row:
    record = plan.get(problem.collection, problem.id)
    code = short_code(plan, record) if record is not None else ""
    cells = (_name(plan, problem), severity_mark(problem.severity), problem.sentence, problem.advice, code)
    return Row(cells=cells, goes=(problem.collection, problem.id), tone=_tone(problem))


def _tone(problem: Problem) -> Tone:
    return TONES.get(problem.severity, "")


def _name(plan: Plan, problem: Problem) -> str:
    record = plan.get(problem.collection, problem.id)
    return title_of(plan, record) if record is not None else problem.id


def _questions(plan: Plan, found: Check) -> Panel:
    """Every question of the reader with a mark for its answer."""
    columns = (
        Column(key="question", label=_("What could be missing")),
        Column(key="answer", label=_("Result"), kind="mark"),
        Column(key="count", label=_("How many"), kind="count"),
        Column(key="remedy", label=_("What to do")),
    )
    return Panel(
        key="questions", title=_("What the reader of an open government commitment will ask"),
        sentences=_summed_up(plan, found), columns=columns,
        rows=tuple(_question(kind) for kind in found.asked) if found.read else (),
        empty=_("There is no commitment in this plan. Give an item the level “Commitment”, or choose a strategy."),
        notes=(_("After what the Open Government Partnership publishes: its glossary, handbook and standards."),),
    )  # fmt: skip


def _summed_up(plan: Plan, found: Check) -> tuple[str, ...]:
    if not found.read:
        return ()
    names = [title_of(plan, record) for place in found.read if (record := plan.get(*place)) is not None]
    answered = sum(not kind.problems for kind in found.asked)
    says = _("Read here: {names}. Of {all} points looked at, {answered} are in order.")
    return (says.format(names=listed(names), all=len(found.asked), answered=answered),)


def _question(kind: Kind) -> Row:
    if not kind.problems:
        answered = Mark("✓", _("In order"), palette.GREEN, "in_order")
        return Row(cells=(kind.rule.title, answered, None, ""), tone="good")
    first = kind.problems[0]
    cells = (kind.rule.title, severity_mark(kind.rule.severity), len(kind.problems), first.advice)
    return Row(cells=cells, goes=(first.collection, first.id), tone=_tone(first))


def _asked(plan: Plan, found: Check) -> Panel:
    kinds = sorted(found.asked, key=lambda kind: list(Severity).index(kind.rule.severity))
    rows = tuple(_row(plan, problem) for kind in kinds for problem in kind.problems)
    return Panel(key="asked", title=_("What has to be answered"), columns=_columns(), rows=rows,
                 empty=_("Nothing has to be answered."))  # fmt: skip


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """What the reader will ask, if a profile is chosen; then the findings by kind, and one by one."""

    return draw(plan, check(plan, question), question)

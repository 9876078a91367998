"""The analyses there are: one line each; its module is imported when it is first asked."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from planner.i18n import N_

if TYPE_CHECKING:
    from planner.analysis.panel import Panel
    from planner.analysis.question import Question
    from planner.model.edition import Edition
    from planner.model.plan import Plan

Limit = Literal[
    "strategies", "framework", "stakeholder", "territory", "types", "states", "with_planned", "sectors", "profile"
]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis: how it is called, what it can be limited by, and who may see what it finds."""

    name: str
    """As the command line, the app and JSON call it."""
    title: str
    """A message id."""
    says: str
    """What it answers, as a message id."""
    module: str
    """It has `panels(plan, question)`."""
    limits: tuple[Limit, ...] = ()
    """The fields of a question that it heeds, besides the day."""
    internal: bool = False
    """Whether only an internal edition may hold what it finds."""
    exported: bool = True
    """Whether the workbook has a sheet of it."""
    command: bool = True
    """Whether the command of its name is made from this line."""

    def panels(self, plan: "Plan", question: "Question") -> "tuple[Panel, ...]":
        """What it finds, in the current language; pure, and as fast as its module says."""
        module = import_module(self.module)
        found = cast("Callable[[Plan, Question], tuple[Panel, ...]]", module.panels)
        return found(plan, question)


# fmt: off
ANALYSES: tuple[Analysis, ...] = (
    Analysis("due", N_("Due"), N_("Show what is due, late or without a report, by period and institution."),
             "planner.analysis.due.panels", ("strategies", "stakeholder")),
    Analysis("coverage", N_("Coverage"), N_("Show which items of frameworks and findings no action answers."),
             "planner.analysis.coverage.panels", ("strategies", "framework")),
    Analysis("workload", N_("Workload"), N_("Show who carries how much, who does what, and where it sits badly."),
             "planner.analysis.workload.panels", ("strategies", "stakeholder", "territory")),
    Analysis("schedule", N_("Schedule"),
             N_("Show when everything is done, what waits for what, and what decides the end."),
             "planner.analysis.schedule.panels", ("strategies", "stakeholder")),
    Analysis("progress", N_("Progress"),
             N_("Show how far along everything is, as each of those who ask says it, and indicators against targets."),
             "planner.analysis.progress.panels", ("strategies", "stakeholder")),
    Analysis("money", N_("Money"), N_("Show what was asked, committed and spent, the gap, and what has no source."),
             "planner.analysis.money.panels", ("strategies", "stakeholder")),
    Analysis("network", N_("Network"),
             N_("Show where each actor stands, who holds the network together, and what planned ties would change."),
             "planner.analysis.network.panels",
             ("types", "states", "with_planned", "sectors", "territory", "stakeholder"), internal=True),
    Analysis("pathway", N_("Pathway"),
             N_("Show who offers which phase of a service pathway where, and what is missing."),
             "planner.analysis.pathway.panels", ("strategies", "territory")),
    Analysis("check", N_("Checks"), N_("Show what is wrong or missing, by kind and one by one, and what to do."),
             "planner.analysis.checks.panels", ("strategies", "profile"), internal=True, command=False),
)
# fmt: on


def analysis(name: str) -> Analysis:
    """The analysis of a name; raises KeyError when there is none."""
    for known in ANALYSES:
        if known.name == name:
            return known
    raise KeyError(name)


def exported(edition: "Edition") -> tuple[Analysis, ...]:
    """The analyses that an export of this edition holds."""
    return tuple(known for known in ANALYSES if known.exported and (edition.internal or not known.internal))

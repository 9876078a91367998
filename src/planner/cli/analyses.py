"""The commands of the analyses, each made from its line in the registry: options for its limits, text or JSON out."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from planner.analysis.registry import Analysis, Limit
from planner.cli.command import PlannerCommand, PlannerOption
from planner.cli.session import Session
from planner.cli.types import TermType
from planner.i18n import N_

if TYPE_CHECKING:
    from planner.analysis.question import Question
    from planner.model.plan import Plan

SEVERAL = {"multiple": True}
OPTIONS: dict[Limit, tuple[str, dict[str, Any], str]] = {
    "strategies": ("--strategy", {**SEVERAL, "metavar": N_("STRATEGY")},
                   N_("Only this strategy; may be given several times.")),
    "framework": ("--framework", {"metavar": N_("FRAMEWORK")},
                  N_("The framework or diagnosis to hold the strategies against.")),
    "stakeholder": ("--for", {"metavar": N_("ACTOR")}, N_("Only what concerns this actor.")),
    "territory": ("--territory", {"metavar": N_("TERRITORY")}, N_("Only actors of this territory and within it.")),
    "types": ("--type", {**SEVERAL, "type": TermType("TIE_TYPE"), "metavar": N_("TIE")},
              N_("Only ties of this type; may be given several times.")),
    "states": ("--state", {**SEVERAL, "type": TermType("LIFE"), "metavar": N_("STATE")},
               N_("Only ties in this state, like planned; may be given several times.")),
    "with_planned": ("--with-planned", {"is_flag": True},
                     N_("Count planned ties too (potential, planned or being set up), unless --state says which.")),
    "sectors": ("--sector", {**SEVERAL, "type": TermType("SECTOR"), "metavar": N_("SECTOR")},
                N_("Only actors of this sector; may be given several times.")),
    "profile": ("--profile", {"type": click.Choice(["ogp"])},
                N_("Also ask what the reader of an open government commitment will ask.")),
}  # fmt: skip
"""By the field of a question: the option, its settings, and what it is for."""


def command(analysis: Analysis) -> click.Command:
    """The command of an analysis."""
    options = [_option(limit) for limit in analysis.limits]
    options += [
        PlannerOption(["--on", "on"], metavar=N_("DATE"), help=N_("Reckon as of this day instead of today.")),
        PlannerOption(["--json", "as_json"], is_flag=True, help=N_("Write JSON instead of text.")),
    ]
    return PlannerCommand(
        analysis.name, params=list[click.Parameter](options), callback=_callback(analysis), help=analysis.says,
        options_metavar=N_("[OPTIONS]"),
    )  # fmt: skip


def _option(limit: Limit) -> PlannerOption:
    name, settings, help = OPTIONS[limit]
    return PlannerOption([name, limit], help=help, **settings)


def _callback(analysis: Analysis) -> Callable[..., None]:
    @click.pass_obj
    def run(session: Session, /, on: str | None, as_json: bool, **limits: Any) -> None:
        from planner.cli.text import warn_if_invented

        with session.open() as workspace:
            plan = workspace.plan
            day = workspace.today
        warn_if_invented(plan, as_json=as_json)
        _tell(plan, analysis, question(plan, day, on, limits), as_json=as_json)

    return run


def _tell(plan: "Plan", analysis: Analysis, asked: "Question", *, as_json: bool) -> None:
    from planner.analysis.panel_json import document
    from planner.cli.panels import told
    from planner.cli.text import width

    panels = analysis.panels(plan, asked)
    if as_json:
        click.echo(json.dumps(document(plan, panels), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(told(panels, width())))


def question(plan: "Plan", day: Any, on: str | None, limits: dict[str, Any]) -> "Question":
    """What was asked, with names found in the plan; raises what finding them raises."""
    from planner.analysis.question import Question
    from planner.cli.types import typed_date
    from planner.model.search import find_among

    when = typed_date("--on", on)

    def ids(names: Sequence[str], *collections: str) -> list[str]:
        return [find_among(plan, name, collections).id for name in names]

    def one(name: str, *collections: str) -> str | None:
        return ids([limits[name]], *collections)[0] if limits.get(name) else None

    return Question(
        today=when.last if when is not None else day,
        strategies=frozenset(ids(limits.get("strategies") or (), "strategies")),
        framework=one("framework", "strategies"),
        stakeholder=one("stakeholder", "stakeholders"),
        territory=one("territory", "territories"),
        types=frozenset(limits.get("types") or ()),
        states=frozenset(limits.get("states") or ()),
        with_planned=bool(limits.get("with_planned")),
        sectors=frozenset(limits.get("sectors") or ()),
        profile=limits.get("profile") or "",
    )

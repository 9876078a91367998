"""`planner new`: a new plan file, empty, from an example, or with the structure of another plan."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _, ngettext
from planner.workspace.opening import EXAMPLES

if TYPE_CHECKING:
    from planner.changes.plan_template import Adaptation

MOST_TITLES = 8
"""How many titles that still name the model's place are listed."""


@planner_command(
    "new",
    N_("Make a new plan at PLAN, empty, from an example or with the structure of another plan; "
       "a file that is there stays as it is."),
)  # fmt: skip
@argument("path", N_("PLAN"), N_("The file to make; its name usually ends in .plan."), type=click.Path(path_type=Path))
@option(
    "--example", type=click.Choice(EXAMPLES),
    help=N_(
        "amatitlan: the pilot as its documents state it; "
        "guatemala: with it, the systems that a municipality plugs into; "
        "exercise: an invented municipality to practise on."
    ),
)  # fmt: skip
@option("--title", metavar=N_("TITLE"), help=N_("The title of the plan."))
@option("--model", metavar=N_("PLAN"), type=click.Path(path_type=Path),
        help=N_("Take the structure of this plan: titles, codes, levels and frameworks of its strategies; "
                "no actors, tasks, dates, reports or money."))  # fmt: skip
@option("--strategy", "strategies", multiple=True, metavar=N_("STRATEGY"),
        help=N_("With --model: a strategy to take, by title or code; may be repeated."))  # fmt: skip
@option("--municipality", metavar=N_("NAME"), help=N_("With --model: the municipality the new plan is for."))
@option("--territory", metavar=N_("NAME"), help=N_("With --model: the department it lies in."))
@option("--start", metavar=N_("DATE"), help=N_("With --model: when it begins, like 2027 or 2027-01."))
@option("--end", metavar=N_("DATE"), help=N_("With --model: when it ends."))
@option("--levels", metavar=N_("LEVELS"),
        help=N_("With --model: what its levels are called from the top down, like “axis > objective > action”.")
)  # fmt: skip
@pass_session
def command(
    session: Session, /, path: Path, example: str | None, title: str | None, model: Path | None, **own: str | None
) -> None:
    """Make a plan and say what is in it."""
    from planner.cli.changes_text import counted
    from planner.cli.text import warn_if_invented
    from planner.workspace.opening import new_plan

    if model is not None:
        if example is not None:
            raise click.UsageError(_("Either --example or --model, not both."))
        _from_model(session, path, model, _adaptation(title, own))
        return
    if any(own.values()):
        raise click.UsageError(_("Strategy, municipality, territory, dates and levels are said with --model."))
    with new_plan(path, example=example, title=title, author=session.author) as workspace:
        warn_if_invented(workspace.plan)
        click.echo(_("Made {path}: {what}").format(path=path, what=counted(workspace.plan)))


def _adaptation(title: str | None, own: dict[str, str | None]) -> "Adaptation":
    from planner.changes.plan_template import Adaptation

    return Adaptation(
        municipality=own["municipality"] or "",
        department=own["territory"] or "",
        start=own["start"] or "",
        end=own["end"] or "",
        levels=own["levels"] or "",
        title=title or "",
        strategies=tuple(own["strategies"] or ()),
    )


def _from_model(session: Session, path: Path, model: Path, wanted: "Adaptation") -> None:
    from planner.cli.changes_text import counted
    from planner.workspace.opening import new_from_model, titles_to_read

    with new_from_model(path, model, wanted, author=session.author) as workspace:
        click.echo(_("Made {path}: {what}").format(path=path, what=counted(workspace.plan)))
        titles = titles_to_read(model, wanted)
    if titles:
        count = len(titles)
        says = ngettext(
            "{count} title still names the place of the model; read it again:",
            "{count} titles still name the place of the model; read them again:",
            count,
        )
        click.echo(says.format(count=count))
        for title in titles[:MOST_TITLES]:
            click.echo(f"  · {title}")

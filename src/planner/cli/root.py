"""The command `planner`: the options that go before every command, the list of commands, and the app without one."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from planner.analysis.registry import ANALYSES
from planner.cli.command import PlannerCommand, PlannerOption
from planner.cli.session import Session
from planner.cli.session import language as settled_language
from planner.i18n import LANGUAGES, N_, Language, _, set_language

COMMANDS: Mapping[str, str] = {
    "new": N_("Make a new plan, empty or from an example."),
    "load": N_("Take in registers (YAML files) as one change."),
    "import": N_("Bring in workbooks that came back."),
    "merge": N_("Merge another copy of the plan."),
    "dump": N_("Write the plan as registers, or as one JSON document."),
    "copy": N_("Save a copy of the plan as another file."),
    "show": N_("Show the records of a type, or one of them."),
    "add": N_("Add a record."),
    "set": N_("Change fields of a record."),
    "move": N_("Put an action elsewhere among the others."),
    "remove": N_("Remove a record with what hangs on it."),
    "duplicates": N_("List actors that may be one; make them one, or tell them apart."),
    "enter": N_("Add actors and ties from lines as they are spoken."),
    "check": N_("List what is wrong or missing."),
    **{known.name: known.says for known in ANALYSES if known.command},
    "export": N_("Write the interactive map or the workbook."),
    "live": N_("Show the map in the browser while the plan changes."),
    "history": N_("Show who changed what and when."),
    "compare": N_("Show what differs between two plans, or one plan at two dates."),
    "backup": N_("List, make or restore backups of the plan."),
    "purge": N_("Remove somebody's personal data everywhere."),
    "doctor": N_("Examine the plan file, and mend what can be mended."),
    "undo": N_("Take back your newest change."),
    "redo": N_("Make again what you took back last."),
}
"""What each command does, in the order people need them; its module in `commands` is loaded when it is called."""

MODULES = {
    "import": "importing", "set": "edit", "add": "edit", "remove": "edit", "undo": "history", "redo": "history",
    "copy": "dump",
}  # fmt: skip
"""Modules of commands that share one with others, or whose own names are taken by the language."""


class PlannerGroup(PlannerCommand, click.Group):
    """The commands by name, each imported only when it is needed: help must not load what commands work with."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language before anything is said, wherever `--lang` stands among the options."""
        parser = self.make_parser(ctx)
        parser.ignore_unknown_options = True
        try:
            asked = parser.parse_args(list(args))[0].get("language")
        except click.UsageError:
            asked = None
        set_language(settled_language(asked if isinstance(asked, str) else None))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        """The names of the commands, in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's shape
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        asked = next((known for known in ANALYSES if known.command and known.name == cmd_name), None)
        if asked is not None:
            from planner.cli.analyses import command

            return command(asked)
        module = import_module(f"planner.cli.commands.{MODULES.get(cmd_name, cmd_name)}")
        found: click.Command = getattr(module, f"{cmd_name}_command", None) or module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a usage error with the nearest names when there is none."""
        if args[0] not in COMMANDS:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(COMMANDS[name])) for name in self.list_commands(ctx)])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The options, then the command with what belongs to it."""
        return [*click.Command.collect_usage_pieces(self, ctx), _("[COMMAND …]")]


def open_app(session: Session, language: Language | None) -> int:
    """Show the app over the plan; returns its exit status. Raises UsageError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        says = _("The app needs a terminal. For scripts there are commands, like “planner show stakeholders”.")
        raise click.UsageError(says)
    from planner.app.start import run_app

    return run_app(session.open, language)


def _print_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"planner {version('planner')}")
        ctx.exit()


@click.command(
    "planner",
    cls=PlannerGroup,
    invoke_without_command=True,
    options_metavar=N_("[OPTIONS]"),
    help=N_("Maps of actors and plans of action in one model. Without a command, opens the app on the plan."),
)
@click.option(
    "--plan", "path", cls=PlannerOption, type=click.Path(path_type=Path), metavar=N_("PLAN"),
    help=N_("The plan file. Without it: $PLANNER_PLAN, else amatitlan.plan in this folder."),
)  # fmt: skip
@click.option(
    "--lang", "language", cls=PlannerOption, type=click.Choice(LANGUAGES),
    help=N_("The language to speak: Spanish or English."),
)  # fmt: skip
@click.option(
    "--author", "author", cls=PlannerOption, metavar=N_("NAME"),
    help=N_("Whose work it is: a person, a table or an institution."),
)  # fmt: skip
@click.option(
    "--version", cls=PlannerOption, is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help=N_("Show the version and exit."),
)  # fmt: skip
@click.pass_context
def planner(ctx: click.Context, path: Path | None, language: Language | None, author: str | None) -> Any:
    """Keep what was chosen for the command; without one, open the app."""
    ctx.obj = session = Session(path, author)
    if ctx.invoked_subcommand is not None:
        return None

    return open_app(session, language)

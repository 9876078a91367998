"""Commands, options and arguments whose texts are translated when they are shown."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from planner.i18n import N_, _

Function = TypeVar("Function", bound=Callable[..., Any])


class Spoken:
    """An attribute that keeps a message id and gives its text in the current language."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._kept = f"_spoken_{name}"

    def __get__(self, holder: object, owner: type | None = None) -> Any:
        message = getattr(holder, self._kept, None)
        return _(message) if message else message

    def __set__(self, holder: object, message: str | None) -> None:
        setattr(holder, self._kept, message)


class PlannerCommand(click.Command):
    """A command that is explained in the reader's language."""

    help = Spoken()
    options_metavar = Spoken()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, in the language of this moment."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class PlannerOption(click.Option):
    """An option that is explained in the reader's language."""

    help = Spoken()
    metavar = Spoken()


class PlannerArgument(click.Argument):
    """An argument that is named and explained in the reader's language."""

    help = Spoken()
    metavar = Spoken()

    def make_metavar(self, ctx: click.Context) -> str:
        """Its name as the usage line shows it: in brackets when it may be missing, with dots when it may repeat."""
        name = super().make_metavar(ctx) + ("…" if self.nargs != 1 else "")
        return name if self.required else f"[{name}]"


def planner_command(name: str, help: str) -> Callable[[Callable[..., Any]], PlannerCommand]:
    """Make a function the command `name`; `help` is a message id."""
    return click.command(name, cls=PlannerCommand, help=help, options_metavar=N_("[OPTIONS]"))


def option(*names: str, help: str, **settings: Any) -> Callable[[Function], Function]:
    """Give a command an option; `help` and `metavar` are message ids."""
    return click.option(*names, cls=PlannerOption, help=help, **settings)


def argument(name: str, metavar: str, help: str, **settings: Any) -> Callable[[Function], Function]:
    """Give a command an argument; `metavar` and `help` are message ids."""
    return click.argument(name, cls=PlannerArgument, metavar=metavar, help=help, **settings)

"""What can go wrong with a plan file, each cause with its sentence."""

import errno
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from planner.changes.applying import Clash
from planner.changes.wording import describe
from planner.i18n import N_, PlannerError, _
from planner.i18n.dates import say_moment
from planner.model import display
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.model.upgrades import NewerModel


class PlanFileError(PlannerError):
    """Something about one plan file."""

    says = ""

    def __init__(self, path: Path) -> None:
        super().__init__(_(self.says).format(path=path))
        self.path = path


class PlanMissing(PlanFileError):
    """There is no file at the path."""

    says = N_("There is no plan at {path}. Make one with: planner new {path}")


class PlanGone(PlanFileError):
    """The file was moved or removed while it was open."""

    says = N_(
        "{path} was moved or removed while it was open. Nothing was saved; put it back, or open it where it is now."
    )


class PlanReplaced(PlanFileError):
    """Another version of the plan was put in the file's place while it was open."""

    says = N_(
        "{path} was replaced by another version while open. Nothing was saved; see what it says now and try again."
    )


class PlanExists(PlanFileError):
    """A new plan would overwrite a file."""

    says = N_("There is already a file at {path}. Choose another name, or open it.")


class NotAPlan(PlanFileError):
    """The file is something else."""

    says = N_("{path} is not a plan file. Open a file that Planner made; its name usually ends in .plan.")


class NewerPlan(PlanFileError):
    """A later version of the program wrote the file."""

    says = N_("{path} was made by a newer version of Planner. Install the newer version to open it.")


class PlanDamaged(PlanFileError):
    """The file is cut short or holds what cannot be read."""

    says = N_("{path} is damaged or was not copied whole. Copy it again or open a backup.")


class HistoryContradicts(PlanFileError):
    """The sets of the journal do not follow from one another, so that no records can be made of them."""

    says = N_("The history of {path} contradicts itself: the records cannot be made anew from it. Restore a backup.")


class PlanLocked(PlanFileError):
    """Another program holds the file for longer than one waits."""

    says = N_("{path} is in use by another program. Nothing was saved; close the other program and try again.")


class PlanReadOnly(PlanFileError):
    """The file or its folder cannot be written."""

    says = N_("{path} can only be read. Copy it to a folder where you may write, and open that copy.")


class DiskFull(PlanFileError):
    """No room is left where the file is."""

    says = N_("There is no room left on the disk of {path}. Nothing was saved; free some space and try again.")


class CannotReach(PlanFileError):
    """The file cannot be opened or written for a reason of the system."""

    def __init__(self, path: Path, reason: str) -> None:
        says = _("{path} cannot be opened or written: {reason}. Check the folder and try again.")
        PlannerError.__init__(self, says.format(path=path, reason=reason))
        self.path = path


class Refused(PlannerError):
    """A change set would break what must always hold; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        says = _("Not saved. {problem}{tail}")
        super().__init__(says.format(problem=problems[0].sentence, tail=_and_more(len(problems) - 1)))


class Conflict(PlannerError):
    """What a change set found was not what it expected; nothing was written.

    `clashes` hold each change with what was found; `writers` are who wrote the first of them, as `author on moment`.
    """

    def __init__(self, known: Plan, found: Plan, clashes: Sequence[Clash], writers: Sequence[str]) -> None:
        """`known` is the plan the changes were made on, `found` the one they met."""
        self.clashes = tuple(clashes)
        told = [_clash(known, found, clash, writer) for clash, writer in zip(clashes, writers, strict=False)]
        super().__init__("\n".join(told) + _and_more(len(clashes) - len(told)))


MOST_TOLD = 3
"""How many clashes are told one by one; the rest are counted."""


def _and_more(count: int) -> str:
    return " " + _("(and {count} more)").format(count=count) if count else ""


def _clash(known: Plan, found: Plan, clash: Clash, writer: str) -> str:
    change = clash.change
    plan = found if change.id in found.table(change.collection) else known
    if change.leaf is not None and plan is known:
        says = _("Not saved: {what}, but {writer} removed it meanwhile.")
        return says.format(what=describe(known, change), writer=writer)
    if change.leaf is None:
        says = _("Not saved: {what}, but it was changed meanwhile by {writer}.")
        return says.format(what=describe(plan, change), writer=writer)
    field = RECORD_TYPES[change.collection].fields()[field_of_leaf(change.leaf)]
    says = _("Not saved: {what}, but it now says “{found}”, written by {writer}.")
    return says.format(what=describe(plan, change), found=display.value(found, field, clash.found), writer=writer)


def written_by(author: str, at: datetime) -> str:
    """Who wrote something and when, in words."""
    return _("{author} on {moment}").format(author=author or _("no name given"), moment=say_moment(at))


_CAUSES = (
    ("database is locked", PlanLocked),
    ("readonly", PlanReadOnly),
    ("read-only", PlanReadOnly),
    ("disk is full", DiskFull),
    ("not a database", NotAPlan),
    ("malformed", PlanDamaged),
    ("no such table", NotAPlan),
    ("no such column", NotAPlan),
)

_SYSTEM_CAUSES = {errno.ENOSPC: DiskFull, errno.EROFS: PlanReadOnly, errno.EEXIST: PlanExists}

_REASONS = {
    errno.ENOENT: N_("the folder is not there"),
    errno.ENOTDIR: N_("the folder is not there"),
    errno.EACCES: N_("permission is missing"),
    errno.EPERM: N_("permission is missing"),
}


class NotAsWritten(Exception):
    """A row does not hold what this program writes: a disk, a cable or another program changed it."""


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """Turn an error of the database into the sentence for its cause."""
    try:
        yield
    except OSError as error:
        cause = _SYSTEM_CAUSES.get(error.errno or 0)
        reason = _REASONS.get(error.errno or 0)
        if cause is not None:
            raise cause(path) from error
        raise CannotReach(path, _(reason) if reason else error.strerror or str(error)) from error
    except NewerModel as error:
        raise NewerPlan(path) from error
    except (json.JSONDecodeError, UnicodeDecodeError, NotAsWritten) as error:
        raise PlanDamaged(path) from error
    except _database_errors() as error:
        reason = str(getattr(error, "orig", error))
        for part, cause in _CAUSES:
            if part in reason:
                raise cause(path) from error
        raise CannotReach(path, reason) from error


def _database_errors() -> tuple[type[Exception], ...]:
    """What the driver raises, and what SQLAlchemy makes of it once it is in use."""
    toolkit = sys.modules.get("sqlalchemy.exc")
    return (sqlite3.Error, toolkit.DBAPIError) if toolkit is not None else (sqlite3.Error,)

"""Sending out: one workbook for each institution, and the plan's own memory of what went to whom and until when."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.analysis.involvement import taking_part
from planner.changes.change_set import EXPORT
from planner.changes.drafting import create
from planner.formats.output.stamp import Stamp
from planner.formats.output.writing import Cancelled, ExportCancelled, Progress
from planner.formats.registers.keys import Unused, slug
from planner.i18n import Language, PlannerError, _, ngettext, speaking
from planner.i18n.text import listed
from planner.model.documents import Sending
from planner.model.edition import Edition
from planner.model.fields import Audience
from planner.model.naming import name_of, short_code
from planner.model.plan import Plan
from planner.model.understanding import canonical
from planner.workspace.exporting.exports import prepare
from planner.workspace.workspace import Workspace

EACH = "each"
"""What stands for every institution that leads or supports something."""


class NobodyToWriteTo(PlannerError):
    """No institution leads or supports anything."""

    def __init__(self) -> None:
        super().__init__(_("Nobody leads or supports an action yet, so there is nobody to send a workbook to."))


class NoPart(PlannerError):
    """An institution that was named leads and supports nothing that the edition shows."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name} neither leads nor supports anything in this edition.").format(name=name))


class Unfinished(PlannerError):
    """Something stopped a mailing when a part of its workbooks was written already."""

    def __init__(self, cause: PlannerError, names: Sequence[str]) -> None:
        count = len(names)
        says = ngettext(
            "It ended after {count} workbook, for {names}.", "It ended after {count} workbooks, for {names}.", count
        )
        told = says.format(count=count, names=listed(names, 5))
        super().__init__(told if isinstance(cause, ExportCancelled) else f"{cause.sentence} {told}")


@dataclass(frozen=True, slots=True)
class Sent:
    """One workbook that was written."""

    id: str
    """The institution it is for."""
    name: str
    file: Path
    rows: int
    """How many rows of the action plan are its own."""
    export: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Everything that was written at once."""

    stamp: Stamp
    sent: tuple[Sent, ...]
    unnamed: tuple[str, ...]
    """Those with a part in the plan whom no letter reaches: groups of people, and bodies that are not named yet."""
    partless: tuple[str, ...]
    """Those with a part in the plan of which the edition shows nothing."""
    remembered: bool
    """Whether the plan remembers it; one that is read-only cannot."""


def recipients(plan: Plan, wanted: Sequence[str]) -> list[str]:
    """The ids of the institutions that are meant: by name, or everybody who leads or supports something.

    Raises NotUnderstood or Ambiguous for a name, and NobodyToWriteTo.
    """
    field = Sending.fields()["stakeholder"]
    chosen = [id for text in wanted for id in (everybody(plan) if text == EACH else [canonical(plan, field, text)])]
    if not chosen:
        raise NobodyToWriteTo
    return list(dict.fromkeys(chosen))


def everybody(plan: Plan) -> list[str]:
    """The ids of those whom a letter reaches and who lead or support something."""
    return [id for id in taking_part(plan) if reachable(plan, id)]


def reachable(plan: Plan, id: str) -> bool:
    """Whether a letter can reach it: a body or a post, not a group of people or one that is not named yet."""
    body = plan.stakeholders[id]
    return not body.placeholder and body.kind not in ("population", "person")


def send_workbooks(
    workspace: Workspace, folder: Path, wanted: Sequence[str], audience: Audience, language: Language,
    due: date | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> Mailing:  # fmt: skip
    """Write a workbook for each institution that is meant into `folder`, which is made when it is not there.

    What was written is remembered, also when the rest was cancelled. Raises NobodyToWriteTo, NoPart, what naming a
    record raises, and what `atomically` raises; Unfinished in its place when some were written before.
    """
    workspace.follow()
    chosen, partless = _with_a_part(workspace.plan, recipients(workspace.plan, wanted), wanted, audience)
    with suppress(OSError):  # what is wrong with the folder is said in words when the first file is written
        folder.mkdir(parents=True, exist_ok=True)
    shown, stamp = prepare(workspace, "workbook", folder / "x.xlsx", audience, language)
    sent: list[Sent] = []
    try:
        for place, (id, file) in enumerate(_files(workspace, folder, shown.plan, chosen, stamp)):
            part = _part(progress, name_of(shown.plan, id), place, len(chosen))
            sent.append(_written(shown, stamp, id, file, due, part, cancelled))
    except PlannerError as cause:
        if not sent:
            raise
        raise Unfinished(cause, [one.name for one in sent]) from cause
    finally:
        remembered = _remember(workspace, stamp, audience, due, sent)
    return Mailing(stamp, tuple(sent), _unnamed(shown.plan) if EACH in wanted else (), partless, remembered)


def default_folder(workspace: Workspace) -> Path:
    """Where the workbooks go when nothing is said: a folder of the plan's name, in `exports/` if it is there."""
    exports = Path("exports")
    name = f"{workspace.path.stem}-workbooks"
    return exports / name if exports.is_dir() else Path(name)


def _with_a_part(
    plan: Plan, chosen: Sequence[str], wanted: Sequence[str], audience: Audience
) -> tuple[list[str], tuple[str, ...]]:
    """Who leads or supports something that the edition shows, and the names of those who do not.

    Raises NoPart when those who are meant were named, and NobodyToWriteTo when nobody is left.
    """
    from planner.model.edition import edition

    known = set(taking_part(edition(plan, audience).plan))
    partless = tuple(name_of(plan, id) for id in chosen if id not in known)
    if partless and EACH not in wanted:
        raise NoPart(partless[0])
    if len(partless) == len(chosen):
        raise NobodyToWriteTo
    return [id for id in chosen if id in known], partless


def _files(
    workspace: Workspace, folder: Path, plan: Plan, chosen: Sequence[str], stamp: Stamp
) -> list[tuple[str, Path]]:  # fmt: skip
    """A name for each file: the plan, the institution and the number, in characters that every system takes."""
    from planner.formats.output.writing import refuse_plan

    free = Unused()
    files: list[tuple[str, Path]] = []
    for id in chosen:
        body = plan.stakeholders[id]
        called = slug(body.short_name) or slug(short_code(plan, body))
        name = free.take(f"{slug(workspace.path.stem) or 'plan'}-{called}-{stamp.number}")
        file = folder / f"{name}.xlsx"
        refuse_plan(file)
        files.append((id, file))
    return files


def _written(
    shown: Edition, stamp: Stamp, id: str, file: Path, due: date | None, progress: Progress | None,
    cancelled: Cancelled | None,
) -> Sent:  # fmt: skip
    from planner.formats.workbook import write_workbook
    from planner.formats.workbook.recipient import Recipient

    recipient = Recipient(shown.plan, id, due)
    with speaking(stamp.language):
        export = write_workbook(shown, file, stamp.language, stamp, progress, cancelled, recipient)
    return Sent(id, name_of(shown.plan, id), file, len(recipient.own("items")), export)


def _part(progress: Progress | None, name: str, place: int, count: int) -> Progress | None:
    """Progress within one of so many workbooks, with the name of whom it is for."""
    if progress is None:
        return None
    return lambda done, doing: progress((place + done) / count, f"{name}: {doing}")


def _remember(workspace: Workspace, stamp: Stamp, audience: Audience, due: date | None, sent: Sequence[Sent]) -> bool:
    """Make a record of each file; after writing, so that what is remembered was written."""
    if not sent or workspace.read_only:
        return False
    changes = [
        create("sendings", workspace.ids(), {
            "stakeholder": one.id, "number": str(stamp.number), "edition": audience.value, "file": one.file.name,
            "sent": stamp.day.isoformat(), "export": one.export, **({"due": due.isoformat()} if due else {}),
        })
        for one in sent
    ]  # fmt: skip
    workspace.commit(changes, origin=EXPORT, reason=f"workbook {stamp.number}")
    return True


def _unnamed(plan: Plan) -> tuple[str, ...]:
    return tuple(name_of(plan, id) for id in taking_part(plan) if not reachable(plan, id))


def told_left_out(mailing: Mailing) -> list[str]:
    """Who got no workbook and why, a sentence each; and that nothing is remembered, when it is not."""
    told: list[str] = []
    if mailing.unnamed:
        says = _("No workbook for {names}: no letter reaches groups of people and bodies that are not named yet.")
        told.append(says.format(names=listed(mailing.unnamed, 5)))
    if mailing.partless:
        says = _("No workbook for {names}: this edition shows nothing that they lead or support.")
        told.append(says.format(names=listed(mailing.partless, 5)))
    if not mailing.remembered:
        told.append(_("The plan is read-only, so it does not remember to whom these went."))
    return told

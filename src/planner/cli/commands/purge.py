"""`planner purge`: somebody's personal data, out of the records, the history and the backups."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, PlannerError, _, ngettext

if TYPE_CHECKING:
    from planner.model.plan import Plan
    from planner.workspace.purge.purging import Purging, Scope, Wish
    from planner.workspace.workspace import Workspace

MOST = 50
"""How many places are told one by one; the rest are counted."""


class NotConfirmed(PlannerError):
    """A purge was asked for where nobody can be asked back."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was removed. Add --yes to remove it for good."))


@planner_command(
    "purge",
    N_("Remove personal data for good: from the records, the whole history and every backup on this computer."),
)
@argument("who", N_("WHO"), N_("A name as it is written, or the short code of a record."), required=False)
@option("--record", "codes", multiple=True, metavar=N_("ID"),
        help=N_("Remove this record, with what hangs on it and every value it ever had."))  # fmt: skip
@option("--text", "texts", multiple=True, metavar=N_("TEXT"),
        help=N_("Remove this text wherever it stands; the rest of what it stands in stays."))  # fmt: skip
@option("--from", "other", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("Remove what was removed for good in another copy of the plan."))  # fmt: skip
@option("--dry-run", is_flag=True, help=N_("Only say what would be removed."))
@option("--yes", is_flag=True, help=N_("Remove it without asking again."))
@pass_session
def command(
    session: Session, who: str | None, codes: tuple[str, ...], texts: tuple[str, ...], other: Path | None,
    dry_run: bool, yes: bool,
) -> None:  # fmt: skip
    """Show what would go, ask, and purge."""
    from planner.workspace.purge.purging import purge

    if bool(who or codes or texts) == (other is not None):
        raise click.UsageError(_("Say who or what to remove."))
    if other is not None:
        _purge_like(session, other, dry_run=dry_run, yes=yes)
        return
    with session.open() as workspace:
        wish = _wish(workspace, who, codes, texts)
        _preview(workspace, wish)
    if dry_run:
        return
    _confirm(yes=yes)
    _tell_done(wish, purge(session.plan, wish, author=session.author))


def _purge_like(session: Session, other: Path, *, dry_run: bool, yes: bool) -> None:
    from planner.cli.text import say
    from planner.workspace.purge.copies import purge_like

    if dry_run:
        raise click.UsageError(_("--from goes without --dry-run."))
    _confirm(yes=yes)
    places = len(purge_like(session.plan, other, author=session.author))
    says = ngettext("Removed for good in {count} place.", "Removed for good in {count} places.", places)
    say(says.format(count=places))


def _wish(workspace: "Workspace", who: str | None, codes: tuple[str, ...], texts: tuple[str, ...]) -> "Wish":
    from planner.model.search import NothingCalledSo
    from planner.workspace.purge.purging import Wish, subjects_called

    records = [subject for code in codes for subject in subjects_called(workspace, code)]
    if len(records) < len(codes):
        raise NothingCalledSo(codes[-1])
    coded = subjects_called(workspace, who, only_codes=True) if who else []
    named = (who,) if who and not coded else ()
    return Wish(records=(*records, *coded), texts=(*texts, *named))


def _preview(workspace: "Workspace", wish: "Wish") -> None:
    from planner.cli.text import say
    from planner.workspace.backups import list_backups
    from planner.workspace.purge.purging import names_elsewhere, scope_of

    scope = scope_of(workspace, wish)
    lines = [*_removed(workspace.plan, scope), *_emptied(workspace.plan, scope)]
    say(*lines[:MOST])
    if len(lines) > MOST:
        say(_("(and {count} more)").format(count=len(lines) - MOST))
    touched = sum(1 for leaf in scope.leaves if leaf[2] is None and leaf[:2] not in scope.removed)
    if touched:
        says = ngettext("{count} record that is no longer there", "{count} records that are no longer there", touched)
        say(says.format(count=touched))
    if scope.signed:
        says = ngettext("{count} entry signed with it", "{count} entries signed with it", scope.signed)
        say(says.format(count=scope.signed))
    if not scope:
        say(_("Nothing of it stands in the plan or its history."))
    backups = len(list_backups(workspace.path))
    if backups:
        says = ngettext("{count} backup is searched too.", "{count} backups are searched too.", backups)
        say(says.format(count=backups))
    for name, count in names_elsewhere(workspace, wish, scope):
        says = ngettext(
            "“{name}” also stands in {count} other place; to remove it there too, add it with --text",
            "“{name}” also stands in {count} other places; to remove it there too, add it with --text",
            count,
        )
        say(says.format(name=name, count=count))


def _removed(plan: "Plan", scope: "Scope") -> list[str]:
    from planner.model.naming import noun, short_code, title_of

    lines = []
    for collection, id in scope.removed:
        record = plan.table(collection)[id]
        says = _("Goes with every value it ever had: {noun} {name} ({code})")
        lines.append(says.format(noun=noun(collection), name=title_of(plan, record), code=short_code(plan, record)))
    return lines


def _emptied(plan: "Plan", scope: "Scope") -> list[str]:
    """One line a field, whatever its languages and members, with the title that the record has before the purge."""
    from planner.model.naming import short_code, title_of
    from planner.model.record import field_of_leaf

    fields = {(collection, id, field_of_leaf(leaf)) for collection, id, leaf in scope.leaves if leaf is not None}
    lines = []
    for collection, id, name in sorted(fields):
        record = plan.get(collection, id)
        if record is None:
            continue
        kept = scope.rewritten.get((collection, id), {})
        stays = [text if text != "yes" else key for key, text in kept.items() if field_of_leaf(key) == name]
        says = _("{name} ({code}), {field}: emptied")
        if stays:
            says = _("{name} ({code}), {field}: its history goes, “{text}” stays")
        told = {"name": title_of(plan, record), "code": short_code(plan, record)}
        label = type(record).fields()[name].label()
        lines.append(says.format(field=label, text="; ".join(dict.fromkeys(stays))[:200], **told))
    return lines


def _confirm(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotConfirmed
    click.confirm(_("Remove all of this for good? It cannot be undone, and no backup keeps it."), abort=True)


def _tell_done(wish: "Wish", done: "Purging") -> None:
    from planner.changes.purging import Wanted
    from planner.cli.text import say
    from planner.workspace.settings import read_settings

    say(_("Removed for good from the plan and its history."))
    if done.cleaned:
        says = ngettext("Also from {count} backup.", "Also from {count} backups.", len(done.cleaned))
        say(says.format(count=len(done.cleaned)))
    for backup in done.removed:
        say(_("Backup {number} could not be read and was deleted.").format(number=backup.number))
    if Wanted(wish.texts).within(read_settings().author):
        say(_("The settings of this computer still name who works here; change it in the app."))
    say(_("Copies, exports and workbooks that were handed out still hold it; purge each copy where it is."))

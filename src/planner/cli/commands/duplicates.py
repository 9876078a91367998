"""`planner duplicates`: actors that may be one, made one or told apart, and placeholders whose bodies get names."""

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, PlannerError, _

if TYPE_CHECKING:
    from planner.changes.actors.merged_values import Difference
    from planner.workspace.workspace import Workspace

ACTIONS = ("list", "merge", "different", "split")
NEEDS = {"merge": 2, "different": 2, "split": 2}
WAYS = {
    "list": N_("“list” goes alone."),
    "merge": N_("Say which actor stays and which becomes one with it: planner duplicates merge KEEP OTHER"),
    "different": N_("Say which two actors are not the same: planner duplicates different ACTOR ACTOR"),
    "split": N_("Say which actor stands for others, and their names: planner duplicates split PLACEHOLDER NAME…"),
}
BELONGS = {"why": "different", "take": "merge", "complete": "split"}
"""The options that go with one action only."""


class NoSuchDifference(PlannerError):
    """A field was to be taken in which the two do not differ."""

    def __init__(self, field: str, differing: Sequence[str]) -> None:
        says = _("They do not differ in “{field}”. They differ in: {fields}.")
        super().__init__(says.format(field=field[:60], fields=", ".join(differing) or _("nothing")))


@planner_command(
    "duplicates",
    N_("List actors that may be one, with the reasons. “merge KEEP OTHER” makes them one, “different ACTOR ACTOR” "
       "remembers that they are not, “split PLACEHOLDER NAME…” names the bodies an actor stands for. One undo takes "
       "any of it back."),
)  # fmt: skip
@argument("action", "list|merge|different|split", N_("What to do; without it, list."), type=click.Choice(ACTIONS),
          default="list", required=False)  # fmt: skip
@argument("actors", N_("ACTOR"), N_("Names, acronyms or short codes."), nargs=-1)
@option("--take", "take", multiple=True, metavar=N_("FIELD"),
        help=N_("With merge: where they differ in this field, take the value of OTHER; may be given several "
                "times."))  # fmt: skip
@option("--why", "why", default="", metavar=N_("TEXT"), help=N_("With different: what tells them apart."))
@option("--complete", is_flag=True, help=N_("With split: it stands for nobody else, and goes."))
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: a list of pairs with their reasons."))
@pass_session
def command(
    session: Session, action: str, actors: tuple[str, ...], take: tuple[str, ...], why: str, complete: bool,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Do what is asked with the actors that are named."""
    _check(action, actors, {"take": bool(take), "why": bool(why), "complete": complete}, as_json=as_json)
    with session.open() as workspace:
        if action == "merge":
            _merge(workspace, actors, take, dry_run=dry_run)
        elif action == "different":
            _different(workspace, actors, why, dry_run=dry_run)
        elif action == "split":
            _split(workspace, actors, complete=complete, dry_run=dry_run)
        else:
            _list(workspace, as_json=as_json)


def _check(action: str, actors: Sequence[str], given: dict[str, bool], *, as_json: bool) -> None:
    wanted = NEEDS.get(action, 0)
    enough = len(actors) >= wanted if action == "split" else len(actors) == wanted
    if not enough:
        raise click.UsageError(_(WAYS[action]))
    for name, used in given.items():
        if used and BELONGS[name] != action:
            raise click.UsageError(_("--{option} goes with {action} only.").format(option=name, action=BELONGS[name]))
    if as_json and action != "list":
        raise click.UsageError(_("--{option} goes with {action} only.").format(option="json", action="list"))


def _list(workspace: "Workspace", *, as_json: bool) -> None:
    from planner.cli.duplicates import document, told
    from planner.cli.text import say, warn_if_invented
    from planner.workspace.actors import find_duplicates

    plan = workspace.plan
    warn_if_invented(plan, as_json=as_json)
    pairs = find_duplicates(plan)
    if as_json:
        say(json.dumps(document(plan, pairs), ensure_ascii=False, indent=2))
    else:
        say(*told(plan, pairs))


def _merge(workspace: "Workspace", actors: Sequence[str], take: Sequence[str], *, dry_run: bool) -> None:
    from planner.changes.actors.wording import gained, sentences
    from planner.cli.duplicates import ask
    from planner.cli.reviews import asking
    from planner.cli.text import pairs, say
    from planner.workspace.actors import merge, preview

    keep, other = _found(workspace, actors)
    union = preview(workspace.plan, keep, other)
    taking = _taken(union.differences, take)
    if not take and union.differences and asking() and not dry_run:
        taking = ask(union)
    union = preview(workspace.plan, keep, other, taking)
    say(
        *sentences(union), *(f"  {line}" for line in pairs(gained(union))), *_kept(workspace, union.differences, taking)
    )
    if not dry_run:
        merge(workspace, keep, other, taking, origin="cli")
    _end(dry_run=dry_run)


def _taken(differences: "Sequence[Difference]", take: Sequence[str]) -> set[str]:
    """The leaves that are to be taken from the other, by field or by one language of it."""
    from planner.model.record import field_of_leaf

    taking: set[str] = set()
    for field in take:
        leaves = {one.leaf for one in differences if field in (one.leaf, field_of_leaf(one.leaf))}
        if not leaves:
            raise NoSuchDifference(field, [one.leaf for one in differences])
        taking |= leaves
    return taking


def _kept(workspace: "Workspace", differences: "Sequence[Difference]", taking: Collection[str]) -> list[str]:
    """Where both said something else, and which value was chosen."""
    from planner.changes.actors.wording import label_of, sides

    lines = []
    for one in differences:
        ours, theirs = sides(workspace.plan, one)
        stays, goes = (theirs, ours) if one.leaf in taking else (ours, theirs)
        says = _("They differ in {field}: “{stays}” stays, not “{goes}”.")
        lines.append(says.format(field=label_of(one.leaf), stays=stays, goes=goes))
    return lines


def _different(workspace: "Workspace", actors: Sequence[str], why: str, *, dry_run: bool) -> None:
    from planner.cli.text import say
    from planner.model.naming import name_of
    from planner.workspace.actors import tell_apart

    one, other = _found(workspace, actors)
    plan = workspace.plan
    if not dry_run:
        tell_apart(workspace, one, other, why, origin="cli")
    says = _("“{one}” and “{other}” are not the same; they are not proposed again.")
    say(says.format(one=name_of(plan, one), other=name_of(plan, other)))
    _end(dry_run=dry_run)


def _split(workspace: "Workspace", actors: Sequence[str], *, complete: bool, dry_run: bool) -> None:
    from planner.cli.duplicates import told_split
    from planner.cli.text import say
    from planner.workspace.actors import preview_split, split_placeholder

    placeholder, names = _found(workspace, actors[:1])[0], actors[1:]
    before = workspace.plan
    if dry_run:
        made = preview_split(before, placeholder, names, workspace.ids, complete=complete)
    else:
        made, _entry = split_placeholder(workspace, placeholder, names, complete=complete, origin="cli")
    say(*told_split(before, placeholder, names, made))
    _end(dry_run=dry_run)


def _found(workspace: "Workspace", names: Sequence[str]) -> list[str]:
    from planner.workspace.editing import find

    return [find(workspace.plan, "stakeholders", name).id for name in names]


def _end(*, dry_run: bool) -> None:
    click.echo(_("Nothing was saved: this was a dry run.") if dry_run else _("To take it back: planner undo"))

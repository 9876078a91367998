"""What becomes of actors that are one, and of those that stand for others, in words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.changes.actors.merged_values import Difference, differences
from planner.changes.actors.merging import ACTORS, Union
from planner.changes.actors.splitting import Split
from planner.i18n import _, ngettext
from planner.i18n.text import sort_key
from planner.model import display
from planner.model.actors import Stakeholder
from planner.model.naming import name_of, nouns, title_of
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.values import Words

UNTOLD = ("known_none", "position")


def label_of(leaf: str) -> str:
    """The field of a leaf as people read it, with the language where a text has two."""
    return display.label(Stakeholder.fields()[field_of_leaf(leaf)], leaf)


def value_of(plan: Plan, leaf: str, text: str | None) -> str:
    """The value of a leaf as people read it."""
    if text is None:
        return _("none, as far as is known")
    return display.leaf_value(plan, Stakeholder.fields()[field_of_leaf(leaf)], leaf, text)


def sides(plan: Plan, difference: Difference) -> tuple[str, str]:
    """Both values between which a person may choose, that of the one that stays first."""
    return value_of(plan, difference.leaf, difference.ours), value_of(plan, difference.leaf, difference.theirs)


def gained(union: Union) -> list[tuple[str, str]]:
    """Label and value of what the one that stays has from the other, a line for each field and language."""
    found: dict[str, list[str]] = {}
    before = union.plan.stakeholders.bodies[union.keep]
    for leaf, text in union.gained.items():
        if field_of_leaf(leaf) not in UNTOLD:
            said = text.removeprefix(before.get(leaf, "")).strip() if "\n" in text else text
            found.setdefault(label_of(leaf), []).append(value_of(union.plan, leaf, said))
    return [(label, display.APART.join(sorted(values, key=sort_key))) for label, values in found.items()]


def sentences(union: Union) -> list[str]:
    """What happens to all that names the one that goes, a sentence each."""
    plan = union.plan
    keep, gone = name_of(plan, union.keep), name_of(plan, union.gone)
    told = [_("“{keep}” stays; “{gone}” becomes one with it.").format(keep=keep, gone=gone)]
    for found, says in (
        (union.moved, _("Name it from now on: {what}.")),
        (union.joined, _("Said the same already, and become one: {what}.")),
        (union.twice, _("Nearly say the same, but differ, so that both stay: {what}.")),
    ):
        if found:
            told.append(says.format(what=_counted(found)))
    if union.vanished:
        ties = ", ".join(title_of(plan, plan.ties[id]) for id in union.vanished)
        told.append(_("Goes, because nobody is tied to itself: {ties}.").format(ties=ties))
    return told


def _counted(found: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{len(ids)} {nouns(collection, len(ids))}" for collection, ids in found.items())


class Fact(NamedTuple):
    """What the plan says of each of two actors."""

    label: str
    one: str
    other: str
    differs: bool = False
    """Whether only one of the values can stay."""


def facts(plan: Plan, one: str, other: str) -> list[Fact]:
    """Every field that either of two actors fills, and how much names each."""
    bodies = plan.stakeholders.bodies
    differing = {field_of_leaf(found.leaf) for found in differences(ACTORS, bodies[one], bodies[other])}
    told = []
    for field in Stakeholder.fields().values():
        values = [_value(plan, id, field.name) for id in (one, other)]
        if any(values) and not field.about.hidden:
            told.append(Fact(field.label(), values[0], values[1], field.name in differing))
    for collection in ("ties", "assignments"):
        counts = [str(_count(plan, collection, id) or "—") for id in (one, other)]
        told.append(Fact(nouns(collection, 2).capitalize(), counts[0], counts[1]))
    return told


def _value(plan: Plan, id: str, name: str) -> str:
    if name == "name":
        return both_languages(plan.stakeholders[id].name)
    return display.whole(plan, Stakeholder.fields()[name], plan.stakeholders.bodies[id])


def both_languages(words: Words) -> str:
    """A text in the current language, with the other behind it where it differs."""
    said = words.pick()
    others = [text for text in (words.es, words.en) if text and text != said]
    return f"{said} / {others[0]}" if others else said


def _count(plan: Plan, collection: str, id: str) -> int:
    if collection == "assignments":
        return len(plan.assignments.grouped("stakeholder").get(id, ()))
    return len({*plan.ties.grouped("source").get(id, ()), *plan.ties.grouped("target").get(id, ())})


def outcome(before: Plan, placeholder: str, made: Split) -> str:
    """What became of a placeholder, in a sentence."""
    name = name_of(before, placeholder)
    if made.gone:
        return _("“{name}” stands for nobody any more, and goes.").format(name=name)
    if made.held_by:
        held: dict[str, int] = {}
        for collection, _id in made.held_by:
            held[collection] = held.get(collection, 0) + 1
        what = ", ".join(f"{count} {nouns(collection, count)}" for collection, count in held.items())
        says = _("“{name}” stands for nobody any more, but stays for what can name only one body: {what}.")
        return says.format(name=name, what=what)
    if made.left is None:
        return _("“{name}” stays for those not yet named.").format(name=name)
    says = ngettext(
        "“{name}” still stands for {count} body.", "“{name}” still stands for {count} bodies.", int(made.left)
    )
    return says.format(name=name, count=made.left)

"""A comparison in words: names, fields, and values before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.analysis.comparison.compare import Comparison
from planner.analysis.comparison.kinds import GONE, KINDS, NEW, Compared, kinds_of
from planner.analysis.comparison.network import ComparedActor
from planner.analysis.comparison.plan import ComparedIndicator, holders
from planner.i18n import LANGUAGES, N_, _, current_language
from planner.i18n.dates import say_date, say_moment
from planner.i18n.numbers import say_money
from planner.i18n.text import sort_key
from planner.model import display, vocabularies
from planner.model.monitoring import Observation, Report
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.progress import progress_of, status_of
from planner.model.record import field_of_leaf
from planner.model.tree import parent_of
from planner.model.types import RECORD_TYPES

NOTHING = "—"
"""Stands where nothing was, or where nobody knows."""

MEASURE = N_(
    "An actor grew when it has more relations than before or, with as many, when more of them became closer than "
    "looser; it shrank when it is the other way round. An action went ahead when its reports say that it is further "
    "along."
)
"""What growing and shrinking mean, for the foot of every comparison."""


@dataclass(frozen=True, slots=True)
class Side:
    """A plan file when a day began or had ended, at a moment, or before it held anything; with none of these, now."""

    file: str
    day: date | None = None
    moment: datetime | None = None
    ended: date | None = None
    unbegun: bool = False

    def __str__(self) -> str:
        if self.unbegun:
            return _("{file}, before its first change").format(file=self.file)
        if self.moment is not None:
            return _("{file}, as it was on {moment}").format(file=self.file, moment=say_moment(self.moment))
        if self.ended is not None:
            return _("{file}, at the end of {day}").format(file=self.file, day=say_date(self.ended))
        if self.day is None:
            return _("{file}, as it is now").format(file=self.file)
        return _("{file}, when {day} began").format(file=self.file, day=say_date(self.day))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, as people read it; an empty value is one that nobody knows."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before or NOTHING} → {self.after or NOTHING}"


def name(comparison: Comparison, one: Compared) -> str:
    """What people call a record: as it is now, or as it was when it is gone."""
    plan = comparison.before if one.kind == GONE else comparison.after
    record = plan.get(one.collection, one.id) or comparison.before.get(one.collection, one.id)
    return title_of(plan, record) if record is not None else ""


def short_name(comparison: Comparison, one: Compared) -> str:
    """The acronym of an actor where it has one, else what people call the record."""
    plan = comparison.before if one.kind == GONE else comparison.after
    if one.collection == "stakeholders" and one.id in plan.stakeholders:
        return plan.stakeholders[one.id].short_name or name(comparison, one)
    return name(comparison, one)


def in_order(comparison: Comparison, some: Iterable[Compared]) -> list[Compared]:
    """Records as they are read: by kind of change, then as they stand in the trees, or else by name."""
    order, turn = {term.code: n for n, term in enumerate(KINDS)}, comparison.turn
    return sorted(
        some, key=lambda one: (order[one.kind], turn.get(one.id, -1), sort_key(name(comparison, one)), one.id)
    )


def kind_word(one: Compared) -> str:
    """The kind of change in a word."""
    return kinds_of(one.collection).label(one.kind)


def kind_sign(one: Compared) -> str:
    """The kind of change as a sign that needs no colour."""
    return kinds_of(one.collection)[one.kind].sign


def differences(comparison: Comparison, one: Compared) -> list[Difference]:
    """What differs of a record, one line each: its ties for an actor, then field by field."""
    lines = _tie_lines(comparison, one) if isinstance(one, ComparedActor) else _worth_lines(comparison, one)
    told = {field_of_leaf(aspect) for aspect in one.aspects if aspect.endswith(f".{current_language()}")}
    for aspect in one.aspects:
        tongue = aspect.rpartition(".")[2]
        if aspect == "ties" or (tongue in LANGUAGES and tongue != current_language() and field_of_leaf(aspect) in told):
            continue
        before, after = (said(plan, one, aspect) for plan in (comparison.before, comparison.after))
        lines.append(Difference(label(one.collection, aspect), before, after))
    if isinstance(one, ComparedIndicator):
        lines += [_value_line(comparison, value) for value in one.values]
    return lines


def _worth_lines(comparison: Comparison, one: Compared) -> list[Difference]:
    """The amount of a budget line that came or went."""
    if one.collection != "budget_lines" or one.kind not in {NEW, GONE}:
        return []
    plan = comparison.after if one.kind == NEW else comparison.before
    line = plan.budget_lines[one.id]
    worth = say_money(line.amount.amount, line.amount.currency) if line.amount else line.in_kind.pick()
    called = label(one.collection, "amount" if line.amount else "in_kind.")
    return [Difference(called, *(("", worth) if one.kind == NEW else (worth, "")))]


def _value_line(comparison: Comparison, value: Compared) -> Difference:
    """One value of an indicator then and now: of what kind, period and group."""
    plan = comparison.before if value.kind == GONE else comparison.after
    body = plan.observations.body(value.id) or {}
    fields = Observation.fields()
    group = ("kind", "period", "sex", "age_group", "people", "territory")
    called = ", ".join(display.value(plan, fields[name], body[name]) for name in group if name in body)
    then, now = (side.observations.body(value.id) or {} for side in (comparison.before, comparison.after))
    return Difference(called, *(display.value(plan, fields["value"], body.get("value")) for body in (then, now)))


def _tie_lines(comparison: Comparison, actor: ComparedActor) -> list[Difference]:
    """How many ties an actor has, and those that it lost and gained, as sentences."""
    lines = []
    if actor.ties_before != actor.ties_after and actor.kind not in {NEW, GONE}:
        lines.append(Difference(_("Number of relations"), str(actor.ties_before), str(actor.ties_after)))
    if actor.gained or actor.lost:
        lost = _tied(comparison.before, actor.id, actor.lost)
        gained = _tied(comparison.after, actor.id, actor.gained)
        lines.append(Difference(_("Relations"), lost, gained))
    return [*lines, *(_altered_line(comparison, comparison.found[tie]) for tie in actor.altered)]


def _altered_line(comparison: Comparison, tie: Compared) -> Difference:
    """What changed of one tie, in the line of an actor at its end."""
    changed = differences(comparison, tie)
    before, after = ([d.before for d in changed], [d.after for d in changed])
    return Difference(name(comparison, tie), *("; ".join(text for text in some if text) for some in (before, after)))


def _tied(plan: Plan, actor: str, ties: Sequence[str]) -> str:
    """Ties as sentences in which three dots stand for the actor itself: `… funds INTECAP; COMUDE convenes …`."""
    sentences = []
    for tie in (plan.ties[id] for id in ties if id in plan.ties):
        ends = ("…" if end == actor else plan.stakeholders[end].short_name for end in (tie.source, tie.target))
        sentences.append(vocabularies.TIE_TYPE.label(tie.type).join(f" {end} " for end in ends).strip())
    return "; ".join(sorted(sentences, key=sort_key))


def label(collection: str, aspect: str) -> str:
    """What an aspect of a record is called."""
    if aspect in {"status", "percent"}:
        return Report.fields()[aspect].label()
    if aspect.startswith("role."):
        return vocabularies.ROLE.label(aspect.partition(".")[2])
    field = RECORD_TYPES[collection].fields()[field_of_leaf(aspect)]
    return display.label(field, "" if aspect.endswith(f".{current_language()}") else aspect)


def said(plan: Plan, one: Compared, aspect: str) -> str:
    """The value of an aspect in one of the plans, as people read it."""
    if aspect == "status":
        return vocabularies.STATUS.label(status_of(plan, one.id))
    if aspect == "percent":
        share = progress_of(plan, one.id)
        return "" if share is None else f"{share} %"
    if aspect.startswith("role."):
        return "; ".join(plan.stakeholders[id].short_name for id in holders(plan, one.id, aspect.partition(".")[2]))
    if aspect == "place":
        parent = plan.find(parent_of(plan, one.id) or "")
        return title_of(plan, parent) if parent is not None else ""
    body = plan.table(one.collection).body(one.id) or {}
    field = RECORD_TYPES[one.collection].fields()[field_of_leaf(aspect)]
    return display.value(plan, field, body.get(aspect)) if field.shape == "words" else display.whole(plan, field, body)

"""How an item is measured: its indicators, each with its baseline, targets and actual values."""

from collections.abc import Iterator
from datetime import date

from planner.app.strategy.subject import Subject, adding, joined
from planner.app.widgets.lines import Paragraph
from planner.i18n import _
from planner.i18n.numbers import say_decimal
from planner.model import vocabularies
from planner.model.monitoring import Indicator, Observation
from planner.model.naming import name_of
from planner.model.vocabulary import Vocabulary

KINDS = [term.code for term in vocabularies.OBSERVATION_KIND]


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """The indicators in the order they were made."""
    for indicator in sorted(subject.plan.indicators.where("item", subject.id), key=lambda each: each.id):
        yield from _indicator(subject, indicator)
        yield Paragraph(())
    yield adding(_("Add an indicator"), "indicators", indent=0)


def _indicator(subject: Subject, indicator: Indicator) -> Iterator[Paragraph]:
    here = ("indicators", indicator.id)
    unit = indicator.unit.pick()
    yield Paragraph(
        ((indicator.name.pick() or _("(no name)"), "title"), (f" ({unit})" if unit else "", "quiet")),
        record=here,
        goes=here,
    )
    measured = name_of(subject.plan, indicator.responsible)
    how = joined(
        indicator.verification.pick(),
        vocabularies.FREQUENCY.label(indicator.frequency),
        _("measured by {name}").format(name=measured) if measured else "",
        _("its groups overlap: never add up") if indicator.overlapping else "",
    )
    if how:
        yield Paragraph(((how, "quiet"),), indent=1)
    for observation in sorted(subject.plan.observations.where("indicator", indicator.id), key=_order):
        yield _value(subject, observation)
    yield adding(_("Add a value"), f"observations:{indicator.id}")


def _value(subject: Subject, observation: Observation) -> Paragraph:
    kind = vocabularies.OBSERVATION_KIND[observation.kind or ""]
    value = say_decimal(observation.value) if observation.value is not None else observation.said.pick() or "—"
    group = joined(
        str(observation.period or ""),
        _label(vocabularies.SEX, observation.sex),
        _label(vocabularies.AGE_GROUP, observation.age_group),
        _label(vocabularies.PEOPLE, observation.people),
        name_of(subject.plan, observation.territory),
        observation.comment.pick(),
    )
    here = ("observations", observation.id)
    label, look = subject.term(kind)
    pieces = ((f"{label}: ", look), (value, "text"), (f" · {group}" if group else "", "quiet"))
    return Paragraph(pieces, record=here, goes=here, indent=1)


def _label(vocabulary: Vocabulary, code: str | None) -> str:
    return vocabulary.label(code).lower()


def _order(observation: Observation) -> tuple[int, date, str]:
    kind = KINDS.index(observation.kind) if observation.kind in KINDS else len(KINDS)
    return kind, observation.period.first if observation.period else date.min, observation.id

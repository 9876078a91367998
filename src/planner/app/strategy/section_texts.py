"""What the sections of the detail say of an item: who does what, measures, money, reports, links."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.app.strategy.subject import Subject, adding, joined
from planner.app.widgets.lines import Paragraph
from planner.i18n import N_, _
from planner.i18n.numbers import say_decimal, say_money
from planner.i18n.text import listed
from planner.model import vocabularies
from planner.model.assignments import assigned, current, leads
from planner.model.monitoring import BudgetLine, Indicator, Observation, Report
from planner.model.naming import name_of, title_of
from planner.model.progress import reports_of
from planner.model.strategies import Assignment, Link
from planner.model.tree import strategy_of
from planner.model.vocabulary import Term, Vocabulary

ALWAYS = {"lead": N_("Add a lead"), "support": N_("Add a supporting body")}
"""The roles that every item has a place for, and what adds to them."""
OTHER = "assignments"
"""Adds an assignment with any role."""


def people(subject: Subject) -> Iterator[Paragraph]:
    """The assignments by role, with the leads that are handed down from above; what is past at the end."""
    given = assigned(subject.plan, subject.id)
    for term in vocabularies.ROLE:
        having = [each for each in given if each.role == term.code]
        if having or term.code in ALWAYS:
            yield from _role(subject, term, having)
    yield from (_assigned(subject, each) for each in given if (each.role or "") not in vocabularies.ROLE)
    yield adding(_("Add with another role"), OTHER, indent=0)
    yield from _past(subject)


def _role(subject: Subject, term: Term, having: list[Assignment]) -> Iterator[Paragraph]:
    yield Paragraph(((f"{subject.glyphs(term.sign)} {term.label()}", "heading"),))
    yield from (_assigned(subject, each) for each in having)
    if term.code == "lead":
        yield from _handed_down(subject)
    if term.code in ALWAYS:
        yield adding(_(ALWAYS[term.code]), f"{OTHER}:{term.code}")
    yield Paragraph(())


def _handed_down(subject: Subject) -> Iterator[Paragraph]:
    """Who leads because they lead what stands above; the line goes there."""
    found = leads(subject.plan, subject.id)
    above = subject.plan.find(found.above, ("items", "strategies")) if found.above is not None else None
    if above is not None:
        names = listed([name_of(subject.plan, who) for who in found.who])
        whence = _("from “{above}”").format(above=title_of(subject.plan, above))
        yield Paragraph(((names, "text"), (f" · {whence}", "quiet")), goes=(above.collection, above.id), indent=1)


def _past(subject: Subject) -> Iterator[Paragraph]:
    past = [each for each in subject.plan.assignments.where("item", subject.id) if not current(each)]
    if past:
        yield Paragraph(())
        yield Paragraph(((_("No longer"), "heading"),))
    yield from (_assigned(subject, each, vocabularies.ROLE.label(each.role)) for each in past)


def _assigned(subject: Subject, given: Assignment, role: str = "") -> Paragraph:
    actor = subject.plan.stakeholders.get(given.stakeholder)
    name = joined(actor.acronym or "", actor.name.pick()) if actor is not None else ""
    state = vocabularies.LIFE.label(given.state).lower() if given.state not in vocabularies.IN_FORCE else ""
    beside = joined(role, state, given.description.pick())
    pieces = ((name, "text"), (f" · {beside}" if beside else "", "quiet"))
    here = ("assignments", given.id)
    return Paragraph(pieces, record=here, goes=here, indent=1)


KINDS = [term.code for term in vocabularies.OBSERVATION_KIND]


def measures(subject: Subject) -> Iterator[Paragraph]:
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


def money(subject: Subject) -> Iterator[Paragraph]:
    """The lines by kind, each kind with its sum where there is more than one amount."""
    lines = subject.plan.budget_lines.where("item", subject.id)
    for term in vocabularies.BUDGET_KIND:
        having = sorted((line for line in lines if line.kind == term.code), key=lambda line: line.id)
        if having:
            words, look = subject.term(term)
            yield Paragraph(((words, "heading" if look == "label" else look), (_sum(having), "text")))
            yield from (_line(subject, line) for line in having)
            yield Paragraph(())
    yield adding(_("Add a budget line"), "budget_lines", indent=0)


def _line(subject: Subject, line: BudgetLine) -> Paragraph:
    amount = say_money(line.amount.amount, line.amount.currency) if line.amount is not None else ""
    first = joined(amount, line.in_kind.pick(), line.concept.pick()) or _("(no amount)")
    beside = joined(name_of(subject.plan, line.funder), str(line.period or ""))
    here = ("budget_lines", line.id)
    return Paragraph(((first, "text"), (f" · {beside}" if beside else "", "quiet")), record=here, goes=here, indent=1)


def _sum(lines: list[BudgetLine]) -> str:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    amounts = [line.amount for line in lines if line.amount is not None]
    for money in amounts:
        sums[money.currency] += money.amount
    if len(amounts) < 2:
        return ""
    return ": " + " + ".join(say_money(amount, currency) for currency, amount in sums.items())


TOLD = ("done", "obstacle", "next_step")
"""The fields that are told in sentences."""


def reports(subject: Subject) -> Iterator[Paragraph]:
    """All reports, and what adds one."""
    yield adding(_("Report progress"), "reports", indent=0)
    for report in reports_of(subject.plan, subject.id):
        yield Paragraph(())
        yield from _report(subject, report)


def _report(subject: Subject, report: Report) -> Iterator[Paragraph]:
    words, look = subject.term(vocabularies.STATUS[report.status or ""])
    percent = _("{percent} %").format(percent=say_decimal(report.percent)) if report.percent is not None else ""
    here = ("reports", report.id)
    pieces = ((f"{report.period or ''}", "title"), (" · ", "quiet"), (words, look))
    yield Paragraph((*pieces, (f" · {percent}" if percent else "", "text")), record=here, goes=here)
    fields = Report.fields()
    for name in TOLD:
        said = getattr(report, name).pick()
        if said:
            yield Paragraph(((f"{fields[name].label()}: ", "label"), (said, "text")), indent=1)
    by = name_of(subject.plan, report.by)
    quiet = joined(
        f"{fields['by'].label()}: {by}" if by else "",
        str(report.date or ""),
        f"{fields['evidence'].label()}: {report.evidence}" if report.evidence else "",
    )
    if quiet:
        yield Paragraph(((quiet, "quiet"),), indent=1)


def links(subject: Subject) -> Iterator[Paragraph]:
    """The links that start here, then those that lead here."""
    outwards = subject.plan.links.where("source", subject.id)
    inwards = [link for link in subject.plan.links.where("target", subject.id) if link.source != subject.id]
    for link in sorted(outwards, key=lambda link: link.id):
        verb = vocabularies.LINK_TYPE[link.type or ""]
        yield _link(subject, link, link.target, f"{subject.glyphs(verb.sign)} {_capital(verb.label())} ", "")
    if outwards:
        yield Paragraph(())
    yield adding(_("Add a link"), "links", indent=0)
    if inwards:
        yield Paragraph(())
        yield Paragraph(((_("What refers to it"), "heading"),))
    for link in sorted(inwards, key=lambda link: link.id):
        says = vocabularies.LINK_TYPE.label(link.type)
        yield _link(subject, link, link.source, f"{subject.glyphs('←')} ", f" {says} …")


def _link(subject: Subject, link: Link, other: str, before: str, after: str) -> Paragraph:
    plan = subject.plan
    record = plan.find(other, ("items", "strategies"))
    name = title_of(plan, record) if record is not None else ""
    strategy = strategy_of(plan, other)
    told = link.description.pick()
    where = "" if strategy is None or strategy.id == other else f" · {strategy.code or strategy.title.pick()}"
    return Paragraph(
        ((before, "label"), (name, "link"), (after, "label"), (where + (f" · {told}" if told else ""), "quiet")),
        record=("links", link.id),
        goes=(record.collection, record.id) if record is not None else None,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

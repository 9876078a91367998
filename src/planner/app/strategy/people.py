"""Who does what for an item: those in charge, those who support, and the other roles."""

from collections.abc import Iterator

from planner.app.strategy.subject import Subject, adding, joined
from planner.app.widgets.lines import Paragraph
from planner.i18n import N_, _
from planner.model import vocabularies
from planner.model.strategies import Assignment
from planner.model.vocabulary import Term

ALWAYS = {"lead": N_("Add a lead"), "support": N_("Add a supporting body")}
"""The roles that every item has a place for, and what adds to them."""
OTHER = "assignments"
"""Adds an assignment with any role."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """The assignments by role; the roles nobody has are offered at the end."""
    given = subject.plan.assignments.where("item", subject.id)
    for term in vocabularies.ROLE:
        having = sorted((each for each in given if each.role == term.code), key=lambda each: each.id)
        if having or term.code in ALWAYS:
            yield from _role(subject, term, having)
    yield from _strangers(subject, [each for each in given if (each.role or "") not in vocabularies.ROLE])
    yield adding(_("Add with another role"), OTHER, indent=0)


def _role(subject: Subject, term: Term, having: list[Assignment]) -> Iterator[Paragraph]:
    yield Paragraph(((f"{subject.glyphs(term.sign)} {term.label()}", "heading"),))
    yield from (_assigned(subject, each) for each in having)
    if term.code in ALWAYS:
        yield adding(_(ALWAYS[term.code]), f"{OTHER}:{term.code}")
    yield Paragraph(())


def _strangers(subject: Subject, given: list[Assignment]) -> Iterator[Paragraph]:
    yield from (_assigned(subject, each) for each in given)


def _assigned(subject: Subject, given: Assignment) -> Paragraph:
    actor = subject.plan.stakeholders.get(given.stakeholder)
    name = joined(actor.acronym or "", actor.name.pick()) if actor is not None else ""
    state = vocabularies.LIFE.label(given.state).lower() if given.state not in {None, "existing"} else ""
    beside = joined(state, given.description.pick())
    pieces = ((name, "text"), (f" · {beside}" if beside else "", "quiet"))
    here = ("assignments", given.id)
    return Paragraph(pieces, record=here, goes=here, indent=1)

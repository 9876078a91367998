"""How an item relates to items and strategies of this tree and of others."""

from collections.abc import Iterator

from planner.app.strategy.subject import Subject, adding
from planner.app.widgets.lines import Paragraph
from planner.i18n import _
from planner.model import vocabularies
from planner.model.naming import title_of
from planner.model.strategies import Link
from planner.model.tree import strategy_of


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
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

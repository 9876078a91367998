"""Everything the plan knows of an actor, as lines: names, figures, ties, tasks, texts and where it is stated."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.analysis.network.connections import Connections
from planner.analysis.network.sentences import standing
from planner.app.theme import Glyphs
from planner.app.widgets.lines import Paragraph, gap, heading
from planner.i18n import _, current_language, ngettext
from planner.i18n.text import sort_key
from planner.model import display, vocabularies
from planner.model.actors import Stakeholder, Tie
from planner.model.assignments import current, of_actor
from planner.model.fields import Audience, Field
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.record import member_of_leaf
from planner.model.strategies import Assignment
from planner.model.ties import counts
from planner.model.values import Words

NAMES = ("name", "acronym", "aliases", "cites")
"""Fields that have a place of their own above or below."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What the lines are made from."""

    plan: Plan
    actor: Stakeholder
    connections: Connections
    glyphs: Glyphs
    with_planned: bool = False
    """Whether planned ties count; those that do not follow after a plus."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """All of it, the most asked for first."""
        yield from self._names()
        yield gap()
        for sentence in standing(self.plan, self.connections, self.actor.id):
            yield Paragraph(((sentence, "text"),))
        yield gap()
        yield from self._facts()
        yield from self._ties()
        yield from self._assignments()
        yield from self._texts()
        yield from self._sources()

    def _names(self) -> Iterator[Paragraph]:
        actor = self.actor
        acronym = f" ({actor.acronym})" if actor.acronym else ""
        yield Paragraph(((actor.name.pick() or "—", "title"), (acronym, "title")))
        other = actor.name.pick("en" if current_language() == "es" else "es")
        if other and other != actor.name.pick():
            yield Paragraph(((other, "quiet"),))
        if actor.aliases:
            label = Stakeholder.fields()["aliases"].label()
            names = "; ".join(sorted(actor.aliases, key=sort_key))
            yield Paragraph(((f"{label}: ", "label"), (names, "quiet")))

    def _facts(self) -> Iterator[Paragraph]:
        for field in Stakeholder.fields().values():
            if field.name in NAMES or field.about.hidden or field.kind.name == "prose":
                continue
            words = self._value(field)
            if words:
                hint = _(" · p says who they are") if field.name == "placeholder" and self.actor.placeholder else ""
                yield Paragraph(((f"{field.label()}: ", "label"), (words, "text"), (hint, "quiet")))

    def _texts(self) -> Iterator[Paragraph]:
        for field in Stakeholder.fields().values():
            words = self._value(field) if field.kind.name == "prose" and not field.about.hidden else ""
            if words:
                internal = "" if field.about.audience is Audience.SHAREABLE else " · " + _("internal")
                yield gap()
                yield heading(field.label() + internal)
                for line in words.splitlines():
                    yield Paragraph(((line, "text"),), indent=1)

    def _value(self, field: Field) -> str:
        value = getattr(self.actor, field.name)
        if isinstance(value, Words):
            return value.pick()
        shown = (
            [self._leaf(field, leaf, text) for leaf, text in field.leaves(value).items()] if value is not None else []
        )
        return ", ".join(sorted(shown, key=sort_key))

    def _leaf(self, field: Field, leaf: str, text: str) -> str:
        words = display.leaf_value(self.plan, field, leaf, text)
        vocabulary = field.about.vocabulary
        code = member_of_leaf(leaf) or text
        sign = self.glyphs(vocabulary[code].sign) if vocabulary is not None else ""
        return f"{sign} {words}" if sign else words

    def _ties(self) -> Iterator[Paragraph]:
        actor, plan = self.actor.id, self.plan
        out = plan.ties.where("source", actor)
        inwards = [tie for tie in plan.ties.where("target", actor) if tie.source != actor]
        mutual = [tie for tie in (*out, *inwards) if tie.mutual]
        members = [tie for tie in inwards if tie.membership]
        yield from self._group(_("Is a member of"), [tie for tie in out if tie.membership], "→")
        yield from self._group(_("Its members"), members, "←")
        for term in vocabularies.TIE_TYPE:
            label = term.label()[:1].upper() + term.label()[1:]
            if term.code == "member_of":
                continue
            if "mutual" in term.traits:
                yield from self._group(label, [tie for tie in mutual if tie.type == term.code], "↔")
                continue
            yield from self._group(label, [tie for tie in out if tie.type == term.code], "→")
            towards = _("{verb} · towards this actor").format(verb=label)
            yield from self._group(towards, [tie for tie in inwards if tie.type == term.code], "←")

    def _group(self, title: str, ties: list[Tie], arrow: str) -> Iterator[Paragraph]:
        if not ties:
            return
        yield gap()
        counted = sum(counts(tie, with_planned=self.with_planned) for tie in ties)
        more = f" + {len(ties) - counted}" if counted < len(ties) else ""
        yield heading(f"{title} ({counted}{more})")
        for tie in sorted(ties, key=lambda tie: sort_key(name_of(self.plan, self._other(tie)))):
            other = self._other(tie)
            yield Paragraph(
                (
                    (f"{self.glyphs(arrow)} ", "label"),
                    (name_of(self.plan, other), "link"),
                    (self._beside(tie), "quiet"),
                ),
                record=("ties", tie.id),
                goes=("stakeholders", other),
                indent=1,
            )

    def _other(self, tie: Tie) -> str:
        return tie.target if tie.source == self.actor.id else tie.source

    def _beside(self, tie: Tie) -> str:
        state = "" if counts(tie) else vocabularies.LIFE.label(tie.state)
        parts = [tie.role.pick(), state.lower(), tie.description.pick()]
        words = " · ".join(part for part in parts if part)
        return f" · {words}" if words else ""

    def _assignments(self) -> Iterator[Paragraph]:
        count = len(having := of_actor(self.plan, self.actor.id))
        words = ngettext("{count} task in the strategy", "{count} tasks in the strategy", count).format(count=count)
        past = [a for a in self.plan.assignments.where("stakeholder", self.actor.id) if not current(a)]
        for title, assignments in ((words, having), (_("Tasks it no longer has"), past)):
            if assignments:
                yield gap()
                yield heading(title)
            yield from map(self._assignment, assignments)

    def _assignment(self, given: Assignment) -> Paragraph:
        term = vocabularies.ROLE[given.role or ""]
        item = self.plan.find(given.item, ("items", "strategies"))
        return Paragraph(
            (
                (f"{self.glyphs(term.sign)} {term.label()}: ", "label"),
                (title_of(self.plan, item) if item is not None else "", "link"),
            ),
            record=("assignments", given.id),
            goes=(item.collection, item.id) if item is not None else None,
            indent=1,
        )

    def _sources(self) -> Iterator[Paragraph]:
        if not self.actor.cites:
            return
        yield gap()
        yield heading(Stakeholder.fields()["cites"].label())
        for cited in sorted(self.actor.cites):
            place = f", {cited.said}" if cited.place else ""
            yield Paragraph(((name_of(self.plan, cited.source), "text"), (place, "quiet")), indent=1)

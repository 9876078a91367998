"""Pathways in words and tables: phases against places, who offers what, and where a person would fall through."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.analysis.panel import Column, Mark, Panel, Row, Value
from planner.analysis.pathway.figures import pathways
from planner.analysis.question import Question, within
from planner.i18n import _, ngettext
from planner.i18n.text import listed, sort_key
from planner.model import palette, vocabularies
from planner.model.naming import name_of, short_code, title_of
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.analysis.pathway.figures import Offer, Pathway


def draw(plan: Plan, found: Sequence["Pathway"], territory: str | None) -> tuple[Panel, ...]:
    """The panels of all pathways; one that says what to do when there is none."""
    if not found:
        empty = _("The plan has no service pathway. Give a strategy that kind, and its phases as items.")
        return (Panel(key="pathway", title=_("Service pathway"), empty=empty),)
    return tuple(panel for path in found for panel in _of(plan, path, territory))


def _of(plan: Plan, path: "Pathway", territory: str | None) -> tuple[Panel, ...]:
    places = [place for place in path.places if within(plan, place, territory)]
    places.sort(key=lambda place: sort_key(name_of(plan, place, ("territories",))))
    return _matrix(plan, path, places), _gaps(plan, path, places), _offers(plan, path)


def _matrix(plan: Plan, path: "Pathway", places: Sequence[str]) -> Panel:
    columns = [Column(key="phase", label=_("Phase"))]
    columns += [
        Column(key=place, label=name_of(plan, place, ("territories",)), kind="mark", goes=("territories", place))
        for place in places
    ]  # fmt: skip
    columns.append(Column(key="somewhere", label=_("Place not said"), kind="mark",
                          help=_("Offered by actors whose territory is not known.")))  # fmt: skip
    rows = [
        Row(
            cells=(_title(plan, phase), *(_cell(path.at(phase, place, plan)) for place in places),
                   _cell([o for o in path.offers if o.phase == phase and o.territory is None])),
            goes=("items", phase), tone="quiet" if phase in path.across else "",
        )
        for phase in (*path.phases, *path.across)
    ]  # fmt: skip
    missing = [gap for gap in path.gaps(plan) if gap[1] in places]
    return Panel(
        key="pathway", title=plan.strategies[path.strategy].title.pick(), sentences=_sentences(plan, path, missing),
        columns=tuple(columns), rows=tuple(rows), matrix=True, empty=_("This pathway has no phases yet."),
        notes=(
            _("An actor offers a phase when it has a part in it that is not past, other than as the people it is for."),
            _("What is offered in a wider territory counts for what lies in it."),
        ),
    )  # fmt: skip


def _cell(offers: Sequence["Offer"]) -> Mark | None:
    ready = [offer for offer in offers if offer.ready]
    if ready:
        said = ngettext("actor offers it", "actors offer it", len(ready))
        return Mark(f"● {len(ready)}", said, palette.GREEN, "offered")
    return Mark(f"○ {len(offers)}", _("only planned"), palette.ORANGE, "planned") if offers else None


def _sentences(plan: Plan, path: "Pathway", missing: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    nowhere = [phase for phase in path.phases if not any(offer.phase == phase for offer in path.offers)]
    said = []
    if nowhere:
        text = ngettext(
            "Nobody is named for one phase: {names}.", "Nobody is named for {count} phases: {names}.", len(nowhere)
        )
        names = listed([_title(plan, phase) for phase in nowhere], 5)
        said.append(text.format(count=len(nowhere), names=names))
    if missing:
        text = ngettext(
            "In one place a person would find nothing in one of the phases.",
            "A person would find nothing in a phase in {count} cases of phase and place.",
            len(missing),
        )
        said.append(text.format(count=len(missing)))
    if not said and path.phases:
        said.append(_("Every phase is offered in every place that the pathway names."))
    return tuple(said)


def _gaps(plan: Plan, path: "Pathway", places: Sequence[str]) -> Panel:
    columns = (
        Column(key="place", label=_("Place")),
        Column(key="phase", label=_("Phase")),
        Column(key="why", label=_("What is missing")),
    )
    rows = [
        Row(cells=(None, _title(plan, phase), _("Nobody is named for this phase, in any place.")),
            goes=("items", phase))
        for phase in path.phases if not any(offer.phase == phase for offer in path.offers)
    ]  # fmt: skip
    rows += [
        Row(cells=(name_of(plan, place, ("territories",)), _title(plan, phase), _why(path.at(phase, place, plan))),
            goes=("items", phase))
        for phase, place in path.gaps(plan) if place in places
    ]  # fmt: skip
    rows += [
        Row(cells=(name_of(plan, place, ("territories",)), f"{_title(plan, first)} → {_title(plan, second)}",
                   _("No tie between those who offer the one and those who offer the other: nobody hands over.")),
            goes=("items", second))
        for (first, second, place), joined in path.handed_over.items() if not joined and place in places
    ]  # fmt: skip
    return Panel(key="falling_through", title=_("Where a person would fall through"), columns=columns,
                 rows=tuple(rows), empty=_("Nobody would fall through, as far as the plan knows."))  # fmt: skip


def _why(offers: Sequence["Offer"]) -> str:
    return _("It is only planned here.") if offers else _("Nobody offers it here.")


def _offers(plan: Plan, path: "Pathway") -> Panel:
    columns = (
        Column(key="phase", label=_("Phase")),
        Column(key="actor", label=_("Who offers it")),
        Column(key="place", label=_("Place")),
        Column(key="state", label=_("State")),
    )
    rows = tuple(Row(cells=_told(plan, offer), goes=("stakeholders", offer.stakeholder)) for offer in path.offers)
    return Panel(key="offers", title=_("Who offers what"), columns=columns, rows=rows,
                 empty=_("No actor has a part in this pathway yet."))  # fmt: skip


def _told(plan: Plan, offer: "Offer") -> tuple[Value, ...]:
    actor = plan.stakeholders[offer.stakeholder]
    place = name_of(plan, offer.territory, ("territories",)) if offer.territory else None
    state = vocabularies.LIFE.label(actor.state) if actor.state else None
    return _title(plan, offer.phase), title_of(plan, actor), place, state


def _title(plan: Plan, id: str) -> str:
    return plan.items[id].title.pick() or short_code(plan, plan.items[id])


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """For each pathway what is offered where and what is missing."""
    return draw(plan, pathways(plan, question), question.territory)

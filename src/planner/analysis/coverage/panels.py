"""Coverage in words and tables: the overview, the matrix of one framework, its gaps, and what answers nothing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.analysis.coverage.figures import Likeness, answerable, answering_nothing, coverage, resembling
from planner.analysis.panel import Chart, Column, Mark, Panel, Row, Series
from planner.analysis.question import Question
from planner.i18n import _, ngettext
from planner.model import palette, vocabularies
from planner.model.naming import name_of, short_code, title_of
from planner.model.plan import Plan
from planner.model.progress import status_of
from planner.model.tree import branches, strategy_of

if TYPE_CHECKING:
    from planner.analysis.coverage.figures import Coverage

STRATEGIES_SHOWN = 40


def draw(
    plan: Plan, found: Sequence["Coverage"], alike: Mapping[str, list[Likeness]], idle: Sequence[str], *, detail: bool
) -> tuple[Panel, ...]:
    """The panels of one framework (`detail`) or of all that there are."""
    first = [_matrix(plan, one) for one in found] if detail else [_overview(plan, found)]
    return (*first, _gaps(plan, found, alike), _idle(plan, idle))


def _overview(plan: Plan, found: Sequence["Coverage"]) -> Panel:
    rows = tuple(
        Row(
            cells=(_title(plan, one.framework), len(one.to_answer), _answered(one), len(one.broadly),
                   len(one.unanswered), ", ".join(_title(plan, id) for id in one.strategies[:3])),
            goes=("strategies", one.framework), tone="notice" if one.unanswered else "good",
        )
        for one in found
    )  # fmt: skip
    columns = (
        Column(key="framework", label=_("Framework or diagnosis")),
        Column(key="items", label=_("Items"), kind="count", help=_("What asks for an answer.")),
        Column(key="answered", label=_("Answered"), kind="count"),
        Column(key="broadly", label=_("Only broadly"), kind="count",
               help=_("Something answers what stands above it, but not the item itself.")),
        Column(key="unanswered", label=_("Unanswered"), kind="count"),
        Column(key="strategies", label=_("Answered most by")),
    )  # fmt: skip
    return Panel(
        key="frameworks", title=_("Frameworks and diagnoses"), sentences=(_whole(found),) if found else (),
        columns=columns, rows=rows, charts=_chart(plan, found),
        empty=_("The plan has no framework or diagnosis with items. Load one, or add one in the strategy view."),
        notes=(_("An item counts as answered when a link says that something is aligned with it or responds to it."),),
    )  # fmt: skip


def _answered(one: "Coverage") -> int:
    return len(one.to_answer) - len(one.broadly) - len(one.unanswered)


def _whole(found: Sequence["Coverage"]) -> str:
    gaps, items = sum(len(one.unanswered) for one in found), sum(len(one.to_answer) for one in found)
    if not gaps:
        return _("Everything that asks for an answer has one.")
    says = ngettext(
        "Of {items} items that ask for an answer, one has none.",
        "Of {items} items that ask for an answer, {gaps} have none.",
        gaps,
    )
    return says.format(items=items, gaps=gaps)


def _chart(plan: Plan, found: Sequence["Coverage"]) -> tuple[Chart, ...]:
    if not found:
        return ()
    labels = tuple(_title(plan, one.framework) for one in found)
    series = (
        Series(name=_("Answered"), values=tuple(float(_answered(one)) for one in found), color=palette.GREEN),
        Series(name=_("Only broadly"), values=tuple(float(len(one.broadly)) for one in found), color=palette.SKY),
        Series(name=_("Unanswered"), values=tuple(float(len(one.unanswered)) for one in found), color=palette.GREY),
    )
    said = "; ".join(
        f"{label}: {_answered(one)}/{len(one.to_answer)}" for label, one in zip(labels, found, strict=True)
    )
    return (Chart(kind="stacked", title=_("Items by answer"), labels=labels, series=series, says=said),)


def _matrix(plan: Plan, one: "Coverage") -> Panel:
    shown = one.strategies[:STRATEGIES_SHOWN]
    columns = [Column(key="item", label=_("Item")), Column(key="finding", label=_("Finding"), kind="mark")]
    columns += [
        Column(key=id, label=_title(plan, id), kind="count", goes=("strategies", id),
               help=_("How many of its items answer this one or something below it."))
        for id in shown
    ]  # fmt: skip
    asked = set(one.to_answer)
    rows = tuple(
        Row(
            cells=(_coded(plan, id), finding(plan, id), *(one.rolled.get((id, strategy)) for strategy in shown)),
            goes=("items", id), depth=depth - 1, heading=id in plan.items.grouped("place"),
            tone="notice" if id in one.unanswered else "" if id in asked else "quiet",
        )
        for id, depth in one.rows
    )  # fmt: skip
    has_findings = any(row.cells[1] is not None for row in rows)
    if not has_findings:
        columns.pop(1)
        rows = tuple(Row(cells=(row.cells[0], *row.cells[2:]), goes=row.goes, depth=row.depth, heading=row.heading,
                         tone=row.tone) for row in rows)  # fmt: skip
    sentences = [_whole([one]) if one.to_answer else _("Nothing in this tree asks for an answer.")]
    if not shown:
        sentences.append(_("No strategy of this plan is linked with it yet."))
    return Panel(
        key="matrix", title=_title(plan, one.framework), sentences=tuple(sentences), columns=tuple(columns), rows=rows,
        frozen=len(columns) - len(shown), matrix=True, empty=_("This tree has no items."),
        notes=(_("A number says how many items of the strategy answer the item or anything below it."),),
    )  # fmt: skip


def _gaps(plan: Plan, found: Sequence["Coverage"], alike: Mapping[str, list[Likeness]]) -> Panel:
    columns = (
        Column(key="item", label=_("Nothing answers")),
        Column(key="finding", label=_("Finding"), kind="mark"),
        Column(key="broadly", label=_("Only broadly"), help=_("What stands above it is answered.")),
        Column(key="elsewhere", label=_("Something like it elsewhere")),
    )
    rows: list[Row] = []
    for one in found:
        lacking = [id for id in one.to_answer if id in one.broadly or id in one.unanswered]
        if lacking:
            rows.append(Row(cells=(_title(plan, one.framework), None, None, None),
                            goes=("strategies", one.framework), heading=True))  # fmt: skip
        for id in lacking:
            likes = "; ".join(dict.fromkeys(like(plan, each) for each in alike.get(id, ())))
            broad = _("yes") if id in one.broadly else None
            rows.append(Row(cells=(_coded(plan, id), finding(plan, id), broad, likes or None),
                            goes=("items", id), depth=1))  # fmt: skip
    told = sum(1 for one in found for id in one.unanswered if alike.get(id))
    said = ngettext(
        "For one of them something like it is done or planned elsewhere.",
        "For {count} of them something like it is done or planned elsewhere.",
        told,
    )
    note = _("Likeness is reckoned from the words of the titles; a person decides whether it is meant.")
    return Panel(
        key="unanswered", title=_("Unanswered"), sentences=(said.format(count=told),) if told else (), columns=columns,
        rows=tuple(rows),
        empty=_("Everything that asks for an answer has one.") if found else _("Nothing asks for one yet."),
        notes=(note,) if told else (),
    )  # fmt: skip


def like(plan: Plan, one: Likeness) -> str:
    """What resembles an item, whose it is and how far along: `Municipal strategy (Amatitlán, draft)`."""
    strategy = plan.strategies[one.strategy]
    title = _title(plan, one.id) if one.collection == "strategies" else plan.items[one.id].title.pick()
    place = name_of(plan, strategy.territory, ("territories",)) if strategy.territory else ""
    status = status_of(plan, one.id) if one.collection == "items" else None
    state = vocabularies.STATUS.label(status) if status else vocabularies.STRATEGY_STATE.label(strategy.state or "")
    if not state and any(branch.item.open for branch in branches(plan, strategy.id)):
        state = _("to be written")
    facts = ", ".join(fact for fact in (place, state.lower()) if fact)
    return f"{title} ({facts})" if facts else title


def _idle(plan: Plan, ids: Sequence[str]) -> Panel:
    says = ngettext(
        "One action is not linked with any framework or finding.",
        "{count} actions are not linked with any framework or finding.",
        len(ids),
    )
    return Panel(
        key="answering_nothing", title=_("Actions that answer nothing"),
        sentences=(says.format(count=len(ids)),) if ids else (),
        columns=(Column(key="action", label=_("Action")), Column(key="path", label=_("Where"))),
        rows=tuple(Row(cells=(_title(plan, id), _where(plan, id)), goes=("items", id)) for id in ids),
        empty=_("Every action answers something.") if plan.items else _("The plan has no actions yet."),
        notes=(_("A link of the strategy or of anything above an action counts for the action too."),),
    )  # fmt: skip


def _where(plan: Plan, id: str) -> str:
    strategy = strategy_of(plan, id)
    return _title(plan, strategy.id) if strategy is not None else ""


def finding(plan: Plan, id: str) -> Mark | None:
    """What kind of finding an item is, as a sign in words."""
    code = (plan.items.body(id) or {}).get("finding", "")
    if code not in vocabularies.FINDING:
        return None
    term = vocabularies.FINDING[code]
    return Mark(term.sign, term.label(), term.color, code)


def _coded(plan: Plan, id: str) -> str:
    return title_of(plan, plan.items[id])


def _title(plan: Plan, id: str) -> str:
    record = plan.strategies[id] if id in plan.strategies else plan.items[id]
    return record.title.pick() or short_code(plan, record)


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The overview of all frameworks, or one with its matrix and gaps; then the actions that answer nothing."""
    trees = [question.framework] if question.framework else answerable(plan)
    found = [coverage(plan, tree, question.strategies) for tree in trees]
    gaps = [id for one in found for id in one.unanswered]
    alike: dict[str, list[Likeness]] = resembling(plan, gaps)
    return draw(plan, found, alike, answering_nothing(plan, question.strategies), detail=bool(question.framework))

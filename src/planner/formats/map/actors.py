"""What the page knows of each actor and each tie: names, the lines of a card, and the tasks in every strategy."""

from typing import Any

from planner.analysis.network.connections import connections
from planner.formats.map.appearance import LINE_WIDTHS, PLAIN_WIDTH
from planner.formats.map.words import Said, both, both_of
from planner.i18n.folding import fold
from planner.model import display, vocabularies
from planner.model.actions import group_label, in_groups
from planner.model.actors import Stakeholder, Tie
from planner.model.assignments import current
from planner.model.edition import Edition
from planner.model.naming import survivor, title_of
from planner.model.plan import Plan
from planner.model.record import Record, field_of_leaf
from planner.model.strategies import Assignment, Strategy
from planner.model.ties import any_planned, between_actors, ended, is_planned
from planner.model.tree import outline, strategy_of
from planner.model.values import Citation

Facts = list[tuple[str, Said]]
"""Name of a field and its value as a person reads it."""


def facts(plan: Plan, record: Record, without: frozenset[str]) -> Facts:
    """Every known value of a record but the hidden fields and those `without`, in the order they are declared."""
    lines: Facts = []
    body = plan.table(record.collection).body(record.id) or {}
    known = {field_of_leaf(leaf) for leaf in body}
    for field in record.fields().values():
        if field.name in known - without and not field.about.hidden:
            lines.append((field.name, both(lambda field=field: display.whole(plan, field, body))))  # type: ignore[misc]
    return lines


def citations(plan: Plan, record: Record) -> list[Said]:
    """Where a record's statements are found, one line a citation."""
    return [both(lambda cited=cited: _cited(plan, cited)) for cited in sorted(record.cites)]  # type: ignore[misc]


def _cited(plan: Plan, cited: Citation) -> str:
    source = plan.sources.get(cited.source)
    title = title_of(plan, source) if source is not None else ""
    return ", ".join(part for part in (title, cited.said) if part)


def task_facts(plan: Plan) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """The strategies that have tasks, by kind, and by stakeholder id its current tasks in the order of their trees."""
    numbers: dict[str, dict[str, str]] = {}
    tasks: dict[str, list[dict[str, Any]]] = {}
    strategies: set[str] = set()
    for assignment in filter(current, plan.assignments.values()):
        strategy = strategy_of(plan, assignment.item)
        if strategy is None or assignment.role is None:
            continue
        if strategy.id not in numbers:
            strategies.add(strategy.id)
            numbers[strategy.id] = outline(plan, strategy.id)
        task = _task(plan, assignment, strategy, numbers[strategy.id].get(assignment.item, ""))
        tasks.setdefault(survivor(plan, assignment.stakeholder), []).append(task)
    for some in tasks.values():
        some.sort(key=lambda task: (task["strategy"], [int(n) for n in task["number"].split(".") if n]))
    return [_named(plan, strategy) for strategy in in_groups(plan) if strategy.id in strategies], tasks


def _named(plan: Plan, strategy: Strategy) -> dict[str, Any]:
    return {
        "id": strategy.id,
        "label": both(lambda: title_of(plan, strategy)),
        "group": both(lambda: group_label(strategy.kind)),
    }


def _task(plan: Plan, assignment: Assignment, strategy: Strategy, number: str) -> dict[str, Any]:
    item = plan.items.get(assignment.item)
    role = vocabularies.ROLE[assignment.role or ""]
    return {
        "strategy": strategy.id,
        "number": number,
        "title": both(lambda: title_of(plan, item)) if item is not None else None,
        "role": both(lambda: role.label()),
        "sign": role.sign,
        "does": both_of(assignment.description) if assignment.description else None,
    }


ELSEWHERE = frozenset({"name", "acronym", "cites", "known_none"})
"""Fields a card shows above or below its lines, or that only those who keep the plan need."""


def drawn_actors(plan: Plan) -> list[Stakeholder]:
    """The actors of the map: all but those that were merged into another."""
    return [actor for actor in plan.stakeholders.values() if actor.merged_into is None]


def drawn_ties(plan: Plan) -> list[Tie]:
    """The ties between actors of the map, in whatever state: what does not count is drawn too."""
    return [plan.ties[id] for id, _body in between_actors(plan)]


def actor_facts(edition: Edition, actors: list[Stakeholder]) -> list[dict[str, Any]]:
    """One entry an actor: names, what it is filtered by, the lines of its card; measures in the internal edition.

    `planned` holds the figures again with planned ties, where these change any.
    """
    today = _figures(edition, with_planned=False)
    later = _figures(edition, with_planned=True) if any_planned(edition.plan) else today
    return [
        _actor(edition.plan, actor)
        | today[actor.id]
        | ({"planned": later[actor.id]} if later[actor.id] != today[actor.id] else {})
        for actor in actors
    ]


def _figures(edition: Edition, *, with_planned: bool) -> dict[str, dict[str, Any]]:
    """What actors are sized by."""
    figures: dict[str, dict[str, Any]] = {
        id: {"ties": count} for id, count in connections(edition.plan, with_planned=with_planned).ties.items()
    }
    if edition.internal:
        from planner.analysis.network.figures import betweenness

        for id, share in betweenness(edition.plan, with_planned=with_planned).items():
            figures[id]["betweenness"] = round(share, 4)
    return figures


def _actor(plan: Plan, actor: Stakeholder) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": actor.id,
        "name": _name(plan, actor),
        "acronym": actor.acronym,
        "search": _search(actor),
        "sector": actor.sector or "",
        "kind": actor.kind,
        "level": actor.level,
        "territory": actor.territory,
        "state": actor.state,
        "mechanism": actor.convenes_members,
        "problem": bool(actor.problem_actor),
        "facts": facts(plan, actor, ELSEWHERE),
        "sources": citations(plan, actor),
    }
    return {key: value for key, value in known.items() if value not in (None, False, [])}


def _name(plan: Plan, actor: Stakeholder) -> Said:
    return both_of(actor.name) if actor.name else title_of(plan, actor)


def _search(actor: Stakeholder) -> list[str]:
    words = [actor.acronym, actor.name.es, actor.name.en, *sorted(actor.aliases)]
    return list(dict.fromkeys(fold(word) for word in words if word))


def tie_facts(plan: Plan, ties: list[Tie]) -> list[dict[str, Any]]:
    """One entry a tie: its ends, type, state and what is said of it."""
    return [_tie(plan, tie) for tie in ties]


def _tie(plan: Plan, tie: Tie) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": tie.id,
        "source": tie.source,
        "target": tie.target,
        "type": tie.type or "",
        "state": tie.state,
        "planned": is_planned(tie) or None,
        "past": ended(tie) or None,
        "role": both_of(tie.role) if tie.role else None,
        "period": _period(tie),
        "strength": tie.strength,
        "description": both_of(tie.description) if tie.description else None,
        "sources": citations(plan, tie),
    }
    return {key: value for key, value in known.items() if value not in (None, [])}


def _period(tie: Tie) -> Said | None:
    fields = Tie.fields()
    ends = [(fields["start"], tie.start), (fields["end"], tie.end)]
    known = [(field, when) for field, when in ends if when is not None]
    return both(lambda: " · ".join(f"{field.label()} {when}" for field, when in known)) if known else None


def tie_width(tie: Tie) -> float:
    """How thick a tie is drawn, in pixels."""
    return LINE_WIDTHS.get(tie.strength or "", PLAIN_WIDTH)

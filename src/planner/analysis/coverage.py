"""How far strategies answer the items of a framework or the findings of a diagnosis, and what answers nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.analysis.answering import Homes, answers, homes, is_reference
from planner.analysis.coverage_panels import draw
from planner.analysis.panel import Panel
from planner.analysis.question import Question
from planner.analysis.resembling import Likeness, resembling
from planner.model.actions import actions
from planner.model.plan import Plan
from planner.model.tree import branches


@dataclass(frozen=True, slots=True)
class Coverage:
    """One framework or diagnosis (down) held against strategies (across)."""

    framework: str
    rows: tuple[tuple[str, int], ...]
    """Id and depth of every item of the framework, in the order of its tree."""
    strategies: tuple[str, ...]
    """Ids of the strategies with any answer, those that answer most items first."""
    direct: Mapping[tuple[str, str], int]
    """Number of items (or the strategy itself) that answer just this item, by (item, strategy)."""
    rolled: Mapping[tuple[str, str], int]
    """The same with what answers anything below the item, each answering item once."""
    to_answer: tuple[str, ...]
    """The items that ask for an answer: findings but for what is well developed already, else the lowest items."""
    broadly: frozenset[str]
    """Of these, the ones answered only through something above them."""
    unanswered: tuple[str, ...]
    """Of these, the ones that nothing answers at all."""


def flat(plan: Plan, framework: str, known: Homes | None = None) -> dict[tuple[str, str], int]:
    """Number of direct answers by (item of the framework, strategy): a cross table of the links."""
    known = known or homes(plan)
    counts: dict[tuple[str, str], int] = {}
    for _source, target, home in answers(plan, known):
        if known.strategy[target] == framework:
            counts[target, home] = counts.get((target, home), 0) + 1
    return counts


def rolled_up(plan: Plan, framework: str, known: Homes | None = None) -> dict[tuple[str, str], int]:
    """Number of different items that answer an item of the framework or anything below it, by (item, strategy)."""
    known = known or homes(plan)
    found: dict[tuple[str, str], set[str]] = {}
    for source, target, home in answers(plan, known):
        if known.strategy[target] == framework:
            for above in known.path(target):
                found.setdefault((above, home), set()).add(source)
    return {key: len(sources) for key, sources in found.items()}


def coverage(plan: Plan, framework: str, wanted: Iterable[str] = ()) -> Coverage:
    """The coverage of a framework by the strategies that are carried out, or by those `wanted`."""
    known, chosen = homes(plan), frozenset(wanted)
    rows = tuple((branch.item.id, branch.depth) for branch in branches(plan, framework))
    direct = _of(plan, flat(plan, framework, known), chosen)
    rolled = _of(plan, rolled_up(plan, framework, known), chosen)
    width = {home: sum(1 for item, other in direct if other == home) for _item, home in direct}
    asked = to_answer(plan, framework)
    hit = {item for item, _home in rolled}
    above = {item for item, _home in direct}
    broadly = frozenset(id for id in asked if id not in hit and above.intersection(known.path(id)))
    return Coverage(
        framework=framework, rows=rows, strategies=tuple(sorted(width, key=lambda home: (-width[home], home))),
        direct=direct, rolled=rolled, to_answer=asked, broadly=broadly,
        unanswered=tuple(id for id in asked if id not in hit and id not in broadly),
    )  # fmt: skip


def _of(plan: Plan, counts: Mapping[tuple[str, str], int], wanted: frozenset[str]) -> dict[tuple[str, str], int]:
    """The counts of the wanted strategies; without a wish, those that are carried out."""
    return {
        key: count for key, count in counts.items()
        if (key[1] in wanted if wanted else not is_reference(plan, key[1]))
    }  # fmt: skip


def to_answer(plan: Plan, framework: str) -> tuple[str, ...]:
    """The items of a tree that ask for an answer, in its order."""
    below = [branch.item for branch in branches(plan, framework)]
    findings = [item for item in below if item.finding]
    if findings:
        return tuple(item.id for item in findings if item.finding in ("to_develop", "challenge"))
    return tuple(item.id for item in below if item.id not in plan.items.grouped("place"))


def answering_nothing(plan: Plan, wanted: Iterable[str] = ()) -> list[str]:
    """The actions which, with all above them, answer no item of any framework or diagnosis."""
    known, chosen = homes(plan), frozenset(wanted)
    serving = {source for source, _target, _home in answers(plan, known)}
    open_ends = (item for item in actions(plan) if not chosen or known.strategy.get(item.id) in chosen)
    return [item.id for item in open_ends if serving.isdisjoint(known.path(item.id))]


def answerable(plan: Plan) -> list[str]:
    """The ids of the frameworks and diagnoses that have items, diagnoses first."""
    found = [id for id in plan.strategies if plan.strategies[id].kind in ("diagnosis", "framework")]
    having = [id for id in found if id in plan.items.grouped("place")]
    return sorted(
        having, key=lambda tree: (plan.strategies[tree].kind != "diagnosis", plan.strategies[tree].title.pick())
    )


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The overview of all frameworks, or one with its matrix and gaps; then the actions that answer nothing."""
    trees = [question.framework] if question.framework else answerable(plan)
    found = [coverage(plan, tree, question.strategies) for tree in trees]
    gaps = [id for one in found for id in one.unanswered]
    alike: dict[str, list[Likeness]] = resembling(plan, gaps)
    return draw(plan, found, alike, answering_nothing(plan, question.strategies), detail=bool(question.framework))

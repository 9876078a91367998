"""How far strategies answer the items of a framework or findings, and what resembles an unanswered one."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.analysis.coverage.answers import Homes, answers, homes, is_reference
from planner.analysis.matching.name_words import EMPTY
from planner.i18n.folding import fold
from planner.model.actions import actions
from planner.model.plan import Plan
from planner.model.tree import branches
from planner.model.values import Words

ENOUGH = 0.6
"""The share of the words of two titles, each weighed by how rare it is, that they must have in common."""
STEM = 6
"""Letters that are compared: `migratoria` and `migratorio` are one word."""
TASK = re.compile(r"[a-z]+(?:ar|er|ir)\b")
"""A verb in front says that something is to be done, not what: `elaborar una estrategia`."""
FILLERS = EMPTY | {"una", "uno", "unos", "unas", "que", "con", "sobre", "their", "its"}
MOST = 3
"""How many likenesses are told of one item."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Something that is carried out or planned elsewhere and resembles an item."""

    collection: str
    """`items` or `strategies`."""
    id: str
    strategy: str
    share: float
    """From `ENOUGH` to 1."""
    same_territory: bool | None
    """Whether both trees are of one territory; None when that is not known of both."""


def resembling(plan: Plan, ids: Iterable[str]) -> dict[str, list[Likeness]]:
    """For each item what resembles it in trees that are carried out, the most alike first; never in its own tree.

    Words are compared without accents and endings by the coefficient of Dice (1945), each weighed by its inverse
    document frequency (Spärck Jones, 1972).
    """
    wanted = list(ids)
    if not wanted:
        return {}
    known = homes(plan)
    titles = dict(_titles(plan))
    rarity = _rarity(titles.values())
    pool = {id: words for id, words in titles.items() if _carried_out(plan, known, id)}
    return {id: _alike(plan, known, id, titles.get(id, frozenset()), pool, rarity) for id in wanted}


def _titles(plan: Plan) -> Iterator[tuple[str, frozenset[str]]]:
    for table in (plan.strategies, plan.items):
        for id, body in table.bodies.items():
            yield id, _words(Words(es=body.get("title.es"), en=body.get("title.en")))


def _words(title: Words) -> frozenset[str]:
    text = re.sub(r"\W+", " ", fold(title.es or title.en or "")).strip()
    if title.es and TASK.match(text):
        text = text.partition(" ")[2]
    return frozenset(word[:STEM] for word in text.split() if word not in FILLERS and len(word) > 2)


def _rarity(titles: Iterable[frozenset[str]]) -> dict[str, float]:
    every = list(titles)
    count = Counter(word for words in every for word in words)
    return {word: math.log(1 + len(every) / times) for word, times in count.items()}


def _carried_out(plan: Plan, known: Homes, id: str) -> bool:
    home = known.strategy.get(id)
    return home is not None and not is_reference(plan, home)


def _alike(
    plan: Plan, known: Homes, id: str, words: frozenset[str], pool: dict[str, frozenset[str]], rarity: dict[str, float]
) -> list[Likeness]:
    whole = sum(rarity[word] for word in words)
    found: list[Likeness] = []
    for other, said in pool.items():
        shared = words & said
        if len(shared) < 2 or known.strategy[other] == known.strategy.get(id):
            continue
        share = 2 * sum(rarity[word] for word in shared) / (whole + sum(rarity[word] for word in said))
        if share >= ENOUGH:
            home = known.strategy[other]
            collection = "strategies" if other == home else "items"
            found.append(Likeness(collection, other, home, share, _same(plan, known.strategy.get(id), home)))
    return sorted(found, key=lambda one: (-one.share, one.collection != "strategies", one.id))[:MOST]


def _same(plan: Plan, one: str | None, other: str) -> bool | None:
    places = [(plan.strategies.body(id) or {}).get("territory") if id else None for id in (one, other)]
    return places[0] == places[1] if all(places) else None


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
    width = Counter(home for _item, home in direct)
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

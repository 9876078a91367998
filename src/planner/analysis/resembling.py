"""What in other trees says much the same as an item, so that an answer elsewhere can be found and linked."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.analysis.answering import Homes, homes, is_reference
from planner.analysis.name_words import EMPTY
from planner.i18n.text import fold
from planner.model.plan import Plan
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

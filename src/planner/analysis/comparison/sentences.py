"""A comparison summed up in short sentences, what matters most first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from planner.analysis.comparison.compare import Comparison, counted
from planner.analysis.comparison.kinds import CHANGED, GONE, GROWN, MOVED, NEW, SHRUNK, Compared
from planner.analysis.comparison.plan import MoneyMoved
from planner.analysis.comparison.wording import differences, in_order, name, short_name
from planner.i18n import _, ngettext
from planner.i18n.numbers import say_money
from planner.i18n.text import listed
from planner.model import vocabularies
from planner.model.naming import nouns
from planner.model.progress import status_of_report

MOST_NAMED = 3
"""How many names a sentence lists before it counts the rest."""

LONGEST_NAME = 60
"""Characters of a name within a sentence."""

Says = Callable[[int], str]
"""A sentence for a number of records, with its gaps."""


def sentences(comparison: Comparison, most: int | None = None) -> list[str]:
    """What differs in short sentences, what matters most first; beyond `most` the rest is only hinted at."""
    found = list(_sentences(comparison))
    if most is not None and len(found) > most:
        more = _("And other, smaller changes.")
        return [*found[: most - 1], more]
    return found


def _sentences(comparison: Comparison) -> Iterator[str]:
    """What was done first, then who and what came and went, then what else moved."""
    items = [one for one in comparison.records if one.collection == "items"]
    done = {one.id for one in items if _finished(comparison, one)}
    by_kind = {kind: [one for one in items if one.kind == kind and one.id not in done] for kind in _ITEMS}
    by_kind[FINISHED] = [one for one in items if one.id in done]
    for kind in (FINISHED, GROWN, SHRUNK):
        yield from _named(comparison, by_kind[kind], _ITEMS[kind])
    yield from _actors(comparison, NEW, GONE)
    for kind in (NEW, GONE):
        yield from _named(comparison, by_kind[kind], _ITEMS[kind])
    yield from _strategies(comparison)
    yield from _indicators(comparison)
    yield from (money_sentence(moved) for moved in comparison.money)
    yield from _actors(comparison, GROWN, SHRUNK)
    yield from _ties(comparison)
    for kind in (MOVED, CHANGED):
        yield from _named(comparison, by_kind[kind], _ITEMS[kind])
    yield from _actors(comparison, CHANGED)
    yield from _rest(comparison)


def _finished(comparison: Comparison, one: Compared) -> bool:
    return one.kind == GROWN and status_of_report(comparison.after, one.id) == "complete"


def _strategies(comparison: Comparison) -> Iterator[str]:
    some = [one for one in comparison.records if one.collection == "strategies"]
    for kind in (NEW, GONE):
        yield from _named(comparison, [one for one in some if one.kind == kind], _STRATEGIES[kind])
    yield from (_strategy(comparison, one) for one in some if one.kind not in {NEW, GONE})


def _strategy(comparison: Comparison, one: Compared) -> str:
    """What changed of one strategy: a single short value with what it was, else the names of the fields."""
    called, changed = _cut(name(comparison, one)), differences(comparison, one)
    first = changed[0]
    if len(changed) == 1 and first.before and first.after and len(first.before + first.after) <= LONGEST_NAME:
        says = _("{name}: {field} from “{before}” to “{after}”")
        return says.format(name=called, field=first.label, before=first.before, after=first.after)
    return _("{name}: changed in {fields}").format(name=called, fields=listed([d.label for d in changed], MOST_NAMED))


def _actors(comparison: Comparison, *kinds: str) -> Iterator[str]:
    for kind in kinds:
        yield from _named(comparison, comparison.actors_of(kind), _ACTORS[kind])


def _ties(comparison: Comparison) -> Iterator[str]:
    """All that became of ties, in one sentence."""
    counts = counted(comparison.ties)
    if counts:
        yield ", ".join(_TIES[kind](count).format(count=count) for kind, count in counts.items())


def _indicators(comparison: Comparison) -> Iterator[str]:
    some = comparison.indicators
    measured = [one for one in some if one.kind not in {NEW, GONE} and one.values]
    yield from _named(comparison, measured, _INDICATORS[GROWN])
    for kind in (NEW, GONE):
        yield from _named(comparison, [one for one in some if one.kind == kind], _INDICATORS[kind])
    yield from _named(comparison, [o for o in some if o.kind not in {NEW, GONE} and not o.values], _INDICATORS[CHANGED])


def money_sentence(moved: MoneyMoved) -> str:
    """A sum of money then and now."""
    kind = vocabularies.BUDGET_KIND.label(moved.kind) or _("Money")
    before, after = (_amount(amount, moved.currency) for amount in (moved.before, moved.after))
    return _("{kind}: from {before} to {after}").format(kind=kind, before=before, after=after)


def _amount(amount: Decimal, currency: str) -> str:
    return say_money(amount, currency).removesuffix(".00")


def _rest(comparison: Comparison) -> Iterator[str]:
    """What is only counted: territories, sources, links, workshops and budget lines that left no trace in a sum."""
    some: list[Compared] = list(comparison.others)
    if not comparison.money:
        some += comparison.budget_lines
    counts: dict[tuple[str, str], int] = {}
    for one in some:
        kind = one.kind if one.kind in {NEW, GONE} else CHANGED
        counts[one.collection, kind] = counts.get((one.collection, kind), 0) + 1
    for (collection, kind), count in counts.items():
        yield _COUNTED[kind](count).format(count=count, noun=nouns(collection, count))


def _named(comparison: Comparison, some: Sequence[Compared], says: Says) -> Iterator[str]:
    if some:
        names = listed([_cut(short_name(comparison, one)) for one in in_order(comparison, some)], MOST_NAMED)
        yield says(len(some)).format(count=len(some), names=names)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


FINISHED = "finished"
_ITEMS: Mapping[str, Says] = {
    FINISHED: lambda n: ngettext("{count} action finished: {names}", "{count} actions finished: {names}", n),
    GROWN: lambda n: ngettext("{count} action went ahead: {names}", "{count} actions went ahead: {names}", n),
    SHRUNK: lambda n: ngettext("{count} action fell back: {names}", "{count} actions fell back: {names}", n),
    NEW: lambda n: ngettext("{count} new item: {names}", "{count} new items: {names}", n),
    GONE: lambda n: ngettext("{count} item no longer there: {names}", "{count} items no longer there: {names}", n),
    MOVED: lambda n: ngettext("{count} item moved: {names}", "{count} items moved: {names}", n),
    CHANGED: lambda n: ngettext("{count} item changed: {names}", "{count} items changed: {names}", n),
}
_STRATEGIES: Mapping[str, Says] = {
    NEW: lambda n: ngettext("{count} new strategy: {names}", "{count} new strategies: {names}", n),
    GONE: lambda n: ngettext(
        "{count} strategy no longer there: {names}", "{count} strategies no longer there: {names}", n
    ),
}
_ACTORS: Mapping[str, Says] = {
    NEW: lambda n: ngettext("{count} new actor: {names}", "{count} new actors: {names}", n),
    GONE: lambda n: ngettext("{count} actor no longer there: {names}", "{count} actors no longer there: {names}", n),
    GROWN: lambda n: ngettext(
        "{count} actor with more or closer relations: {names}",
        "{count} actors with more or closer relations: {names}",
        n,
    ),
    SHRUNK: lambda n: ngettext(
        "{count} actor with fewer or looser relations: {names}",
        "{count} actors with fewer or looser relations: {names}",
        n,
    ),
    CHANGED: lambda n: ngettext("{count} actor changed: {names}", "{count} actors changed: {names}", n),
}
_TIES: Mapping[str, Says] = {
    NEW: lambda n: ngettext("{count} new relation", "{count} new relations", n),
    GONE: lambda n: ngettext("{count} relation no longer there", "{count} relations no longer there", n),
    GROWN: lambda n: ngettext("{count} relation became closer", "{count} relations became closer", n),
    SHRUNK: lambda n: ngettext("{count} relation became looser", "{count} relations became looser", n),
    CHANGED: lambda n: ngettext("{count} relation changed", "{count} relations changed", n),
}
_INDICATORS: Mapping[str, Says] = {
    NEW: lambda n: ngettext("{count} new indicator: {names}", "{count} new indicators: {names}", n),
    GONE: lambda n: ngettext(
        "{count} indicator no longer there: {names}", "{count} indicators no longer there: {names}", n
    ),
    GROWN: lambda n: ngettext(
        "{count} indicator with other values: {names}", "{count} indicators with other values: {names}", n
    ),
    CHANGED: lambda n: ngettext("{count} indicator changed: {names}", "{count} indicators changed: {names}", n),
}
_COUNTED: Mapping[str, Says] = {
    NEW: lambda n: ngettext("{count} {noun} added", "{count} {noun} added", n),
    GONE: lambda n: ngettext("{count} {noun} removed", "{count} {noun} removed", n),
    CHANGED: lambda n: ngettext("{count} {noun} changed", "{count} {noun} changed", n),
}

"""Statuses counted up the tree, progress by several ways of weighing, and the words others have for a status."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.analysis.question import Question
from planner.analysis.schedule.figures import is_part_of
from planner.analysis.totals import UNKNOWN
from planner.i18n import N_, _
from planner.model.actions import REFERENCE_KINDS, is_told
from planner.model.plan import Plan
from planner.model.progress import progress_within, status_of
from planner.model.tree import branches, parent_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How far along a strategy or an item is with all that is below it."""

    id: str
    depth: int
    counts: Mapping[str, int]
    """Actions, and what was reported on above them, by status; `UNKNOWN` for those nobody reported on."""
    equal: int | None
    """Progress from 0 to 100, every item counting like its siblings; None when nobody reported."""
    weighted: int | None
    """The same by the weights people gave; None where nobody gave any in the strategy."""
    by_money: int | None
    """The same by the money asked for; None without any, or in several currencies."""
    leaf: bool = False

    @property
    def actions(self) -> int:
        """How many have a status or await one."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Progress:
    """One strategy: itself, then everything below it, parents before children."""

    strategy: str
    standings: tuple[Standing, ...]
    currencies: tuple[str, ...] = field(default=())
    """Of the money asked for; with several, nothing is weighed by money."""

    @property
    def whole(self) -> Standing:
        """The strategy itself."""
        return self.standings[0]


def progress(plan: Plan, question: Question) -> list[Progress]:
    """The progress of the strategies asked for, or of all that are carried out and hold actions."""
    wanted = [
        id for id in plan.strategies
        if (id in question.strategies if question.strategies else plan.strategies[id].kind not in REFERENCE_KINDS)
    ]  # fmt: skip
    found = [_progress(plan, id, question) for id in wanted]
    return [one for one in found if one.whole.actions]


def _progress(plan: Plan, strategy: str, question: Question) -> Progress:
    tree = [(strategy, 0), *((branch.item.id, branch.depth) for branch in branches(plan, strategy))]
    ids = [id for id, _depth in tree]
    counts = _counts(plan, ids, question.today, question.stakeholder)
    money = asked(plan, ids)
    currencies = tuple(sorted({currency for sums in money.values() for currency in sums}))
    equal = progress_within(plan, strategy, lambda _plan, _id: Decimal(1))
    weighted = progress_within(plan, strategy) if any("weight" in (plan.items.body(id) or {}) for id in ids) else {}
    by_money = _by_money(plan, strategy, money, currencies)
    parents = plan.items.grouped("place")
    return Progress(strategy, tuple(
        Standing(id, depth, counts.get(id, {}), equal.get(id), weighted.get(id), by_money.get(id), id not in parents)
        for id, depth in tree
    ), currencies)  # fmt: skip


def _counts(plan: Plan, ids: list[str], today: date, actor: str | None) -> dict[str, Counter[str]]:
    """What is told of by status, in each of these and in all above them."""
    counts: dict[str, Counter[str]] = {}
    for id in reversed(ids):
        item = plan.items.get(id)
        if item is not None and is_told(plan, item) and is_part_of(plan, id, actor):
            counts.setdefault(id, Counter())[status_of(plan, id, today) or UNKNOWN] += 1
        above = parent_of(plan, id)
        if above is not None and id in counts:
            counts.setdefault(above, Counter()).update(counts[id])
    return counts


def asked(plan: Plan, ids: list[str]) -> dict[str, dict[str, Decimal]]:
    """The money asked for by currency, for each of these and all that is below it."""
    sums: dict[str, dict[str, Decimal]] = {id: {} for id in ids}
    for id in reversed(ids):
        for line in plan.budget_lines.where("item", id):
            if line.kind == "requested" and line.amount is not None:
                _add(sums[id], {line.amount.currency: line.amount.amount})
        above = parent_of(plan, id)
        if above in sums:
            _add(sums[above], sums[id])
    return sums


def _add(sums: dict[str, Decimal], more: Mapping[str, Decimal]) -> None:
    for currency, amount in more.items():
        sums[currency] = sums.get(currency, Decimal(0)) + amount


def _by_money(
    plan: Plan, strategy: str, money: Mapping[str, Mapping[str, Decimal]], currencies: tuple[str, ...]
) -> dict[str, int]:
    if len(currencies) != 1:
        return {}
    (currency,) = currencies
    return progress_within(plan, strategy, lambda _plan, item: money.get(item, {}).get(currency, Decimal(0)))


@dataclass(frozen=True, slots=True)
class Dialects:
    """What one status is called elsewhere; empty where the other side has no word for it."""

    ogp: str = ""
    """A message id."""
    board: str = ""
    """A message id."""
    iati: str = ""
    """Codes; where two are possible, which one is for whoever closes the accounts to say."""
    band: tuple[int, int] | None = None
    """The percent a result may have; None where it keeps what it had."""


CROSSWALK: dict[str, Dialects] = {
    "proposed": Dialects(iati="1", band=(0, 0)),
    "not_started": Dialects(N_("OGP|Not started"), N_("Milestone not started"), "1", (0, 0)),
    "limited": Dialects(N_("OGP|Limited"), N_("Milestone started"), "2", (1, 49)),
    "substantial": Dialects(N_("OGP|Substantial"), N_("Milestone started"), "2", (50, 99)),
    "complete": Dialects(N_("OGP|Complete"), N_("Milestone completed"), "3/4", (100, 100)),
    "suspended": Dialects(iati="6"),
    "cancelled": Dialects(iati="5"),
    "no_evidence": Dialects(N_("OGP|No evidence available")),
}
"""By code of `vocabularies.STATUS`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A status as each side says it, in the current language; empty where it has no word."""

    ogp: str
    board: str
    iati: str
    percent: int | None
    """For Decidim."""


def said(status: str | None, progress: int | None) -> Said:
    """A status with its progress (0 to 100, None when not known) in the words of each side."""
    known = CROSSWALK.get(status or "")
    if known is None:
        return Said("", "", "", None)
    ogp = _(known.ogp).partition("|")[2] if known.ogp else ""
    percent = progress if known.band is None and status != "no_evidence" else _within(known.band, progress)
    return Said(ogp, _(known.board) if known.board else "", known.iati, percent)


def _within(band: tuple[int, int] | None, progress: int | None) -> int | None:
    """The progress kept within a band; a band of one value needs none, and in others nothing is made up."""
    if band is None or (progress is None and band[0] != band[1]):
        return None
    return min(max(progress or 0, band[0]), band[1])

"""The actions that a table may mean: of which strategy, by which code or title, under what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.formats.workbook.dropdowns import Labels
from planner.i18n import PlannerError, _
from planner.i18n.folding import fold
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.strategies import Item
from planner.model.tree import ancestors, branches, strategy_of
from planner.model.understanding import Ambiguous


class NoStrategy(PlannerError):
    """The plan has nothing that actions could come under."""

    def __init__(self) -> None:
        says = _("The plan has no strategy that actions could come under: add one first, then bring the table in.")
        super().__init__(says)


class Trees:
    """The strategies of a plan with their actions by code and title; one is meant where a row names no other."""

    def __init__(self, plan: Plan, under: str | None, codes: Iterable[str], places: Iterable[str] = ()) -> None:
        """`under` is the strategy or item that new actions come under; None finds the likeliest.

        It is found by the codes of the rows and by the places they name as our own workbooks do, like `EMM 1.2`.
        Raises NoStrategy.
        """
        self._plan = plan
        self._labelled = _labelled(plan)
        named = (self._labelled_place(text) for text in places)
        self._named = Counter(strategy.id for id in named if id and (strategy := strategy_of(plan, id)))
        self.doubt = ""
        """Why a person must say whether the strategy is meant; empty when it is sure."""
        self.strategy, self.under = self._chosen(under, codes)
        self._known = {id: _Known.of(plan, id) for id in (self.strategy, *self._named)}

    def _chosen(self, under: str | None, codes: Iterable[str]) -> tuple[str, str]:
        if under is not None and (strategy := strategy_of(self._plan, under)) is not None:
            return strategy.id, under
        strategies = [one for one in self._plan.strategies.values() if not one.is_framework]
        if not strategies:
            raise NoStrategy
        wanted = {fold(code) for code in codes if code}
        sizes, agreeing = Counter[str](), Counter[str]()
        for strategy in strategies:
            for branch in branches(self._plan, strategy.id):
                sizes[strategy.id] += 1
                agreeing[strategy.id] += bool(branch.item.code) and fold(branch.item.code) in wanted
        agreeing.update(self._named)
        best = max(strategies, key=lambda one: (agreeing[one.id], sizes[one.id], one.id))
        if len(strategies) > 1 and not agreeing[best.id]:
            says = _("The table does not say to which strategy it belongs; “{name}” has the most actions.")
            self.doubt = says.format(name=title_of(self._plan, best))
        return best.id, best.id

    def find(self, code: str, title: str, belongs: str) -> str | None:
        """The action with this code, or without one with this title. Raises Ambiguous."""
        known = self._known[self.strategy_meant(belongs)]
        found = known.by_code.get(fold(code), []) if code else []
        if not found and title:
            found = [item for item in known.by_title.get(fold(title), []) if not (code and item.code)]
        if len(found) > 1:
            above = self.place_called(belongs) if belongs else None
            found = [item for item in found if above in ancestors(self._plan, item.id)] or found
        if len(found) > 1:
            raise Ambiguous(self._plan, code or title, found)
        return found[0].id if found else None

    def place_called(self, text: str) -> str | None:
        """The one item of the strategy, or the strategy, that is called so; None when there is none.

        The notation of our own workbooks, like `EMM 1.2`, names any item of the plan.
        """
        known = self._known[self.strategy]
        found = known.by_code.get(fold(text)) or known.by_title.get(fold(text)) or []
        if len(found) == 1:
            return found[0].id
        strategy = self._plan.strategies[self.strategy]
        own = {fold(word) for word in (strategy.code, strategy.title.es, strategy.title.en) if word}
        if found:
            return None
        return self.strategy if fold(text) in own else self._labelled_place(text)

    def strategy_meant(self, belongs: str) -> str:
        """The strategy of what a row belongs to, when that is named as our own workbooks do; else the likeliest."""
        place = self._labelled_place(belongs)
        strategy = strategy_of(self._plan, place) if place else None
        return strategy.id if strategy is not None and strategy.id in self._known else self.strategy

    def _labelled_place(self, text: str) -> str | None:
        found = self._labelled.get(fold(text), set()) if text else set()
        return next(iter(found)) if len(found) == 1 else None

    def above_code(self, code: str, own: Mapping[str, str]) -> str | None:
        """What an outline code like 2.1.3 stands under: 2.1, in the table or in the strategy."""
        above = code.strip(" .").rpartition(".")[0]
        if not above:
            return None
        known = self._known[self.strategy].by_code
        return own.get(fold(above)) or next((item.id for item in known.get(fold(above), [])), None)


@dataclass(frozen=True, slots=True)
class _Known:
    """The actions of one strategy by their codes and by their titles."""

    by_code: Mapping[str, list[Item]]
    by_title: Mapping[str, list[Item]]

    @classmethod
    def of(cls, plan: Plan, strategy: str) -> "_Known":
        items = [branch.item for branch in branches(plan, strategy)]
        return cls(
            _index((code, item) for item in items for code in (item.code, *item.other_codes) if code),
            _index((text, item) for item in items for text in (item.title.es, item.title.en) if text),
        )


def _labelled(plan: Plan) -> dict[str, set[str]]:
    """Strategies and items by what the action plan of our own workbooks calls them."""
    labels = Labels(plan)
    found: dict[str, set[str]] = {}
    for id in (*plan.strategies, *plan.items):
        for text in (labels.place(id), labels.of(id)):
            found.setdefault(fold(text), set()).add(id)
    found.pop("", None)
    return found


def _index(named: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for text, item in named:
        items = found.setdefault(fold(text), [])
        if item not in items:
            items.append(item)
    found.pop("", None)
    return found

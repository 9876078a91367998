"""The actions that a table may mean: of which strategy, by which code or title, under what."""

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.i18n import PlannerError, _
from planner.i18n.text import fold
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
    """One strategy of a plan with its actions by code and title."""

    def __init__(self, plan: Plan, under: str | None, codes: Iterable[str]) -> None:
        """`under` is the strategy or item that new actions come under; None finds the likeliest by the codes.

        Raises NoStrategy.
        """
        self._plan = plan
        self.doubt = ""
        """Why a person must say whether the strategy is meant; empty when it is sure."""
        self.strategy, self.under = self._chosen(under, codes)
        self._items = [branch.item for branch in branches(plan, self.strategy)]
        self._by_code = _index((code, item) for item in self._items for code in (item.code, *item.other_codes) if code)
        self._by_title = _index((text, item) for item in self._items for text in (item.title.es, item.title.en) if text)

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
        best = max(strategies, key=lambda one: (agreeing[one.id], sizes[one.id], one.id))
        if len(strategies) > 1 and not agreeing[best.id]:
            says = _("The table does not say to which strategy it belongs; “{name}” has the most actions.")
            self.doubt = says.format(name=title_of(self._plan, best))
        return best.id, best.id

    def find(self, code: str, title: str, belongs: str) -> str | None:
        """The action with this code, or without one with this title. Raises Ambiguous."""
        found = self._by_code.get(fold(code), []) if code else []
        if not found and title:
            found = [item for item in self._by_title.get(fold(title), []) if not (code and item.code)]
        if len(found) > 1:
            above = self.place_called(belongs) if belongs else None
            found = [item for item in found if above in ancestors(self._plan, item.id)] or found
        if len(found) > 1:
            raise Ambiguous(self._plan, code or title, found)
        return found[0].id if found else None

    def place_called(self, text: str) -> str | None:
        """The one item of the strategy, or the strategy, that is called so; None when there is none."""
        found = self._by_code.get(fold(text)) or self._by_title.get(fold(text)) or []
        if len(found) == 1:
            return found[0].id
        strategy = self._plan.strategies[self.strategy]
        own = {fold(word) for word in (strategy.code, strategy.title.es, strategy.title.en) if word}
        return self.strategy if not found and fold(text) in own else None

    def above_code(self, code: str, own: Mapping[str, str]) -> str | None:
        """What an outline code like 2.1.3 stands under: 2.1, in the table or in the strategy."""
        above = code.strip(" .").rpartition(".")[0]
        if not above:
            return None
        return own.get(fold(above)) or next((item.id for item in self._by_code.get(fold(above), [])), None)


def _index(named: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for text, item in named:
        items = found.setdefault(fold(text), [])
        if item not in items:
            items.append(item)
    found.pop("", None)
    return found

"""A new plan from another one as its model: the structure of its strategies, for another municipality and period."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.i18n import LANGUAGES, PlannerError, _, current_language, speaking
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model import vocabularies
from planner.model.actions import carried_out, in_groups
from planner.model.documents import PLAN_ID
from planner.model.naming import called, title_of
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.strategies import Item, Strategy
from planner.model.tree import branches, strategy_of
from planner.model.understanding import Ambiguous, canonical

KEPT_OF_STRATEGY = frozenset({"title", "code", "kind", "levels"})
KEPT_OF_ITEM = frozenset({"title", "code", "level", "open"})
NAMED_BY = frozenset({"title", "code", "kind", "cites"})
"""What the bare record of a model strategy keeps: enough to know it and where it stands."""
OF_FRAMEWORK = frozenset({"title", "code", "other_codes", "kind", "level", "levels", "cites"})

Ids = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a new plan takes from its model, and what is its own; texts as people type them, empty where not known."""

    municipality: str
    department: str = ""
    start: str = ""
    end: str = ""
    levels: str = ""
    """Level names from the top down, parted by `>`; as many as the model has, or none to keep them."""
    title: str = ""
    strategies: tuple[str, ...] = ()
    """Names, codes or ids; none for the one strategy that the model carries out."""


class UnclearModel(PlannerError):
    """What to take from the model was not said, or cannot be taken."""


def replica(model: Plan, wanted: Adaptation, file: Path, ids: Ids) -> list[Change]:
    """The structure of the model's strategies as a plan of its own.

    Titles, codes and level names of the trees are taken over, with the frameworks they align with; no assignments,
    dates, reports, money or actors. Each new strategy replicates the one of the model, which stands in the new plan as
    a record without items, with the sources it is known from. Raises UnclearModel, NotUnderstood, Ambiguous.
    """
    if not clean_line(wanted.municipality):
        raise UnclearModel(_("Say for which municipality the plan is."))
    chosen = chosen_strategies(model, wanted.strategies)
    places = _Places(model, wanted, ids)
    copies = [_Copy(model, strategy, wanted, places.municipality, ids) for strategy in chosen]
    new_ids = {old: new for copy in copies for old, new in copy.new_ids.items()}
    origin = create("sources", ids(), _model_source(model, file))
    changes = [
        create("plan", PLAN_ID, _sheet(wanted, places.municipality, chosen)),
        *places.changes,
        origin,
        *(change for copy in copies for change in copy.changes),
        *_reference_records(model, chosen, origin.id),
        *_frameworks(model, new_ids, ids),
        *(create("links", ids(), _link(new_ids[s.id], "replicates", s.id)) for s in chosen),
    ]
    return _with_sources(model, changes)


def chosen_strategies(model: Plan, named: Sequence[str]) -> list[Strategy]:
    """The strategies that were named, or the only one that is carried out; raises UnclearModel or Ambiguous."""
    if named:
        return list({found.id: found for name in named for found in [_named(model, name)]}.values())
    unnamed = taken_unnamed(model)
    if unnamed:
        return unnamed
    choices = ", ".join(f"“{title_of(model, one)}”" for one in carried_out(model, in_groups(model))[:6])
    if not choices:
        raise UnclearModel(_("This plan holds no strategy with items that could be a model."))
    raise UnclearModel(_("Say which strategies of the model to take, like {choices}.").format(choices=choices))


def taken_unnamed(model: Plan) -> list[Strategy]:
    """The one strategy in the narrow sense that the model carries out; nothing when it has several or none."""
    candidates = [strategy for strategy in carried_out(model) if strategy.kind == "strategy"]
    return candidates if len(candidates) == 1 else []


def _named(model: Plan, name: str) -> Strategy:
    found = [record for record in called(model, "strategies", clean_line(name)) if isinstance(record, Strategy)]
    if len(found) > 1:
        raise Ambiguous(model, name, found)
    if not found:
        raise UnclearModel(_("The model holds no strategy called “{name}”.").format(name=name[:60]))
    return found[0]


class _Places:
    """The municipality of the new plan and what it lies in: records of the model where it knows them, else new ones."""

    def __init__(self, model: Plan, wanted: Adaptation, ids: Ids) -> None:
        self.changes: list[Change] = []
        self._model, self._ids = model, ids
        country = next((id for id, body in model.territories.bodies.items() if body.get("kind") == "country"), None)
        above = self._place(wanted.department, "department", country) if clean_line(wanted.department) else country
        self.municipality = self._place(wanted.municipality, "municipality", above)

    def _place(self, name: str, kind: str, above: str | None) -> str:
        for record in called(self._model, "territories", clean_line(name)):
            body = self._model.territories.bodies[record.id]
            if body.get("kind") == kind and (above is None or body.get("parent") in (None, above)):
                self._take(record.id, above)
                return record.id
        self._take(above)
        id = self._ids()
        body = {f"name.{current_language()}": clean_line(name), "kind": kind} | ({"parent": above} if above else {})
        self.changes.append(create("territories", id, body))
        return id

    def _take(self, id: str | None, above: str | None = None) -> None:
        """A place of the model, after what it lies in: `above` where the model does not say it."""
        body = self._model.territories.body(id) if id else None
        if id is None or body is None or any(change.id == id for change in self.changes):
            return
        parent = body.get("parent") or above
        self._take(parent)
        own = {"parent": parent} if parent else {}
        self.changes.append(create("territories", id, _only(body, {"name", "kind", "code"}) | own))


class _Copy:
    """One strategy of the model as a new one, with its items."""

    def __init__(self, model: Plan, strategy: Strategy, wanted: Adaptation, municipality: str, ids: Ids) -> None:
        self._levels = _renamed_levels(strategy, wanted.levels)
        items = [branch.item for branch in branches(model, strategy.id)]
        self.new_ids = {record.id: ids() for record in (strategy, *items)}
        fields = Strategy.fields()
        own = {"state": "draft", "territory": municipality}
        if clean_line(wanted.levels):
            own["levels"] = " > ".join(part.strip() for part in wanted.levels.split(">"))
        for name, text in (("start", wanted.start), ("end", wanted.end)):
            if clean_line(text):
                own[name] = canonical(model, fields[name], text)
        body = _only(model.strategies.bodies[strategy.id], KEPT_OF_STRATEGY) | own
        self.changes = [create("strategies", self.new_ids[strategy.id], body)]
        self.changes += [create("items", self.new_ids[item.id], self._item(model, item)) for item in items]

    def _item(self, model: Plan, item: Item) -> Body:
        body = _only(model.items.bodies[item.id], KEPT_OF_ITEM)
        parent, _blank, key = model.items.bodies[item.id]["place"].partition(" ")
        level = {"level": self._levels.get(item.level, item.level)} if item.level else {}
        return body | level | {"place": f"{self.new_ids[parent]} {key}"}


def _renamed_levels(strategy: Strategy, typed: str) -> dict[str, str]:
    """The new level by the model's, as codes where they are known terms."""
    names = [part.strip() for part in typed.split(">") if part.strip()]
    before = strategy.level_names
    if not names:
        return {}
    if len(names) != len(before):
        says = _("“{title}” has {count} levels ({levels}): give as many names, parted by >.")
        raise UnclearModel(says.format(title=strategy.title.pick(), count=len(before), levels=strategy.levels or "—"))
    return {old: vocabularies.ITEM_LEVEL.find(new) or new for old, new in zip(before, names, strict=True)}


def _sheet(wanted: Adaptation, municipality: str, chosen: Sequence[Strategy]) -> Body:
    if clean_line(wanted.title):
        titles = {f"title.{current_language()}": clean_line(wanted.title)}
    else:
        name = clean_line(wanted.municipality)
        titles = {f"title.{current_language()}": f"{chosen[0].title.pick()} · {name}"}
    return titles | {"territory": municipality}


def _model_source(model: Plan, file: Path) -> Body:
    titles: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            title = model.sheet.title.pick() or file.stem
            titles[f"title.{language}"] = _("Model: {title}").format(title=title)
    return titles | {"file": file.name}


def _reference_records(model: Plan, chosen: Iterable[Strategy], origin: str) -> Iterator[Change]:
    for strategy in chosen:
        body = _only(model.strategies.bodies[strategy.id], NAMED_BY)
        yield create("strategies", strategy.id, body | {f"cites[{origin}]": "yes"})


def _frameworks(model: Plan, new_ids: dict[str, str], ids: Ids) -> Iterator[Change]:
    """The frameworks that taken items align with, whole, and these links."""
    known: dict[str, None] = {}
    links: list[Change] = []
    for body in model.links.bodies.values():
        framework = strategy_of(model, body.get("target", ""))
        if body.get("source") in new_ids and framework is not None and framework.is_framework:
            known[framework.id] = None
            links.append(create("links", ids(), _link(new_ids[body["source"]], body["type"], body["target"])))
    for id in known:
        yield create("strategies", id, _only(model.strategies.bodies[id], OF_FRAMEWORK))
        for branch in branches(model, id):
            body = model.items.bodies[branch.item.id]
            yield create("items", branch.item.id, _only(body, OF_FRAMEWORK | {"place"}))
    yield from links


def _link(source: str, type: str, target: str) -> Body:
    return {"source": source, "type": type, "target": target}


def _with_sources(model: Plan, changes: list[Change]) -> list[Change]:
    """The changes after those that make the sources they cite; what else a source refers to stays behind."""
    cited: dict[str, None] = {}
    for change in changes:
        for leaf in change.body:
            if field_of_leaf(leaf) == "cites":
                cited[leaf.partition("[")[2].rstrip("]").partition(" ")[0]] = None
    bodies = model.sources.bodies
    return [*(create("sources", id, _without(bodies[id], {"cites"})) for id in cited if id in bodies), *changes]


def _only(body: Body, fields: Iterable[str]) -> dict[str, str]:
    wanted = frozenset(fields)
    return {leaf: text for leaf, text in body.items() if field_of_leaf(leaf) in wanted}


def _without(body: Body, fields: Iterable[str]) -> dict[str, str]:
    return {leaf: text for leaf, text in body.items() if field_of_leaf(leaf) not in fields}


def naming_the_place(model: Plan, chosen: Sequence[Strategy]) -> list[str]:
    """Titles with the name of a place that the model or one of these strategies is about."""
    places = [model.territories.get(id) for id in {model.sheet.territory, *(one.territory for one in chosen)} if id]
    names = {fold(name) for place in places if place for name in (place.name.es, place.name.en) if name}
    records: list[Strategy | Item] = []
    for one in chosen:
        records += [one, *(branch.item for branch in branches(model, one.id))]
    return [record.title.pick() for record in records if any(f" {name} " in _folded(record) for name in names)]


def _folded(record: Strategy | Item) -> str:
    return f" {fold(record.title.es or '')} {fold(record.title.en or '')} "

"""Single records made, changed, moved and removed from what people type."""

import pytest

from planner.changes.drafting import CannotRemove
from planner.model.tree import outline
from planner.store.errors import Refused
from planner.workspace import editing
from planner.workspace.editing import MissingFields, NotFound
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace


def titles(workspace: Workspace, strategy: str) -> list[str]:
    return [workspace.plan.items[id].title.pick() for id in outline(workspace.plan, strategy)]


@pytest.fixture
def strategy(workspace: Workspace) -> str:
    strategy = editing.add(workspace, "strategies", {"title": "Estrategia"}).id
    for title in ("Uno", "Dos", "Tres"):
        editing.add(workspace, "items", {"title": title}, under=strategy)
    return strategy


def test_items_are_moved_before_others_under_others_and_never_below_themselves(
    workspace: Workspace, strategy: str
) -> None:
    one, two, three = (editing.find(workspace.plan, "items", title).id for title in ("Uno", "Dos", "Tres"))
    editing.move(workspace, three, strategy, before=one)
    assert titles(workspace, strategy) == ["Tres", "Uno", "Dos"]
    assert editing.move(workspace, one, strategy, before=one) is None
    assert titles(workspace, strategy) == ["Tres", "Uno", "Dos"]
    editing.move(workspace, two, one)
    assert outline(workspace.plan, strategy) == {three: "1", one: "2", two: "2.1"}
    with pytest.raises(Refused, match="dentro de lo que depende"):
        editing.move(workspace, one, two)


def test_many_moves_to_the_same_place_keep_their_order(workspace: Workspace, strategy: str) -> None:
    one, two, three = (editing.find(workspace.plan, "items", title).id for title in ("Uno", "Dos", "Tres"))
    for _n in range(30):
        editing.move(workspace, three, strategy, before=two)
        editing.move(workspace, two, strategy, before=three)
    assert titles(workspace, strategy) == ["Uno", "Dos", "Tres"]
    assert one in workspace.plan.items


def test_a_source_is_removed_with_every_citation_of_it(workspace: Workspace) -> None:
    source = editing.add(workspace, "sources", {"title": "Acta"}).id
    actor = editing.find(workspace.plan, "stakeholders", "MA").id
    editing.set_leaves(workspace, "stakeholders", actor, {f"cites[{source} p. 1]": "yes", f"cites[{source}]": "yes"})
    editing.remove(workspace, "sources", source)
    assert workspace.plan.stakeholders[actor].cites == frozenset()
    assert disagreements(workspace) == []


def test_an_actor_is_removed_with_what_hangs_on_it_and_forgotten_where_it_is_only_mentioned(
    workspace: Workspace,
) -> None:
    gone, stays = (editing.find(workspace.plan, "stakeholders", name).id for name in ("MA", "Foro de Desarrollo"))
    editing.add(workspace, "ties", {"source": "MA", "type": "apoya", "target": "Foro de Desarrollo"})
    editing.set_leaves(workspace, "stakeholders", stays, {f"different_from[{gone}]": "yes"})
    editing.set_fields(workspace, "plan", "PLAN", {"owner": "MA"})
    editing.remove(workspace, "stakeholders", gone)
    assert not workspace.plan.ties
    assert workspace.plan.stakeholders[stays].different_from == frozenset()
    assert workspace.plan.sheet.owner is None
    assert editing.remove(workspace, "stakeholders", gone) is None


def test_a_territory_with_others_in_it_is_not_removed(workspace: Workspace) -> None:
    country = editing.add(workspace, "territories", {"name": "Guatemala", "kind": "país"}).id
    editing.add(workspace, "territories", {"name": "Amatitlán", "kind": "municipio", "parent": "Guatemala"})
    with pytest.raises(CannotRemove, match="«Guatemala» mientras se use en «Amatitlán»"):
        editing.remove(workspace, "territories", country)


def test_what_is_missing_or_unknown_is_said(workspace: Workspace) -> None:
    with pytest.raises(MissingFields, match="relación falta indicar: De, Hacia"):
        editing.add(workspace, "ties", {"type": "apoya"})
    with pytest.raises(NotFound, match="no hay actor con el nombre «Nadie»"):
        editing.find(workspace.plan, "stakeholders", "Nadie")

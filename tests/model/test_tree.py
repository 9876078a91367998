"""The tree of a strategy: who stands under whom and in which order, outline numbers, and damaged files with circles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.actions import actions, is_action
from planner.model.plan import Plan
from planner.model.tree import ancestors, branches, children, outline, parent_of, strategy_of

STRATEGIES = {"S": {"title.es": "Estrategia", "kind": "strategy"}, "F": {"title.es": "Marco", "kind": "framework"}}


def tree(**places: str) -> Plan:
    """Two strategies with items at these places."""
    items = {id: {"title.es": id, "place": place} for id, place in places.items()}
    return Plan.of_bodies({"strategies": STRATEGIES, "items": items})


FOREST = tree(
    E2="S a1", E1="S a0", A="E1 a0", B="E1 a1", C="E2 a0", D="B a0", G="F a0"
)  # fmt: skip


def test_children_stand_in_the_order_people_gave_them() -> None:
    assert [item.id for item in children(FOREST, "S")] == ["E1", "E2"]
    assert [item.id for item in children(FOREST, "E1")] == ["A", "B"]
    assert children(FOREST, "A") == []
    assert children(FOREST, "nobody") == []


def test_siblings_that_two_copies_put_at_one_place_stand_by_id() -> None:
    plan = tree(Z="S a0", Y="S a0", X="S a1")
    assert [item.id for item in children(plan, "S")] == ["Y", "Z", "X"]


def test_an_outline_numbers_everything_below_and_nothing_of_other_trees() -> None:
    assert outline(FOREST, "S") == {"E1": "1", "A": "1.1", "B": "1.2", "D": "1.2.1", "E2": "2", "C": "2.1"}
    assert list(outline(FOREST, "S")) == ["E1", "A", "B", "D", "E2", "C"], "parents come before their children"
    assert outline(FOREST, "F") == {"G": "1"}


def test_part_of_a_tree_is_numbered_from_itself() -> None:
    assert [(branch.item.id, branch.depth, branch.number) for branch in branches(FOREST, "E1")] == [
        ("A", 1, "1"), ("B", 1, "2"), ("D", 2, "2.1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("id", "above"), [("D", ["B", "E1", "S"]), ("E1", ["S"]), ("S", []), ("G", ["F"]), ("nobody", [])]
)
def test_what_stands_above_is_told_from_the_nearest_up(id: str, above: list[str]) -> None:
    assert ancestors(FOREST, id) == above
    assert parent_of(FOREST, id) == (above[0] if above else None)


@pytest.mark.parametrize(("id", "strategy"), [("D", "S"), ("S", "S"), ("G", "F"), ("nobody", None)])
def test_every_item_is_in_one_strategy_and_a_strategy_in_itself(id: str, strategy: str | None) -> None:
    found = strategy_of(FOREST, id)
    assert (found.id if found else None) == strategy


def test_a_tree_of_twelve_orders_its_numbers_by_place_and_not_as_text() -> None:
    plan = tree(**{f"I{n:02}": f"S {key}" for n, key in enumerate([*(f"a{d}" for d in range(10)), "aA", "aB"])})
    assert list(outline(plan, "S").values()) == [str(n) for n in range(1, 13)]


@pytest.mark.parametrize("places", [{"A": "A a0"}, {"A": "B a0", "B": "A a0"}, {"A": "B a0", "B": "C a0", "C": "A a0"}])
def test_a_circle_is_walked_once_and_hangs_on_no_strategy(places: dict[str, str]) -> None:
    plan = tree(**places)
    assert strategy_of(plan, "A") is None
    assert len(ancestors(plan, "A")) == len(places)
    assert {branch.item.id for branch in branches(plan, "A")} == places.keys() - {"A"}
    assert list(branches(plan, "S")) == []
    assert actions(plan) == []


def test_an_item_whose_parent_is_gone_is_in_no_strategy() -> None:
    plan = tree(A="GONE a0", B="A a0")
    assert strategy_of(plan, "B") is None
    assert ancestors(plan, "B") == ["A", "GONE"]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=15))
def test_every_item_of_a_tree_is_numbered_once(planted: list[tuple[int, int]]) -> None:
    ids = ["S", "F"]
    places = {}
    for parent, key in planted:
        places[f"I{len(ids)}"] = f"{ids[parent % len(ids)]} a{key}"
        ids.append(f"I{len(ids)}")
    plan = tree(**places)
    numbered = [id for strategy in plan.strategies for id in outline(plan, strategy)]
    assert sorted(numbered) == sorted(plan.items)
    for strategy in plan.strategies:
        numbers = outline(plan, strategy)
        assert len(set(numbers.values())) == len(numbers)
        for branch in branches(plan, strategy):
            above = parent_of(plan, branch.item.id)
            assert branch.depth == branch.number.count(".") + 1 == len(ancestors(plan, branch.item.id))
            assert numbers.get(str(above), "") == branch.number.rpartition(".")[0]


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEFS")), max_size=12))
def test_any_tangle_of_items_ends(moves: list[tuple[str, str]]) -> None:
    plan = tree(**{id: f"{parent} a0" for id, parent in moves})
    for id in [*plan.items, "S"]:
        walked = [branch.item.id for branch in branches(plan, id)]
        assert len(set(walked)) == len(walked)
        assert id not in walked
        assert all(id in ancestors(plan, other) for other in walked)


def changed(id: str, **leaves: str) -> Plan:
    return FOREST.replacing({"items": {id: {**FOREST.items.bodies[id], **leaves}}})


def test_what_is_to_be_done_is_what_nothing_stands_below_in_a_strategy_that_is_carried_out() -> None:
    assert [item.id for item in actions(FOREST)] == ["A", "C", "D"]


@pytest.mark.parametrize(
    "leaves",
    [{"open": "yes"}, {"finding": "challenge"}, *({"level": level} for level in ("domain", "goal", "target", "theme"))],
)
def test_what_nobody_does_is_no_action(leaves: dict[str, str]) -> None:
    assert is_action(FOREST, FOREST.items["A"])
    plan = changed("A", **leaves)
    assert not is_action(plan, plan.items["A"])


@pytest.mark.parametrize("kind", ["framework", "law", "instrument", "system", "diagnosis"])
def test_nothing_of_what_is_only_answered_to_is_an_action(kind: str) -> None:
    for known, found in ((kind, []), ("plan", ["A", "C", "D"]), ("", ["A", "C", "D"])):
        plan = FOREST.replacing({"strategies": {"S": {"title.es": "S"} | ({"kind": known} if known else {})}})
        assert [item.id for item in actions(plan)] == found

"""What a person does to a plan, as changes: make, edit, move among siblings, remove with all that hangs on it."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import CannotRemove, create, create_record, edit, keys_for, move, place_between, remove
from planner.i18n import speaking
from planner.model import value_kinds
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.references import references_to
from planner.model.tree import children

PLAN = Plan.of_bodies(
    {
        "territories": {"T": {"name.es": "Guatemala", "kind": "country"},
                        "U": {"name.es": "Amatitlán", "kind": "municipality", "parent": "T"}},
        "sources": {"D": {"title.es": "Acta"}},
        "stakeholders": {"A": {"name.es": "Alfa", "acronym": "AL", "aliases[Uno]": "yes", "cites[D línea 2]": "yes"},
                         "B": {"name.es": "Beta", "different_from[A]": "yes"}},
        "ties": {"R": {"source": "A", "type": "funds", "target": "B"}},
        "strategies": {"S": {"title.es": "Estrategia", "owner": "A"}},
        "items": {"I": {"title.es": "Eje", "place": "S a0"}, "J": {"title.es": "Acción", "place": "I a0"}},
        "assignments": {"E": {"stakeholder": "A", "role": "lead", "item": "J"}},
        "indicators": {"N": {"item": "J", "name.es": "Personas", "responsible": "A"}},
        "observations": {"O": {"indicator": "N", "kind": "target", "value": "5"}},
        "reports": {"F": {"item": "J", "period": "2024", "status": "limited", "by": "A"}},
        "links": {"V": {"source": "J", "type": "depends_on", "target": "I"}},
    }
)  # fmt: skip


def test_a_record_is_made_as_it_is() -> None:
    body = {"name.es": "Gama", "aliases[G]": "yes"}
    change = create("stakeholders", "C", body)
    assert (change.creates, change.removes, change.body) == (True, False, body)
    body["name.es"] = "Otra"
    assert change.body["name.es"] == "Gama", "the draft does not follow what it was made from"
    assert create_record(PLAN.stakeholders["A"]) == create("stakeholders", "A", PLAN.stakeholders.bodies["A"])


@pytest.mark.parametrize(
    ("leaves", "changed"),
    [
        ({"acronym": "AL"}, {}), ({"acronym": "ALF"}, {"acronym": ("AL", "ALF")}), ({"acronym": None},
                                                                                   {"acronym": ("AL", None)}),
        ({"sector": "public"}, {"sector": (None, "public")}), ({"sector": None}, {}), ({"sector": ""}, {}),
        ({"aliases[Uno]": "yes", "aliases[Dos]": "yes"}, {"aliases[Dos]": (None, "yes")}),
        ({"aliases[Uno]": None, "acronym": "AL", "note": "N"}, {"aliases[Uno]": ("yes", None), "note": (None, "N")}),
    ],
)  # fmt: skip
def test_only_what_is_otherwise_becomes_a_change(
    leaves: dict[str, str | None], changed: dict[str, tuple[str | None, str | None]]
) -> None:
    changes = edit(PLAN, "stakeholders", "A", leaves)
    assert {change.leaf: (change.before, change.after) for change in changes} == changed


def removed(collection: str, id: str) -> tuple[set[str], set[str]]:
    """What goes with a record, and the leaves of others that are emptied."""
    changes = remove(PLAN, collection, id)
    after = apply(PLAN, changes)
    assert violations(PLAN, after, changes) == []
    return ({change.id for change in changes if change.removes},
            {f"{change.id}.{change.leaf}" for change in changes if change.leaf is not None})  # fmt: skip


@pytest.mark.parametrize(
    ("collection", "id", "gone", "emptied"),
    [
        ("ties", "R", {"R"}, set()),
        ("observations", "O", {"O"}, set()),
        ("indicators", "N", {"N", "O"}, set()),
        ("items", "J", {"J", "E", "N", "O", "F", "V"}, set()),
        ("items", "I", {"I", "J", "E", "N", "O", "F", "V"}, set()),
        ("strategies", "S", {"S", "I", "J", "E", "N", "O", "F", "V"}, set()),
        ("stakeholders", "A", {"A", "R", "E"}, {"B.different_from[A]", "S.owner", "N.responsible", "F.by"}),
        ("stakeholders", "B", {"B", "R"}, set()),
        ("sources", "D", {"D"}, {"A.cites[D línea 2]"}),
        ("territories", "U", {"U"}, set()),
        ("ties", "GONE", set(), set()),
    ],
)  # fmt: skip
def test_a_removal_lists_what_goes_along_and_what_is_only_emptied(
    collection: str, id: str, gone: set[str], emptied: set[str]
) -> None:
    assert removed(collection, id) == (gone, emptied)


def test_a_removal_that_would_leave_somebody_nowhere_is_refused_in_words() -> None:
    with pytest.raises(CannotRemove) as refusal:
        remove(PLAN, "territories", "T")
    says = "No se puede eliminar «Guatemala» mientras se use en «Amatitlán»; primero hay que cambiar eso."
    assert str(refusal.value) == says
    with speaking("en"), pytest.raises(CannotRemove, match="“Guatemala” cannot be removed while “Amatitlán” refers"):
        remove(PLAN, "territories", "T")


@pytest.mark.parametrize(
    ("collection", "id"), [(name, id) for name, table in PLAN.tables() for id in table if id != "T"]
)
def test_nothing_refers_to_what_was_removed_and_its_inverse_brings_all_back(collection: str, id: str) -> None:
    changes = remove(PLAN, collection, id)
    after = apply(PLAN, changes)
    assert list(references_to(after, collection, id)) == []
    assert apply(after, [change.inverse for change in reversed(changes)]) == PLAN


IDS = st.sampled_from("ABCDEFG")
MOVES = st.lists(st.tuples(IDS, st.none() | IDS), max_size=15)


@given(st.lists(IDS, unique=True, min_size=1), MOVES)
def test_items_are_ordered_as_people_move_them(begun: list[str], moves: list[tuple[str, str | None]]) -> None:
    """The order is that of a list in which one card is taken out and put in before another, or last."""
    places = zip(begun, keys_for(len(begun)), strict=True)
    plan = Plan.of_bodies({"strategies": {"S": {"title.es": "S"}},
                           "items": {id: {"title.es": id, "place": f"S {key}"} for id, key in places}})  # fmt: skip
    expected = list(begun)
    for id, before in moves:
        if id not in plan.items or before == id:
            continue
        plan = apply(plan, move(plan, id, "S", before))
        expected.remove(id)
        expected.insert(expected.index(before) if before in expected else len(expected), id)
        assert [item.id for item in children(plan, "S")] == expected
    for text in (body["place"] for body in plan.items.bodies.values()):
        assert value_kinds.PLACE.read(text).parent == "S"


def test_a_move_writes_one_leaf_of_one_item() -> None:
    (change,) = move(PLAN, "J", "S", "I")
    assert (change.collection, change.id, change.leaf) == ("items", "J", "place")
    after = apply(PLAN, [change])
    assert [item.id for item in children(after, "S")] == ["J", "I"]
    assert move(PLAN, "J", "I", "J") == [], "before itself it stays where it is"


def test_an_item_finds_a_place_between_two_that_share_one() -> None:
    """Two copies that both insert may give one key; what is put before the second still comes behind the first."""
    rows = {"A": "S a0", "B": "S a1", "C": "S a1", "D": "S a2"}
    plan = Plan.of_bodies({"strategies": {"S": {"title.es": "S"}},
                           "items": {id: {"title.es": id, "place": place} for id, place in rows.items()}})  # fmt: skip
    place = place_between(plan, "S", "C")
    assert "a1" < place.key < "a2"
    place = place_between(plan, "S", "B")
    assert "a0" < place.key < "a1"


@given(st.integers(0, 60))
def test_as_many_places_as_are_asked_for_stand_in_order(wanted: int) -> None:
    keys = keys_for(wanted)
    assert len(keys) == wanted
    assert keys == sorted(set(keys))


def test_a_hundred_insertions_at_one_spot_keep_their_order_and_short_keys() -> None:
    plan = Plan.of_bodies({"strategies": {"S": {"title.es": "S"}},
                           "items": {"LAST": {"title.es": "Último", "place": "S a1"}}})  # fmt: skip
    numbers = count()
    for _n in range(100):
        place = place_between(plan, "S", "LAST")
        body = {"title.es": "Nuevo", "place": value_kinds.PLACE.write(place)}
        plan = apply(plan, [create("items", f"N{next(numbers):03}", body)])
    assert [item.id for item in children(plan, "S")] == [*(f"N{n:03}" for n in range(100)), "LAST"]
    assert max(len(place) for place in (body["place"] for body in plan.items.bodies.values())) < 30


def test_a_removal_and_a_new_record_with_its_id_are_one_set() -> None:
    changes = [*remove(PLAN, "ties", "R"), create("ties", "R", {"source": "B", "type": "funds", "target": "A"})]
    assert apply(PLAN, changes).ties["R"].source == "B"
    assert changes[0] == Change("ties", "R", None, PLAN.ties.bodies["R"], None)

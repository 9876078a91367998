"""Plans and their tables are values: what is put in is found, and what was there before stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.actors import Stakeholder, Tie
from planner.model.documents import PLAN_ID
from planner.model.plan import Plan
from planner.model.record import field_of_leaf, member_of_leaf
from planner.model.table import Table
from planner.model.types import RECORD_TYPES
from planner.model.values import Words
from tests.model.any_plan import ANY_PLANS

TIES = {
    "R1": {"source": "A", "type": "funds", "target": "B", "cites[D1 línea 2]": "yes", "cites[D2]": "yes"},
    "R2": {"source": "A", "type": "supports", "target": "C", "cites[D1 línea 9]": "yes"},
    "R3": {"source": "C", "type": "funds", "target": "A"},
}
ITEMS = {"I1": {"title.es": "Uno", "place": "S a0"}, "I2": {"title.es": "Dos", "place": "S a1"},
         "I3": {"title.es": "Tres", "place": "I1 a0"}}  # fmt: skip
NAMES = st.dictionaries(st.sampled_from("ABCD"), st.sampled_from(["Uno", "Dos"]).map(lambda name: {"name.es": name}))
CHANGED = st.dictionaries(
    st.sampled_from("ABCDEF"), st.none() | st.sampled_from(["Uno", "Tres"]).map(lambda name: {"name.es": name})
)


@given(NAMES, CHANGED)
def test_a_table_with_changes_is_what_a_new_one_would_be_and_the_old_one_stays(
    bodies: dict[str, dict[str, str]], changed: dict[str, dict[str, str] | None]
) -> None:
    table = Table(Stakeholder, bodies)
    read = {id: table[id].name for id in table}
    after = table.replacing(changed)
    expected = {id: body for id, body in {**bodies, **changed}.items() if body is not None}
    assert dict(after.bodies) == expected
    assert {id: {"name.es": after[id].name.es} for id in after} == expected
    assert {id: table[id].name for id in table} == read
    assert dict(table.bodies) == bodies


def test_what_did_not_change_is_the_same_record() -> None:
    table = Table(Stakeholder, {"A": {"name.es": "Alfa"}, "B": {"name.es": "Beta"}})
    alfa, beta = table["A"], table["B"]
    after = table.replacing({"B": {"name.es": "Gama"}})
    assert after["A"] is alfa
    assert after["B"] is not beta
    assert after["B"].name == Words(es="Gama")


def test_records_are_grouped_by_whom_they_name() -> None:
    table = Table(Tie, TIES)
    assert table.grouped("source") == {"A": ("R1", "R2"), "C": ("R3",)}
    assert [tie.id for tie in table.where("source", "A")] == ["R1", "R2"]
    assert table.where("source", "nobody") == []
    assert table.grouped("strength") == {}


def test_items_are_grouped_by_their_parent_and_not_by_their_key() -> None:
    plan = Plan.of_bodies({"items": ITEMS})
    assert plan.items.grouped("place") == {"S": ("I1", "I2"), "I1": ("I3",)}


def test_members_of_a_set_are_grouped_by_what_they_begin_with() -> None:
    table = Table(Tie, TIES)
    assert table.members("cites") == {
        "D1": (("R1", "cites[D1 línea 2]"), ("R2", "cites[D1 línea 9]")), "D2": (("R1", "cites[D2]"),),
    }  # fmt: skip


def test_groups_follow_a_change() -> None:
    table = Table(Tie, TIES)
    assert table.grouped("source").keys() == {"A", "C"}
    after = table.replacing({"R3": {**TIES["R3"], "source": "B"}, "R1": None})
    assert after.grouped("source") == {"A": ("R2",), "B": ("R3",)}
    assert after.members("cites").keys() == {"D1"}
    assert table.grouped("source") == {"A": ("R1", "R2"), "C": ("R3",)}


def test_ids_are_grouped_by_how_they_end() -> None:
    table = Table(Stakeholder, {id: {"name.es": id} for id in ("XX01", "YY01", "ZZ02")})
    assert table.tails(2) == {"01": ("XX01", "YY01"), "02": ("ZZ02",)}
    assert table.tails(4) == {"XX01": ("XX01",), "YY01": ("YY01",), "ZZ02": ("ZZ02",)}


def test_what_is_not_there_is_said_so() -> None:
    table = Table(Stakeholder, {"A": {"name.es": "Alfa"}})
    assert table.body("B") is None
    assert "B" not in table
    with pytest.raises(KeyError):
        table["B"]


@given(ANY_PLANS)
def test_a_plan_with_nothing_new_in_it_is_the_same_plan(plan: Plan) -> None:
    again = plan.replacing({name: dict(table.bodies) for name, table in plan.tables()})
    assert again == plan
    assert plan.replacing({}) == plan
    emptied = plan.replacing({name: dict.fromkeys(table.bodies) for name, table in plan.tables()})
    assert emptied == Plan()


@given(ANY_PLANS, st.data())
def test_one_value_more_or_less_makes_another_plan(plan: Plan, data: st.DataObject) -> None:
    name, id = data.draw(st.sampled_from([(name, id) for name, table in plan.tables() for id in table]))
    body = {**plan.table(name).bodies[id], "note": "Otra cosa"}
    other = plan.replacing({name: {id: body}})
    assert (other == plan) == (plan.table(name).bodies[id] == body)
    assert plan.replacing({name: {id: None}}) != plan
    assert other.table("ties" if name != "ties" else "items") is plan.table("ties" if name != "ties" else "items")


def test_a_record_is_found_by_its_id_wherever_it_is() -> None:
    plan = Plan.of_bodies({"stakeholders": {"A": {"name.es": "Alfa"}}, "ties": TIES, "items": ITEMS})
    for name in ("stakeholders", "ties", "items"):
        for id, record in plan.table(name).items():
            assert plan.get(name, id) is plan.find(id) is plan.find(id, ["sources", name]) is record
            assert plan.find(id, [other for other in RECORD_TYPES if other != name]) is None
    assert plan.get("ties", "A") is plan.find("nobody") is None


def test_a_plan_without_a_sheet_has_an_empty_one() -> None:
    assert Plan().sheet.id == PLAN_ID
    assert not Plan().sheet.title
    assert Plan.of_bodies({"plan": {PLAN_ID: {"title.es": "Plan"}}}).sheet.title.es == "Plan"


def test_plans_have_a_table_of_every_type_even_when_empty() -> None:
    assert [name for name, _table in Plan().tables()] == list(RECORD_TYPES)
    for name, record_type in RECORD_TYPES.items():
        assert Plan().table(name).record_type is record_type
        assert getattr(Plan(), name, Plan().table(name)) is not None


@pytest.mark.parametrize(
    ("leaf", "field", "member"),
    [
        ("acronym", "acronym", ""), ("name.es", "name", "es"), ("aliases[MMM]", "aliases", "MMM"),
        ("aliases[S.A. [x]]", "aliases", "S.A. [x]"), ("cites[D1 línea 4.5]", "cites", "D1 línea 4.5"),
    ],
)  # fmt: skip
def test_a_leaf_names_its_field_and_its_member(leaf: str, field: str, member: str) -> None:
    assert (field_of_leaf(leaf), member_of_leaf(leaf)) == (field, member)


@pytest.mark.parametrize("alias", ["a]b", "[x]", "S.A.", "a.es", "=1+1", "]", "x]["])
def test_any_text_may_be_a_member_of_a_set(alias: str) -> None:
    record = Stakeholder.from_body("A", {"name.es": "Alfa", f"aliases[{alias}]": "yes"})
    assert record.aliases == {alias}
    assert record.body() == {"name.es": "Alfa", f"aliases[{alias}]": "yes"}


def test_unknown_is_not_none_and_none_is_not_zero() -> None:
    silent = Stakeholder.from_body("A", {"name.es": "Alfa"})
    none = Stakeholder.from_body("A", {"name.es": "Alfa", "known_none[count]": "yes"})
    zero = Stakeholder.from_body("A", {"name.es": "Alfa", "count": "0"})
    assert [record.count for record in (silent, none, zero)] == [None, None, 0]
    assert [sorted(record.known_none) for record in (silent, none, zero)] == [[], ["count"], []]
    assert len({silent, none, zero}) == 3


def test_no_is_not_unknown() -> None:
    assert Stakeholder.from_body("A", {"placeholder": "no"}).placeholder is False
    assert Stakeholder.from_body("A", {}).placeholder is None

"""Two plans side by side: who came, went, grew and shrank, and what became of the actions."""

import pytest

from planner.analysis.comparison.compare import compare
from planner.analysis.comparison.sentences import sentences
from planner.analysis.comparison.wording import differences, in_order, name
from planner.i18n import speaking
from planner.model.plan import Plan
from planner.model.record import Body

Bodies = dict[str, dict[str, Body]]


def bodies() -> Bodies:
    return {
        "stakeholders": {
            "A": {"name.es": "Alcaldía", "name.en": "Town hall"},
            "B": {"name.es": "Bomberos", "name.en": "Fire brigade"},
            "C": {"name.es": "Cooperativa", "name.en": "Cooperative", "acronym": "COOP"},
        },
        "ties": {
            "T1": {"source": "A", "type": "funds", "target": "B", "strength": "medium"},
            "T2": {"source": "B", "type": "coordinates", "target": "C"},
        },
        "strategies": {"S": {"title.es": "Estrategia", "title.en": "Strategy", "state": "draft"}},
        "items": {
            "I1": {"title.es": "Abrir", "title.en": "Open", "code": "1", "place": "S a0", "end": "2026-06"},
            "I2": {"title.es": "Cerrar", "title.en": "Close", "code": "2", "place": "S a1"},
        },
        "assignments": {"E1": {"stakeholder": "A", "role": "lead", "item": "I1"}},
        "reports": {"F1": {"item": "I1", "period": "2026-01", "status": "limited", "percent": "20"}},
        "indicators": {"N1": {"item": "I1", "name.es": "Ventanillas", "name.en": "Desks"}},
        "budget_lines": {"B1": {"item": "I1", "kind": "requested", "amount": "1000.00 GTQ"}},
    }


def edited(**more: dict[str, Body | None]) -> Plan:
    return Plan.of_bodies(bodies()).replacing(more)


BEFORE = Plan.of_bodies(bodies())


def test_a_plan_compared_with_itself_says_nothing() -> None:
    comparison = compare(BEFORE, Plan.of_bodies(bodies()))
    assert comparison.nothing
    assert comparison.money == ()
    assert sentences(comparison) == []


def test_actors_come_go_grow_and_shrink_by_their_ties() -> None:
    after = edited(
        stakeholders={"C": None, "D": {"name.en": "Diocese"}},
        ties={"T2": None, "T3": {"source": "A", "type": "informs", "target": "D"}},
    )
    comparison = compare(BEFORE, after)
    assert {(a.id, a.kind, a.ties_before, a.ties_after) for a in comparison.actors} == {
        ("C", "gone", 1, 0), ("D", "new", 0, 1), ("A", "grown", 1, 2), ("B", "shrunk", 2, 1),
    }  # fmt: skip
    assert {(tie.id, tie.kind) for tie in comparison.ties} == {("T2", "gone"), ("T3", "new")}


@pytest.mark.parametrize(
    ("tie", "kind"),
    [
        ({"strength": "strong"}, "grown"),
        ({"strength": "weak"}, "shrunk"),
        ({"strength": "medium", "state": "planned"}, "shrunk"),
        ({"strength": "medium", "start": "2020"}, "changed"),
        ({}, "changed"),
    ],
)
def test_with_as_many_ties_closer_ones_make_an_actor_grow(tie: Body, kind: str) -> None:
    comparison = compare(BEFORE, edited(ties={"T1": {"source": "A", "type": "funds", "target": "B", **tie}}))
    assert [one.kind for one in comparison.ties] == [kind]
    assert {actor.kind for actor in comparison.actors} == {kind}


def test_a_tie_that_ended_and_an_actor_of_the_past_are_gone() -> None:
    past = {"source": "A", "type": "funds", "target": "B", "strength": "medium", "state": "past"}
    assert [(one.id, one.kind) for one in compare(BEFORE, edited(ties={"T1": past})).ties] == [("T1", "gone")]
    merged = {"name.es": "Cooperativa", "merged_into": "B"}
    kinds = {actor.id: actor.kind for actor in compare(BEFORE, edited(stakeholders={"C": merged})).actors}
    assert kinds == {"C": "gone", "B": "shrunk"}


def test_one_lost_and_one_gained_is_neither_growth_nor_shrinking() -> None:
    swapped: dict[str, Body | None] = {"T2": None, "T3": {"source": "B", "type": "coordinates", "target": "A"}}
    comparison = compare(BEFORE, edited(ties=swapped))
    assert {actor.id: actor.kind for actor in comparison.actors} == {"A": "grown", "B": "changed", "C": "shrunk"}


def test_where_an_actor_stands_on_the_map_is_no_change() -> None:
    placed = {**bodies()["stakeholders"]["A"], "position": "10.0,20.0"}
    assert compare(BEFORE, edited(stakeholders={"A": placed})).nothing


def test_actions_are_told_field_by_field_before_and_after() -> None:
    after = edited(
        items={"I1": {**bodies()["items"]["I1"], "end": "2026-12"}},
        assignments={"E1": None, "E2": {"stakeholder": "B", "role": "lead", "item": "I1"}},
        reports={"F2": {"item": "I1", "period": "2026-03", "status": "complete", "percent": "100"}},
    )
    comparison = compare(BEFORE, after)
    [action] = comparison.records
    assert action.kind == "grown"
    with speaking("en"):
        told = {d.label: (d.before, d.after) for d in differences(comparison, action)}
    assert told["Status"] == ("Limited progress", "Complete")
    assert told["Progress"] == ("20 %", "100 %")
    assert told["Lead"] == ("Town hall", "Fire brigade")
    assert told["End"] == ("June 2026", "December 2026")


def test_an_action_that_reports_less_than_before_fell_back() -> None:
    worse = {"item": "I1", "period": "2026-03", "status": "limited", "percent": "5"}
    assert [one.kind for one in compare(BEFORE, edited(reports={"F2": worse})).records] == ["shrunk"]


def test_an_item_under_another_parent_moved_but_not_one_that_changed_its_turn() -> None:
    turned = edited(items={"I2": {**bodies()["items"]["I2"], "place": "S a2"}})
    assert compare(BEFORE, turned).nothing
    moved = compare(BEFORE, edited(items={"I2": {**bodies()["items"]["I2"], "place": "I1 a0"}}))
    [item] = moved.records
    assert item.kind == "moved"
    with speaking("en"):
        assert [str(d) for d in differences(moved, item)] == ["Belongs to: Strategy → 1 Open"]


def test_another_state_of_the_strategy_is_not_blamed_on_its_items() -> None:
    comparison = compare(BEFORE, edited(strategies={"S": {**bodies()["strategies"]["S"], "state": "approved"}}))
    assert [(one.collection, one.id) for one in comparison.records] == [("strategies", "S")]


def test_values_of_indicators_and_sums_of_money_are_told_apart_by_period_and_currency() -> None:
    comparison = compare(
        BEFORE,
        edited(
            observations={"O1": {"indicator": "N1", "kind": "actual", "value": "3", "period": "2026-06"}},
            budget_lines={
                "B1": {"item": "I1", "kind": "requested", "amount": "1500.00 GTQ"},
                "B2": {"item": "I1", "kind": "requested", "amount": "10.00 USD"},
            },
        ),
    )
    with speaking("en"):
        assert [str(d) for d in differences(comparison, comparison.indicators[0])] == ["Actual, June 2026: — → 3"]
        assert sentences(comparison)[-2:] == ["Requested: from Q 1,000 to Q 1,500", "Requested: from US$ 0 to US$ 10"]
    assert {(line.id, line.kind) for line in comparison.budget_lines} == {("B1", "grown"), ("B2", "new")}


def test_sentences_name_what_matters_first_and_count_the_rest() -> None:
    new: dict[str, Body | None] = {f"N{n}": {"name.en": f"Newcomer {n}"} for n in range(5)}
    done: Body = {"item": "I1", "period": "2026-03", "status": "complete", "percent": "100"}
    comparison = compare(BEFORE, edited(stakeholders=new, reports={"F2": done}))
    with speaking("en"):
        assert sentences(comparison) == [
            "1 action finished: 1 Open",
            "5 new actors: Newcomer 0, Newcomer 1, Newcomer 2 and 2 more",
        ]
        assert sentences(comparison, most=1) == ["And other, smaller changes."]


def test_what_is_gone_is_called_what_it_was_called() -> None:
    comparison = compare(BEFORE, edited(stakeholders={"C": None}, ties={"T2": None}))
    with speaking("es"):
        assert [name(comparison, one) for one in in_order(comparison, comparison.ties)] == [
            "Bomberos coordina con COOP"
        ]
        assert sentences(comparison)[0] == "1 actor ya no está: COOP"


def test_a_text_that_changed_in_one_language_is_told_in_the_reader_s_own_where_it_can_be() -> None:
    both = {"name.es": "Alcaldía Municipal", "name.en": "City hall"}
    comparison = compare(BEFORE, edited(stakeholders={"A": both}))
    with speaking("es"):
        assert [str(d) for d in differences(comparison, comparison.actors[0])] == [
            "Nombre: Alcaldía → Alcaldía Municipal"
        ]
    only = {"name.es": "Alcaldía", "name.en": "City hall"}
    comparison = compare(BEFORE, edited(stakeholders={"A": only}))
    with speaking("es"):
        assert [str(d) for d in differences(comparison, comparison.actors[0])] == ["Nombre (en): Town hall → City hall"]

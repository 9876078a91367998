from datetime import date
from decimal import Decimal

from planner.analysis.totals import UNKNOWN, budget, totals
from planner.model.plan import Plan

PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "A": {"name.es": "A", "sector": "public"}, "B": {"name.es": "B", "sector": "academia"},
            "C": {"name.es": "C"}, "D": {"name.es": "D", "sector": "public", "merged_into": "A"},
        },
        "ties": {"t": {"source": "A", "type": "funds", "target": "B"}},
        "strategies": {"S": {"title.es": "S", "state": "approved"}, "F": {"title.es": "F", "kind": "framework"}},
        "items": {
            "1": {"title.es": "Eje", "place": "S a0"}, "2": {"title.es": "x", "place": "1 a0", "end": "2024-01"},
            "3": {"title.es": "y", "place": "1 a1", "end": "2024-01"}, "4": {"title.es": "z", "place": "F a0"},
            "5": {"title.es": "por llenar", "place": "S a1", "open": "yes"},
        },
        "assignments": {"a": {"stakeholder": "A", "role": "co_lead", "item": "2"}},
        "reports": {"r": {"item": "2", "period": "2023-C3", "status": "limited"}},
        "budget_lines": {
            "b1": {"item": "2", "kind": "requested", "amount": "100.10 GTQ"},
            "b2": {"item": "3", "kind": "requested", "amount": "0.20 GTQ"},
            "b3": {"item": "3", "kind": "requested", "amount": "5 USD"},
            "b4": {"item": "3", "kind": "spent", "in_kind.es": "salón"},
        },
    }
)  # fmt: skip


def test_totals_count_what_is_to_be_done() -> None:
    found = totals(PLAN, date(2024, 3, 1))
    assert (found.actors, found.actors_by_sector) == (3, {"public": 1, "academia": 1, UNKNOWN: 1})
    assert (found.items, found.actions, found.led_actions) == (5, 2, 1)
    assert found.actions_by_status == {"limited": 1, UNKNOWN: 1}
    assert found.actions_by_timeliness == {"late": 1, "no_report": 1}


def test_money_of_different_currencies_is_never_added_up() -> None:
    assert totals(PLAN, date(2024, 3, 1)).budget == {
        ("requested", "GTQ"): Decimal("100.30"),
        ("requested", "USD"): Decimal(5),
    }
    assert budget(PLAN, ["2"]) == {("requested", "GTQ"): Decimal("100.10")}


def test_an_empty_plan_has_no_totals() -> None:
    assert totals(Plan(), date(2024, 3, 1)).actions_by_status == {}

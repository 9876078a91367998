from datetime import date

import pytest

from planner.model import progress
from planner.model.plan import Plan

TODAY = date(2024, 7, 2)


def plan_of(
    reports: dict[str, dict[str, str]] | None = None, *, state: str = "approved", **items: dict[str, str]
) -> Plan:
    """A strategy `S` with these items; an item names its parent, or stands under the strategy."""
    placed = {
        id: {"title.es": id, "place": f"{body.get('under', 'S')} a{n}"}
        | {leaf: text for leaf, text in body.items() if leaf != "under"}
        for n, (id, body) in enumerate(items.items())
    }
    return Plan.of_bodies(
        {"strategies": {"S": {"title.es": "E", "state": state}}, "items": placed, "reports": reports or {}}
    )


def report(item: str, status: str = "limited", period: str = "2024-C1", **more: str) -> dict[str, str]:
    return {"item": item, "status": status, "period": period} | more


def test_newest_report_is_that_of_the_latest_period_then_date_then_id() -> None:
    reports = {
        "R1": report("A", period="2024-C1", date="2024-06-20"),
        "R2": report("A", period="2023-C3", date="2024-06-25"),
        "R3": report("A", period="2024-C1", date="2024-06-22", status="substantial"),
        "R4": report("A", period="2024-C1", date="2024-06-22", status="complete"),
    }
    plan = plan_of(reports, A={})
    assert [r.id for r in progress.reports_of(plan, "A")] == ["R4", "R3", "R1", "R2"]
    newest = progress.latest_report(plan, "A")
    assert newest is not None
    assert newest.id == "R4"
    assert progress.status_of(plan, "A") == "complete"


def test_report_without_period_is_older_than_any_with_one() -> None:
    plan = plan_of({"R9": {"item": "A", "status": "complete"}, "R1": report("A", period="2020")}, A={})
    assert progress.status_of(plan, "A") == "limited"


def test_status_without_reports_is_unknown_unless_it_is_certain() -> None:
    assert progress.status_of(plan_of(A={}), "A") is None
    assert progress.status_of(plan_of(A={}, state="draft"), "A") == "proposed"
    later = plan_of(A={"start": "2024-09"})
    assert progress.status_of(later, "A", TODAY) == "not_started"
    assert progress.status_of(later, "A") is None
    assert progress.status_of(plan_of(A={"start": "2024"}), "A", TODAY) is None


def test_a_parent_with_reports_below_is_not_called_proposed() -> None:
    plan = plan_of({"R": report("B")}, A={}, B={"under": "A"}, state="draft")
    assert progress.status_of(plan, "A") is None


def test_progress_is_the_weighted_mean_of_what_is_below() -> None:
    plan = plan_of(
        {"R1": report("B", percent="100"), "R2": report("C", percent="50")},
        A={}, B={"under": "A", "weight": "3"}, C={"under": "A"}, D={"under": "A"},
    )  # fmt: skip
    assert progress.progress_of(plan, "A") == 70
    assert progress.progress_of(plan, "S") == 70
    assert progress.progress_of(plan, "D") is None


def test_cancelled_items_leave_the_mean_and_own_reports_win_over_it() -> None:
    reports = {"R1": report("B", percent="40"), "R2": report("C", "cancelled", percent="10")}
    plan = plan_of(reports, A={}, B={"under": "A"}, C={"under": "A"})
    assert progress.progress_of(plan, "A") == 40
    own = plan_of(reports | {"R3": report("A", percent="80")}, A={}, B={"under": "A"}, C={"under": "A"})
    assert progress.progress_of(own, "A") == 80


@pytest.mark.parametrize(
    ("status", "percent"), [("complete", 100), ("not_started", 0), ("suspended", 30), ("limited", 30)]
)
def test_status_without_a_figure_says_what_it_can(status: str, percent: int) -> None:
    reports = {"R1": report("A", period="2023", percent="30"), "R2": report("A", status)}
    assert progress.progress_of(plan_of(reports, A={}), "A") == percent


def test_nobody_reported_is_unknown_not_zero() -> None:
    assert progress.progress_of(plan_of(A={}, B={"under": "A"}), "A") is None


def test_a_cycle_ends() -> None:
    plan = plan_of({"R": report("B", percent="10")}, A={"under": "B"}, B={"under": "A"})
    assert progress.progress_of(plan, "B") == 10


@pytest.mark.parametrize(
    ("end", "status", "expected"),
    [
        ("2024-06-30", "limited", "late"),
        ("2024-06", "limited", "late"),
        ("2024-07", "limited", "perhaps_late"),
        ("2024", "limited", "perhaps_late"),
        ("2024-07-02", "limited", "due_soon"),
        ("2024-08-30", "limited", "on_time"),
        ("2024-06", "complete", "done"),
        ("2024-06", "cancelled", "done"),
        ("2024-06", None, "no_report"),
        ("2024", None, "no_report"),
        ("2025", None, "on_time"),
        (None, "limited", "undated"),
    ],
)
def test_timeliness(end: str | None, status: str | None, expected: str) -> None:
    reports = {"R": report("A", status)} if status else {}
    plan = plan_of(reports, A={"end": end} if end else {})
    assert progress.timeliness(plan, "A", TODAY) == expected
    assert expected in progress.TIMELINESS


def test_a_parent_is_late_or_closed_by_what_is_below() -> None:
    late = plan_of({"R": report("B")}, A={"end": "2024-05"}, B={"under": "A"})
    assert progress.timeliness(late, "A", TODAY) == "late"
    closed = plan_of({"R": report("B", "complete")}, A={"end": "2024-05"}, B={"under": "A"})
    assert progress.timeliness(closed, "A", TODAY) == "done"


def said_by(**reports: tuple[str, str]) -> Plan:
    """An action `B` of the milestone `A` that `LEAD` leads; each report by whom and with which status, oldest first."""
    bodies = plan_of(A={}, B={"under": "A"})
    return Plan.of_bodies({
        "strategies": bodies.strategies.bodies, "items": bodies.items.bodies,
        "stakeholders": {who: {"name.es": who} for who in ("LEAD", "OTHER", "PAST")},
        "assignments": {"1": {"item": "A", "stakeholder": "LEAD", "role": "lead"},
                        "2": {"item": "B", "stakeholder": "PAST", "role": "lead", "state": "past"},
                        "3": {"item": "B", "stakeholder": "OTHER", "role": "support"}},
        "reports": {id: report("B", status, f"2024-{n:02}", percent=f"{n}0") | ({"by": who} if who else {})
                    for n, (id, (who, status)) in enumerate(reports.items(), start=1)},
    })  # fmt: skip


def test_where_the_lead_reported_its_newest_report_counts_and_others_stand_beside_it() -> None:
    plan = said_by(R1=("LEAD", "limited"), R2=("LEAD", "substantial"), R3=("OTHER", "complete"), R4=("PAST", "limited"))
    stand = progress.stand_of(plan, "B")
    assert (stand.status, stand.percent, stand.by) == ("substantial", 20, "LEAD")
    assert [(one.by, one.status) for one in stand.also] == [("PAST", "limited"), ("OTHER", "complete")]
    assert progress.progress_of(plan, "A") == 20
    assert progress.timeliness(plan, "B", TODAY) != "done"


def test_where_no_lead_reported_the_newest_report_counts() -> None:
    stand = progress.stand_of(said_by(R1=("PAST", "complete"), R2=("OTHER", "limited")), "B")
    assert (stand.status, stand.percent, stand.by) == ("limited", 20, "OTHER")
    assert [one.by for one in stand.also] == ["PAST"]


def test_a_report_that_names_nobody_counts_with_those_of_the_lead() -> None:
    stand = progress.stand_of(said_by(R1=("LEAD", "limited"), R2=("", "complete"), R3=("OTHER", "suspended")), "B")
    assert (stand.status, stand.by) == ("complete", None)
    assert [one.by for one in stand.also] == ["OTHER", "LEAD"]


def test_what_nobody_reported_on_stands_by_what_is_below() -> None:
    stand = progress.stand_of(said_by(R1=("LEAD", "limited")), "A")
    assert (stand.status, stand.percent, stand.report, stand.also) == (None, 10, None, ())

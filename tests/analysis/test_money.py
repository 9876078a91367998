"""What was asked, committed and spent, and what is missing; currencies apart, unknown apart from zero."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.money.figures import money
from planner.analysis.money.panels import panels
from planner.analysis.question import Question
from planner.model.plan import Plan

ASKED = Question(today=date(2026, 6, 1))


def line(item: str, kind: str, amount: str = "", **more: str) -> dict[str, str]:
    return {"item": item, "kind": kind, **({"amount": amount} if amount else {}), **more}


def plan(lines: dict[str, dict[str, str]], parent: str = "X") -> Plan:
    return Plan.of_bodies(
        {
            "stakeholders": {"B": {"name.es": "Banco"}, "M": {"name.es": "Municipalidad"}},
            "strategies": {"S": {"title.es": "Estrategia"}},
            "items": {
                "X": {"title.es": "Empleo", "place": "S a0"}, "Y": {"title.es": "Salud", "place": "S a1"},
                "X1": {"title.es": "Ventanilla", "place": f"{parent} a0"},
            },
            "budget_lines": lines,
            "assignments": {"A": {"stakeholder": "M", "role": "lead", "item": "X1"}},
        }
    )  # fmt: skip


LINES = {
    "1": line("X1", "requested", "100.50 GTQ", funder="B", period="2026"),
    "2": line("X1", "committed", "40.00 GTQ", funder="B", period="2026-Q2"),
    "3": line("X", "requested", "10.00 GTQ"),
    "4": line("Y", "requested", "7.00 USD", period="2027"),
    "5": line("Y", "requested", **{"in_kind.es": "Salón"}),
    "6": line("S", "spent"),
}


def test_sums_by_axis_source_and_year() -> None:
    found = money(plan(LINES), ASKED)
    gtq = found.whole["GTQ"]
    assert (gtq.requested, gtq.committed, gtq.spent, gtq.gap) == (
        Decimal("110.50"),
        Decimal("40.00"),
        None,
        Decimal("70.50"),
    )
    assert found.by_axis["X", "GTQ"].requested == Decimal("110.50")
    assert found.by_axis["Y", "USD"].gap == Decimal("7.00")
    assert found.by_source["B", "GTQ"].gap == Decimal("60.50")
    assert found.by_source["", "GTQ"].requested == Decimal("10.00")
    assert set(found.by_year) == {("2026", "GTQ"), ("", "GTQ"), ("2027", "USD")}
    assert set(found.unfunded) == {"3", "4", "5", "6"}
    assert found.unpriced == ("6",)


def test_what_one_axis_has_too_much_fills_no_gap_of_another() -> None:
    rich = {**LINES, "7": line("Y", "committed", "50.00 USD"), "8": line("X", "requested", "30.00 USD")}
    found = money(plan(rich), ASKED)
    assert found.missing("USD") == found.by_axis["X", "USD"].gap == Decimal("30.00")


def test_only_what_an_actor_funds_or_leads() -> None:
    found = money(plan(LINES), Question(today=ASKED.today, stakeholder="M"))
    assert found.whole["GTQ"].requested == Decimal("100.50")


def test_panels_say_what_is_missing() -> None:
    by_axis, by_source, by_year, without = panels(plan(LINES), ASKED)
    assert by_axis.sentences == (
        "Solicitado: Q 110.50. Comprometido: Q 40.00. Ejecutado: no se sabe. Falta: Q 70.50.",
        "Solicitado: US$ 7.00. Comprometido: no se sabe. Ejecutado: no se sabe. Falta: US$ 7.00.",
    )
    assert len(by_axis.charts) == 2
    assert by_source.rows[0].cells[0] == "Sin fuente todavía"
    assert by_year.rows[0].cells[0] == "Sin año"
    assert len(without.rows) == 4


def test_a_plan_without_money_says_so() -> None:
    assert all(not panel.rows and panel.empty for panel in panels(Plan(), ASKED))


AMOUNTS = st.lists(
    st.tuples(st.sampled_from(["X", "X1", "Y"]), st.sampled_from(["requested", "committed"]), st.integers(0, 10**9),
              st.sampled_from(["GTQ", "USD"])), max_size=10)  # fmt: skip


@given(amounts=AMOUNTS)
def test_every_division_adds_up_to_the_whole_wherever_the_items_stand(amounts: list[tuple[str, str, int, str]]) -> None:
    lines = {
        str(n): line(item, kind, f"{cents / 100:.2f} {code}") for n, (item, kind, cents, code) in enumerate(amounts)
    }
    found, moved = money(plan(lines), ASKED), money(plan(lines, parent="Y"), ASKED)
    assert found.whole == moved.whole
    for divided in (found.by_axis, found.by_source, found.by_year, moved.by_axis):
        for currency, sums in found.whole.items():
            parts = [part.requested for (_name, code), part in divided.items() if code == currency]
            known = [part for part in parts if part is not None]
            assert (sum(known, Decimal(0)) if known else None) == sums.requested

"""Who carries how much, and what to talk about."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.question import Question
from planner.analysis.workload.figures import flat, loads, periods, rolled_up
from planner.analysis.workload.gaps import gaps, influential
from planner.analysis.workload.panels import ACROSS, panels
from planner.i18n import speaking
from planner.model.plan import Plan

TODAY = date(2026, 6, 1)
Bodies = dict[str, dict[str, dict[str, str]]]


def part(who: str, role: str, item: str, **more: str) -> dict[str, str]:
    return {"stakeholder": who, "role": role, "item": item, **more}


def bodies() -> Bodies:
    """One strategy of two axes; M leads most, B and C share one action, D is on the map alone."""
    return {
        "stakeholders": {
            "M": {"name.es": "Municipalidad", "sector": "public"}, "B": {"name.es": "Banco", "sector": "private"},
            "C": {"name.es": "Casa", "sector": "civil_society"}, "D": {"name.es": "Diócesis", "sector": "religious"},
            "G": {"name.es": "Migrantes", "kind": "population"},
        },
        "strategies": {"S": {"title.es": "Estrategia"}},
        "items": {
            "X": {"title.es": "Empleo", "place": "S a0"}, "Y": {"title.es": "Salud", "place": "S a1"},
            "X1": {"title.es": "Ventanilla", "place": "X a0", "start": "2026-01", "end": "2026-12"},
            "X2": {"title.es": "Ferias", "place": "X a1", "end": "2026-07"},
            "X3": {"title.es": "Cerrada", "place": "X a2"},
            "Y1": {"title.es": "Jornadas", "place": "Y a0", "start": "2027"},
            "Y2": {"title.es": "Clínica", "place": "Y a1"},
        },
        "assignments": {
            "1": part("M", "lead", "X1"), "2": part("B", "support", "X1"), "3": part("M", "lead", "X2"),
            "4": part("M", "lead", "X3"), "5": part("B", "co_lead", "Y1"), "6": part("C", "lead", "Y1"),
            "7": part("G", "target_group", "X1"), "8": part("C", "lead", "X2", state="past"),
            "9": part("C", "lead", "Y2"),
        },
        "reports": {"T": {"item": "X3", "period": "2026", "status": "complete"}},
        "budget_lines": {
            "L1": {"item": "X1", "kind": "requested", "amount": "100.00 GTQ"},
            "L2": {"item": "X2", "kind": "requested", "amount": "5.00 USD"},
            "L3": {"item": "X2", "kind": "spent", "amount": "9.00 USD"},
        },
        "ties": {"R1": {"source": "B", "type": "funds", "target": "C"}},
    }  # fmt: skip


def test_load_counts_open_actions_over_time_and_in_money_that_is_never_added_over_currencies() -> None:
    found = loads(Plan.of_bodies(bodies()), TODAY)
    assert list(found) == ["C", "M", "B"] or list(found) == ["M", "C", "B"]
    assert (found["M"].leads, found["M"].parts, found["M"].led_in_all) == (2, 0, 4)
    assert found["M"].money == {"GTQ": Decimal("100.00"), "USD": Decimal("5.00")}
    assert [str(period.text) for period in periods(TODAY)][:3] == ["2026-C2", "2026-C3", "2027-C1"]
    assert found["M"].over_time[:3] == (2, 1, 0)
    assert found["B"].over_time[:3] == (1, 1, 1)
    assert "G" not in found


def test_who_leads_an_axis_leads_what_has_no_lead_of_its_own() -> None:
    led = {"9": part("D", "lead", "Y"), "A": part("D", "support", "Y2")}
    given = {id: each for id, each in bodies()["assignments"].items() if id != "9"}
    found = loads(Plan.of_bodies({**bodies(), "assignments": {**given, **led}}), TODAY)
    assert (found["D"].leads, found["D"].parts) == (1, 0)


def test_what_to_talk_about() -> None:
    plan = Plan.of_bodies(bodies())
    found = gaps(plan, loads(plan, TODAY), Question(today=TODAY))
    told = {(gap.kind, gap.stakeholder, gap.other or "", gap.code) for gap in found}
    assert ("untied", "M", "B", "") in told
    assert ("leads_too_much", "M", "", "") in told
    assert ("sector_absent", None, "Y", "public") in told
    assert ("sector_absent", None, "X", "private") not in told
    assert ("unknown_part", "D", "", "") in told
    assert not any(gap.stakeholder == "G" for gap in found)


def test_influence_is_what_was_rated_and_else_who_has_most_contacts() -> None:
    rated = {"ratings": {"K": {"subject": "D", "dimension": "influence", "value": "5"},
                         "L": {"subject": "M", "dimension": "influence", "value": "2"}}}  # fmt: skip
    plan = Plan.of_bodies({**bodies(), **rated})
    assert influential(plan) == ["D"]
    told = {(gap.kind, gap.stakeholder) for gap in gaps(plan, {}, Question(today=TODAY))}
    assert ("idle_influence", "D") in told


def test_panels_say_it_in_spanish() -> None:
    load, over_time, talk, matrix = panels(Plan.of_bodies(bodies()), Question(today=TODAY))
    assert load.sentences[0].endswith("es responsable de 2 acciones de 4: nadie tiene más a su cargo.")
    assert over_time.columns[1].label == "2.º cuatrimestre de 2026"
    assert "Es responsable de algo en que participa Banco, y en el mapa no hay relación entre ambos." in [
        row.cells[1] for row in talk.rows
    ]
    assert matrix.matrix
    assert {column.goes for column in matrix.columns[1:]} >= {("stakeholders", "M"), ("stakeholders", "G")}


def test_a_matrix_has_columns_for_the_busiest_and_names_the_others_in_the_last_one() -> None:
    """What many actors do in one strategy can still be read, and nobody is left out."""
    actors = {f"Z{n:02}": {"name.es": f"Otro {n:02}"} for n in range(ACROSS + 2)}
    parts = {f"P{n:02}": part(who, "support", "X1") for n, who in enumerate(actors)}
    busy = {f"Q{n:02}": part(who, "support", "X2") for n, who in enumerate(list(actors)[: ACROSS - 1])}
    led = {"L1": part("M", "lead", "X1"), "L2": part("M", "lead", "X2")}
    plan = Plan.of_bodies(
        {**bodies(), "stakeholders": bodies()["stakeholders"] | actors, "assignments": {**parts, **busy, **led}}
    )
    matrix = panels(plan, Question(today=TODAY))[-1]
    assert [column.label for column in matrix.columns][-1] == "Otros"
    assert len(matrix.columns) == 1 + ACROSS + 1
    beside = [str(row.cells[-1]) for row in matrix.rows if row.cells[-1]]
    assert beside == ["Otro 39 (A); Otro 40 (A); Otro 41 (A)"]
    assert matrix.notes[-1] == "Tienen columna los 40 actores con más tareas; otros 3 se nombran en «Otros»."


ROLES = st.sampled_from(["lead", "support", "funder"])
PARTS = st.lists(st.tuples(st.sampled_from("MBCD"), ROLES, st.sampled_from(["X", "X1", "X2", "Y1", "S"])), max_size=15)


@given(parts=PARTS)
def test_rolled_up_counts_each_item_once_and_the_flat_table_each_assignment(parts: list[tuple[str, str, str]]) -> None:
    assignments = {str(n): part(*one) for n, one in enumerate(parts)}
    plan = Plan.of_bodies({**bodies(), "assignments": assignments})
    assert sum(flat(plan).values()) == len(parts)
    rolled = rolled_up(plan)
    for who in "MBCD":
        assert rolled.get((who, "S"), 0) == len({item for one, _role, item in parts if one == who})
    without = Plan.of_bodies(
        {**bodies(), "assignments": {n: a for n, a in assignments.items() if a["stakeholder"] != "M"}}
    )
    assert rolled_up(without) == {key: count for key, count in rolled.items() if key[0] != "M"}


def test_only_a_lead_is_said_to_lead() -> None:
    plan = Plan.of_bodies(bodies())
    with speaking("en"):
        talk = panels(plan, Question(today=TODAY))[2]
    assert "Leads something in which Banco takes part, without any tie between them on the map." in [
        row.cells[1] for row in talk.rows
    ]

"""Where a service pathway holds, where it is only planned, and where a person would fall through."""

from datetime import date

from planner.analysis.pathway.figures import pathway
from planner.analysis.pathway.panels import panels
from planner.analysis.question import Question
from planner.model.plan import Plan

ACTORS = {
    "A": {"name.es": "Albergue", "territory": "P1"},
    "B": {"name.es": "Bolsa de empleo", "territory": "P1"},
    "C": {"name.es": "Centro nacional", "territory": "P"},
    "D": {"name.es": "Clínica", "territory": "P2", "state": "planned"},
    "E": {"name.es": "Migrantes", "kind": "population", "territory": "P1"},
    "F": {"name.es": "Red de apoyo"},
}
PARTS = {
    "E1": ("A", "lead", "I1"), "E2": ("C", "support", "I2"), "E3": ("B", "lead", "I3"), "E4": ("D", "lead", "I1"),
    "E5": ("E", "target_group", "I1"), "E6": ("F", "support", "I4"),
}  # fmt: skip


STEPS = (("Recibir", "phase"), ("Certificar", "phase"), ("Emplear", "phase"), ("Comunicar", "line"))


def plan(**ties: tuple[str, str, str]) -> Plan:
    """Three phases and one line across them, in two towns of one country."""
    return Plan.of_bodies(
        {
            "territories": {"P": {"name.es": "Guatemala", "kind": "country"},
                            "P1": {"name.es": "Amatitlán", "kind": "municipality", "parent": "P"},
                            "P2": {"name.es": "Ixcán", "kind": "municipality", "parent": "P"}},
            "stakeholders": ACTORS,
            "strategies": {"S": {"title.es": "Ruta", "kind": "pathway"}},
            "items": {f"I{n}": {"title.es": title, "place": f"S a{n}", "level": level}
                      for n, (title, level) in enumerate(STEPS, 1)},
            "assignments": {id: {"stakeholder": who, "role": role, "item": item}
                            for id, (who, role, item) in PARTS.items()},
            "ties": {id: {"source": source, "type": type, "target": target}
                     for id, (source, type, target) in ties.items()},
        }
    )  # fmt: skip


def test_offers_count_in_their_territory_and_in_what_lies_in_it() -> None:
    found = pathway(plan(), "S")
    assert (found.phases, found.across) == (("I1", "I2", "I3"), ("I4",))
    assert found.places == ("P", "P1", "P2")
    assert [offer.stakeholder for offer in found.at("I2", "P1", plan())] == ["C"]
    assert found.gaps(plan()) == [("I1", "P"), ("I3", "P"), ("I1", "P2"), ("I3", "P2")]


def test_somebody_must_hand_a_person_over() -> None:
    assert pathway(plan(), "S").handed_over == {("I1", "I2", "P1"): False, ("I2", "I3", "P1"): False,
                                                ("I1", "I2", "P2"): False}  # fmt: skip
    tied = plan(R1=("A", "refers", "C"), R2=("B", "conflict", "C"))
    assert pathway(tied, "S").handed_over["I1", "I2", "P1"] is True
    assert pathway(tied, "S").handed_over["I2", "I3", "P1"] is False


def test_panels_say_where_a_person_would_fall_through() -> None:
    matrix, gaps, offers = panels(plan(), Question(today=date(2026, 1, 1)))
    assert [column.label for column in matrix.columns] == ["Fase", "Amatitlán", "Guatemala", "Ixcán", "Sin lugar"]
    assert [str(row.cells[1] or "") for row in matrix.rows] == ["● 1 actor la ofrece"] * 3 + [""]
    assert str(matrix.rows[0].cells[3]) == "○ 1 solo previsto"
    assert ("Ixcán", "Recibir", "Aquí solo está previsto.") in [row.cells for row in gaps.rows]
    assert len(offers.rows) == 5
    only = panels(plan(), Question(today=date(2026, 1, 1), territory="P1"))[0]
    assert [column.label for column in only.columns] == ["Fase", "Amatitlán", "Sin lugar"]


def test_a_plan_without_a_pathway_says_how_to_make_one() -> None:
    [panel] = panels(Plan(), Question(today=date(2026, 1, 1)))
    assert "ruta de servicios" in panel.empty

"""What every kind of record is called in one line, in both languages, also where a file is damaged or says little."""

import pytest

from planner.i18n import LANGUAGES, speaking
from planner.model.actions import GROUPS, group_label, in_groups
from planner.model.naming import name_of, names, short_code, survivor, title_of
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES
from planner.model.vocabularies import STRATEGY_KIND

PLAN = Plan.of_bodies(
    {
        "plan": {"PLAN": {"title.es": "Plan municipal"}},
        "sources": {"D001": {"title.es": "Acta", "title.en": "Minutes"}},
        "territories": {"T001": {"name.es": "Amatitlán", "kind": "municipality", "code": "0114"}},
        "stakeholders": {
            "A001": {"name.es": "Municipalidad", "name.en": "Municipality"},
            "B001": {"name.es": "Foro de Migración", "name.en": "Migration Forum", "acronym": "FM"},
            "N001": {},
        },
        "ties": {
            "R001": {"source": "A001", "type": "member_of", "target": "B001"},
            "R002": {"source": "A001", "target": "GONE"},
            "R003": {"source": "A001", "type": "Comparte local con", "target": "B001"},
        },
        "strategies": {"S001": {"title.es": "Estrategia", "title.en": "Strategy", "code": "EM"}},
        "items": {"I001": {"title.es": "Abrir", "title.en": "Open", "code": "1.1", "place": "S001 a0"},
                  "I002": {"title.es": "Cerrar", "place": "S001 a1", "other_codes[GT0124]": "yes"}},
        "assignments": {"E001": {"stakeholder": "B001", "role": "lead", "item": "I001"}},
        "indicators": {"N101": {"item": "I001", "name.es": "Personas", "name.en": "People"}},
        "observations": {
            "O001": {"indicator": "N101", "kind": "target", "value": "25"},
            "O002": {"indicator": "N101", "kind": "actual", "said.es": "Alta", "said.en": "High"},
            "O003": {"indicator": "N101", "kind": "baseline"},
        },
        "budget_lines": {"M001": {"item": "I001", "kind": "spent", "amount": "5 GTQ"},
                         "M002": {"item": "I001", "kind": "requested", "concept.es": "Sillas", "concept.en": "Chairs"}},
        "reports": {"F001": {"item": "I001", "period": "2024-Q1", "status": "limited"}, "F002": {"item": "I001"}},
        "links": {"V001": {"source": "I001", "type": "responds_to", "target": "S001"}},
        "workshops": {"W001": {"title.es": "Taller", "title.en": "Workshop"}},
        "participants": {"Q001": {"workshop": "W001", "code": "P-07"}, "Q002": {"workshop": "W001"}},
        "ratings": {"K001": {"subject": "B001", "dimension": "influence", "value": "3"}},
        "sendings": {"X001": {"stakeholder": "B001", "sent": "2024-05-02", "number": "3"},
                     "X002": {"stakeholder": "B001", "number": "4"}, "X003": {"stakeholder": "B001"}},
    }
)  # fmt: skip

TITLES = [
    ("plan", "PLAN", "Plan municipal", "Plan municipal"),
    ("sources", "D001", "Acta", "Minutes"),
    ("territories", "T001", "Amatitlán", "Amatitlán"),
    ("stakeholders", "B001", "Foro de Migración", "Migration Forum"),
    ("stakeholders", "N001", "A-N001", "A-N001"),
    ("ties", "R001", "Municipalidad es miembro de FM", "Municipality is a member of FM"),
    ("ties", "R002", "Municipalidad", "Municipality"),
    ("ties", "R003", "Municipalidad Comparte local con FM", "Municipality Comparte local con FM"),
    ("strategies", "S001", "EM Estrategia", "EM Strategy"),
    ("items", "I001", "1.1 Abrir", "1.1 Open"),
    ("items", "I002", "Cerrar", "Cerrar"),
    ("assignments", "E001", "FM (Responsable): 1.1 Abrir", "FM (Lead): 1.1 Open"),
    ("indicators", "N101", "Personas", "People"),
    ("observations", "O001", "Personas: Meta 25", "People: Target 25"),
    ("observations", "O002", "Personas: Avance Alta", "People: Actual High"),
    ("observations", "O003", "Personas: Línea base", "People: Baseline"),
    ("budget_lines", "M001", "1.1 Abrir (Ejecutado)", "1.1 Open (Spent)"),
    ("budget_lines", "M002", "Sillas (Solicitado)", "Chairs (Requested)"),
    ("reports", "F001", "1.1 Abrir: 1.º trimestre de 2024", "1.1 Open: quarter 1 of 2024"),
    ("reports", "F002", "1.1 Abrir", "1.1 Open"),
    ("links", "V001", "1.1 Abrir responde a EM Estrategia", "1.1 Open responds to EM Strategy"),
    ("workshops", "W001", "Taller", "Workshop"),
    ("participants", "Q001", "P-07", "P-07"),
    ("participants", "Q002", "Q-Q002", "Q-Q002"),
    ("ratings", "K001", "Foro de Migración: Influencia", "Migration Forum: Influence"),
    ("sendings", "X001", "FM: 02/05/2024", "FM: 02/05/2024"),
    ("sendings", "X002", "FM: 4", "FM: 4"),
    ("sendings", "X003", "FM", "FM"),
]


@pytest.mark.parametrize(("collection", "id", "spanish", "english"), TITLES, ids=[title[1] for title in TITLES])
def test_a_record_is_called_by_what_people_know_of_it(collection: str, id: str, spanish: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (spanish, english), strict=True):
        with speaking(language):
            assert title_of(PLAN, PLAN.table(collection)[id]) == said
            assert name_of(PLAN, id) == said


def test_records_of_every_type_are_called_here() -> None:
    assert {title[0] for title in TITLES} == RECORD_TYPES.keys()


def test_nothing_is_called_nothing() -> None:
    assert name_of(PLAN, None) == name_of(PLAN, "GONE") == ""
    assert name_of(PLAN, "A001", ["items"]) == "", "looked for among the items only"


def test_a_code_is_as_long_as_it_must_be_to_mean_one_record() -> None:
    plan = Plan.of_bodies(
        {"stakeholders": {id: {"name.es": id} for id in ("AAAA7K3Q", "BBBB7K3Q", "CCCC0000", "7K3", "0000")}}
    )
    codes = {id: short_code(plan, record) for id, record in plan.stakeholders.items()}
    assert codes == {"AAAA7K3Q": "A-A7K3Q", "BBBB7K3Q": "A-B7K3Q", "CCCC0000": "A-C0000", "7K3": "A-7K3",
                     "0000": "A-0000"}  # fmt: skip


@pytest.mark.parametrize(
    ("collection", "id", "answers_to"),
    [
        ("stakeholders", "B001", {"foro de migracion", "migration forum", "fm"}),
        ("territories", "T001", {"amatitlan", "0114"}), ("strategies", "S001", {"estrategia", "strategy", "em"}),
        ("items", "I001", {"abrir", "open", "1 1"}), ("items", "I002", {"cerrar", "gt0124"}),
        ("participants", "Q001", {"p 07"}), ("sources", "D001", {"acta", "minutes"}), ("stakeholders", "N001", set()),
    ],
)  # fmt: skip
def test_a_record_answers_to_all_its_names_however_they_are_written(
    collection: str, id: str, answers_to: set[str]
) -> None:
    assert names(PLAN, PLAN.table(collection)[id]) == answers_to


def merged(**into: str) -> Plan:
    """Actors, some of them merged into others."""
    ids = {*into, *into.values()}
    return Plan.of_bodies(
        {"stakeholders": {id: {"name.es": id} | ({"merged_into": into[id]} if id in into else {}) for id in ids}}
    )


@pytest.mark.parametrize(
    ("into", "stays"),
    [({}, "A"), ({"A": "B"}, "B"), ({"A": "B", "B": "C"}, "C"), ({"A": "GONE"}, "GONE")],
)
def test_of_merged_actors_the_last_one_stays(into: dict[str, str], stays: str) -> None:
    assert survivor(merged(**into), "A") == stays


def test_actors_merged_in_a_circle_are_looked_through_once() -> None:
    plan = merged(A="B", B="A")
    assert survivor(plan, "A") in {"A", "B"}


def kinds(*given: str | None) -> Plan:
    """Strategies of these kinds."""
    bodies = {f"S{n}": {"title.es": f"Título {n}"} | ({"kind": kind} if kind else {}) for n, kind in enumerate(given)}
    return Plan.of_bodies({"strategies": bodies})


def test_what_is_carried_out_stands_before_what_is_answered_to() -> None:
    plan = kinds("law", None, "framework", "strategy", "project", "una propia", "diagnosis")
    found = [strategy.kind for strategy in in_groups(plan)]
    assert found == ["strategy", "project", None, "una propia", "diagnosis", "framework", "law"]


def test_of_one_kind_those_with_items_come_first_and_then_by_title() -> None:
    bodies = {"S1": "Árbol", "S2": "Zona", "S3": "Ñandú", "S4": "Nube"}
    plan = Plan.of_bodies({"strategies": {id: {"title.es": title, "kind": "plan"} for id, title in bodies.items()},
                           "items": {"I": {"title.es": "Uno", "place": "S2 a0"}}})  # fmt: skip
    assert [strategy.id for strategy in in_groups(plan)] == ["S2", "S1", "S4", "S3"]


def test_every_kind_of_strategy_has_a_heading_in_both_languages() -> None:
    assert GROUPS.keys() == {term.code for term in STRATEGY_KIND}
    with speaking("es"):
        assert (group_label("law"), group_label(None), group_label("otra")) == (
            "Leyes y acuerdos", "Tipo no conocido", "otra",
        )  # fmt: skip
        spanish = {kind: group_label(kind) for kind in GROUPS}
    with speaking("en"):
        assert group_label("law") == "Laws and agreements"
        assert len({*spanish.values()}) == len({group_label(kind) for kind in GROUPS}) == len(GROUPS)

"""A new plan from a model: what it takes over, what stays behind, and what it says when it cannot be made."""

from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.changes.plan_template import Adaptation, UnclearModel
from planner.i18n import speaking
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.tree import branches
from planner.workspace.opening import candidates, new_from_model, new_plan, open_plan, titles_to_read

SECRETS = ("SECRET-ACTOR", "SECRET-REPORT", "SECRET-MONEY", "SECRET-TEXT", "2019")
MODEL = {
    "territories": {
        "T1": {"name.es": "Guatemala", "kind": "country"},
        "T2": {"name.es": "Escuintla", "kind": "municipality", "parent": "T3"},
        "T3": {"name.es": "Escuintla", "kind": "department", "parent": "T1"},
    },
    "stakeholders": {"A1": {"name.es": "SECRET-ACTOR"}},
    "sources": {"D1": {"title.es": "Documento del modelo"}, "D2": {"title.es": "Objetivos de desarrollo"}},
    "strategies": {
        "S1": {"title.es": "Estrategia migratoria", "kind": "strategy", "owner": "A1", "levels": "eje > meta > acción",
               "territory": "T2", "start": "2019", "cites[D1 línea 3]": "yes", "description.es": "SECRET-TEXT"},
        "S2": {"title.es": "Agenda 2030", "kind": "framework", "cites[D2 meta 10.7]": "yes"},
        "S3": {"title.es": "Otro marco", "kind": "framework"},
    },
    "items": {
        "I1": {"title.es": "Empleo", "title.en": "Work", "code": "E1", "level": "axis", "place": "S1 a1"},
        "I2": {"title.es": "Antes que empleo", "level": "axis", "place": "S1 a0", "start": "2019"},
        "I3": {"title.es": "Feria de Escuintla", "level": "action", "place": "I1 a0", "description.es": "SECRET-TEXT"},
        "F1": {"title.es": "Migración ordenada", "code": "10.7", "place": "S2 a0"},
        "F2": {"title.es": "Nada que ver", "place": "S3 a0"},
    },
    "assignments": {"E1": {"stakeholder": "A1", "role": "lead", "item": "I3"}},
    "reports": {"R1": {"item": "I3", "obstacle.es": "SECRET-REPORT"}},
    "budget_lines": {"B1": {"item": "I3", "kind": "requested", "concept.es": "SECRET-MONEY"}},
    "links": {
        "V1": {"source": "I1", "type": "aligns_with", "target": "F1"},
        "V2": {"source": "I3", "type": "depends_on", "target": "I2"},
    },
}  # fmt: skip
WANTED = Adaptation("Palín", "Escuintla", "2027", "diciembre de 2028", "pilar > meta > acción")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "modelo.plan"
    with new_plan(path, title="Plan de Escuintla") as opened:
        opened.commit([create(name, id, body) for name, records in MODEL.items() for id, body in records.items()])
    return path


def made(model: Path, wanted: Adaptation) -> Plan:
    with speaking("es"), new_from_model(model.with_name("nuevo.plan"), model, wanted) as workspace:
        assert workspace.revision == 1
        return workspace.plan


def copied(plan: Plan) -> str:
    """The id of the one strategy that replicates another."""
    [link] = [link for link in plan.links.values() if link.type == "replicates"]
    assert link.target == "S1"
    return link.source


def test_takes_over_titles_codes_and_order_under_the_new_level_names(model: Path) -> None:
    plan = made(model, WANTED)
    new = copied(plan)
    assert [(branch.number, title_of(plan, branch.item), branch.item.level) for branch in branches(plan, new)] == [
        ("1", "Antes que empleo", "pillar"), ("2", "E1 Empleo", "pillar"), ("2.1", "Feria de Escuintla", "action"),
    ]  # fmt: skip
    strategy = plan.strategies[new]
    assert (strategy.state, strategy.levels, str(strategy.start), str(strategy.end)) == (
        "draft", "pilar > meta > acción", "2027", "diciembre de 2028",
    )  # fmt: skip
    assert new != "S1"


def test_nothing_of_the_model_s_actors_dates_reports_or_money_comes_along(model: Path) -> None:
    plan = made(model, WANTED)
    assert not any(secret in str(table.bodies) for _name, table in plan.tables() for secret in SECRETS)
    assert not plan.stakeholders
    assert {link.type for link in plan.links.values()} == {"replicates", "aligns_with"}


def test_the_model_s_strategy_is_a_bare_record_with_its_sources(model: Path) -> None:
    plan = made(model, WANTED)
    assert set(plan.strategies.bodies["S1"]) - {"title.es", "kind", "cites[D1 línea 3]"} == {
        f"cites[{id}]" for id, source in plan.sources.items() if source.file == "modelo.plan"
    }
    assert not plan.items.where("place", "S1")
    assert plan.sources["D1"].title.es == "Documento del modelo"


def test_only_the_frameworks_it_aligns_with_come_along_and_whole(model: Path) -> None:
    plan = made(model, WANTED)
    assert "S3" not in plan.strategies
    assert [branch.item.id for branch in branches(plan, "S2")] == ["F1"]
    [link] = [link for link in plan.links.values() if link.type == "aligns_with"]
    assert (title_of(plan, plan.items[link.source]), link.target) == ("E1 Empleo", "F1")


def test_the_municipality_lies_where_it_is_said_and_the_department_is_that_of_the_model(model: Path) -> None:
    plan = made(model, WANTED)
    place = plan.territories[plan.sheet.territory or ""]
    assert (place.name.es, place.kind, place.parent) == ("Palín", "municipality", "T3")
    assert plan.territories["T3"].parent == "T1"
    assert plan.sheet.title.es == "Estrategia migratoria · Palín"


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Adaptation(""), "para qué municipio"),
        (Adaptation("Palín", levels="eje > acción"), "tiene 3 niveles"),
        (Adaptation("Palín", strategies=("Nadie",)), "«Nadie»"),
    ],
)
def test_what_cannot_be_taken_is_said_and_no_file_is_left(model: Path, wanted: Adaptation, says: str) -> None:
    with pytest.raises(UnclearModel) as raised:
        made(model, wanted)
    with speaking("es"):
        assert says in raised.value.sentence
    assert not model.with_name("nuevo.plan").exists()


def test_titles_that_name_the_model_s_place_are_told(model: Path) -> None:
    assert titles_to_read(model, WANTED) == ["Feria de Escuintla"]
    assert [(one.id, one.unnamed) for one in candidates(model)] == [("S1", True)]


def test_the_model_stays_as_it_was(model: Path) -> None:
    with open_plan(model) as before:
        plan, revision = before.plan, before.revision
    made(model, WANTED)
    with open_plan(model) as after:
        assert (after.plan, after.revision) == (plan, revision)

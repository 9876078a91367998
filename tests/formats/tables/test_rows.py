"""Rows become suggestions: known again by what people call them, new ones once, nothing emptied."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.changes.review.incoming import NOTHING, Kind
from planner.changes.review.points import State, review
from planner.changes.review.virtual_fields import value_of
from planner.formats.tables import ColumnLacking, guess
from planner.formats.tables.trees import NoStrategy
from planner.model.actors import Stakeholder
from planner.model.plan import Plan
from tests.formats.tables.conftest import PLAN, Written, brought_in, suggested


def named(plan: Plan, name: str) -> Stakeholder:
    [found] = [actor for actor in plan.stakeholders.values() if actor.name.es == name]
    return found


def titled(plan: Plan, title: str) -> str:
    [found] = [id for id, item in plan.items.items() if item.title.es == title]
    return found


def test_actors_are_known_by_any_name_filled_plainly_and_asked_where_they_differ(written: Written) -> None:
    came = suggested(written(
        "Nombre,Siglas,Sector,Contacto\nMuni,,Público,2222\nLa alcaldía,,,\nmspas,,Privado,\n"
        "Ministerio de Salud Publica (MSPAS),,Público,\n"
    ))  # fmt: skip
    found = review(PLAN, [came])
    assert [(p.id, p.aspect, p.state) for p in found.points] == [
        ("MUNI", "sector", State.PLAIN), ("MUNI", "contact", State.PLAIN), ("SALUD", "sector", State.ASKED),
    ]  # fmt: skip
    assert came.unchanged == 2
    plan = brought_in(PLAN, came)
    assert (plan.stakeholders["MUNI"].sector, plan.stakeholders["SALUD"].sector) == ("public", "public")


def test_new_actors_come_in_and_those_called_nearly_like_one_are_asked(written: Written) -> None:
    came = suggested(written("Nombre\nINTECAP\nMuncipalidad de Amatitlan\nN/A\n"))
    states = {p.offers[0].value: p.state for p in review(PLAN, [came]).points}
    assert states == {
        '{"name.es":"INTECAP"}': State.PLAIN, '{"name.es":"Muncipalidad de Amatitlan"}': State.ASKED,
        '{"name.es":"N/A"}': State.PLAIN,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "asked"),
    [("Muncipalidad de Amatitlán", [True]), ("Municipalidad de Amatitlan", []), ("Escuela Oficial No. 2", [False]),
     ("Ministerio de Salud Públca (MSP)", [True]), ("Municipalidad de Palencia", [False])],
)  # fmt: skip
def test_slips_are_pointed_out_and_other_bodies_of_a_kind_are_not(
    written: Written, name: str, asked: list[bool]
) -> None:
    names = ("Escuela Oficial No. 1", "Municipalidad de Amatitlán", "Ministerio de Salud Pública")
    plan = Plan.of_bodies({"stakeholders": {f"ID{at}": {"name.es": known} for at, known in enumerate(names)}})
    came = suggested(written(f"Institución\n{name}\n"), plan)
    assert [bool(suggestion.asks) for suggestion in came.suggestions] == asked


def test_a_name_of_two_actors_and_unknown_words_are_told_with_row_and_what_is_accepted(written: Written) -> None:
    came = suggested(written("Nombre,Sector,Cantidad\nHuehuetenango,Público,\nUno,marciano,\n"))
    ambiguous, unknown = came.faults
    assert (ambiguous.where.row, ambiguous.found) == (2, "Huehuetenango")
    assert (unknown.where.row, unknown.where.cell, unknown.found) == (3, "B3", "marciano")
    assert "Sociedad civil" in unknown.remedy
    assert named(brought_in(PLAN, came), "Uno").sector is None, "the rest of the row comes in"


def test_the_acronym_tells_homonyms_apart(written: Written) -> None:
    came = suggested(written("Nombre,Siglas,Sector\nHuehuetenango,HUEMUNI,Público\n"))
    assert [(p.id, p.aspect) for p in review(PLAN, [came]).points] == [("HUE2", "sector")]


def test_ties_are_known_by_their_ends_and_bring_actors_that_only_they_name(written: Written) -> None:
    came = suggested(written(
        "From,To,Type,Direction,Strength\nMSPAS,Muni,coordina,,Fuerte\nMuni,Cruz Roja|MSPAS,funds,mutual,\n"
        "Muni,Muni,funds,,\nMuni,MSPAS,vuela,,\n"
    ))  # fmt: skip
    plan = brought_in(PLAN, came)
    cross = named(plan, "Cruz Roja").id
    assert plan.ties["T"].strength == "strong", "a mutual tie is the same from either end"
    made = {(tie.source, tie.type, tie.target) for id, tie in plan.ties.items() if id != "T"}
    assert made == {("MUNI", "funds", cross), (cross, "funds", "MUNI"), ("MUNI", "funds", "SALUD"),
                    ("SALUD", "funds", "MUNI")}  # fmt: skip
    assert [(fault.where.row, fault.found) for fault in came.faults] == [(4, "Muni"), (5, "vuela")]


def test_a_tie_to_somebody_who_may_be_known_waits_with_him(written: Written) -> None:
    came = suggested(written("De,Hacia,Relación\nMSPAS,Muncipalidad de Amatitlan,apoya\n"))
    assert [p.state for p in review(PLAN, [came]).points] == [State.ASKED, State.ASKED]
    assert brought_in(PLAN, came) == PLAN
    assert len(brought_in(PLAN, came, "all").ties) == 2


ACTIONS = (
    "No.;Acción;Responsable;Apoyo;Fecha límite;Estado;% de avance;Pertenece a\n"
    "1.1;Abrir la ventanilla;MA;MSPAS;30/06/2026;En proceso;50 %;\n"
    ";capacitar;Muni, MSPAS;;junio 2026;;;\n"
    "1.2;Nueva acción;MSPAS (corresponsable); Foro Local;2026-Q2;Completada;;\n"
    "1.2.1;Debajo;;;;;;\n"
    ";Suelta;;;;;;EMM\n"
    ";Otra;;;;;;Eje perdido\n"
)


def test_actions_are_known_by_code_or_title_and_new_ones_stand_where_their_code_says(written: Written) -> None:
    came = suggested(written(ACTIONS))
    assert came.faults == ()
    found = review(PLAN, [came])
    asked = {(p.id, p.aspect) for p in found.points if p.waits and p.kind is not Kind.NEW}
    assert asked == {("A1", "end"), ("A1", "status")}
    plan = brought_in(PLAN, came)
    new, below, loose = (titled(plan, title) for title in ("Nueva acción", "Debajo", "Suelta"))
    parents = [value_of(plan, "items", id, "belongs") for id in (new, below, loose)]
    assert parents == ["E1", new, "S"]
    assert value_of(plan, "items", "A2", "lead") == "MUNI SALUD"
    assert value_of(plan, "items", "A1", "role.support[SALUD]") == "yes"
    assert value_of(plan, "items", "A1", "percent") == "50"
    assert value_of(plan, "items", new, "lead") == "co_lead:SALUD"
    assert value_of(plan, "items", new, f"role.support[{named(plan, 'Foro Local').id}]") == "yes"
    assert value_of(plan, "items", new, "status") == "complete"
    assert [p.aspect for p in found.points if p.asks and p.aspect == NOTHING] == [NOTHING], "the lost axis is asked"
    everything = brought_in(PLAN, came, "all")
    assert value_of(everything, "items", titled(everything, "Otra"), "belongs") == "S"


def test_an_action_goes_elsewhere_only_when_that_is_decided(written: Written) -> None:
    came = suggested(written("Código,Acción,Pertenece a\n1.1,Abrir la ventanilla,Estrategia\n"))
    [point] = review(PLAN, [came]).points
    assert (point.kind, point.state, point.offers[0].value) == (Kind.MOVED, State.ASKED, "S")
    assert value_of(brought_in(PLAN, came, "all"), "items", "A1", "belongs") == "S"


def test_without_a_strategy_or_a_column_it_cannot_do_without_the_table_says_so(written: Written) -> None:
    table = written("Acción,Responsable\nAbrir,MUNI\n")
    with pytest.raises(NoStrategy):
        suggested(table, Plan())
    with pytest.raises(ColumnLacking, match="Nombre"):
        suggested(table, PLAN, guess(PLAN, table, "stakeholders"))


@pytest.mark.parametrize("text", [
    "Nombre,Siglas,Otros nombres,Sector\nCruz Roja,CR,La Cruz;Los rojos,ong\nMuni,,Alcaldía,Público\n",
    "From,To,Type,Direction\nMuni,Cruz Roja|Bomberos,funds,mutual\nMSPAS,Cruz Roja,coordina,\n",
    ACTIONS,
])  # fmt: skip
@pytest.mark.parametrize("side", ["", "all"])
def test_the_same_table_again_changes_nothing(written: Written, text: str, side: str) -> None:
    table = written(text)
    once = brought_in(PLAN, suggested(table), side)
    assert once != PLAN
    assert brought_in(once, suggested(table, once), side) == once


def test_the_notation_of_our_own_workbooks_says_what_an_action_belongs_to(written: Written) -> None:
    two = Plan.of_bodies(
        {
            "strategies": {"S": {"title.es": "Estrategia", "code": "EMM"}, "P": {"title.es": "Proyecto", "code": "PO"}},
            "items": {
                "E1": {"title.es": "Integración", "place": "S a0"},
                "E2": {"title.es": "Salud", "place": "S a1"},
                "P1": {"title.es": "Oficios", "code": "R1", "place": "P a0"},
                "A1": {"title.es": "Abrir la escuela", "place": "P1 a0"},
            },
        }
    )
    table = written("Título,Pertenece a\nFeria,PO 1\nTaller,po 1.1\nAbrir la escuela,PO 1\nVisita,EMM 2\n")
    came = suggested(table, two)
    assert {one.asks for one in came.suggestions} == {""}
    placed = brought_in(two, came)
    above = {item.title.es: value_of(placed, "items", id, "belongs") for id, item in placed.items.items()}
    assert above == {
        "Integración": "S", "Salud": "S", "Oficios": "P", "Abrir la escuela": "P1",
        "Feria": "P1", "Taller": "A1", "Visita": "E2",
    }  # fmt: skip
    assert suggested(table, placed).suggestions == ()


WORDS = st.sampled_from(
    ["Muni", "MSPAS", "Cruz Roja", "Bomberos Voluntarios", "NA", "-5", "Ñandú", "huehuetenango", ""]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(WORDS, st.sampled_from(["funds", "coordina", "x", ""]), WORDS), min_size=1, max_size=6))
def test_any_connections_brought_in_twice_are_there_once(written: Written, rows: list[tuple[str, str, str]]) -> None:
    table = written("De,Relación,Hacia\nMuni,apoya,MSPAS\n" + "".join(f"{a},{t},{b}\n" for a, t, b in rows))
    once = brought_in(PLAN, suggested(table), "all")
    again = suggested(table, once)
    assert brought_in(once, again, "all") == once
    triples = [(tie.source, tie.type, tie.target) for tie in once.ties.values()]
    assert len(triples) == len(set(triples))

from collections.abc import Mapping

import pytest

from planner.analysis.matching.duplicates import duplicates
from planner.analysis.matching.similar import Why
from planner.model.plan import Plan

Body = Mapping[str, str]
BODY = {"kind": "organisation", "sector": "public"}
PLACES = {
    "G": {"name.es": "Guatemala", "kind": "country"},
    "X": {"name.es": "Mixco", "kind": "municipality", "parent": "G"},
    "P": {"name.es": "Palín", "kind": "municipality", "parent": "G"},
}


def plan(*actors: str | Body, ties: Mapping[str, Body] | None = None) -> Plan:
    bodies = [{"name.es": actor} if isinstance(actor, str) else actor for actor in actors]
    rows = {f"A{number}": {**BODY, **body} for number, body in enumerate(bodies)}
    return Plan.of_bodies({"stakeholders": rows, "territories": PLACES, "ties": ties or {}})


def why(*actors: str | Body) -> set[Why]:
    return {clue.why for pair in duplicates(plan(*actors)) for clue in pair.clues}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Casa del Migrante", "Casa del Migrante", Why.SAME),
        ("Cáritas Arquidiocesana", "CARITAS ARQUIDIOCESANA", Why.ACCENTS),
        ("Misión para el Retorno", {"name.es": "CAPMiR", "aliases[Misión para el retorno]": "yes"}, Why.ALIAS),
        ("Municipalidad de Ixcán", "Muni Ixcan", Why.WORDS),
        ("COCODE Aldea El Carmen", "Consejo Comunitario de Desarrollo El Carmen", Why.WORDS),
        ("Juan Pérez García y Asociados", "Asociados García, Juan Pérez", Why.WORDS),
        ("CONAMIGUA", "Consejo Nacional de Atención al Migrante de Guatemala", Why.ACRONYM),
        (
            {"name.es": "Consejo Nacional de Atención al Migrante de Guatemala", "acronym": "CONAMIGUA"},
            "Consejo Nacional para los Migrantes",
            Why.ACRONYM,
        ),
        ("Instituto Técnico de Capacitación", "Instituto Tecnico de Capasitación", Why.SPELLING),
        ("Cáritas", "Cáritas Guatemala", Why.PART),
        ("Ministerio de Salud", "Ministerio de Salud Pública y Asistencia Social", Why.PART),
        ("Municipalidad", "Municipalidad de Mixco", Why.PART),
        (
            {"name.es": "Instituto de Migración", "acronym": "IGM"},
            {"name.es": "Geográfico Militar", "acronym": "IGM"},
            Why.SAME_ACRONYM,
        ),
    ],
)
def test_who_may_be_one(one: str | Body, other: str | Body, expected: Why) -> None:
    assert expected in why(one, other)
    assert expected in why(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Municipalidad de Ixcán", "Municipalidad de Ixtahuacán"),
        ("COCODE Aldea El Carmen", "COCODE Aldea El Rosario"),
        ("Policía Nacional Civil", "Policía Nacional Civil de Mixco"),
        ("Escuela Oficial Rural Mixta 1", "Escuela Oficial Rural Mixta 2"),
        ("Ministerio de Salud Pública", "Dirección de Epidemiología del Ministerio de Salud Pública"),
        ("Niñas", "Niños"),
        ("Personas inmigrantes", "Personas emigrantes"),
        (
            {"name.es": "Ministerio Público", "name.en": "Public Ministry"},
            {"name.es": "Ministerio de Salud", "name.en": "Ministry of Public Health"},
        ),
        ({"name.es": "Mesa de Protección", "acronym": "MP"}, {"name.es": "Ministerio Público", "acronym": "MIPU"}),
        ({"name.es": "Ministerio de Salud", "placeholder": "yes"}, "Ministerio de Salud Pública"),
        ({"name.es": "Red de transporte", "problem_actor": "yes"}, "Red de transporte solidario"),
        ({"name.es": "Casa del Migrante", "territory": "X"}, {"name.es": "Casa del Migrantes", "territory": "P"}),
        ({"name.es": "Personas migrantes", "kind": "population"}, "Personas migrantes retornadas"),
    ],
)
def test_who_is_not_proposed(one: str | Body, other: str | Body) -> None:
    assert duplicates(plan(one, other)) == []


def test_the_same_name_is_always_told_with_what_speaks_for_and_against_it() -> None:
    (pair,) = duplicates(
        plan({"name.es": "Casa", "territory": "X", "placeholder": "yes"}, {"name.es": "Casa", "territory": "P"})
    )
    assert pair.certain
    assert pair.agree == ("kind", "sector")
    assert pair.apart == ("territory",)
    assert pair.sentences[0] == "Los dos se llaman «Casa»."
    assert pair.sentences[-1] == "Difieren en: territorio."


def test_those_said_to_be_different_or_merged_are_left_out() -> None:
    assert duplicates(plan("Casa", {"name.es": "Casa", "different_from[A0]": "yes"})) == []
    assert duplicates(plan({"name.es": "Casa", "different_from[A1]": "yes"}, "Casa")) == []
    assert duplicates(plan("Casa", {"name.es": "Casa", "merged_into": "A0"})) == []


def test_a_doubtful_likeness_of_two_that_are_tied_is_none() -> None:
    actors = ("Ministerio de Salud", "Ministerio de Salud Pública")
    assert duplicates(plan(*actors))
    tie = {"source": "A1", "type": "part_of", "target": "A0"}
    assert duplicates(plan(*actors, ties={"T": tie})) == []


def test_the_likeliest_come_first_and_the_one_more_is_said_of_stands_first() -> None:
    told = {"name.es": "Casa Alianza", "acronym": "CA", "roles.es": "Acoge", "level": "national"}
    pairs = duplicates(plan("Instituto Técnico", "Instituto Tecnico Rural", "Casa Alianza", told))
    assert [(pair.one, pair.other) for pair in pairs] == [("A3", "A2"), ("A0", "A1")]

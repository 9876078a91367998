"""Showing, adding, changing and removing records by the words people use for them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Caller


def test_a_record_is_shown_with_what_refers_to_it(planner: Caller, plan: Path) -> None:
    shown = planner("show", "actores", "muni")
    assert shown.status == 0
    assert shown.out.startswith("Actor: Municipalidad de Prueba\nCódigo corto: A-")
    assert "Siglas: MUNI\n" in shown.out
    assert "Sector: Público\n" in shown.out
    assert "Relación (1)\n" in shown.out
    assert "Asociación Ñandú apoya MUNI" in shown.out


def test_labels_are_those_of_the_language_that_is_asked_for(planner: Caller, plan: Path) -> None:
    assert "Acronym: MUNI\nSector: Public\n" in planner("--lang", "en", "show", "actor", "MUNI").out


def test_a_list_shows_codes_and_names_in_spanish_order(planner: Caller, plan: Path) -> None:
    shown = planner("show", "stakeholders")
    heading, *rows, _blank, count = shown.out.splitlines()
    assert heading.split() == ["Código", "Nombre", "Siglas", "Sector"]
    assert [row.split("  ")[1].strip() for row in rows] == ["Asociación Ñandú", "Municipalidad de Prueba"]
    assert count == "2 actores"


def test_actions_are_listed_as_they_stand_in_their_tree(planner: Caller, plan: Path) -> None:
    rows = planner("show", "items").out.splitlines()[1:3]
    assert [row.partition("  ")[2] for row in rows] == ["1 Abrir la oficina", "  1.1 Capacitar al personal"]


@pytest.mark.parametrize("word", ["stakeholders", "stakeholder", "actor", "Actores", "ACTORS"])
def test_a_type_goes_by_many_words(word: str, planner: Caller, plan: Path) -> None:
    assert planner("show", word).out.endswith("2 actores\n")


def test_one_record_as_json_has_the_keys_of_the_model(planner: Caller, plan: Path) -> None:
    tie = json.loads(planner("show", "ties", "--json").out)[0]
    assert {"id", "source", "target", "type"} <= tie.keys()
    source = json.loads(planner("show", "actor", tie["source"], "--json").out)
    assert source["name"] == {"es": "Asociación Ñandú", "en": None}
    assert source["sector"] == "civil_society"


def test_a_new_record_is_found_by_the_code_it_was_told_with(planner: Caller, plan: Path) -> None:
    added = planner("add", "territorio", "nombre=San Marcos", "tipo=departamento")
    code = added.out.strip().rpartition("(")[2].rstrip(")")
    assert code.startswith("P-")
    assert "Tipo: Departamento" in planner("show", "territorio", code.lower()).out


def test_fields_are_set_and_emptied(planner: Caller, plan: Path) -> None:
    assert "ahora «MP»" in planner("set", "actor", "MUNI", "siglas=MP").out or planner("show", "actor", "MP").out
    assert planner("set", "actor", "MP", "siglas=", "name.en=Town hall").status == 0
    shown = planner("show", "actor", "town hall").out
    assert "Nombre (en): Town hall" in shown
    assert "Siglas" not in shown


def test_setting_what_stands_there_already_changes_nothing(planner: Caller, plan: Path) -> None:
    assert planner("set", "actor", "MUNI", "siglas=MUNI").out == "Nada cambió: ya decía eso.\n"


def test_several_members_of_a_field_are_parted_by_semicolons(planner: Caller, plan: Path) -> None:
    planner("set", "actor", "MUNI", "otros nombres=Alcaldía; Ayuntamiento")
    assert json.loads(planner("show", "actor", "ayuntamiento", "--json").out)["aliases"] == ["Alcaldía", "Ayuntamiento"]


def test_what_a_record_is_known_to_lack_is_said_by_the_labels_of_the_fields(planner: Caller, plan: Path) -> None:
    planner("set", "actor", "MUNI", "se sabe que no tiene=contacto; Resources")
    assert "Se sabe que no tiene: Contacto; Recursos\n" in planner("show", "actor", "MUNI").out
    assert "Known to have none: Contact; Resources\n" in planner("--lang", "en", "show", "actor", "MUNI").out
    assert "se quita «Recursos»" in planner("set", "actor", "MUNI", "se sabe que no tiene=contacto").out
    assert "aquí va el nombre de un campo" in planner("set", "actor", "MUNI", "se sabe que no tiene=fax").err


def test_the_plan_itself_needs_no_name(planner: Caller, plan: Path) -> None:
    assert planner("set", "plan", "título=Otro título").status == 0
    assert "Título (es): Otro título" in planner("show", "plan").out


def test_an_action_is_moved_under_another_parent(planner: Caller, plan: Path) -> None:
    assert planner("set", "acción", "1.1", "bajo=E1").status == 0
    rows = planner("show", "items").out.splitlines()[1:3]
    assert [row.partition("  ")[2] for row in rows] == ["1 Abrir la oficina", "1.1 Capacitar al personal"]


def test_removing_tells_all_that_goes_with_it(planner: Caller, plan: Path) -> None:
    removed = planner("remove", "actor", "MUNI")
    assert "Municipalidad de Prueba" in removed.out
    assert "Asociación Ñandú apoya MUNI" in removed.out
    assert "planner undo" in removed.out
    assert planner("show", "ties").out.endswith("0 relaciones\n")


@pytest.mark.parametrize(
    "name", ["=1+1", "+502 5555", "-Uno-", "@todos", "[/x]", "[bold]Grupo[/bold]", "<script>alert(1)</script>", "NO"]
)
def test_a_name_stays_the_text_it_is(name: str, planner: Caller, plan: Path) -> None:
    assert planner("add", "actor", f"nombre={name}").status == 0
    names = [actor["name"]["es"] for actor in json.loads(planner("show", "actor", "--json").out)]
    assert name in names
    assert name in planner("show", "actores").out


def test_a_name_of_ten_thousand_characters_is_refused_in_words(planner: Caller, plan: Path) -> None:
    refused = planner("add", "actor", "nombre=" + "x" * 10_000)
    assert refused.status == 1
    assert "10000" in refused.err
    assert len(refused.err) < 400


@pytest.mark.parametrize(
    ("arguments", "status", "spanish", "english"),
    [
        (("show", "actr"), 2, "¿quiso decir «actor»?", "did you mean “actor”?"),
        (("show", "xyz"), 2, "Elegir uno de estos: plan, fuentes", "choose one of: plan, sources"),
        (("add", "actor", "nonbre=x"), 2, "¿quiso decir «nombre»?", "did you mean “nombre”?"),
        (("add", "actor", "acronim=x"), 2, "¿quiso decir «acronym»?", "did you mean “acronym”?"),
        (("add", "actor", "qwxz=x"), 2, "nombre, siglas, otros nombres", "name, acronym, aliases"),
        (("add", "actor", "name.fr=x"), 2, "«name.fr»", "“name.fr”"),
        (("add", "actor", "INTECAP"), 2, "CAMPO=VALOR", "FIELD=VALUE"),
        (("add", "actor", "nombre=a", "name=b"), 2, "dos veces", "twice"),
        (("add", "actor"), 2, "acronym: Siglas", "acronym: Acronym"),
        (("set", "actor", "MUNI"), 2, "sector: Sector; Público", "sector: Sector; Public"),
        (("add", "actor", "siglas=X"), 1, "Nombre", "Name"),
        (("add", "item", "título=Sin lugar"), 1, "Pertenece a", "Belongs to"),
        (("add", "item", "título=x", "bajo=E9"), 1, "E9", "E9"),
        (("add", "actor", "nombre=x", "sector=foo"), 1, "Sociedad civil", "Civil society"),
        (("add", "item", "título=x", "bajo=E1", "inicio=ayer"), 1, "30/06/2026", "30/06/2026"),
        (("show", "actor", "nadie"), 1, "«nadie»", "“nadie”"),
        (("remove", "actor", "nadie"), 1, "«nadie»", "“nadie”"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    arguments: tuple[str, ...], status: int, spanish: str, english: str, planner: Caller, plan: Path
) -> None:
    for language, words in (("es", spanish), ("en", english)):
        refused = planner("--lang", language, *arguments)
        assert (refused.status, refused.out) == (status, "")
        assert words in refused.err


def test_an_ambiguous_name_lists_the_codes_to_choose_from(planner: Caller, plan: Path) -> None:
    for kind in ("municipio", "departamento"):
        planner("add", "territorio", "nombre=Huehuetenango", f"tipo={kind}")
    for language, words in (("es", "puede ser"), ("en", "may be any of these")):
        refused = planner("--lang", language, "show", "territorio", "huehuetenango")
        assert refused.status == 1
        assert refused.err.count("Huehuetenango (P-") == 2
        assert words in refused.err


def test_the_invented_example_says_so_on_top(planner: Caller, exercise: Path) -> None:
    assert planner("show", "actores").out.startswith("EJEMPLO INVENTADO")
    as_json = planner("show", "actores", "--json")
    assert len(json.loads(as_json.out)) > 30
    assert as_json.err.startswith("EJEMPLO INVENTADO")


def test_a_past_lead_is_told_as_past_and_an_inherited_one_with_whence(planner: Caller, plan: Path) -> None:
    led = [("Asociación Ñandú", "1.1", "past"), ("MUNI", "1", "existing")]
    for who, item, state in led:
        assert planner("add", "asignación", f"actor={who}", "papel=responsable", f"acción={item}", f"state={state}")
    rows = planner("show", "items").out.splitlines()
    assert rows[0].split()[-1] == "Responsable"
    assert [row.split()[-1] for row in rows[1:3]] == ["MUNI", "MUNI"]
    shown = planner("show", "item", "1.1").out
    assert "Responsable: MUNI\nResponsable tomado de: 1 Abrir la oficina\n" in shown
    assert "Asociación Ñandú (Responsable, ya no vigente): 1.1 Capacitar al personal" in shown

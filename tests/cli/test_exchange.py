"""New plans, registers in and out, copies and exports."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Caller

COLLECTIONS = (
    "stakeholders", "ties", "territories", "strategies", "items", "assignments", "indicators", "observations",
    "budget_lines", "reports", "links", "workshops", "participants", "ratings", "sendings", "sources",
)  # fmt: skip


def test_the_pilot_is_made_and_counted(planner: Caller) -> None:
    made = planner("new", "piloto.plan", "--example", "amatitlan")
    assert made.status == 0
    assert made.out.startswith("Creado piloto.plan: ")
    assert " actores, " in made.out
    assert planner("--plan", "piloto.plan", "check").status == 0


def test_the_document_holds_a_list_for_every_type(planner: Caller, exercise: Path) -> None:
    document = json.loads(planner("dump", "--json").out)
    assert document["plan"]["fictitious"] is True
    assert all(isinstance(document[name], list) for name in COLLECTIONS)
    assert {"id", "source", "target", "type"} <= document["ties"][0].keys()


def test_the_shareable_edition_is_what_one_gets_without_asking(planner: Caller, exercise: Path) -> None:
    shareable = json.loads(planner("dump", "--json").out)
    internal = json.loads(planner("dump", "--json", "--edition", "internal").out)
    assert shareable["ratings"] == []
    assert len(internal["ratings"]) > 0
    assert len(internal["ties"]) > len(shareable["ties"])


def test_what_is_dumped_is_loaded_again(planner: Caller, plan: Path) -> None:
    dumped = planner("dump", "aparte", "--edition", "internal")
    assert dumped.status == 0
    files = [line.partition(": ")[2] for line in dumped.out.splitlines() if line.startswith("Escrito: ")]
    assert files
    assert planner("load", *files).out == "El plan ya dice todo esto; nada cambia.\n"


def test_an_edited_dump_is_held_against_what_it_was_made_from(planner: Caller, plan: Path, tmp_path: Path) -> None:
    planner("dump", "aparte", "--edition", "internal")
    [file] = (tmp_path / "aparte" / "stakeholders").glob("*.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Asociación Ñandú", "Asociación Norte").replace("    sector: public\n", ""), "utf-8")
    planner("--author", "Mesa 2", "set", "stakeholders", "Asociación Ñandú", "name=Asociación Sur")
    waits = planner("load", str(file))
    assert waits.status == 1
    for words in (
        "Asociación Norte",
        "Asociación Sur",
        "Asociación Ñandú",
        "Mesa 2",
        "línea",
        "2 esperan una decisión",
    ):
        assert words in waits.out
    points = json.loads(planner("load", str(file), "--json", "--dry-run").out)["points"]
    assert [(point["aspect"], point["kind"], point["state"]) for point in points] == [
        ("name.es", "changed", "conflict"), ("sector", "emptied", "asked"),
    ]  # fmt: skip
    assert planner("load", str(file), "--accept", "file").status == 1, "what was taken out is still asked"
    assert planner("load", str(file), "--accept", "all").status == 0
    assert "Asociación Norte" in planner("show", "stakeholders").out
    assert planner("load", str(file)).out == "El plan ya dice todo esto; nada cambia.\n"


def test_a_dry_run_tells_and_saves_nothing(planner: Caller, plan: Path, tmp_path: Path) -> None:
    register = tmp_path / "nuevo.yaml"
    register.write_text("planner: 1\nregister: nuevo\nstakeholders:\n- name: Cruz Roja\n", encoding="utf-8")
    told = planner("load", "--dry-run", "nuevo.yaml")
    assert "Cruz Roja (A-" in told.out
    assert "No se guardó nada" in told.out
    assert planner("show", "actores").out.endswith("2 actores\n")
    assert planner("load", "nuevo.yaml").out.startswith("Se agregan: 1 actor")
    assert planner("show", "actores").out.endswith("3 actores\n")


def test_an_error_in_a_register_names_file_and_line_and_nothing_is_taken_in(
    planner: Caller, plan: Path, tmp_path: Path
) -> None:
    good = "planner: 1\nregister: {}\nstakeholders:\n- name: Cruz Roja\n"
    (tmp_path / "bueno.yaml").write_text(good.format("bueno"), encoding="utf-8")
    (tmp_path / "malo.yaml").write_text(good.format("malo") + "  sector: [x\n", encoding="utf-8")
    refused = planner("load", "bueno.yaml", "malo.yaml")
    assert refused.status == 1
    assert "malo.yaml" in refused.err
    assert "5" in refused.err
    assert planner("show", "actores").out.endswith("2 actores\n")


def test_a_missing_register_is_said_in_words(planner: Caller, plan: Path) -> None:
    refused = planner("load", "nada.yaml")
    assert refused.status == 1
    assert "nada.yaml" in refused.err


def test_a_shareable_copy_has_neither_the_withheld_nor_the_history(planner: Caller, exercise: Path) -> None:
    assert planner("copy", "copia.plan").status == 0
    assert json.loads(planner("--plan", "copia.plan", "show", "ratings", "--json").out) == []
    assert len(json.loads(planner("--plan", "copia.plan", "history", "--json").out)) == 1


def test_a_whole_copy_says_that_it_is_internal(planner: Caller, exercise: Path) -> None:
    for language, words in (("es", "Edición interna"), ("en", "Internal edition")):
        assert words in planner("--lang", language, "copy", f"{language}.plan", "--edition", "internal").out
    assert planner("copy", "es.plan").status == 1


@pytest.mark.parametrize(("what", "begins"), [("map", b"<!"), ("workbook", b"PK")])
def test_an_export_is_written_where_it_is_wanted(
    what: str, begins: bytes, planner: Caller, plan: Path, tmp_path: Path
) -> None:
    written = planner("export", what, "-o", "salida")
    assert written.status == 0, written.err
    assert "Edición para compartir" in written.out
    assert (tmp_path / "salida").read_bytes().lstrip()[:2] == begins


def test_an_export_without_a_file_is_named_after_the_plan(planner: Caller, plan: Path, tmp_path: Path) -> None:
    assert "amatitlan-map.html" in planner("export", "map", "--lang", "en").out
    (tmp_path / "exports").mkdir()
    assert planner("export", "map").status == 0
    assert '<html lang="en"' in (tmp_path / "amatitlan-map.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in (tmp_path / "exports" / "amatitlan-map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("es", "no existe"), ("en", "does not exist")])
def test_a_missing_folder_is_said_in_words(language: str, words: str, planner: Caller, plan: Path) -> None:
    refused = planner("--lang", language, "export", "map", "-o", "nada/mapa.html")
    assert refused.status == 1
    assert words in refused.err


def test_loading_says_when_the_plan_holds_errors_afterwards(planner: Caller, plan: Path, tmp_path: Path) -> None:
    register = tmp_path / "mesa.yaml"
    register.write_text(
        "planner: 1\nregister: mesa\nstakeholders:\n  mesa: {name: Mesa de Tierra, kind: mechanism}\n"
        "ties:\n  - {source: mesa, type: member_of, target: mesa}\n", encoding="utf-8",
    )  # fmt: skip
    loaded = planner("load", str(register))
    assert loaded.status == 0
    assert "planner check" in loaded.out
    assert planner("check").status == 1

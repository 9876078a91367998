"""What the shareable edition leaves behind is nowhere in the file; the internal one says what it is."""

from pathlib import Path

import pytest

from planner.i18n import LANGUAGES, Language
from planner.model.fields import Audience
from planner.model.types import RECORD_TYPES
from tests.formats.workbook.plans import (
    everything_in,
    exercise,
    header,
    headings,
    plan_of,
    reread,
    texts,
    visible,
    write,
)

SENTINELS = {
    "stakeholders": {
        "A1": {"name.es": "Municipalidad", "contact": "CENTINELA-CONTACTO", "note": "CENTINELA-NOTA"},
        "CENTINELAA7": {"name.es": "CENTINELA-PROBLEMA", "problem_actor": "yes"},
        "CENTINELAA8": {"name.es": "CENTINELA-PERSONA", "kind": "person"},
    },
    "ties": {
        "CENTINELAR7": {"source": "A1", "type": "conflict", "target": "A2", "description.es": "CENTINELA-CONFLICTO"},
        "CENTINELAR8": {
            "source": "CENTINELAA7",
            "type": "influences",
            "target": "A1",
            "description.es": "CENTINELA",
        },
    },
    "reports": {"F1": {"item": "I2", "period": "2026", "status": "limited", "confirmed": "yes", "note": "CENTINELA-F"}},
    "assignments": {"CENTINELAE7": {"stakeholder": "CENTINELAA7", "role": "support", "item": "I2"}},
    "workshops": {"W1": {"title.es": "Taller", "minutes.es": "CENTINELA-ACTA"}},
    "participants": {"CENTINELAQ1": {"workshop": "W1", "code": "CENTINELA-CODIGO", "name": "CENTINELA-NOMBRE"}},
    "ratings": {"CENTINELAK1": {"subject": "A1", "dimension": "position", "value": "5", "reason": "CENTINELA-MOTIVO"}},
    "items": {"I2": {"title.es": "Capacitar", "place": "I1 a0", "note": "CENTINELA-ITEM"}},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_internal_is_in_any_part_of_a_shareable_file(tmp_path: Path, language: Language) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of(SENTINELS), language=language)
    whole = everything_in(path)
    assert "CENTINELA" not in whole
    for betraying in ("conflict", "conflicto", "problem_actor", "merged_into"):
        assert betraying not in whole, betraying


def test_no_heading_names_an_internal_field(tmp_path: Path) -> None:
    book = reread(write(tmp_path / "plan.xlsx", exercise()))
    fields = [field for record_type in RECORD_TYPES.values() for field in record_type.fields().values()]
    shareable = {field.label("es") for field in fields if field.about.audience is Audience.SHAREABLE}
    internal = {field.label("es") for field in fields} - shareable
    assert "Contacto" in internal
    for sheet in book.worksheets:
        if sheet.tables:
            assert not internal & {name.removesuffix(" (interno)") for name in headings(sheet)}


def test_the_internal_edition_holds_it_and_says_so_on_every_sheet_and_page(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of(SENTINELS), Audience.INTERNAL)
    book = reread(path)
    assert "Contacto (interno)" in headings(book["Actores"])
    assert "CENTINELA-CONTACTO" in texts(book["Actores"])
    for sheet in visible(book):
        assert any(text.startswith("INTERNO:") and "15/07/2026" in text for text in texts(sheet)), sheet.title
        assert "INTERNO:" in header(sheet), sheet.title


def test_an_invented_plan_says_so_on_every_sheet_and_page(tmp_path: Path) -> None:
    book = reread(write(tmp_path / "plan.xlsx", exercise()))
    for sheet in visible(book):
        assert any(text.startswith("EJEMPLO INVENTADO") for text in texts(sheet)), sheet.title
        assert "EJEMPLO INVENTADO" in header(sheet), sheet.title


def test_a_real_plan_does_not_call_itself_invented(tmp_path: Path) -> None:
    assert "EJEMPLO INVENTADO" not in everything_in(write(tmp_path / "plan.xlsx", plan_of()))


def test_names_no_author(tmp_path: Path) -> None:
    properties = reread(write(tmp_path / "plan.xlsx", plan_of())).properties
    assert properties.title == "Plan de prueba"
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_merged_actors_are_no_rows_of_the_internal_edition(tmp_path: Path) -> None:
    merged = {"A9": {"name.es": "Doble", "merged_into": "A1"}}
    book = reread(write(tmp_path / "plan.xlsx", plan_of({"stakeholders": merged}), Audience.INTERNAL))
    assert "Doble" not in texts(book["Actores"])

"""Whatever is typed into cells comes back as that and nothing else."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.i18n import LANGUAGES
from planner.model.dates import read_when
from planner.model.fields import Audience, Field
from planner.model.kinds import PROSE
from planner.model.types import RECORD_TYPES
from tests.formats.workbook.plans import plan_of, write
from tests.formats.workbook.returning.clerk import Clerk, accepted, came

ROWS = {"items": ("I1", "I2", "I3"), "stakeholders": ("A1", "A2", "A3"), "ties": ("R1",), "indicators": ("N1",),
        "observations": ("O1", "O3"), "budget_lines": ("B1", "B3"), "strategies": ("S1", "S2"),
        "sources": ("D1",), "links": ("V1",)}  # fmt: skip
WHENS = ("2027", "2027-S2", "2027-C3", "2027-Q1", "2027-11", "2027-11-30")
NAMES = {
    "stakeholders": {"A1": "MVV", "A2": "escuela taller", "A3": "Cooperativa"},
    "territories": {"T1": "Valle Verde"},
    "items": {"I2": "EST 1.1", "I1": "Trabajo"},
    "indicators": {"N1": "Personas capacitadas"},
}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters=";\ufeff"), min_size=1,
                max_size=30)  # fmt: skip


Edit = tuple[str, str, str, Any, str, str]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Table, id and column of a cell, what is typed there, and the leaf and canonical text that it means."""
    table = draw(st.sampled_from(sorted(ROWS)))
    fields = [field for field in RECORD_TYPES[table].fields().values() if _is_typed(field)]
    field = draw(st.sampled_from(fields))
    typed, meant = draw(values(field))
    key = f"{field.name}.{draw(st.sampled_from(LANGUAGES))}" if field.shape == "words" else field.name
    return table, draw(st.sampled_from(ROWS[table])), key, typed, key, meant


def _is_typed(field: Field) -> bool:
    known = not field.about.refers or set(field.about.refers) & NAMES.keys()
    return not field.about.hidden and field.shape != "many" and bool(known)


@st.composite
def values(draw: st.DrawFn, field: Field) -> tuple[Any, str]:
    """What may be typed for a field, and what it means."""
    if field.about.vocabulary is not None:
        term = draw(st.sampled_from(field.about.vocabulary.terms))
        word = draw(st.sampled_from((term.es, term.en, f"{term.sign} {term.es}", term.code)))
        return word, field.about.vocabulary.find(word) or ""
    if field.about.refers:
        names = {id: name for kind in field.about.refers for id, name in NAMES.get(kind, {}).items()}
        id = draw(st.sampled_from(sorted(names)))
        return names[id], id
    if field.kind.name == "when":
        text = draw(st.sampled_from(WHENS))
        when = read_when(text)
        return draw(st.sampled_from((text, str(when)))), text
    plain = {"flag": ("sí", "yes"), "percent": (70, "70"), "whole": (12, "12"), "number": ("1,200.5", "1200.5"),
             "money": ("Q 1,500.25", "1500.25 GTQ")}  # fmt: skip
    if field.kind.name in plain:
        return plain[field.kind.name]
    text = draw(TEXTS.filter(lambda text: _tidy(field, text)))
    return text, field.kind.understand(text)


def _tidy(field: Field, text: str) -> bool:
    try:
        return bool(field.kind.understand(text)) and not text.startswith("=") and PROSE.understand(text) != ""
    except ValueError:
        return False


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("written") / "plan.xlsx", plan_of(), Audience.INTERNAL)


@given(st.lists(edits(), min_size=1, max_size=12, unique_by=lambda edit: edit[:3]))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_what_is_typed_comes_in(
    tmp_path: Path, written: Path, typed: list[tuple[str, str, str, Any, str, str]]
) -> None:
    clerk = Clerk(Path(shutil.copy(written, tmp_path / "plan.xlsx")))
    expected = {name: dict(table.bodies) for name, table in plan_of().tables()}
    for table, id, key, value, leaf, meant in typed:
        clerk.put(table, id, key, value, None if isinstance(value, int) else "General")
        expected[table][id] = {**expected[table][id], leaf: meant}
    found = came(clerk)
    assert found.faults == ()
    after = accepted(found, plan_of(), "all")
    assert {name: dict(table.bodies) for name, table in after.tables()} == expected

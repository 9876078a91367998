"""What a record type says of itself once is what every room goes by."""

import json
import subprocess
import sys
from pathlib import Path

from planner.formats.registers import read_registers
from planner.i18n import LANGUAGES, speaking
from planner.model.plan import Plan
from planner.model.references import referred_first
from planner.model.search import find
from planner.model.types import RECORD_TYPES


def test_a_type_that_is_only_declared_is_listed_found_written_read_compared_and_withheld() -> None:
    """In a program of its own, since the types are the same for everybody once they are read."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.model.one_more_type"], check=True, capture_output=True, encoding="utf-8"
    )
    report = json.loads(told.stdout)
    headings, [row] = report.pop("list")
    assert headings == ["Code", "Name", "Sign"]
    assert row[1:] == ["Town hall", "SM-2"]
    assert report == {
        "nouns": ["venue", "bookings", "venues"],
        "found": ["V1"],
        "nested": True,
        "loaded": True,
        "json": "V1",
        "shared": [1, 0],
        "returns": True,
        "matched": True,
    }


def test_what_has_a_title_is_found_by_it_in_either_language() -> None:
    plan = Plan.of_bodies(
        {"sources": {"D1": {"title.es": "Diagnóstico", "title.en": "Assessment"}},
         "indicators": {"N1": {"item": "S1", "name.es": "Personas atendidas", "name.en": "People served"}},
         "strategies": {"S1": {"title.es": "Estrategia"}}}
    )  # fmt: skip
    for language in LANGUAGES:
        with speaking(language):
            found = [[one.id for one in find(plan, typed)] for typed in ("assess", "diagnos", "served", "atendidas")]
            assert found == [["D1"], ["D1"], ["N1"], ["N1"]]


def test_what_a_type_says_of_itself_names_its_own_fields() -> None:
    for name, record_type in RECORD_TYPES.items():
        about, fields = record_type.about, set(record_type.fields())
        of_files = {"parent"} if name == "items" else set()
        assert {*about.names, *about.listed, about.under or "note", *about.identity} <= fields | of_files


def test_letters_and_words_are_told_apart() -> None:
    abouts = [record_type.about for record_type in RECORD_TYPES.values()]
    assert len({about.letter for about in abouts}) == len(abouts)
    words = [word for about in abouts for word in {*about.nouns, *about.also}]
    assert len(set(words)) == len(words)


def test_what_is_referred_to_comes_first() -> None:
    order = referred_first()
    assert sorted(order) == sorted(RECORD_TYPES)
    for name, record_type in RECORD_TYPES.items():
        for field in record_type.fields().values():
            assert all(order.index(other) <= order.index(name) for other in field.about.refers)


IDS = {
    "ties": "50ABJRH6RCTE8DZ69P1XPF1QZ7",
    "items": "121B1HV0NGTFTZTG02VEMAPZ15",
    "assignments": "7A3SXDYT73DZRK3CPF98NZBY64",
    "reports": "4TNRRWZAGQ3GV9E60KGDWGTFAA",
    "indicators": "1Z6Z690MQQCKNQB5CE3CMZ38SR",
    "observations": "22VD807D23SPZFJNXZ480M5EGM",
    "budget_lines": "1FWBSQ93DXQSQN7AB6WAFEHDFR",
    "links": "4T6C3SPM55P42SSDNJ2MVSYRMW",
}
"""Of one record of every type that may stand in a register without a key."""


def test_ids_of_records_without_a_key_are_those_that_copies_have_already(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(
        "planner: 1\nregister: one\n"
        "stakeholders:\n  muni:\n    name: Muni\n    ties:\n    - type: coordinates\n      target: mides\n"
        "  mides:\n    name: MIDES\n"
        "strategies:\n  plan:\n    title: Plan\n    items:\n    - title: Eje\n      assignments:\n"
        "      - stakeholder: muni\n        role: lead\n      reports:\n      - period: 2026-06\n        status: done\n"
        "      indicators:\n      - name: Personas\n        observations:\n        - kind: target\n          value: 5\n"
        "      budget_lines:\n      - kind: requested\n        concept: Salón\n      links:\n"
        "      - type: aligns_with\n        target: plan\n"
    )
    bodies = read_registers([file], Plan()).bodies
    assert {name: id for name, table in bodies.items() for id in table if name in IDS} == IDS

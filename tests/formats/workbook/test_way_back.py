"""What the workbook carries so that it can come back: ids, the exported values, and what it is."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.formats.workbook.base import RETURNING, STAYING
from planner.i18n import LANGUAGES, Language
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from tests.formats.workbook.plans import everything_in, exercise, plan_of, reread, write


def base(book: Workbook) -> tuple[dict[str, str], dict[str, dict[str, dict[str, str]]]]:
    """What the file says it is, and the bodies it carries by collection and id."""
    about: dict[str, str] = {}
    parts: dict[tuple[str, str], str] = {}
    for kind, *rest in book["_base"].iter_rows(values_only=True):
        if kind == "about":
            about[str(rest[0])] = str(rest[1] or "")
        else:
            collection, id, _number, part = (str(value) for value in rest[:4])
            parts[collection, id] = parts.get((collection, id), "") + part
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for (collection, id), text in parts.items():
        bodies.setdefault(collection, {})[id] = json.loads(text)
    return about, bodies


def exported(plan: Plan, audience: Audience) -> dict[str, dict[str, dict[str, str]]]:
    kept: dict[str, dict[str, dict[str, str]]] = {}
    for name in RETURNING:
        for id, body in edition(plan, audience).plan.table(name).bodies.items():
            kept.setdefault(name, {})[id] = {k: v for k, v in body.items() if field_of_leaf(k) not in STAYING}
    return kept


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_carries_the_exported_values_exactly(tmp_path: Path, audience: Audience, language: Language) -> None:
    book = reread(write(tmp_path / "plan.xlsx", exercise(), audience, language))
    _about, bodies = base(book)
    assert bodies == exported(exercise(), audience)


def test_a_body_longer_than_a_cell_is_kept_in_parts(tmp_path: Path) -> None:
    fields = ("roles", "resources", "actions")
    prose = {f"{field}.{tongue}": "ñ😀" * 9_900 for field in fields for tongue in ("es", "en")}
    plan = plan_of({"stakeholders": {"A9": {"name.es": "Larga", **prose}}})
    book = reread(write(tmp_path / "plan.xlsx", plan))
    longest = max(len(str(cell).encode("utf-16-le")) // 2 for row in book["_base"].values for cell in row)
    assert longest <= 32_767
    assert base(book)[1]["stakeholders"]["A9"] == {"name.es": "Larga", **prose}


def test_says_which_export_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of())
    about, _bodies = base(reread(path))
    assert about["edition"] == "shareable"
    assert (about["plan"], about["base"], about["number"], about["day"]) == ("PLAN-ID", "copy:41", "3", "2026-07-15")
    assert about["language"] == "es"
    assert f"<vt:lpwstr>{about['export']}</vt:lpwstr>" in everything_in(path)


def test_two_exports_have_two_ids_and_one_export_has_one(tmp_path: Path) -> None:
    ids = [
        base(reread(write(tmp_path / f"{n}.xlsx", plan_of(), audience)))[0]["export"]
        for n, audience in enumerate((Audience.SHAREABLE, Audience.SHAREABLE, Audience.INTERNAL))
    ]
    assert ids[0] == ids[1] != ids[2]


def test_what_people_need_not_see_is_hidden_from_every_menu(tmp_path: Path) -> None:
    book = reread(write(tmp_path / "plan.xlsx", plan_of()))
    assert {s.title for s in book.worksheets if s.sheet_state == "veryHidden"} == {"_base", "_graficos", "_listas"}


def test_positions_on_the_map_stay_behind(tmp_path: Path) -> None:
    placed = {"A9": {"name.es": "Con lugar", "position": "12.0,-33.5"}}
    book = reread(write(tmp_path / "plan.xlsx", plan_of({"stakeholders": placed})))
    assert base(book)[1]["stakeholders"]["A9"] == {"name.es": "Con lugar"}

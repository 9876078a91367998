"""The base a workbook carries comes back exactly, or is not believed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from planner.formats.workbook.base import RETURNING, SHEET, STAYING
from planner.formats.workbook.dropdowns import SHEET as LISTS
from planner.formats.workbook.reading import Base, NewerWorkbook, open_book, read_base
from planner.i18n import LANGUAGES, Language
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from tests.formats.workbook.plans import exercise, plan_of, write


def exported(plan: Plan, audience: Audience) -> Plan:
    """What the base should hold."""
    kept = edition(plan, audience).plan
    return Plan.of_bodies({
        name: {id: {leaf: value for leaf, value in body.items() if field_of_leaf(leaf) not in STAYING}
               for id, body in kept.table(name).bodies.items()}
        for name in RETURNING
    })  # fmt: skip


def changed(path: Path, change: Callable[[Workbook], object]) -> Base:
    """The base after somebody changed the workbook."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read_base(open_book(path))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_comes_back_as_it_was_exported(tmp_path: Path, audience: Audience, language: Language) -> None:
    base = read_base(open_book(write(tmp_path / "x.xlsx", exercise(), audience, language)))
    assert base.plan == exported(exercise(), audience)
    assert base.reason == ""
    about = base.about
    assert about is not None
    assert (about.plan, about.base, about.edition, about.number) == ("PLAN-ID", "copy:41", audience, 3)
    assert (about.day, about.language) == (date(2026, 7, 15), language)


def test_what_one_workbook_has_long_or_strange_comes_back_too(tmp_path: Path) -> None:
    prose = {f"{name}.{tongue}": "ñ😀\n" * 6_000 + "." for name in ("roles", "resources") for tongue in LANGUAGES}
    strange = {"name.es": "=1+1 _x000D_ <&>", "aliases[a; b, c]": "yes", **prose}
    base = read_base(open_book(write(tmp_path / "x.xlsx", plan_of({"stakeholders": {"A9": strange}}))))
    assert base.plan is not None
    assert base.plan.stakeholders.body("A9") == strange


def test_the_order_of_records_survives_a_sorted_base(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", exercise())
    before = read_base(open_book(path)).plan

    def sort(book: Workbook) -> None:
        rows = sorted(book[SHEET].values, key=lambda row: str(row[4]))
        book[SHEET].delete_rows(1, len(rows))
        for row in rows:
            book[SHEET].append(row)

    after = changed(path, sort).plan
    assert before is not None
    assert after == before
    assert list(after.items) == list(before.items)


@pytest.mark.parametrize("row", [11, 25, 40])
def test_a_lost_row_is_noticed(tmp_path: Path, row: int) -> None:
    base = changed(write(tmp_path / "x.xlsx", plan_of()), lambda book: book[SHEET].delete_rows(row))
    assert base.plan is None
    assert base.reason
    assert base.about is not None


def test_a_changed_value_is_noticed(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        cell = book[SHEET].cell(30, 5)
        cell.value = str(cell.value).replace(":", ": ", 1)

    assert changed(write(tmp_path / "x.xlsx", plan_of()), change).plan is None


@pytest.mark.parametrize("name", [SHEET, LISTS])
def test_a_removed_sheet_is_told(tmp_path: Path, name: str) -> None:
    base = changed(write(tmp_path / "x.xlsx", plan_of()), lambda book: book.remove(book[name]))
    assert (base.plan is None, base.lists == {}) == (name == SHEET, name == LISTS)
    assert bool(base.reason) == (name == SHEET)


def test_an_export_from_before_there_was_a_digest_is_believed(tmp_path: Path) -> None:
    def older(book: Workbook) -> None:
        rows = [row[:5] for row in book[SHEET].values if row[1] not in {"rows", "digest"}]
        book[SHEET].delete_rows(1, book[SHEET].max_row)
        for row in rows:
            book[SHEET].append(row)

    assert changed(write(tmp_path / "x.xlsx", plan_of()), older).plan == exported(plan_of(), Audience.SHAREABLE)


def test_a_newer_model_says_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path / "devuelto.xlsx", plan_of())
    with pytest.raises(NewerWorkbook, match=r"devuelto\.xlsx"):
        changed(path, lambda book: book[SHEET].cell(2, 3, "99"))


def test_a_workbook_made_by_hand_carries_nothing(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    base = read_base(open_book(tmp_path / "x.xlsx"))
    assert (base.about, base.plan, dict(base.lists)) == (None, None, {})
    assert base.reason


def test_lists_give_the_code_behind_each_word(tmp_path: Path) -> None:
    lists = read_base(open_book(write(tmp_path / "x.xlsx", plan_of()))).lists
    assert lists["lista_status"]["◔ Avance limitado"] == "limited"
    assert lists["lista_flag"] == {"sí": "yes", "no": "no"}
    assert lists["lista_stakeholders"] == {"Cooperativa": "", "Escuela Taller": "", "MVV": ""}

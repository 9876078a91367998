"""What people typed stays what they typed: never a formula, a link, a number or a code."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.i18n.text import clean_line
from tests.formats.workbook.plans import everything_in, plan_of, reread, rows, texts, write

HOSTILE = [
    "=1+1", "+502 5555-0000", "-x", "@x", '=HYPERLINK("http://x.example")', "http://x.example/a", "#REF!", "007",
    "[/x]", "<script>alert(1)</script>", "&amp;", "a & b", "_x0041_", "TRUE", "12/03/2026", "1E5", "'", '"', "{=A1}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_stays_text_wherever_it_stands(tmp_path: Path, text: str) -> None:
    plan = plan_of(
        {
            "stakeholders": {"A9": {"name.es": text, "acronym": text, "roles.es": text}},
            "items": {"I9": {"title.es": text, "code": text, "place": "I1 a5", "start": "2026"}},
            "assignments": {"E9": {"stakeholder": "A9", "role": "lead", "item": "I9"}},
            "plan": {"PLAN": {"title.es": text}},
            "strategies": {"S9": {"title.es": text, "code": text}},
        }
    )
    book = reread(write(tmp_path / "plan.xlsx", plan))
    actor, item = rows(book["Actores"])["A9"], rows(book["Plan de acción"])["I9"]
    assert [actor["Nombre"], actor["Siglas"], actor["Papel que cumple"]] == [text] * 3
    assert [item["Título"], item["Código"], item["Responsable"]] == [text] * 3
    assert text in texts(book["Portada"])
    assert all(cell.data_type != "f" for sheet in book.worksheets for line in sheet.iter_rows() for cell in line)


def test_there_is_not_one_formula_and_no_link_out_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", plan_of({"sources": {"D9": {"title.es": "x", "url": "https://x.example/y"}}}))
    whole = everything_in(path)
    assert "<f>" not in whole
    assert 'TargetMode="External"' not in whole


@settings(max_examples=5)
@given(st.lists(st.text(min_size=1, max_size=60).map(clean_line).filter(bool), min_size=20, max_size=60))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, typed: list[str]) -> None:
    target = tmp_path_factory.mktemp("any") / "plan.xlsx"
    actors = {f"Z{n}": {"name.es": text} for n, text in enumerate(typed)}
    found = rows(reread(write(target, plan_of({"stakeholders": actors})))["Actores"])
    assert [found[id]["Nombre"] for id in actors] == typed


def test_a_text_longer_than_a_cell_is_cut_where_it_is_shown(tmp_path: Path) -> None:
    long = {f"aliases[{n:03} {'x' * 290}]": "yes" for n in range(150)}
    book = reread(write(tmp_path / "plan.xlsx", plan_of({"stakeholders": {"A9": {"name.es": "Larga", **long}}})))
    shown = rows(book["Actores"])["A9"]["Otros nombres"]
    assert len(shown) <= 32_767
    assert shown.endswith("…")

"""Text as people write and paste it: one form, found without accents, in Spanish order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n.text import are_tidy_lines, clean, clean_line, is_tidy_line, sort_key


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


@given(st.lists(st.text()))
def test_a_line_that_looks_tidy_is_tidy(texts: list[str]) -> None:
    assert all(clean_line(text) == text for text in texts if is_tidy_line(text))
    assert not are_tidy_lines(texts) or all(clean_line(text) == text for text in texts)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("organi\xadzación", "organización"), ("INTE\u200bCAP", "INTECAP"), ("\u202eneyel\u202c", "neyel"),
        ("\ufeffForo", "Foro"), ("Foro\x9b2J", "Foro2J"), ("a\udcffb", "ab"), ("uno\u2028dos", "uno dos"),
        ("uno\x85dos", "uno dos"), (" Mesa\u00a0de \t Salud\r\n", "Mesa de Salud"), ("An\u0303o", "Año"),
        ("familia 👩\u200d👧", "familia 👩\u200d👧"),
    ],
)  # fmt: skip
def test_what_is_pasted_unseen_is_not_kept(pasted: str, kept: str) -> None:
    assert clean_line(pasted) == kept


REGISTER = ["Álamo", "Anzuelo", "Año", "«Foro»", "Mesa 2", "Mesa 10", "Ñandú", "Oaxaca", "Único", "Zona 1"]


@given(st.permutations(REGISTER))
def test_order_is_spanish_and_counts_as_people_do(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == REGISTER

"""Words are the same however they are accented, and a slip is told with the word that was meant."""

import pytest

from planner.i18n.folding import bare, closest, fold, likeness, name_key


@pytest.mark.parametrize("written", ["K'iche'", "K’iche’", "Kʼicheʼ", "Kꞌicheꞌ", "KICHE", "«K‘iche’»"])
def test_names_are_found_however_their_apostrophes_are_written(written: str) -> None:
    assert fold(written) == "kiche"


def test_names_are_found_without_accents_case_or_punctuation() -> None:
    assert fold("  Asociación «Pop-noj», S.A. ") == fold("asociacion pop noj s a")


def test_a_name_of_signs_alone_is_compared_as_it_stands() -> None:
    assert (name_key("Comisión"), name_key(" ¿? "), name_key("—")) == ("comision", "¿?", "—")


def test_without_accents_everything_else_stays() -> None:
    assert bare("Pingüino, año 2") == "Pinguino, ano 2"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("descripsion", ["Descripción", "Nombre"], "Descripción"),
        ("NOMBRES", ["Descripción", "Nombre"], "Nombre"),
        ("bajo", {"parent": "place", "bajó": "place"}, "place"),
        ("zzz", ["Descripción", "Nombre"], None),
        ("nombre", [], None),
    ],
)
def test_the_closest_word_is_told_as_it_is_written(
    word: str, known: list[str] | dict[str, str], meant: str | None
) -> None:
    assert closest(word, known) == meant


def test_likeness_is_that_of_the_nearest_word() -> None:
    assert likeness("FUNDÓ", ("financia", "fundo")) == 1.0
    assert likeness("funda", ("fundo", "xyz")) == pytest.approx(0.8)
    assert likeness("funda", ()) == 0.0

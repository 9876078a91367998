import pytest

from planner.i18n import speaking
from planner.i18n.text import listed


@pytest.mark.parametrize(
    ("names", "es", "en"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A y B", "A and B"),
        (["A", "B", "C"], "A, B y C", "A, B and C"),
        (["Municipalidad", "INTECAP"], "Municipalidad e INTECAP", "Municipalidad and INTECAP"),
        (["Agua", "Higiene"], "Agua e Higiene", "Agua and Higiene"),
        (["Agua", "Hielo"], "Agua y Hielo", "Agua and Hielo"),
    ],
)
def test_names_are_joined_as_people_say_them(names: list[str], es: str, en: str) -> None:
    with speaking("es"):
        assert listed(names) == es
    with speaking("en"):
        assert listed(names) == en


def test_beyond_the_limit_the_rest_is_counted() -> None:
    with speaking("es"):
        assert listed(["A", "B", "C", "D"], most=2) == "A, B y 2 más"
        assert listed(["A", "B", "C"], most=3) == "A, B y C"

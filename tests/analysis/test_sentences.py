import networkx as nx
import pytest

from planner.analysis.network import sentences
from planner.analysis.network.connections import connections
from planner.analysis.network.figures import network
from planner.i18n import Language, speaking
from planner.model.plan import Plan
from tests.analysis.networks import of_networkx, plan_of

FLORENCE = of_networkx(nx.florentine_families_graph())
STAR = plan_of("HABC", ["HA", "HB", "HC"])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "Si este actor se retira, dos actores pierden contacto con los demás: Actor B y Actor C."),
        ("en", "If this actor leaves, two actors lose contact with the rest: Actor B and Actor C."),
    ],
)
def test_who_loses_contact(language: Language, expected: str) -> None:
    with speaking(language):
        assert sentences.if_it_leaves(STAR, connections(STAR).loses("H")) == expected


def test_one_and_none() -> None:
    with speaking("es"):
        assert "un actor pierde contacto" in sentences.if_it_leaves(STAR, ["A"])
        assert "nadie más pierde contacto" in sentences.if_it_leaves(STAR, [])


def test_many_names_are_counted() -> None:
    plan = plan_of([f"N{n}" for n in range(12)], [])
    with speaking("es"):
        text = sentences.if_it_leaves(plan, list(plan.stakeholders))
    assert "12 actores" in text
    assert text.endswith("Actor N4 y 7 más.")


def test_standing_of_one_actor() -> None:
    with speaking("es"):
        assert sentences.standing(STAR, connections(STAR), "H") == [
            "Tiene contacto con tres actores, por tres relaciones.",
            "Si este actor se retira, dos actores pierden contacto con los demás: Actor B y Actor C.",
            "Ningún otro actor tiene contacto con tantos.",
        ]
        assert sentences.standing(STAR, connections(STAR), "A")[0] == "Tiene contacto con un actor, por una relación."
        lonely = plan_of("A", [])
        assert sentences.standing(lonely, connections(lonely), "A") == [
            "Todavía no tiene contacto con ningún otro actor."
        ]


@pytest.mark.parametrize("language", ["es", "en"])
def test_whole_network_in_words(language: Language) -> None:
    with speaking(language):
        text = " ".join(sentences.whole(FLORENCE, connections(FLORENCE)))
        more = " ".join(sentences.network_sentences(FLORENCE, network(FLORENCE)))
    assert "Medici" in text
    assert "Medici" in more
    assert "{" not in text + more


def test_betweenness_is_said_only_when_it_matters() -> None:
    with speaking("es"):
        assert "52 pasan" in sentences.between(0.5219)
        assert sentences.between(0.01) == ""


def test_parts_and_empty_network() -> None:
    apart = plan_of("ABCX", ["AB", "BC"])
    with speaking("es"):
        assert "2 partes sin contacto" in " ".join(sentences.whole(apart, connections(apart)))
        assert "Un actor no tiene ninguna relación" in " ".join(sentences.whole(apart, connections(apart)))
        assert sentences.whole(Plan(), connections(Plan())) == ["Todavía no hay actores."]
        assert sentences.network_sentences(Plan(), network(Plan()))[0] == "La red tiene 0 actores y 0 relaciones."

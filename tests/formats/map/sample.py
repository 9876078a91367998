"""Plans for the tests of the map: a small town that is invented, and a large network."""

import random
from datetime import date

from planner.formats.output.stamp import Stamp
from planner.model.edition import Edition, edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.record import Body

Bodies = dict[str, dict[str, Body]]

DAY = date(2026, 11, 21)
STAMP = Stamp(3, DAY, "es", "Oficina de planificación, 0000-0000", ("2 actores nuevos",), date(2026, 8, 1), "17")

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    "[/x]",
    "javascript:alert(3)",
    "{{7*7}}",
)
"""Names that would do harm if anything took them for more than text."""

SENTINELS = {
    "note": "SENTINEL-NOTE",
    "contact": "SENTINEL-CONTACT",
    "problem": "SENTINEL-PROBLEM",
    "person": "SENTINEL-PERSON",
    "conflict": "SENTINEL-CONFLICT",
    "rating": "SENTINEL-RATING",
}
"""What must never leave in a shareable edition."""


SHEET: Body = {
    "title.es": "Migración en Villa Clara",
    "title.en": "Migration in Villa Clara",
    "question.es": "¿Quién trabaja con quién?",
    "question.en": "Who works with whom?",
    "fictitious": "yes",
}


def actor(name: str, **leaves: str) -> dict[str, str]:
    """The body of an actor; `name__en` stands for the leaf `name.en`."""
    return {"name.es": name, **{leaf.replace("__", "."): text for leaf, text in leaves.items()}}


ACTORS: dict[str, Body] = {
    "A1": {
        "name.es": "Municipalidad de Villa Clara",
        "name.en": "Villa Clara Town Hall",
        "acronym": "MUNI",
        "sector": "public",
        "level": "municipal",
        "kind": "organisation",
        "territory": "T2",
        "roles.es": "Convoca y da seguimiento",
        "note": SENTINELS["note"],
        "contact": SENTINELS["contact"],
    },
    "A2": {
        "name.es": "Instituto de Capacitación",
        "acronym": "INCAP",
        "sector": "public",
        "level": "national",
        "territory": "T1",
        "aliases[Escuela técnica]": "yes",
    },
    "A3": {
        "name.es": "Foro Municipal de Migración",
        "name.en": "Municipal Migration Forum",
        "acronym": "FORO",
        "sector": "multisector",
        "kind": "mechanism",
        "state": "planned",
    },
    "A4": {
        "name.es": "Asociación de Mujeres Ñandutí",
        "sector": "civil_society",
        "territory": "T2",
        "cites[D1 página 4]": "yes",
    },
    "A5": actor("Cámara de Comercio", sector="private", level="departmental", territory="T3"),
    "A6": actor("Universidad del Valle Alto", sector="academia", state="past"),
    "A7": actor(SENTINELS["problem"], problem_actor="yes"),
    "A8": actor(SENTINELS["person"], kind="person"),
}


def small_bodies() -> Bodies:
    """Eight actors, their ties, a mechanism, a strategy with tasks, and everything an edition withholds."""
    return {
        "plan": {"PLAN": SHEET},
        "territories": {
            "T1": {"name.es": "Guatemala", "kind": "country"},
            "T2": {"name.es": "Villa Clara", "kind": "municipality", "parent": "T1"},
            "T3": {"name.es": "Villa Clara", "kind": "department", "parent": "T1"},
        },
        "stakeholders": ACTORS,
        "ties": {
            "R1": {"source": "A1", "type": "member_of", "target": "A3", "role.es": "Presidencia"},
            "R2": {"source": "A2", "type": "member_of", "target": "A3"},
            "R3": {"source": "A4", "type": "member_of", "target": "A3", "state": "planned"},
            "R4": {"source": "A2", "type": "trains", "target": "A4", "start": "2025"},
            "R5": {"source": "A1", "type": "coordinates", "target": "A2"},
            "R6": {"source": "A1", "type": "funds", "target": "A2"},
            "R7": {"source": "A5", "type": "conflict", "target": "A1", "description.es": SENTINELS["conflict"]},
            "R8": {"source": "A7", "type": "influences", "target": "A5"},
        },
        "sources": {"D1": {"title.es": "Diagnóstico municipal"}},
        "strategies": {"S1": {"title.es": "Estrategia municipal", "title.en": "Municipal strategy"}},
        "items": {
            "I1": {"title.es": "Abrir la ventanilla", "title.en": "Open the service window", "place": "S1 a0"},
            "I2": {"title.es": "Capacitar al personal", "place": "I1 a0"},
        },
        "assignments": {
            "E1": {"stakeholder": "A1", "role": "lead", "item": "I1"},
            "E2": {"stakeholder": "A2", "role": "support", "item": "I2"},
        },
        "ratings": {"V1": {"subject": "A1", "dimension": "influence", "comment": SENTINELS["rating"]}},
    }


def shareable(bodies: Bodies | None = None) -> Edition:
    """The shareable edition of the small plan, or of these bodies."""
    return edition(Plan.of_bodies(bodies or small_bodies()), Audience.SHAREABLE)


def internal(bodies: Bodies | None = None) -> Edition:
    """The internal edition of the small plan, or of these bodies."""
    return edition(Plan.of_bodies(bodies or small_bodies()), Audience.INTERNAL)


def large_bodies(actors: int, ties: int) -> Bodies:
    """An invented network of this size with heavy-tailed ties; always the same."""
    chance = random.Random(7)
    sectors = ("public", "private", "civil_society", "academia", "cooperation", "community", "religious", "media")
    types = ("coordinates", "funds", "supports", "member_of", "trains", "informs")
    people: dict[str, Body] = {
        f"A{n:04}": actor(f"Organización número {n}", sector=sectors[n % len(sectors)]) for n in range(actors)
    }
    ids = list(people)
    some: dict[str, Body] = {}
    while len(some) < ties:
        source, target = ids[int(actors * chance.random() ** 2.2)], chance.choice(ids)
        if source != target:
            some[f"R{len(some):05}"] = {"source": source, "type": chance.choice(types), "target": target}
    return {"stakeholders": people, "ties": some}

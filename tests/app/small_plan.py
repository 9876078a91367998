"""A small invented plan for the app's tests: ten actors, their ties, one strategy with two actions."""

from collections.abc import Mapping
from itertools import pairwise

Rows = dict[str, dict[str, dict[str, str]]]

HOSTILE = ("Mesa [/x] cuenca", "[ong] Agua", "<script>alert(1)</script>", "=1+1", "[@click=app.quit]salir[/]")
"""Names that would be markup, code or a formula if anybody took them for one."""


def id_of(name: str) -> str:
    """A stable id for a test record."""
    return f"01TEST{name.upper():0>20}"[:26]


MUNI, SCHOOL, CLINIC, FORUM, HOUSE, FUND, POLICE, RADIO, COOP, GROUP = (
    id_of(name) for name in ("muni", "escuela", "clinica", "foro", "casa", "fondo", "poli", "radio", "coop", "grupo")
)
TOWN, STRATEGY, FIRST, SECOND, SOURCE = (id_of(name) for name in ("villa", "plan", "uno", "dos", "acta"))


def actor(name: str, sector: str, level: str = "municipal", **more: str) -> dict[str, str]:
    """The body of an organisation."""
    return {"name.es": name, "kind": "organisation", "sector": sector, "level": level, "territory": TOWN,
            "state": "existing"} | more  # fmt: skip


def tie(source: str, kind: str, target: str, **more: str) -> dict[str, str]:
    """The body of a tie."""
    return {"source": source, "type": kind, "target": target, "state": "existing"} | more


def small_plan() -> Rows:
    """The bodies by collection and id."""
    actors = {
        MUNI: actor("Municipalidad de Villa Clara", "public", acronym="MUNI", **{
            "name.en": "Municipality of Villa Clara", "aliases[Alcaldía]": "yes", "roles.es": "Convoca y coordina",
            f"cites[{SOURCE} folio 3]": "yes"}),
        SCHOOL: actor("Instituto Técnico Ñandú", "academia", acronym="ITÑ"),
        CLINIC: actor("Centro de Salud", "public", "departmental"),
        FORUM: actor("Foro Municipal de Migración", "multisector", acronym="FORO", kind="mechanism"),
        HOUSE: actor("Casa del Migrante", "civil_society", **{"aliases[CdM]": "yes"}),
        FUND: actor("Fondo Puentes", "cooperation", "international", acronym="FP"),
        POLICE: actor("Policía Nacional", "public", "national", acronym="PN"),
        RADIO: actor("Radio La Voz", "media"),
        COOP: actor("Cooperativa El Progreso", "private"),
        GROUP: actor("Personas retornadas", "population", kind="population"),
    }  # fmt: skip
    ties = [
        tie(MUNI, "member_of", FORUM, **{"role.es": "preside"}),
        tie(HOUSE, "member_of", FORUM),
        tie(SCHOOL, "member_of", FORUM),
        tie(FUND, "funds", HOUSE),
        tie(MUNI, "coordinates", POLICE),
        tie(HOUSE, "serves", GROUP),
        tie(SCHOOL, "trains", GROUP, state="planned"),
        tie(MUNI, "agreement", CLINIC),
        tie(RADIO, "informs", GROUP),
    ]
    return {
        "plan": {"PLAN": {"title.es": "Plan de Villa Clara", "title.en": "Plan of Villa Clara", "fictitious": "yes"}},
        "sources": {SOURCE: {"title.es": "Acta del foro"}},
        "territories": {TOWN: {"name.es": "Villa Clara", "kind": "municipality"}},
        "stakeholders": actors,
        "ties": {id_of(f"rel{number}"): body for number, body in enumerate(ties)},
        "strategies": {STRATEGY: {"title.es": "Estrategia de migración", "kind": "strategy", "state": "draft"}},
        "items": {
            FIRST: {"title.es": "Abrir una ventanilla", "place": f"{STRATEGY} a0", "level": "action"},
            SECOND: {"title.es": "Capacitar a personas retornadas", "place": f"{STRATEGY} a1", "level": "action"},
        },
        "assignments": {
            id_of("tarea0"): {"stakeholder": MUNI, "role": "lead", "item": FIRST},
            id_of("tarea1"): {"stakeholder": SCHOOL, "role": "support", "item": SECOND},
        },
    }


def many_actors(count: int) -> Rows:
    """A plan of so many actors, each tied to the one before."""
    ids = [id_of(f"a{number:05}") for number in range(count)]
    sectors = ("public", "private", "academia", "media")
    return {
        "territories": {TOWN: {"name.es": "Villa Clara", "kind": "municipality"}},
        "stakeholders": {id: actor(f"Actor número {number}", sectors[number % 4]) for number, id in enumerate(ids)},
        "ties": {
            id_of(f"t{number:05}"): tie(one, "coordinates", other) for number, (one, other) in enumerate(pairwise(ids))
        },
    }


def hostile_plan() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """A plan in which every text is trouble."""
    plan = small_plan()
    for id, name in zip(plan["stakeholders"], HOSTILE * 2, strict=True):
        plan["stakeholders"][id] |= {"name.es": name, "acronym": name[:12], "roles.es": name, f"aliases[{name}]": "yes"}
    for body in (*plan["items"].values(), *plan["strategies"].values(), *plan["sources"].values()):
        body["title.es"] = HOSTILE[0]
    plan["territories"][TOWN]["name.es"] = HOSTILE[1]
    plan["plan"]["PLAN"]["title.es"] = HOSTILE[0]
    return plan

"""Who matters to the plan, how they are tied to one another, and where they are."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import (
    About,
    Account,
    Audience,
    Code,
    Date,
    Flag,
    Id,
    Line,
    OnDelete,
    Point,
    Prose,
    Title,
    Whole,
)  # fmt: skip
from planner.model.record import Body, Record, RecordAbout
from planner.model.values import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Record):
    """A place with its kind and parent; places of the same name stay apart."""

    collection: ClassVar[str] = "territories"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="P",
        nouns=("territory", "territories", "territorio", "territorios"),
        also=("lugar", "lugares"),
        names=("code", "name"),
        identity=("name", "kind"),
        listed=("kind", "code", "parent"),
        searched=4,
    )

    name: Annotated[Title, About(en="Name", es="Nombre", required=True)] = NO_WORDS
    kind: Annotated[Code | None, About(en="Kind", es="Tipo", vocabulary=vocabularies.TERRITORY_KIND, required=True)] = (
        None
    )
    code: Annotated[
        Line | None,
        About(en="Official code", es="Código oficial", help_en="The statistics office's code, when it is known.",
              help_es="El código del INE, si se conoce."),
    ] = None  # fmt: skip
    parent: Annotated[
        Id | None, About(en="Lies in", es="Se ubica en", refers=("territories",), on_delete=OnDelete.REFUSE)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """An organisation, mechanism, population group, post or person that matters to the plan."""

    collection: ClassVar[str] = "stakeholders"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="A",
        nouns=("actor", "actors", "actor", "actores"),
        also=("organización", "organizaciones", "organisation"),
        names=("name", "acronym", "aliases"),
        identity=("name",),
        listed=("acronym", "kind", "sector", "level", "territory", "state"),
        searched=1,
    )

    name: Annotated[Title, About(en="Name", es="Nombre", required=True)] = NO_WORDS
    acronym: Annotated[Line | None, About(en="Acronym", es="Siglas")] = None
    aliases: Annotated[
        frozenset[Line],
        About(en="Other names", es="Otros nombres", help_en="Every other name people use for it.",
              help_es="Todos los demás nombres con que se le conoce."),
    ] = frozenset[str]()  # fmt: skip
    kind: Annotated[Code | None, About(en="Kind", es="Tipo", vocabulary=vocabularies.STAKEHOLDER_KIND)] = None
    mechanism: Annotated[
        Flag | None,
        About(en="Others are members", es="Tiene miembros", help_en="Also a mechanism: others are members of it.",
              help_es="También es un mecanismo: otros actores son miembros."),
    ] = None  # fmt: skip
    sector: Annotated[Code | None, About(en="Sector", es="Sector", vocabulary=vocabularies.SECTOR)] = None
    level: Annotated[Code | None, About(en="Level", es="Nivel", vocabulary=vocabularies.LEVEL)] = None
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    state: Annotated[Code | None, About(en="State", es="Situación", vocabulary=vocabularies.LIFE)] = None
    roles: Annotated[Account, About(en="Role", es="Papel que cumple")] = NO_WORDS
    resources: Annotated[
        Account,
        About(en="Resources", es="Recursos", help_en="People, money, places, knowledge it can bring.",
              help_es="Personas, dinero, espacios, conocimientos que puede aportar."),
    ] = NO_WORDS  # fmt: skip
    actions: Annotated[
        Account,
        About(en="Actions", es="Acciones", help_en="What it already does about migration.",
              help_es="Lo que ya hace en torno a la migración."),
    ] = NO_WORDS  # fmt: skip
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS
    placeholder: Annotated[
        Flag | None,
        About(en="Stands for bodies not yet named", es="Representa a entidades aún sin nombrar"),
    ] = None
    count: Annotated[
        Whole | None, About(en="How many it stands for", es="A cuántas representa")
    ] = None  # fmt: skip
    problem_actor: Annotated[
        Flag | None,
        About(en="Part of the problem", es="Parte del problema", audience=Audience.INTERNAL,
              help_en="Smugglers, gangs and the like: never a partner, never in a shareable export.",
              help_es="Coyotes, pandillas y similares: nunca un aliado, nunca en lo que se comparte."),
    ] = None  # fmt: skip
    contact: Annotated[Prose | None, About(en="Contact", es="Contacto", audience=Audience.INTERNAL)] = None
    different_from: Annotated[
        frozenset[Id],
        About(en="Not the same as", es="No es lo mismo que", refers=("stakeholders",)),
    ] = frozenset[str]()
    distinction: Annotated[
        Account,
        About(en="Why it is not the same", es="Por qué no es lo mismo",
              help_en="What tells it apart from those it is taken for.",
              help_es="Lo que lo distingue de aquellos con que se confunde."),
    ] = NO_WORDS  # fmt: skip
    merged_into: Annotated[
        Id | None, About(en="Merged into", es="Unificado con", refers=("stakeholders",), on_delete=OnDelete.CASCADE,
                         hidden=True)
    ] = None  # fmt: skip
    position: Annotated[Point | None, About(en="Position on the map", es="Posición en el mapa", hidden=True)] = None

    @property
    def convenes_members(self) -> bool:
        """Whether others can be members of it."""
        return self.kind == "mechanism" or bool(self.mechanism)

    @property
    def gone(self) -> bool:
        """Whether it no longer exists."""
        return self.state == "past"

    @property
    def short_name(self) -> str:
        """The acronym, or else the name in the current language."""
        return self.acronym or self.name.pick()


def is_there(actor: Body | None) -> bool:
    """Whether an actor is one, now: not merged into another, and not of the past."""
    return actor is not None and "merged_into" not in actor and actor.get("state") != "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Record):
    """A typed relation from one stakeholder to another; mutual types read both ways."""

    collection: ClassVar[str] = "ties"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="R",
        nouns=("tie", "ties", "relación", "relaciones"),
        also=("relation", "relations"),
        identity=("source", "type", "target"),
        listed=("source", "type", "target", "state"),
        under="source",
        at_top=True,
    )

    source: Annotated[
        Id, About(en="From", es="De", refers=("stakeholders",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    type: Annotated[Code | None, About(en="Tie", es="Relación", vocabulary=vocabularies.TIE_TYPE, required=True)] = None
    target: Annotated[
        Id, About(en="To", es="Hacia", refers=("stakeholders",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    state: Annotated[Code | None, About(en="State", es="Situación", vocabulary=vocabularies.LIFE)] = None
    role: Annotated[
        Title,
        About(en="Role in it", es="Papel en ella", help_en="For a member: what it is there, like chair or delegate.",
              help_es="Para un miembro: qué es ahí, como presidencia o delegación."),
    ] = NO_WORDS  # fmt: skip
    strength: Annotated[Code | None, About(en="Strength", es="Fuerza", vocabulary=vocabularies.STRENGTH)] = None
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS
    start: Annotated[Date | None, About(en="Since", es="Desde")] = None
    end: Annotated[Date | None, About(en="Until", es="Hasta")] = None

    @property
    def mutual(self) -> bool:
        """Whether the relation reads the same in both directions."""
        return self.type in vocabularies.TIE_TYPE.having("mutual")

    @property
    def membership(self) -> bool:
        """Whether it says that the first is a member of the second."""
        return self.type == "member_of"

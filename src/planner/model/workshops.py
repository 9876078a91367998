"""Who said what in a workshop: kept from the first day, since what is said in a room is not said twice."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import About, Account, Audience, Code, Date, Id, Line, Number, OnDelete, Prose, Title
from planner.model.record import Record, RecordAbout
from planner.model.values import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Record):
    """A meeting in which the plan was worked on."""

    collection: ClassVar[str] = "workshops"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="W",
        nouns=("workshop", "workshops", "taller", "talleres"),
        names=("title",),
        identity=("title", "date"),
        listed=("date", "venue", "territory"),
        searched=7,
        returns=False,
    )

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    date: Annotated[Date | None, About(en="Date", es="Fecha")] = None
    venue: Annotated[Line | None, About(en="Venue", es="Lugar")] = None
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    purpose: Annotated[Account, About(en="Purpose", es="Propósito")] = NO_WORDS
    minutes: Annotated[Account, About(en="Minutes", es="Acta", audience=Audience.INTERNAL)] = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A seat at a workshop: a code and the body it speaks for; a name only inside the plan."""

    collection: ClassVar[str] = "participants"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="Q",
        nouns=("participant", "participants", "participante", "participantes"),
        names=("code",),
        identity=("workshop", "code"),
        listed=("workshop", "organisation", "table", "sector"),
        under="workshop",
        audience=Audience.INTERNAL,
        returns=False,
    )

    workshop: Annotated[
        Id, About(en="Workshop", es="Taller", refers=("workshops",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    code: Annotated[Line | None, About(en="Code", es="Código", required=True)] = None
    name: Annotated[Line | None, About(en="Name", es="Nombre", audience=Audience.INTERNAL)] = None
    organisation: Annotated[Id | None, About(en="Speaks for", es="Representa a", refers=("stakeholders",))] = None
    table: Annotated[Line | None, About(en="Table", es="Mesa")] = None
    sector: Annotated[Code | None, About(en="Sector", es="Sector", vocabulary=vocabularies.SECTOR)] = None
    sex: Annotated[Code | None, About(en="Sex", es="Sexo", vocabulary=vocabularies.SEX)] = None
    age_group: Annotated[Code | None, About(en="Age group", es="Grupo de edad", vocabulary=vocabularies.AGE_GROUP)] = (
        None
    )
    people: Annotated[Code | None, About(en="People", es="Pueblo", vocabulary=vocabularies.PEOPLE)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """What a participant or a table said of an actor or an item on one dimension."""

    collection: ClassVar[str] = "ratings"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="K",
        nouns=("rating", "ratings", "valoración", "valoraciones"),
        identity=("subject", "dimension", "objective", "workshop", "participant", "table"),
        listed=("subject", "dimension", "value", "workshop", "participant", "table"),
        under="workshop",
        at_top=True,
        audience=Audience.INTERNAL,
        returns=False,
    )

    subject: Annotated[
        Id, About(en="About", es="Sobre", refers=("stakeholders", "items"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    dimension: Annotated[
        Code | None, About(en="Dimension", es="Dimensión", vocabulary=vocabularies.RATING_DIMENSION, required=True)
    ] = None
    value: Annotated[Number | None, About(en="Value", es="Valor")] = None
    objective: Annotated[Id | None, About(en="On the objective", es="Ante el objetivo", refers=("items",))] = None
    workshop: Annotated[
        Id | None, About(en="Workshop", es="Taller", refers=("workshops",), on_delete=OnDelete.CASCADE)
    ] = None
    participant: Annotated[
        Id | None, About(en="Participant", es="Participante", refers=("participants",), on_delete=OnDelete.CASCADE)
    ] = None
    table: Annotated[Line | None, About(en="Table", es="Mesa")] = None
    reason: Annotated[Prose | None, About(en="Reason", es="Motivo", audience=Audience.INTERNAL)] = None

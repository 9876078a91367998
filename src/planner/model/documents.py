"""The plan's own sheet, the documents its statements come from, and what was sent out to be filled in."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import About, Account, Audience, Code, Date, Flag, Id, Line, OnDelete, Prose, Title, Whole
from planner.model.record import Record, RecordAbout
from planner.model.values import NO_WORDS

PLAN_ID = "PLAN"
"""The id of the one record of the collection `plan`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet(Record):
    """What is said of the plan as a whole: title, territory, contact, and the exports that were made of it."""

    collection: ClassVar[str] = "plan"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="Z",
        nouns=("plan sheet", "plan sheets", "hoja del plan", "hojas del plan"),
        names=("title",),
    )

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    question: Annotated[
        Title, About(en="Question of the map", es="Pregunta del mapa",
                     help_en="The question the map answers, shown above it.",
                     help_es="La pregunta que responde el mapa, a la vista sobre él.")
    ] = NO_WORDS  # fmt: skip
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    owner: Annotated[Id | None, About(en="Kept by", es="A cargo de", refers=("stakeholders",))] = None
    contact: Annotated[
        Prose | None, About(en="Who to ask", es="A quién preguntar",
                            help_en="An office and its telephone, not a person: it stands on every export.",
                            help_es="Una oficina y su teléfono, no una persona: consta en todo lo que se exporta.")
    ] = None  # fmt: skip
    fictitious: Annotated[
        Flag | None, About(en="Invented data", es="Datos inventados")
    ] = None  # fmt: skip
    exports: Annotated[
        frozenset[Line],
        About(en="Exports made", es="Exportaciones hechas", audience=Audience.INTERNAL, hidden=True),
    ] = frozenset[str]()  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A document that statements of the plan are taken from."""

    collection: ClassVar[str] = "sources"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="D",
        nouns=("source", "sources", "fuente", "fuentes"),
        also=("documento", "documentos"),
        names=("title",),
        identity=("title",),
        listed=("publisher", "date"),
        searched=6,
    )

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    publisher: Annotated[Title, About(en="Publisher", es="Quién lo publica")] = NO_WORDS
    date: Annotated[Date | None, About(en="Date", es="Fecha")] = None
    file: Annotated[Line | None, About(en="File", es="Archivo")] = None
    url: Annotated[Line | None, About(en="Web address", es="Dirección web")] = None
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending(Record):
    """One workbook that was made for one institution; it never leaves in a shareable edition."""

    collection: ClassVar[str] = "sendings"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="M",
        nouns=("sending", "sendings", "envío", "envíos"),
        identity=("stakeholder", "number"),
        listed=("stakeholder", "sent", "due", "answered", "edition", "file"),
        audience=Audience.INTERNAL,
        returns=False,
    )

    stakeholder: Annotated[
        Id, About(en="Sent to", es="Enviado a", refers=("stakeholders",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    number: Annotated[Whole | None, About(en="Export no.", es="Exportación n.º")] = None
    edition: Annotated[Code | None, About(en="Edition", es="Edición", vocabulary=vocabularies.EDITION)] = None
    sent: Annotated[Date | None, About(en="Sent on", es="Enviado el")] = None
    due: Annotated[Date | None, About(en="Due by", es="Se espera hasta")] = None
    file: Annotated[Line | None, About(en="File", es="Archivo")] = None
    answered: Annotated[Date | None, About(en="Answered on", es="Respondido el")] = None
    export: Annotated[
        Line | None, About(en="Known by", es="Se conoce por", audience=Audience.INTERNAL, hidden=True)
    ] = None  # fmt: skip
    saved: Annotated[
        Line | None,
        About(en="Newest answer saved", es="Última respuesta guardada", audience=Audience.INTERNAL, hidden=True),
    ] = None  # fmt: skip

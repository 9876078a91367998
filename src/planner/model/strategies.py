"""What is to be done: strategies, the items of their trees, who answers for them, and how they relate."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import About, Account, Code, Date, Flag, Id, Line, Number, OnDelete, Placed, Title
from planner.model.record import Record, RecordAbout
from planner.model.values import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Record):
    """A tree of items with level names of its own; also a project, framework, law or other instrument."""

    collection: ClassVar[str] = "strategies"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="S",
        nouns=("strategy", "strategies", "estrategia", "estrategias"),
        names=("code", "title"),
        identity=("title",),
        listed=("kind", "state", "start", "end", "owner"),
        searched=2,
    )

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    code: Annotated[Line | None, About(en="Code", es="Código")] = None
    kind: Annotated[Code | None, About(en="Kind", es="Tipo", vocabulary=vocabularies.STRATEGY_KIND)] = None
    state: Annotated[Code | None, About(en="State", es="Estado", vocabulary=vocabularies.STRATEGY_STATE)] = None
    levels: Annotated[
        Line | None,
        About(en="Levels", es="Niveles", help_en="Level names from the top down, like: axis > objective > action.",
              help_es="Nombres de los niveles de arriba abajo, como: eje > objetivo > acción."),
    ] = None  # fmt: skip
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    start: Annotated[Date | None, About(en="Start", es="Inicio")] = None
    end: Annotated[Date | None, About(en="End", es="Fin")] = None
    owner: Annotated[
        Id | None, About(en="Owned by", es="Pertenece a", refers=("stakeholders",),
                         help_en="The body or mechanism the strategy belongs to.",
                         help_es="La entidad o mecanismo al que pertenece.")
    ] = None  # fmt: skip

    @property
    def level_names(self) -> tuple[str, ...]:
        """The level names from the top down, as codes where they are known terms."""
        names = [part.strip() for part in self.levels.split(">")] if self.levels else []
        return tuple(vocabularies.ITEM_LEVEL.find(name) or name for name in names)

    @property
    def is_framework(self) -> bool:
        """Whether other strategies align with it rather than being carried out."""
        return self.kind == "framework"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """One node of a strategy's tree, at any level."""

    collection: ClassVar[str] = "items"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="I",
        nouns=("item", "items", "punto de estrategia", "puntos de estrategia"),
        also=("punto", "puntos", "acción", "acciones", "action", "actions", "actividad", "actividades", "activity"),
        names=("code", "title", "other_codes"),
        identity=("parent", "title"),
        listed=("level", "start", "end"),
        under="place",
        searched=3,
    )

    title: Annotated[Title, About(en="Title", es="Título", required=True)] = NO_WORDS
    code: Annotated[Line | None, About(en="Code", es="Código")] = None
    other_codes: Annotated[frozenset[Line], About(en="Other codes", es="Otros códigos")] = frozenset[str]()
    level: Annotated[Code | None, About(en="Level", es="Nivel", vocabulary=vocabularies.ITEM_LEVEL)] = None
    place: Annotated[
        Placed | None,
        About(en="Belongs to", es="Pertenece a", refers=("items", "strategies"), on_delete=OnDelete.CASCADE,
              required=True, hidden=True),
    ] = None  # fmt: skip
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS
    start: Annotated[Date | None, About(en="Start", es="Inicio")] = None
    end: Annotated[Date | None, About(en="End", es="Fin")] = None
    priority: Annotated[Code | None, About(en="Priority", es="Prioridad", vocabulary=vocabularies.PRIORITY)] = None
    weight: Annotated[
        Number | None, About(en="Weight", es="Peso",
                             help_en="How much it counts against the items beside it; 1 if nothing is said.",
                             help_es="Cuánto cuenta frente a los puntos que están a su lado; 1 si no se dice.")
    ] = None  # fmt: skip
    finding: Annotated[
        Code | None,
        About(en="Finding", es="Hallazgo", vocabulary=vocabularies.FINDING,
              help_en="For an item of a diagnosis.", help_es="Para un punto de un diagnóstico."),
    ] = None  # fmt: skip
    resources: Annotated[Account, About(en="Resources", es="Recursos")] = NO_WORDS
    assumptions: Annotated[Account, About(en="Assumptions and risks", es="Supuestos y riesgos")] = NO_WORDS
    open: Annotated[
        Flag | None, About(en="Left for the forum to fill", es="Por completar en el foro")
    ] = None  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """The role a stakeholder has on an item or on a whole strategy."""

    collection: ClassVar[str] = "assignments"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="E",
        nouns=("assignment", "assignments", "tarea", "tareas"),
        also=("asignación", "asignaciones"),
        identity=("stakeholder", "role", "item"),
        listed=("stakeholder", "role", "item"),
        under="item",
    )

    stakeholder: Annotated[
        Id, About(en="Stakeholder", es="Actor", refers=("stakeholders",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    role: Annotated[Code | None, About(en="Role", es="Papel", vocabulary=vocabularies.ROLE, required=True)] = None
    item: Annotated[
        Id, About(en="Action", es="Acción", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    state: Annotated[Code | None, About(en="State", es="Situación", vocabulary=vocabularies.LIFE)] = None
    description: Annotated[Account, About(en="What it does", es="Qué hace")] = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """How one item or strategy relates to another, across trees too."""

    collection: ClassVar[str] = "links"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="V",
        nouns=("link", "links", "vínculo", "vínculos"),
        identity=("source", "type", "target"),
        listed=("source", "type", "target"),
        under="source",
    )

    source: Annotated[
        Id, About(en="From", es="De", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    type: Annotated[Code | None, About(en="Link", es="Vínculo", vocabulary=vocabularies.LINK_TYPE, required=True)] = (
        None
    )
    target: Annotated[
        Id, About(en="To", es="Hacia", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    description: Annotated[Account, About(en="Description", es="Descripción")] = NO_WORDS

"""How people head their columns: the labels of the model in both languages, and everyday words beside them."""

import re
from functools import cache

from planner.i18n import LANGUAGES, Language, current_language
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.fields import Field
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES

COLLECTIONS = ("stakeholders", "ties", "items")
"""What the rows of a table may be."""

ROLES = ("lead", "co_lead", "support", "funder", "accountable", "target_group")
"""Who does what on an action, as a column of its own."""

REPORTED = ("status", "percent")
ID, BELONGS, DIRECTION = "id", "belongs", "direction"

EVERYDAY: dict[str, dict[str, tuple[str, ...]]] = {
    "stakeholders": {
        ID: ("ID", "Código", "Code"),
        "name": ("Institución", "Organización", "Entidad", "Nombre completo", "Actores", "Actor", "Label",
                 "Institution", "Organization", "Organisation", "Entity", "Full name", "Stakeholder",
                 "Element", "#org"),
        "acronym": ("Sigla", "Acrónimo", "Abreviatura", "Abbreviation", "Short name", "Nombre corto"),
        "aliases": ("Alias", "También conocido como", "Also known as", "Conocido como"),
        "kind": ("Type", "Clase", "Tipo de actor", "Tipo de institución", "Categoría", "Category"),
        "sector": ("Tipo", "Type", "Tipo de actor", "Tipo de institución", "Categoría", "Category", "#sector"),
        "level": ("Nivel territorial", "Ámbito", "Alcance", "Scope"),
        "territory": ("Municipio", "Departamento", "Lugar", "Ubicación", "Location", "Place", "Municipality", "#adm2"),
        "state": ("Estado", "Status", "Vigencia"),
        "roles": ("Rol", "Función", "Funciones", "Papel", "Mandate", "Mandato", "Role"),
        "resources": ("Recursos que aporta", "Aportes"),
        "actions": ("Actividades", "Qué hace", "Activities", "What it does"),
        "description": ("Detalle", "Detalles", "Comentarios", "Details", "Comments"),
        "contact": ("Contactos", "Persona de contacto", "Nombre del contacto", "Nombre de contacto", "Teléfono",
                    "Correo", "Correo electrónico", "Email", "E-mail", "Phone", "Contact person", "#contact"),
        "note": ("Nota", "Notas", "Observaciones", "Notes", "Remarks"),
    },
    "ties": {
        "source": ("Desde", "Origen", "Fuente", "Actor 1", "Actor A", "Institución 1", "Source", "Actor de origen"),
        "target": ("A", "Para", "Destino", "Con", "Actor 2", "Actor B", "Institución 2", "Target", "With",
                   "Actor de destino"),
        "type": ("Tipo", "Tipo de relación", "Vínculo", "Tipo de vínculo", "Type", "Relation", "Relationship",
                 "Connection", "Kind"),
        "strength": ("Intensidad", "Peso", "Weight", "Intensity"),
        "role": ("Rol", "Papel", "Role"),
        "state": ("Estado", "Status"),
        "description": ("Detalle", "Detalles", "Label", "Comentarios", "Etiqueta", "Details", "Comments"),
        "start": ("Fecha de inicio", "Inicio", "Start", "Start date"),
        "end": ("Fecha de fin", "Fin", "End", "End date"),
        "note": ("Nota", "Notas", "Observaciones", "Notes", "Remarks"),
        DIRECTION: ("Dirección", "Sentido", "Direction"),
    },
    "items": {
        "title": ("Acción", "Actividad", "Acción estratégica", "Tarea", "Medida", "Nombre de la acción", "Nombre",
                  "Action", "Activity", "Task", "Measure", "Name"),
        "code": ("No", "No.", "Núm", "Número", "N°", "Nº", "#", "ID", "Number", "Cod"),
        "level": ("Tipo", "Type"),
        "description": ("Detalle", "Detalles", "Details"),
        "start": ("Fecha de inicio", "Comienzo", "Desde", "Start date", "From", "Begins"),
        "end": ("Fecha límite", "Fecha de fin", "Fecha final", "Fecha de finalización", "Plazo", "Fecha", "Hasta",
                "Vencimiento", "Fecha de entrega", "Deadline", "Due", "Due date", "End date", "Until", "Date"),
        "priority": (),
        "resources": ("Recursos necesarios", "Insumos", "Resources needed"),
        "assumptions": ("Supuestos", "Riesgos", "Assumptions", "Risks"),
        "note": ("Nota", "Notas", "Observaciones", "Comentarios", "Notes", "Remarks", "Comments"),
        BELONGS: ("Pertenece a", "Eje", "Objetivo", "Línea", "Línea de acción", "Componente", "Belongs to", "Parent",
                  "Axis", "Objective", "Part of"),
        "lead": ("Responsables", "Institución responsable", "Entidad responsable", "Quién", "Encargado", "A cargo de",
                 "Responsible", "Lead institution", "Owner", "Who", "In charge", "Lead", "Leader"),
        "co_lead": ("Corresponsables", "Co-lead"),
        "support": ("Apoyos", "Instituciones de apoyo", "Institución de apoyo", "Con apoyo de", "Aliados", "Socios",
                    "Colaboradores", "Supporting", "Partners", "Supported by"),
        "funder": ("Financia", "Financiamiento", "Financiador", "Fuente de financiamiento", "Funder", "Funding",
                   "Funded by"),
        "target_group": ("Población", "Población objetivo", "Beneficiarios", "Target group", "Beneficiaries"),
        "status": ("Estado", "Estado de avance", "Situación", "State"),
        "percent": ("% de avance", "Porcentaje", "Porcentaje de avance", "%", "Progress", "Percent", "% complete"),
    },
}  # fmt: skip
"""By collection and key: words of everyday that head such a column."""

_TONGUES: dict[Language, tuple[str, ...]] = {
    "es": ("es", "español", "espanol", "spanish"),
    "en": ("en", "inglés", "ingles", "english"),
}
_TONGUE = re.compile(
    r"\s*[(\[:]{1,2}\s*(?:en\s+)?(\w+)\s*(?:\(\w+\))?\s*[)\]]?\s*$|\s+en\s+(inglés|español)\s*$", re.IGNORECASE
)
"""`Nombre (es)`, `label::Español (es)`, `Nombre en inglés`: the language a heading says its texts are in."""
SHORTEST = 4
"""Letters that a word needs so that a longer heading may begin with it."""


def field_called(collection: str, key: str) -> Field | None:
    """The field that a key stands for; None for what is no field of the record."""
    if collection == "items" and key in REPORTED:
        return RECORD_TYPES["reports"].fields()[key]
    return RECORD_TYPES[collection].fields().get(field_of_leaf(key))


def keys(collection: str) -> tuple[str, ...]:
    """What a column of a table of this collection may stand for, without languages."""
    own = [name for name, field in RECORD_TYPES[collection].fields().items()
           if not field.about.hidden and name not in ("cites", "known_none", "different_from")]  # fmt: skip
    more = (BELONGS, *ROLES, *REPORTED) if collection == "items" else (DIRECTION,) if collection == "ties" else (ID,)
    return (*own, *more)


def label(collection: str, key: str, language: Language | None = None) -> str:
    """What a person calls the key, in the current language."""
    name, _dot, tongue = key.partition(".")
    field = field_called(collection, name)
    if field is None or (collection == "items" and name in ROLES):
        said = vocabularies.ROLE.label(name, language) if name in ROLES else _own(name, language)
    else:
        said = field.label(language)
    return f"{said} ({tongue})" if tongue else said


def _own(key: str, language: Language | None) -> str:
    if key == BELONGS:
        return RECORD_TYPES["items"].fields()["place"].label(language)
    if key == DIRECTION:
        return "Dirección" if (language or current_language()) == "es" else "Direction"
    return "ID"


@cache
def known(collection: str) -> dict[str, tuple[str, ...]]:
    """By folded heading the keys it may stand for, likeliest first."""
    found: dict[str, list[str]] = {}
    for key in keys(collection):
        for word in (*(label(collection, key, language) for language in LANGUAGES), key):
            found.setdefault(fold(word), []).append(key)
    for key, words in EVERYDAY[collection].items():
        for word in words:
            found.setdefault(fold(word) or word, []).append(key)
    return {word: tuple(dict.fromkeys(meant)) for word, meant in found.items()}


def meant(collection: str, heading: str) -> tuple[tuple[str, ...], Language | None]:
    """The keys a heading may stand for, and the language it says its texts are in."""
    bare, tongue = without_tongue(heading)
    words = known(collection)
    folded = fold(bare) or bare.strip()
    found = words.get(folded)
    if found is None:
        begun = [word for word in words if len(word) >= SHORTEST and folded.startswith(f"{word} ")]
        found = words[max(begun, key=len)] if begun else ()
    return found, tongue


def without_tongue(heading: str) -> tuple[str, Language | None]:
    """The heading without the language it says its texts are in, and that language."""
    match = _TONGUE.search(heading)
    said = fold(next(filter(None, match.groups()), "")) if match else ""
    for language, words in _TONGUES.items():
        if match and said in words:
            return heading[: match.start()], language
    return heading, None


def is_known(heading: str) -> bool:
    """Whether some collection has a column of that heading."""
    return bool(heading) and any(meant(collection, heading)[0] for collection in COLLECTIONS)

"""What was sent out to be filled in, to whom, until when, and whether it came back."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import About, Audience, Code, Date, Id, Line, OnDelete, Whole
from planner.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending(Record):
    """One workbook that was made for one institution; it never leaves in a shareable edition."""

    collection: ClassVar[str] = "sendings"
    letter: ClassVar[str] = "M"

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

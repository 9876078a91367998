"""How far along it is: indicators and what was observed, money, and progress reports."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from planner.model import vocabularies
from planner.model.fields import (
    About,
    Account,
    Amount,
    Audience,
    Code,
    Date,
    Flag,
    Id,
    Line,
    Number,
    OnDelete,
    Percent,
    Title,
)  # fmt: skip
from planner.model.record import Record, RecordAbout
from planner.model.values import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """What is measured for an item or a whole strategy, and how."""

    collection: ClassVar[str] = "indicators"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="N",
        nouns=("indicator", "indicators", "indicador", "indicadores"),
        names=("name",),
        identity=("item", "name"),
        listed=("item", "unit", "frequency"),
        under="item",
        searched=5,
    )

    item: Annotated[
        Id, About(en="Action", es="Acción", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    name: Annotated[Title, About(en="Indicator", es="Indicador", required=True)] = NO_WORDS
    unit: Annotated[Title, About(en="Unit of measure", es="Unidad de medida")] = NO_WORDS
    direction: Annotated[Code | None, About(en="Direction", es="Sentido", vocabulary=vocabularies.DIRECTION)] = None
    verification: Annotated[Account, About(en="Means of verification", es="Medio de verificación")] = NO_WORDS
    frequency: Annotated[Code | None, About(en="Frequency", es="Frecuencia", vocabulary=vocabularies.FREQUENCY)] = None
    responsible: Annotated[Id | None, About(en="Who measures", es="Quién mide", refers=("stakeholders",))] = None
    overlapping: Annotated[
        Flag | None,
        About(en="Groups overlap", es="Los grupos se traslapan", help_en="Its figures must never be added up.",
              help_es="Sus cifras nunca deben sumarse."),
    ] = None  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Record):
    """One value of an indicator: a baseline, a target or an actual, for a period and a group."""

    collection: ClassVar[str] = "observations"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="O",
        nouns=("indicator value", "indicator values", "valor de indicador", "valores de indicador"),
        also=("observation", "valor", "valores"),
        identity=("indicator", "kind", "period", "sex", "age_group", "people", "territory"),
        listed=("indicator", "kind", "value", "said", "period", "sex", "age_group", "people", "territory"),
        under="indicator",
    )

    indicator: Annotated[
        Id, About(en="Indicator", es="Indicador", refers=("indicators",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    kind: Annotated[
        Code | None, About(en="Kind", es="Tipo", vocabulary=vocabularies.OBSERVATION_KIND, required=True)
    ] = None
    value: Annotated[Number | None, About(en="Value", es="Valor")] = None
    said: Annotated[
        Title, About(en="Value in words", es="Valor en palabras",
                     help_en="For what is not a number: a rating, or that it is still pending.",
                     help_es="Para lo que no es un número: una calificación, o que aún está pendiente.")
    ] = NO_WORDS  # fmt: skip
    period: Annotated[Date | None, About(en="Period", es="Período")] = None
    sex: Annotated[Code | None, About(en="Sex", es="Sexo", vocabulary=vocabularies.SEX)] = None
    age_group: Annotated[Code | None, About(en="Age group", es="Grupo de edad", vocabulary=vocabularies.AGE_GROUP)] = (
        None
    )
    people: Annotated[Code | None, About(en="People", es="Pueblo", vocabulary=vocabularies.PEOPLE)] = None
    territory: Annotated[Id | None, About(en="Territory", es="Territorio", refers=("territories",))] = None
    comment: Annotated[Account, About(en="Comment", es="Comentario")] = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    """Money or a resource in kind for an item: requested, committed or spent."""

    collection: ClassVar[str] = "budget_lines"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="B",
        nouns=("budget line", "budget lines", "renglón de presupuesto", "renglones de presupuesto"),
        also=("presupuesto", "budget"),
        identity=("item", "kind", "concept", "period"),
        listed=("item", "concept", "kind", "amount", "in_kind", "funder", "period"),
        under="item",
    )

    item: Annotated[
        Id, About(en="Action", es="Acción", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    kind: Annotated[Code | None, About(en="Kind", es="Tipo", vocabulary=vocabularies.BUDGET_KIND, required=True)] = None
    concept: Annotated[Title, About(en="What for", es="Concepto")] = NO_WORDS
    amount: Annotated[Amount | None, About(en="Amount", es="Monto")] = None
    in_kind: Annotated[
        Title, About(en="In kind", es="En especie", help_en="A resource that is not money: rooms, staff, vehicles.",
                     help_es="Un recurso que no es dinero: salones, personal, vehículos.")
    ] = NO_WORDS  # fmt: skip
    funder: Annotated[
        Id | None, About(en="Funding source", es="Fuente de financiamiento", refers=("stakeholders",))
    ] = None
    period: Annotated[Date | None, About(en="Period", es="Período")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """What was done on an item in a period; appended, never overwritten."""

    collection: ClassVar[str] = "reports"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="F",
        nouns=("progress report", "progress reports", "informe de avance", "informes de avance"),
        also=("informe", "informes", "report"),
        identity=("item", "period"),
        listed=("item", "period", "status", "percent", "by"),
        under="item",
    )

    item: Annotated[
        Id, About(en="Action", es="Acción", refers=("items", "strategies"), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    period: Annotated[Date | None, About(en="Period", es="Período", required=True)] = None
    status: Annotated[Code | None, About(en="Status", es="Estado de avance", vocabulary=vocabularies.STATUS,
                                         required=True)] = None  # fmt: skip
    percent: Annotated[Percent | None, About(en="Progress", es="Avance")] = None
    done: Annotated[Account, About(en="What was done", es="Qué se hizo")] = NO_WORDS
    obstacle: Annotated[Account, About(en="Obstacle", es="Obstáculo")] = NO_WORDS
    next_step: Annotated[Account, About(en="Next step", es="Próximo paso")] = NO_WORDS
    evidence: Annotated[Line | None, About(en="Evidence", es="Evidencia")] = None
    by: Annotated[Id | None, About(en="Reported by", es="Quién informa", refers=("stakeholders",))] = None
    date: Annotated[Date | None, About(en="Date of the report", es="Fecha del informe")] = None
    confirmed: Annotated[
        Flag | None, About(en="Confirmed", es="Confirmado", audience=Audience.INTERNAL)
    ] = None  # fmt: skip

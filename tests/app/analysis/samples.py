"""Analyses made for the tests of the view: a wide matrix, charts of every kind, and one that waits to be let go."""

from threading import Event

from planner.analysis.panel import Chart, Column, Mark, Panel, Row, Series
from planner.analysis.question import Question
from planner.analysis.registry import Analysis, Limit
from planner.model.plan import Plan
from tests.app.small_plan import FIRST, MUNI, SCHOOL

SIZE = {"rows": 30, "columns": 60}
GATE = Event()
"""The sample called `slow` answers when it is set."""
LEADS = Mark("●", "Lleva la responsabilidad", "#E69F00", "lead")
HELPS = Mark("○", "Apoya", "#56B4E9", "support")


def sample(name: str, *limits: Limit) -> Analysis:
    """A line of the registry for a sample."""
    return Analysis(name, name.capitalize(), f"What {name} says.", "tests.app.analysis.samples", limits)


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """All samples are one module: a matrix, charts, and what was asked."""
    assert GATE.wait(20)
    return matrix(plan), charts(), asked(plan, question)


def matrix(plan: Plan) -> Panel:
    """Rows and columns as `SIZE` says, the first row and the first narrow column being records."""
    count = SIZE["columns"]
    columns = [Column(key="item", label="Punto"), Column(key="many", label="Cuántos", kind="count", help="Un conteo.")]
    columns += [Column(key=f"c{n}", label=f"Institución {n} de Villa Clara", kind="mark", goes=("stakeholders", MUNI))
                for n in range(count - 2)]  # fmt: skip
    rows = [Row(cells=(f"Fila {n} [/x]", (n * 7) % 10, *((LEADS, HELPS, None)[(n + m) % 3] for m in range(count - 2))),
                goes=("items", FIRST) if n % 2 else ("stakeholders", SCHOOL), depth=n % 2, heading=n == 0,
                tone="alarm" if n == 1 else "")
            for n in range(SIZE["rows"])]  # fmt: skip
    return Panel(
        key="matrix", title="Matriz", sentences=(f"Hay {len(plan.stakeholders)} actores.",), columns=tuple(columns),
        rows=tuple(rows), frozen=2, matrix=True, notes=("Se contó a mano.",),
    )  # fmt: skip


def charts() -> Panel:
    """A chart of each kind over one small table."""
    labels = ("Eje 1", "Eje 2", "Eje 3")
    one, two = Series(name="Hecho", values=(4.0, None, 1.5)), Series(name="Falta", values=(-2.0, 3.0, 8.0))
    return Panel(
        key="charts", title="Gráficas", columns=(Column(key="axis", label="Eje"),), rows=(Row(cells=("Eje 1",)),),
        charts=(
            Chart(kind="bars", title="Barras", labels=labels, series=(one, two), says="Lo hecho y lo que falta."),
            Chart(kind="stacked", title="Apiladas", labels=labels, series=(one,), says="Lo hecho.", unit="GTQ"),
            Chart(kind="line", title="Líneas", labels=labels, series=(one, two), says="Cómo va."),
        ),
    )  # fmt: skip


def asked(plan: Plan, question: Question) -> Panel:
    """What was asked, in words, without a table."""
    who = plan.stakeholders[question.stakeholder].name.pick() if question.stakeholder else "todos"
    said = f"Estrategias: {len(question.strategies)}; actor: {who}; sectores: {sorted(question.sectors)}"
    return Panel(key="asked", title="Preguntado", sentences=(said,), empty="No hay filas.")

"""The plan that strange files come to, and the sound files they are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.changes.drafting import create, edit
from planner.model.fields import Audience
from planner.workspace.dumping import dump, save_copy
from planner.workspace.exporting import export_workbook
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace
from tests.formats.workbook.plans import SMALL

TABLES = {
    "actores.csv": "Nombre;Siglas;Sector;Territorio;Correo\nMesa de Salud;MS;público;Valle Verde;\nEscuela Taller;;"
    "comunitario;;x@y.gt\nIglesia del Centro;IC;religioso;Centro;\n",
    "relaciones.csv": "De,Tipo,A,Desde\nMVV,financia,Escuela Taller,2025\nMesa nueva,coordina con,Cooperativa,3/2026\n",
    "acciones.csv": "Código;Título;Pertenece a;Responsable;Inicio;Fin;Estado\n9;Abrir ventanilla;EST 1;MVV;01/03/2026;"
    "2026-12;Completado\n9.1;Comprar sillas;9;Cooperativa;;;\n",
}
ROWS = {"actores.csv": "stakeholders", "relaciones.csv": "ties", "acciones.csv": "items"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Sound files by what they are; `plan` changed after all of them were made."""

    plan: Path
    workbooks: tuple[bytes, ...]
    registers: tuple[tuple[str, bytes], ...]
    tables: tuple[tuple[str, bytes], ...]
    copies: tuple[bytes, ...]


def sample(folder: Path) -> Sample:
    """Make the plan and the files in a folder."""
    path = folder / "plan.plan"
    with new_plan(path, title="Plan de prueba", author="Mesa 1") as workspace:
        rest = {name: rows for name, rows in SMALL.items() if name != "plan"}
        workspace.commit([create(name, id, body) for name, rows in rest.items() for id, body in rows.items()])
        books = tuple(_workbooks(workspace, folder))
        registers = tuple((file.name, file.read_bytes()) for file in dump(workspace, folder, Audience.INTERNAL))
        save_copy(workspace, folder / "copia.plan", Audience.INTERNAL)
    _edit(folder / "copia.plan", {"title.es": "Formar", "end": "2027"}, "Mesa 2")
    copies = ((folder / "copia.plan").read_bytes(), path.read_bytes())
    _edit(path, {"title.es": "Capacitar más", "priority": "low"}, "Mesa 1")
    tables = tuple((name, text.encode()) for name, text in TABLES.items())
    return Sample(path, books, registers, tables, copies)


def _workbooks(workspace: Workspace, folder: Path) -> Iterator[bytes]:
    target = folder / "devuelto.xlsx"
    export_workbook(workspace, target, Audience.INTERNAL, "es")
    yield target.read_bytes()
    export_workbook(workspace, target, Audience.SHAREABLE, "en")
    yield target.read_bytes()


def _edit(path: Path, leaves: dict[str, str], author: str) -> None:
    """Change an action and take a tie out, as somebody does who has the file."""
    with open_plan(path, author=author) as workspace:
        gone = {leaf: None for leaf in workspace.plan.ties.body("R1") or {} if leaf == "start"}
        changes = [*edit(workspace.plan, "items", "I2", leaves), *edit(workspace.plan, "ties", "R1", gone)]
        workspace.commit(changes)

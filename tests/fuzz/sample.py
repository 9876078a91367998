"""The plan that strange files come to, and the sound files they are made from."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from planner.changes.drafting import create, edit
from planner.changes.review.points import plainly
from planner.model.fields import Audience
from planner.workspace.exporting.dumping import dump, save_copy
from planner.workspace.exporting.exports import export_workbook
from planner.workspace.importing.bring_in import reviewed
from planner.workspace.importing.files import arrive, write_revision
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.sending.send import EACH, send_workbooks
from planner.workspace.workspace import Workspace
from tests.formats.workbook.plans import SMALL

TABLES = {
    "actores.csv": "Nombre;Siglas;Sector;Territorio;Correo\nMesa de Salud;MS;público;Valle Verde;\nEscuela Taller;;"
    "comunitario;;x@y.gt\nIglesia del Centro;IC;religioso;Centro;\n",
    "relaciones.csv": "De,Tipo,A,Desde\nMVV,financia,Escuela Taller,2025\nMesa nueva,coordina con,Cooperativa,3/2026\n",
    "acciones.csv": "Código;Título;Pertenece a;Responsable;Inicio;Fin;Estado\n9;Abrir ventanilla;EST 1;MVV;01/03/2026;"
    "2026-12;Completado\n9.1;Comprar sillas;9;Cooperativa;;;\n",
}
ROWS = {"actores": "stakeholders", "relaciones": "ties", "acciones": "items"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Sound files by what they are; `plan` changed after all of them were made."""

    plan: Path
    workbooks: tuple[bytes, ...]
    registers: tuple[tuple[str, bytes], ...]
    tables: tuple[tuple[str, bytes], ...]
    copies: tuple[bytes, ...]
    revision: bytes


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
    tables = [(name, text.encode()) for name, text in TABLES.items()]
    tables += [(f"{name}.xlsx", _as_workbook(text)) for name, text in TABLES.items()]
    return Sample(path, books, registers, tuple(tables), copies, _revision(path, books[-2], folder))


def _as_workbook(text: str) -> bytes:
    """A plain table as somebody keeps it in Excel."""
    book = Workbook()
    separator = ";" if ";" in text else ","
    for line in text.splitlines():
        book.worksheets[0].append(line.split(separator))
    return _bytes_of(book)


def _bytes_of(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _revision(path: Path, book: bytes, folder: Path) -> bytes:
    """What is to be decided about a workbook that says something else than the plan."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what of the looks it will lose
        returned = load_workbook(BytesIO(book))
    plan = returned["Plan de acción"]
    for row in range(8, 11):
        plan.cell(row, 6, f"Otro título {row}")
    (folder / "devuelto.xlsx").write_bytes(_bytes_of(returned))
    with open_plan(path) as workspace:
        arrival = arrive(workspace, [folder / "devuelto.xlsx"])
        found = reviewed(workspace, arrival)
        write_revision(workspace, arrival, found, plainly(found), folder / "revision.xlsx", "es")
    return (folder / "revision.xlsx").read_bytes()


def _workbooks(workspace: Workspace, folder: Path) -> Iterator[bytes]:
    sent = send_workbooks(workspace, folder / "enviados", [EACH], Audience.INTERNAL, "es").sent
    yield from (letter.file.read_bytes() for letter in sent)
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

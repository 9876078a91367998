"""Makes the files of the present model version: `python -m tests.model.versions.make`.

Run it once when `MODEL_VERSION` is raised, with the last program of the version before, and commit what it writes:
those files must be read for ever. It refuses to write over the files of a version that are there.
"""

import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from planner.changes.drafting import create
from planner.i18n import set_language
from planner.model.fields import Audience
from planner.model.types import MODEL_VERSION
from planner.workspace import editing, undoing
from planner.workspace.exporting.dumping import dump
from planner.workspace.exporting.exports import export_workbook
from planner.workspace.opening import new_plan
from planner.workspace.workspace import Workspace

FOLDER = Path(__file__).parent
PLAN, REGISTERS, WORKBOOK = "foro.plan", "registers", "foro.xlsx"


def folder_of(version: int) -> Path:
    """Where the files of a version stand."""
    return FOLDER / str(version)


def make(folder: Path) -> None:
    """Make a small plan that has something in every collection, with a history of every kind of change."""
    folder.mkdir()
    minutes, numbers = count(), count(1)

    def clock() -> datetime:
        return datetime(2026, 3, 1, 15, tzinfo=UTC) + timedelta(minutes=next(minutes))

    def ids() -> str:
        return f"V{MODEL_VERSION}{next(numbers):024d}"

    with new_plan(
        folder / PLAN, title="Foro de prueba", author="Mesa 1", clock=clock, ids=ids, copy="the computer of Mesa 1"
    ) as workspace:
        _fill(workspace)
        _live(workspace)
        dump(workspace, folder / REGISTERS, Audience.INTERNAL)
        export_workbook(workspace, folder / WORKBOOK, Audience.INTERNAL, "es")


def _fill(workspace: Workspace) -> None:
    workspace.commit([
        create("sources", "SRC", {"title.es": "Acta del foro"}),
        create("territories", "GT", {"name.es": "Guatemala", "kind": "country"}),
        create("territories", "AM", {"name.es": "Amatitlán", "kind": "municipality", "parent": "GT"}),
        create("stakeholders", "MUNI", {"name.es": "Municipalidad de prueba", "acronym": "MP", "sector": "public",
                                        "aliases[La Muni]": "yes", "territory": "AM", "contact": "Tel. 5555-0000"}),
        create("stakeholders", "FORO", {"name.es": "Foro de prueba", "kind": "mechanism", "cites[SRC p. 2]": "yes"}),
        create("ties", "T1", {"source": "MUNI", "target": "FORO", "type": "member_of", "start": "2019-11"}),
        create("strategies", "STR", {"title.es": "Estrategia", "start": "2026", "end": "2027"}),
        create("items", "I1", {"title.es": "Eje 1", "code": "1", "place": "STR a0"}),
        create("items", "I2", {"title.es": "Acción 1.1", "code": "1.1", "place": "I1 a0", "start": "2026-Q2"}),
        create("items", "I3", {"title.es": "Acción 1.2", "code": "1.2", "place": "I1 a1"}),
        create("assignments", "AS", {"stakeholder": "MUNI", "item": "I2", "role": "lead"}),
        create("indicators", "IN", {"item": "I2", "name.es": "Personas capacitadas"}),
        create("observations", "OB", {"indicator": "IN", "kind": "target", "value": "25", "period": "2026"}),
        create("budget_lines", "BU", {"item": "I2", "kind": "requested", "amount": "1234.50 GTQ"}),
        create("reports", "RE", {"item": "I2", "period": "2026-Q1", "status": "limited", "percent": "40",
                                 "done.es": "Dos talleres", "evidence": "Acta 4; fotografías"}),
        create("links", "LI", {"source": "I2", "target": "I3", "type": "depends_on"}),
        create("workshops", "WS", {"title.es": "Taller 1", "venue": "Salón municipal", "date": "2026-02-14"}),
        create("participants", "PA", {"workshop": "WS", "code": "P-1", "organisation": "MUNI"}),
        create("ratings", "RA", {"subject": "FORO", "dimension": "influence", "value": "3", "workshop": "WS"}),
        create("sendings", "SE", {"stakeholder": "MUNI", "sent": "2026-03-01", "due": "2026-04-15"}),
    ], origin="load", reason="foro.yaml")  # fmt: skip


def _live(workspace: Workspace) -> None:
    """What people do to a plan: changes, a move, a removal, an undo and a redo."""
    editing.set_leaves(workspace, "workshops", "WS", {"venue": "Casa de la cultura"})
    editing.set_leaves(workspace, "reports", "RE", {"evidence": "Acta 5; fotografías"})
    editing.set_leaves(workspace, "stakeholders", "MUNI", {"aliases[La Muni]": None, "aliases[Alcaldía]": "yes"})
    editing.move(workspace, "I3", "I1", before="I2")
    gone = workspace.ids()
    workspace.commit([create("workshops", gone, {"title.es": "Taller suspendido", "venue": "Por definir"})])
    editing.remove(workspace, "workshops", gone)
    editing.set_leaves(workspace, "workshops", "WS", {"venue": "Parque central"})
    undoing.undo(workspace)
    undoing.redo(workspace)


if __name__ == "__main__":
    set_language("es")
    if folder_of(MODEL_VERSION).exists():
        sys.exit(f"{folder_of(MODEL_VERSION)} is there already and must stay as it is.")
    make(folder_of(MODEL_VERSION))

"""The history is readable by record and by date, in either language."""

from planner.i18n import speaking
from planner.workspace import editing, undoing
from planner.workspace.history import author_of, heading, history, origin_of, tell
from planner.workspace.workspace import Workspace


def test_every_set_says_who_what_and_from_where(workspace: Workspace) -> None:
    editing.add(workspace, "ties", {"source": "MA", "type": "miembro", "target": "Foro de Desarrollo"})
    newest = history(workspace)[0]
    assert heading(workspace.plan, newest) == "Se agrega relación: MA es miembro de Foro de Desarrollo"
    assert author_of(newest) == "Mesa 1"
    assert origin_of(newest) == "en el programa"
    with speaking("en"):
        assert heading(workspace.plan, newest) == "Added tie: MA is a member of Foro de Desarrollo"


def test_an_undo_is_told_by_what_it_took_back(workspace: Workspace) -> None:
    id = editing.find(workspace.plan, "stakeholders", "MA").id
    editing.set_fields(workspace, "stakeholders", id, {"acronym": "MUNI"})
    undoing.undo(workspace)
    told = tell(workspace.plan, history(workspace)[0])
    assert told.heading.startswith("Deshecho: ")
    assert "«MUNI»" in told.heading
    undoing.redo(workspace)
    assert heading(workspace.plan, history(workspace)[0]).startswith("Rehecho: ")


def test_one_records_history_holds_its_edits_and_ties_and_nothing_else(workspace: Workspace) -> None:
    forum = editing.find(workspace.plan, "stakeholders", "Foro de Desarrollo").id
    editing.set_fields(workspace, "stakeholders", forum, {"sector": "varios sectores"})
    editing.add(workspace, "ties", {"source": "MA", "type": "miembro", "target": "Foro de Desarrollo"})
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    assert len(history(workspace, record=forum)) == 3


def test_pages_go_back_in_time(workspace: Workspace) -> None:
    everything = history(workspace)
    first = history(workspace, limit=2)
    rest = history(workspace, before=first[-1].revision)
    assert [entry.id for entry in first + rest] == [entry.id for entry in everything]

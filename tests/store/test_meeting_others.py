"""Several programs and threads on one file: who waits, who is told what, and who wrote what about a record."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.i18n import PlannerError
from planner.store.errors import Conflict, PlanLocked
from planner.store.sqlite.file import PlanFile
from planner.workspace import editing
from planner.workspace.history import history
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro", author="Mesa 1") as workspace:
        workspace.commit([create("stakeholders", "A1", {"name.es": "Municipalidad"})])
    return path


def test_an_edit_of_what_another_removed_says_what_and_who(path: Path) -> None:
    with open_plan(path, author="Mesa 1") as one, open_plan(path, author="Salud") as two:
        editing.remove(two, "stakeholders", "A1")
        with pytest.raises(Conflict, match=r"No se guardó: Municipalidad: Siglas, ahora «MA»; .* lo eliminó Salud el"):
            editing.set_leaves(one, "stakeholders", "A1", {"acronym": "MA"})


def test_a_conflict_over_a_great_deal_is_said_briefly(path: Path) -> None:
    actors = [create("stakeholders", f"B{n}", {"name.es": f"Actor {n}"}) for n in range(50)]
    with open_plan(path, author="Mesa 1") as one, open_plan(path) as two:
        one.commit(actors)
        with pytest.raises(Conflict) as caught:
            two.commit(actors)
    assert len(caught.value.clashes) == 50
    assert caught.value.sentence.count("\n") == 2
    assert caught.value.sentence.endswith("(y 47 más)")


def test_the_history_of_a_record_holds_what_was_done_to_it_and_what_refers_to_it_and_no_more(path: Path) -> None:
    with open_plan(path, author="Mesa 1") as workspace:
        workspace.commit([create("stakeholders", "B", {"name.es": "A1", "acronym": "PLAN", "note": "A1 y PLAN"})])
        workspace.commit([create("sources", "D", {"title.es": "Acta"})])
        workspace.commit(
            [create("ties", "R", {"source": "A1", "type": "funds", "target": "B", "cites[D p. 3]": "yes"})]
        )
        workspace.commit([create("strategies", "S", {"title.es": "Estrategia"})])
        workspace.commit([create("items", "I", {"title.es": "Uno", "place": "S a0"})])
        workspace.commit([Change("stakeholders", "B", "cites[D]", None, "yes")])
        assert [entry.revision for entry in history(workspace, record="A1")] == [5, 2]
        assert [entry.revision for entry in history(workspace, record="D")] == [8, 5, 4]
        assert [entry.revision for entry in history(workspace, record="S")] == [7, 6]
        assert [entry.revision for entry in history(workspace, record="PLAN")] == [1]
        assert [entry.revision for entry in history(workspace, record="D", limit=1, before=8)] == [5]


def test_threads_of_one_program_may_all_write_and_follow(path: Path) -> None:
    with open_plan(path, author="Mesa 1") as one, open_plan(path, author="Mesa 2") as two:

        def write(workspace: Workspace, name: str) -> None:
            for number in range(15):
                workspace.commit([create("stakeholders", f"{name}{number}", {"name.es": f"Actor {name}{number}"})])
                workspace.follow()
                assert f"{name}{number}" in workspace.plan.stakeholders

        threads = [
            threading.Thread(target=write, args=(workspace, name))
            for workspace, name in ((one, "B"), (one, "C"), (two, "D"), (two, "E"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert disagreements(one) == disagreements(two) == []
        assert len(one.plan.stakeholders) == 1 + 4 * 15


def test_reading_while_another_writes_waits_and_then_says_so(path: Path, tmp_path: Path) -> None:
    file = PlanFile.open(path, tmp_path, wait=0.2)
    workspace = Workspace(file)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert workspace.follow() == []
    other.execute("ROLLBACK")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PlanLocked):
        workspace.follow()
    other.execute("ROLLBACK")
    assert workspace.follow() == []
    workspace.close()
    other.close()


def test_writing_while_another_reads_for_long_is_refused_whole(path: Path, tmp_path: Path) -> None:
    workspace = Workspace(PlanFile.open(path, tmp_path, wait=0.2))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM record").fetchone()
    with pytest.raises(PlanLocked):
        workspace.commit([create("stakeholders", "B", {"name.es": "B"})])
    other.execute("COMMIT")
    assert "B" not in workspace.plan.stakeholders
    workspace.commit([create("stakeholders", "B", {"name.es": "B"})])
    assert disagreements(workspace) == []
    workspace.close()
    other.close()


def test_a_file_left_in_the_middle_of_a_write_is_put_right_or_refused_in_words(path: Path, tmp_path: Path) -> None:
    """The journal of a killed writer lies beside the file, as it does on a stick that was pulled out."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_spill=1")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE plan SET revision = 99")
    for number in range(400):
        connection.execute("INSERT INTO record VALUES ('stakeholders', ?, 1, '{}')", (f"X{number}",))
    left = tmp_path / "left"
    left.mkdir()
    for name in (path.name, f"{path.name}-journal"):
        shutil.copy(tmp_path / name, left / name)
    connection.execute("ROLLBACK")
    connection.close()
    with open_plan(left / path.name) as workspace:
        assert workspace.revision == 2
        assert disagreements(workspace) == []


def test_who_works_and_why_are_kept_on_one_line(path: Path) -> None:
    with open_plan(path, author=" Mesa\n1\udcff ") as workspace:
        entry = workspace.commit([create("stakeholders", "B", {"name.es": "B"})], reason="a\nb\udcff")
        assert entry is not None
        assert (entry.author, entry.reason) == ("Mesa 1", "a b")
        workspace.author = "Mesa\t2"
        assert workspace.author == "Mesa 2"


def test_a_text_that_cannot_be_kept_is_refused_in_words(path: Path) -> None:
    with open_plan(path) as workspace, pytest.raises(PlannerError, match="no se pueden guardar"):
        workspace.commit([create("stakeholders", "B", {"name.es": "B\udcff"})])

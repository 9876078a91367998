"""What is saved stays saved, conflicts are told, and two programs on one file see each other."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.store.errors import Conflict, Refused
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace, new_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro de Ixcán.plan"
    new_plan(path, title="Foro", author="Mesa 1").close()
    return path


def actor(id: str, name: str = "Municipalidad") -> Change:
    return create("stakeholders", id, {"name.es": name})


def test_what_was_saved_is_there_after_opening_again(path: Path) -> None:
    with open_plan(path) as workspace:
        workspace.commit([actor("A1")])
        saved = workspace.plan
    with open_plan(path) as workspace:
        assert workspace.plan == saved
        assert workspace.plan.stakeholders["A1"].name.es == "Municipalidad"


def test_the_folded_journal_is_the_records_is_the_plan_in_memory(path: Path) -> None:
    with open_plan(path) as workspace:
        workspace.commit([actor("A1"), actor("A2", "Foro")])
        workspace.commit([create("ties", "R1", {"source": "A1", "type": "member_of", "target": "A2"})])
        workspace.commit([Change("stakeholders", "A1", "acronym", None, "MA")])
        in_memory = workspace.plan
        with open_plan(path) as again:
            assert again.plan == in_memory
            assert again.past(0).replacing({}) != in_memory
            assert not any(len(table) for _name, table in again.past(0).tables())


def test_two_programs_on_one_file_see_each_other_without_reopening(path: Path) -> None:
    with open_plan(path, author="Mesa 1") as one, open_plan(path, author="Mesa 2") as two:
        one.commit([actor("A1")])
        told: list[int] = []
        two.subscribe(lambda _plan, entries: told.append(len(entries)))
        (entry,) = two.follow()
        assert entry.author == "Mesa 1"
        assert told == [1]
        two.commit([Change("stakeholders", "A1", "acronym", None, "MA")])
        one.follow()
        assert one.plan == two.plan


def test_an_edit_over_what_another_changed_meanwhile_is_a_conflict_that_names_both(path: Path) -> None:
    with open_plan(path, author="Mesa 1") as one, open_plan(path, author="Salud") as two:
        one.commit([actor("A1")])
        two.follow()
        two.commit([Change("stakeholders", "A1", "acronym", None, "MSA")])
        with pytest.raises(Conflict, match="«MSA», escrito por Salud") as caught:
            one.commit([Change("stakeholders", "A1", "acronym", None, "MA"), actor("A2")])
        assert caught.value.clashes[0].found == "MSA"
        one.follow()
        assert one.plan.stakeholders["A1"].acronym == "MSA"
        assert "A2" not in one.plan.stakeholders


def test_edits_of_different_leaves_both_stay(path: Path) -> None:
    with open_plan(path) as one, open_plan(path) as two:
        one.commit([actor("A1")])
        two.follow()
        two.commit([Change("stakeholders", "A1", "acronym", None, "MA")])
        one.commit([Change("stakeholders", "A1", "sector", None, "public")])
        two.follow()
        assert (two.plan.stakeholders["A1"].acronym, two.plan.stakeholders["A1"].sector) == ("MA", "public")
        assert one.plan == two.plan


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([create("ties", "R1", {"source": "A1", "type": "funds", "target": "A9"})], "no está en el plan"),
        ([create("ties", "R1", {"source": "A1", "type": "funds"})], "«Hacia»"),
        ([Change("stakeholders", "A1", "start", None, "2026")], "No existe el campo «start»"),
        ([Change("stakeholders", "A1", "count", None, "doce")], "«doce»"),
        ([Change("stakeholders", "A1", "name.es", "Municipalidad", "x" * 10_000)], "10000 caracteres"),
        ([create("items", "I1", {"title.es": "a", "place": "I2 a0"}),
          create("items", "I2", {"title.es": "b", "place": "I1 a0"})], "dentro de lo que depende de él"),
    ],
)  # fmt: skip
def test_what_would_break_the_plan_is_refused_and_nothing_is_written(
    path: Path, changes: list[Change], said: str
) -> None:
    with open_plan(path) as workspace:
        workspace.commit([actor("A1")])
        before, revision = workspace.plan, workspace.revision
        with pytest.raises(Refused, match=said):
            workspace.commit([actor("A2"), *changes])
        assert (workspace.plan, workspace.revision) == (before, revision)
        assert open_plan(path).plan == before


def test_removing_what_another_just_tied_to_is_refused(path: Path) -> None:
    with open_plan(path) as one, open_plan(path) as two:
        one.commit([actor("A1"), actor("A2")])
        two.follow()
        two.commit([create("ties", "R1", {"source": "A1", "type": "funds", "target": "A2"})])
        with pytest.raises(Refused, match="todavía se refiere a «Municipalidad»"):
            one.commit([Change("stakeholders", "A1", None, {"name.es": "Municipalidad"}, None)])
        assert "A1" in open_plan(path).plan.stakeholders


class Lost(Exception):
    """The program ends here."""


def failing_at(point: str) -> Callable[[str], None]:
    def fault(here: str) -> None:
        if here == point:
            raise Lost

    return fault


@pytest.mark.parametrize(("point", "kept"), [("before write", False), ("before commit", False), ("after commit", True)])
def test_a_program_that_ends_in_the_middle_leaves_all_or_nothing(path: Path, point: str, kept: bool) -> None:
    with open_plan(path, fault=failing_at(point)) as workspace, pytest.raises(Lost):
        workspace.commit([actor("A1"), actor("A2")])
    with open_plan(path) as workspace:
        assert ("A1" in workspace.plan.stakeholders) is kept
        assert ("A2" in workspace.plan.stakeholders) is kept


def test_a_set_whose_answer_was_lost_is_not_sent_twice(path: Path) -> None:
    def lose_the_answer(here: str) -> None:
        if here == "after commit" and not lost:
            lost.append(here)
            from sqlalchemy.exc import OperationalError

            raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk I/O error"))

    lost: list[str] = []
    with open_plan(path, fault=lose_the_answer) as workspace:
        before = workspace.revision
        entry = workspace.commit([actor("A1")])
        assert entry is not None
        assert workspace.revision == before + 1
        assert "A1" in workspace.plan.stakeholders
        workspace.commit([actor("A2")])
        assert workspace.revision == before + 2
        assert open_plan(path).plan == workspace.plan


def test_the_file_says_what_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x504C414E,)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    assert tables == [("change_set",), ("plan",), ("record",)]


def test_a_file_copied_while_open_and_idle_is_whole_and_a_copy_of_its_own(path: Path, tmp_path: Path) -> None:
    with open_plan(path, author="Mesa 1") as workspace:
        workspace.commit([actor("A1")])
        stick = tmp_path / "memoria.plan"
        stick.write_bytes(path.read_bytes())
        assert not list(tmp_path.glob("*-wal")) + list(tmp_path.glob("*-journal"))
        with open_plan(stick, author="Mesa 1") as copy:
            assert copy.plan == workspace.plan
            mine = workspace.commit([actor("A2")])
            theirs = copy.commit([actor("A3")])
            assert mine is not None
            assert theirs is not None
            assert theirs.copy != mine.copy
            assert theirs.seen[mine.copy] == mine.number - 1
            assert not theirs.knew(mine)


def test_every_id_is_fresh() -> None:
    assert len({new_id() for _n in range(1_000)}) == 1_000


def test_listeners_can_leave(path: Path) -> None:
    with open_plan(path) as workspace:
        told: list[Workspace] = []
        leave = workspace.subscribe(lambda _plan, _entries: told.append(workspace))
        workspace.commit([actor("A1")])
        leave()
        workspace.commit([actor("A2")])
        assert told == [workspace]

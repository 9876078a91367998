"""A purge leaves no value and no byte of it, in the plan or its backups, and everything else works as before."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes.drafting import create
from planner.changes.purging import Wanted
from planner.i18n import PlannerError
from planner.store.errors import NotAPlan, PlanLocked
from planner.store.sqlite.file import PlanFile
from planner.workspace import undoing
from planner.workspace.backups import back_up, back_up_damaged, list_backups, restore
from planner.workspace.editing import remove, set_leaves
from planner.workspace.history import history, tell
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.purge.purging import NothingToPurge, Wish, names_elsewhere, purge, scope_of
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace
from tests.changes.editing import STEPS, Step, draft

NAME = "Juan Pérez Ixcot"
WISH = Wish(texts=(NAME,))
MINUTES = "Acuerdos del taller. Juan Pérez Ixcot se encarga del salón. Se aprueba el acta."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan in which a person stands as actor, participant, author, alias, mention and reason."""
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro", author=NAME) as workspace:
        workspace.commit([
            create("workshops", "W1", {"title.es": "Taller 1", "minutes.es": MINUTES}),
            create("participants", "Q1", {"workshop": "W1", "code": "P-1", "name": NAME, "sex": "male"}),
            create("stakeholders", "S1", {"name.es": NAME, "kind": "person", "contact": "5555-1234"}),
            create("stakeholders", "S2", {"name.es": "Cocode", "aliases[Grupo de Juan Perez Ixcot]": "yes",
                                          "aliases[Comité]": "yes"}),
            create("ties", "T1", {"source": "S1", "target": "S2", "type": "coordinates", "description.es": "Vecinos"}),
            create("ratings", "K1", {"subject": "S2", "dimension": "influence", "value": "3", "participant": "Q1",
                                     "reason": f"Lo dice {NAME}"}),
        ], reason=f"Lista de {NAME}")  # fmt: skip
        workspace.author = "Mesa 2"
        set_leaves(workspace, "stakeholders", "S2", {"contact": f"Preguntar por {NAME.upper()}"})
        set_leaves(workspace, "stakeholders", "S2", {"contact": "Oficina municipal"})
        workspace.commit([create("participants", "Q2", {"workshop": "W1", "code": "P-2", "name": NAME})])
        remove(workspace, "participants", "Q2")
        back_up(workspace, "made")
    return path


def bytes_everywhere(path: Path) -> bytes:
    """All bytes of the plan, of what stands beside it, and of its backups."""
    beside = [file for file in path.parent.iterdir() if file.is_file()]
    return b"\n".join(file.read_bytes() for file in [*beside, *(backup.file for backup in list_backups(path))])


def without(path: Path, *texts: str) -> None:
    found = bytes_everywhere(path)
    assert [text for text in texts if text.encode() in found] == []


def agrees(workspace: Workspace) -> None:
    assert disagreements(workspace) == []
    for entry in history(workspace):
        assert NAME not in repr(tell(workspace.plan, entry))
        workspace.past(entry.revision)


def test_a_name_leaves_every_place_and_every_byte(path: Path) -> None:
    assert NAME.encode() in bytes_everywhere(path)
    with open_plan(path) as workspace:
        entries = workspace.file.journal()
        codes = sorted(workspace.plan.participants)
    done = purge(path, WISH)
    assert len(done.cleaned) == 1
    without(path, NAME, NAME.upper(), "Juan Perez Ixcot")
    with open_plan(path) as workspace:
        agrees(workspace)
        plan = workspace.plan
        assert sorted(plan.participants) == codes
        assert plan.participants["Q1"].name is None
        assert plan.participants["Q1"].code == "P-1"
        assert plan.stakeholders.body("S2") == {
            "name.es": "Cocode", "aliases[Comité]": "yes", "aliases[Grupo de […]]": "yes",
            "contact": "Oficina municipal",
        }  # fmt: skip
        assert plan.workshops["W1"].minutes.es == MINUTES.replace(NAME, "[…]")
        assert plan.ratings["K1"].reason == "Lo dice […]"
        assert plan.ties["T1"].description.es == "Vecinos"
        after = workspace.file.journal()
        assert [(e.id, e.copy, e.number, e.at, e.origin) for e in after[: len(entries)]] == [
            (e.id, e.copy, e.number, e.at, e.origin) for e in entries
        ]
        assert [entry.origin for entry in after[len(entries) :]] == ["purge", "purge"]
        assert after[0].author == "[…]"
    for backup in list_backups(path):
        with open_plan(backup.file) as old:
            agrees(old)
            assert old.plan.workshops["W1"].minutes.es == MINUTES.replace(NAME, "[…]")


def test_a_whole_record_goes_with_what_hangs_on_it_and_every_value_it_had(path: Path) -> None:
    wish = Wish(records=(("stakeholders", "S1"), ("participants", "Q2")))
    with open_plan(path) as workspace:
        scope = scope_of(workspace, wish)
        assert set(scope.removed) == {("stakeholders", "S1"), ("ties", "T1")}
        assert names_elsewhere(workspace, wish, scope)[0][0] == NAME
    purge(path, wish)
    without(path, "5555-1234", "Vecinos")
    assert NAME.encode() in bytes_everywhere(path)
    with open_plan(path) as workspace:
        assert disagreements(workspace) == []
        assert "S1" not in workspace.plan.stakeholders
        assert "T1" not in workspace.plan.ties
        assert "S1" in workspace.past(2).stakeholders
        assert workspace.past(2).stakeholders.body("S1") == {}


def test_done_again_it_finds_nothing_and_changes_nothing(path: Path) -> None:
    for wish in (WISH, Wish(records=(("stakeholders", "S1"),))):
        purge(path, wish)
        with open_plan(path) as workspace:
            revision = workspace.revision
        with pytest.raises(NothingToPurge):
            purge(path, wish)
        with open_plan(path) as workspace:
            assert workspace.revision == revision


def test_undo_and_going_back_do_not_bring_it_back(path: Path) -> None:
    with open_plan(path, author="Mesa 2") as workspace:
        start = workspace.file.journal()[1]
    purge(path, Wish(texts=(NAME,), records=(("stakeholders", "S1"),)), author="Mesa 2")
    with open_plan(path, author="Mesa 2") as workspace:
        undone = 0
        while undone < 10:
            try:
                undoing.undo(workspace)
            except undoing.AllChangedSince:
                pass
            except undoing.NothingToUndo:
                break
            undone += 1
        undoing.undo_to(workspace, start)
        agrees(workspace)
        assert "S1" not in workspace.plan.stakeholders or workspace.plan.stakeholders.body("S1") == {}
    without(path, NAME)


def test_who_has_the_plan_open_does_not_write_it_back(path: Path) -> None:
    with open_plan(path, author="Mesa 2") as follows, open_plan(path, author="Mesa 3") as commits:
        purge(path, WISH)
        follows.follow()
        assert follows.plan.participants["Q1"].name is None
        set_leaves(commits, "participants", "Q1", {"table": "Mesa 4"})
        assert commits.plan.participants["Q1"].name is None
        assert disagreements(commits) == []
    without(path, NAME)


def test_a_backup_that_cannot_be_read_is_deleted_and_one_put_back_is_clean(path: Path, tmp_path: Path) -> None:
    with open_plan(path) as workspace:
        back_up_damaged(path, workspace.clock())
    damaged = next(backup for backup in list_backups(path) if backup.why == "damaged")
    damaged.file.write_bytes(NAME.encode() * 100)
    done = purge(path, WISH)
    assert done.removed == (damaged,)
    (left,) = list_backups(path)
    restore(path, left)
    with open_plan(path) as workspace:
        agrees(workspace)
    without(path, NAME)


def test_what_is_nowhere_or_no_plan(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToPurge):
        purge(path, Wish(texts=("Nadie Así",)))
    (tmp_path / "otra.plan").write_text(NAME)
    with pytest.raises(NotAPlan):
        purge(tmp_path / "otra.plan", WISH)


def test_a_purge_of_dates_or_codes_is_no_text(path: Path) -> None:
    with open_plan(path) as workspace:
        assert not scope_of(workspace, Wish(texts=("male",)))
        assert not scope_of(workspace, Wish(texts=(str(date(2026, 1, 1)),)))
    assert Wanted(["male"]).within("male")


@settings(max_examples=8, deadline=None)
@given(st.lists(STEPS, max_size=25), st.integers(0, 20))
def test_after_any_history_nothing_of_it_is_left_and_the_file_agrees_with_itself(steps: list[Step], pick: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "foro.plan"
        with new_plan(path, title="Foro", author="Mesa 1") as workspace:
            for step in steps:
                with suppress(PlannerError):
                    workspace.commit(draft(workspace.plan, step, workspace.ids()))
            undoing.undo_to(workspace, workspace.file.newest(3)[-1])
            actors = [("stakeholders", id) for id in workspace.plan.stakeholders]
        wish = Wish(texts=("María del Mar",), records=tuple(actors[pick : pick + 1]))
        with suppress(NothingToPurge):
            purge(path, wish)
        assert "María del Mar".encode() not in path.read_bytes()
        with open_plan(path, author="Mesa 1") as workspace:
            assert disagreements(workspace) == []
            for entry in history(workspace):
                tell(workspace.plan, entry)
                workspace.past(entry.revision)
            with suppress(PlannerError):
                undoing.undo(workspace)
            assert disagreements(workspace) == []


def test_cut_off_before_the_file_was_swept_it_is_swept_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(file: PlanFile) -> None:
        raise PlanLocked(file.path)

    with monkeypatch.context() as patch:
        patch.setattr("planner.store.rewriting.sweep", cut_off)
        with pytest.raises(PlanLocked):
            purge(path, WISH)
    done = purge(path, WISH)
    assert (bool(done.scope), len(done.cleaned)) == (False, 1)
    without(path, NAME, NAME.upper())

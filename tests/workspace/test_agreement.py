"""Two workspaces on one file, whatever they do: the folded journal, the records and both plans are the same."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from planner.changes.drafting import create
from planner.i18n import PlannerError
from planner.store.errors import Conflict, Refused
from planner.workspace import undoing
from planner.workspace.editing import set_leaves
from planner.workspace.entry.enter import enter
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.undoing import AllChangedSince, NothingToRedo, NothingToUndo
from planner.workspace.workspace import Workspace
from tests.changes.editing import STEPS, Step, draft

WHO = st.integers(0, 1)


class TwoOnOneFile(RuleBasedStateMachine):
    """What two tables of one workshop do on one file, each knowing of the other now and then only."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "foro.plan"
        new_plan(self.path, title="Foro").close()
        self.workspaces = [open_plan(self.path, author=name) for name in ("Mesa 1", "Mesa 2")]
        self.revisions = [1, 1]

    @rule(who=WHO, step=STEPS)
    def edit(self, who: int, step: Step) -> None:
        workspace = self.workspaces[who]
        before = workspace.plan
        saved = self._unless((Conflict, Refused), lambda it: it.commit(draft(before, step, it.ids())), who)
        assert saved or workspace.plan == before

    @rule(who=WHO, line=st.sampled_from(["INTECAP > Foro: financia", "Foro", "A <> B; INTECAP", "Mesa > A: apoya"]))
    def enter(self, who: int, line: str) -> None:
        self._unless((Conflict, Refused), lambda workspace: enter(workspace, line), who)

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        self._unless((NothingToUndo, AllChangedSince), undoing.undo, who)

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        self._unless((NothingToRedo, AllChangedSince), undoing.redo, who)

    @rule(who=WHO, back=st.integers(0, 5))
    def go_back(self, who: int, back: int) -> None:
        workspace = self.workspaces[who]
        workspace.follow()
        points = workspace.file.newest(back + 1)
        undoing.undo_to(workspace, points[-1])
        assert workspace.plan == workspace.past(points[-1].revision)

    @rule(who=WHO)
    def follow(self, who: int) -> None:
        self.workspaces[who].follow()
        assert self.workspaces[who].plan == self.workspaces[who].file.load().plan

    @rule(who=WHO)
    def open_again(self, who: int) -> None:
        author = self.workspaces[who].author
        self.workspaces[who].close()
        self.workspaces[who] = open_plan(self.path, author=author)

    @invariant()
    def only_goes_forward(self) -> None:
        revisions = [workspace.revision for workspace in self.workspaces]
        assert all(new >= old for new, old in zip(revisions, self.revisions, strict=True))
        self.revisions = revisions

    def teardown(self) -> None:
        for workspace in self.workspaces:
            assert disagreements(workspace) == []
        assert self.workspaces[0].plan == self.workspaces[1].plan
        for workspace in self.workspaces:
            workspace.close()
        self.folder.cleanup()

    def _unless(self, expected: tuple[type[PlannerError], ...], act: Callable[[Workspace], object], who: int) -> bool:
        with suppress(*expected):
            act(self.workspaces[who])
            return True
        return False


TwoOnOneFile.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestTwoOnOneFile = TwoOnOneFile.TestCase


def spoil(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


SPOILT = {
    "UPDATE record SET body = '{\"name.es\":\"Otra\"}' WHERE type = 'stakeholders'": "Las fichas dicen algo",
    "DELETE FROM record WHERE type = 'stakeholders'": "Las fichas dicen algo que no está en el historial: Se elim",
    "UPDATE plan SET revision = 9": "no está numerado de 1 a 9",
    "DELETE FROM change_set WHERE revision = 2": "La entrada 3 del historial no continúa",
    "UPDATE change_set SET changes = replace(changes, 'MA', 'ME') WHERE revision = 3": "Siglas, de «ME» a «MA»",
    "UPDATE change_set SET seen = '{}' WHERE revision = 3": "La entrada 3",
}


@pytest.mark.parametrize(("statement", "said"), SPOILT.items())
def test_what_does_not_agree_is_told(tmp_path: Path, statement: str, said: str) -> None:
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro") as workspace:
        workspace.commit([create("stakeholders", "A", {"name.es": "Municipalidad"})])
        set_leaves(workspace, "stakeholders", "A", {"acronym": "MA"})
        assert disagreements(workspace) == []
    spoil(path, statement)
    with open_plan(path) as workspace:
        assert any(said in sentence for sentence in disagreements(workspace)), disagreements(workspace)


def test_a_plan_in_memory_that_is_not_the_saved_one_is_told(tmp_path: Path) -> None:
    with new_plan(tmp_path / "foro.plan", title="Foro") as workspace:
        workspace.commit([create("stakeholders", "A", {"name.es": "Municipalidad"})])
        spoil(workspace.path, "UPDATE record SET body = ? WHERE id = 'A'", json.dumps({"name.es": "Otra"}))
        assert any("En memoria" in sentence for sentence in disagreements(workspace))

"""Copies of one plan that went separate ways become one again: nothing lost, nothing decided behind anyone's back."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from planner.changes.drafting import create
from planner.changes.meeting import EXISTS, meet
from planner.changes.reviewing import KEEP
from planner.model.plan import Plan
from planner.store.errors import Refused
from planner.workspace import undoing
from planner.workspace.agreement import disagreements
from planner.workspace.merging import Merged, merge, read_other
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.undoing import AllChangedSince, NothingToRedo, NothingToUndo
from planner.workspace.workspace import Workspace
from tests.changes.editing import STEPS, Step, draft


def as_met(workspace: Workspace) -> Plan:
    """The plan by the rule of the meeting alone: the whole journal, whoever wrote it."""
    meeting = meet(workspace.file.journal())
    assert meeting.questions == ()
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for (collection, id, leaf), value in meeting.values.items():
        if meeting.values[collection, id, EXISTS] is not None:
            body = bodies.setdefault(collection, {}).setdefault(id, {})
            if leaf != EXISTS and value is not None:
                body[leaf] = value
    return Plan.of_bodies(bodies)


def agree(*workspaces: Workspace) -> None:
    """Every copy agrees with its own history and with the rule."""
    for workspace in workspaces:
        assert disagreements(workspace) == []
        assert workspace.plan == as_met(workspace)


def take(workspace: Workspace, other: Workspace, answer: Callable[[str], str] = lambda _key: "mine") -> Merged | None:
    """Merge the other copy, each question answered for one side."""
    merging = read_other(workspace, other.path)
    decisions: dict[str, int] = {}
    for _turn in range(40):
        open = merging.open(decisions)
        if not open:
            break
        for point in open:
            side = "mine" if point.key in decisions else answer(point.key)
            decisions[point.key] = KEEP if side == "mine" else 0
    return merge(workspace, merging, decisions)


class Copies(RuleBasedStateMachine):
    """Facilitators with copies of one plan, who meet now and then."""

    count = 3

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        first = Path(self.folder.name) / "0.plan"
        with new_plan(first, title="Foro") as workspace:
            workspace.commit(
                [
                    create("stakeholders", "A", {"name.es": "Municipalidad"}),
                    create("stakeholders", "B", {"name.es": "Foro"}),
                    create("ties", "T", {"source": "A", "target": "B", "type": "funds"}),
                    create("strategies", "S", {"title.es": "Estrategia"}),
                    create("items", "I", {"title.es": "Uno", "place": "S a0"}),
                    create("items", "J", {"title.es": "Dos", "place": "S a1"}),
                ]
            )
        paths = [first, *(first.with_name(f"{n}.plan") for n in range(1, self.count))]
        for path in paths[1:]:
            shutil.copyfile(first, path)
        self.copies = [open_plan(path, author=f"Mesa {n}") for n, path in enumerate(paths)]

    @rule(who=st.integers(0, 2), step=STEPS)
    def edit(self, who: int, step: Step) -> None:
        workspace = self.copies[who % self.count]
        with suppress(Refused):
            workspace.commit(draft(workspace.plan, step, workspace.ids()))

    @rule(who=st.integers(0, 2))
    def undo(self, who: int) -> None:
        with suppress(NothingToUndo, AllChangedSince):
            undoing.undo(self.copies[who % self.count])

    @rule(who=st.integers(0, 2))
    def redo(self, who: int) -> None:
        with suppress(NothingToRedo, AllChangedSince):
            undoing.redo(self.copies[who % self.count])

    @rule(who=st.integers(0, 2), other=st.integers(0, 2), odd=st.booleans())
    def meet(self, who: int, other: int, odd: bool) -> None:
        one, two = self.copies[who % self.count], self.copies[other % self.count]
        take(one, two, lambda key: "theirs" if (sum(map(ord, key)) % 2 == 1) == odd else "mine")
        assert take(one, two) is None

    def teardown(self) -> None:
        agree(*self.copies)
        first, *others = self.copies
        for other in others:
            take(first, other)
        for other in reversed(others):
            take(other, first)
        agree(*self.copies)
        for other in others:
            assert other.plan == first.plan
            assert read_other(other, first.path).review.points == ()
            assert read_other(first, other.path).changes({}) == ()
        for workspace in self.copies:
            workspace.close()
        self.folder.cleanup()


class TwoCopies(Copies):
    """The same with two."""

    count = 2


for machine in (Copies, TwoCopies):
    machine.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestThreeCopies = Copies.TestCase
TestTwoCopies = TwoCopies.TestCase

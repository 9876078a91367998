"""Copies of one plan that went separate ways become one again: nothing lost, nothing decided behind anyone's back."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from planner.changes.drafting import create, edit, move, remove
from planner.changes.merge.rule import EXISTS, meet
from planner.changes.review.points import KEEP
from planner.model.plan import Plan
from planner.model.tree import parent_of
from planner.store.errors import Refused
from planner.store.joining import ChangedMeanwhile, TwoHistories
from planner.workspace import undoing
from planner.workspace.history import heading, history, origin_of, tell
from planner.workspace.merging import Merged, OtherPlan, StillOpen, merge, read_other
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.undoing import AllChangedSince, NothingToRedo, NothingToUndo
from planner.workspace.workspace import Workspace
from tests.changes.editing import STEPS, Step, draft

BEGINNING = [
    create("stakeholders", "A", {"name.es": "Municipalidad"}),
    create("stakeholders", "B", {"name.es": "Foro"}),
    create("ties", "T", {"source": "A", "target": "B", "type": "funds"}),
    create("strategies", "S", {"title.es": "Estrategia"}),
    create("items", "I", {"title.es": "Uno", "place": "S a0"}),
    create("items", "J", {"title.es": "Dos", "place": "S a1"}),
]


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
    asked: Counter[str] = Counter()
    while open := merging.open(decisions):
        for point in open:
            side = ("mine", "theirs")[asked[point.key] % 2] if asked[point.key] else answer(point.key)
            decisions[point.key] = KEEP if side == "mine" else 0
            asked[point.key] += 1
        assert max(asked.values()) < 5, open
    return merge(workspace, merging, decisions)


class Copies(RuleBasedStateMachine):
    """Facilitators with copies of one plan, who meet now and then."""

    count = 3

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        first = Path(self.folder.name) / "0.plan"
        with new_plan(first, title="Foro") as workspace:
            workspace.commit(BEGINNING)
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


Copies.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TwoCopies.TestCase.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
TestThreeCopies = Copies.TestCase
TestTwoCopies = TwoCopies.TestCase


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Two copies of a plan with two actors and their tie, and a strategy with two items."""
    path = tmp_path / "ana.plan"
    new_plan(path, title="Foro").close()
    with open_plan(path) as begun:
        begun.commit(BEGINNING)
    with open_plan(path, author="Ana") as one, open_plan(copied(path, "luis.plan"), author="Luis") as two:
        yield one, two


def copied(path: Path, name: str) -> Path:
    return Path(shutil.copyfile(path, path.with_name(name)))


def edited(workspace: Workspace, id: str, **leaves: str | None) -> None:
    workspace.commit(edit(workspace.plan, "stakeholders", id, {k.replace("_", "."): v for k, v in leaves.items()}))


def test_what_only_one_wrote_comes_in_and_its_author_stays(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(one, "A", name_es="Municipalidad de Amatitlán")
    edited(two, "A", acronym="MA")
    two.commit([create("stakeholders", "C", {"name.es": "Radio"})])
    merged = take(one, two)
    assert merged is not None
    assert one.plan.table("stakeholders").body("A") == {"name.es": "Municipalidad de Amatitlán", "acronym": "MA"}
    assert [entry.author for entry in history(one, limit=3)] == ["Ana", "Luis", "Luis"]
    assert [entry.author for entry in history(one, record="C")] == ["Luis"]
    told = history(one, record="C")[0]
    assert tell(one.plan, told).lines == ("Se agrega actor: Radio",)
    assert origin_of(told) == "en el programa, en otra copia"
    assert heading(one.plan, merged.entry) == "Se unió luis.plan"
    agree(one, two)


def test_what_both_wrote_is_asked_with_both_values_and_their_authors(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(one, "A", name_es="Alcaldía")
    edited(two, "A", name_es="Muni")
    merging = read_other(one, two.path)
    (point,) = merging.review.points
    assert (point.key, point.base, point.ours) == ("stakeholders/A/name.es", "Municipalidad", "Alcaldía")
    assert point.ours_by.startswith("Ana")
    (offer,) = point.offers
    assert (offer.value, offer.by, str(offer.where)) == ("Muni", "Luis", "luis.plan")
    with pytest.raises(StillOpen, match="Falta responder 1 pregunta"):
        merge(one, merging, {})
    revision = one.revision
    assert one.follow() == []
    assert one.revision == revision
    merge(one, merging, {point.key: 0})
    assert one.plan.stakeholders["A"].name.es == "Muni"
    take(two, one)
    assert two.plan == one.plan
    agree(one, two)


def test_the_answer_mine_is_kept_for_the_other_copy_too(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(one, "A", name_es="Alcaldía")
    edited(two, "A", name_es="Muni")
    take(one, two)
    assert one.plan.stakeholders["A"].name.es == "Alcaldía"
    assert read_other(two, one.path).review.points == ()
    take(two, one)
    assert two.plan == one.plan


def test_merging_again_writes_nothing_and_the_other_file_is_never_written(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(two, "A", acronym="MA")
    before = two.path.read_bytes()
    assert take(one, two) is not None
    held = one.path.read_bytes()
    assert take(one, two) is None
    assert take(two, one) is None
    assert (one.path.read_bytes(), two.path.read_bytes()) == (held, before)


def test_one_undo_takes_the_whole_merge_back(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(two, "A", acronym="MA")
    two.commit(remove(two.plan, "stakeholders", "B"))
    before = one.plan
    take(one, two)
    assert one.past(one.revision) == one.plan != before
    undoing.undo(one)
    assert one.plan == before
    agree(one)
    take(two, one)
    assert two.plan == before
    undoing.redo(one)
    assert "B" not in one.plan.stakeholders
    agree(one, two)


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("keeps", [True, False])
def test_a_record_removed_in_one_and_changed_in_the_other_is_asked_about(
    pair: tuple[Workspace, Workspace], who: int, keeps: bool
) -> None:
    one, two = pair
    removing, writing = pair[who], pair[1 - who]
    removing.commit(remove(removing.plan, "stakeholders", "A"))
    edited(writing, "A", acronym="MA")
    merging = read_other(one, two.path)
    (point,) = merging.review.points
    assert point.key == "stakeholders/A/"
    assert (point.ours is None) == (who == 0)
    stays = KEEP if (point.ours is not None) == keeps else 0
    merge(one, merging, {point.key: stays})
    assert ("A" in one.plan.stakeholders, "T" in one.plan.ties) == (keeps, keeps)
    assert not keeps or one.plan.stakeholders["A"].acronym == "MA"
    take(two, one)
    assert two.plan == one.plan
    agree(one, two)


@pytest.mark.parametrize("keeps", [True, False])
def test_what_was_removed_in_one_and_is_referred_to_in_the_other_is_asked_about(
    pair: tuple[Workspace, Workspace], keeps: bool
) -> None:
    one, two = pair
    one.commit(remove(one.plan, "stakeholders", "B"))
    two.commit([create("assignments", "Q", {"stakeholder": "B", "item": "I", "role": "lead"})])
    merging = read_other(one, two.path)
    (point,) = merging.review.points
    assert point.key == "stakeholders/B/"
    assert "lo menciona" in point.asks[0]
    merge(one, merging, {point.key: 0 if keeps else KEEP})
    assert ("B" in one.plan.stakeholders, "T" in one.plan.ties, "Q" in one.plan.assignments) == (keeps,) * 3
    take(two, one)
    assert two.plan == one.plan
    agree(one, two)


@pytest.mark.parametrize("theirs", [True, False])
def test_moves_that_only_together_make_a_circle_are_asked_about(
    pair: tuple[Workspace, Workspace], theirs: bool
) -> None:
    one, two = pair
    one.commit(move(one.plan, "I", "J"))
    two.commit(move(two.plan, "J", "I"))
    merging = read_other(one, two.path)
    (point,) = merging.review.points
    assert point.aspect == "place"
    assert "Uno, Dos" in point.asks[0]
    merge(one, merging, {point.key: 0 if theirs else KEEP})
    assert [parent_of(one.plan, id) for id in "IJ"] == (["S", "I"] if theirs else ["J", "S"])
    take(two, one)
    assert two.plan == one.plan
    agree(one, two)


def test_answers_that_contradict_one_another_are_asked_for_again(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    for workspace, under in ((one, {"I": "J", "J": "S"}), (two, {"J": "I", "I": "S"})):
        workspace.commit([create("items", "K", {"title.es": "Tres", "place": "S a9"})])
        for id, parent in under.items():
            workspace.commit(move(workspace.plan, id, parent))
    merging = read_other(one, two.path)
    assert {point.key for point in merging.review.points} == {"items/I/place", "items/J/place"}
    circular = {"items/I/place": KEEP, "items/J/place": 0}
    assert {point.key for point in merging.open(circular)} == circular.keys()
    assert merging.open({"items/I/place": KEEP, "items/J/place": KEEP}) == ()


def test_plans_made_by_themselves_from_one_example_are_copies_of_one(tmp_path: Path) -> None:
    with (
        new_plan(tmp_path / "ana.plan", example="exercise", author="Ana") as one,
        new_plan(tmp_path / "luis.plan", example="exercise", author="Luis") as two,
    ):
        actors = sorted(one.plan.stakeholders)
        edited(one, actors[0], acronym="UNO")
        edited(two, actors[1], acronym="DOS")
        one.commit(remove(one.plan, "stakeholders", actors[2]))
        assert read_other(one, two.path).review.points == ()
        take(one, two)
        take(two, one)
        assert one.plan == two.plan
        assert [one.plan.stakeholders[id].acronym for id in actors[:2]] == ["UNO", "DOS"]
        assert actors[2] not in one.plan.stakeholders
        agree(one, two)


def test_what_cannot_be_removed_is_asked_again_with_the_reason(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    for workspace in pair:
        workspace.commit([create("territories", "U", {"name.es": "Guatemala"})], origin="new")
    one.commit(remove(one.plan, "territories", "U"))
    two.commit([create("territories", "V", {"name.es": "Amatitlán", "parent": "U"})])
    merging = read_other(one, two.path)
    (point,) = merging.review.points
    (again,) = merging.open({point.key: KEEP})
    assert "No se puede eliminar «Guatemala»" in again.asks[-1]
    assert merging.open(merging.taking("mine")) == (again,)
    merge(one, merging, {point.key: 0})
    assert one.plan.territories["V"].parent == "U"
    agree(one)


def test_places_that_the_program_chose_are_not_asked_about(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    for workspace, place in ((one, "1.0,1.0"), (two, "2.0,2.0")):
        workspace.commit(edit(workspace.plan, "stakeholders", "A", {"position": place}), origin="layout")
    two.commit(edit(two.plan, "stakeholders", "B", {"position": "3.0,3.0"}), origin="layout")
    one.commit(remove(one.plan, "stakeholders", "B"))
    assert read_other(one, two.path).review.points == ()
    take(one, two)
    take(two, one)
    assert one.plan == two.plan
    assert "B" not in one.plan.stakeholders
    agree(one, two)


def test_a_plan_that_is_no_copy_says_so(pair: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    new_plan(tmp_path / "otro.plan", title="Foro").close()
    with pytest.raises(OtherPlan, match="contiene otro plan y no una copia de este"):
        read_other(pair[0], tmp_path / "otro.plan")


def test_two_sets_under_one_number_are_refused(pair: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    one, _two = pair
    edited(one, "A", acronym="MA")
    twin = copied(one.path, "gemelo.plan")
    with open_plan(twin, author="Luis", copy=one.file.copy()) as other:
        other.file.site.remember(str(one.file.copy()), 0)
        connection = sqlite3.connect(twin)
        connection.execute("UPDATE plan SET copies = ?", (f'{{"{one.file.copy()}": "{one.file.copy()}"}}',))
        connection.commit()
        connection.close()
        other.file.load()
        edited(other, "B", acronym="FO")
        edited(one, "B", acronym="F")
        with pytest.raises(TwoHistories, match="uno de Ana y otro de Luis"):
            read_other(one, twin)


def test_a_backup_put_back_and_written_on_merges_with_what_was_lost(pair: tuple[Workspace, Workspace]) -> None:
    one, _two = pair
    edited(one, "A", acronym="MA")
    backup = one.path.read_bytes()
    edited(one, "B", acronym="F")
    lost = copied(one.path, "perdido.plan")
    one.close()
    one.path.write_bytes(backup)
    with open_plan(one.path, author="Ana") as again, open_plan(lost) as other:
        take(again, other)
        edited(again, "A", acronym="MU")
        assert again.plan.stakeholders["B"].acronym == "F"
        agree(again)
        take(other, again)
        assert other.plan == again.plan


def test_what_was_changed_meanwhile_is_not_merged_over(pair: tuple[Workspace, Workspace]) -> None:
    one, two = pair
    edited(two, "A", acronym="MA")
    merging = read_other(one, two.path)
    with open_plan(one.path, author="Eva") as third:
        edited(third, "A", acronym="E")
    with pytest.raises(ChangedMeanwhile, match="hay que unir de nuevo"):
        merge(one, merging, {})
    assert take(one, two) is not None
    assert one.plan.stakeholders["A"].acronym == "E"
    agree(one)


@pytest.mark.parametrize("point", ["before write", "before commit", "after commit"])
def test_a_merge_that_is_cut_off_is_there_whole_or_not_at_all(pair: tuple[Workspace, Workspace], point: str) -> None:
    one, two = pair
    edited(two, "A", acronym="MA")
    before = one.plan

    def cut(reached: str) -> None:
        if reached == point:
            raise KeyboardInterrupt

    with open_plan(one.path, author="Ana", fault=cut) as cut_off, pytest.raises(KeyboardInterrupt):
        take(cut_off, two)
    with open_plan(one.path, author="Ana") as again:
        assert (again.plan == before) == (point != "after commit")
        agree(again)
        assert (take(again, two) is None) == (point == "after commit")
        assert again.plan.stakeholders["A"].acronym == "MA"

"""An edited dump held against what it was dumped from, for plans of every shape."""

from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes.applying import apply
from planner.changes.review.accepting import outcome
from planner.changes.review.incoming import NOTHING, Incoming, Kind
from planner.changes.review.points import Review, State, plainly, review, taking
from planner.formats.registers import read_incoming
from planner.formats.registers.writing import dumped
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES
from tests.formats.registers.plans import plans

Key = tuple[str, str, str]
Edits = dict[Key, str | None]
TEXTS = st.sampled_from(["uno", "dos", None])


def dumped_from(base: Plan, edited: Plan, folder: Path) -> list[Path]:
    """The files of a dump of `base` as somebody edited them into `edited`."""
    heads = dumped(edition(base, Audience.INTERNAL), "ENTRY")
    files: list[Path] = []
    for name, text in dumped(edition(edited, Audience.INTERNAL)).items():
        line = next(line for line in heads[name].splitlines() if line.startswith("base: "))
        head, register, rest = text.partition("register: ")
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{head}{line}\n{register}{rest}", encoding="utf-8", newline="\n")
        files.append(file)
    return files


def came(base: Plan, edited: Plan, plan: Plan) -> tuple[Incoming, ...]:
    with TemporaryDirectory() as folder:
        files = dumped_from(base, edited, Path(folder))
        return read_incoming(files, plan, lambda _base: edition(base, Audience.INTERNAL))


def with_edits(plan: Plan, edits: Edits) -> Plan:
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for (collection, id, leaf), text in edits.items():
        body = bodies.setdefault(collection, {}).setdefault(id, dict(plan.table(collection).bodies[id]))
        if text is None:
            body.pop(leaf)
        else:
            body[leaf] = text
    return plan.replacing(bodies)


def editable(plan: Plan) -> list[Key]:
    """Leaves of free text, but for those by which files are named and the books of the program."""
    return [
        (name, id, leaf)
        for name, table in plan.tables() if name != "plan"
        for id, body in sorted(table.bodies.items())
        for leaf in sorted(body)
        if "[" not in leaf and RECORD_TYPES[name].fields()[field_of_leaf(leaf)].kind.name in ("line", "prose")
        and field_of_leaf(leaf) not in ("title", "name", "acronym", "code")
    ]  # fmt: skip


def unmerged(plan: Plan) -> Plan:
    """The plan without duplicates that were made one: what came in about them goes to others."""
    bodies = plan.stakeholders.bodies.items()
    return plan.replacing({"stakeholders": {id: {leaf: text for leaf, text in body.items() if leaf != "merged_into"}
                                            for id, body in bodies}})  # fmt: skip


@given(plans(), st.data())
@settings(max_examples=8)
def test_edits_of_file_and_plan_meet_leaf_by_leaf(base: Plan, data: st.DataObject) -> None:
    base = unmerged(base)
    keys = editable(base)
    some = st.dictionaries(st.sampled_from(keys), TEXTS, max_size=5) if keys else st.just({})
    in_file: Edits = data.draw(some)
    in_plan: Edits = data.draw(some)
    plan = with_edits(base, in_plan)
    found = review(plan, came(base, with_edits(base, in_file), plan))
    changed = {key: value for key, value in in_file.items() if base.table(key[0]).bodies[key[1]][key[2]] != value}
    told = {(p.collection, p.id, p.aspect): p for p in found.points}
    new = {
        key: value for key, value in changed.items() if plan.table(key[0]).bodies[key[1]].get(key[2]) != value
    }  # fmt: skip
    assert {key: point.offers[0].value for key, point in told.items()} == new
    for key, point in told.items():
        ours = plan.table(key[0]).bodies[key[1]].get(key[2])
        untouched = ours == base.table(key[0]).bodies[key[1]][key[2]]
        expected = (State.PLAIN if new[key] is not None else State.ASKED) if untouched else State.CONFLICT
        assert point.state is expected
    plain = {key: value for key, value in new.items() if told[key].state is State.PLAIN}
    assert settled(plan, found, plainly(found)) == with_edits(plan, plain)
    assert settled(plan, found, taking(found, "all")) == with_edits(plan, new)


def settled(plan: Plan, found: Review, decisions: dict[str, int]) -> Plan:
    numbers = count()
    result = outcome(plan, found.points, decisions, ids=lambda: f"N{next(numbers)}", today=date(2026, 11, 21))
    assert result.held == ()
    return apply(plan, result.changes)


@given(plans(), st.data())
@settings(max_examples=8)
def test_a_record_that_was_taken_out_is_asked_and_nothing_else(base: Plan, data: st.DataObject) -> None:
    base = unmerged(base)
    leaves = [(name, id) for name in ("reports", "links", "workshops") for id in base.table(name)]
    name, id = data.draw(st.sampled_from(leaves or [("", "")]))
    if not name:
        return
    found = review(base, came(base, base.replacing({name: {id: None}}), base))
    [point] = found.points
    assert (point.collection, point.id, point.aspect, point.kind, point.state) == (
        name, id, NOTHING, Kind.MISSING, State.ASKED,
    )  # fmt: skip
    assert settled(base, found, taking(found, "all")) == base
    assert id not in settled(base, found, {point.key: 0}).table(name)

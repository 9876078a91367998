"""A blanked history still folds, still names what it was about, and holds no value of what was purged."""

from datetime import UTC, datetime

import pytest

from planner.changes.applying import apply, apply_checked
from planner.changes.change import Change
from planner.changes.change_set import PURGE, ChangeSet
from planner.changes.drafting import create
from planner.changes.merge.rule import meet
from planner.changes.purging import Wanted, blank, blanked, leaves_with, mark, purged_leaves
from planner.changes.wording import describe
from planner.model.plan import Plan

AT = datetime(2026, 3, 1, tzinfo=UTC)


def entry(number: int, *changes: Change, copy: str = "A", origin: str = "app", **seen: int) -> ChangeSet:
    return ChangeSet(
        id=f"{copy}{number}", copy=copy, number=number, seen={**({copy: number - 1} if number > 1 else {}), **seen},
        author="Mesa 1", at=AT, origin=origin, reason="", revision=number, changes=changes,
    )  # fmt: skip


JOURNAL = [
    entry(1, create("stakeholders", "S1", {"name.es": "Red de mujeres", "contact": "Juan Pérez, 5555-1234"})),
    entry(2, Change("stakeholders", "S1", "aliases[Grupo de Juan Perez]", None, "yes")),
    entry(3, Change("stakeholders", "S1", "contact", "Juan Pérez, 5555-1234", "5555-9999")),
    entry(4, Change("stakeholders", "S1", "acronym", None, "RM")),
]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Llamar a JUAN  PEREZ hoy", "Llamar a […] hoy"),
        ("Juan Pérez", ""),
        ("Juan Pérezoso y Juana Pérez", "Juan Pérezoso y Juana Pérez"),
        ("(juan pérez), de Salud", "([…]), de Salud"),
    ],
)
def test_a_name_is_found_however_it_is_written_and_only_as_a_whole(text: str, rest: str) -> None:
    wanted = Wanted(["Juan Pérez"])
    assert wanted.redacted(text) == rest
    assert wanted.within(text) == (rest != text)


def test_no_text_finds_nothing() -> None:
    assert not Wanted([]).within("Juan Pérez")
    assert not Wanted(["  "]).within("Juan Pérez")


def test_leaves_that_ever_held_a_text_are_found_without_naming_it() -> None:
    found = leaves_with(JOURNAL, Wanted(["Juan Pérez"]))
    assert found == {("stakeholders", "S1", "contact"), ("stakeholders", "S1", "aliases[]")}


def test_a_blanked_journal_folds_to_the_plan_without_those_leaves() -> None:
    leaves = leaves_with(JOURNAL, Wanted(["Juan Pérez"]))
    entries = [blanked(one, leaves) for one in JOURNAL]
    folded = apply_checked(Plan(), (change for one in entries for change in one.changes))
    assert folded.clashes == ()
    assert folded.plan.stakeholders.body("S1") == {"name.es": "Red de mujeres", "acronym": "RM"}
    assert "Juan" not in repr(entries)
    assert "5555" not in repr(entries)
    assert entries[3] is JOURNAL[3]
    assert [(one.copy, one.number, one.at, len(one.changes)) for one in entries] == [
        (one.copy, one.number, one.at, len(one.changes)) for one in JOURNAL
    ]


def test_a_blanked_change_is_told_without_its_value() -> None:
    plan = apply(Plan(), [create("stakeholders", "S1", {"name.es": "Red de mujeres"})])
    assert describe(plan, mark(("stakeholders", "S1", "aliases[]"))) == "Red de mujeres: Otros nombres, sin valor"
    assert describe(plan, mark(("stakeholders", "GONE", None))) == "Se elimina actor: actor"


def test_what_another_copy_wrote_without_knowing_of_the_purge_does_not_come_back() -> None:
    marks = entry(5, mark(("stakeholders", "S1", "contact")), origin=PURGE)
    after = entry(6, Change("stakeholders", "S1", "contact", None, "Oficina, 5555-0000"))
    purged = purged_leaves([*JOURNAL, marks, after])
    unaware = entry(1, Change("stakeholders", "S1", "contact", "5555-9999", "Juan Pérez"), copy="B", A=4)
    aware = entry(2, Change("stakeholders", "S1", "contact", "Oficina, 5555-0000", "Secretaría"), copy="B", A=6)
    assert "Juan" not in repr(blank(unaware, purged))
    assert blank(aware, purged) is aware
    assert blank(after, purged) is after
    assert blank(marks, purged) is marks
    ours = [blank(one, purged) for one in (*JOURNAL, marks, after)]
    theirs = [blank(one, purged) for one in (*JOURNAL, unaware)]
    meeting = meet(ours, theirs)
    assert meeting.questions == ()
    assert meeting.values["stakeholders", "S1", "contact"] == "Oficina, 5555-0000"
    assert meet(theirs, ours) == meeting


def test_a_purged_record_keeps_only_what_holds_the_past_together() -> None:
    made = [
        entry(1, create("workshops", "W1", {"title.es": "Taller"})),
        entry(2, create("participants", "Q1", {"workshop": "W1", "code": "P1", "name": "Ana López", "sex": "female"})),
        entry(3, Change("participants", "Q1", "table", None, "Mesa 3")),
    ]
    entries = [blanked(one, {("participants", "Q1", None)}) for one in made]
    folded = apply_checked(Plan(), (change for one in entries for change in one.changes))
    assert folded.clashes == ()
    assert folded.plan.participants.body("Q1") == {"workshop": "W1"}

"""What no change may break, whatever side it comes from."""

import pytest

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import create
from planner.i18n import LANGUAGES, speaking
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.problems import Severity

PLAN = Plan.of_bodies(
    {
        "plan": {"PLAN": {"title.es": "Plan"}},
        "stakeholders": {"A": {"name.es": "Alfa"}, "B": {"name.es": "Beta", "merged_into": "A"}},
        "ties": {"R": {"source": "A", "type": "funds", "target": "B"}},
        "strategies": {"S": {"title.es": "Estrategia"}},
        "items": {"I": {"title.es": "Uno", "place": "S a0"}, "J": {"title.es": "Dos", "place": "I a0"}},
        "territories": {"T": {"name.es": "Guatemala", "kind": "country"}},
        "sources": {"D": {"title.es": "Acta", "cites[D1]": "yes"}, "D1": {"title.es": "Ley"}},
    }
)


def broken(*changes: Change) -> list[str]:
    return [problem.code for problem in violations(PLAN, apply(PLAN, changes), changes)]


def gone(collection: str, id: str) -> Change:
    return Change(collection, id, None, PLAN.table(collection).body(id), None)


def leaf(collection: str, id: str, name: str, text: str | None) -> Change:
    before = PLAN.table(collection).body(id) or {}
    return Change(collection, id, name, before.get(name), text)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (create("stakeholders", 'A"]', {"name.es": "x"}), "identity"),
        (create("stakeholders", "", {"name.es": "x"}), "identity"),
        (create("stakeholders", "X" * 41, {"name.es": "x"}), "identity"),
        (create("ties", "A", {"source": "A", "type": "funds", "target": "A"}), "identity"),
        (create("plan", "OTRO", {"title.es": "x"}), "identity"),
        (create("stakeholders", "PLAN", {"name.es": "x"}), "identity"),
        (leaf("stakeholders", "A", "aliases[Uno]", "no"), "unknown_field"),
        (leaf("stakeholders", "A", "aliases[Uno", "yes"), "unknown_field"),
        (leaf("stakeholders", "A", "aliases[ Uno]", "yes"), "bad_value"),
        (leaf("stakeholders", "A", "name.fr", "x"), "unknown_field"),
        (leaf("stakeholders", "A", "name", "x"), "unknown_field"),
        (leaf("stakeholders", "A", "acronym[x]", "yes"), "unknown_field"),
        (leaf("stakeholders", "A", "acronym", "a\nb"), "bad_value"),
        (leaf("stakeholders", "A", "note", "\x1b[2J"), "bad_value"),
        (leaf("stakeholders", "A", "territory", "D"), "dangling"),
        (leaf("stakeholders", "A", "cites[A línea 3]", "yes"), "dangling"),
        (leaf("stakeholders", "A", "merged_into", "B"), "cycle"),
        (leaf("territories", "T", "parent", "T"), "cycle"),
        (leaf("items", "I", "place", "J a0"), "cycle"),
        (leaf("items", "I", "place", "S a00"), "bad_value"),
        (leaf("items", "I", "place", None), "missing"),
        (leaf("ties", "R", "target", None), "missing"),
        (gone("stakeholders", "A"), "dangling"),
        (gone("strategies", "S"), "dangling"),
        (gone("sources", "D1"), "dangling"),
    ],
)
def test_what_would_break_the_plan_is_found(change: Change, code: str) -> None:
    assert code in broken(change)


@pytest.mark.parametrize(
    "change",
    [
        leaf("stakeholders", "A", "aliases[a]b[c]", "yes"),
        leaf("stakeholders", "A", "kind", "algo raro"),
        leaf("stakeholders", "A", "name.es", None),
        leaf("ties", "R", "target", "A"),
        leaf("items", "J", "place", "S a1"),
        gone("ties", "R"),
    ],
)
def test_what_waits_in_the_list_of_problems_is_let_in(change: Change) -> None:
    assert broken(change) == []


def test_a_removal_with_all_that_hangs_on_it_is_let_in() -> None:
    assert broken(gone("items", "J"), gone("items", "I"), gone("strategies", "S")) == []


@pytest.mark.parametrize(
    ("change", "spanish", "english"),
    [
        (leaf("items", "I", "place", "J a0"), "«Uno» no puede ir dentro de lo que depende de él.",
         "“Uno” would come to stand below itself."),
        (gone("stakeholders", "A"), "«Beta» todavía se refiere a «Alfa».", "“Beta” still refers to “Alfa”."),
        (leaf("stakeholders", "A", "territory", "D"), "El campo «Territorio» se refiere a algo que no está en el plan.",
         "The field “Territory” refers to something that is not in the plan."),
        (leaf("ties", "R", "target", None), "Falta indicar a qué se refiere el campo «Hacia».",
         "The field “To” must say which record"),
        (leaf("stakeholders", "A", "name.fr", "x"), "No existe el campo «name.fr».", "There is no field “name.fr”."),
    ],
    ids=lambda value: "" if isinstance(value, Change) else None,
)  # fmt: skip
def test_a_refusal_is_said_in_both_languages(change: Change, spanish: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (spanish, english), strict=True):
        with speaking(language):
            told = [problem.sentence for problem in violations(PLAN, apply(PLAN, [change]), [change])]
        assert any(sentence.startswith(said) for sentence in told), told
        assert all(problem.severity is Severity.ERROR for problem in violations(PLAN, apply(PLAN, [change]), [change]))


def test_what_was_broken_before_is_not_held_against_a_change_elsewhere() -> None:
    """A damaged file can still be worked with: only what is touched is looked at."""
    damaged = PLAN.replacing({"ties": {"X": {"source": "GONE", "type": "funds", "target": "A"}}})
    change = Change("stakeholders", "A", "acronym", None, "AL")
    assert violations(damaged, apply(damaged, [change]), [change]) == []
    touched = Change("ties", "X", "source", "GONE", "NOBODY")
    assert [problem.code for problem in violations(damaged, apply(damaged, [touched]), [touched])] == ["dangling"]


def test_whoever_stands_below_a_circle_is_not_to_blame_for_it() -> None:
    rows = {"I": {"title.es": "Uno", "place": "J a0"}, "K": {"title.es": "K", "place": "S a0"}}
    circle = PLAN.replacing({"items": rows})
    change = Change("items", "K", "place", "S a0", "I a1")
    assert violations(circle, apply(circle, [change]), [change]) == []

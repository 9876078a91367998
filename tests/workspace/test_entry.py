"""Quick entry: what a room says becomes actors and ties, and doubts are asked before anything is made."""

import pytest

from planner.i18n import speaking
from planner.model import vocabularies
from planner.model.naming import title_of
from planner.workspace import undoing
from planner.workspace.entry import Choice, decided, enter
from planner.workspace.workspace import Workspace


def names(workspace: Workspace) -> set[str]:
    return {actor.name.pick() for actor in workspace.plan.stakeholders.values()}


def ties(workspace: Workspace) -> set[str]:
    return {title_of(workspace.plan, tie) for tie in workspace.plan.ties.values()}


def test_one_line_adds_what_is_missing_and_the_tie(workspace: Workspace) -> None:
    reading, entry = enter(workspace, "INTECAP > Municipalidad de Amatitlan: financia")
    assert not reading.doubts
    assert entry is not None
    assert ties(workspace) == {"INTECAP financia MA"}
    undoing.undo(workspace)
    assert "INTECAP" not in names(workspace)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MA > INTECAP: coordina", "MA coordina con INTECAP"),
        ("MA <> INTECAP", "MA coordina con INTECAP"),
        ("MA < INTECAP: capacita", "INTECAP capacita a MA"),
        ("INTECAP -> Foro de Desarrollo: miembro", "INTECAP es miembro de Foro de Desarrollo"),
        ("- INTECAP → ma: FINANCIA", "INTECAP financia MA"),
        ("3. INTECAP > MA: funds", "INTECAP financia MA"),
    ],
)
def test_ways_to_write_a_tie(workspace: Workspace, line: str, said: str) -> None:
    enter(workspace, line)
    assert ties(workspace) == {said}


def test_a_pasted_list_is_taken_at_once(workspace: Workspace) -> None:
    text = "• Ministerio de Trabajo (MINTRAB) [público]\n\n• Pastoral de Movilidad [religioso]\nMINTRAB > MA: apoya\n"
    _reading, entry = enter(workspace, text)
    assert entry is not None
    assert {"Ministerio de Trabajo", "Pastoral de Movilidad"} <= names(workspace)
    assert ties(workspace) == {"MINTRAB apoya MA"}
    undoing.undo(workspace)
    assert len(workspace.plan.stakeholders) == 2


def test_near_duplicates_are_pointed_out_before_they_are_made(workspace: Workspace) -> None:
    before = workspace.plan
    reading, entry = enter(workspace, "Muni de Amatitlán > INTECAP: apoya\nCruz Roja")
    assert entry is None
    assert workspace.plan == before
    (doubt,) = reading.doubts
    assert "Muni de Amatitlán" in doubt.question
    same = next(choice for choice in doubt.choices if choice.kind == "use")
    _reading, entry = enter(workspace, doubt.text + "\nCruz Roja", decided({}, doubt, same))
    assert entry is not None
    assert ties(workspace) == {"MA apoya INTECAP"}
    assert "Cruz Roja" in names(workspace)


def test_a_doubt_can_be_answered_with_a_new_actor_or_left_out(workspace: Workspace) -> None:
    (doubt,) = enter(workspace, "Muni de Amatitlán")[0].doubts
    enter(workspace, "Muni de Amatitlán", decided({}, doubt, Choice("skip")))
    assert len(workspace.plan.stakeholders) == 2
    enter(workspace, "Muni de Amatitlán", decided({}, doubt, Choice("new")))
    assert "Muni de Amatitlán" in names(workspace)


def test_an_unknown_verb_asks_with_the_likely_ties_first(workspace: Workspace) -> None:
    reading, entry = enter(workspace, "INTECAP > MA: financea")
    assert entry is None
    (doubt,) = reading.doubts
    assert doubt.choices[0].value == "funds"
    enter(workspace, "INTECAP > MA: financea", decided({}, doubt, doubt.choices[0]))
    assert ties(workspace) == {"INTECAP financia MA"}


def test_what_the_plan_already_says_is_not_made_twice(workspace: Workspace) -> None:
    enter(workspace, "INTECAP > MA: financia")
    reading, entry = enter(workspace, "INTECAP > ma: financia\nMA <> INTECAP\nINTECAP <> MA")
    assert len(reading.already) == 2
    assert entry is not None
    assert ties(workspace) == {"INTECAP financia MA", "MA coordina con INTECAP"}


@pytest.mark.parametrize("name", ["[/x]", "<script>alert(1)</script>", "=1+1", "a" * 200])
def test_awkward_names_are_kept_as_they_are(workspace: Workspace, name: str) -> None:
    enter(workspace, name)
    assert any(name in known for known in names(workspace))


def test_every_tie_type_can_be_typed_in_both_languages(workspace: Workspace) -> None:
    for term in vocabularies.TIE_TYPE:
        assert vocabularies.TIE_TYPE.find(term.es) == term.code
        assert vocabularies.TIE_TYPE.find(term.en) == term.code
    with speaking("en"):
        enter(workspace, "Red Cross > MA: supports")
        assert "Red Cross supports MA" in ties(workspace)


def test_forty_actors_and_sixty_ties_at_once(workspace: Workspace) -> None:
    actors = [f"Organización {chr(65 + n // 6)}{chr(97 + n % 6) * 4}" for n in range(40)]
    lines = [f"{actors[n]} > {actors[(n * 7 + 1) % 40]}: apoya" for n in range(40)]
    lines += [f"{actors[n]} <> {actors[(n * 3 + 2) % 40]}" for n in range(20)]
    reading, _entry = enter(workspace, "\n".join(lines))
    decisions: dict[str, Choice] = {}
    while reading.doubts:
        for doubt in reading.doubts:
            decisions = decided(decisions, doubt, Choice("new"))
        reading, _entry = enter(workspace, "\n".join(lines), decisions)
    assert len(workspace.plan.stakeholders) == 42

"""Quick entry: what a room says becomes actors and ties, and doubts are asked before anything is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n import speaking
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.naming import title_of
from planner.store.errors import Refused
from planner.workspace import editing, undoing
from planner.workspace.entry.enter import Choice, decided, enter
from planner.workspace.entry.grammar import read_lines
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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MA < INTECAP; PDH: capacita", {"INTECAP capacita a MA", "PDH capacita a MA"}),
        ("INTECAP; PDH > MA; FAO: apoya", {"INTECAP apoya MA", "INTECAP apoya FAO", "PDH apoya MA", "PDH apoya FAO"}),
        ("INTECAP <> MA: financia", {"INTECAP financia MA", "MA financia INTECAP"}),
        ("Asociación Pop-noj -> MA: está en conflicto con", {"Asociación Pop-noj está en conflicto con MA"}),
        ("Casa: Norte > Centro: Sur: deriva a", {"Casa: Norte deriva personas a Centro: Sur"}),
        ("A) Uno -- Dos => MA: convoca", {"Uno -- Dos convoca a MA"}),
        ("INTECAP ==> MA :  ATIENDE A ", {"INTECAP atiende a MA"}),
    ],
)
def test_ways_to_write_several_ties(workspace: Workspace, line: str, said: set[str]) -> None:
    reading, _entry = enter(workspace, line)
    assert not reading.doubts
    assert ties(workspace) == said


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("Asociación Pop-noj", {"Asociación Pop-noj"}), ("Mesa A - Mesa B", {"Mesa A - Mesa B"}),
        ("Casa: Norte", {"Casa: Norte"}), ("INTECAP; PDH ;", {"INTECAP", "PDH"}),
        ("Huehuetenango (departamento)", {"Huehuetenango (departamento)"}), ("Zona 2 (Centro)", {"Zona 2 (Centro)"}),
        ("2a. Calle", {"2a. Calle"}), ("1) Pastoral", {"Pastoral"}), ("\uf0b7 Cáritas", {"Cáritas"}),
        ("¿Quién?\r\n\r\n-----\r\n***\r\nFAO\r\n", {"¿Quién?", "FAO"}), ("Cruz Roja\nCRUZ ROJA", {"Cruz Roja"}),
        ("FAO\tRegional", {"FAO Regional"}), ("INTE\u200bCAP\nINTECAP", {"INTECAP"}),
    ],
)  # fmt: skip
def test_names_are_kept_as_they_were_written(workspace: Workspace, line: str, made: set[str]) -> None:
    before = names(workspace)
    reading, _entry = enter(workspace, line)
    assert not reading.doubts
    assert names(workspace) - before == made


@pytest.mark.parametrize(
    "line", ["Ministerio de Trabajo (MINTRAB) [público]", "Ministerio de Trabajo [Gobierno] (MINTRAB)"]
)
def test_acronym_and_sector_stand_in_brackets_in_any_order(workspace: Workspace, line: str) -> None:
    enter(workspace, line)
    actor = editing.find(workspace.plan, "stakeholders", "MINTRAB")
    assert isinstance(actor, Stakeholder)
    assert (actor.name.es, actor.acronym, actor.sector) == ("Ministerio de Trabajo", "MINTRAB", "public")


def test_brackets_complete_a_known_actor_but_change_nothing_that_was_said(workspace: Workspace) -> None:
    enter(workspace, "Foro de Desarrollo (FODA) [multisectorial]")
    enter(workspace, "FODA [privado]")
    actor = editing.find(workspace.plan, "stakeholders", "FODA")
    assert isinstance(actor, Stakeholder)
    assert (actor.name.es, actor.sector) == ("Foro de Desarrollo", "multisector")
    assert len(workspace.plan.stakeholders) == 2


def test_an_unknown_sector_is_asked_and_never_swallowed(workspace: Workspace) -> None:
    (doubt,) = enter(workspace, "Pastoral [religosa]\nCáritas [Religosa]")[0].doubts
    assert doubt.question == "¿Qué sector es «religosa»?"
    assert doubt.choices[0].label == "Religioso"
    enter(workspace, "Pastoral [religosa]\nCáritas [Religosa]", decided({}, doubt, doubt.choices[0]))
    sectors = {actor.name.pick(): actor.sector for actor in workspace.plan.stakeholders.values()}
    assert sectors["Pastoral"] == sectors["Cáritas"] == "religious"
    enter(workspace, "Templo [religosa]", decided({}, doubt, Choice("skip")))
    assert "Templo" in names(workspace)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("MA - INTECAP: coordina con", "no dice quién está del otro lado"), ("MA: financia", "no dice quién"),
        ("INTECAP > ", "no dice quién está del otro lado"), ("INTECAP > : financia", "no dice quién"),
        ("INTECAP > FAO > PDH: apoya", "más de una relación"), ("MA <> Municipalidad de Amatitlán", "consigo mismo"),
    ],
)  # fmt: skip
def test_a_line_that_says_no_tie_waits_until_it_is_left_out(workspace: Workspace, line: str, question: str) -> None:
    before = workspace.plan
    reading, entry = enter(workspace, f"{line}\nCruz Roja")
    assert entry is None
    (doubt,) = reading.doubts
    assert question in doubt.question
    assert [choice.kind for choice in doubt.choices] == ["skip"]
    enter(workspace, f"{line}\nCruz Roja", decided({}, doubt, doubt.choices[0]))
    assert len(workspace.plan.stakeholders) == len(before.stakeholders) + 1
    assert workspace.plan.ties == before.ties


def test_near_duplicates_within_one_paste_can_be_one(workspace: Workspace) -> None:
    text = "Cruz Roja Guatemalteca > MA: apoya\nCruz Roja Guatemaltca > FAO: financia"
    (doubt,) = enter(workspace, text)[0].doubts
    same = next(choice for choice in doubt.choices if choice.kind == "use")
    _reading, entry = enter(workspace, text, decided({}, doubt, same))
    assert entry is not None
    assert ties(workspace) == {"Cruz Roja Guatemalteca apoya MA", "Cruz Roja Guatemalteca financia FAO"}


def test_an_answer_about_an_actor_that_is_gone_is_asked_again(workspace: Workspace) -> None:
    (doubt,) = enter(workspace, "Muni de Amatitlán")[0].doubts
    gone = decided({}, doubt, Choice("use", "NOBODY"))
    assert enter(workspace, "Muni de Amatitlán", gone)[0].doubts == (doubt,)


def test_an_acronym_alone_does_not_make_two_bodies_one(workspace: Workspace) -> None:
    enter(workspace, "Instituto Guatemalteco de Migración (IGM)")
    (doubt,) = enter(workspace, "Iglesia Metodista de Guatemala (IGM)")[0].doubts
    assert [choice.kind for choice in doubt.choices] == ["use", "new", "skip"]


def test_a_tie_of_the_past_can_be_made_again(workspace: Workspace) -> None:
    enter(workspace, "INTECAP > MA: financia")
    (tie,) = workspace.plan.ties.values()
    editing.set_leaves(workspace, "ties", tie.id, {"state": "past"})
    enter(workspace, "INTECAP > MA: financia")
    assert sorted(str(tie.state) for tie in workspace.plan.ties.values()) == ["existing", "past"]


def test_a_name_of_ten_thousand_characters_is_refused_in_words_and_at_once(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="10000 caracteres; aquí caben 300"):
        enter(workspace, "Ñ" * 10_000 + " > MA: apoya")
    assert len(workspace.plan.stakeholders) == 2


@given(st.text(st.sampled_from("AbñÑ ><=-:;()[]\n.1•"), max_size=60))
def test_any_text_is_read_and_none_of_its_words_are_lost(text: str) -> None:
    lines = read_lines(text)
    for line in lines:
        kept = " ".join(filter(None, (line.first.name, line.first.acronym, line.first.sector, line.verb)))
        kept += " ".join(f"{one.name} {one.acronym or ''} {one.sector or ''}" for one in line.others)
        assert line.first.name
        assert {letter for letter in kept if letter.isalpha()} <= set(line.text)
    said = {letter for raw in text.splitlines() for letter in raw if letter in "ñÑ"}
    assert {letter for line in lines for letter in line.text if letter in "ñÑ"} == said


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


def test_the_acronym_may_stand_first(workspace: Workspace) -> None:
    enter(workspace, "MINTRAB (Ministerio de Trabajo) [público] > MA: apoya")
    assert "Ministerio de Trabajo" in names(workspace)
    assert ties(workspace) == {"MINTRAB apoya MA"}

"""A body that several registers name is one record, whichever of their files are loaded and in what order."""

from pathlib import Path

import pytest

from planner.changes.applying import apply
from planner.formats.registers import changes_for, read_registers, register_id
from planner.formats.registers.problems import RegisterErrors
from planner.model.plan import Plan

FIRST = """
planner: 1
register: first
sources: {doc: {title: {es: Uno, en: One}}}
stakeholders:
  council:
    name: {es: Consejo de Migración, en: Migration Council}
    roles: {es: Convoca.}
    cites: doc line 1
  town: {name: Alcaldía, cites: doc line 2}
ties:
  - {source: council, type: coordinates, target: town, cites: doc line 3}
"""

SECOND = """
planner: 1
register: second
sources: {doc: {title: {es: Dos, en: Two}}}
stakeholders:
  board:
    same_as: first:council
    name: {es: Junta Migratoria, en: Migration Council}
    acronym: CM
    level: national
    roles: {es: Informa.}
    cites: doc line 8
  town: {same_as: first:town, name: Alcaldía, cites: doc line 9}
ties:
  - {source: board, type: coordinates, target: town, cites: doc line 10}
  - {source: board, type: funds, target: town, cites: doc line 11}
"""


def loaded(folder: Path, *texts: str, into: Plan | None = None) -> Plan:
    """A plan after loading files with these texts together."""
    plan = into or Plan.of_bodies({})
    files = []
    for n, text in enumerate(texts):
        files.append(folder / f"{n}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    return apply(plan, changes_for(read_registers(files, plan), plan))


@pytest.mark.parametrize("texts", [(FIRST, SECOND), (SECOND, FIRST)])
def test_second_document_adds_to_what_the_first_says(tmp_path: Path, texts: tuple[str, str]) -> None:
    plan = loaded(tmp_path, *texts)
    council = plan.stakeholders[register_id("first", "stakeholders", "council")]
    assert (council.name.es, council.acronym, council.level) == ("Consejo de Migración", "CM", "national")
    assert council.aliases == {"Junta Migratoria"}
    assert council.roles.es == "Convoca.\nInforma."
    assert len(council.cites) == 2
    assert len(plan.stakeholders) == 2
    assert sorted((tie.type or "", len(tie.cites)) for tie in plan.ties.values()) == [("coordinates", 2), ("funds", 1)]


@pytest.mark.parametrize("again", [(FIRST,), (SECOND,), (SECOND, FIRST)])
def test_loading_any_of_them_again_changes_nothing_but_texts_that_were_joined(
    tmp_path: Path, again: tuple[str, ...]
) -> None:
    from planner.formats.registers import read_incoming

    plan = loaded(tmp_path, FIRST, SECOND)
    files = []
    for n, text in enumerate(again):
        files.append(tmp_path / f"again-{n}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    assert [len(one.suggestions) for one in read_incoming(files, plan, lambda _base: None)] == [0] * len(again)


def test_each_file_can_be_loaded_alone_first(tmp_path: Path) -> None:
    alone = loaded(tmp_path, SECOND)
    assert len(alone.stakeholders) == 2
    both = loaded(tmp_path, FIRST, SECOND, into=alone)
    assert len(both.stakeholders) == 2
    assert len(both.ties) == 2


@pytest.mark.parametrize("said", ["council", "second:town", "first:a b"])
def test_a_record_that_names_no_other_register_is_told_with_its_line(tmp_path: Path, said: str) -> None:
    with pytest.raises(RegisterErrors) as caught:
        loaded(tmp_path, FIRST, SECOND.replace("first:council", said))
    assert "línea 7" in str(caught.value) or "line 7" in str(caught.value)


def test_a_look_alike_of_a_register_that_is_not_there_is_left_out_until_it_is(tmp_path: Path) -> None:
    apart = SECOND.replace("    acronym: CM\n", "    acronym: CM\n    different_from: [third:council]\n")
    third = FIRST.replace("register: first", "register: third")
    board, other = (register_id(register, "stakeholders", "council") for register in ("first", "third"))
    assert not loaded(tmp_path, apart).stakeholders[board].different_from
    assert loaded(tmp_path, apart, third).stakeholders[board].different_from == {other}
    with pytest.raises(RegisterErrors, match="third:council"):
        loaded(tmp_path, apart, third.replace("  council:", "  board:").replace("source: council", "source: board"))

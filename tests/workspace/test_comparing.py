"""A plan beside its own past, and beside another file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.model.fields import Audience
from planner.workspace import editing
from planner.workspace.comparing import DaysTurned, between_days, save_map, save_workbook, with_other
from planner.workspace.exporting.dumping import save_copy
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace


class Days:
    """A clock that stands at noon of whatever day is set."""

    def __init__(self, day: int) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(2026, 11, self.day, 12, tzinfo=UTC)


@pytest.fixture
def story(tmp_path: Path) -> Workspace:
    """One actor on the 1st, another on the 5th, a withheld tie and a third actor on the 9th."""
    clock = Days(1)
    workspace = new_plan(tmp_path / "foro.plan", title="Foro", clock=clock)
    editing.add(workspace, "stakeholders", {"name": "Municipalidad", "acronym": "MA"})
    clock.day = 5
    editing.add(workspace, "stakeholders", {"name": "INTECAP"})
    clock.day = 9
    editing.add(workspace, "stakeholders", {"name": "Bomberos"})
    editing.add(workspace, "ties", {"source": "INTECAP", "type": "conflicto", "target": "MA"})
    return workspace


def _new(workspace: Workspace, first: int | None, last: int | None = None) -> set[str]:
    days = [date(2026, 11, day) if day else None for day in (first, last)]
    comparison = between_days(workspace, *days).seen(Audience.SHAREABLE)
    return {comparison.after.stakeholders[actor.id].short_name for actor in comparison.actors_of("new")}


def test_what_changed_from_a_day_on_and_between_two_days(story: Workspace) -> None:
    assert _new(story, 5) == {"INTECAP", "Bomberos"}
    assert _new(story, 6) == {"Bomberos"}
    assert _new(story, 2, 8) == {"INTECAP"}
    assert _new(story, None, 5) == {"MA", "INTECAP"}
    assert _new(story, 10) == set()
    with pytest.raises(DaysTurned, match="es anterior al 09/11/2026"):
        between_days(story, date(2026, 11, 9), date(2026, 11, 5))


def test_a_clock_that_ran_behind_brings_nothing_back_from_before(story: Workspace) -> None:
    clock = story.clock
    assert isinstance(clock, Days)
    clock.day = 1
    editing.add(story, "stakeholders", {"name": "Con el reloj atrasado"})
    assert _new(story, 6) == {"Bomberos", "Con el reloj atrasado"}


def test_each_side_is_cut_down_for_its_readers_before_anything_is_compared(story: Workspace) -> None:
    pair = between_days(story, date(2026, 11, 9))
    assert pair.seen(Audience.SHAREABLE).ties == ()
    assert [tie.kind for tie in pair.seen(Audience.INTERNAL).ties] == ["new"]
    assert {actor.kind for actor in pair.seen(Audience.SHAREABLE).actors} == {"new"}


def test_another_file_is_compared_and_left_as_it_is(story: Workspace, tmp_path: Path) -> None:
    from planner.store.sqlite.copies import copy_whole

    copy = tmp_path / "copia.plan"
    copy_whole(story.path, copy)
    editing.add(story, "stakeholders", {"name": "Solo aquí"})
    pair = with_other(story, copy)
    assert not pair.by_name
    assert [actor.kind for actor in pair.seen(Audience.SHAREABLE).actors] == ["gone"]
    assert "copia.plan" in str(pair.sides[1])


def test_the_files_withhold_what_the_edition_withholds(story: Workspace, tmp_path: Path) -> None:
    smugglers = editing.add(story, "stakeholders", {"name": "Red de trata", "problem_actor": "sí"})
    editing.remove(story, "stakeholders", smugglers.id)
    pair = between_days(story, date(2026, 11, 9))
    save_map(pair, tmp_path / "m.html", Audience.SHAREABLE, "es")
    save_workbook(pair, tmp_path / "w.xlsx", Audience.SHAREABLE, "es")
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "Bomberos" in page
    assert "Red de trata" not in page
    assert "onflicto" not in page
    assert (tmp_path / "w.xlsx").stat().st_size > 5000


def test_who_is_gone_is_drawn_beside_whoever_took_the_place(story: Workspace, tmp_path: Path) -> None:
    actors = {one.short_name: id for id, one in story.plan.stakeholders.items()}
    editing.set_leaves(story, "stakeholders", actors["Bomberos"], {"position": "10.0,10.0"})
    save_copy(story, tmp_path / "before.plan", Audience.INTERNAL)
    editing.remove(story, "stakeholders", actors["Bomberos"])
    editing.add(story, "stakeholders", {"name": "Cruz Verde"})
    newcomer = editing.find(story.plan, "stakeholders", "Cruz Verde").id
    editing.set_leaves(story, "stakeholders", newcomer, {"position": "10.0,10.0"})
    with open_plan(tmp_path / "before.plan") as before:
        save_map(with_other(before, story.path), tmp_path / "m.html", Audience.SHAREABLE, "es")
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    nodes = {
        node["id"]: node
        for node in json.loads(page[page.index('"nodes":[') + 8 : page.index("]", page.index('"nodes":[')) + 1])
    }
    there, gone = nodes[newcomer], nodes[actors["Bomberos"]]
    assert (there["x"], there["y"]) == (10, 10)
    assert gone["y"] > there["y"] + 40

"""Reading the history: newest first, in words, narrowed by record, author, date or words, and page by page."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.app.conftest import opened, write_plan
from tests.app.history.story import (
    BEGINNING,
    app_of,
    headings,
    history_of,
    hourly,
    press,
    sets,
    story,
    told,
    view,
    write,
)
from tests.app.small_plan import HOSTILE, HOUSE, MUNI, RADIO, hostile_plan, small_plan
from tests.app.snapshot import Compare, settled, text_of
from textual.widgets import Input

from planner.app.network.view import NetworkView
from planner.i18n import Language
from planner.model.fields import Audience
from planner.workspace import editing
from planner.workspace.exporting.exports import export_map
from planner.workspace.opening import open_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return story(tmp_path / "foro.plan")


async def test_sets_stand_newest_first_with_who_and_when(path: Path) -> None:
    async with history_of(path) as pilot:
        assert headings(pilot)[0].startswith("Se elimina actor: Radio La Voz")
        assert [entry.revision for entry in sets(pilot)] == sorted(
            (entry.revision for entry in sets(pilot)), reverse=True
        )
        screen = text_of(pilot)
        assert "03/03/2026" in screen
        assert "Mesa 2" in screen


async def test_the_chosen_set_is_told_with_what_was_before_and_what_is_now(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "down")
        assert "Siglas: MUNI → MVC" in told(pilot)
        assert "Mesa 2" in told(pilot)


async def test_a_removal_names_all_that_went_with_it(path: Path) -> None:
    async with history_of(path) as pilot:
        said = told(pilot)
        assert "Radio La Voz informa a Personas retornadas" in said.replace("\n  ", " ")


async def test_an_export_is_told_by_its_edition_and_never_by_an_id(path: Path) -> None:
    with hourly(path, BEGINNING + timedelta(days=1)) as workspace:
        newest = workspace.file.newest(1)[0].id
        export_map(workspace, path.with_name("mapa.html"), Audience.INTERNAL, "es")
    async with history_of(path) as pilot:
        assert "Edición interna n.º 1" in " ".join(told(pilot).split())
        assert newest not in told(pilot)
        assert headings(pilot)[1] == "Actores ubicados en el mapa: 9"


async def test_what_was_undone_says_so_and_its_undo_counts(path: Path) -> None:
    async with history_of(path) as pilot:
        undone = [text for text in headings(pilot) if text.startswith("deshecho · ")]
        assert len(undone) == 1
        assert "«INT»" in undone[0]
        await press(pilot, "down", "down", "down")
        assert "ya no cuenta: deshecho" in told(pilot)


async def test_h_shows_what_happened_to_the_actor_that_is_chosen(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "1")
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        await press(pilot, "h")
        assert app_of(pilot).main.shown == "history"
        assert len(sets(pilot)) == 2
        assert all(any(HOUSE in (change.id, *change.body.values()) if change.leaf is None else change.id == HOUSE
                       for change in entry.changes) for entry in sets(pilot))  # fmt: skip
        assert "Casa del Migrante" in text_of(pilot)
        await press(pilot, "x")
        assert view(pilot).wanted.everything
        assert len(sets(pilot)) > 2


async def test_a_record_that_is_gone_still_has_its_history(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "enter", "down", "enter")
        assert view(pilot).wanted.record == RADIO
        assert len(sets(pilot)) == 2


async def test_one_record_is_asked_for_by_any_of_its_names(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "r")
        await write(pilot, "alcaldia")
        await press(pilot, "enter")
        assert view(pilot).wanted.record == MUNI
        assert headings(pilot)[0].startswith("Municipalidad de Villa Clara")


async def test_an_author_is_chosen_among_those_who_changed_the_plan(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "w")
        await write(pilot, "mesa 2")
        await press(pilot, "enter")
        assert {entry.author for entry in sets(pilot)} == {"Mesa 2"}
        assert len(sets(pilot)) == 4


async def test_words_are_looked_for_without_accents(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "f")
        await write(pilot, "nandu")
        await press(pilot, "enter")
        found = headings(pilot)
        assert found
        assert not any("Radio" in text for text in found)
        assert pilot.app.query_one("#history-filter", Input).value == "nandu"


async def test_days_are_asked_for_as_people_write_them(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "d")
        await write(pilot, "2/3/2026")
        await press(pilot, "enter")
        assert sets(pilot)
        assert all(entry.at.day == 2 for entry in sets(pilot))
        await press(pilot, "d")
        await write(pilot, "abril 2026")
        await press(pilot, "enter")
        assert sets(pilot) == []
        assert "Nada coincide." in text_of(pilot)


async def test_filters_hold_together_and_each_is_taken_off_by_itself(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "w")
        await write(pilot, "mesa 2")
        await press(pilot, "enter", "f")
        await write(pilot, "siglas")
        await press(pilot, "enter")
        both = len(sets(pilot))
        assert both == 3
        line = next(y for y, row in enumerate(text_of(pilot).splitlines()) if "Quién: Mesa 2" in row)
        column = text_of(pilot).splitlines()[line].index("✕")
        await pilot.click(offset=(column, line))
        await settled(pilot)
        assert view(pilot).wanted.author is None
        assert view(pilot).wanted.typed == "siglas"
        assert len(sets(pilot)) > both


async def test_pages_are_read_as_one_scrolls_and_end_leads_to_the_very_first(tmp_path: Path) -> None:
    path = write_plan(tmp_path / "largo.plan", small_plan())
    with hourly(path) as workspace:
        for number in range(250):
            editing.set_leaves(workspace, "stakeholders", HOUSE, {"acronym": f"C{number}"})
    async with history_of(path) as pilot:
        assert len(sets(pilot)) == 100
        assert "100 cambios y otros anteriores" in text_of(pilot)
        for _page in range(4):
            await press(pilot, "pagedown")
        assert len(sets(pilot)) == 200
        await press(pilot, "end")
        assert len(sets(pilot)) > 250
        assert view(pilot).sets.entry == sets(pilot)[-1]
        assert "otros anteriores" not in text_of(pilot)


async def test_what_others_commit_appears_on_top(path: Path) -> None:
    async with history_of(path) as pilot:
        count = len(sets(pilot))
        with open_plan(path, author="Otra computadora") as other:
            editing.set_leaves(other, "stakeholders", HOUSE, {"acronym": "OTRA"})
        await app_of(pilot).session.follow()
        await settled(pilot)
        assert len(sets(pilot)) == count + 1
        assert sets(pilot)[0].author == "Otra computadora"
        assert view(pilot).sets.entry == sets(pilot)[0]


async def test_the_filter_and_the_chosen_set_survive_another_language(path: Path) -> None:
    async with history_of(path) as pilot:
        await press(pilot, "w")
        await write(pilot, "mesa 2")
        await press(pilot, "enter", "down", "down")
        chosen = view(pilot).sets.entry
        await press(pilot, "f6")
        assert view(pilot).wanted.author == "Mesa 2"
        assert view(pilot).sets.entry == chosen
        assert "Undone" in headings(pilot)[2]


async def test_names_are_never_markup(tmp_path: Path) -> None:
    path = write_plan(tmp_path / "malo.plan", hostile_plan())
    with opened(path) as workspace:
        editing.set_leaves(workspace, "stakeholders", MUNI, {"acronym": "[/b]"})
    async with history_of(path) as pilot:
        assert "[/b]" in told(pilot)
        assert HOSTILE[0] in headings(pilot)[0]
        await press(pilot, "down", "u")
        assert "[/b]" in text_of(pilot)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_history_looks_as_it_did(
    path: Path, snapshot: Compare, language: Language, size: tuple[int, int]
) -> None:
    async with history_of(path, size=size, language=language) as pilot:
        await press(pilot, "down")
        told(pilot)
        await snapshot(pilot, f"history-{language}-{size[0]}x{size[1]}")
        await press(pilot, "u")
        await snapshot(pilot, f"going-back-{language}-{size[0]}x{size[1]}")

"""Adding, editing, tying and removing actors from the network view, each saved as it is made."""

import pytest
from tests.app.conftest import Running
from tests.app.small_plan import FORUM, HOUSE, MUNI, RADIO, SCHOOL
from tests.app.snapshot import settled, text_of
from textual.pilot import Pilot
from textual.widgets import Input

from planner.app.application import PlannerApp
from planner.app.network.entry import DoubtDialog
from planner.app.network.entry_line import EntryLine
from planner.app.network.register_pane import RegisterPane
from planner.app.network.view import NetworkView
from planner.app.session import Saved
from planner.app.widgets.lines import Lines
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.record_form import RecordForm
from planner.app.widgets.register_table import RegisterTable
from planner.model.plan import Plan
from planner.workspace.editing import set_leaves
from planner.workspace.opening import open_plan


def plan(pilot: Pilot[None]) -> Plan:
    assert isinstance(pilot.app, PlannerApp)
    assert pilot.app.session.plan is not None
    return pilot.app.session.plan


def choose(pilot: Pilot[None], actor: str) -> None:
    assert pilot.app.query_one(NetworkView).jump_to("stakeholders", actor)


async def type_words(pilot: Pilot[None], words: str) -> None:
    for char in words:
        await pilot.press("space" if char == " " else char)


async def enter(pilot: Pilot[None], line: str) -> None:
    pilot.app.query_one(EntryLine).value = line
    await pilot.press("enter")
    await settled(pilot)


async def test_a_field_is_saved_when_the_focus_leaves_it(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        form = pilot.app.screen.query_one(RecordForm)
        assert form.focus_field("acronym")
        await type_words(pilot, "RLV")
        await pilot.press("tab")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].acronym == "RLV"
        assert isinstance(pilot.app, PlannerApp)
        assert pilot.app.session.saved is Saved.SAVED


async def test_what_is_being_typed_is_saved_when_the_form_is_closed(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        pilot.app.screen.query_one(RecordForm).focus_field("aliases")
        await type_words(pilot, "La Voz; RLV")
        await pilot.press("escape")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].aliases == {"La Voz", "RLV"}
        assert not isinstance(pilot.app.screen, RecordDialog)


async def test_a_choice_is_taken_from_a_list_by_typing(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        pilot.app.screen.query_one(RecordForm).focus_field("level")
        await pilot.press("n")
        await type_words(pilot, "acional")
        await pilot.press("enter")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].level == "national"


async def test_what_is_not_understood_is_said_at_the_field_and_not_saved(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        pilot.app.screen.query_one(RecordForm).focus_field("count")
        await type_words(pilot, "muchos")
        await pilot.press("tab")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].count is None
        assert "número entero" in " ".join(pilot.app.screen.query_one(RecordForm).complaints)


async def test_a_new_actor_is_added_by_its_form_and_chosen(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Todavía falta: Nombre" in text_of(pilot)
        await type_words(pilot, "Albergue San Juan")
        await pilot.press("ctrl+s")
        await settled(pilot)
        chosen = pilot.app.query_one(NetworkView).chosen
        assert chosen is not None
        assert plan(pilot).stakeholders[chosen].name.es == "Albergue San Juan"


async def test_a_tie_is_added_in_two_steps(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("t")
        await type_words(pilot, "capacita")
        await pilot.press("enter")
        await settled(pilot)
        await type_words(pilot, "cdm")
        await pilot.press("enter")
        await settled(pilot)
        ties = [(tie.type, tie.target) for tie in plan(pilot).ties.where("source", RADIO)]
        assert ("trains", HOUSE) in ties


async def test_a_tie_to_somebody_new_adds_both_and_one_undo_takes_both_back(running: Running) -> None:
    async with running() as pilot:
        before = plan(pilot)
        choose(pilot, RADIO)
        await pilot.press("t")
        await type_words(pilot, "apoya")
        await pilot.press("enter")
        await settled(pilot)
        await type_words(pilot, "Albergue")
        await pilot.press("enter")
        await settled(pilot)
        assert len(plan(pilot).stakeholders) == len(before.stakeholders) + 1
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert plan(pilot) == before


async def test_removing_lists_what_goes_with_it_and_undo_brings_all_back(running: Running) -> None:
    async with running() as pilot:
        before = plan(pilot)
        choose(pilot, MUNI)
        await pilot.press("delete")
        await settled(pilot)
        assert "Abrir una ventanilla" in text_of(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert MUNI not in plan(pilot).stakeholders
        assert not plan(pilot).ties.where("source", MUNI)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert plan(pilot) == before
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert MUNI not in plan(pilot).stakeholders


async def test_quick_entry_adds_what_is_missing_and_the_tie(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("n")
        await enter(pilot, "Albergue San Juan (ASJ) [osc] > CdM: apoya")
        found = [actor for actor in plan(pilot).stakeholders.values() if actor.acronym == "ASJ"]
        assert [(actor.name.es, actor.sector) for actor in found] == [("Albergue San Juan", "civil_society")]
        assert [(tie.type, tie.target) for tie in plan(pilot).ties.where("source", found[0].id)] == [
            ("supports", HOUSE)
        ]
        assert pilot.app.query_one(EntryLine).has_focus
        assert pilot.app.query_one(NetworkView).chosen == found[0].id


async def test_a_near_duplicate_is_asked_about_before_anything_is_made(running: Running) -> None:
    async with running() as pilot:
        before = plan(pilot)
        await pilot.press("n")
        await enter(pilot, "Municipalidad de Villa Clarra > Radio La Voz: informa")
        assert isinstance(pilot.app.screen, DoubtDialog)
        assert plan(pilot) == before
        await pilot.press("enter")
        await settled(pilot)
        assert len(plan(pilot).stakeholders) == len(before.stakeholders)
        assert ("informs", RADIO) in [(tie.type, tie.target) for tie in plan(pilot).ties.where("source", MUNI)]


async def test_leaving_the_doubts_adds_nothing(running: Running) -> None:
    async with running() as pilot:
        before = plan(pilot)
        await pilot.press("n")
        await enter(pilot, "Casa del Migrante > Radio La Voz: zarandea")
        assert isinstance(pilot.app.screen, DoubtDialog)
        await pilot.press("escape")
        await settled(pilot)
        assert plan(pilot) == before


async def test_pasted_lines_are_taken_at_once(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("n")
        from textual.events import Paste

        pilot.app.query_one(EntryLine).post_message(
            Paste("Uno Nuevo\nOtro Distinto\nUno Nuevo > Otro Distinto: apoya\n")
        )
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        names = {actor.name.es for actor in plan(pilot).stakeholders.values()}
        assert {"Uno Nuevo", "Otro Distinto"} <= names
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(plan(pilot).stakeholders) == 10


async def test_the_detail_leads_to_the_other_actor_and_removes_a_tie(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, SCHOOL)
        await pilot.press("d")
        lines = pilot.app.query_one(Lines)
        assert "Foro Municipal de Migración" in lines.plain
        await pilot.press("down", "enter")
        await settled(pilot)
        assert pilot.app.query_one(NetworkView).chosen == FORUM
        choose(pilot, RADIO)
        await pilot.press("d", "down", "delete")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not plan(pilot).ties.where("source", RADIO)


async def test_the_detail_says_figures_in_plain_words(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, HOUSE)
        await settled(pilot)
        said = " ".join(pilot.app.query_one(Lines).plain.split())
        assert "Tiene contacto con tres actores, por tres relaciones." in said
        assert "Si este actor se retira, tres actores pierden contacto con los demás: " in said


async def test_planned_ties_count_when_they_are_asked_for_and_the_register_says_so(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, SCHOOL)
        await settled(pilot)
        pane, said = pilot.app.query_one(RegisterPane), pilot.app.query_one(Lines)
        assert "rel. vigentes (o)" in str(pane.border_subtitle)
        assert "Tiene contacto con un actor, por una relación." in " ".join(said.plain.split())
        assert "Capacita a (0 + 1)" in " ".join(said.plain.split())
        await pilot.press("o")
        await settled(pilot)
        assert "rel. con previstas (o)" in str(pane.border_subtitle)
        assert "Tiene contacto con dos actores, por dos relaciones." in " ".join(said.plain.split())
        assert "Capacita a (1)" in " ".join(said.plain.split())
        choose(pilot, HOUSE)
        await settled(pilot)
        assert "un actor pierde contacto con los demás: FP." in " ".join(said.plain.split())
        await pilot.press("o")
        await settled(pilot)
        assert "rel. vigentes (o)" in str(pane.border_subtitle)


async def test_undo_inside_a_long_text_is_the_texts_own(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        pilot.app.screen.query_one(RecordForm).focus_field("roles.es")
        await type_words(pilot, "hola")
        await pilot.press("ctrl+z")
        await pilot.press("escape")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].roles.es is None


async def test_the_filter_survives_an_edit(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f")
        await type_words(pilot, "radio")
        await pilot.press("n")
        table = pilot.app.query_one(RegisterTable)
        assert table.rows == []
        pilot.app.query_one("#register-filter", Input).value = "radio"
        await settled(pilot)
        assert table.rows == [RADIO]


async def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(running: Running) -> None:
    async with running() as pilot:
        choose(pilot, RADIO)
        await pilot.press("e")
        await settled(pilot)
        pilot.app.screen.query_one(RecordForm).focus_field("acronym")
        await type_words(pilot, "MIA")
        assert isinstance(pilot.app, PlannerApp)
        assert pilot.app.session.workspace is not None
        with open_plan(pilot.app.session.workspace.path, author="Mesa 2") as other:
            set_leaves(other, "stakeholders", RADIO, {"acronym": "SUYA"})
        await pilot.press("tab")
        await settled(pilot)
        assert plan(pilot).stakeholders[RADIO].acronym == "SUYA"
        assert pilot.app.session.saved is Saved.REFUSED
        assert any("Mesa 2" in toast.message for toast in pilot.app._notifications)


async def test_the_live_map_follows_what_is_typed_and_ends_with_the_same_key(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as pilot:
        assert isinstance(pilot.app, PlannerApp)
        opened: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await pilot.press("l")
        await settled(pilot)
        assert [url.partition(":")[0] for url in opened] == ["http"]
        assert opened[0].startswith("http://127.0.0.1:")
        assert "Mapa en vivo" in text_of(pilot).splitlines()[-2]
        await pilot.press("l")
        await settled(pilot)
        assert pilot.app.session.live is None
        assert "Mapa en vivo" not in text_of(pilot).splitlines()[-2]


async def test_no_word_is_lost_when_an_entry_or_a_form_is_left(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("n")
        await enter(pilot, "Casa del Migrante > Radio La Voz: zarandea")
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.query_one(EntryLine).value == "Casa del Migrante > Radio La Voz: zarandea"
        await pilot.press("escape", "i")
        await settled(pilot)
        await type_words(pilot, "Uno Nuevo")
        await pilot.press("escape", "i")
        await settled(pilot)
        assert "Uno Nuevo" in text_of(pilot)
        await pilot.press("escape", "a")
        await settled(pilot)
        await type_words(pilot, "Albergue")
        await pilot.press("escape", "a")
        await settled(pilot)
        assert "Albergue" in text_of(pilot)


async def test_an_earlier_line_is_called_up_again(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("n")
        await enter(pilot, "Albergue San Juan")
        await pilot.press("up")
        assert pilot.app.query_one(EntryLine).value == "Albergue San Juan"
        await pilot.press("down")
        assert pilot.app.query_one(EntryLine).value == ""

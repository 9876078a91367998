"""Who is who in the app: the pairs, both records, and what a person says of them."""

from tests.app.conftest import Running
from tests.app.small_plan import MUNI, Rows, actor, id_of, small_plan, tie
from tests.app.snapshot import Compare, settled, text_of
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from planner.app.application import PlannerApp
from planner.app.duplicates.answers import UniteDialog
from planner.app.duplicates.dialog import DuplicatesDialog
from planner.app.duplicates.splitting import SplitDialog
from planner.app.network.view import NetworkView
from planner.model.plan import Plan

TWIN, MINISTRIES = id_of("gemela"), id_of("minis")


def rows() -> Rows:
    plan = small_plan()
    plan["stakeholders"][TWIN] = {"name.es": "Muni Villa Clara", "sector": "private", "aliases[[red]Abre[/]]": "yes"}
    plan["stakeholders"][MINISTRIES] = actor("Ministerios", "public", placeholder="yes", count="3")
    plan["ties"][id_of("gt")] = tie(TWIN, "informs", MINISTRIES)
    return plan


def plan_of(pilot: Pilot[None]) -> Plan:
    assert isinstance(pilot.app, PlannerApp)
    assert pilot.app.session.plan is not None
    return pilot.app.session.plan


async def test_a_pair_is_made_one_and_taken_back(running: Running, snapshot: Compare) -> None:
    async with running(rows(), size=(80, 24)) as pilot:
        before = plan_of(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DuplicatesDialog)
        assert "[red]Abre[/]" in text_of(pilot)
        await snapshot(pilot, "duplicates-es-80x24")
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(pilot.app.screen, UniteDialog)
        await snapshot(pilot, "uniting-es-80x24")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert plan_of(pilot).stakeholders[TWIN].merged_into == MUNI
        assert "No hay dos actores que parezcan ser el mismo" in text_of(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert plan_of(pilot) == before
        assert isinstance(pilot.app.screen, DuplicatesDialog)


async def test_the_other_stays_and_its_value_counts(running: Running) -> None:
    async with running(rows()) as pilot:
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("down", "tab", "down", "ctrl+s")
        await settled(pilot)
        found = plan_of(pilot).stakeholders[TWIN]
        assert plan_of(pilot).stakeholders[MUNI].merged_into == TWIN
        assert found.name.es == "Municipalidad de Villa Clara"
        assert "Muni Villa Clara" in found.aliases
        assert found.sector == "private"


async def test_they_are_told_apart_or_put_off(running: Running) -> None:
    async with running(rows()) as pilot:
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("l", "x")
        await settled(pilot)
        pilot.app.screen.query_one(Input).value = "Es la radio"
        await pilot.press("enter")
        await settled(pilot)
        for one, other in ((MUNI, TWIN), (TWIN, MUNI)):
            assert other in plan_of(pilot).stakeholders[one].different_from
            assert plan_of(pilot).stakeholders[one].distinction.es == "Es la radio"


async def test_a_placeholder_gives_way(running: Running) -> None:
    async with running(rows()) as pilot:
        view = pilot.app.query_one(NetworkView)
        assert view.check_action("split", ()) is False
        view.jump_to("stakeholders", MINISTRIES)
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SplitDialog)
        pilot.app.screen.query_one(TextArea).text = "ITÑ\nMinisterio de Trabajo (MINTRAB)"
        await settled(pilot)
        assert "está en el plan: Instituto Técnico Ñandú" in text_of(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        plan = plan_of(pilot)
        assert plan.stakeholders[MINISTRIES].count == 1
        informed = {t.target for t in plan.ties.where("source", TWIN)}
        assert {plan.stakeholders[id].short_name for id in informed} == {"ITÑ", "MINTRAB", "Ministerios"}

"""The tasks of an actor in its detail: what it has now, and apart from it what it no longer has."""

from tests.app.conftest import Running
from tests.app.small_plan import MUNI, id_of
from tests.app.snapshot import settled
from tests.app.strategy.sample import GUIDE, LEAD, tree_plan

from planner.app.network.view import NetworkView
from planner.app.widgets.lines import Lines


async def test_a_past_lead_is_counted_and_shown_apart(running: Running) -> None:
    plan = tree_plan()
    plan["assignments"][LEAD] = {**plan["assignments"][LEAD], "state": "past"}
    plan["assignments"][id_of("apoyo2")] = {"stakeholder": MUNI, "role": "support", "item": GUIDE}
    async with running(plan, size=(120, 40)) as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", MUNI)
        await settled(pilot)
        now, _title, past = pilot.app.query_one(Lines).plain.partition("Tareas que ya no tiene")
        assert "1 tarea en la estrategia" in now
        assert "Responsable:" not in now
        assert "Responsable: Abrir una ventanilla" in " ".join(past.split())

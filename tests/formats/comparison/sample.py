"""The small town before and after: one actor came, one went, ties grew and shrank, and all that must not leave."""

from datetime import date

from planner.analysis.comparison.wording import Side
from planner.formats.comparison import Facing
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.values import Position
from tests.formats.map.sample import HOSTILE, SENTINELS, actor, small_bodies

PLACES = {f"A{n}": Position(n * 100.0, -n * 50.0) for n in range(1, 10)}
SIDES = Side("antes.plan", date(2026, 11, 1)), Side("ahora.plan")


def facing(audience: Audience = Audience.SHAREABLE) -> Facing:
    """Both sides for an audience."""
    before = Plan.of_bodies(small_bodies())
    after = before.replacing(_changes())
    return Facing(edition(before, audience), edition(after, audience), SIDES, date(2026, 11, 21))


def _changes() -> dict[str, dict[str, Body | None]]:
    bodies = small_bodies()["ties"]
    return {
        "stakeholders": {
            "A5": None,
            "A7": actor(SENTINELS["problem"] + " bis", problem_actor="yes"),
            "A9": actor(HOSTILE[0], sector="private"),
        },
        "ties": {
            "R3": {**bodies["R3"], "state": "existing"},
            "R6": None,
            "R9": {"source": "A9", "type": "funds", "target": "A4"},
        },
        "items": {"I9": {"title.es": '=HYPERLINK("x")', "place": "S1 a9"}},
    }

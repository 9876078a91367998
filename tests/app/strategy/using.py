"""What a person does in the strategy view, in one word each."""

from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.app.strategy.tree import StrategyTree
from planner.app.strategy.view import StrategyView
from planner.app.widgets.lines import Lines
from planner.model.plan import Plan
from planner.model.tree import children
from tests.app.snapshot import settled


def plan(pilot: Pilot[None]) -> Plan:
    """The plan as it is now."""
    assert isinstance(pilot.app, PlannerApp)
    assert pilot.app.session.plan is not None
    return pilot.app.session.plan


def titles(pilot: Pilot[None], parent: str) -> list[str]:
    """The Spanish titles under a strategy or an item, in order."""
    return [item.title.es or "" for item in children(plan(pilot), parent)]


def view(pilot: Pilot[None]) -> StrategyView:
    """The strategy view."""
    return pilot.app.screen.query_one(StrategyView)


def tree(pilot: Pilot[None]) -> StrategyTree:
    """The tree."""
    return pilot.app.screen.query_one(StrategyTree)


def lines(pilot: Pilot[None]) -> str:
    """What the section of the detail says."""
    return view(pilot).query_one(Lines).plain


async def rested(pilot: Pilot[None]) -> None:
    """Wait until the detail has followed the cursor."""
    await settled(pilot)
    view(pilot)._show_detail()
    await settled(pilot)


async def open_view(pilot: Pilot[None], item: str | None = None) -> None:
    """Go to the view, and to an item in it."""
    await pilot.press("2")
    await settled(pilot)
    if item is not None:
        assert view(pilot).jump_to("items", item)
    await rested(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)


async def words(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    names = {" ": "space", "/": "slash", "-": "minus", ".": "full_stop", "[": "left_square_bracket",
             "]": "right_square_bracket"}  # fmt: skip
    await pilot.press(*(names.get(char, char) for char in text))
    await settled(pilot)


async def to_line(pilot: Pilot[None], label: str) -> None:
    """Walk through a section to a line and press enter on it."""
    section = view(pilot).query_one(Lines)
    for key in (*["down"] * 10, *["up"] * 20):
        here = section.paragraph
        if here is not None and label in "".join(text for text, _look in here.pieces):
            await press(pilot, "enter")
            return
        await press(pilot, key)
    raise AssertionError(label)

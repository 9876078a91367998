"""The drawn network: walking it, moving actors, plain characters, and the canvas under it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from tests.app.conftest import Running
from tests.app.small_plan import HOUSE, MUNI, id_of, many_actors, tie
from tests.app.snapshot import settled, text_of
from textual.pilot import Pilot

from planner.app.application import PlannerApp
from planner.app.network.dots import DotCanvas, clip
from planner.app.network.drawing import nearest_towards
from planner.app.network.ego_groups import Group, sharing
from planner.app.network.ego_map import EgoMap, spread
from planner.app.network.scene import Line
from planner.app.network.view import NetworkView
from planner.app.network.whole_map import WholeMap


async def whole(pilot: Pilot[None]) -> WholeMap:
    await pilot.press("w")
    await settled(pilot)
    drawing = pilot.app.query_one(WholeMap)
    drawing.focus()
    await settled(pilot)
    return drawing


async def test_the_ties_of_the_chosen_actor_are_drawn_with_names_and_directions(running: Running) -> None:
    async with running() as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        await settled(pilot)
        screen = text_of(pilot)
        assert {"FORO", "FP"} <= set(screen.split())
        assert "→" in screen


async def test_arrows_walk_to_a_neighbour_and_enter_puts_it_in_the_middle(running: Running) -> None:
    async with running() as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", HOUSE)
        await settled(pilot)
        ego = pilot.app.query_one(EgoMap)
        ego.focus()
        await pilot.press("right")
        assert ego.selected in ego.spots
        assert ego.selected != HOUSE
        selected = ego.selected
        await pilot.press("enter")
        await settled(pilot)
        assert ego.centre == selected == pilot.app.query_one(NetworkView).chosen


async def test_the_whole_network_shows_everybody_and_follows_the_register(running: Running) -> None:
    async with running() as pilot:
        drawing = await whole(pilot)
        assert len(drawing.spots) == 10
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", MUNI)
        await settled(pilot)
        assert drawing.selected == MUNI


async def test_moving_an_actor_is_a_change_that_undo_takes_back(running: Running) -> None:
    async with running() as pilot:
        drawing = await whole(pilot)
        assert isinstance(pilot.app, PlannerApp)
        actor = drawing.selected
        assert actor is not None
        await pilot.press("m", "right", "right", "down", "enter")
        await settled(pilot)
        assert pilot.app.session.plan is not None
        assert pilot.app.session.plan.stakeholders[actor].position is not None
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert pilot.app.session.plan.stakeholders[actor].position is None


async def test_escape_leaves_a_moved_actor_where_it_was(running: Running) -> None:
    async with running() as pilot:
        drawing = await whole(pilot)
        before = dict(drawing.positions)
        await pilot.press("m", "right", "escape")
        await settled(pilot)
        assert drawing.positions == before
        assert drawing.moving is None


async def test_nobody_moves_when_an_actor_is_added(running: Running) -> None:
    async with running() as pilot:
        drawing = await whole(pilot)
        before = dict(drawing.positions)
        await pilot.press("n")
        for char in "Nuevo":
            await pilot.press(char)
        await pilot.press("enter")
        await settled(pilot)
        assert len(drawing.positions) == 11
        assert {id: drawing.positions[id] for id in before} == before


async def test_the_map_is_enlarged_moved_and_shown_whole_again(running: Running) -> None:
    async with running() as pilot:
        drawing = await whole(pilot)
        first = drawing.camera
        await pilot.press("plus", "shift+right")
        assert drawing.camera is not None
        assert first is not None
        assert drawing.camera.across > first.across
        await pilot.press("0")
        await settled(pilot)
        assert drawing.camera == first


async def test_plain_characters_need_no_font(running: Running) -> None:
    async with running(size=(80, 24), plain=True) as pilot:
        await whole(pilot)
        accents = set("áéíóúñÁÉÍÓÚÑ…«»¿·")
        assert {char for char in text_of(pilot) if ord(char) > 126} <= accents


async def test_of_a_crowd_the_best_connected_are_drawn_until_all_are_asked_for(running: Running) -> None:
    rows = many_actors(300)
    ids = list(rows["stakeholders"])
    rows["ties"] = {
        id_of(f"t{number}"): tie(ids[0], "funds" if number % 3 else "coordinates", id)
        for number, id in enumerate(ids[1:200])
    }
    async with running(rows, size=(80, 24)) as pilot:
        assert pilot.app.query_one(NetworkView).jump_to("stakeholders", ids[0])
        await settled(pilot)
        screen = text_of(pilot)
        assert "132 financia" in screen
        assert "67 coordin" in screen
        ego = pilot.app.query_one(EgoMap)
        ego.focus()
        drawn = len(ego.spots) - 1
        assert f"y {199 - drawn} más" in screen
        await pilot.press("g")
        await settled(pilot)
        assert set(ego.spots) - {ids[0]} <= {id for n, id in enumerate(ids[1:200]) if n % 3 == 0}
        drawing = await whole(pilot)
        assert len(drawing.spots) < 160
        assert "de 300 actores" in text_of(pilot)
        await pilot.press("0")
        await settled(pilot)
        assert len(drawing.spots) == 300


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(1, 40))
def test_groups_never_take_more_rows_than_there_are(sizes: list[int], rows: int) -> None:
    line = Line("A", "B", ("funds",), forth=True, back=False, dashed=False)
    shared = sharing([Group(str(size), (line,) * size) for size in sizes], rows)
    assert sum(group.rows for group in shared) <= rows
    assert all(group.shown <= len(group.lines) for group in shared)
    assert sum(group.rows for group in shared) == rows or all(group.shown == len(group.lines) for group in shared)


def test_the_nearest_actor_straight_ahead_is_taken() -> None:
    spots = {"far": (30, 5), "near": (14, 6), "behind": (2, 5), "below": (10, 20)}
    assert nearest_towards(spots, (10, 5), (1, 0)) == "near"
    assert nearest_towards(spots, (10, 5), (-1, 0)) == "behind"
    assert nearest_towards(spots, (10, 5), (0, 1)) == "below"
    assert nearest_towards(spots, (10, 5), (0, -1)) is None


@given(st.integers(0, 40), st.integers(1, 40))
def test_neighbours_get_different_rows_of_the_pane(count: int, rows: int) -> None:
    taken = spread(min(count, rows), rows)
    assert len(set(taken)) == len(taken)
    assert all(0 <= row < rows for row in taken)


points = st.floats(-1e4, 1e4)


@given(points, points, points, points)
def test_a_clipped_line_lies_inside(x0: float, y0: float, x1: float, y1: float) -> None:
    clipped = clip(x0, y0, x1, y1, 99, 49)
    if clipped is not None:
        assert all(-0.01 <= x <= 99.01 for x in clipped[::2])
        assert all(-0.01 <= y <= 49.01 for y in clipped[1::2])


def test_a_line_is_drawn_in_dots_and_text_stands_over_it() -> None:
    canvas = DotCanvas(6, 1)
    canvas.line(0, 0, 11, 0, "#ffffff")
    canvas.write(2, 0, "ñ", Style())
    assert "".join(segment.text for segment in canvas.strips(Style())[0]) == "⠉⠉ñ⠉⠉⠉"
    assert not canvas.free(1, 0, 3)
    assert canvas.free(3, 0, 3)
    assert not canvas.free(4, 0, 3)

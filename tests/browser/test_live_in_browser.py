"""The live map as a room sees it: what is typed appears, and nobody jumps."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from planner.analysis.network.layout import positions
from planner.formats.live import LiveMap, Snapshot
from planner.model.edition import Edition
from planner.model.values import Position
from tests.formats.map.sample import DAY, HOSTILE, actor, shareable, small_bodies

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Room:
    """A plan that grows while a page shows it."""

    def __init__(self) -> None:
        self.bodies = small_bodies()
        self.revision = 1
        self.places: dict[str, Position] = {}
        self.moves: list[tuple[str, Position]] = []
        self.live = LiveMap()

    def snapshot(self) -> Snapshot:
        """The state as of now; whoever has a place keeps it."""
        shown: Edition = shareable(self.bodies)
        self.places = positions(shown.plan, self.places)
        return Snapshot(self.revision, shown, self.places, "es", DAY)

    def add(self, id: str, name: str, tied_to: str) -> None:
        """Add an actor and a tie, as the program does after an entry."""
        self.revision += 1
        self.bodies["stakeholders"] = {**self.bodies["stakeholders"], id: actor(name, sector="media")}
        self.bodies["ties"] = {
            **self.bodies["ties"],
            f"{id}R": {"source": id, "type": "informs", "target": tied_to},
        }
        self.live.publish(self.snapshot())

    def moved(self, id: str, to: Position) -> None:
        self.moves.append((id, to))


@pytest.fixture
def room() -> Iterator[Room]:
    """A room with its live map."""
    room = Room()
    room.live.start(room.snapshot, room.moved)
    yield room
    room.live.stop()


@pytest.fixture
def page(new_page: "Callable[..., Page]", room: Room) -> "Page":
    """The live map on the projector."""
    page = new_page(offline=False, viewport={"width": 1366, "height": 768})
    page.goto(str(room.live.url))
    page.wait_for_selector("#map canvas")
    return page


def test_says_that_it_is_live_and_nothing_on_the_console(page: "Page", console: list[str]) -> None:
    assert page.locator("#on-air").inner_text() == "En vivo"
    assert page.locator("#count").inner_text() == "6 actores y 5 relaciones, sin contar las previstas"
    assert console == []


def test_what_is_typed_appears_by_itself_marked_and_nobody_else_moves(page: "Page", room: Room) -> None:
    from playwright.sync_api import expect

    page.mouse.move(700, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(200)
    view = page.evaluate("document.querySelector('#map').plannerView()")
    before = page.evaluate("document.querySelector('#map').plannerPlaces()")
    room.add("N1", "Radio La Voz", "A1")
    expect(page.locator("#news")).to_contain_text("Radio La Voz")
    assert page.locator("#count").inner_text() == "7 actores y 6 relaciones, sin contar las previstas"
    assert page.evaluate("document.querySelector('#map').plannerView()") == view
    after = page.evaluate("document.querySelector('#map').plannerPlaces()")
    assert {id: after[id] for id in before} == before
    assert "N1" in after


def test_filters_language_and_the_open_card_stay(page: "Page", room: Room) -> None:
    from playwright.sync_api import expect

    page.click("[data-language=en]")
    page.fill("#search", "MUNI")
    page.press("#search", "Enter")
    page.locator("#legend-sectors label", has_text="Private").click()
    page.get_by_label("Count planned relations too").check()
    room.add("N1", "Radio La Voz", "A1")
    expect(page.locator("#card")).to_contain_text("Radio La Voz")
    assert page.locator("#card h2").inner_text() == "Villa Clara Town Hall"
    assert page.locator("#count").inner_text() == "6 of 7 actors and 7 of 7 relations, with the planned ones"


def test_hostile_names_stay_text_when_they_arrive_live(page: "Page", room: Room, console: list[str]) -> None:
    from playwright.sync_api import expect

    for n, name in enumerate(HOSTILE):
        room.add(f"N{n}", name, "A1")
    expect(page.locator("#count")).to_contain_text("11 actores")
    assert page.locator("img").count() == 0
    assert console == []


def test_dragging_keeps_the_place_in_the_plan_only_while_arranging(page: "Page", room: Room) -> None:
    x, y = page.evaluate("document.querySelector('#map').plannerSpot('A1')")
    box = page.locator("#map").bounding_box()
    assert box is not None

    def drag(from_x: float, from_y: float) -> None:
        page.mouse.move(box["x"] + from_x, box["y"] + from_y)
        page.mouse.down()
        page.mouse.move(box["x"] + from_x + 40, box["y"] + from_y + 30, steps=4)
        page.mouse.up()

    drag(x, y)
    assert room.moves == []
    page.click("#fit")
    page.wait_for_timeout(500)
    page.click("#arrange")
    x, y = page.evaluate("document.querySelector('#map').plannerSpot('A1')")
    with page.expect_response(lambda response: response.url.endswith("/move")) as answer:
        drag(x, y)
    assert answer.value.status == 204
    [(id, place)] = room.moves
    assert id == "A1"
    assert place != room.places["A1"]


def test_a_lost_connection_is_said_quietly_and_mended(page: "Page", room: Room) -> None:
    from playwright.sync_api import expect

    page.context.set_offline(True)
    room.live.stop()
    expect(page.locator("#on-air")).to_have_text("Se perdió la conexión; se sigue intentando")
    assert page.locator("#count").is_visible()

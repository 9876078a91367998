"""What the live map answers, and to whom."""

import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from planner.formats.live import LiveMap, Snapshot
from planner.i18n import PlannerError
from planner.model.values import Position
from tests.formats.map.sample import DAY, SENTINELS, actor, internal, shareable, small_bodies

PATIENCE = 30.0
"""Seconds within which a server that was told to stop has ended."""

PLACES = {f"A{n}": Position(n * 100.0, n * 50.0) for n in range(1, 10)}


class Refused(PlannerError):
    """What the workspace might say."""

    def __init__(self) -> None:
        super().__init__("El plan es de solo lectura.")


@dataclass
class Running:
    """A live map under test."""

    live: LiveMap
    url: str
    moves: list[tuple[str, Position]] = field(default_factory=list)

    def ask(
        self, method: str, path: str, body: bytes | None = None, *, leave_out: str = "", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer; `leave_out` names a header not to send."""
        parts = urlsplit(self.url)
        assert parts.hostname is not None
        connection = http.client.HTTPConnection(parts.hostname, parts.port or 0, timeout=5)
        given = {"Host": parts.netloc, **({} if body is None else self.posting())}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        given.pop(leave_out, None)
        connection.request(method, parts.path + path, body, given)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def posting(self) -> dict[str, str]:
        """The headers a page of the map sends with a move."""
        return {"Origin": f"http://{urlsplit(self.url).netloc}", "Content-Type": "application/json"}

    def move(self, actor: object, position: object, **headers: str) -> int:
        """The status of a move."""
        return self.ask("POST", "move", json.dumps({"actor": actor, "position": position}).encode(), **headers)[0]


def state(revision: int = 1, **more: str) -> Snapshot:
    """A snapshot of the small plan with more actors, name by id."""
    bodies = small_bodies()
    bodies["stakeholders"] = {**bodies["stakeholders"], **{id: actor(name) for id, name in more.items()}}
    return Snapshot(revision, shareable(bodies), PLACES, "es", DAY)


@pytest.fixture
def running() -> Iterator[Running]:
    """A live map of the small plan; the actor A5 may not be moved."""
    live = LiveMap()

    def moved(id: str, to: Position) -> None:
        if id == "A5":
            raise Refused
        served.moves.append((id, to))

    served = Running(live, "")
    served.url = live.start(state, moved)
    yield served
    live.stop()


def test_serves_this_computer_alone_under_a_path_nobody_guesses(running: Running) -> None:
    parts = urlsplit(running.url)
    assert parts.hostname == "127.0.0.1"
    assert len(parts.path) > 20
    status, headers, text = running.ask("GET", "")
    assert status == 200
    assert "Municipalidad de Villa Clara" in text
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert not any(secret in text for secret in SENTINELS.values())


def test_a_page_under_another_name_is_refused(running: Running) -> None:
    assert running.ask("GET", "", Host="evil.example")[0] == 400
    assert running.ask("GET", "", Host="127.0.0.1")[0] == 400
    assert running.ask("GET", "", Host=f"localhost:{urlsplit(running.url).port}")[0] == 200


def test_a_wrong_path_is_not_found(running: Running) -> None:
    right = running.url
    running.url = right.rsplit("/", 2)[0] + "/"
    assert running.ask("GET", "")[0] == 404
    running.url = right[:-3] + "xx/"
    assert running.ask("GET", "")[0] == 404
    assert running.move("A1", "1.0,2.0") == 404


def test_a_move_reaches_the_program_as_a_position(running: Running) -> None:
    assert running.move("A1", "120.5,-33.0") == 204
    assert running.moves == [("A1", Position(120.5, -33.0))]


@pytest.mark.parametrize("position", ["", "1,2", "nan,0.0", "1e9,0.0", "99999999.0,0.0", None, [1, 2]])
def test_a_position_that_is_none_is_refused(running: Running, position: object) -> None:
    assert running.move("A1", position) == 400
    assert running.moves == []


def test_moves_come_only_from_the_page_itself(running: Running) -> None:
    body = b'{"actor": "A1", "position": "1.0,2.0"}'
    assert running.ask("POST", "move", body, Origin="http://evil.example")[0] == 403
    assert running.ask("POST", "move", body, Origin="null")[0] == 403
    assert running.ask("POST", "move", body, leave_out="Origin")[0] == 403
    assert running.ask("POST", "move", body, Content_Type="text/plain")[0] == 403
    assert running.ask("GET", "move")[0] == 405
    assert running.moves == []


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[]", 400), (b'{"actor": 3}', 400), (b"x" * 5000, 413)])
def test_a_malformed_or_large_move_is_refused(running: Running, body: bytes, status: int) -> None:
    assert running.ask("POST", "move", body)[0] == status


def test_what_the_program_objects_to_is_told_in_its_words(running: Running) -> None:
    status, _headers, text = running.ask("POST", "move", b'{"actor": "A5", "position": "1.0,2.0"}')
    assert (status, text) == (409, "El plan es de solo lectura.")


def test_a_newer_state_is_streamed_from_any_thread(running: Running) -> None:
    parts = urlsplit(running.url)
    assert parts.hostname is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 0, timeout=5)
    connection.request("GET", parts.path + "events?seen=1")
    answer = connection.getresponse()
    assert answer.getheader("content-type", "").startswith("text/event-stream")
    assert answer.readline() == b"retry: 1000\n"
    newer = state(2, N1="Radio Nueva")
    threading.Thread(target=running.live.publish, args=(newer,)).start()
    lines = [answer.readline() for _line in range(3)]
    assert lines[1] == b"id: 2\n"
    names = [known["name"] for known in json.loads(lines[2].removeprefix(b"data: "))["actors"]]
    assert "Radio Nueva" in names
    connection.close()


def test_stops_though_a_page_listens(running: Running) -> None:
    parts = urlsplit(running.url)
    assert parts.hostname is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 0, timeout=5)
    connection.request("GET", parts.path + "events")
    connection.getresponse().readline()
    servers = [thread for thread in threading.enumerate() if thread.name == "planner-live-map"]
    running.live.stop()
    for server in servers:
        server.join(PATIENCE)
    assert [server for server in servers if server.is_alive()] == []
    assert running.live.url is None
    with pytest.raises(OSError, match=r".*"):
        running.ask("GET", "")
    connection.close()


def test_can_be_started_again_under_another_address(running: Running) -> None:
    running.live.stop()
    again = running.live.start(state, lambda _id, _to: None)
    assert again != running.url
    running.url = again
    assert running.ask("GET", "")[0] == 200


def test_publishing_to_a_map_that_is_not_served_does_nothing() -> None:
    live = LiveMap()
    live.publish(state())
    live.stop()
    assert live.url is None


def test_an_internal_edition_is_never_shown() -> None:
    with pytest.raises(ValueError, match="shareable"):
        Snapshot(1, internal(), PLACES, "es", DAY)

"""What the live map answers; Starlette is imported here, and this module only when a live map starts."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.formats.live.channel import Channel, Snapshot
from planner.formats.map.page import render
from planner.i18n import PlannerError, speaking
from planner.model.value_kinds import POSITION
from planner.model.values import Position

LARGEST_BODY = 4096
"""Bytes; a move needs under a hundred."""

HEADERS = {
    "content-security-policy": "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the answers are made from."""

    token: str
    hosts: frozenset[str]
    """Values of the Host header that mean this server; any other is a page that was tricked into asking."""
    channel: Channel
    source: Callable[[], Snapshot]
    on_move: Callable[[str, Position], None]

    @property
    def address(self) -> str:
        """The path everything is found under."""
        return f"/{self.token}/"

    def page(self) -> str:
        """The page as of now."""
        snapshot = self.source()
        with speaking(snapshot.language):
            return render(snapshot.data(self.address))


def application(desk: Desk) -> ASGIApp:
    """The application of a live map: a page, a stream of snapshots, and moves."""

    async def page(request: Request) -> Response:
        _check_token(request, desk)
        return HTMLResponse(await asyncio.to_thread(desk.page))

    async def events(request: Request) -> Response:
        _check_token(request, desk)
        seen = request.headers.get("last-event-id") or request.query_params.get("seen") or ""
        revision = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 18 else -1
        return StreamingResponse(desk.channel.stream(revision), media_type="text/event-stream")

    async def move(request: Request) -> Response:
        _check_token(request, desk)
        _check_origin(request, desk)
        actor, position = _asked_move(await _body(request))
        try:
            await asyncio.to_thread(desk.on_move, actor, position)
        except PlannerError as error:
            return PlainTextResponse(error.sentence, status_code=409)
        return Response(status_code=204)

    routes = [
        Route("/{token}/", page, methods=["GET"]),
        Route("/{token}/events", events, methods=["GET"]),
        Route("/{token}/move", move, methods=["POST"]),
    ]
    return Gate(Starlette(routes=routes), desk.hosts)


class Gate:
    """Answers only those who asked for this server by its own name, with headers that keep others out."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        hosts = [value.decode("latin-1") for name, value in scope.get("headers", []) if name == b"host"]
        if scope["type"] == "http" and (len(hosts) != 1 or hosts[0] not in self.hosts):
            await PlainTextResponse("", status_code=400)(scope, receive, send_guarded)
        else:
            await self.app(scope, receive, send_guarded)


def _check_token(request: Request, desk: Desk) -> None:
    given = str(request.path_params["token"])
    if not secrets.compare_digest(given.encode(), desk.token.encode()):
        raise HTTPException(404)


def _check_origin(request: Request, desk: Desk) -> None:
    own = {f"http://{host}" for host in desk.hosts}
    if request.headers.get("origin") not in own or request.headers.get("content-type") != "application/json":
        raise HTTPException(403)


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise HTTPException(413)
    return body


def _asked_move(body: bytes) -> tuple[str, Position]:
    """The actor and its new position, as the model's own kind reads it; anything else is refused."""
    try:
        asked: Any = json.loads(body)
        if not isinstance(asked, dict) or not isinstance(asked.get("actor"), str):
            raise HTTPException(400)
        return asked["actor"], POSITION.read(str(asked.get("position")))
    except ValueError as error:
        raise HTTPException(400) from error

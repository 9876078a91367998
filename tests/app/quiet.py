"""Waiting until the app has nothing left to do, by looking at its event loop and not at a clock.

Textual's own way watches the processor for 20 ms several times a key: long where the machine is free, and too short
where it is busy with something else.
"""

import asyncio
from itertools import chain
from time import monotonic

from textual._context import active_app
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

PATIENCE = 30.0
"""Seconds after which an app that never rests fails its test."""


async def wait_for_idle(*_seconds: float) -> None:
    """Stands in for Textual's function of that name."""
    await at_rest(active_app.get())


async def wait_for_screen(pilot: Pilot[object]) -> bool:
    """Stands in for the pilot's method; whether the app goes on without an error."""
    await at_rest(pilot.app)
    return pilot.app._exception is None


async def at_rest(app: App[object]) -> None:
    """Wait until every message is dealt with and the screens are drawn; timers and threads of workers go on."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        await _nothing_ready()
        screens = _screens(app)
        pumps = chain([app], *(screen.walk_children(with_self=True) for screen in screens))
        if any(map(_is_busy, pumps)):
            await asyncio.sleep(0.001)  # a handler waits for a thread
            continue
        drawn = [_draw(screen) for screen in screens]
        if not any(drawn):
            return
    raise AssertionError("the app never rests")


async def _nothing_ready() -> None:
    """Let the loop turn until no callback stands in line and no timer is due."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        timers = getattr(loop, "_scheduled", ())
        if not getattr(loop, "_ready", ()) and not any(each.when() <= loop.time() for each in timers):
            return


def _screens(app: App[object]) -> list[Screen[object]]:
    """The screens from the lowest up: what lies under a dialog is drawn too."""
    try:
        return [screen for screen in app.screen_stack if screen.is_current]
    except ScreenStackError:  # it has ended
        return []


def _is_busy(pump: MessagePump) -> bool:
    """Whether messages wait for it, or it is in the middle of one."""
    return pump._running and not pump._message_queue.ready_event._waiters


def _draw(screen: Screen[object]) -> bool:
    """Draw what changed, without waiting for the next sixtieth of a second; whether anything did."""
    changed = screen._layout_required or screen._scroll_required or screen._recompose_required
    changed = changed or bool(screen._dirty_widgets or screen._callbacks)
    if screen.is_active:  # one that lies under a dialog asks for that again whenever it is drawn
        changed = changed or screen._repaint_required
    if changed:
        screen._on_timer_update()
    return changed

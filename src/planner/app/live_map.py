"""The live map from a key: it opens in the browser and follows the plan; the key pressed again ends it."""

from typing import TYPE_CHECKING

from planner.i18n import _

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.live import LivePlan
    from planner.workspace.workspace import Workspace


def turn_live_map(app: "Host") -> None:
    """Start the live map and open it in the browser, or end it when it runs."""
    session = app.session
    if session.live is not None:
        session.stop_live()
        app.notify(_("The live map has ended."), markup=False)
        return

    def start(workspace: "Workspace") -> "tuple[LivePlan, str]":
        from planner.workspace.live import LivePlan

        live = LivePlan(workspace)
        return live, live.start()

    def started(result: "tuple[LivePlan, str]") -> None:
        session.live, session.live_address = result
        session.mark(session.saved)
        app.open_url(session.live_address)
        app.notify(_("The live map is open in the browser: it grows as you type."), markup=False)

    session.write(start, started)

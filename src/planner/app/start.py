"""Starts the application on a terminal: what the command line calls."""

from planner.app.session import Opening
from planner.i18n import Language
from planner.workspace.settings import read_settings, settings_file


def run_app(opening: Opening, language: Language | None = None) -> int:
    """Show the app over the plan that `opening` opens, in the app's own thread; returns the exit status."""
    from planner.app.application import PlannerApp

    file = settings_file()
    kept = read_settings(file)
    app = PlannerApp(opening, kept.having(language=language) if language else kept, file)
    app.run()
    return app.return_code or 0

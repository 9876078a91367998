"""Starts the application on a terminal: what the command line calls."""

from planner.app.session import Opening
from planner.i18n import Language
from planner.workspace.settings import read_settings, settings_file


def run_app(opening: Opening, language: Language | None = None) -> int:
    """Show the app over the plan that `opening` opens, in the app's own thread; returns the exit status.

    Raises whatever ended the app without being expected.
    """
    import gc

    gc.set_threshold(50_000, 20, 20)  # imports make many objects that stay: a tenth of the time to the first rows
    from planner.app.application import PlannerApp

    file = settings_file()
    kept = read_settings(file)
    app = PlannerApp(opening, kept.having(language=language) if language else kept, file)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0

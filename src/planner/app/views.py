"""The registry of views and dialogs: one line each, imported when it is first shown."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from planner.i18n import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """A view or dialog: its name, title (a message id), key (may be empty), and the class that shows it."""

    name: str
    title: str
    key: str
    module: str
    widget: str
    shows: tuple[str, ...] = ()
    """The collections whose records it can jump to."""

    def load(self) -> Any:
        """The class, imported now."""
        return getattr(import_module(self.module), self.widget)


NETWORK = ("stakeholders", "ties", "territories")
STRATEGY = (
    "strategies", "items", "assignments", "indicators", "observations", "budget_lines", "reports", "links"
)  # fmt: skip

# fmt: off
VIEWS = (
    Entry("network", N_("Network"), "1", "planner.app.network.view", "NetworkView", NETWORK),
    Entry("strategy", N_("Strategy"), "2", "planner.app.strategy.view", "StrategyView", STRATEGY),
    Entry("timeline", N_("Timeline"), "3", "planner.app.timeline.view", "TimelineView"),
    Entry("analysis", N_("Analysis"), "4", "planner.app.analysis.view", "AnalysisView"),
    Entry("history", N_("History"), "5", "planner.app.history.view", "HistoryView"),
)

DIALOGS = (
    Entry("settings", N_("Settings"), "f2", "planner.app.plans.settings", "SettingsDialog"),
    Entry("export", N_("Export"), "f3", "planner.app.exporting.export", "ExportDialog"),
    Entry("sending", N_("One workbook for each institution"), "f12", "planner.app.exporting.sending", "SendingDialog"),
    Entry("problems", N_("Problems"), "f4", "planner.app.frame.problems", "ProblemsDialog"),
    Entry("load", N_("Load a register"), "f5", "planner.app.importing.registers", "LoadDialog"),
    Entry("import", N_("Import"), "f7", "planner.app.importing.files", "BringInDialog"),
    Entry("merge", N_("Merge with another copy"), "f8", "planner.app.importing.files", "MergeDialog"),
    Entry("compare", N_("Compare"), "f9", "planner.app.comparison.dialog", "ComparisonDialog"),
    Entry("duplicates", N_("Who is who"), "", "planner.app.duplicates.dialog", "DuplicatesDialog"),
    Entry("backups", N_("Backups"), "f10", "planner.app.plans.backups", "BackupsDialog"),
    Entry("opening", N_("Open or new"), "ctrl+o", "planner.app.plans.opening", "OpenDialog"),
)
# fmt: on


def view_entry(name: str) -> Entry:
    """The view of a name."""
    return next(entry for entry in VIEWS if entry.name == name)


def view_showing(collection: str) -> Entry | None:
    """The view that can jump to records of a collection."""
    return next((entry for entry in VIEWS if collection in entry.shows), None)

"""What every test stands on: a machine without its owner, the outside programs, and a watched browser."""

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

# Textual and the clock read these once, when they are first imported or used.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TZ"] = "CST6"
if hasattr(time, "tzset"):
    time.tzset()

from planner.i18n import current_language, set_language
from tests.scheduling import pytest_xdist_make_scheduler

__all__ = ["pytest_xdist_make_scheduler"]

if TYPE_CHECKING:  # importing Playwright takes longer than most test files run
    from playwright.sync_api import Browser, BrowserContext, Page

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

# The collector goes through all that is loaded, again and again: a fifth of what the tests of the app took.
gc.set_threshold(100_000, 50, 100)

TOOLS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "soffice": ("soffice", "libreoffice"),
    "tmux": ("tmux",),
}
"""Outside programs some tests need, each with the names it may go by."""

MISSING = "missing program: "
"""How the reason of such a skip begins; the summary counts by it."""

SILENCED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TMUX", "TMUX_PANE")
"""Variables of the developer's terminal that would change what is drawn."""

KEPT = ("PLANNER_REQUIRE_TOOLS", "PLANNER_SKIPPED_FILE")
"""Our own variables that speak to the tests and not to the program."""

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Lets Chromium start as root and keeps it from calling home."""


@pytest.fixture(autouse=True)
def nobodys_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, no settings of the developer's own, Spanish; gives the home folder."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    ours = [name for name in os.environ if name.startswith("PLANNER_") and name not in KEPT]
    for variable in (*SILENCED, *ours):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    before = current_language()
    set_language("es")
    yield home
    set_language(before)


def find_tool(name: str) -> str:
    """The executable of an outside program; without it the test is skipped, or fails where CI requires it."""
    for executable in TOOLS[name]:
        if found := shutil.which(executable):
            return found
    if os.environ.get("PLANNER_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{MISSING}{name} (PLANNER_REQUIRE_TOOLS is set)")
    pytest.skip(f"{MISSING}{name}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    return find_tool("chromium")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """How a command of LibreOffice begins; its profile, which takes longer to make than to use, serves all tests."""
    profile = tmp_path_factory.mktemp("office") / "profile"
    return (find_tool("soffice"), "--headless", f"-env:UserInstallation={profile.as_uri()}")


@pytest.fixture(scope="session")
def tmux() -> str:
    """The path of tmux."""
    return find_tool("tmux")


@pytest.fixture(scope="session")
def chromium_flags() -> tuple[str, ...]:
    """The arguments Chromium is started with, for tests that start it themselves."""
    return CHROMIUM_FLAGS


# A started Playwright counts as a running event loop, which would break the asynchronous tests of the next file:
# hence one browser a module and not one a session.
@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """One headless Chromium for the tests of a file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield started
        started.close()


@pytest.fixture
def console() -> list[str]:
    """What the pages of this test said: console messages as `type: text`, uncaught errors as `error: text`."""
    return []


@pytest.fixture
def requested() -> list[str]:
    """The addresses the pages of this test asked for, other than `file:`, `data:` and `blob:`."""
    return []


@pytest.fixture
def new_page(browser: "Browser", console: list[str], requested: list[str]) -> "Iterator[Callable[..., Page]]":
    """Opens watched pages, each in a context of its own; cut off from the network unless `offline=False` is given."""
    contexts: list[BrowserContext] = []

    def open_page(*, offline: bool = True, **options: Any) -> "Page":
        context = browser.new_context(offline=offline, **options)
        contexts.append(context)
        context.on("request", lambda request: note_request(request.url, requested))
        page = context.new_page()
        page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: console.append(f"error: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: "Callable[..., Page]") -> "Page":
    """One watched page without a network."""
    return new_page()


def note_request(address: str, requested: list[str]) -> None:
    """Keep an address that leaves the page's own file."""
    if not address.startswith(("file:", "data:", "blob:")):
        requested.append(address)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line which programs were missing and what that cost; `dev.py test` repeats it as its last line."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", []) if report.longrepr]
    missing = [reason.partition(MISSING)[2] for reason in reasons if MISSING in reason]
    counts = [f"{name} ({missing.count(name)})" for name in TOOLS if name in missing]
    line = f"Skipped for want of programs: {', '.join(counts)}" if counts else ""
    if line:
        terminalreporter.write_line(line)
    if told := os.environ.get("PLANNER_SKIPPED_FILE"):
        Path(told).write_text(line, encoding="utf-8")

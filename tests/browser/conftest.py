"""Maps on the disk for the browser, and what it takes to look into one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planner.analysis.network.layout import positions
from planner.formats.map import write_map
from planner.model.edition import Edition
from tests.formats.map.sample import STAMP, shareable

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the small plan."""
    return written(shareable(), tmp_path_factory.mktemp("map") / "mapa.html")


def written(edition: Edition, target: Path) -> Path:
    """The map of an edition, laid out and written."""
    write_map(edition, target, STAMP, positions(edition.plan), "es")
    return target


@pytest.fixture
def opened(new_page: "Callable[..., Page]") -> "Callable[..., Page]":
    """Opens a file as a person does from a stick, without a network."""

    def open_file(file: Path, **options: Any) -> "Page":
        page = new_page(viewport={"width": 1366, "height": 768}, **options)
        page.goto(file.as_uri())
        page.wait_for_selector("#map canvas")
        return page

    return open_file

"""How soon the map of a large network stands in Chromium, against pyvis' own page of the same network."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.model.actors import Stakeholder
from planner.model.edition import Edition
from tests.benchmarks.ratios import report_sooner
from tests.browser.conftest import written
from tests.formats.map.sample import large_bodies, shareable

if TYPE_CHECKING:
    from playwright.sync_api import Page

ACTORS, TIES = 1_000, 2_500
CAP = 120
"""Seconds that pyvis' page is given to settle; when it does not, it is counted as having settled then."""

COUNT_STROKES = """
window.strokes = 0;
const stroke = CanvasRenderingContext2D.prototype.stroke;
CanvasRenderingContext2D.prototype.stroke = function (...path) {
  window.strokes += 1;
  return stroke.apply(this, path);
};
const nextFrame = () => new Promise(requestAnimationFrame);
window.drawn = async (least) => {
  while (window.strokes < least) await nextFrame();
  await nextFrame();  // the frame that holds them is handed over before the next one begins
  await nextFrame();
  return performance.now();
};
"""

SETTLED = """
(most) => new Promise((resolve) => {
  setTimeout(() => resolve(null), most);
  network.on('stabilized', () => resolve(performance.now()));
})
"""


def pyvis_page(edition: Edition, target: Path) -> Path:
    """The page that pyvis itself makes of an edition's network, physics and all as it comes."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")  # type: ignore[no-untyped-call]
    for actor in edition.plan.stakeholders.values():
        assert isinstance(actor, Stakeholder)
        network.add_node(actor.id, label=actor.short_name)  # type: ignore[no-untyped-call]
    for tie in edition.plan.ties.values():
        network.add_edge(tie.source, tie.target)  # type: ignore[no-untyped-call]
    target.write_text(network.generate_html(), encoding="utf-8")  # type: ignore[no-untyped-call]
    return target


@pytest.fixture
def edition() -> Edition:
    """An invented network of 1,000 stakeholders and 2,500 ties."""
    return shareable(large_bodies(ACTORS, TIES))


def test_the_map_stands_fifty_times_sooner_than_pyvis_settles(
    edition: Edition, new_page: "Callable[..., Page]", tmp_path: Path
) -> None:
    ours, theirs = written(edition, tmp_path / "mapa.html"), pyvis_page(edition, tmp_path / "pyvis.html")
    drawn = sorted(_drawn(new_page(), ours) for _round in range(3))[1]
    page = new_page()
    page.goto(theirs.as_uri())
    settled = page.evaluate(SETTLED, CAP * 1_000)
    if settled is None:
        print(f"\npyvis' page had not settled after {CAP} s; that is what ours is compared with")
    times = (settled or CAP * 1_000) / drawn
    report_sooner(f"map drawn ({drawn / 1_000:.2f} s)", times, 50, at_least=settled is None)


def _drawn(page: "Page", map_file: Path) -> float:
    """Milliseconds from going to a map until all its ties are on the screen, which has to be asked for in a crowd."""
    page.add_init_script(COUNT_STROKES)
    page.goto(map_file.as_uri())
    page.evaluate("document.getElementById('everyone').click()")
    return float(page.evaluate("(least) => drawn(least)", TIES))

"""Register, map, workbook, cover and network analysis say the same of the same ties, with and without planned ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.analysis.network.sentences import most_connected
from planner.analysis.panel_json import document
from planner.analysis.question import Question
from planner.analysis.registry import analysis
from planner.app.network.register import Register
from planner.formats.map.page import page_data
from planner.formats.registers import read_registers
from planner.formats.registers.examples import example_files
from planner.i18n import speaking
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.values import Position
from tests.formats.workbook.plans import DAY, reread, rows, stamp, write

MADE = {
    "stakeholders": {
        **{id: {"name.es": f"Actor {id}", "sector": "public"} for id in "ABCDE"},
        "F": {"name.es": "Coyotes", "problem_actor": "yes"},
        "G": {"name.es": "Actor A otra vez", "merged_into": "A"},
    },
    "ties": {
        "there": {"source": "A", "type": "coordinates", "target": "B", "state": "existing"},
        "again": {"source": "B", "type": "funds", "target": "A"},
        "unknown": {"source": "B", "type": "member_of", "target": "C"},
        "untyped": {"source": "C", "target": "D"},
        "wished": {"source": "D", "type": "supports", "target": "E", "state": "potential"},
        "agreed": {"source": "D", "type": "member_of", "target": "A", "state": "planned"},
        "begun": {"source": "D", "type": "funds", "target": "B", "state": "building"},
        "over": {"source": "E", "type": "funds", "target": "A", "state": "past"},
        "itself": {"source": "A", "type": "funds", "target": "A"},
        "merged": {"source": "G", "type": "funds", "target": "B"},
        "problem": {"source": "F", "type": "influences", "target": "A"},
    },
}

PLANS = ("made", "amatitlan", "exercise", "guatemala")


@cache
def plan(name: str) -> Plan:
    bodies = MADE if name == "made" else read_registers(example_files(name), Plan()).bodies
    return Plan.of_bodies(bodies)


@dataclass(frozen=True)
class Said:
    """What one of them says: how many ties there are, and how many each actor has, those without any left out."""

    ties: int
    each: dict[str, int]

    @property
    def best(self) -> set[str]:
        """Those with most ties."""
        return {id for id, count in self.each.items() if count == max(self.each.values())}


def in_register(shown: Plan, *, with_planned: bool) -> Said:
    register = Register(shown, with_planned=with_planned)
    each = {id: row.ties for id, row in register.rows.items() if row.ties}
    return Said(sum(each.values()) // 2, each)


def on_map(data: dict[str, Any], *, with_planned: bool) -> Said:
    """As the page's own script reckons it."""
    counted = [tie for tie in data["ties"] if not tie.get("past") and (with_planned or not tie.get("planned"))]
    figures = {actor["id"]: actor.get("planned", actor) if with_planned else actor for actor in data["actors"]}
    return Said(len(counted), {id: figure["ties"] for id, figure in figures.items() if figure["ties"]})


def in_analysis(shown: Plan, *, with_planned: bool) -> dict[str, Any]:
    """What `planner network --json` writes."""
    asked = Question(today=DAY, with_planned=with_planned)
    return document(shown, analysis("network").panels(shown, asked))


def whole(found: dict[str, Any], figure: str) -> Any:
    return next(row["values"]["value"] for row in found["whole"]["rows"] if row["values"]["figure"] == figure)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("ties")

    @cache
    def read(name: str, audience: Audience) -> Any:
        return reread(write(Path(folder) / f"{name}-{audience}.xlsx", plan(name), audience))

    return read


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", PLANS)
def test_all_say_the_same(name: str, audience: Audience, workbooks: Any) -> None:
    shared = edition(plan(name), audience)
    book = workbooks(name, audience)
    register = rows(book["Actores"])
    places = {id: Position(0, 0) for id in shared.plan.stakeholders}
    data = page_data(shared, stamp(), places, "es")
    for with_planned, heading in ((False, "Relaciones"), (True, "Con las previstas")):
        said = in_register(shared.plan, with_planned=with_planned)
        assert on_map(data, with_planned=with_planned) == said
        assert {id: row[heading] for id, row in register.items() if row[heading]} == said.each
        found = in_analysis(shared.plan, with_planned=with_planned)
        assert whole(found, "ties") == said.ties
        shown = Register(shared.plan, with_planned=with_planned)
        contacts = {row["id"]: row["values"]["contacts"] for row in found["actors"]["rows"]}
        assert {id: count for id, count in contacts.items() if count} == {
            id: count for id, count in shown.scene.contacts.items() if count
        }
        most = max(contacts.values())
        best = {id for id, count in contacts.items() if count == most and most}
        assert best == set(most_connected(shared.plan, shown.connections))
    existing = in_register(shared.plan, with_planned=False)
    assert on_cover(book) == existing.ties
    assert data["switch"] is (in_register(shared.plan, with_planned=True) != existing)


def on_cover(book: Any) -> int:
    cells = {row[1]: row[2] for row in book["Portada"].iter_rows(values_only=True)}
    return int(cells["Relaciones vigentes entre ellos"])


@pytest.mark.parametrize("with_planned", [False, True])
def test_groups_and_bridges_of_an_internal_map_are_those_of_the_analysis(*, with_planned: bool) -> None:
    for name in PLANS:
        shared = edition(plan(name), Audience.INTERNAL)
        data = page_data(shared, stamp(), {}, "es")
        inside = data["inside"].get("planned", data["inside"]) if with_planned else data["inside"]
        found = in_analysis(shared.plan, with_planned=with_planned)
        groups = {row["id"]: row["values"]["community"] for row in found["actors"]["rows"]}
        assert inside["member"] == {id: group for id, group in groups.items() if group is not None}
        leaving = {row["id"]: row["values"]["lose"] for row in found["departures"]["rows"]}
        assert {id: len(one["lost"]) for id, one in inside["leaving"].items() if one["lost"]} == leaving


def test_the_made_plan_is_counted_by_hand() -> None:
    internal = edition(plan("made"), Audience.INTERNAL).plan
    today, later = (in_register(internal, with_planned=on) for on in (False, True))
    assert (today.ties, later.ties) == (5, 8)
    assert today.each == {"A": 3, "B": 3, "C": 2, "D": 1, "F": 1}
    assert later.each == {"A": 4, "B": 4, "C": 2, "D": 4, "E": 1, "F": 1}
    assert (today.best, later.best) == ({"A", "B"}, {"A", "B", "D"})


def test_who_is_best_connected_turns_with_the_switch() -> None:
    """D has one contact today; with what is planned it has four."""
    shown = edition(plan("made"), Audience.SHAREABLE).plan
    best = [set(most_connected(shown, Register(shown, with_planned=on).connections)) for on in (False, True)]
    assert best == [{"B", "C"}, {"D"}]


def faces(*, with_planned: bool) -> Iterator[str]:
    found = in_analysis(plan("made"), with_planned=with_planned)
    yield from (found["whole"]["notes"][0], found["actors"]["notes"][0])


def test_each_says_which_ties_count(workbooks: Any) -> None:
    with speaking("es"):
        assert all("existen hoy" in face and "previstas van aparte" in face for face in faces(with_planned=False))
        assert all("también las previstas" in face for face in faces(with_planned=True))
    book = workbooks("made", Audience.INTERNAL)
    texts = {str(cell.value) for sheet in (book["Actores"], book["Análisis · Red"]) for row in sheet for cell in row}
    assert any("se cuentan las que existen hoy" in text for text in texts)
    assert any("las previstas van aparte" in text for text in texts)

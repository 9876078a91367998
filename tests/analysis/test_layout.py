import math
import random
import subprocess
import sys
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.analysis.network.layout import GAP, REACH, positions, uncovered
from planner.model.plan import Plan
from planner.model.values import Position
from tests.analysis.networks import plan_of

MAP = plan_of("ABCDEFGH", ["AB", "BC", "CA", "CD", "EF"])


def apart(found: dict[str, Position]) -> float:
    return min(math.dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(found.values(), 2))


def heavy(actors: int, ties: int) -> Plan:
    dice = random.Random(7)
    ends = [(f"N{int(dice.random() ** 2 * actors)}", f"N{dice.randrange(actors)}") for _n in range(ties)]
    return plan_of([f"N{n}" for n in range(actors)], ends)


def test_everybody_has_a_place_and_nobody_stands_on_another() -> None:
    found = positions(MAP)
    assert list(found) == list("ABCDEFGH")
    assert apart(found) >= GAP - 1


def test_isolated_ones_stand_in_a_row_below() -> None:
    found = positions(MAP)
    assert found["G"].y == found["H"].y > max(found[id].y for id in "ABCDEF")


def test_the_same_plan_gives_the_same_positions_and_leaves_the_dice_alone() -> None:
    random.seed(3)
    expected = [random.random() for _n in range(3)]
    random.seed(3)
    first, second = positions(heavy(700, 1500)), positions(heavy(700, 1500))
    assert first == second
    assert [random.random() for _n in range(3)] == expected


def test_fills_the_map_without_crowding() -> None:
    found = positions(heavy(300, 600))
    assert max(abs(p.x) for p in found.values()) <= 1.3 * REACH
    assert apart(found) >= GAP / 2


def test_nobody_with_a_stored_position_moves_and_newcomers_stand_by_their_neighbours() -> None:
    stored = {"A": "0.0,0.0", "B": "300.0,0.0", "C": "0.0,300.0"}
    placed = MAP.replacing(
        {"stakeholders": {id: {"name.es": id, "position": position} for id, position in stored.items()}}
    )
    found = positions(placed)
    assert {id: (found[id].x, found[id].y) for id in "ABC"} == {"A": (0, 0), "B": (300, 0), "C": (0, 300)}
    assert math.dist((found["D"].x, found["D"].y), (0, 300)) < 300
    assert apart(found) >= GAP - 1


def test_nobody_moves_while_a_room_adds_actors_and_ties() -> None:
    before = positions(MAP)
    grown = MAP.replacing(
        {
            "stakeholders": {"Z": {"name.es": "Z"}},
            "ties": {"new": {"source": "Z", "type": "funds", "target": "A"}, "more": {"source": "G", "target": "A"}},
        }
    )
    after = positions(grown, kept=before)
    assert {id: after[id] for id in before} == before
    assert apart(after) >= GAP - 1


def test_a_stored_position_goes_before_a_kept_one() -> None:
    plan = plan_of("AB", []).replacing({"stakeholders": {"A": {"name.es": "A", "position": "5.0,5.0"}}})
    assert positions(plan, kept={"A": Position(99, 99)})["A"] == Position(5, 5)


def test_merged_stakeholders_are_not_drawn() -> None:
    plan = plan_of("AB", []).replacing({"stakeholders": {"B": {"name.es": "B", "merged_into": "A"}}})
    assert list(positions(plan)) == ["A"]
    assert positions(Plan()) == {}


@given(st.lists(st.tuples(st.sampled_from("ABCDEFGHIJ"), st.sampled_from("ABCDEFGHIJ")), max_size=20), st.data())
@settings(max_examples=40, deadline=None)
def test_any_network_with_any_kept_positions_is_placed(ties: list[tuple[str, str]], data: st.DataObject) -> None:
    plan = plan_of("ABCDEFGHIJ", ties)
    few = data.draw(st.sets(st.sampled_from("ABCDEFGHIJ")))
    kept = {id: Position(200.0 * n, -150.0 * (n % 3)) for n, id in enumerate(sorted(few))}
    found = positions(plan, kept)
    assert set(found) == set("ABCDEFGHIJ")
    assert {id: found[id] for id in kept} == kept
    assert all(math.isfinite(p.x) and math.isfinite(p.y) for p in found.values())


def test_a_plan_whose_positions_are_stored_needs_no_igraph() -> None:
    code = (
        "import sys; from planner.model.plan import Plan; from planner.analysis.network.layout import positions\n"
        "positions(Plan.of_bodies({'stakeholders': {'A': {'name.es': 'a', 'position': '1.0,2.0'}, 'B': {}}}))\n"
        "print({'igraph', 'networkx', 'numpy'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_who_yields_moves_off_the_place_of_another_and_nobody_else_moves() -> None:
    found = {"A": Position(0, 0), "B": Position(300, 0), "C": Position(300, 10), "D": Position(0, 500)}
    moved = uncovered(found, {"C", "D"})
    assert {id for id in found if moved[id] != found[id]} == {"C"}
    assert moved["C"].y > GAP / 2, "below the one who stands there"
    assert apart(moved) >= GAP - 0.1

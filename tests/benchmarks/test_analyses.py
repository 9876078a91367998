"""What coverage and workload cost on 4,000 items, against a cross table that pandas makes of the same table."""

from collections.abc import Mapping
from functools import cache
from random import Random

import pandas as pd

from planner.analysis.coverage import figures as coverage
from planner.analysis.coverage.answers import answers, homes
from planner.analysis.workload import figures as workload
from planner.model.plan import Plan
from tests.benchmarks.ratios import ratio_of, report

FRAMEWORK_ITEMS, STRATEGIES, DOABLE = 400, 12, 3_600
LINKS, ASSIGNMENTS, ACTORS = 6_000, 10_000, 300
FLAT, ROLLED_UP = 5, 25
ROUNDS = 9
Bodies = dict[str, Mapping[str, str]]


@cache
def big_plan() -> Plan:
    """A framework and strategies with axes, objectives and actions, most of which answer something and have a part."""
    chance = Random(4)
    strategies: Bodies = {f"S{n}": {"title.es": f"Estrategia {n}", "kind": "strategy"} for n in range(STRATEGIES)}
    strategies["F"] = {"title.es": "Marco", "kind": "framework"}
    goals = tree("F", FRAMEWORK_ITEMS)
    plans = [tree(f"S{n}", DOABLE // STRATEGIES) for n in range(STRATEGIES)]
    doable = [id for items in plans for id in items]
    kinds = ("aligns_with", "responds_to", "aligns_with", "depends_on")
    roles = ("lead", "support", "support", "support", "funder", "target_group")
    links: Bodies = {
        f"V{n}": {"source": chance.choice(doable), "type": chance.choice(kinds), "target": chance.choice(list(goals))}
        for n in range(LINKS)
    }
    assignments: Bodies = {
        f"E{n}": {"stakeholder": f"A{chance.randrange(ACTORS)}", "role": chance.choice(roles),
                  "item": chance.choice(doable)}
        for n in range(ASSIGNMENTS)
    }  # fmt: skip
    return Plan.of_bodies({
        "stakeholders": {f"A{n}": {"name.es": f"Actor {n}"} for n in range(ACTORS)}, "strategies": strategies,
        "items": {**goals, **{id: body for items in plans for id, body in items.items()}},
        "links": links, "assignments": assignments,
    })  # fmt: skip


def tree(strategy: str, many: int) -> Bodies:
    """Items under a strategy, up to six under each, four levels deep."""
    ids = [f"{strategy}.{n}" for n in range(many)]
    parents = {id: strategy if n < 6 else ids[(n - 6) // 6] for n, id in enumerate(ids)}
    return {id: {"title.es": id, "place": f"{parents[id]} a{n:03}"} for n, id in enumerate(ids)}


@cache
def answered() -> pd.DataFrame:
    """Every answer with the item of the framework and the strategy that gives it."""
    plan = big_plan()
    found = [(target, home) for _source, target, home in answers(plan, homes(plan))]
    return pd.DataFrame(found, columns=["item", "strategy"])


@cache
def held() -> pd.DataFrame:
    """Every assignment with its actor and role."""
    bodies = big_plan().assignments.bodies.values()
    return pd.DataFrame([(body["stakeholder"], body["role"]) for body in bodies], columns=["stakeholder", "role"])


def answers_crossed() -> pd.DataFrame:
    return pd.crosstab(answered()["item"], answered()["strategy"])


def roles_crossed() -> pd.DataFrame:
    return pd.crosstab(held()["stakeholder"], held()["role"])


def as_counts(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    return {
        (str(row), str(column)): int(count)
        for column, counts in table.items() for row, count in counts.items() if count
    }  # fmt: skip


def test_coverage_counts_what_pandas_counts_at_no_more_than_five_times_its_cost() -> None:
    plan = big_plan()
    assert coverage.flat(plan, "F") == as_counts(answers_crossed())
    ratio = ratio_of(lambda: coverage.flat(plan, "F"), answers_crossed, rounds=ROUNDS)
    report("coverage of 4,000 items, flat, against a pandas crosstab", ratio, FLAT)


def test_coverage_rolled_up_the_tree() -> None:
    plan = big_plan()
    ratio = ratio_of(lambda: coverage.rolled_up(plan, "F"), answers_crossed, rounds=ROUNDS)
    report("coverage of 4,000 items, rolled up, against a pandas crosstab", ratio, ROLLED_UP)


def test_workload_counts_what_pandas_counts_at_no_more_than_five_times_its_cost() -> None:
    plan = big_plan()
    assert workload.flat(plan) == as_counts(roles_crossed())
    ratio = ratio_of(lambda: workload.flat(plan), roles_crossed, rounds=ROUNDS)
    report("workload of 4,000 items, flat, against a pandas crosstab", ratio, FLAT)


def test_workload_rolled_up_the_tree() -> None:
    plan = big_plan()
    ratio = ratio_of(lambda: workload.rolled_up(plan), roles_crossed, rounds=ROUNDS)
    report("workload of 4,000 items, rolled up, against a pandas crosstab", ratio, ROLLED_UP)

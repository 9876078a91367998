"""Every summary of the shipped examples says the same of how many actions there are and of who leads each of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.analysis.coverage.figures import answering_nothing
from planner.analysis.due.figures import open_actions
from planner.analysis.question import Question
from planner.analysis.totals import totals
from planner.analysis.workload.figures import loads
from planner.app.strategy.facts import Facts
from planner.cli.records import listing
from planner.formats.map.content import page_content
from planner.formats.registers import read_registers
from planner.formats.registers.examples import EXAMPLES, example_files
from planner.formats.workbook.book import Book
from planner.formats.workbook.rows import plan_rows
from planner.formats.workbook.sheets.action_plan import action_plan
from planner.i18n import speaking
from planner.model import vocabularies
from planner.model.actions import actions, carried_out
from planner.model.assignments import leads
from planner.model.edition import Edition, edition
from planner.model.fields import Audience
from planner.model.naming import short_code
from planner.model.plan import Plan
from planner.model.progress import status_of
from planner.model.rules import problems
from planner.model.tree import outline, strategy_of
from tests.formats.workbook.plans import stamp, write

TODAY = date(2026, 6, 1)
LEAD_COLUMNS = ("lead1", "lead2", "lead3", "lead_above")


@dataclass(frozen=True)
class Example:
    """A shipped plan as it is shared, and who leads its actions."""

    edition: Edition

    @property
    def plan(self) -> Plan:
        return self.edition.plan

    @cached_property
    def led(self) -> Mapping[str, frozenset[str]]:
        """The ids of those who lead, by action."""
        return {item.id: frozenset(leads(self.plan, item.id).who) for item in actions(self.plan)}

    @property
    def leaderless(self) -> set[str]:
        return {id for id, who in self.led.items() if not who}

    def short_names(self, id: str) -> list[str]:
        return [self.plan.stakeholders[who].short_name for who in leads(self.plan, id).who]


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Iterator[Example]:
    plan = Plan.of_bodies(read_registers(example_files(request.param), Plan()).bodies)
    with speaking("es"):
        yield Example(edition(plan, Audience.SHAREABLE))


def test_an_example_has_leads_that_are_handed_down(example: Example) -> None:
    assert any(leads(example.plan, id).above for id in example.led), "or this file compares nothing"


def test_the_cover_counts_the_actions_and_those_without_a_lead(example: Example) -> None:
    found = totals(example.plan, TODAY)
    assert (found.actions, found.actions - found.led_actions) == (len(example.led), len(example.leaderless))


def test_the_list_of_problems_misses_the_same_leads(example: Example) -> None:
    found = [problem for problem in problems(example.plan, TODAY) if problem.code in ("no_lead", "lead_not_said")]
    named = {problem.id for problem in found if problem.code == "no_lead"}
    counted = sum(problem.parameters["count"] for problem in found if problem.code == "lead_not_said")
    assert named <= example.leaderless
    assert len(named) + counted == len(example.leaderless)


def test_what_is_due_has_the_same_leads(example: Example) -> None:
    found = {entry.item.id: frozenset(entry.leads) for entry in open_actions(example.plan, Question(today=TODAY))}
    compared = found.keys() & example.led.keys()
    assert compared
    assert {id: found[id] for id in compared} == {id: example.led[id] for id in compared}


def test_the_workload_adds_up_to_the_same_leads(example: Example) -> None:
    closed = vocabularies.STATUS.having("closed")
    still_open = {id: who for id, who in example.led.items() if status_of(example.plan, id) not in closed}
    found = loads(example.plan, TODAY)
    assert {load.led_in_all for load in found.values()} == {sum(1 for who in still_open.values() if who)}
    counts = Counter(who for some in still_open.values() for who in some)
    assert {who: load.leads for who, load in found.items() if load.leads} == dict(counts)


def test_coverage_speaks_of_the_same_actions(example: Example) -> None:
    assert set(answering_nothing(example.plan)) <= example.led.keys()


def test_a_reader_of_the_map_finds_the_same_leads(example: Example) -> None:
    """There a task stands at its own level only, so that the reader looks for the nearest one above."""
    tasks = page_content(example.edition, stamp("es"), live=False)["tasks"]
    leading: dict[tuple[str, str], set[str]] = {}
    for who, some in tasks.items():
        for task in some:
            if task["sign"] in ("●", "◐"):
                leading.setdefault((task["strategy"], task["number"]), set()).add(who)
    for id, expected in example.led.items():
        strategy = strategy_of(example.plan, id)
        assert strategy is not None
        steps = outline(example.plan, strategy.id)[id].split(".")
        above = (".".join(steps[:length]) for length in range(len(steps), -1, -1))
        found = next((leading[strategy.id, number] for number in above if (strategy.id, number) in leading), set())
        assert found == expected


def test_the_action_plan_names_the_same_leads(example: Example) -> None:
    book = Book(example.edition, "es", stamp("es"), BytesIO(), None)
    rows = plan_rows(example.plan, book.labels, carried_out(example.plan))
    columns = [column for column in action_plan(book, rows).columns if column.key in LEAD_COLUMNS]
    assert len(columns) == len(LEAD_COLUMNS)
    seen = 0
    for row in rows:
        if row.id in example.led:
            seen += 1
            said = "; ".join(str(cell.value) for column in columns if (cell := column.cell(row)).value)
            names = {name.partition(" (")[0] for name in said.split("; ") if name}
            assert names == {book.labels.of(who).partition(" (")[0] for who in example.led[row.id]}
    assert seen == len(example.led)


def test_show_and_the_tree_name_the_same_leads(example: Example) -> None:
    headings, rows = listing(example.plan, "items")
    shown = {row[0]: row[headings.index("Responsable")] for row in rows}
    facts = Facts(example.plan, TODAY)
    for id in example.led:
        names = example.short_names(id)
        assert shown[short_code(example.plan, example.plan.items[id])] == "; ".join(names)
        assert facts.leads(id) in (", ".join(names), f"({', '.join(names)})")


def test_the_workbook_of_the_pilot_finds_no_action_without_a_lead(tmp_path: Path) -> None:
    plan = Plan.of_bodies(read_registers(example_files("amatitlan"), Plan()).bodies)
    book = load_workbook(write(tmp_path / "plan.xlsx", plan), read_only=True)
    figures = {row[1]: row[2] for row in book["Portada"].iter_rows(values_only=True)}
    assert (figures["Acciones"], figures["Acciones sin responsable"]) == (22, 0)
    missing = [row[2] for row in book["Responsabilidades"].iter_rows(values_only=True)]
    assert "sin responsable" not in missing

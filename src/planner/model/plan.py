"""The plan in memory: a value that views, analysis and exports read, and that nothing modifies."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from planner.model.actors import Stakeholder, Territory, Tie
from planner.model.documents import PLAN_ID, PlanSheet, Sending, Source
from planner.model.monitoring import BudgetLine, Indicator, Observation, Report
from planner.model.record import Body, Record
from planner.model.strategies import Assignment, Item, Link, Strategy
from planner.model.table import Table
from planner.model.types import RECORD_TYPES
from planner.model.workshops import Participant, Rating, Workshop

EMPTY_SHEET = PlanSheet(id=PLAN_ID)


class Plan:
    """All records of a plan at one moment."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Mapping[str, Table[Any]] | None = None) -> None:
        given = tables or {}
        self._tables: dict[str, Table[Any]] = {
            name: given.get(name) or Table(record_type) for name, record_type in RECORD_TYPES.items()
        }

    @classmethod
    def of_bodies(cls, bodies: Mapping[str, Mapping[str, Body]]) -> "Plan":
        """A plan from bodies by collection and id."""
        return cls({name: Table(RECORD_TYPES[name], rows) for name, rows in bodies.items()})

    def table(self, collection: str) -> Table[Any]:
        """The table of a collection."""
        return self._tables[collection]

    def tables(self) -> Iterator[tuple[str, Table[Any]]]:
        """Every collection with its table."""
        return iter(self._tables.items())

    def replacing(self, bodies: Mapping[str, Mapping[str, Body | None]]) -> "Plan":
        """A plan with these bodies put in (None takes one out), sharing everything else."""
        tables = dict(self._tables)
        for name, rows in bodies.items():
            tables[name] = tables[name].replacing(rows)
        plan = Plan.__new__(Plan)
        plan._tables = tables
        return plan

    def get(self, collection: str, id: str) -> Record | None:
        """The record, or None when it is not there."""
        table = self._tables[collection]
        return table[id] if id in table else None

    def find(self, id: str, among: Iterable[str] = tuple(RECORD_TYPES)) -> Record | None:
        """The record with this id in the first of these collections that has it."""
        for name in among:
            if id in self._tables[name]:
                return cast("Record", self._tables[name][id])
        return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and all(
            table.bodies == other.table(name).bodies for name, table in self._tables.items()
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def sheet(self) -> PlanSheet:
        """What is said of the plan as a whole."""
        return cast("PlanSheet", self._tables["plan"].get(PLAN_ID, EMPTY_SHEET))

    @property
    def stakeholders(self) -> Table[Stakeholder]:
        return self._tables["stakeholders"]

    @property
    def ties(self) -> Table[Tie]:
        return self._tables["ties"]

    @property
    def territories(self) -> Table[Territory]:
        return self._tables["territories"]

    @property
    def strategies(self) -> Table[Strategy]:
        return self._tables["strategies"]

    @property
    def items(self) -> Table[Item]:
        return self._tables["items"]

    @property
    def assignments(self) -> Table[Assignment]:
        return self._tables["assignments"]

    @property
    def indicators(self) -> Table[Indicator]:
        return self._tables["indicators"]

    @property
    def observations(self) -> Table[Observation]:
        return self._tables["observations"]

    @property
    def budget_lines(self) -> Table[BudgetLine]:
        return self._tables["budget_lines"]

    @property
    def reports(self) -> Table[Report]:
        return self._tables["reports"]

    @property
    def links(self) -> Table[Link]:
        return self._tables["links"]

    @property
    def workshops(self) -> Table[Workshop]:
        return self._tables["workshops"]

    @property
    def participants(self) -> Table[Participant]:
        return self._tables["participants"]

    @property
    def ratings(self) -> Table[Rating]:
        return self._tables["ratings"]

    @property
    def sendings(self) -> Table[Sending]:
        return self._tables["sendings"]

    @property
    def sources(self) -> Table[Source]:
        return self._tables["sources"]

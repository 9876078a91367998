"""Invented plans of three sizes, alike in every proportion: a municipality, a department, a country."""

from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.workspace.opening import new_plan

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECTORS = ("public", "public", "civil_society", "civil_society", "private", "academia", "cooperation", "community")
TIES = ("coordinates", "coordinates", "agreement", "funds", "supports", "member_of", "leads")
STATES = ("existing", "existing", "existing", "existing", "existing", "planned", "past")
ROLES = ("support", "support", "support", "co_lead", "funder", "target_group")
STATUSES = ("not_started", "limited", "limited", "substantial", "complete", "suspended")
BODIES = ("Asociación", "Comité", "Cooperativa", "Dirección", "Fundación", "Instituto", "Mesa", "Municipalidad", "Red")
MATTERS = (
    "de Migrantes",
    "de Salud",
    "de Mujeres",
    "de Jóvenes",
    "de Retornados",
    "de Agua",
    "de Educación",
    "de Café",
)
YEARS = (2024, 2025, 2026, 2027)
BRANCHING = 5
"""Objectives under an axis, and actions under an objective."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of what there is in most numbers; the rest is in proportion to the items."""

    actors: int
    ties: int
    items: int
    strategies: int


SIZES = (Size(200, 800, 500, 4), Size(2_000, 8_000, 5_000, 12), Size(20_000, 80_000, 50_000, 40))


class Growing:
    """The changes that make a plan of one size, the same whenever they are asked for."""

    def __init__(self, size: Size, seed: int = 20_260_101) -> None:
        self.size, self.chance = size, Random(seed)
        self.changes: list[Change] = []
        self.actors = self._actors()
        self.popularity = list(accumulate(1 / (place + 1) ** 0.6 for place in range(size.actors)))
        self._ties()
        self.goals = self._tree(self._add("strategies", {"title.es": "Marco", "kind": "framework"}), size.items // 10)
        for number in range(size.strategies):
            self._strategy(number, size.items * 9 // 10 // size.strategies)

    def _add(self, collection: str, body: dict[str, str]) -> str:
        id = "01" + "".join(self.chance.choices(ALPHABET, k=24))
        self.changes.append(create(collection, id, body))
        return id

    def _someone(self) -> str:
        """An actor; a few are met very often and most seldom."""
        return self.chance.choices(self.actors, cum_weights=self.popularity)[0]

    def _actors(self) -> list[str]:
        country = self._add("territories", {"name.es": "País", "kind": "country"})
        places = [
            self._add("territories", {"name.es": f"Municipio {n}", "kind": "municipality", "parent": country})
            for n in range(max(5, self.size.actors // 60))
        ]
        return [self._add("stakeholders", self._actor(number, places)) for number in range(self.size.actors)]

    def _actor(self, number: int, places: list[str]) -> dict[str, str]:
        pick = self.chance.choice
        return {"name.es": f"{pick(BODIES)} {pick(MATTERS)} {number}", "acronym": f"A{number}", "kind": "institution",
                "sector": pick(SECTORS), "territory": pick(places)}  # fmt: skip

    def _ties(self) -> None:
        for _n in range(self.size.ties):
            source, target = self._someone(), self._someone()
            if source != target:
                self._add("ties", {"source": source, "type": self.chance.choice(TIES), "target": target,
                                   "state": self.chance.choice(STATES)})  # fmt: skip

    def _strategy(self, number: int, items: int) -> None:
        id = self._add("strategies", {"title.es": f"Estrategia {number}", "kind": "strategy", "owner": self._someone()})
        before = ""
        for item in self._tree(id, items):
            self._carried(item)
            if before and self.chance.random() < 0.2:
                self._add("links", {"source": item, "type": "depends_on", "target": before})
            before = item

    def _tree(self, root: str, items: int) -> list[str]:
        """Axes, objectives below them and actions below those; gives the actions."""
        leaves: list[str] = []
        for axis in range(max(1, round(items / (1 + BRANCHING + BRANCHING**2)))):
            top = self._item(root, axis, f"Eje {axis}")
            for objective in range(BRANCHING):
                middle = self._item(top, objective, f"Objetivo {axis}.{objective}")
                leaves += [self._action(middle, n, f"Acción {axis}.{objective}.{n}") for n in range(BRANCHING)]
        return leaves

    def _item(self, parent: str, number: int, title: str) -> str:
        return self._add("items", {"title.es": title, "place": f"{parent} a{number:05}V"})

    def _action(self, parent: str, number: int, title: str) -> str:
        begins, month = self.chance.choice(YEARS), self.chance.randint(1, 12)
        dates = {"start": f"{begins}-{month:02}", "end": f"{begins + 1}-{month:02}"}
        return self._add("items", {"title.es": title, "place": f"{parent} a{number:05}V", **dates})

    def _carried(self, item: str) -> None:
        """Who does an action, how far it is, what it costs and by what it is measured."""
        chance = self.chance
        self._add("assignments", {"stakeholder": self._someone(), "role": "lead", "item": item})
        for _n in range(chance.choice((0, 1, 1, 2, 3))):
            self._add("assignments", {"stakeholder": self._someone(), "role": chance.choice(ROLES), "item": item})
        if chance.random() < 0.7:
            period, status = f"2026-C{chance.randint(1, 3)}", chance.choice(STATUSES)
            self._add("reports", {"item": item, "period": period, "status": status, "done.es": "Se hizo una parte."})
        if chance.random() < 0.6:
            kind, amount = chance.choice(("requested", "committed", "spent")), f"{chance.randint(1, 900) * 1000} GTQ"
            self._add("budget_lines", {"item": item, "kind": kind, "amount": amount, "funder": self._someone()})
        if chance.random() < 0.5:
            self._add("links", {"source": item, "type": "aligns_with", "target": chance.choice(self.goals)})
        if chance.random() < 0.3:
            self._measured(item)

    def _measured(self, item: str) -> None:
        indicator = self._add("indicators", {"item": item, "name.es": "Personas atendidas", "unit.es": "personas"})
        for kind, year in (("target", 2026), ("actual", 2025), ("actual", 2026)):
            self._add("observations", {"indicator": indicator, "kind": kind, "period": str(year),
                                       "value": str(self.chance.randint(1, 900))})  # fmt: skip


def growing_plan(path: Path, size: Size) -> Path:
    """A plan file of this size."""
    with new_plan(path, title="Plan que crece") as workspace:
        workspace.commit(Growing(size).changes)
    return path

"""A small sound plan, and short ways to put records into it."""

from collections.abc import Mapping

from planner.model.plan import Plan

Leaves = Mapping[str, str]
Records = Mapping[str, Mapping[str, Leaves]]

BASE: Records = {
    "plan": {"PLAN": {"title.es": "Plan", "contact": "Oficina municipal"}},
    "stakeholders": {
        "A": {"name.es": "Alfa", "kind": "organisation", "sector": "public"},
        "B": {"name.es": "Beta", "kind": "organisation", "sector": "public"},
        "M": {"name.es": "Mesa", "kind": "mechanism", "sector": "multisector"},
    },
    "ties": {
        "AM": {"source": "A", "type": "member_of", "target": "M"},
        "BM": {"source": "B", "type": "member_of", "target": "M"},
    },
    "strategies": {"S": {"title.es": "Estrategia", "kind": "strategy", "state": "approved", "end": "2025"}},
    "items": {
        "E": {"title.es": "Eje", "place": "S a0"},
        "I": {"title.es": "Acción uno", "place": "E a0", "end": "2025"},
        "J": {"title.es": "Acción dos", "place": "E a1", "end": "2025"},
    },
    "assignments": {
        "AI": {"stakeholder": "A", "role": "lead", "item": "I"},
        "BJ": {"stakeholder": "B", "role": "lead", "item": "J"},
    },
}


def plan_with(records: Records) -> Plan:
    """The base with these records in place of its own."""
    names = {*BASE, *records}
    return Plan.of_bodies({name: {**BASE.get(name, {}), **records.get(name, {})} for name in names})


def tie(source: str, type: str, target: str, **more: str) -> Leaves:
    return {"source": source, "type": type, "target": target, **more}


def role(stakeholder: str, role: str, item: str, **more: str) -> Leaves:
    return {"stakeholder": stakeholder, "role": role, "item": item, **more}


def actor(name: str, **more: str) -> Leaves:
    return {"name.es": name, "kind": "organisation", "sector": "public", **more}


def item(place: str, **more: str) -> Leaves:
    return {"title.es": f"Punto {place}", "place": place, **more}


def report(item: str, status: str, period: str = "2024-C1", **more: str) -> Leaves:
    return {"item": item, "status": status, "period": period, **more}


def money(kind: str, amount: str = "10.00 GTQ", item: str = "I", **more: str) -> Leaves:
    return {"item": item, "kind": kind, "amount": amount, "funder": "A", **more}


def figure(kind: str, value: str = "5", **more: str) -> Leaves:
    return {"indicator": "N", "kind": kind, "value": value, "period": "2023", **more}


def leading(**more: str) -> Records:
    """An actor of some kind that leads an item."""
    return {"stakeholders": {"X": actor("Equis", **more)}, "assignments": {"XI": role("X", "lead", "I")}}


INDICATOR: Leaves = {"item": "I", "name.es": "Personas formadas", "unit.es": "personas"}
N: Records = {"indicators": {"N": INDICATOR}}


def observed(**observations: Leaves) -> Records:
    return {**N, "observations": observations}


def measured(**more: str) -> Records:
    return {"indicators": {"N": {**INDICATOR, **more}}}


def seats(one: str, other: str) -> Records:
    return {
        "workshops": {"W": {"title.es": "Taller"}},
        "participants": {"P": {"workshop": "W", "code": one}, "Q": {"workshop": "W", "code": other}},
    }


def items(**bodies: Leaves) -> Records:
    return {"items": bodies}


def linked(*ends: str, type: str = "depends_on", **bodies: Leaves) -> Records:
    links = {f"V{n}": {"source": pair[0], "type": type, "target": pair[1]} for n, pair in enumerate(ends)}
    return {"links": links, "items": bodies}


def ties(**bodies: Leaves) -> Records:
    return {"ties": bodies}


def roles(**bodies: Leaves) -> Records:
    return {"assignments": bodies}


def reports(**bodies: Leaves) -> Records:
    return {"reports": bodies}


def budget(**bodies: Leaves) -> Records:
    return {"budget_lines": bodies}


def crowd(leads: int) -> Records:
    """Twelve more actions, some of them led by A and the others by everybody once."""
    others = {f"O{n}": actor(f"Otro {n}") for n in range(12)}
    heads = {f"L{n}": role("A" if n < leads else f"O{n}", "lead", f"X{n}") for n in range(12)}
    return {"stakeholders": others, "items": {f"X{n}": item(f"E b{n:02}") for n in range(12)}, "assignments": heads}


PROJECT = {"title.es": "Proyecto", "kind": "project", "state": "approved"}

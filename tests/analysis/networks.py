"""Networks with known figures, and a way to put any graph into a plan."""

from collections.abc import Iterable, Sequence

from planner.model.plan import Plan


def plan_of(nodes: Iterable[str], ties: Iterable[Sequence[str]], kind: str = "coordinates") -> Plan:
    return Plan.of_bodies(
        {
            "stakeholders": {node: {"name.es": f"Actor {node}", "kind": "organisation"} for node in nodes},
            "ties": {f"T{n}": {"source": a, "type": kind, "target": b} for n, (a, b) in enumerate(ties)},
        }
    )


def of_networkx(graph: object) -> Plan:
    return plan_of(
        [str(node).replace(" ", "") for node in graph.nodes],  # type: ignore[attr-defined]
        [(str(a).replace(" ", ""), str(b).replace(" ", "")) for a, b in graph.edges],  # type: ignore[attr-defined]
    )

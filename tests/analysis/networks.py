"""Networks with known figures, and a way to put any graph into a plan."""

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
from hypothesis import strategies as st

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


@st.composite
def graphs(draw: st.DrawFn) -> "nx.Graph[int]":
    size = draw(st.integers(1, 14))
    pairs = [(a, b) for a in range(size) for b in range(a)]
    graph: nx.Graph[int] = nx.empty_graph(size)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=40)) if pairs else [])
    return graph


SECTORS = ("public", "private", "academia", None)


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, dict[str, dict[str, str]]]:
    """A few actors of known and unknown sectors, with ties in one direction and both, existing, planned and past."""
    actors = [f"A{n}" for n in range(draw(st.integers(1, 8)))]
    tie = st.fixed_dictionaries(
        {
            "source": st.sampled_from(actors),
            "target": st.sampled_from(actors),
            "type": st.sampled_from(["funds", "coordinates", "supports"]),
        },
        optional={"state": st.sampled_from(["existing", "planned", "potential", "past"])},
    )
    return {
        "stakeholders": {id: sectored({"name.es": id}, draw(st.sampled_from(SECTORS))) for id in actors},
        "ties": {f"T{n}": body for n, body in enumerate(draw(st.lists(tie, max_size=20)))},
    }


def sectored(body: Mapping[str, str], sector: str | None) -> dict[str, str]:
    return {**body, **({"sector": sector} if sector else {})}

"""A commitment its reader would have nothing to ask about, and for every question the change that makes it one."""

from typing import Any

from tests.model.rules.building import Leaves, Records, actor, item, report, role
from tests.model.rules.cases import Case

LINK = {"source": "K", "type": "responds_to"}
WHOLE: dict[str, dict[str, Leaves]] = {
    "strategies": {"C": {"title.es": "Plan de acción", "kind": "plan", "start": "2023", "end": "2025"},
                   "D": {"title.es": "Causas", "kind": "diagnosis"},
                   "P": {"title.es": "Plan anterior", "kind": "plan", "state": "ended"}},
    "items": {"K": item("C a0", level="commitment", start="2023", end="2025", **{"description.es": "Transparencia"}),
              "H": item("K a0", level="milestone", start="2023", end="2025"),
              "R": item("H a0", level="result"),
              "O": item("K a1", level="outcome"),
              "CAUSE": item("D a0"),
              "OLD": item("P a0", level="commitment")},
    "stakeholders": {"L": actor("Líder", contact="Dirección, 2222-2222"),
                     "Q": actor("Quetzal", sector="civil_society"),
                     "Z": actor("IRM", acronym="IRM")},
    "assignments": {"lk": role("L", "lead", "K"), "lh": role("L", "lead", "H"), "qk": role("Q", "support", "K")},
    "indicators": {"NR": {"item": "R", "name.es": "Informes"},
                   "NK": {"item": "K", "name.es": "Ambición", "responsible": "Z"}},
    "observations": {"o": {"indicator": "NK", "kind": "actual", "said.es": "Alta"}},
    "reports": {"rk": report("K", "limited", "2024-Q2", evidence="https://x.gob.gt/acta"),
                "rh": report("H", "limited", "2024-Q2", evidence="https://x.gob.gt/acta")},
    "links": {"V": {**LINK, "target": "CAUSE"}, "W": {**LINK, "target": "OLD"}},
}  # fmt: skip


def but(*without: str, **changed: Any) -> Records:
    """The whole without some records (`items.R`), or with these in their place."""
    left = {name: {id: body for id, body in bodies.items() if f"{name}.{id}" not in without}
            for name, bodies in WHOLE.items()}  # fmt: skip
    return {name: {**left.get(name, {}), **changed.get(name, {})} for name in {*left, *changed}}


def asks(code: str, spot: tuple[str, str, str], *without: str, **changed: Any) -> Case:
    return Case(code, spot, but(*without, **changed), WHOLE, profile="ogp")


def having(collection: str, id: str, **leaves: str) -> dict[str, Any]:
    return {collection: {id: {**WHOLE[collection][id], **leaves}}}


K, H = ("items", "K", ""), ("items", "H", "")
LEADING = {"sector": "civil_society"}

OGP = (
    asks("ogp_no_milestones", K, "items.H", "items.R", "assignments.lh", "reports.rh", "indicators.NR"),
    asks("ogp_milestone_undated", ("items", "H", "end"), items={"H": item("K a0", level="milestone", start="2023")}),
    asks("ogp_not_verifiable", H, "items.R", "indicators.NR"),
    asks("ogp_no_result", H, "indicators.NR", **having("items", "R", level="activity")),
    asks("ogp_no_indicator", H, "indicators.NR"),
    asks("ogp_no_relevance", ("items", "K", "description"),
         **having("items", "K", **{"description.es": "Más caminos"})),
    asks("ogp_no_problem", K, "links.V"),
    asks("ogp_no_change", K, "items.O"),
    asks("ogp_no_predecessor", K, "links.W"),
    asks("ogp_no_lead", K, "assignments.lk"),
    asks("ogp_lead_not_public", K, stakeholders={"L": {**WHOLE["stakeholders"]["L"], **LEADING}}),
    asks("ogp_milestone_without_lead", H, "assignments.lh"),
    asks("ogp_no_support", K, "assignments.qk"),
    asks("ogp_support_unnamed", K, **having("stakeholders", "Q", placeholder="yes")),
    asks("ogp_no_civil_society", K, **having("stakeholders", "Q", sector="academia")),
    asks("ogp_no_contact", ("stakeholders", "L", "contact"), stakeholders={"L": actor("Líder")}),
    asks("ogp_no_status", H, "reports.rh"),
    asks("ogp_other_status", H, **having("reports", "rh", status="suspended")),
    asks("ogp_report_old", K, **having("reports", "rk", period="2023-C3")),
    asks("ogp_no_evidence", ("reports", "rk", "evidence"), reports={"rk": report("K", "limited", "2024-Q2")}),
    asks("ogp_evidence_closed", ("reports", "rk", "evidence"), **having("reports", "rk", evidence="Acta 3")),
    asks("ogp_rating_pending", ("indicators", "NK", ""),
         **having("observations", "o", **{"said.es": "Pendiente de revisión"})),
    asks("ogp_rating_low", ("indicators", "NK", ""), **having("observations", "o", **{"said.es": "Baja"})),
)  # fmt: skip

"""Whatever is typed into any field is refused in words or becomes leaves that a plan may hold."""

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from planner.changes.applying import apply
from planner.changes.drafting import edit
from planner.i18n import PlannerError
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES
from planner.model.understanding import understand

PLAN = Plan.of_bodies(
    {
        "sources": {"D1": {"title.es": "Acta"}},
        "territories": {"P1": {"name.es": "Amatitlán", "kind": "municipality"}},
        "stakeholders": {"A1": {"name.es": "Foro"}, "A2": {"name.es": "INTECAP"}},
        "strategies": {"S1": {"title.es": "Estrategia"}},
        "items": {"I1": {"title.es": "Acción", "place": "S1 a0"}},
        "indicators": {"N1": {"item": "I1", "name.es": "Personas"}},
        "workshops": {"W1": {"title.es": "Taller"}},
        "participants": {"Q1": {"workshop": "W1", "code": "7"}},
        "observations": {"O1": {"indicator": "N1", "kind": "target"}},
        "budget_lines": {"B1": {"item": "I1", "kind": "spent"}},
        "reports": {"F1": {"item": "I1", "period": "2026", "status": "limited"}},
        "assignments": {"E1": {"item": "I1", "stakeholder": "A1", "role": "lead"}},
        "ties": {"R1": {"source": "A1", "type": "funds", "target": "A2"}},
        "links": {"V1": {"source": "I1", "type": "aligns_with", "target": "S1"}},
        "ratings": {"K1": {"subject": "A1", "dimension": "influence"}},
        "sendings": {"M1": {"stakeholder": "A1", "number": "3"}},
        "plan": {"PLAN": {"title.es": "Plan"}},
    }
)
FIELDS = [(name, field) for name, record_type in RECORD_TYPES.items() for field in record_type.fields()]
TYPED = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["Foro", "A1", "D1 línea 4", "I1 a1", "S1", "sí", "50 %", "1,5", "Q 5", "2026-Q2", "1,2", "; ;", "a]b"]
    ),
    st.text("0123456789.,-/ QSa[];:\n", max_size=12),
)


@given(st.sampled_from(FIELDS), TYPED)
@example(("stakeholders", "aliases"), "[/x]; =1+1\n]")
@example(("items", "place"), "S1 zz")
@example(("stakeholders", "cites"), "D1  \u2028línea")
def test_what_is_understood_may_be_kept(field: tuple[str, str], typed: str) -> None:
    collection, name = field
    (id,) = list(PLAN.table(collection))[:1]
    with suppress(PlannerError):
        leaves = understand(PLAN, collection, name, typed, PLAN.table(collection).body(id))
        changes = edit(PLAN, collection, id, leaves)
        broken = {problem.code for problem in violations(PLAN, apply(PLAN, changes), changes)}
        assert broken <= {"missing", "cycle"}

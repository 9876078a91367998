from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes.actors.merging import united
from planner.changes.actors.splitting import Named, new_body, split, told_apart
from planner.changes.applying import apply, apply_checked
from planner.changes.change import Change
from planner.changes.undoing import take_back
from planner.model.invariants import violations
from planner.model.naming import names
from planner.model.plan import Plan
from planner.model.references import references_to
from tests.model.sound_plans import sound_plans

ACTORS = {
    "M": {"name.es": "Municipalidad de Ixcán", "kind": "organisation", "roles.es": "Convoca", "cites[S 1]": "yes"},
    "I": {
        "name.es": "Muni Ixcán",
        "acronym": "MI",
        "kind": "mechanism",
        "roles.es": "Atiende",
        "sector": "public",
        "aliases[Alcaldía]": "yes",
        "cites[S 2]": "yes",
        "placeholder": "yes",
        "count": "3",
        "different_from[O]": "yes",
    },
    "O": {"name.es": "Comité", "different_from[I]": "yes"},
}
TIES = {
    "T1": {"source": "M", "type": "funds", "target": "O", "cites[S línea 3]": "yes"},
    "T2": {"source": "I", "type": "funds", "target": "O", "cites[S línea 4]": "yes", "strength": "strong"},
    "T3": {"source": "I", "type": "part_of", "target": "M"},
    "T4": {"source": "O", "type": "coordinates", "target": "I", "state": "planned"},
    "T5": {"source": "M", "type": "coordinates", "target": "O", "state": "existing"},
}
REST = {
    "plan": {"PLAN": {"title.es": "Plan", "owner": "I"}},
    "sources": {"S": {"title.es": "Acta"}},
    "strategies": {"E": {"title.es": "Estrategia", "owner": "I"}},
    "items": {"P": {"title.es": "Abrir", "place": "E a0"}},
    "assignments": {
        "A1": {"stakeholder": "M", "role": "lead", "item": "P", "description.es": "Presta el local"},
        "A2": {"stakeholder": "I", "role": "lead", "item": "P", "description.es": "Paga la luz"},
        "A3": {"stakeholder": "I", "role": "support", "item": "P"},
    },
}  # fmt: skip
PLAN = Plan.of_bodies({"stakeholders": ACTORS, "ties": TIES, **REST})


def after(plan: Plan, changes: tuple[Change, ...]) -> Plan:
    applied = apply_checked(plan, changes)
    assert not applied.clashes
    assert not violations(plan, applied.plan, changes)
    return applied.plan


def undone(plan: Plan, changes: tuple[Change, ...]) -> Plan:
    back = take_back(plan, changes)
    assert not back.kept
    return apply(plan, back.changes)


def test_the_one_that_stays_has_what_both_said() -> None:
    union = united(PLAN, "M", "I")
    found = after(PLAN, union.changes)
    actor = found.stakeholders["M"]
    assert actor.name.es == "Municipalidad de Ixcán"
    assert actor.acronym == "MI"
    assert actor.aliases == {"Muni Ixcán", "Alcaldía"}
    assert actor.roles.es == "Convoca\n\nAtiende"
    assert actor.sector == "public"
    assert len(actor.cites) == 2
    assert actor.convenes_members
    assert actor.placeholder is None
    assert actor.count is None
    assert actor.different_from == {"O"}
    assert found.stakeholders["O"].different_from == {"M"}
    assert found.sheet.owner == found.strategies["E"].owner == "M"
    assert {difference.leaf for difference in union.differences} == {"name.es", "kind"}


def test_what_is_said_twice_becomes_one_and_what_differs_stays_two() -> None:
    union = united(PLAN, "M", "I")
    found = after(PLAN, union.changes)
    assert set(found.ties) == {"T1", "T4", "T5"}
    assert found.ties["T1"].strength == "strong"
    assert len(found.ties["T1"].cites) == 2
    assert union.vanished == ["T3"]
    assert union.twice == {"ties": ["T4"]}
    assert set(found.assignments) == {"A1", "A3"}
    assert found.assignments["A1"].description.es == "Presta el local\n\nPaga la luz"


def test_a_person_may_take_the_other_value() -> None:
    actor = after(PLAN, united(PLAN, "M", "I", {"name.es", "kind"}).changes).stakeholders["M"]
    assert actor.name.es == "Muni Ixcán"
    assert "Municipalidad de Ixcán" in actor.aliases
    assert actor.kind == "mechanism"


def test_the_reason_is_told_by_both_and_goes_with_an_undo() -> None:
    changes = tuple(told_apart(PLAN, "M", "O", "Una es el gobierno local"))
    found = after(PLAN, changes)
    for one, other in (("M", "O"), ("O", "M")):
        assert other in found.stakeholders[one].different_from
        assert found.stakeholders[one].distinction.es == "Una es el gobierno local"
    assert undone(found, changes) == PLAN


def ids() -> str:
    return f"N{next(NUMBERS)}"


NUMBERS = iter(range(100_000))


def test_bodies_take_over_from_a_placeholder() -> None:
    new = Named("B", new_body(PLAN, "I", {"name.es": "Empagua"}))
    made = split(PLAN, "I", [new, Named("O")], ids)
    found = after(PLAN, made.changes)
    assert made.left == 1
    assert found.stakeholders["I"].count == 1
    assert found.stakeholders["B"].sector == "public"
    assert found.stakeholders["B"].placeholder is None
    assert {(tie.type, tie.target) for tie in found.ties.where("source", "B")} == {("funds", "O"), ("part_of", "M")}
    assert {given.role for given in found.assignments.where("stakeholder", "O")} == {"lead", "support"}
    assert len(found.assignments.where("stakeholder", "I")) == 2
    assert undone(found, made.changes) == PLAN


def test_a_placeholder_goes_when_it_stands_for_nobody_any_more() -> None:
    bodies = [Named(id, new_body(PLAN, "I", {"name.es": id})) for id in ("B", "C")]
    free = apply(PLAN, [Change("plan", "PLAN", "owner", "I", None), Change("strategies", "E", "owner", "I", None)])
    made = split(free, "I", bodies, ids, complete=True)
    found = after(free, made.changes)
    assert made.gone
    assert "I" not in found.stakeholders
    assert undone(found, made.changes) == free
    kept = split(PLAN, "I", bodies, ids, complete=True)
    assert not kept.gone
    assert set(kept.held_by) == {("plan", "PLAN"), ("strategies", "E")}
    assert not after(PLAN, kept.changes).assignments.where("stakeholder", "I")


def test_late_files_find_the_only_body_of_a_placeholder() -> None:
    made = split(PLAN, "I", [Named("B", {"name.es": "Empagua"})], ids, complete=True)
    found = after(PLAN, made.changes)
    assert found.stakeholders["I"].merged_into == "B"
    assert found.stakeholders["B"].aliases == frozenset()
    assert found.stakeholders["B"].placeholder is None
    assert found.strategies["E"].owner == "B"
    assert len(found.ties.where("source", "B")) == 2


@st.composite
def crowds(draw: st.DrawFn) -> Plan:
    """A plan with at least three actors that nobody merged, their ties and tasks among the rest."""
    plan = draw(sound_plans())
    living = {id: {leaf: text for leaf, text in body.items() if leaf != "merged_into"}
              for id, body in plan.stakeholders.bodies.items()}  # fmt: skip
    ids = [*living, *(f"X{n}" for n in range(3 - len(living)))]
    ties = [
        {"source": draw(st.sampled_from(ids)), "type": draw(st.sampled_from(["funds", "coordinates"])),
         "target": draw(st.sampled_from(ids))}
        for _n in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    added = {id: {"name.es": f"Actor {id}", "acronym": "MI"} for id in ids if id not in living}
    return plan.replacing(
        {"stakeholders": living | added, "ties": {f"Y{number}": tie for number, tie in enumerate(ties)}}
    )


@given(crowds(), st.data())
@settings(deadline=None, max_examples=30)
def test_any_two_become_one_and_nothing_dangles_or_is_lost(plan: Plan, data: st.DataObject) -> None:
    keep, gone = data.draw(st.permutations(list(plan.stakeholders)))[:2]
    union = united(plan, keep, gone)
    taking = {difference.leaf for difference in union.differences if data.draw(st.booleans())}
    changes = united(plan, keep, gone, taking).changes
    found = after(plan, changes)
    assert not any(reference.id not in {keep, gone} for reference in references_to(found, "stakeholders", gone))
    either = names(plan, plan.stakeholders[gone]) | names(plan, plan.stakeholders[keep])
    assert either <= names(found, found.stakeholders[keep])
    assert said(plan, keep, gone) == said(found, keep, gone)
    assert undone(found, changes) == plan


def said(plan: Plan, keep: str, gone: str) -> set[tuple[str | None, ...]]:
    """Who is tied to whom and who does what, the two taken for one, ties between them left out."""
    one = {gone: keep}
    ties = {(one.get(t.source, t.source), t.type, one.get(t.target, t.target)) for t in plan.ties.values()}
    mutual = {(source, kind, target) if source < target else (target, kind, source) for source, kind, target in ties}
    given = {(one.get(a.stakeholder, a.stakeholder), a.role, a.item) for a in plan.assignments.values()}
    others = {("rating", id) for id in plan.ratings if "participant" not in plan.ratings.bodies[id]}
    return {tie for tie in mutual if tie[0] != tie[2]} | given | others


@given(crowds(), st.data())
@settings(deadline=None, max_examples=15)
def test_three_become_one_whichever_pair_comes_first(plan: Plan, data: st.DataObject) -> None:
    a, b, c = data.draw(st.permutations(list(plan.stakeholders)))[:3]
    ends = []
    for pairs in ([(b, c), (a, b)], [(a, b), (a, c)]):
        found = plan
        for keep, gone in pairs:
            found = after(found, united(found, keep, gone).changes)
        assert not any(r.id not in {a, b, c} for id in (b, c) for r in references_to(found, "stakeholders", id))
        ends.append(found)
    first, second = (names(found, found.stakeholders[a]) for found in ends)
    assert first == second


@given(crowds(), st.data())
@settings(deadline=None, max_examples=20)
def test_any_placeholder_gives_way_and_comes_back(plan: Plan, data: st.DataObject) -> None:
    placeholder, *others = data.draw(st.permutations(list(plan.stakeholders)))
    bodies = [*map(Named, others), Named("NEW", new_body(plan, placeholder, {"name.es": "Nueva"}))]
    chosen = bodies[data.draw(st.integers(0, len(bodies) - 1)) :]
    changes = split(plan, placeholder, chosen, ids, complete=data.draw(st.booleans())).changes
    assert undone(after(plan, changes), changes) == plan

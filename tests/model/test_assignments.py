"""Who leads something now: its own leads, else those of the nearest thing above; what is past counts nowhere."""

from planner.model.assignments import Leads, assigned, current, leads, of_actor, own_leads, supports
from planner.model.plan import Plan

Bodies = dict[str, dict[str, str]]

NAMES = ("Municipalidad", "Banco", "Casa", "Diócesis")
ACTORS: Bodies = {name[0]: {"name.es": name} for name in NAMES}
TREE: Bodies = {
    "axis": {"title.es": "Empleo", "place": "S a0"},
    "goal": {"title.es": "Ferias", "place": "axis a0"},
    "action": {"title.es": "Una feria", "place": "goal a0"},
}


def part(who: str, role: str, item: str, **more: str) -> dict[str, str]:
    return {"stakeholder": who, "role": role, "item": item, **more}


def plan_of(*parts: dict[str, str], actors: Bodies = ACTORS) -> Plan:
    assignments = {f"E{number}": one for number, one in enumerate(parts)}
    strategies = {"S": {"title.es": "Estrategia"}}
    return Plan.of_bodies({"stakeholders": actors, "strategies": strategies, "items": TREE, "assignments": assignments})


def test_leads_stand_before_co_leads_and_each_once() -> None:
    several = [part("B", "co_lead", "action"), part("M", "lead", "action"), part("C", "lead", "action")]
    plan = plan_of(*several, part("M", "co_lead", "action"))
    assert leads(plan, "action") == Leads(("M", "C", "B"))


def test_a_past_lead_leads_nothing_and_hands_nothing_down() -> None:
    plan = plan_of(part("M", "lead", "action", state="past"), part("B", "lead", "goal", state="past"))
    assert leads(plan, "action") == Leads()
    assert of_actor(plan, "M") == assigned(plan, "action") == []
    assert [current(a) for a in plan.assignments.values()] == [False, False]


def test_whoever_is_only_wished_for_or_planned_leads_all_the_same() -> None:
    plan = plan_of(part("M", "lead", "action", state="potential"), part("B", "lead", "goal", state="planned"))
    assert own_leads(plan, "action") == ("M",)
    assert own_leads(plan, "goal") == ("B",)


def test_the_nearest_above_hands_its_leads_down_over_all_levels() -> None:
    plan = plan_of(part("M", "lead", "S"), part("B", "lead", "axis"))
    assert leads(plan, "action") == leads(plan, "goal") == Leads(("B",), above="axis")
    assert leads(plan, "axis") == Leads(("B",))
    assert own_leads(plan, "action") == ()


def test_who_leads_the_strategy_leads_what_nobody_else_leads() -> None:
    plan = plan_of(part("M", "lead", "S"), part("B", "lead", "axis", state="past"))
    assert leads(plan, "action") == Leads(("M",), above="S")
    assert leads(plan, "S") == Leads(("M",))


def test_an_own_lead_takes_the_place_of_those_above() -> None:
    plan = plan_of(part("M", "lead", "axis"), part("B", "co_lead", "action"))
    assert leads(plan, "action") == Leads(("B",))


def test_help_is_not_handed_down_and_is_not_said_of_a_lead() -> None:
    plan = plan_of(
        part("M", "lead", "axis"), part("B", "support", "axis"), part("M", "support", "action"),
        part("C", "funder", "action"), part("D", "target_group", "action"),
        part("B", "support", "action", state="past"),
    )  # fmt: skip
    assert supports(plan, "action") == ("C",)
    assert supports(plan, "goal") == ()
    assert supports(plan, "axis") == ("B",)


def test_a_merged_duplicate_is_who_it_was_merged_into() -> None:
    merged = {**ACTORS, "B": {"name.es": "Banco", "merged_into": "C"}, "C": {"name.es": "Casa", "merged_into": "D"}}
    plan = plan_of(part("B", "lead", "action"), part("D", "lead", "action"), part("C", "lead", "axis"), actors=merged)
    assert leads(plan, "action").who == ("D",)
    assert (
        [a.item for a in of_actor(plan, "D")] == [a.item for a in of_actor(plan, "B")] == ["action", "action", "axis"]
    )


def test_the_parts_of_an_actor_begin_with_what_it_leads() -> None:
    given = [part("M", "support", "goal"), part("M", "co_lead", "axis"), part("M", "lead", "action")]
    plan = plan_of(*given, part("M", "lead", "goal", state="past"))
    assert [a.role for a in of_actor(plan, "M")] == ["lead", "co_lead", "support"]


def test_a_circle_in_a_damaged_tree_ends() -> None:
    plan = plan_of(part("M", "support", "axis")).replacing(
        {"items": {"axis": {"title.es": "Eje", "place": "action a0"}}}
    )
    assert leads(plan, "action") == Leads()

"""The list of strategies: what stands first, what typing finds, and what many of them look like."""

from planner.app.strategy.outline import ALL
from planner.app.widgets.strategy_switcher import LIST, NEW, choices
from planner.i18n import speaking
from planner.model.plan import Plan

KINDS = ("law", "framework", "project", "strategy", "system")


def plan(count: int) -> Plan:
    """So many strategies of five kinds in turn; all but every third hold an item."""
    return Plan.of_bodies(
        {
            "strategies": {
                f"S{n:03}": {"title.es": f"Título número {n}", "kind": KINDS[n % 5], "state": "draft"}
                for n in range(count)
            },
            "items": {f"I{n:03}": {"title.es": "Algo", "place": f"S{n:03} a0"} for n in range(count) if n % 3},
        }
    )


def groups(typed: str = "", recent: tuple[str, ...] = (), *, count: int = 120, every: bool = False) -> dict[str, int]:
    with speaking("es"):
        found = [choice.group for choice in choices(plan(count), typed, recent, every=every)]
    return {group: found.count(group) for group in dict.fromkeys(found)}


def test_of_many_those_that_are_carried_out_are_offered_by_kind_and_then_all() -> None:
    assert groups() == {"": 1, "Estrategias": 16, "Proyectos": 16, "Más": 2}
    with speaking("es"):
        assert [choice.value for choice in choices(plan(120), "")][-2:] == [LIST, NEW]


def test_all_of_them_stand_under_their_kinds_with_frameworks_and_laws_after_what_is_carried_out() -> None:
    every = groups(every=True)
    assert list(every) == ["", "Estrategias", "Proyectos", "Marcos", "Leyes y acuerdos", "Sistemas", "Más"]
    assert sum(every.values()) == 122


def test_few_are_shown_at_once() -> None:
    assert sum(groups(count=10).values()) == 12


def test_those_shown_before_stand_first_and_once() -> None:
    with speaking("es"):
        found = choices(plan(120), "", ("S003", "gone", "S001"))
    assert [choice.value for choice in found][:3] == ["S003", "S001", ALL]
    assert found[0].group == "Vistas hace poco"
    assert len({choice.value for choice in found}) == len(found)


def test_typing_finds_among_all_whatever_the_accents() -> None:
    with speaking("es"):
        assert [choice.value for choice in choices(plan(120), "numero 117")] == ["S117", NEW]

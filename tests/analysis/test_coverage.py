"""What answers a framework or a finding, what is left open, and what resembles it elsewhere."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.coverage.figures import answering_nothing, coverage, flat, resembling, rolled_up
from planner.analysis.coverage.panels import panels
from planner.analysis.question import Question
from planner.model.plan import Plan

TODAY = date(2026, 6, 1)
Bodies = dict[str, dict[str, dict[str, str]]]


def strategy(title: str, kind: str = "strategy", **more: str) -> dict[str, str]:
    return {"title.es": title, "kind": kind, **more}


def item(title: str, parent: str, **more: str) -> dict[str, str]:
    return {"title.es": title, "place": f"{parent} a0", **more}


def link(source: str, target: str, type: str = "aligns_with") -> dict[str, str]:
    return {"source": source, "type": type, "target": target}


def bodies() -> Bodies:
    """A framework of two goals with two targets each, a diagnosis, and two strategies of other towns."""
    return {
        "territories": {"P1": {"name.es": "Amatitlán", "kind": "municipality"},
                        "P2": {"name.es": "Huehuetenango", "kind": "municipality"}},
        "strategies": {
            "F": strategy("Marco", "framework"),
            "D": strategy("Perfil de gobernanza", "diagnosis", territory="P2"),
            "S": strategy("Estrategia Migratoria Municipal de Amatitlán", territory="P1", state="draft"),
            "T": strategy("Plan de empleo"),
        },
        "items": {
            "F1": item("Meta uno", "F"), "F2": item("Meta dos", "F"),
            "F11": item("Trabajo decente", "F1"), "F12": item("Educación", "F1"), "F21": item("Datos", "F2"),
            "D1": item("Elaborar una estrategia migratoria municipal", "D", finding="to_develop"),
            "D2": item("Atención en salud", "D", finding="well_developed"),
            "S1": item("Eje", "S"), "S11": item("Ventanilla", "S1"), "S12": item("Ferias", "S1"),
            "T1": item("Talleres", "T"),
        },
        "links": {
            "V1": link("S11", "F11"), "V2": link("S12", "F11"), "V3": link("S11", "F11", "responds_to"),
            "V4": link("S11", "F12"), "V5": link("T", "F2"), "V6": link("S11", "S12", "depends_on"),
        },
    }  # fmt: skip


def test_answers_are_counted_where_they_are_and_up_the_tree_each_item_once() -> None:
    plan = Plan.of_bodies(bodies())
    assert flat(plan, "F") == {("F11", "S"): 2, ("F12", "S"): 1, ("F2", "T"): 1}
    rolled = rolled_up(plan, "F")
    assert (rolled["F1", "S"], rolled["F", "S"], rolled["F", "T"]) == (2, 2, 1)


def test_gaps_tell_what_is_answered_only_broadly_from_what_nothing_answers() -> None:
    plan = Plan.of_bodies(bodies())
    found = coverage(plan, "F")
    assert (found.to_answer, set(found.broadly), found.unanswered) == (("F11", "F12", "F21"), {"F21"}, ())
    diagnosis = coverage(plan, "D")
    assert (diagnosis.to_answer, diagnosis.unanswered) == (("D1",), ("D1",))
    assert coverage(plan, "F", ["T"]).unanswered == ("F11", "F12")
    assert answering_nothing(plan) == []
    assert answering_nothing(Plan.of_bodies({**bodies(), "links": {}})) == ["S11", "S12", "T1"]


def test_what_one_town_lacks_and_another_plans_are_shown_to_each_other() -> None:
    plan = Plan.of_bodies(bodies())
    [alike] = resembling(plan, ["D1"])["D1"]
    assert (alike.id, alike.same_territory) == ("S", False)
    found = panels(plan, Question(today=TODAY, framework="D"))
    gaps = next(panel for panel in found if panel.key == "unanswered")
    row = next(row for row in gaps.rows if row.goes == ("items", "D1"))
    assert row.cells[3] == "Estrategia Migratoria Municipal de Amatitlán (Amatitlán, borrador)"


def test_the_overview_counts_every_tree_and_says_so_in_words() -> None:
    overview = panels(Plan.of_bodies(bodies()), Question(today=TODAY))[0]
    assert [(row.goes, row.cells[1:5]) for row in overview.rows] == [
        (("strategies", "D"), (1, 0, 0, 1)),
        (("strategies", "F"), (3, 2, 1, 0)),
    ]
    assert overview.sentences == ("De 4 puntos que piden respuesta, uno no la tiene.",)


def test_an_empty_plan_has_nothing_to_cover_and_says_what_to_do() -> None:
    assert all(not panel.rows and panel.empty for panel in panels(Plan.of_bodies({}), Question(today=TODAY)))


ENDS = st.sampled_from(["S", "S1", "S11", "S12", "T", "T1"])
GOALS = st.sampled_from(["F", "F1", "F2", "F11", "F12", "F21"])


@given(pairs=st.lists(st.tuples(ENDS, GOALS), max_size=12), again=st.integers(0, 11))
def test_a_link_said_twice_changes_nothing_and_parents_never_count_less(
    pairs: list[tuple[str, str]], again: int
) -> None:
    links = {f"V{n}": link(*pair) for n, pair in enumerate(pairs)}
    plan = Plan.of_bodies({**bodies(), "links": links})
    doubled = Plan.of_bodies(
        {**bodies(), "links": {**links, **({"W": link(*pairs[again % len(pairs)])} if pairs else {})}}
    )
    assert (flat(plan, "F"), rolled_up(plan, "F")) == (flat(doubled, "F"), rolled_up(doubled, "F"))
    rolled = rolled_up(plan, "F")
    assert all(rolled[id, home] >= count for (id, home), count in flat(plan, "F").items())
    moved = {**bodies()["items"], "F1": item("Meta uno", "F2")}
    rerooted = Plan.of_bodies({**bodies(), "items": moved, "links": links})
    assert flat(rerooted, "F") == flat(plan, "F")
    assert all(rolled_up(rerooted, "F").get(("F", home)) == rolled.get(("F", home)) for home in ("S", "T"))

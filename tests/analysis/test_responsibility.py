from planner.analysis.workload.matrix import legend, letter, responsibility
from planner.i18n import speaking
from planner.model.plan import Plan


def assigned(stakeholder: str, role: str, item: str, **more: str) -> dict[str, str]:
    return {"stakeholder": stakeholder, "role": role, "item": item} | more


PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "M": {"name.es": "Municipalidad"}, "I": {"name.es": "Instituto", "acronym": "INT"},
            "Z": {"name.es": "Zeta"},
        },
        "strategies": {"S": {"title.es": "Estrategia"}, "T": {"title.es": "Otra"}},
        "items": {
            "1": {"title.es": "Uno", "place": "S a0"}, "2": {"title.es": "Dos", "place": "1 a0"},
            "3": {"title.es": "Tres", "place": "T a0"},
        },
        "assignments": {
            "a": assigned("M", "support", "2"), "b": assigned("M", "lead", "2"), "c": assigned("I", "co_lead", "2"),
            "d": assigned("I", "support", "3"), "e": assigned("Z", "lead", "1", state="past"),
            "f": assigned("M", "accountable", "S"),
        },
    }
)  # fmt: skip


def test_the_same_body_leads_and_supports() -> None:
    matrix = responsibility(PLAN, "S")
    with speaking("es"):
        assert matrix.cell("2", "M") == "R, A"
        assert matrix.cell("S", "M") == "RC"
    assert matrix.cell("2", "M", "en") == "L, S"
    assert matrix.cell("1", "M") == ""


def test_rows_follow_the_tree_and_columns_the_load() -> None:
    matrix = responsibility(PLAN, "S")
    assert [row.number for row in matrix.rows] == ["1", "1.1"]
    assert matrix.stakeholders == ("M", "I"), "the past lead is left out"


def test_cross_table() -> None:
    frame = responsibility(PLAN, "S").frame()
    assert frame.loc["M", "lead"] == 1
    assert frame.loc["I", "support"] == 0
    assert responsibility(Plan(), "S").frame().empty


def test_letters_are_distinct_and_explained_in_both_languages() -> None:
    for language in ("es", "en"):
        letters = [sign for sign, _word in legend(language)]
        assert len(set(letters)) == len(letters) == 6
    assert letter("something") == "something"

"""What would betray something that a shareable edition withholds: references, sources, chains, counts and leftovers."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.edition import edition
from planner.model.fields import Audience, OnDelete
from planner.model.plan import Plan
from planner.model.rules import problems
from planner.model.types import RECORD_TYPES
from tests.model.any_plan import ANY_PLANS
from tests.model.rules.cases import TODAY

Bodies = Mapping[str, Mapping[str, Mapping[str, str]]]

OPEN = {
    "sources": {"D": {"title.es": "Diagnóstico"}},
    "territories": {"T": {"name.es": "Amatitlán", "kind": "municipality"}},
    "stakeholders": {"A": {"name.es": "Alfa", "territory": "T"}, "B": {"name.es": "Beta"}},
    "ties": {"R": {"source": "A", "type": "funds", "target": "B"}},
    "strategies": {"S": {"title.es": "Estrategia"}},
    "items": {"I": {"title.es": "Acción", "place": "S a0"}},
    "assignments": {"E": {"stakeholder": "A", "role": "lead", "item": "I"}},
    "workshops": {"W": {"title.es": "Taller"}},
}  # fmt: skip
HIDING = ({"problem_actor": "yes"}, {"kind": "person"}, {"kind": "Persona"}, {"merged_into": "A"})


def shown(bodies: Bodies) -> Plan:
    """The shareable edition of the open plan with these records added."""
    names = {*OPEN, *bodies}
    plan = Plan.of_bodies({name: {**OPEN.get(name, {}), **bodies.get(name, {})} for name in names})
    return edition(plan, Audience.SHAREABLE).plan


def texts(plan: Plan) -> str:
    return " ".join(str((name, id, dict(body))) for name, table in plan.tables() for id, body in table.bodies.items())


def hidden(**leaves: str) -> Bodies:
    return {"stakeholders": {"HIDDEN": {"name.es": "Oculto", **leaves}}}


HANGING: list[tuple[str, Bodies]] = [
    ("a tie from it", {"ties": {"X": {"source": "HIDDEN", "type": "funds", "target": "A"}}}),
    ("a tie to it", {"ties": {"X": {"source": "A", "type": "serves", "target": "HIDDEN"}}}),
    ("its membership", {"ties": {"X": {"source": "HIDDEN", "type": "member_of", "target": "B"}}}),
    ("its task", {"assignments": {"X": {"stakeholder": "HIDDEN", "role": "support", "item": "I"}}}),
    ("its task on a strategy", {"assignments": {"X": {"stakeholder": "HIDDEN", "role": "target_group", "item": "S"}}}),
    ("its rating", {"ratings": {"X": {"subject": "HIDDEN", "dimension": "interest"}}}),
    ("what was sent to it", {"sendings": {"X": {"stakeholder": "HIDDEN", "number": "1"}}}),
]


@pytest.mark.parametrize("leaves", HIDING, ids=["problem", "person", "person in words", "merged"])
@pytest.mark.parametrize(("_what", "hanging"), HANGING, ids=[what for what, _bodies in HANGING])
def test_what_hangs_on_a_hidden_actor_goes_with_it(leaves: dict[str, str], _what: str, hanging: Bodies) -> None:
    plan = shown({**hidden(**leaves), **hanging})
    assert "HIDDEN" not in texts(plan)
    assert "X" not in [id for _name, table in plan.tables() for id in table]
    assert plan == shown({}), "as if it had never been"


FORGETTING: list[tuple[str, str, Mapping[str, str]]] = [
    ("strategies", "owner", {"title.es": "Otra", "owner": "HIDDEN"}),
    ("reports", "by", {"item": "I", "period": "2024", "status": "limited", "by": "HIDDEN"}),
    ("budget_lines", "funder", {"item": "I", "kind": "spent", "amount": "5 GTQ", "funder": "HIDDEN"}),
    ("indicators", "responsible", {"item": "I", "name.es": "Personas", "responsible": "HIDDEN"}),
    ("stakeholders", "different_from[HIDDEN]", {"name.es": "Gama", "different_from[HIDDEN]": "yes"}),
]


@pytest.mark.parametrize(("collection", "leaf", "body"), FORGETTING, ids=[leaf for _name, leaf, _body in FORGETTING])
def test_what_only_mentions_a_hidden_actor_stays_and_forgets_it(
    collection: str, leaf: str, body: dict[str, str]
) -> None:
    others = hidden(problem_actor="yes")
    bodies = {**others, collection: {**others.get(collection, {}), "X": body}}
    plan = shown(bodies)
    assert "HIDDEN" not in texts(plan)
    assert plan.table(collection).body("X") == {name: text for name, text in body.items() if name != leaf}


def test_who_was_merged_into_a_hidden_actor_is_hidden_by_way_of_others_too() -> None:
    chain = {"H1": {"name.es": "Uno", "problem_actor": "yes"}, "H2": {"name.es": "Dos", "merged_into": "H1"},
             "H3": {"name.es": "Tres", "merged_into": "H2"}}  # fmt: skip
    assert set(shown({"stakeholders": chain}).stakeholders) == {"A", "B"}


def test_a_conflict_is_withheld_in_whatever_words_and_both_ends_stay() -> None:
    for words in ("conflict", "está en conflicto con", "CONFLICTO", "se opone a"):
        plan = shown({"ties": {"X": {"source": "A", "type": words, "target": "B"}}})
        assert set(plan.ties) == {"R"}
        assert {"A", "B"} <= set(plan.stakeholders)


def test_a_source_that_only_withheld_statements_cite_is_withheld_and_what_cited_it_forgets_it() -> None:
    bodies: Bodies = {
        "sources": {"X": {"title.es": "Denuncia"}, "Y": {"title.es": "Sobre la denuncia", "cites[X]": "yes"}},
        "ties": {"Z": {"source": "A", "type": "conflict", "target": "B", "cites[X línea 1]": "yes"}},
    }
    assert "X" in shown(bodies).sources, "another source cites it still"
    alone: Bodies = {"sources": {"X": {"title.es": "Denuncia"}}, "ties": bodies["ties"]}
    assert "Denuncia" not in texts(shown(alone))


@pytest.mark.parametrize("state", ["past", "planned", "potential", ""])
def test_a_conflict_that_is_over_or_only_feared_is_withheld_too(state: str) -> None:
    tie = {"source": "A", "type": "conflict", "target": "B"} | ({"state": state} if state else {})
    assert set(shown({"ties": {"X": tie}}).ties) == {"R"}


def test_what_is_said_not_to_be_a_problem_is_shown_without_saying_that_it_was_asked() -> None:
    plan = shown({"stakeholders": {"X": {"name.es": "Gama", "problem_actor": "no", "known_none[contact]": "yes"}}})
    assert plan.stakeholders.body("X") == {"name.es": "Gama"}


def test_the_items_of_a_tree_keep_their_places_and_numbers() -> None:
    plan = shown(hidden(problem_actor="yes"))
    assert plan.items.body("I") == {"title.es": "Acción", "place": "S a0"}


def test_the_problems_of_an_edition_name_nobody_who_is_not_in_it() -> None:
    bodies: Bodies = {
        "stakeholders": {"HIDDEN": {"name.es": "Oculto", "problem_actor": "yes", "acronym": "OC"},
                         "X": {"name.es": "Oculto", "acronym": "OC", "different_from[HIDDEN]": "yes"}},
        "assignments": {"Y": {"stakeholder": "HIDDEN", "role": "lead", "item": "I"}},
        "budget_lines": {"Z": {"item": "I", "kind": "spent", "amount": "5 GTQ", "funder": "HIDDEN"}},
    }  # fmt: skip
    told = {problem.code for problem in problems(shown(bodies), TODAY)}
    assert not {"problem_actor_leads", "problem_actor_funds", "same_name", "same_acronym", "dangling"} & told
    assert "no_funding_source" in told, "it reads as if nobody had said who funds it"


@given(ANY_PLANS)
def test_of_any_plan_however_damaged_an_edition_holds_nothing_withheld_and_nothing_dangling(plan: Plan) -> None:
    cut = edition(plan, Audience.SHAREABLE)
    alive = {id for _name, table in cut.plan.tables() for id in table}
    for name, table in cut.plan.tables():
        fields = RECORD_TYPES[name].fields()
        assert table.bodies.keys() <= plan.table(name).bodies.keys()
        for body in table.bodies.values():
            for leaf, text in body.items():
                field = fields[leaf.partition("[")[0].partition(".")[0]]
                assert field.about.audience is Audience.SHAREABLE
                assert field.references(leaf, text) in {None, *alive}
    assert not any(one.problem_actor or one.merged_into for one in cut.plan.stakeholders.values())
    assert not any(tie.type == "conflict" for tie in cut.plan.ties.values())
    assert edition(cut.plan, Audience.SHAREABLE).plan == cut.plan


@given(ANY_PLANS)
def test_what_is_withheld_and_what_is_shown_make_up_the_plan(plan: Plan) -> None:
    cut = edition(plan, Audience.SHAREABLE)
    for name, table in plan.tables():
        assert cut.withheld.get(name, 0) == len(table) - len(cut.plan.table(name))
    assert all(count > 0 for count in cut.withheld.values())


SECRETS = st.sampled_from(
    [(name, leaf) for name, leaves in {
        "stakeholders": ["note", "contact"], "ties": ["note"], "items": ["note"], "strategies": ["note"],
        "workshops": ["note", "minutes.es", "minutes.en"], "assignments": ["note"], "sources": ["note"],
    }.items() for leaf in leaves]
)  # fmt: skip


@given(st.sets(SECRETS, min_size=1))
def test_no_withheld_text_is_in_the_result(places: set[tuple[str, str]]) -> None:
    secret = {name: {id: {**body, **{leaf: "Confidencial" for where, leaf in places if where == name}}
                     for id, body in rows.items()} for name, rows in OPEN.items()}  # fmt: skip
    plan = Plan.of_bodies(secret)
    assert "Confidencial" in texts(plan)
    cut = edition(plan, Audience.SHAREABLE)
    assert "Confidencial" not in texts(cut.plan)
    assert cut.plan == shown({})
    assert sum(cut.withheld.values()) == sum(len(OPEN[name]) for name, _leaf in places)


def test_nothing_that_must_name_somebody_only_forgets_them() -> None:
    """A record that needs whom it names goes with them: half of it would tell that somebody was there."""
    for record_type in RECORD_TYPES.values():
        for field in record_type.fields().values():
            if "stakeholders" in field.about.refers and field.about.required:
                assert field.about.on_delete is OnDelete.CASCADE

"""What files say is understood as it was meant, and settled against the plan it is read for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.changes.applying import apply
from planner.changes.drafting import edit, move
from planner.formats.registers import Reading, changes_for, read_registers, register_id
from planner.formats.registers.examples import NoSuchExample, example_files
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.strategies import Item
from planner.model.tree import branches, children
from planner.model.values import Citation, Position, Words

Load = Callable[..., Plan]
Read = Callable[..., Reading]

TREE = """
strategies:
  s:
    title: S
    items:
      a: {title: A}
      b: {title: B}
      c: {title: C}
      d: {title: D}
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(text: str, plan: Plan | None = None, register: str = "r") -> Reading:
        file = tmp_path / f"{register}.yaml"
        file.write_text(f"planner: 1\nregister: {register}\n{text}", encoding="utf-8")
        return read_registers([file], plan or Plan())

    return read


@pytest.fixture
def load(read: Read) -> Load:
    def load(text: str, plan: Plan | None = None, register: str = "r") -> Plan:
        before = plan or Plan()
        return apply(before, changes_for(read(text, before, register), before))

    return load


def called(plan: Plan, collection: str, key: str, register: str = "r") -> Record:
    found = plan.get(collection, register_id(register, collection, key))
    assert found is not None
    return found


def test_ids_follow_from_register_collection_and_key_for_ever() -> None:
    assert register_id("amatitlan", "stakeholders", "avina") == "5D3F3SNANWDPWZX1AFT23CEE32"
    assert register_id("amatitlan", "sources", "avina") != register_id("amatitlan", "stakeholders", "avina")


def test_every_value_is_a_text_first(load: Load) -> None:
    plan = load("stakeholders:\n  a: {name: NO, acronym: 1e3, aliases: [yes, 2019-11-05, 0x1F, ~]}\n")
    actor = plan.stakeholders[register_id("r", "stakeholders", "a")]
    assert (actor.name, actor.acronym) == (Words(es="NO"), "1e3")
    assert actor.aliases == {"yes", "2019-11-05", "0x1F", "~"}


def test_terms_dates_and_numbers_are_understood_in_either_language(load: Load) -> None:
    plan = load(
        "stakeholders:\n  a: {name: A, kind: Población, sector: Private, state: previsto, count: '1,200'}\n"
        "strategies:\n  s: {title: S, start: junio 2026, end: 30/06/2027, items: {i: {title: I, open: sí}}}\n"
        "budget_lines:\n  - {item: s, kind: solicitado, amount: 'Q 1,234.50'}\n"
    )
    actor = plan.stakeholders[register_id("r", "stakeholders", "a")]
    assert (actor.kind, actor.sector, actor.state) == ("population", "private", "planned")
    assert actor.count == 1200
    strategy = plan.strategies[register_id("r", "strategies", "s")]
    assert strategy.start
    assert strategy.end
    assert (strategy.start.text, strategy.end.text) == ("2026-06", "2027-06-30")
    assert plan.items[register_id("r", "items", "i")].open is True
    [line] = plan.budget_lines.bodies.values()
    assert (line["kind"], line["amount"]) == ("requested", "1234.50 GTQ")


def test_words_may_be_one_text_or_one_for_each_language(load: Load) -> None:
    plan = load("stakeholders:\n  a: {name: Uno}\n  b: {name: {es: Dos, en: Two}}\n  c: {name: {en: Three}}\n")
    names = {actor.name for actor in plan.stakeholders.values()}
    assert names == {Words(es="Uno"), Words(es="Dos", en="Two"), Words(en="Three")}


def test_a_citation_names_source_and_place(load: Load) -> None:
    plan = load("sources: {doc: {title: D}}\nstakeholders:\n  a: {name: A, cites: doc line 7, position: '1.0,-2.5'}\n")
    actor = plan.stakeholders[register_id("r", "stakeholders", "a")]
    assert actor.cites == {Citation(register_id("r", "sources", "doc"), "line 7")}
    assert actor.position == Position(1.0, -2.5)


def test_blanks_mean_not_known_even_where_a_value_is_required(load: Load) -> None:
    plan = load("stakeholders:\n  a:\n    name:\n    sector:\n    count: 0\n")
    assert plan.stakeholders.body(register_id("r", "stakeholders", "a")) == {"count": "0"}


def test_records_of_a_list_are_known_by_their_content_and_repetitions_are_counted(load: Load) -> None:
    actors = "stakeholders: {a: {name: A}, b: {name: B}}\n"
    listed = load(
        actors + "ties:\n  - {source: a, type: financia, target: b}\n  - {source: a, type: funds, target: b}\n"
    )
    nested = load("stakeholders: {a: {name: A, ties: [{target: b, type: funds}]}, b: {name: B}}\n")
    assert len(listed.ties) == 2
    assert set(nested.ties) < set(listed.ties)
    assert load(actors + "ties: [{source: b, type: funds, target: a}]\n", listed).ties.keys() > listed.ties.keys()


def test_what_stands_under_a_record_belongs_to_it(load: Load) -> None:
    plan = load(
        "stakeholders: {a: {name: A}}\n"
        "strategies:\n  s:\n    title: S\n    assignments: [{stakeholder: a, role: lead}]\n    items:\n      i:\n"
        "        title: I\n        reports: [{period: 2026-Q1, status: limited}]\n"
        "        links: [{type: responds_to, target: s}]\n"
        "        indicators: [{name: N, observations: [{kind: meta, value: 25}]}]\n"
    )
    item, strategy = register_id("r", "items", "i"), register_id("r", "strategies", "s")
    [indicator] = plan.indicators.values()
    [seen] = plan.observations.values()
    assert (indicator.item, seen.indicator, seen.kind) == (item, indicator.id, "target")
    assert seen.value == 25
    assert [row.item for row in plan.assignments.values()] == [strategy]
    assert [(row.source, row.target) for row in plan.links.values()] == [(item, strategy)]
    assert [row.item for row in plan.reports.values()] == [item]


def test_another_register_is_named_before_a_colon(load: Load) -> None:
    plan = load("stakeholders: {avina: {name: AVINA}}\n", register="amatitlan")
    plan = load("strategies: {s: {title: S, owner: 'amatitlan:avina'}}\n", plan)
    strategy = plan.strategies[register_id("r", "strategies", "s")]
    assert strategy.owner == register_id("amatitlan", "stakeholders", "avina")


def test_a_register_may_be_split_over_files_and_loaded_one_after_the_other(load: Load) -> None:
    plan = load("stakeholders: {a: {name: A}}\n")
    plan = load("ties: [{source: a, type: funds, target: a2}]\nstakeholders: {a2: {name: B}}\n", plan)
    assert [tie.source for tie in plan.ties.values()] == [register_id("r", "stakeholders", "a")]


def test_a_file_may_state_a_part_of_a_record_that_the_plan_has(load: Load) -> None:
    plan = load("stakeholders: {a: {name: A, aliases: [X], sector: public}}\n")
    plan = load("stakeholders: {a: {sector: private, aliases: [Y]}}\n", plan)
    actor = plan.stakeholders[register_id("r", "stakeholders", "a")]
    assert (actor.name.es, actor.sector) == ("A", "private")
    assert actor.aliases == {"X", "Y"}


def test_loading_never_removes_what_only_the_plan_has(load: Load, read: Read) -> None:
    plan = load("stakeholders: {a: {name: A, acronym: AA}, b: {name: B}}\n")
    assert changes_for(read("stakeholders: {a: {name: A}}\n", plan), plan) == []


def titles(plan: Plan) -> list[str]:
    return [branch.item.title.pick() for branch in branches(plan, register_id("r", "strategies", "s"))]


def test_siblings_stand_in_the_order_of_the_file(load: Load) -> None:
    assert titles(load(TREE)) == ["A", "B", "C", "D"]


def test_the_order_that_people_gave_stays_while_the_file_agrees(load: Load, read: Read) -> None:
    plan = load(TREE)
    plan = load("items: {new: {title: N, parent: s}}\n", plan)
    plan = apply(plan, move(plan, register_id("r", "items", "new"), register_id("r", "strategies", "s"), b_of(plan)))
    assert titles(plan) == ["A", "N", "B", "C", "D"]
    assert changes_for(read(TREE, plan), plan) == []


def b_of(plan: Plan) -> str:
    return next(id for id, item in plan.items.items() if item.title.es == "B")


def test_moving_one_item_in_the_file_changes_one_leaf(load: Load, read: Read) -> None:
    plan = load(TREE)
    moved = TREE.replace("      d: {title: D}\n", "").replace("      b:", "      d: {title: D}\n      b:")
    changes = changes_for(read(moved, plan), plan)
    assert [(change.id, change.leaf) for change in changes] == [(register_id("r", "items", "d"), "place")]
    assert titles(apply(plan, changes)) == ["A", "D", "B", "C"]


def test_a_new_item_between_two_moves_neither(load: Load, read: Read) -> None:
    plan = load(TREE)
    changes = changes_for(read(TREE.replace("      c:", "      x: {title: X}\n      c:"), plan), plan)
    assert [change.creates for change in changes] == [True]
    assert titles(apply(plan, changes)) == ["A", "B", "X", "C", "D"]


def test_items_may_stand_flat_with_their_parent(load: Load) -> None:
    plan = load("strategies: {s: {title: S}}\nitems:\n  a: {title: A, parent: s}\n  b: {title: B, parent: a}\n")
    strategy = register_id("r", "strategies", "s")
    assert [(branch.number, branch.item.title.es) for branch in branches(plan, strategy)] == [("1", "A"), ("1.1", "B")]
    assert [item.id for item in children(plan, strategy)] == [register_id("r", "items", "a")]
    assert isinstance(called(plan, "items", "b"), Item)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "windows.yaml"
    file.write_bytes("\ufeffplanner: 1\r\nregister: r\r\nstakeholders:\r\n  a: {name: Año}\r\n".encode())
    [body] = read_registers([file], Plan()).bodies["stakeholders"].values()
    assert body == {"name.es": "Año"}


def test_titles_and_origins_tell_where_records_come_from(read: Read) -> None:
    reading = read("title: {es: Uno, en: One}\nstakeholders:\n  a: {name: A}\n")
    assert reading.titles == {"r": Words(es="Uno", en="One")}
    assert reading.origins[register_id("r", "stakeholders", "a")].line == 5


def test_an_example_that_is_not_there_is_said_in_words() -> None:
    with pytest.raises(NoSuchExample, match=r"«otro».*amatitlan, guatemala, exercise"):
        example_files("otro")


def test_a_merged_actor_is_not_made_again_and_its_ties_stay_with_the_one_that_stayed(load: Load, read: Read) -> None:
    text = "stakeholders: {a: {name: A}, b: {name: B}, c: {name: C}}\nties: [{source: a, type: funds, target: c}]\n"
    plan = load(text)
    merged, stayed = register_id("r", "stakeholders", "a"), register_id("r", "stakeholders", "b")
    [tie] = plan.ties
    plan = apply(plan, [*edit(plan, "stakeholders", merged, {"merged_into": stayed, "name.es": "A (B)"}),
                        *edit(plan, "ties", tie, {"source": stayed})])  # fmt: skip
    assert changes_for(read(text, plan), plan) == []
    later = load(text + "strategies: {s: {title: S, owner: a}}\n", plan)
    assert [strategy.owner for strategy in later.strategies.values()] == [stayed]

"""The five documents in one plan: a body that several of them name is one record, and look-alikes stay apart."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from planner.analysis.matching.duplicates import duplicates
from planner.formats.map import write_map
from planner.formats.output.stamp import Stamp
from planner.formats.registers import changes_for, read_incoming, read_registers, register_id
from planner.formats.registers.examples import example_files
from planner.formats.workbook import write_workbook
from planner.model.actors import Stakeholder
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.rules import problems

STAMP = Stamp(1, date(2026, 4, 15), "es", "", (), None, "17")
SHEET, STRATEGY, COMMITMENT, PROFILE, CASE = (
    register_id(register, "sources", key)
    for register, key in (
        ("amatitlan", "pilot"),
        ("iom", "country-strategy"),
        ("ogp", "commitment"),
        ("huehuetenango", "profile"),
        ("guate-te-incluye", "case"),
    )
)
FILES = {
    "amatitlan": ("amatitlan", "amatitlan-pilot", "municipal-migration-strategy"),
    "iom": ("iom", "iom-country-strategy", "iom-instruments", "frameworks"),
    "ogp": ("ogp-gt0124", "frameworks"),
    "huehuetenango": ("huehuetenango", "frameworks"),
    "guate-te-incluye": ("guate-te-incluye", "frameworks"),
    "frameworks": ("frameworks",),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.of_bodies(read_registers(example_files("guatemala"), Plan()).bodies)


def actor(plan: Plan, register: str, key: str) -> Stakeholder:
    return plan.stakeholders[register_id(register, "stakeholders", key)]


def register_files(register: str) -> list[Path]:
    return [path for path in example_files("guatemala") if path.stem in FILES[register]]


@pytest.mark.parametrize(
    ("register", "key", "documents", "also"),
    [
        ("amatitlan", "avina", {SHEET, CASE}, {"AVINA"}),
        ("iom", "iom", {STRATEGY, COMMITMENT, PROFILE}, {"IOM", "Organization International for Migrations"}),
        ("iom", "conamigua", {STRATEGY, COMMITMENT},
         {"National Council of Migrant Protection", "National Council for Migrant Assistance of Guatemala"}),
        ("iom", "capmir-huehuetenango", {STRATEGY, PROFILE},
         {"Centro de Atención para Personas Migrantes y Refugiadas de Huehuetenango"}),
        ("iom", "civil-society-organisations", {STRATEGY, COMMITMENT}, {"OSC", "CSOs"}),
        ("iom", "private-sector", {STRATEGY, COMMITMENT}, {"Sector empresarial", "Socios del sector privado"}),
        ("iom", "government-institutions", {STRATEGY, COMMITMENT}, {"Instituciones públicas de Guatemala"}),
        ("iom", "guatemalan-population", {STRATEGY, COMMITMENT}, {"Ciudadanía"}),
        ("amatitlan", "informal-workers", {SHEET, STRATEGY}, set()),
    ],
)  # fmt: skip
def test_a_body_that_several_documents_name_is_one_record(
    plan: Plan, register: str, key: str, documents: set[str], also: set[str]
) -> None:
    one = actor(plan, register, key)
    assert {citation.source for citation in one.cites} == documents
    assert also <= one.aliases


def test_so_are_places_and_frameworks(plan: Plan) -> None:
    guatemala = plan.territories[register_id("amatitlan", "territories", "guatemala")]
    assert {citation.source for citation in guatemala.cites} == {SHEET, STRATEGY, COMMITMENT, PROFILE, CASE}
    for names in (
        [place.name.es for place in plan.territories.values()],
        [strategy.title.es for strategy in plan.strategies.values()],
        [source.title.es for source in plan.sources.values()],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] in (
            [],
            ["Mancomunidad Gran Ciudad del Sur"],
        )
    for register, key, documents in (
        ("amatitlan", "agenda-2030", {SHEET, STRATEGY, CASE}),
        ("amatitlan", "migration-pact", {SHEET, STRATEGY}),
        ("frameworks", "mgi", {STRATEGY, PROFILE}),
    ):
        cited = {citation.source for citation in plan.strategies[register_id(register, "strategies", key)].cites}
        assert documents <= cited


def test_nobody_is_in_it_twice_and_names_tell_all_apart(plan: Plan) -> None:
    assert duplicates(plan) == []
    for language in ("es", "en"):
        names = Counter(getattr(one.name, language) for one in plan.stakeholders.values())
        assert [name for name, times in names.items() if times > 1] == []
    assert "person" not in {one.kind for one in plan.stakeholders.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ogp", "red-cross-international"), ("iom", "red-cross-guatemala")),
        (("ogp", "executive-branch"), ("iom", "government-of-guatemala")),
        (("ogp", "pgn"), ("ogp", "public-ministry")),
        (("iom", "comudes"), ("amatitlan", "comude")),
        (("iom", "local-authorities"), ("amatitlan", "municipal-authorities")),
        (("iom", "returnees"), ("amatitlan", "returning-migrants")),
        (("guate-te-incluye", "alliance-el-salvador"), ("guate-te-incluye", "council-el-salvador")),
    ],
)
def test_look_alikes_stay_apart_and_the_register_says_why(
    plan: Plan, one: tuple[str, str], other: tuple[str, str]
) -> None:
    first, second = actor(plan, *one), actor(plan, *other)
    assert second.id in first.different_from
    assert first.distinction.es
    assert first.distinction.en


def test_the_map_has_a_colour_for_nearly_everybody(plan: Plan) -> None:
    assert len(plan.stakeholders) > 350
    without = [one.name.en for one in plan.stakeholders.values() if one.sector is None and not one.problem_actor]
    assert len(without) < 15


@pytest.mark.parametrize("register", FILES)
def test_each_register_can_be_loaded_alone_and_again_into_the_whole(plan: Plan, register: str) -> None:
    files = register_files(register)
    alone = Plan.of_bodies(read_registers(files, Plan()).bodies)
    assert [one for one in problems(alone, STAMP.day) if one.severity is Severity.ERROR] == []
    assert changes_for(read_registers(files, alone), alone) == []
    assert [one.suggestions for one in read_incoming(files, plan, lambda _base: None) if one.suggestions] == []


@pytest.mark.parametrize("audience", Audience)
def test_either_edition_can_be_shown_and_sent(plan: Plan, audience: Audience, tmp_path: Path) -> None:
    shown = edition(plan, audience)
    write_map(shown, tmp_path / "map.html", STAMP, {}, "es")
    write_workbook(shown, tmp_path / "plan.xlsx", "es", STAMP)
    assert "CONAMIGUA" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert (tmp_path / "plan.xlsx").stat().st_size > 100_000

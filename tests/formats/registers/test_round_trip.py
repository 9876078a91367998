"""What is dumped and loaded again is what it was."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats.registers import changes_for, dump_registers, read_registers
from planner.formats.registers.examples import EXAMPLES, example_files
from planner.formats.registers.writing import dumped
from planner.i18n import speaking
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from tests.formats.registers.plans import plans

AUDIENCES = st.sampled_from(list(Audience))


@given(plans(), AUDIENCES)
@settings(max_examples=20)
def test_a_dump_loaded_into_an_empty_plan_gives_the_same_records(plan: Plan, audience: Audience) -> None:
    shown = edition(plan, audience)
    with TemporaryDirectory() as folder:
        files = dump_registers(shown, Path(folder))
        assert Plan.of_bodies(read_registers(files, Plan()).bodies) == shown.plan


@given(plans())
@settings(max_examples=20)
def test_a_dump_loaded_over_its_plan_changes_nothing_whole_or_file_by_file(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        files = dump_registers(edition(plan, Audience.INTERNAL), Path(folder))
        for chosen in (files, *([file] for file in files)):
            assert changes_for(read_registers(chosen, plan), plan) == []


@given(plans())
@settings(max_examples=20)
def test_a_dump_is_yaml_for_every_program_and_the_same_in_either_language(plan: Plan) -> None:
    with speaking("es"):
        files = dumped(edition(plan, Audience.INTERNAL))
    with speaking("en"):
        assert dumped(edition(plan, Audience.INTERNAL)) == files
    for text in files.values():
        for row in yaml.safe_load(text).get("stakeholders", {}).values():
            body = plan.stakeholders.body(row["id"]) or {}
            said = row["name"] if isinstance(row["name"], str) else row["name"].get("es")
            assert said == body.get("name.es")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_survive_the_way_out_and_back(name: str, tmp_path: Path) -> None:
    plan = Plan.of_bodies(read_registers(example_files(name), Plan()).bodies)
    files = dump_registers(edition(plan, Audience.INTERNAL), tmp_path)
    assert Plan.of_bodies(read_registers(files, Plan()).bodies) == plan
    assert changes_for(read_registers(files, plan), plan) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_loading_an_example_twice_changes_nothing(name: str) -> None:
    plan = Plan.of_bodies(read_registers(example_files(name), Plan()).bodies)
    assert changes_for(read_registers(example_files(name), plan), plan) == []


@pytest.mark.parametrize("audience", list(Audience))
def test_every_file_of_an_invented_plan_says_so_in_both_languages(audience: Audience) -> None:
    plan = Plan.of_bodies(read_registers(example_files("exercise"), Plan()).bodies)
    for text in dumped(edition(plan, audience)).values():
        assert "# EJEMPLO INVENTADO: ninguna entidad, cifra ni fecha es real.\n" in text
        assert "# INVENTED EXAMPLE: no body, figure or date in it is real.\n" in text

"""The examples that people copy from the READMEs load as they stand."""

import re
from pathlib import Path

import pytest

from planner.formats.registers import read_registers
from planner.model.plan import Plan

REPOSITORY = Path(__file__).parents[2]
ELSEWHERE = {
    "stakeholders": ["avina: {name: AVINA}"],
    "strategies": ["avina: {name: AVINA}", "municipality: {name: Municipalidad}"],
}
"""The actors an example refers to without showing them, by the folder of its README."""


@pytest.mark.parametrize("folder", ["stakeholders", "strategies"])
def test_every_example_loads(folder: str, tmp_path: Path) -> None:
    text = (REPOSITORY / folder / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert examples
    elsewhere = tmp_path / "elsewhere.yaml"
    actors = ", ".join(ELSEWHERE[folder])
    elsewhere.write_text(
        f"planner: 1\nregister: amatitlan\nstakeholders: {{{actors}}}\nstrategies: {{agenda-2030: {{title: Agenda}}}}\n"
    )
    for number, example in enumerate(examples):
        file = tmp_path / f"{number}.yaml"
        file.write_text(example, encoding="utf-8")
        assert read_registers([file, elsewhere], Plan()).bodies

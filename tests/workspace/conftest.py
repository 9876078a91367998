"""An open plan with two actors for the tests of the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.workspace import editing
from planner.workspace.opening import new_plan
from planner.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_plan(tmp_path / "foro.plan", title="Foro", author="Mesa 1") as opened:
        editing.add(opened, "stakeholders", {"name": "Municipalidad de Amatitlán", "acronym": "MA"})
        editing.add(opened, "stakeholders", {"name": "Foro de Desarrollo", "kind": "mecanismo"})
        yield opened

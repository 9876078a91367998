"""Files changed at random never bring the program down, come in by half, or change what the history does not tell."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.changes.drafting import edit
from planner.workspace.workspace import Workspace
from tests.fuzz import cases
from tests.fuzz.cases import CHANGED, KINDS, NOTHING, REFUSED, run
from tests.fuzz.running import cases as running
from tests.fuzz.sample import Sample, sample

CASES = 150
"""What `dev.py fuzz` does for thousands; the first sixty are of every kind and come to every end."""


def test_strange_files(tmp_path: Path) -> None:
    results = dict(running(CASES, 0, tmp_path))
    assert {number: result.wrong for number, result in results.items() if result.wrong} == {}
    came = {(result.kind, result.came) for result in results.values()}
    assert came == {(kind, end) for kind in KINDS for end in (CHANGED, NOTHING, REFUSED)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return sample(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_search_notices_what_must_never_be(
    made: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def fall(*_sound: object) -> None:
        raise LookupError("fallen")

    monkeypatch.setattr(cases, "KINDS", {kind: fall, **{other: fall for other in KINDS if other != kind}})
    result = run(1, made, tmp_path)
    assert "LookupError: fallen" in result.wrong


def test_the_search_notices_half_an_import(
    made: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """A record is written past the history."""

    def behind(_sound: Sample, workspace: Workspace, *_rest: object) -> None:
        with closing(sqlite3.connect(workspace.path)) as connection:
            connection.execute("UPDATE record SET body = replace(body, 'Capacitar', 'Otra')")
            connection.commit()

    monkeypatch.setattr(cases, "KINDS", dict.fromkeys(KINDS, behind))
    assert run(1, made, tmp_path).wrong


def test_a_sound_change_is_not_told(made: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def well(_sound: Sample, workspace: Workspace, *_rest: object) -> None:
        workspace.commit(edit(workspace.plan, "items", "I2", {"priority": "medium"}))

    monkeypatch.setattr(cases, "KINDS", dict.fromkeys(KINDS, well))
    result = run(1, made, tmp_path)
    assert (result.came, result.wrong) == (CHANGED, "")

"""Which language is spoken and whose work it is: by option, settings, environment and system, in that order."""

import json
from pathlib import Path

import pytest

from planner.workspace.settings import Settings, keep_settings
from tests.cli.conftest import Caller


def spoken(planner: Caller, *options: str) -> str:
    """The language of the usage line."""
    return "es" if planner(*options, "--help").out.startswith("Uso") else "en"


@pytest.mark.parametrize(("system", "language"), [
    ("es_GT.UTF-8", "es"), ("en_US.UTF-8", "en"), ("fr_FR.UTF-8", "es"), ("C.UTF-8", "es"), ("", "es"),
])  # fmt: skip
def test_the_system_decides_when_nobody_else_does(
    system: str, language: str, planner: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", system)
    assert spoken(planner) == language


def test_every_choice_goes_before_the_next(planner: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_GT.UTF-8")
    monkeypatch.setenv("PLANNER_LANG", "en")
    assert spoken(planner) == "en"
    keep_settings(Settings(language="es"))
    assert spoken(planner) == "es"
    assert spoken(planner, "--lang", "en") == "en"


def author(planner: Caller, *options: str) -> str:
    """Who the newest change is by, after one more."""
    assert planner(*options, "add", "actor", "nombre=Nuevo").status == 0
    return str(json.loads(planner("history", "--json").out)[0]["author"])


def test_the_author_is_never_the_account(planner: Caller, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "cuenta")
    assert author(planner) == ""
    keep_settings(Settings(author="COMUDE"))
    assert author(planner) == "COMUDE"
    monkeypatch.setenv("PLANNER_AUTHOR", "Mesa 2")
    assert author(planner) == "Mesa 2"
    assert author(planner, "--author", "Mesa 3") == "Mesa 3"


def test_the_plan_is_the_one_that_is_named(
    planner: Caller, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.rename(tmp_path / "otro.plan")
    assert planner("show", "plan").status == 1
    assert planner("--plan", "otro.plan", "show", "plan").status == 0
    monkeypatch.setenv("PLANNER_PLAN", str(tmp_path / "otro.plan"))
    assert planner("show", "plan").status == 0

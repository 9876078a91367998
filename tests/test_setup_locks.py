"""The lock files: complete, checked by hash, and silent about where packages come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>.+))? \\$", re.MULTILINE)


def locked(lock: str) -> dict[str, set[str]]:
    """The versions a lock file holds for each package; several where they depend on the Python."""
    versions: dict[str, set[str]] = {}
    for name, version, _marker in PINNED.findall((ROOT / lock).read_text(encoding="utf-8")):
        versions.setdefault(name, set()).add(version)
    return versions


def declared(*groups: str) -> list[Requirement]:
    """The requirements of the project, its build and the named groups."""
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    for group in groups:
        lines += [line for line in PROJECT["dependency-groups"][group] if isinstance(line, str)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-test.lock", ["test"])])
def test_a_lock_satisfies_what_is_declared(lock: str, groups: list[str]) -> None:
    versions = locked(lock)
    for requirement in declared(*groups):
        assert versions.get(requirement.name), f"{requirement.name} is not in {lock}: python3 dev.py lock"
        assert all(requirement.specifier.contains(version) for version in versions[requirement.name])


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_is_checked_by_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    starts = [line for line in text.splitlines() if not line.startswith(" ")]
    assert len(starts) == len(PINNED.findall(text)) > 50
    assert re.findall(r" \\\n(?!    --hash=sha256:[0-9a-f]{64})", text) == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert re.findall(r"^--|index|find-links", re.sub("fractional-indexing", "", text), re.MULTILINE) == []


def test_tests_run_on_the_versions_people_get() -> None:
    tested = locked("requirements-test.lock")
    assert {name: versions for name, versions in locked("requirements.lock").items() if tested[name] != versions} == {}


def test_windows_gets_what_only_windows_needs() -> None:
    assert {"colorama", "tzdata"} <= locked("requirements.lock").keys()

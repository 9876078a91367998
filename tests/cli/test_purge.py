"""`planner purge`: shows what would go, asks, and removes it for good."""

from pathlib import Path

import pytest

from tests.cli.conftest import Caller

NAME = "Juana Ixcot"


@pytest.fixture
def named(planner: Caller, plan: Path) -> Path:
    """The small plan in which one person is an actor, a contact and an author."""
    planner("add", "stakeholders", f"name={NAME}", "kind=person")
    planner("--author", NAME, "add", "stakeholders", "name=Cocode", f"contact=Con {NAME}, 5555-1234")
    planner("backup", "make")
    return plan


def test_a_preview_tells_every_place_and_changes_nothing(planner: Caller, named: Path) -> None:
    before = named.read_bytes()
    said = planner("purge", NAME, "--dry-run")
    assert said.status == 0
    for told in ("Nombre", "queda vacío", "«Con […], 5555-1234»", "1 entrada firmada", "1 respaldo"):
        assert told in said.out, told
    assert named.read_bytes() == before


def test_it_is_not_done_unasked(planner: Caller, named: Path) -> None:
    before = named.read_bytes()
    said = planner("purge", NAME)
    assert said.status == 1
    assert "--yes" in said.err
    assert named.read_bytes() == before
    assert planner("purge").status == 2


def test_a_name_goes_from_the_plan_and_its_backups(planner: Caller, named: Path) -> None:
    said = planner("purge", NAME, "--yes")
    assert said.status == 0
    assert "También de 1 respaldo" in said.out
    assert NAME.encode() not in named.read_bytes()
    assert planner("doctor").status == 0
    assert NAME not in planner("history", "--json").out
    assert "Datos personales suprimidos" in planner("history").out
    again = planner("purge", NAME, "--yes")
    assert (again.status, again.err.count("\n")) == (1, 1)


def test_a_record_goes_by_its_code_and_its_name_elsewhere_is_pointed_out(planner: Caller, named: Path) -> None:
    said = planner("purge", "--record", NAME, "--dry-run")
    assert "Se va con todos los valores" in said.out
    assert f"«{NAME}» está también en 2 lugares más" in said.out
    assert planner("purge", "--record", NAME, "--yes").status == 0
    assert NAME not in planner("show", "stakeholders").out
    assert planner("purge", "--record", "Nadie", "--yes").status == 1


def test_a_preview_names_records_by_their_titles_and_each_field_once(planner: Caller, plan: Path) -> None:
    planner("add", "stakeholders", f"name.es={NAME}", f"name.en={NAME}", "kind=person")
    planner("add", "stakeholders", "name=Cocode", f"roles.es=De {NAME}", f"roles.en=Of {NAME}")
    told = planner("--lang", "es", "purge", NAME, "--dry-run").out.splitlines()
    assert [line for line in told if line.startswith(f"{NAME} (A-")] == [
        line for line in told if line.endswith("), Nombre: queda vacío")
    ]
    roles = [line for line in told if line.startswith("Cocode (A-")]
    assert len(roles) == 1
    assert roles[0].endswith("queda «De […]; Of […]»")
    assert sum("queda vacío" in line for line in told) == 1

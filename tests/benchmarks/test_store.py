"""What saving and loading cost, against the bare database doing the same."""

import json
import sqlite3
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, insert

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.store.schema import metadata, record_table
from planner.store.sqlite.connection import open_engine, writing
from planner.workspace.opening import new_plan
from planner.workspace.workspace import Workspace, new_id
from tests.benchmarks.ratios import ratio_of, report, timed

MANY = 10_000


def full_body(number: int) -> dict[str, str]:
    return {
        "name.es": f"Organización comunitaria número {number}",
        "name.en": f"Community organisation number {number}",
        "acronym": f"OC{number}", "kind": "organisation", "sector": "community", "level": "municipal",
        "state": "existing", "aliases[La Organización]": "yes", "position": f"{number % 997}.0,{number % 991}.0",
        "roles.es": "Convoca a las familias y acompaña los trámites de quienes retornan.",
        "resources.es": "Un salón comunal, personas voluntarias y un vehículo.",
    }  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_plan(tmp_path / "plan.plan", title="Banco", author="Mesa 1") as opened:
        yield opened


def test_one_edit_is_durable_at_most_three_times_a_bare_transaction(workspace: Workspace, tmp_path: Path) -> None:
    ids = [new_id() for _n in range(500)]
    workspace.commit([create("stakeholders", id, full_body(n)) for n, id in enumerate(ids)])
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE plan (revision INTEGER)")
    bare.execute("INSERT INTO plan VALUES (0)")
    bare.execute(
        "CREATE TABLE record (type TEXT, id TEXT, model INTEGER, body TEXT, PRIMARY KEY (type, id)) WITHOUT ROWID"
    )
    bare.execute("CREATE TABLE change_set (revision INTEGER PRIMARY KEY, id TEXT UNIQUE, copy TEXT, number INTEGER, "
                 "seen TEXT, author TEXT, at TEXT, origin TEXT, reason TEXT, undoes TEXT, model INTEGER, changes TEXT, "
                 "UNIQUE (copy, number))")  # fmt: skip
    for number, id in enumerate(ids):
        bare.execute("INSERT INTO record VALUES ('stakeholders', ?, 1, ?)", (id, json.dumps(full_body(number))))
    ours, theirs, commits = [], [], []
    event.listen(workspace.file.engine, "commit", lambda _connection: commits.append(1))
    for number, id in enumerate(ids):
        body = json.dumps(full_body(number) | {"acronym": f"X{number}"}, ensure_ascii=False)
        changes = json.dumps([["stakeholders", id, "acronym", f"OC{number}", f"X{number}"]])

        def bare_edit(number: int = number, id: str = id, body: str = body, changes: str = changes) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE plan SET revision = revision + 1")
            bare.execute("INSERT OR REPLACE INTO record VALUES ('stakeholders', ?, 1, ?)", (id, body))
            bare.execute("INSERT INTO change_set VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                         (number, id, "c", number, "{}", "Mesa 1", "2026", "app", "", None, 1, changes))  # fmt: skip
            bare.execute("COMMIT")

        def our_edit(number: int = number, id: str = id) -> None:
            workspace.commit([Change("stakeholders", id, "acronym", f"OC{number}", f"X{number}")])

        theirs.append(timed(bare_edit))
        ours.append(timed(our_edit))
    assert len(commits) == 500
    report("one edit, durable and journalled", statistics.median(ours) / statistics.median(theirs), 3)


def core_insert(folder: Path, bodies: dict[str, dict[str, str]]) -> None:
    path = folder / f"{new_id()}.db"
    path.touch()
    engine = open_engine(path, read_only=False)
    with writing(engine) as connection:
        metadata.create_all(connection)
        rows = [
            {"type": "stakeholders", "id": id, "model": 1, "body": json.dumps(body, ensure_ascii=False)}
            for id, body in bodies.items()
        ]
        connection.execute(insert(record_table), rows)
    engine.dispose()


def test_ten_thousand_creations_at_most_twice_a_core_insert(tmp_path: Path) -> None:
    bodies = {new_id(): full_body(n) for n in range(MANY)}

    def ours() -> None:
        workspaces.pop().commit([create("stakeholders", id, body) for id, body in bodies.items()])

    workspaces = [new_plan(tmp_path / f"{n}.plan", title="Banco") for n in range(3)]
    report("10,000 creations in one set", ratio_of(ours, lambda: core_insert(tmp_path, bodies), rounds=3), 2)


def test_ten_thousand_edits_at_most_twice_a_core_insert(workspace: Workspace, tmp_path: Path) -> None:
    bodies = {new_id(): full_body(n) for n in range(MANY)}
    workspace.commit([create("stakeholders", id, body) for id, body in bodies.items()])
    turn = iter(range(1, 10))

    def ours() -> None:
        number = next(turn)
        table = workspace.plan.stakeholders
        workspace.commit([
            Change("stakeholders", id, "acronym", table.bodies[id]["acronym"], f"E{number}") for id in bodies
        ])  # fmt: skip

    report("10,000 edits in one set", ratio_of(ours, lambda: core_insert(tmp_path, bodies), rounds=3), 2)


def test_loading_at_most_twice_fetching_and_parsing(workspace: Workspace) -> None:
    for start in range(0, 150_000, 50_000):
        workspace.commit([create("stakeholders", new_id(), full_body(n)) for n in range(start, start + 50_000)])

    def theirs() -> object:
        connection = sqlite3.connect(workspace.path)
        rows = connection.execute("SELECT type, id, body FROM record").fetchall()
        return [json.loads(body) for _type, _id, body in rows]

    report("loading 150,000 records", ratio_of(workspace.file.load, theirs, rounds=3), 2)

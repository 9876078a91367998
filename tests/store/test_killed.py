"""Whatever was acknowledged as saved is there after the process was killed in the middle of its work."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.store.sqlite.file import PlanFile
from planner.workspace.opening import new_plan, open_plan

WRITER = """
import sys
from pathlib import Path
from planner.changes.drafting import create
from planner.workspace.opening import open_plan
with open_plan(Path(sys.argv[1]), author=sys.argv[2]) as workspace:
    for number in range(500):
        id = f"{sys.argv[2]}x{number}"
        workspace.commit([create("stakeholders", id, {"name.es": f"Actor {number}"})])
        print(id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_acknowledged_edit_survives_kill_nine(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "plan.plan"
    new_plan(path, title="Foro").close()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), "M"], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    stop_after = random.Random(seed).randrange(20, 450)
    acknowledged = [writer.stdout.readline().strip() for _n in range(stop_after)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [line.strip() for line in writer.stdout.readlines() if line.endswith("\n")]
    writer.wait()
    with open_plan(path) as workspace:
        assert set(acknowledged) <= set(workspace.plan.stakeholders)
        assert len(workspace.plan.stakeholders) - len(acknowledged) in {0, 1}
        assert workspace.past(0).stakeholders == {}
        with workspace.file.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    assert PlanFile.open(path, tmp_path / "other").load().plan == open_plan(path).plan


def test_two_processes_writing_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.plan"
    new_plan(path, title="Foro").close()
    code = WRITER.replace("range(500)", "range(60)")
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stdout=subprocess.PIPE, text=True)
        for name in ("M", "N")
    ]
    acknowledged = [line for writer in writers for line in writer.communicate()[0].split()]
    assert len(acknowledged) == 120
    with open_plan(path) as workspace:
        assert sorted(workspace.plan.stakeholders) == sorted(acknowledged)
        entries = workspace.file.newest(1_000)
        assert len({(entry.copy, entry.number) for entry in entries}) == len(entries) == 121

"""What ten times as much costs: every command and export as a process, on a municipality, a department, a country."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from planner.analysis.registry import ANALYSES
from tests.benchmarks.growing import SIZES, growing_plan

TIMES = 12
"""Ten times as much, and a little for what has to be sorted."""
DAY = "2026-06-15"
COMMANDS: dict[str, tuple[str, ...]] = {
    **{known.name: (known.name, "--on", DAY) for known in ANALYSES if known.command},
    "network of one": ("network", "--for", "A0", "--on", DAY),
    "workload in JSON": ("workload", "--json", "--on", DAY),
    "check": ("check",),
    "show": ("show", "items"),
    "duplicates": ("duplicates",),
    "history": ("history",),
    "dump": ("dump", "{folder}"),
    "dump in JSON": ("dump", "--json"),
    "map": ("export", "map", "-o", "{folder}/map.html"),
    "internal map": ("export", "map", "--edition", "internal", "-o", "{folder}/map.html"),
    "workbook": ("export", "workbook", "-o", "{folder}/plan.xlsx"),
    "internal workbook": ("export", "workbook", "--edition", "internal", "-o", "{folder}/plan.xlsx"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    """Of processor time, its own and the system's for it."""
    megabytes: float
    """At its peak."""


def cost_of(arguments: Sequence[str], output: Path) -> Cost:
    """What a command costs as a process of its own."""
    command = [sys.executable, "-m", "planner", *arguments]
    writing = (os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[writing])
    _child, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), f"{arguments} ended with {os.waitstatus_to_exitcode(status)}"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A plan file of each size."""
    folder = tmp_path_factory.mktemp("growing")
    return [growing_plan(folder / f"{size.items}.plan", size) for size in SIZES]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Cost:
    """What the program costs before it does anything."""
    output = tmp_path_factory.mktemp("bare") / "output"
    return min((cost_of(["--version"], output) for _round in range(5)), key=lambda cost: cost.seconds)


@pytest.mark.parametrize("name", COMMANDS)
def test_ten_times_as_much_costs_at_most_twelve_times_as_much(
    name: str, plans: list[Path], bare: Cost, tmp_path: Path
) -> None:
    costs = []
    for path in plans:
        copy = Path(shutil.copy(path, tmp_path / "growing.plan"))  # an export is numbered in its plan
        arguments = [part.format(folder=tmp_path / "written") for part in COMMANDS[name]]
        (tmp_path / "written").mkdir(exist_ok=True)
        costs.append(cost_of(["--plan", str(copy), *arguments], tmp_path / "output"))
    seconds = [(after.seconds - bare.seconds) / (before.seconds - bare.seconds) for before, after in pairwise(costs)]
    megabytes = [after.megabytes / before.megabytes for before, after in pairwise(costs)]
    said = "  ".join(f"{cost.seconds:.2f} s {cost.megabytes:.0f} MB" for cost in costs)
    times = ", ".join(f"{time:.1f} × the time {space:.1f} × the memory"
                      for time, space in zip(seconds, megabytes, strict=True))  # fmt: skip
    verdict = "ok" if max(*seconds, *megabytes) <= TIMES else "MISSED"
    print(f"\n{name}: {said}: {times} (at most {TIMES} ×) {verdict}")
    assert verdict == "ok", f"{name}: {times} instead of at most {TIMES} ×"

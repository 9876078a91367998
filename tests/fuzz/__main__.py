"""Brings in strange files without end and says what came of them: `python -m tests.fuzz 20000 [first]`."""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TOLD = 10
"""Cases that went wrong of which all is told."""


def main(many: int, first: int = 0) -> int:
    """Run this many cases from one on; 1 when one of them went wrong."""
    with tempfile.TemporaryDirectory(prefix="planner-fuzz-", ignore_cleanup_errors=True) as home:
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            os.environ[variable] = home
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))
        return _run(many, first, Path(home))


def _run(many: int, first: int, home: Path) -> int:
    from tests.fuzz.running import cases

    began, wrong = time.monotonic(), 0
    counts: Counter[tuple[str, str]] = Counter()
    for done, (number, result) in enumerate(cases(many, first, home), start=1):
        counts[result.kind, result.came] += 1
        if result.wrong:
            wrong += 1
            counts[result.kind, "WRONG"] += 1
            if wrong <= TOLD:
                print(f"\n--- case {number}, {result.kind}: {result.came}\n{result.wrong}", flush=True)
        if done % 500 == 0:
            print(f"{done} of {many} in {time.monotonic() - began:.0f} s, {wrong} wrong", flush=True)
    print(f"\n{many} cases from {first}, {wrong} wrong, {time.monotonic() - began:.0f} s")
    for (kind, came), count in sorted(counts.items()):
        print(f"{kind:10} {came:12} {count:7}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))

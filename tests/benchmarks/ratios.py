"""Ratios of two timings taken in one run, in turns, since absolute times mean nothing on a shared machine."""

import statistics
import time
from collections.abc import Callable


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds that `work` takes."""
    start = clock()
    work()
    return clock() - start


def ratio_of(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    rounds: int = 5,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """The median of ours over the median of theirs, one after the other in every round."""
    mine, others = [], []
    for _round in range(rounds):
        others.append(timed(theirs, clock))
        mine.append(timed(ours, clock))
    return statistics.median(mine) / statistics.median(others)


def report(name: str, ratio: float, limit: float) -> None:
    """Print a ratio beside its limit and hold it to that."""
    verdict = "ok" if ratio <= limit else "MISSED"
    print(f"\n{name}: {ratio:.2f} × (at most {limit:.2g} ×) {verdict}")
    assert ratio <= limit, f"{name}: {ratio:.2f} × instead of at most {limit:.2g} ×"


def report_sooner(name: str, times: float, least: float, *, at_least: bool = False) -> None:
    """Print how many times sooner ours is and hold it to the least; `at_least` says that theirs was not waited for."""
    verdict = "ok" if times >= least else "MISSED"
    known = "at least " if at_least else ""
    print(f"\n{name}: {known}{times:.0f} × sooner (at least {least:.0f} ×) {verdict}")
    assert times >= least, f"{name}: {times:.1f} × sooner instead of at least {least:.0f} ×"

"""Runs cases one after the other, each in a folder of its own that is gone afterwards."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.cases import Result, run
from tests.fuzz.sample import sample


def cases(many: int, first: int, home: Path) -> Iterator[tuple[int, Result]]:
    """The numbers of the cases with what became of them."""
    (home / "sample").mkdir()
    made = sample(home / "sample")
    for number in range(first, first + many):
        folder = home / "case"
        folder.mkdir()
        yield number, run(number, made, folder)
        shutil.rmtree(folder)

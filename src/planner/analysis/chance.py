"""igraph's dice, loaded: the same throws every time, since people compare the pictures and groups of two days."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SEED = 20_260_101
_dice = Lock()


@contextmanager
def fixed_chance(seed: int = SEED) -> Iterator[None]:
    """Within it igraph draws from a generator of this seed; igraph has one for the whole program, so one at a time."""
    import igraph

    with _dice:
        igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a drawing, not a secret
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)

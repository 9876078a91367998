"""The order of siblings: the order of the file, kept with as few new keys as can be."""

from bisect import bisect_left
from collections.abc import Sequence


def keys_in_order(known: Sequence[str | None], ids: Sequence[str]) -> list[str]:
    """A key for every sibling, ascending; known keys stay where they agree with the order.

    `known` holds, in the order wanted, the key each sibling has, or None; equal keys are ordered by `ids`. The longest
    ascending run of known keys is kept, so that moving one sibling changes one key.
    """
    from fractional_indexing import FIError, generate_n_keys_between

    kept: list[str | None] = [None] * len(known)
    for index in _longest_ascending([None if key is None else (key, ids[n]) for n, key in enumerate(known)]):
        kept[index] = known[index]
    try:
        return _filled(kept)
    except FIError:
        return list(generate_n_keys_between(None, None, len(known)))


def _longest_ascending(known: Sequence[tuple[str, str] | None]) -> list[int]:
    """The places of the longest ascending run of known keys."""
    ends: list[tuple[str, str]] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for index, key in enumerate(known):
        if key is None:
            continue
        length = bisect_left(ends, key)
        before[index] = at[length - 1] if length else None
        ends[length : length + 1] = [key]
        at[length : length + 1] = [index]
    run: list[int] = []
    last = at[-1] if at else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _filled(kept: list[str | None]) -> list[str]:
    from fractional_indexing import generate_n_keys_between

    filled: list[str] = []
    waiting = 0
    for key in [*kept, None]:
        end = len(filled) + waiting == len(kept)
        if key is None and not end:
            waiting += 1
            continue
        if waiting:
            filled += generate_n_keys_between(filled[-1] if filled else None, key, waiting)
            waiting = 0
        if key is not None:
            filled.append(key)
    return filled

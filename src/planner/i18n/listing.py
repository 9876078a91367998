"""Several names in one sentence."""

from collections.abc import Sequence

from planner.i18n.language import _, current_language, ngettext
from planner.i18n.text import fold


def listed(names: Sequence[str], most: int | None = None) -> str:
    """`A, B and C` in the current language; beyond `most` names the rest is counted: `A, B and 4 more`."""
    if most is not None and len(names) > most:
        rest = len(names) - most
        return _joined([*names[:most], ngettext("{count} more", "{count} more", rest).format(count=rest)])
    return _joined(list(names))


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_and(names[-1])} {names[-1]}"


def _and(following: str) -> str:
    """Spanish `y` reads `e` before the sound of an i."""
    if current_language() == "es":
        sound = fold(following)
        return "e" if sound.startswith(("i", "hi")) and not sound.startswith(("hie", "ia", "io")) else "y"
    return _("and")

"""What every export says of itself: which one it is, of what day, whom to ask, and what changed since the last."""

from dataclasses import dataclass
from datetime import date

from planner.i18n import Language


@dataclass(frozen=True, slots=True)
class Stamp:
    """The line an export is known by.

    `number` counts the exports of this plan from 1, `changes` are sentences in `language` about what is new since the
    export of `since` (None when there was none before), `base` names the state of the plan that was exported.
    """

    number: int
    day: date
    language: Language
    contact: str
    changes: tuple[str, ...]
    since: date | None
    base: str

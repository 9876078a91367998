"""What every export says of itself: its edition, number and date, who to ask, and what changed since the last one."""

from dataclasses import dataclass
from datetime import date

from planner.i18n import N_, Language, _
from planner.i18n.dates import say_date
from planner.model.edition import Edition
from planner.model.naming import name_of

INVENTED = N_("INVENTED EXAMPLE: no body, figure or date in it is real.")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The facts an export is stamped with; the workspace knows them, the formats print them."""

    number: int
    """Counts the exports of this plan, from 1; 0 for what is not counted, as a comparison."""
    day: date
    language: Language
    contact: str
    """Who to ask: an office and its telephone; may be empty."""
    changes: tuple[str, ...]
    """What changed since the edition before, a sentence each; empty for the first or when nothing did."""
    since: date | None
    """The day of the edition before, or None for the first."""
    base: str
    """The revision of the plan that was exported, for the way back."""
    plan: str = ""
    """The id of the plan, for the way back."""


def edition_word(edition: Edition) -> str:
    """The name of the edition in the current language."""
    return _("Internal edition") if edition.internal else _("Shareable edition")


def edition_line(edition: Edition, stamp: Stamp) -> str:
    """Edition, number and day in one line: `Shareable edition no. 3 · 21/11/2026`."""
    if not stamp.number:
        return f"{edition_word(edition)} · {say_date(stamp.day)}"
    return _("{edition} no. {number} · {day}").format(
        edition=edition_word(edition), number=stamp.number, day=say_date(stamp.day)
    )


def warnings(edition: Edition, stamp: Stamp, whom: str = "") -> tuple[str, ...]:
    """What must stand on the face of every sheet and page: that it is internal, and for whom, or that it is invented.

    Without `whom` an internal edition is for the body that keeps the plan.
    """
    said: list[str] = []
    if edition.internal:
        said.append(_internal(edition, stamp, whom))
    if edition.plan.sheet.fictitious:
        said.append(_(INVENTED))
    return tuple(said)


def _internal(edition: Edition, stamp: Stamp, whom: str) -> str:
    owner = whom or name_of(edition.plan, edition.plan.sheet.owner)
    day = say_date(stamp.day)
    if owner:
        return _("INTERNAL: only for {owner}. Do not pass on. As of {day}.").format(owner=owner, day=day)
    return _("INTERNAL: only for those who keep the plan. Do not pass on. As of {day}.").format(day=day)


def changes_heading(stamp: Stamp) -> str:
    """The heading above what changed, which names the edition before when there was one."""
    if stamp.since is None:
        return _("This is the first edition")
    return _("Changes since the edition of {day}").format(day=say_date(stamp.since))

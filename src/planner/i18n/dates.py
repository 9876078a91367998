"""Names of days, months and parts of the year in both languages."""

from datetime import UTC, date, datetime

from planner.i18n.language import Language, current_language

MONTHS: dict[Language, tuple[str, ...]] = {
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

_PART: dict[str, dict[Language, str]] = {
    "Q": {"es": "{n}.º trimestre de {year}", "en": "quarter {n} of {year}"},
    "C": {"es": "{n}.º cuatrimestre de {year}", "en": "third {n} of {year}"},
    "S": {"es": "{n}.º semestre de {year}", "en": "half {n} of {year}"},
}


def say_date(day: date) -> str:
    """A day as `dd/mm/yyyy`, in both languages."""
    return f"{day:%d/%m/%Y}"


def say_month(year: int, month: int) -> str:
    """A month as `marzo de 2026` or `March 2026`."""
    language = current_language()
    joined = " de " if language == "es" else " "
    return f"{MONTHS[language][month - 1]}{joined}{year}"


def say_part(year: int, part: str, number: int) -> str:
    """A quarter (Q), four-month period (C) or half (S) of a year in words."""
    return _PART[part][current_language()].format(n=number, year=year)


def say_moment(moment: datetime) -> str:
    """A moment as `dd/mm/yyyy hh:mm` on this computer's clock."""
    return f"{moment.astimezone():%d/%m/%Y %H:%M}"


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)

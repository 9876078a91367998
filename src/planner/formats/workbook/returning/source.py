"""What a workbook says of itself: which export it is, who it was sent to, and when it was last saved."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from planner.changes.incoming import Source
from planner.formats.workbook.reading import About
from planner.model.naming import name_of
from planner.model.plan import Plan

PROPERTIES = "docProps/core.xml"
LONGEST = 65_536
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.+Z-]{10,40})\s*</dcterms:modified>")


def source_of(path: Path, about: About | None, plan: Plan) -> Source:
    """The source of a workbook; `plan` knows the name of whom it was sent to."""
    if about is None:
        return Source(file=path.name, saved=saved_at(path))
    to = about.more.get("for", "")
    return Source(
        file=path.name, sender=name_of(plan, to, ("stakeholders",)), sender_id=to, plan=about.plan,
        export=about.export, number=about.number, day=about.day.isoformat(), edition=about.edition.value,
        language=about.language, saved=saved_at(path),
    )  # fmt: skip


def saved_at(path: Path) -> str:
    """The moment in UTC at which a program last saved the file, as the file says; empty when it does not."""
    with suppress(OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        with ZipFile(path) as archive, archive.open(PROPERTIES) as stream:
            match = _MODIFIED.search(stream.read(LONGEST))
        if match is not None:
            moment = datetime.fromisoformat(match[1].decode("ascii"))
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return ""

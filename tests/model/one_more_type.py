"""Record types that only their own declaration knows of; prints what the program makes of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, ClassVar

from planner.model.fields import About, Audience, Date, Id, Line, OnDelete, Title
from planner.model.record import Record, RecordAbout
from planner.model.types import RECORD_TYPES
from planner.model.values import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """A room that workshops are held in."""

    collection: ClassVar[str] = "venues"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="X",
        nouns=("venue", "venues", "salón", "salones"),
        also=("room",),
        names=("name", "sign"),
        identity=("name",),
        listed=("sign",),
        searched=8,
    )

    name: Annotated[Title, About(en="Name", es="Nombre", required=True)] = NO_WORDS
    sign: Annotated[Line | None, About(en="Sign", es="Rótulo")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking(Record):
    """Who asked for a room and when: nobody outside is told."""

    collection: ClassVar[str] = "bookings"
    about: ClassVar[RecordAbout] = RecordAbout(
        letter="Y",
        nouns=("booking", "bookings", "reserva", "reservas"),
        identity=("venue", "day"),
        listed=("venue", "day"),
        under="venue",
        audience=Audience.INTERNAL,
    )

    venue: Annotated[
        Id, About(en="Venue", es="Salón", refers=("venues",), on_delete=OnDelete.CASCADE, required=True)
    ] = ""
    day: Annotated[Date | None, About(en="Day", es="Día")] = None


RECORD_TYPES |= {"venues": Venue, "bookings": Booking}

BODIES = {
    "venues": {"V1": {"name.es": "Salón municipal", "name.en": "Town hall", "sign": "SM-2"}},
    "bookings": {"B1": {"venue": "V1", "day": "2026-03-04"}},
}


def report() -> dict[str, object]:
    """What every room that knows record types by their declaration alone does with the two."""
    from planner.analysis.matching.plans import matched
    from planner.cli.records import listing
    from planner.cli.types import words
    from planner.formats.json import dump_json
    from planner.formats.registers import dump_registers, read_registers
    from planner.formats.workbook.base import RETURNING
    from planner.i18n import speaking
    from planner.model.edition import edition
    from planner.model.naming import nouns
    from planner.model.plan import Plan
    from planner.model.search import find

    plan = Plan.of_bodies(BODIES)
    other = Plan.of_bodies({"venues": {"V2": BODIES["venues"]["V1"]},
                            "bookings": {"B2": {"venue": "V2", "day": "2026-03-04"}}})  # fmt: skip
    with speaking("en"), TemporaryDirectory() as folder:
        files = dump_registers(edition(plan, Audience.INTERNAL), Path(folder))
        return {
            "nouns": [nouns("venues", 1), nouns("bookings", 2), words()["room"]],
            "list": listing(plan, "venues"),
            "found": [found.id for found in find(plan, "salon")],
            "nested": "\n    bookings:\n" in files[0].read_text("utf-8"),
            "loaded": Plan.of_bodies(read_registers(files, Plan()).bodies) == plan,
            "json": json.loads("".join(dump_json(edition(plan, Audience.INTERNAL))))["bookings"][0]["venue"],
            "shared": [len(edition(plan, Audience.SHAREABLE).plan.table(name)) for name in ("venues", "bookings")],
            "returns": "venues" in RETURNING,
            "matched": matched(plan, other) == other,
        }


if __name__ == "__main__":
    print(json.dumps(report()))

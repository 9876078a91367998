"""Rows as actors."""

from planner.formats.tables.actors_meant import Actors, split_acronym
from planner.formats.tables.cells import Leaves, Reading, Said
from planner.formats.tables.table import Row
from planner.formats.tables.words import ID
from planner.i18n import LANGUAGES
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.actors import Stakeholder
from planner.model.understanding import Ambiguous

COLLECTION = Stakeholder.collection
NAMES = tuple(f"name.{tongue}" for tongue in LANGUAGES)


def read_stakeholders(reading: Reading) -> None:
    """Suggest what the rows say of actors."""
    actors = Actors(reading.plan, reading.plan_id)
    for row in reading.table.rows:
        _read(reading, actors, row)


def _read(reading: Reading, actors: Actors, row: Row) -> None:
    said = [text for key in NAMES if (text := clean_line(reading.text(row, key)))]
    acronym = clean_line(reading.text(row, "acronym"))
    id = _known(reading, actors, row, said, acronym)
    if id == "":
        return
    leaves = reading.leaves(row)
    _take_acronym(leaves)
    if id is not None:
        reading.compare(row, COLLECTION, id, _without_names(actors, id, leaves))
    elif not any(key in leaves for key in NAMES):
        if not said:
            reading.lacks(row, "name")
    else:
        meant = actors.new(said[0], acronym)
        reading.create(row, COLLECTION, meant.id, {leaf: one.value for leaf, one in leaves.items()}, meant.asks)


def _known(reading: Reading, actors: Actors, row: Row, said: list[str], acronym: str) -> str | None:
    """The actor of the plan a row is about; None when there is none, empty when nobody can tell which."""
    try:
        for text in (reading.text(row, ID), *said, *([] if said else [acronym])):
            found = actors.known(text, acronym if text in said else "") if text else None
            if found is not None:
                return found
    except Ambiguous as error:
        reading.fault(row, "name.es" if reading.heading(row, "name.es") else "name.en", said[0] if said else "",
                      str(error))  # fmt: skip
        return ""
    return None


def _take_acronym(leaves: Leaves) -> None:
    """Part `Ministerio de Salud (MSPAS)` where no column of its own holds the acronym."""
    for key in NAMES:
        if key in leaves:
            name, acronym = split_acronym(leaves[key].value)
            if acronym and "acronym" not in leaves:
                leaves["acronym"] = Said(acronym, leaves[key].heading, leaves[key].typed)
            if acronym and fold(leaves["acronym"].value) == fold(acronym):
                leaves[key] = Said(name, leaves[key].heading, leaves[key].typed)


def _without_names(actors: Actors, id: str, leaves: Leaves) -> Leaves:
    """The leaves without names that the actor answers to already: to call it so is no suggestion to rename it."""
    own = ("acronym", *NAMES)
    return {leaf: one for leaf, one in leaves.items() if leaf not in own or not actors.answers(id, one.value)}

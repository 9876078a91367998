"""Sets in cells: other names, codes, sources, fields known to be empty; how each member was written, and is read."""

from planner.formats.workbook.columns import FieldColumns
from planner.formats.workbook.returning.exported import TREES, Exported
from planner.formats.workbook.returning.misreading import Misread, Understood, sentence
from planner.formats.workbook.returning.values import Values
from planner.i18n import LANGUAGES, _, speaking
from planner.i18n.text import fold
from planner.model.fields import Field
from planner.model.types import RECORD_TYPES


class Sets:
    """Members of sets as one export wrote them."""

    def __init__(self, exported: Exported, values: Values) -> None:
        self._exported, self._values = exported, values

    def shown(self, table: str, declared: Field, collection: str, id: str) -> dict[str, str]:
        """The canonical members that a cell showed, by the text each was written with."""
        records = self._exported.plan.table(collection)
        members = getattr(records[id], declared.name, ()) if id in records else ()
        if declared.name == "known_none":
            labels = self._labels(table)
            return {labels[name]: name for name in members if name in labels}
        columns: FieldColumns = self._exported.book.fields
        with speaking(self._exported.language):
            return {columns.member(declared, member): declared.kind.write(member) for member in members}

    def understood(self, table: str, declared: Field, part: str) -> Understood:
        """The canonical member that a part of a list means; raises Misread."""
        if declared.name == "known_none":
            return self._known_none(table, part)
        if declared.kind.name == "citation":
            return self._citation(declared, part)
        if declared.about.refers:
            return self._values.names.find(declared.about.refers, part)
        try:
            return Understood(declared.kind.understand(part))
        except ValueError as complaint:
            raise Misread(sentence(str(complaint))) from complaint

    def _citation(self, declared: Field, part: str) -> Understood:
        """A source by its name, and behind one of the commas the place in it; a misspelt name ends at the first."""
        names, sources = self._values.names, declared.about.refers
        for cut in (len(part), *(n for n in range(len(part) - 1, 0, -1) if part[n] == ",")):
            source = names.certain(sources, part[:cut])
            if source is not None:
                return _cited(declared, source, part[cut + 1 :])
        name, _comma, place = part.partition(",")
        return _cited(declared, names.find(sources, name), place)

    def _known_none(self, table: str, part: str) -> Understood:
        fields = {key.partition(".")[0] for key in self._exported.columns(table)}
        declared = RECORD_TYPES["items" if table in TREES else table].fields()
        for name in sorted(fields & declared.keys()):
            if fold(part) in {fold(declared[name].label(language)) for language in LANGUAGES}:
                return Understood(name)
        raise Misread(_("The names of columns are expected here."))

    def _labels(self, table: str) -> dict[str, str]:
        """The labels of the fields of a table, as the export wrote them."""
        declared = RECORD_TYPES["items" if table in TREES else table].fields()
        shown = {key.partition(".")[0] for key in self._exported.columns(table)}
        return {name: field.label(self._exported.language) for name, field in declared.items() if name in shown}


def _cited(declared: Field, source: Understood, place: str) -> Understood:
    try:
        return Understood(declared.kind.understand(f"{source.text} {place}"), source.asks)
    except ValueError as complaint:
        raise Misread(sentence(str(complaint))) from complaint

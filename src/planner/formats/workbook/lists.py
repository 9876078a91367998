"""The very hidden sheet of lists, and the names that dropdowns find them by."""

from collections.abc import Iterable

from xlsxwriter import Workbook

from planner.formats.workbook.cells import fitting, term_label
from planner.formats.workbook.labels import Labels
from planner.i18n import _
from planner.model.edition import Edition
from planner.model.vocabulary import Vocabulary

SHEET = "_listas"


class Lists:
    """The lists that columns asked for, each once, by the name a dropdown uses."""

    def __init__(self, edition: Edition, labels: Labels) -> None:
        self._edition, self._labels = edition, labels
        self._lists: dict[str, list[tuple[str, str]]] = {}

    def of_vocabulary(self, vocabulary: Vocabulary) -> str:
        """The name of the list of a vocabulary's terms; conflict is not offered where it must not show."""
        shown = [t for t in vocabulary if self._edition.internal or "conflict" not in t.traits]
        return self._keep(vocabulary.name, ((term_label(vocabulary, t.code), t.code) for t in shown))

    def of_records(self, *collections: str) -> str:
        """The name of the list of the records of these collections, as cells name them."""
        return self._keep("_".join(collections), ((label, "") for label in self._labels.every(*collections)))

    def of_flags(self) -> str:
        """The name of the list of yes and no."""
        return self._keep("flag", ((_("yes"), "yes"), (_("no"), "no")))

    def write(self, workbook: Workbook) -> None:
        """Write the sheet: two columns a list, what is read and the code behind it, and define the names."""
        sheet = workbook.add_worksheet(SHEET)
        for place, (name, entries) in enumerate(self._lists.items()):
            column = place * 2
            sheet.write_string(0, column, name)
            sheet.write_string(0, column + 1, _("code"))
            for row, (label, code) in enumerate(entries, start=1):
                sheet.write_string(row, column, fitting(label))
                sheet.write_string(row, column + 1, code)
            letter = _letters(column)
            workbook.define_name(name, f"={SHEET}!${letter}$2:${letter}${max(2, len(entries) + 1)}")
        sheet.very_hidden()

    def _keep(self, key: str, entries: Iterable[tuple[str, str]]) -> str:
        name = f"lista_{key}"
        if name not in self._lists:
            self._lists[name] = list(entries)
        return name


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""From what a file says of a field to the canonical leaves of a record."""

from planner.formats.registers.document import Entry, Listing, MappingNode, Node, Scalar
from planner.formats.registers.drafts import Draft, Sheet
from planner.formats.registers.problems import Complaints, did_you_mean, listed
from planner.formats.registers.references import Directory
from planner.i18n import LANGUAGES, _
from planner.i18n.text import clean_line
from planner.model.fields import Field
from planner.model.kinds import LINE
from planner.model.types import RECORD_TYPES
from planner.model.upgrades import fields_of
from planner.model.value_kinds import CITATION
from planner.model.vocabulary import Vocabulary


class Reader:
    """Understands the fields of the drafts of one file."""

    def __init__(self, sheet: Sheet, directory: Directory, complaints: Complaints) -> None:
        self._sheet = sheet
        self._directory = directory
        self._complaints = complaints

    def body(self, draft: Draft) -> dict[str, str]:
        """The leaves that the file states of a record, but for its place in a tree."""
        leaves: dict[str, str] = {}
        for name, field in fields_of(draft.collection, self._sheet.version).items():
            entry = draft.entries.get(name)
            if entry is not None and name != "place":
                leaves.update(self._leaves(field, entry, draft))
        if draft.above is not None and draft.implied != "place":
            leaves[draft.implied] = draft.above.id
        return leaves

    def _leaves(self, field: Field, entry: Entry, draft: Draft) -> dict[str, str]:
        node = entry.node
        if isinstance(node, Scalar) and node.blank:
            return {}
        if field.shape == "words":
            return self._words(field, entry)
        if field.shape == "many":
            return {f"{field.name}[{text}]": "yes" for text in self._members(field, entry, draft)}
        text = self._scalar(field, node, entry.key)
        return {} if text is None else {field.name: text}

    def _words(self, field: Field, entry: Entry) -> dict[str, str]:
        node = entry.node
        if not isinstance(node, MappingNode):
            text = self._scalar(field, node, entry.key)
            return {} if text is None else {f"{field.name}.es": text}
        leaves: dict[str, str] = {}
        for inner in node.entries.values():
            if inner.key not in LANGUAGES:
                remedy = _("Write “es” for Spanish and “en” for English")
                self._complaints.add(inner.where, inner.key, _("this is not a language of the plan"), remedy)
            elif not (isinstance(inner.node, Scalar) and inner.node.blank):
                text = self._scalar(field, inner.node, f"{entry.key}.{inner.key}")
                leaves.update({} if text is None else {f"{field.name}.{inner.key}": text})
        return leaves

    def _members(self, field: Field, entry: Entry, draft: Draft) -> list[str]:
        nodes = entry.node.entries if isinstance(entry.node, Listing) else (entry.node,)
        texts = [self._scalar(field, node, entry.key) for node in nodes if not self._apart_from_nobody(field, node)]
        if field.name == "known_none":
            self._check_names([text for text in texts if text], entry, draft)
        return [text for text in texts if text is not None]

    def _apart_from_nobody(self, field: Field, node: Node) -> bool:
        """Whether a look-alike stands in a register that is not there, so that either file may be loaded alone."""
        if field.name != "different_from" or not isinstance(node, Scalar):
            return False
        return self._directory.absent(node.text, field.about.refers)

    def _check_names(self, names: list[str], entry: Entry, draft: Draft) -> None:
        known = tuple(RECORD_TYPES[draft.collection].fields())
        for name in names:
            if name not in known:
                remedy = did_you_mean(name, known, _("Known are: {words}").format(words=listed(known, 40)))
                what = _("“{word}” is not a field").format(word=name)
                self._complaints.add(entry.where, entry.key, what, remedy)

    def _scalar(self, field: Field, node: Node, key: str) -> str | None:
        if not isinstance(node, Scalar):
            what = _("one text is expected here, not a list or further keys")
            self._complaints.add(node.where, key, what, _("Write it behind the colon, in quotes if it holds a colon"))
            return None
        if field.kind is CITATION:
            return self._citation(field, node, key)
        if field.about.refers:
            return self._directory.find(node.text, field.about.refers, self._sheet, node.where, key)
        if field.about.vocabulary is not None:
            return self._term(field, field.about.vocabulary, node, key)
        return self._canonical(field, node, key)

    def _citation(self, field: Field, node: Scalar, key: str) -> str | None:
        source, _blank, place = clean_line(node.text).partition(" ")
        id = self._directory.find(source, field.about.refers, self._sheet, node.where, key)
        if id is None or len(place) > LINE.limit:
            return None
        return f"{id} {place}".strip()

    def _term(self, field: Field, vocabulary: Vocabulary, node: Scalar, key: str) -> str | None:
        code = vocabulary.find(node.text)
        if code is not None or vocabulary.is_open:
            return code or self._canonical(field, node, key)
        words = [word for term in vocabulary for word in (term.code, term.es, term.en, *term.also)]
        otherwise = _("Known are: {words}").format(words=listed((term.label() for term in vocabulary), 40))
        what = _("“{word}” is not a term for “{field}”").format(word=node.text, field=field.label())
        self._complaints.add(node.where, key, what, did_you_mean(node.text, words, otherwise))
        return None

    def _canonical(self, field: Field, node: Scalar, key: str) -> str | None:
        try:
            field.kind.read(node.text)
        except ValueError:
            return self._understood(field, node, key)
        return node.text

    def _understood(self, field: Field, node: Scalar, key: str) -> str | None:
        try:
            return field.kind.understand(node.text)
        except ValueError as error:
            remedy = _("Correct the value of “{field}”").format(field=field.label())
            self._complaints.add(node.where, key, str(error), remedy)
            return None

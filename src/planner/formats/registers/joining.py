"""A record that several registers name: what each of them adds to what the first one says."""

from collections.abc import Mapping

from planner.i18n.text import fold
from planner.model.fields import Field
from planner.model.kinds import TextKind
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES

CALLED = ("name", "acronym")
"""Fields of a stakeholder that are names; where two documents differ, the second name becomes an alias."""


def joined(collection: str, first: Body, more: Mapping[str, str]) -> dict[str, str]:
    """The leaves of `first` with what `more` adds: unknown fields, members of sets, other names, further paragraphs."""
    fields = RECORD_TYPES[collection].fields()
    body = dict(first)
    for leaf, text in more.items():
        field = fields[field_of_leaf(leaf)]
        if field.name in CALLED and "aliases" in fields:
            _name(body, leaf, text)
        elif leaf not in body:
            body[leaf] = text
        elif _is_account(field) and not includes(body[leaf], text):
            body[leaf] = f"{body[leaf]}\n{text}"
    return body


def includes(whole: str, part: str) -> bool:
    """Whether a text says all paragraphs of another already."""
    said = set(whole.splitlines())
    return all(line in said for line in part.splitlines())


def says_more(collection: str, leaf: str, known: str, stated: str) -> bool:
    """Whether what is known of a leaf is what a file states with paragraphs of other registers behind it."""
    return _is_account(RECORD_TYPES[collection].fields()[field_of_leaf(leaf)]) and includes(known, stated)


def _name(body: dict[str, str], leaf: str, text: str) -> None:
    known = [body[other] for other in body if field_of_leaf(other) in CALLED]
    also = [other.partition("[")[2][:-1] for other in body if other.startswith("aliases[")]
    if leaf not in body:
        body[leaf] = text
    elif fold(text) not in {fold(name) for name in (*known, *also)}:
        body[f"aliases[{text}]"] = "yes"


def _is_account(field: Field) -> bool:
    return field.shape == "words" and isinstance(field.kind, TextKind) and field.kind.lines

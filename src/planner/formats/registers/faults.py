"""Faults of YAML itself in words: what the parser stumbled over, and what people usually did."""

import yaml

from planner.formats.registers.problems import RegisterProblem
from planner.i18n import N_, _
from planner.i18n.text import clean_line

_FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        N_("there is a colon where none can stand, or the indentation is off"),
        N_("Put a text that holds a colon in quotes, and align the keys of one record"),
    ),
    (
        "cannot start any token",
        N_("a value begins with a sign that YAML keeps for itself, or the line is indented with a tab"),
        N_("Put the text in quotes, and indent with blanks only"),
    ),
    (
        "expected ':'",
        N_("a key without a colon"),
        N_("Write a colon and a blank after the key"),
    ),
    (
        "',' or",
        N_("a bracket or brace is not closed, or a comma is missing"),
        N_("Close it, and put texts that hold commas in quotes"),
    ),
    (
        "expected node content",
        N_("a value is missing, or a bracket or brace is not closed"),
        N_("Close what was opened, and put a text that begins with a bracket, a brace or a comma in quotes"),
    ),
    (
        "block sequence entries",
        N_("an entry of a list cannot begin here"),
        N_("Begin each entry on a line of its own, or put the text in quotes"),
    ),
    (
        "unexpected end of stream",
        N_("a quotation mark is not closed"),
        N_("Close it where the text ends"),
    ),
    (
        "'-' indicator",
        N_("a key stands where another entry of a list is expected"),
        N_("Align the keys with those above, or begin the entry with “- ”"),
    ),
    (
        "block end",
        N_("the indentation is off"),
        N_("Align the keys of one record, and indent what is inside by two blanks"),
    ),
    (
        "expected key",
        N_("the indentation is off"),
        N_("Align the keys of one record, and indent what is inside by two blanks"),
    ),
    (
        "unknown escape",
        N_("a backslash in a text with double quotes"),
        N_("Use single quotes, or write the backslash twice"),
    ),
    (
        "characters are not allowed",
        N_("there is a character here that no text has"),
        N_("Take it out, or choose another file if this is no text"),
    ),
)


def fault_of(error: yaml.YAMLError, file: str, text: str) -> RegisterProblem:
    """The parser's error as a problem, with the line and what stands in it, and without the parser's own words."""
    says = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    for hint, what, remedy in _FAULTS:
        if hint in says:
            return RegisterProblem(file, _line(error, text), _written(error, text), _(what), _(remedy))
    what = _("the file cannot be read from this line on, since it does not follow the rules of YAML")
    remedy = _("Check the indentation, the colons and the quotes in this line and the one before")
    return RegisterProblem(file, _line(error, text), _written(error, text), what, remedy)


def _line(error: yaml.YAMLError, text: str) -> int:
    """The line to look at: where an unclosed text or bracket began, else where the parser stopped."""
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    says = str(getattr(error, "problem", ""))
    if began is not None and ("end of stream" in says or "',' or" in says):
        mark = began
    if mark is not None:
        return min(int(mark.line) + 1, len(text.splitlines()) or 1)
    position = getattr(error, "position", None)
    return text[:position].count("\n") + 1 if isinstance(position, int) else 0


def _written(error: yaml.YAMLError, text: str) -> str:
    lines = text.splitlines()
    line = _line(error, text)
    return clean_line(lines[line - 1])[:40] if 0 < line <= len(lines) else ""

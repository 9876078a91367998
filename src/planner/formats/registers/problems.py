"""What is wrong in a register file: collected while it is read, and told all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.i18n import PlannerError, _, ngettext
from planner.i18n.folding import closest

MOST_TOLD = 20
"""How many problems one message spells out; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a file, as people find it; line 0 means the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return _("{file}, line {line}").format(file=self.file, line=self.line) if self.line else self.file


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """One thing wrong in a file: where, at which key, what it is and what to do about it."""

    file: str
    line: int
    key: str
    what: str
    remedy: str

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        place = str(Where(self.file, self.line))
        key = _(" at “{key}”").format(key=self.key) if self.key else ""
        end = "" if self.remedy.endswith(("?", ".")) else "."
        return f"{place}{key}: {self.what}. {self.remedy}{end}"


class RegisterErrors(PlannerError):
    """The files cannot be loaded as they are; `problems` holds every reason found, in the order of the files."""

    def __init__(self, problems: Iterable[RegisterProblem]) -> None:
        self.problems = tuple(problems)
        told = [problem.sentence for problem in self.problems[:MOST_TOLD]]
        more = len(self.problems) - len(told)
        if more > 0:
            told.append(
                ngettext("… and {count} more problem.", "… and {count} more problems.", more).format(count=more)
            )
        super().__init__("\n".join(told))


@dataclass(slots=True)
class Complaints:
    """Where the steps of reading leave what they find."""

    found: list[RegisterProblem] = field(default_factory=list)

    def add(self, where: Where, key: str, what: str, remedy: str) -> None:
        """Note a problem; reading goes on so that the next ones are found too."""
        self.found.append(RegisterProblem(where.file, where.line, key, what, remedy))

    def raise_any(self) -> None:
        """End the reading when something was found."""
        if self.found:
            files = list(dict.fromkeys(problem.file for problem in self.found))
            raise RegisterErrors(sorted(self.found, key=lambda problem: (files.index(problem.file), problem.line)))


def did_you_mean(word: str, known: Iterable[str] | Mapping[str, str], otherwise: str) -> str:
    """The remedy for a word nobody knows: the nearest one, or what else to do."""
    candidate = closest(word, known)
    return _("Did you mean “{word}”?").format(word=candidate) if candidate else otherwise


def listed(words: Iterable[str], most: int = 20) -> str:
    """Words in one line, cut when there are too many to read."""
    gathered = list(words)
    return ", ".join(gathered[:most]) + (", …" if len(gathered) > most else "")

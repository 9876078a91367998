"""Quick entry: lines from a talking room become actors and ties, and doubts are asked before anything is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.drafting import create
from planner.i18n import _, current_language
from planner.i18n.text import fold
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.naming import called, short_code, title_of
from planner.model.plan import Plan
from planner.workspace.entry_lines import Line, Named, read_lines
from planner.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a doubt: use a record, make a new one, read the verb as a tie type, or leave it out."""

    kind: Literal["use", "new", "type", "skip"]
    value: str = ""
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is not clear in a line; one answer serves every line with the same `key`."""

    key: str
    line: int
    text: str
    question: str
    choices: tuple[Choice, ...]


Decisions = Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines would change, and what has to be decided first."""

    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    already: tuple[str, ...]
    """Lines that say what the plan already says."""


def read_entry(plan: Plan, text: str, ids: Callable[[], str], decisions: Decisions | None = None) -> Reading:
    """Read lines against a plan; lines with an open doubt change nothing yet."""
    reader = _Reader(plan, ids, decisions or {})
    for line in read_lines(text):
        reader.take(line)
    return Reading(tuple(reader.changes), tuple(reader.doubts.values()), tuple(reader.already))


def enter(
    workspace: Workspace, text: str, decisions: Decisions | None = None, *, origin: str = "entry"
) -> tuple[Reading, ChangeSet | None]:
    """Save what the lines say as one set, if nothing is in doubt; returns the reading and the set."""
    reading = read_entry(workspace.plan, text, workspace.ids, decisions)
    if reading.doubts:
        return reading, None
    return reading, workspace.commit(reading.changes, origin=origin)


class _Open(Exception):
    """A line waits for a decision."""


class _Reader:
    """Takes lines one after another, each against the plan with the lines before it."""

    def __init__(self, plan: Plan, ids: Callable[[], str], decisions: Decisions) -> None:
        self.plan, self.ids, self.decisions = plan, ids, decisions
        self.changes: list[Change] = []
        self.doubts: dict[str, Doubt] = {}
        self.already: list[str] = []

    def take(self, line: Line) -> None:
        before, made = self.plan, len(self.changes)
        try:
            first = self._actor(line, line.first)
            others = [self._actor(line, other) for other in line.others]
            if first is not None and others:
                kind = self._tie_type(line)
                for other in others:
                    self._tie(first, kind, other)
        except _Open:
            self.plan = before
            del self.changes[made:]
            return
        if len(self.changes) == made and None not in (first, *others):
            self.already.append(line.text)

    def _actor(self, line: Line, named: Named) -> str | None:
        """The id of the actor a name stands for, made if need be; None when it is left out."""
        key = f"actor {fold(named.name)}"
        answer = self.decisions.get(key)
        if answer is not None and answer.kind == "skip":
            return None
        if answer is not None and answer.kind == "use":
            return answer.value
        exact = self._exact(named)
        if len(exact) == 1:
            return exact[0].id
        if exact:
            self._ask(key, line, _("Which “{name}” is meant?").format(name=named.name), exact, new=False)
        near = [] if answer is not None else self._near(named)
        if near:
            self._ask(key, line, _("Is “{name}” one of these?").format(name=named.name), near, new=True)
        return self._make(named)

    def _exact(self, named: Named) -> list[Stakeholder]:
        found = called(self.plan, "stakeholders", named.name)
        if not found and named.acronym:
            found = called(self.plan, "stakeholders", named.acronym)
        return [record for record in found if isinstance(record, Stakeholder) and not record.merged_into]

    def _near(self, named: Named) -> list[Stakeholder]:
        from planner.analysis.names import similar

        found = similar(self.plan, named.name, named.acronym)
        return [self.plan.stakeholders[likeness.stakeholder] for likeness in found]

    def _ask(self, key: str, line: Line, question: str, records: list[Stakeholder], *, new: bool) -> None:
        choices = [Choice("use", record.id, self._label(record)) for record in records]
        if new:
            choices.append(Choice("new", "", _("No, it is another one: add it")))
        choices.append(Choice("skip", "", _("Leave it out")))
        self.doubts.setdefault(key, Doubt(key, line.number, line.text, question, tuple(choices)))
        raise _Open

    def _label(self, record: Stakeholder) -> str:
        acronym = f" ({record.acronym})" if record.acronym else ""
        return f"{title_of(self.plan, record)}{acronym} · {short_code(self.plan, record)}"

    def _make(self, named: Named) -> str:
        body = {f"name.{current_language()}": named.name}
        if named.acronym:
            body["acronym"] = named.acronym
        sector = vocabularies.SECTOR.find(named.sector) if named.sector else None
        if sector:
            body["sector"] = sector
        return self._create("stakeholders", body)

    def _tie_type(self, line: Line) -> str:
        """The type a verb stands for; a mutual arrow without a verb says that they coordinate."""
        if line.verb is None and line.mutual:
            return "coordinates"
        found = vocabularies.TIE_TYPE.find(line.verb or "")
        if found is not None:
            return found
        key = f"verb {fold(line.verb or '')}"
        answer = self.decisions.get(key)
        if answer is not None and answer.kind == "type":
            return answer.value
        if answer is not None:
            raise _Open
        question = _("What kind of tie is “{verb}”?") if line.verb else _("What kind of tie is it?")
        choices = [Choice("type", code, vocabularies.TIE_TYPE.label(code)) for code in _likely(line.verb or "")]
        choices.append(Choice("skip", "", _("Leave it out")))
        asked = Doubt(key, line.number, line.text, question.format(verb=line.verb), tuple(choices))
        self.doubts.setdefault(key, asked)
        raise _Open

    def _tie(self, first: str, kind: str, other: str | None) -> None:
        if other is None or self._tied(first, kind, other):
            return
        self._create("ties", {"source": first, "type": kind, "target": other, "state": "existing"})

    def _tied(self, first: str, kind: str, other: str) -> bool:
        ties = self.plan.ties.where("source", first)
        if kind in vocabularies.TIE_TYPE.having("mutual"):
            ties = ties + self.plan.ties.where("target", first)
        return any(tie.type == kind and {tie.source, tie.target} == {first, other} for tie in ties)

    def _create(self, collection: str, body: dict[str, str]) -> str:
        change = create(collection, self.ids(), body)
        self.changes.append(change)
        self.plan = apply(self.plan, [change])
        return change.id


def _likely(verb: str) -> list[str]:
    """Tie types, those spelt most like the verb first."""
    from difflib import SequenceMatcher

    def unlike(code: str) -> float:
        term = vocabularies.TIE_TYPE[code]
        words = (term.es, term.en, *term.also)
        return -max(SequenceMatcher(None, fold(verb), fold(word)).ratio() for word in words)

    codes = [term.code for term in vocabularies.TIE_TYPE]
    return sorted(codes, key=unlike) if verb else codes


def decided(decisions: Decisions, doubt: Doubt, choice: Choice) -> dict[str, Choice]:
    """The decisions with one more."""
    return {**decisions, doubt.key: replace(choice)}

"""Reading quick entry line by line: what is missing is made, and what is not clear waits for an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import create
from planner.i18n import N_, _, current_language
from planner.i18n.folding import fold, likeness
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.naming import called, names, short_code, title_of
from planner.model.plan import Plan
from planner.model.ties import ended
from planner.model.vocabulary import Vocabulary
from planner.workspace.entry.grammar import Fault, Line, Named


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a doubt: use a record, make a new one, read a word as a tie type or a sector, or leave it out."""

    kind: Literal["use", "new", "type", "sector", "skip"]
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


def decided(decisions: Decisions, doubt: Doubt, choice: Choice) -> dict[str, Choice]:
    """The decisions with one more."""
    return {**decisions, doubt.key: replace(choice)}


FAULTS: Mapping[Fault, str] = {
    "unfinished": N_("“{line}” does not say who is on the other side."),
    "chained": N_("“{line}” holds more than one tie; each needs a line of its own."),
}


class _Open(Exception):
    """A line waits for a decision."""


class EntryReader:
    """Takes lines one after another, each against the plan with the lines before it."""

    def __init__(self, plan: Plan, ids: Callable[[], str], decisions: Decisions) -> None:
        self.plan, self.ids, self.decisions = plan, ids, decisions
        self.changes: list[Change] = []
        self.doubts: dict[str, Doubt] = {}
        self.already: list[str] = []
        self._made: dict[str, str] = {}
        """Ids of the actors that these lines add, by the key of their doubt: another reading gives them other ids."""

    def take(self, line: Line) -> None:
        before, made = self.plan, len(self.changes)
        try:
            if line.fault is not None:
                self._cannot(line, _(FAULTS[line.fault]))
                return
            first, *others = [self._actor(line, one) for one in (line.first, *line.others)]
            if first is not None and others:
                self._ties(line, first, others)
        except _Open:
            self.plan = before
            del self.changes[made:]
            return
        if len(self.changes) == made and None not in (first, *others):
            self.already.append(line.text)

    def _actor(self, line: Line, one: Named) -> str | None:
        """The id of the actor a name stands for, made if need be; None when it is left out."""
        key = f"actor {fold(one.name)}"
        answer = self.decisions.get(key)
        if answer is not None and answer.kind == "skip":
            return None
        chosen = self._made.get(answer.value, answer.value) if answer is not None and answer.kind == "use" else ""
        if chosen in self.plan.stakeholders:
            return self._completed(line, chosen, one)
        exact = [record for record in called(self.plan, "stakeholders", one.name) if isinstance(record, Stakeholder)]
        if len(exact) == 1:
            return self._completed(line, exact[0].id, one)
        if exact:
            self._ask(key, line, _("Which “{name}” is meant?").format(name=one.name), exact, new=False)
        near = [] if answer is not None and answer.kind == "new" else self._near(one)
        if near:
            self._ask(key, line, _("Is “{name}” one of these?").format(name=one.name), near, new=True)
        self._made[key] = self._create("stakeholders", self._body(line, one))
        return self._made[key]

    def _near(self, one: Named) -> list[Stakeholder]:
        from planner.analysis.matching.similar import similar

        found = similar(self.plan, one.name, one.acronym)
        return [self.plan.stakeholders[likeness.stakeholder] for likeness in found]

    def _ask(self, key: str, line: Line, question: str, records: list[Stakeholder], *, new: bool) -> None:
        keys = {id: made for made, id in self._made.items()}
        choices = [Choice("use", keys.get(record.id, record.id), self._label(record)) for record in records]
        if new:
            choices.append(Choice("new", "", _("No, it is another one: add it")))
        self._open(key, line, question, choices)

    def _cannot(self, line: Line, says: str) -> None:
        """A line that says nothing that could be added: it waits until it is left out."""
        key = f"line {fold(line.text)}"
        if key not in self.decisions:
            self._open(key, line, says.format(line=line.text), [])

    def _open(self, key: str, line: Line, question: str, choices: list[Choice]) -> None:
        left_out = Choice("skip", "", _("Leave it out"))
        self.doubts.setdefault(key, Doubt(key, line.number, line.text, question, (*choices, left_out)))
        raise _Open

    def _label(self, record: Stakeholder) -> str:
        acronym = f" ({record.acronym})" if record.acronym else ""
        return f"{title_of(self.plan, record)}{acronym} · {short_code(self.plan, record)}"

    def _body(self, line: Line, one: Named) -> dict[str, str]:
        return {f"name.{current_language()}": one.name} | self._brackets(line, one)

    def _brackets(self, line: Line, one: Named) -> dict[str, str]:
        """What stands in brackets after a name, as leaves."""
        sector = self._term(line, "sector", one.sector, vocabularies.SECTOR) if one.sector else None
        leaves = {"acronym": one.acronym, "sector": sector}
        return {leaf: text for leaf, text in leaves.items() if text}

    def _completed(self, line: Line, id: str, one: Named) -> str:
        """A known actor, with what the brackets say where nobody had said anything yet."""
        body = self.plan.stakeholders.body(id) or {}
        known = names(self.plan, self.plan.stakeholders[id])
        for leaf, text in self._brackets(line, one).items():
            if leaf not in body and fold(text) not in known:
                self._change(Change("stakeholders", id, leaf, None, text))
        return id

    def _term(self, line: Line, kind: Literal["type", "sector"], word: str, vocabulary: Vocabulary) -> str | None:
        """The code a word stands for, asked where it is not known; None when it is left out."""
        found = vocabulary.find(word)
        if found is not None:
            return found
        key = f"{kind} {fold(word)}"
        answer = self.decisions.get(key)
        if answer is None:
            choices = [Choice(kind, code, vocabulary.label(code)) for code in _likely(word, vocabulary)]
            self._open(key, line, _question(kind, word), choices)
            return None
        return answer.value or None

    def _ties(self, line: Line, first: str, others: list[str | None]) -> None:
        """The ties of a line; a mutual arrow without a verb says that they coordinate."""
        both = line.direction == "both"
        unsaid = both and line.verb is None
        kind = "coordinates" if unsaid else self._term(line, "type", line.verb or "", vocabularies.TIE_TYPE)
        if kind is None:
            raise _Open
        for other in others:
            if other == first:
                self._cannot(line, _("“{line}” would tie somebody to itself."))
            elif other is not None:
                source, target = (other, first) if line.direction == "from" else (first, other)
                self._tie(source, target, kind)
                if both and kind not in vocabularies.TIE_TYPE.having("mutual"):
                    self._tie(target, source, kind)

    def _tie(self, source: str, target: str, kind: str) -> None:
        if not self._tied(source, target, kind):
            self._create("ties", {"source": source, "type": kind, "target": target, "state": "existing"})

    def _tied(self, source: str, target: str, kind: str) -> bool:
        ties = self.plan.ties.where("source", source)
        if kind in vocabularies.TIE_TYPE.having("mutual"):
            ties = ties + self.plan.ties.where("target", source)
        ends = {source, target}
        return any(tie.type == kind and {tie.source, tie.target} == ends and not ended(tie) for tie in ties)

    def _create(self, collection: str, body: dict[str, str]) -> str:
        id = self.ids()
        self._change(create(collection, id, body))
        return id

    def _change(self, change: Change) -> None:
        self.changes.append(change)
        self.plan = apply(self.plan, [change])


def _question(kind: Literal["type", "sector"], word: str) -> str:
    if kind == "sector":
        return _("Which sector is “{word}”?").format(word=word)
    return _("What kind of tie is “{verb}”?").format(verb=word) if word else _("What kind of tie is it?")


def _likely(word: str, vocabulary: Vocabulary) -> list[str]:
    """The codes of a vocabulary, those spelt most like the word first."""
    terms = list(vocabulary)
    if word:
        terms.sort(key=lambda term: -likeness(word, (term.es, term.en, *term.also)))
    return [term.code for term in terms]

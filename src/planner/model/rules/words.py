"""Parameters of a problem's sentence, put into words only when somebody reads it, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.i18n import _
from planner.i18n.text import listed
from planner.model.fields import Field
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES
from planner.model.values import Money
from planner.model.vocabulary import Vocabulary

MOST_NAMES = 5
"""How many names a sentence lists before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Name:
    """What people call the record with this id, wherever it is."""

    plan: Plan = field(compare=False, repr=False)
    id: str

    def __str__(self) -> str:
        record = self.plan.find(self.id)
        return title_of(self.plan, record) if record else _("a record that is gone")


@dataclass(frozen=True, slots=True)
class Names:
    """Several records in one sentence."""

    names: tuple[Name, ...]

    def __str__(self) -> str:
        return listed([str(name) for name in self.names], MOST_NAMES)


def names(plan: Plan, ids: Iterable[str]) -> Names:
    """The names of several records."""
    return Names(tuple(Name(plan, id) for id in ids))


@dataclass(frozen=True, slots=True)
class Path:
    """A round of records that ends where it began, or a chain of them."""

    names: tuple[Name, ...]

    def __str__(self) -> str:
        return " → ".join(str(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a field."""

    collection: str
    name: str

    def __str__(self) -> str:
        declared: Field | None = RECORD_TYPES[self.collection].fields().get(self.name)
        return declared.label() if declared else self.name


BASELINE = "baseline"
"""What an indicator lacks that is no field of its own."""


@dataclass(frozen=True, slots=True)
class Lacks:
    """What an indicator lacks: names of its fields, or `BASELINE`."""

    fields: tuple[str, ...]

    def __str__(self) -> str:
        said = {
            BASELINE: _("a baseline"),
            "verification": _("a means of verification"),
            "responsible": _("somebody who measures it"),
        }
        return listed([said.get(name, name) for name in self.fields])


@dataclass(frozen=True, slots=True)
class TermLabel:
    """The label of a term of a vocabulary."""

    vocabulary: Vocabulary
    code: str | None

    def __str__(self) -> str:
        return self.vocabulary.label(self.code)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money."""

    money: Money

    def __str__(self) -> str:
        from planner.model.value_kinds import MONEY

        return MONEY.show(self.money)

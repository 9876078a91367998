"""Located problems: what is wrong, where, how grave, and what to do; collected, never raised one at a time."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.i18n import _


class Severity(StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem with one record: a stable code, and the parameters its sentence is made from."""

    collection: str
    id: str
    field: str
    code: str
    severity: Severity
    says: str
    """The sentence as a message id with named gaps."""
    remedy: str
    """What to do about it, as a message id with named gaps."""
    parameters: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong, in the current language."""
        return _(self.says).format(**self.parameters)

    @property
    def advice(self) -> str:
        """What to do, in the current language."""
        return _(self.remedy).format(**self.parameters)

"""What a live map shows at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from planner.formats.stamp import Stamp
from planner.i18n import Language
from planner.model.edition import Edition
from planner.model.values import Position


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shareable edition at a revision of the plan, with a position by stakeholder id."""

    revision: int
    edition: Edition
    positions: Mapping[str, Position]
    language: Language

    def __post_init__(self) -> None:
        """A room looks at the screen: what must not be passed on is never shown there."""
        if self.edition.internal:
            msg = "a live map shows the shareable edition only"
            raise ValueError(msg)

    def data(self, address: str) -> dict[str, Any]:
        """The page's data, where `address` is the path that its live parts are found under."""
        from planner.formats.map.page import page_data

        contact = self.edition.plan.sheet.contact or ""
        today = datetime.now(UTC).astimezone().date()
        stamp = Stamp(0, today, self.language, contact, (), None, str(self.revision))
        live = {"revision": self.revision, "address": address}
        return page_data(self.edition, stamp, self.positions, self.language, live)

"""Search over everything the plan names; enter goes there."""

from collections.abc import Sequence

from planner.app.host import Destination
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.naming import noun
from planner.model.record import Record
from planner.model.search import find, label


class SearchDialog(Chooser[Destination]):
    """Finds actors, actions, strategies, territories, indicators, sources and workshops by any of their names."""

    def __init__(self) -> None:
        super().__init__(_("Search everything"), self._found, _("A name, acronym or code; accents do not matter"))

    def _found(self, typed: str) -> Sequence[Choice[Destination]]:
        plan = self.session.plan
        if plan is None or not typed.strip():
            return []
        found = find(plan, typed)
        return [
            Choice(
                (entry.collection, entry.id),
                label(plan, entry),
                beside(plan.table(entry.collection)[entry.id]),
            )
            for entry in found
        ]

    def remark(self, found: int) -> str:
        """Nothing is said before anything is typed."""
        return super().remark(found) if self.typed.strip() else ""


def beside(record: Record) -> str:
    """The quieter words beside a name: what it is and, for an actor, its acronym and sector."""
    if isinstance(record, Stakeholder):
        return " · ".join(part for part in (record.acronym, vocabularies.SECTOR.label(record.sector)) if part)
    return noun(record.collection)

"""Finding a record by what people call it, whatever its type."""

from collections.abc import Iterable

from planner.i18n import PlannerError, _
from planner.model.naming import called
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous


class NothingCalledSo(PlannerError):
    """No record answers to a name; `collection` is the type most likely meant."""

    def __init__(self, text: str, collection: str = "stakeholders") -> None:
        from planner.changes.wording import nouns

        says = _("Nothing in the plan is called “{text}”. Look for it with: planner show {type}")
        super().__init__(says.format(text=text[:60], type=nouns(collection, 2)))


def find_anywhere(plan: Plan, text: str) -> Record:
    """The one record of any type that is meant; raises NothingCalledSo or Ambiguous."""
    return find_among(plan, text, RECORD_TYPES)


def find_among(plan: Plan, text: str, collections: Iterable[str]) -> Record:
    """The one record of these types that is meant; raises NothingCalledSo or Ambiguous."""
    among = tuple(collections)
    found = [record for collection in among for record in called(plan, collection, text)]
    if not found:
        raise NothingCalledSo(text, "stakeholders" if "stakeholders" in among else among[0])
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0]

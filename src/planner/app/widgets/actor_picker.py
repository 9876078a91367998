"""Picking an actor by typing part of any of its names, accents and case ignored."""

from collections.abc import Sequence

from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.choices import of_records, record_choice
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _
from planner.model.naming import name_of
from planner.model.plan import Plan


class RecordShown:
    """Shows a record of some collections by its name; one that is gone is said to be so."""

    def __init__(self, plan: Plan, among: Sequence[str]) -> None:
        self.plan, self.among = plan, among

    def __call__(self, value: str) -> Choice[str]:
        for collection in self.among:
            if value in self.plan.table(collection):
                return record_choice(self.plan, collection, value)
        return Choice(value, name_of(self.plan, value) or _("no longer in the plan"))


class ActorPicker(ChoiceField):
    """A field that holds the id of an actor; posts `Chosen`."""

    def __init__(
        self, plan: Plan, title: str = "", value: str = "", *, partners_only: bool = False, required: bool = True,
        id: str | None = None,
    ) -> None:  # fmt: skip
        """`partners_only` leaves out actors that are part of the problem."""
        among = ("stakeholders",)
        super().__init__(
            title or _("Choose an actor"),
            of_records(plan, among, partners_only=partners_only, required=required),
            RecordShown(plan, among),
            value,
            id=id,
            required=required,
        )


def actor_chooser(plan: Plan, title: str, *, partners_only: bool = False) -> Chooser[str]:
    """A dialog that answers with the id of an actor, or None."""
    find = of_records(plan, ("stakeholders",), partners_only=partners_only)
    return Chooser(title, find, _("A name, acronym or alias"))

"""Rules on what partners will read: languages, sources, whom to ask, and what was said in workshops."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.i18n.folding import fold
from planner.model.documents import PLAN_ID
from planner.model.rules.actors import groups
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import Label
from planner.model.types import RECORD_TYPES

NAMED = {
    name: next(field.name for field in record_type.fields().values() if field.shape == "words" and field.about.required)
    for name, record_type in RECORD_TYPES.items()
    if any(field.shape == "words" and field.about.required for field in record_type.fields().values())
}
"""The collections whose records have a name or title in two languages, and that field."""

LOWEST_RATING, HIGHEST_RATING = 0, 5


@rule(
    "one_language",
    HINT,
    N_("Titles in one language"),
    N_("“{name}” has its “{field}” in one language only."),
    N_("Add the other language, so that partners can read it."),
)
def _one_language(scope: Scope) -> Iterator[Spot]:
    """Said of each record only in a plan that is otherwise kept in two languages."""
    both, single = _languages(scope)
    if len(single) <= both:
        for collection, id in single:
            yield at(collection, id, NAMED[collection], field=Label(collection, NAMED[collection]))


@rule(
    "plan_in_one_language",
    HINT,
    N_("Plan in one language"),
    N_("Names and titles of this plan that are in one language only: {count}."),
    N_("Add the other language where partners will read it; until then they see the one there is."),
)
def _plan_in_one_language(scope: Scope) -> Iterator[Spot]:
    both, single = _languages(scope)
    if len(single) > both:
        yield at("plan", PLAN_ID, "title", count=len(single))


def _languages(scope: Scope) -> tuple[int, list[tuple[str, str]]]:
    """How many names are in both languages, and where there is only one."""
    both, single = 0, []
    for collection, field in NAMED.items():
        for id, body in scope.plan.table(collection).bodies.items():
            known = (f"{field}.es" in body) + (f"{field}.en" in body)
            both += known == 2
            if known == 1:
                single.append((collection, id))
    return both, single


@rule(
    "nobody_to_ask",
    HINT,
    N_("Nobody to ask about the plan"),
    N_("It is not said who to ask about this plan."),
    N_("Give an office and its telephone: it stands on every export."),
)
def _nobody_to_ask(scope: Scope) -> Iterator[Spot]:
    if PLAN_ID in scope.plan.table("plan") and scope.plan.sheet.contact is None:
        yield at("plan", PLAN_ID, "contact")


@rule(
    "source_not_cited",
    HINT,
    N_("Documents that nothing cites"),
    N_("No statement of the plan cites “{name}”."),
    N_("Cite it where something is taken from it, or delete it."),
)
def _source_not_cited(scope: Scope) -> Iterator[Spot]:
    if not scope.plan.sources:
        return
    cited = {
        leaf[6:].partition(" ")[0].rstrip("]")
        for _collection, table in scope.plan.tables()
        for body in table.bodies.values()
        for leaf in body
        if leaf[-1] == "]" and leaf.startswith("cites[")
    }
    yield from (at("sources", id, "") for id in scope.plan.sources if id not in cited)


@rule(
    "same_participant_code",
    WARNING,
    N_("The same participant code twice"),
    N_("The participant code “{name}” is there twice in “{workshop}”."),
    N_("Give one of the two another code."),
)
def _same_participant_code(scope: Scope) -> Iterator[Spot]:
    coded = [seat for seat in scope.plan.participants.values() if seat.code]
    for _first, *others in groups(coded, lambda seat: (seat.workshop, fold(seat.code or ""))):
        for other in others:
            yield at("participants", other.id, "code", workshop=scope.name(other.workshop))


@rule(
    "participant_named",
    HINT,
    N_("Participants kept by name"),
    N_("“{name}” is kept with the name of a person."),
    N_("Delete the name when it is no longer needed; the code is enough. It never leaves in a shareable export."),
)
def _participant_named(scope: Scope) -> Iterator[Spot]:
    for id, body in scope.plan.participants.bodies.items():
        if "name" in body:
            yield at("participants", id, "name")


@rule(
    "rating_out_of_scale",
    WARNING,
    N_("Ratings off the scale"),
    N_("“{name}”: {value} is not on the scale from 0 to 5."),
    N_("Correct the value."),
)
def _rating_out_of_scale(scope: Scope) -> Iterator[Spot]:
    for rating in scope.plan.ratings.values():
        scaled = rating.dimension != "position"
        if scaled and rating.value is not None and not LOWEST_RATING <= rating.value <= HIGHEST_RATING:
            yield at("ratings", rating.id, "value", value=rating.value)


@rule(
    "person_rated_without_reason",
    WARNING,
    N_("Persons rated without a reason"),
    N_("“{name}” is about a person, and no reason is given."),
    N_("Write down the reason, or rate the institution instead."),
)
def _person_rated_without_reason(scope: Scope) -> Iterator[Spot]:
    people = {id for id, body in scope.plan.stakeholders.bodies.items() if body.get("kind") == "person"}
    for rating in scope.plan.ratings.values():
        if rating.subject in people and not rating.reason:
            yield at("ratings", rating.id, "reason")


RULES = (
    _same_participant_code,
    _rating_out_of_scale,
    _person_rated_without_reason,
    _participant_named,
    _plan_in_one_language,
    _one_language,
    _nobody_to_ask,
    _source_not_cited,
)

"""What the reader of an open government commitment asks of who carries it: lead, support, civil society, contact.

After the template of the OGP National Handbook: the institution that leads with somebody to contact, and the other
actors of the State, of civil society and of other sectors, by name.
"""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.rules.ogp.commitments import all_milestones, commitments, helping, leads
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import names


@rule(
    "ogp_no_lead",
    WARNING,
    N_("OGP: commitments without a lead"),
    N_("No institution leads “{name}”."),
    N_("Assign the institution that answers for the commitment."),
)
def _no_lead(scope: Scope) -> Iterator[Spot]:
    yield from (at(one.collection, one.id, "") for one in commitments(scope) if not leads(scope, one.id))


@rule(
    "ogp_lead_not_public",
    WARNING,
    N_("OGP: no lead in government"),
    N_("“{name}” is led by {actors}; none of them is a public institution."),
    N_("Assign the public institution that answers for it, and let the others lead with it."),
)
def _lead_not_public(scope: Scope) -> Iterator[Spot]:
    actors = scope.plan.stakeholders
    for one in commitments(scope):
        led = leads(scope, one.id)
        if led and not any((actors.body(id) or {}).get("sector") == "public" for id in led):
            yield at(one.collection, one.id, "", actors=names(scope.plan, led))


@rule(
    "ogp_milestone_without_lead",
    HINT,
    N_("OGP: milestones without a lead of their own"),
    N_("The milestone “{name}” has no lead of its own."),
    N_("Say which institution answers for this milestone, even if it is that of the commitment."),
)
def _milestone_without_lead(scope: Scope) -> Iterator[Spot]:
    yield from (at("items", item.id, "") for item in all_milestones(scope) if not leads(scope, item.id))


@rule(
    "ogp_no_support",
    WARNING,
    N_("OGP: commitments without support"),
    N_("Nobody supports “{name}” besides its lead."),
    N_("Assign the institutions and organisations that take part."),
)
def _no_support(scope: Scope) -> Iterator[Spot]:
    yield from (at(one.collection, one.id, "") for one in commitments(scope) if not helping(scope, one))


@rule(
    "ogp_support_unnamed",
    WARNING,
    N_("OGP: support not named"),
    N_("In “{name}”, {actors} take part but stand for bodies that are not named."),
    N_("Name each institution and organisation: only who is named can be asked for evidence."),
)
def _support_unnamed(scope: Scope) -> Iterator[Spot]:
    unnamed = {id for id, body in scope.plan.stakeholders.bodies.items() if "placeholder" in body}
    for one in commitments(scope):
        vague = [id for id in helping(scope, one) if id in unnamed]
        if vague:
            yield at(one.collection, one.id, "", actors=names(scope.plan, vague))


@rule(
    "ogp_no_civil_society",
    WARNING,
    N_("OGP: no civil society takes part"),
    N_("Nobody from civil society takes part in “{name}”."),
    N_("Assign the organisations that follow it up with the government, or find some."),
)
def _no_civil_society(scope: Scope) -> Iterator[Spot]:
    """Dialogue goes on while a plan is carried out (OGP Participation and Co-Creation Standards, Standard 5)."""
    actors = scope.plan.stakeholders
    for one in commitments(scope):
        part = [*leads(scope, one.id), *helping(scope, one)]
        if part and not any((actors.body(id) or {}).get("sector") == "civil_society" for id in part):
            yield at(one.collection, one.id, "")


@rule(
    "ogp_no_contact",
    HINT,
    N_("OGP: nobody to contact"),
    N_("It is not said how to reach those who lead “{name}”: {actors}."),
    N_("Note the post and the office telephone or address in the contact of the institution; it stays internal."),
)
def _no_contact(scope: Scope) -> Iterator[Spot]:
    """The template asks for a responsible person with post, department and telephone; a post is enough here."""
    for one in commitments(scope):
        led = [id for id in leads(scope, one.id) if id in scope.plan.stakeholders]
        if led and not any(scope.plan.stakeholders[id].contact for id in led):
            yield at("stakeholders", led[0], "contact", name=scope.name(one.id), actors=names(scope.plan, led))


RULES = (
    _no_lead,
    _lead_not_public,
    _no_support,
    _support_unnamed,
    _no_civil_society,
    _milestone_without_lead,
    _no_contact,
)

"""How records are laid out in a file: what may stand under what, and what tells unnamed records apart."""

from planner.model.types import RECORD_TYPES

COLLECTIONS = tuple(name for name in RECORD_TYPES if name != "plan")
"""The collections a file may have at the top, in the order people read them."""

OF_AN_ITEM = {
    "items": "place",
    "assignments": "item",
    "indicators": "item",
    "budget_lines": "item",
    "reports": "item",
    "links": "source",
}

NESTED: dict[str, dict[str, str]] = {
    "stakeholders": {"ties": "source"},
    "strategies": OF_AN_ITEM,
    "items": OF_AN_ITEM,
    "indicators": {"observations": "indicator"},
    "workshops": {"participants": "workshop", "ratings": "workshop"},
}
"""What may stand under a record of a collection, with the field that says under what it stands."""

IDENTITY: dict[str, tuple[str, ...]] = {
    "sources": ("title",),
    "territories": ("name", "kind"),
    "stakeholders": ("name",),
    "ties": ("source", "type", "target"),
    "strategies": ("title",),
    "items": ("parent", "title"),
    "assignments": ("stakeholder", "role", "item"),
    "indicators": ("item", "name"),
    "observations": ("indicator", "kind", "period", "sex", "age_group", "people", "territory"),
    "budget_lines": ("item", "kind", "concept", "period"),
    "reports": ("item", "period"),
    "links": ("source", "type", "target"),
    "workshops": ("title", "date"),
    "participants": ("workshop", "code"),
    "ratings": ("subject", "dimension", "objective", "workshop", "participant", "table"),
    "sendings": ("stakeholder", "number"),
}
"""The fields whose values make up the key of a record that was written without one."""

"""Every text of the page itself, in both languages, by the key its template and script know it by."""

from collections.abc import Callable

from planner.i18n import LANGUAGES, N_, _, speaking
from planner.model.actors import Stakeholder, Tie
from planner.model.record import Record
from planner.model.values import Words

Said = str | dict[str, str]
"""A text of the page: one string where both languages agree, else one by language."""


def both(say: Callable[[], str]) -> Said:
    """What `say` returns in each language."""
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            texts[language] = say()
    return _joined(texts)


def both_of(words: Words) -> Said:
    """A bilingual value, each side standing in for the other."""
    return _joined({language: words.pick(language) for language in LANGUAGES})


def _joined(texts: dict[str, str]) -> Said:
    first = next(iter(texts.values()))
    return first if all(text == first for text in texts.values()) else texts


TEXTS = {
    "skip": N_("Go to the list of actors"),
    "noscript": N_("This map needs JavaScript, which is switched off in this browser."),
    "live": N_("Live"),
    "contact": N_("Questions: {contact}"),
    "about": N_("About this map"),
    "about_shareable": N_(
        "This edition may be passed on. It shows who takes part and how they work together; "
        "assessments, contacts and internal notes stay with those who keep the plan."
    ),
    "about_reading": N_(
        "Each figure is an actor and each line a relation. The distance between two actors says nothing by itself: "
        "those who share relations were drawn near one another."
    ),
    "language": N_("Language"),
    "print": N_("Print"),
    "views": N_("Views"),
    "view_map": N_("Map"),
    "view_list": N_("List"),
    "view_actors": N_("Actors"),
    "view_ties": N_("Relations"),
    "panel": N_("Search, filters and legend"),
    "panel_open": N_("Search and filter"),
    "search": N_("Search an actor"),
    "search_hint": N_("Name, acronym or other name"),
    "found_none": N_("No actor is called that."),
    "legend_sectors": N_("Sectors"),
    "legend_ties": N_("Relations"),
    "legend_marks": N_("Marks"),
    "mark_mechanism": N_("Mechanism: it has members"),
    "mark_unfinished": N_("Not there yet (potential, planned, being set up)"),
    "mark_past": N_("No longer there"),
    "mark_arrow": N_("The arrow goes from who acts to who receives; mutual relations have none."),
    "filters": N_("Show only"),
    "any": N_("Any"),
    "mechanism": N_("Members of"),
    "strategy": N_("With a task in"),
    "size": N_("Size of the figures"),
    "size_ties": N_("Number of relations"),
    "size_equal": N_("All the same"),
    "with_planned": N_("Count planned relations too"),
    "with_planned_why": N_(
        "Planned are relations that are potential, planned or being set up. Numbers and sizes follow; "
        "they are drawn in any case."
    ),
    "counted_today": N_("planned ones not counted"),
    "counted_later": N_("with the planned ones"),
    "reset": N_("Remove the filters"),
    "drawn_some": N_("the map shows {drawn}: those with {least} relations or more"),
    "draw_all": N_("Show all on the map"),
    "draw_some": N_("Show the best connected"),
    "nothing_found": N_("Nothing found"),
    "shown_all": N_("{actors} actors and {ties} relations"),
    "shown_some": N_("{shown} of {actors} actors and {shownTies} of {ties} relations"),
    "map": N_("Map of actors"),
    "map_summary": N_(
        "Drawing of {actors} actors joined by {ties} relations. Those with most relations: {names}. "
        "The same content can be read in the views List, Actors and Relations."
    ),
    "map_keys": N_("Drag to move, turn the wheel to zoom, click an actor to see its card."),
    "zoom_in": N_("Zoom in"),
    "zoom_out": N_("Zoom out"),
    "fit": N_("See the whole map"),
    "empty": N_("There are no actors yet."),
    "empty_filtered": N_("No actor meets all the conditions chosen."),
    "detail": N_("Card of the chosen actor"),
    "close": N_("Close"),
    "see_on_map": N_("See on the map"),
    "ties": N_("Relations"),
    "no_ties": N_("No relations recorded."),
    "member_of": N_("Member of"),
    "members": N_("Members"),
    "assignments": N_("Tasks in strategies"),
    "whole_strategy": N_("the strategy as a whole"),
    "sources": N_("Sources"),
    "more": N_("Details"),
    "tie_count": N_("Relations"),
    "task_count": N_("Tasks"),
    "sort": N_("Sort by {column}"),
    "one_tie": N_("1 relation"),
    "many_ties": N_("{count} relations"),
    "list_intro": N_("Choose an actor to open its card."),
}

LIVE_TEXTS = {
    "arrange": N_("Arrange"),
    "arrange_why": N_("Drag actors to where they should stand; each place is kept in the plan."),
    "new": N_("New"),
    "new_one": N_("New on the map: {name}"),
    "new_some": N_("New on the map: {name} and {count} more"),
    "lost": N_("Connection lost; trying again"),
    "back": N_("Connected again"),
    "not_moved": N_("The place could not be kept."),
}

FIELDS: dict[str, tuple[type[Record], str]] = {
    **{name: (Stakeholder, name) for name in ("name", "acronym", "sector", "level", "territory")},
    "from": (Tie, "source"),
    "tie": (Tie, "type"),
    "to": (Tie, "target"),
    "state": (Tie, "state"),
}
"""Texts that are labels of declared fields."""

INTERNAL_TEXTS = {
    "mark_problem": N_("Part of the problem"),
    "size_betweenness": N_("Bridge between others (betweenness)"),
}

DRAWN_INTERNAL_TEXTS = {
    "colour": N_("Colour of the figures"),
    "colour_sector": N_("Sector"),
    "colour_community": N_("Closely connected group"),
    "communities": N_("Closely connected groups"),
    "communities_why": N_(
        "Those of one group have more contact with one another than with the rest (communities, Leiden method). "
        "The shape still says the sector."
    ),
    "group": N_("Group {number}"),
    "group_others": N_("Smaller groups"),
    "group_none": N_("No relations"),
    "what_if": N_("What if this actor leaves?"),
    "what_if_back": N_("Back to the map as it is"),
    "what_if_note": N_("Those who lose contact have a dashed ring."),
}
"""Texts of what only an internal map that is drawn once can do."""


def internal_words() -> dict[str, Said]:
    """The texts of what only an internal map offers."""
    return {key: _said(text) for key, text in DRAWN_INTERNAL_TEXTS.items()}


def page_words(*, internal: bool, live: bool) -> dict[str, Said]:
    """The texts of a page; those of the internal edition are not even named in the other."""
    texts = TEXTS | (INTERNAL_TEXTS if internal else {}) | (LIVE_TEXTS if live else {})
    labels = {key: both(record_type.fields()[name].label) for key, (record_type, name) in FIELDS.items()}
    return labels | {key: _said(text) for key, text in texts.items()}


def _said(text: str) -> Said:
    return both(lambda: _(text))

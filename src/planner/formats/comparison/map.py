"""The page of a comparison: the map's own data, drawn and sorted by what changed, written as one file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planner.analysis.comparison.kinds import CHANGED, GONE, KINDS, SAME, Compared
from planner.analysis.comparison.network import ComparedActor
from planner.analysis.comparison.sentences import sentences
from planner.analysis.comparison.wording import MEASURE, differences, in_order, kind_sign, kind_word, name
from planner.formats.comparison.sides import Facing
from planner.formats.comparison.styles import actor_look, tie_look
from planner.formats.map.appearance import tie_look as type_look
from planner.formats.map.content import page_content
from planner.formats.map.page import Extension, asset, render
from planner.formats.map.words import Said, both
from planner.formats.output.writing import Cancelled, Progress, atomically, go_on
from planner.i18n import LANGUAGES, N_, Language, _, current_language, speaking
from planner.model.values import Position

WORDS = {
    "legend_sectors": N_("Actors: what changed"),
    "legend_ties": N_("Relations: what changed"),
    "sector": N_("What changed"),
    "change": N_("What changed"),
    "changed_only": N_("Only what changed"),
    "view_changes": N_("In the plan"),
    "changes_summary": N_("In short"),
    "changes_plan": N_("In the plan of actions"),
    "changes_none": N_("Nothing changed in the plan of actions."),
    "record": N_("What"),
    "field": N_("Field"),
    "before": N_("Before"),
    "after": N_("After"),
    "measure": MEASURE,
}
"""The page's words that a comparison adds, or says otherwise."""

SHOWN_KINDS = ("new", "gone", "grown", "shrunk", "changed", "same")


def comparison_content(facing: Facing, language: Language) -> dict[str, Any]:
    """The data of the page but for the drawing itself."""
    data = page_content(facing.both, facing.stamp(language), live=False)
    comparison, found = facing.comparison, facing.comparison.found
    for actor in data["actors"]:
        _mark_actor(facing, actor, found.get(actor["id"]))
    for tie in data["ties"]:
        _mark_tie(tie, found.get(tie["id"]))
    _mark_neighbours(data)
    data["about"] |= {
        "title": _entitled(data["about"]["title"]),
        "question": both(lambda: " · ".join(facing.said())),
        "changesHeading": both(lambda: _("What changed")),
        "changes": [both(lambda: "\n".join(sentences(comparison) or [_("Nothing changed.")]))],
    }
    data["words"] |= {key: both(lambda text=text: _(text)) for key, text in WORDS.items()}  # type: ignore[misc]
    in_plan = (comparison.records, comparison.indicators, comparison.budget_lines)
    used = {actor["sector"] for actor in data["actors"]}, {tie["type"] for tie in data["ties"]}
    return data | {
        "sectors": [actor_look(kind) for kind in SHOWN_KINDS if kind in used[0]],
        "tieTypes": [tie_look(kind) for kind in SHOWN_KINDS if kind in used[1]],
        "sizes": ["ties", "equal"],
        "switch": False,
        "changes": [_row(facing, one) for some in in_plan for one in in_order(comparison, some)],
    }


def _entitled(title: Said) -> Said:
    return both(lambda: _("What changed: {title}").format(title=_in(title)))


def _in(said: Said) -> str:
    return said if isinstance(said, str) else said[current_language()]


def _mark_actor(facing: Facing, actor: dict[str, Any], one: Compared | None) -> None:
    actor["sector"] = one.kind if one is not None else SAME
    for figure in ("betweenness", "planned"):
        actor.pop(figure, None)
    if not isinstance(one, ComparedActor):
        return
    actor["ties"] = one.ties_before if one.kind == GONE else one.ties_after
    actor["facts"] = [*_facts(facing, one), *actor.get("facts", [])]


def _facts(facing: Facing, one: Compared) -> list[tuple[Said, Said]]:
    """The lines of a card that tell what changed."""
    told = both(lambda: "\n".join(str(difference) for difference in differences(facing.comparison, one)))
    facts = [(both(lambda: _("What changed")), both(lambda: f"{kind_sign(one)} {kind_word(one)}"))]
    return [*facts, (both(lambda: _("Before → after")), told)] if told else facts


def _mark_tie(tie: dict[str, Any], one: Compared | None) -> None:
    tie["counted"] = True  # as one that changed or stayed, whatever its state
    look = type_look(tie["type"])
    tie |= {"verb": look["label"], "membership": look["membership"], "type": one.kind if one is not None else SAME}
    if one is not None:
        tie["change"] = both(lambda: f"{kind_sign(one)} {KINDS.label(one.kind)}")


def _mark_neighbours(data: dict[str, Any]) -> None:
    """Actors of whom only a relation changed are shown with it when the rest is hidden."""
    ends = {end for tie in data["ties"] if tie["type"] != SAME for end in (tie["source"], tie["target"])}
    for actor in data["actors"]:
        if actor["sector"] == SAME and actor["id"] in ends:
            actor["sector"] = CHANGED


def _row(facing: Facing, one: Compared) -> dict[str, Any]:
    """A row of the list of what changed in the plan: a word and a sign, the name, and every field before and after."""
    comparison = facing.comparison
    return {
        "kind": one.kind,
        "sign": kind_sign(one),
        "word": both(lambda: kind_word(one)),
        "name": both(lambda: name(comparison, one)),
        "fields": _in_each_language(lambda: [(d.label, d.before, d.after) for d in differences(comparison, one)]),
    }


def _in_each_language(say: Callable[[], list[tuple[str, ...]]]) -> dict[str, list[tuple[str, ...]]]:
    """Lines by language, since a text may have changed in one of them alone."""
    lines: dict[str, list[tuple[str, ...]]] = {}
    for language in LANGUAGES:
        with speaking(language):
            lines[language] = say()
    return lines


ROOM = "planner.formats.comparison"


def write_comparison_map(
    facing: Facing,
    target: Path,
    positions: Mapping[str, Position],
    language: Language,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write the map of what changed to `target`, whole or not at all.

    `positions` gives a point by stakeholder id, in map units. Raises the errors of `planner.formats.output.writing`.
    """
    with atomically(target) as draft:
        go_on(progress, cancelled, 0.0, _("Drawing the map"))
        text = comparison_page(facing, positions, language)
        go_on(progress, cancelled, 0.7, _("Writing the file"))
        draft.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        go_on(progress, cancelled, 1.0, _("Writing the file"))


def comparison_page(facing: Facing, positions: Mapping[str, Position], language: Language) -> str:
    """The page of a comparison: HTML that needs nothing beside itself."""
    from planner.formats.comparison.network import ComparisonNetwork

    drawing = ComparisonNetwork(facing, positions).drawing()
    data = comparison_content(facing, language) | {"language": language, "drawing": drawing, "live": None}
    extension = Extension(ROOM, "comparison.html", asset("comparison.css", ROOM), asset("comparison.js", ROOM))
    return render(data, extension)

"""What can be exported, where it goes unless said otherwise, and the work itself, done in a thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changes.wording import listed_counts
from planner.i18n import N_, Language, _
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.types import RECORD_TYPES

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be exported."""

    name: str
    title: str
    words: str
    endings: tuple[str, ...]
    speaks: bool = False
    """Whether it is written in one language."""
    folder: bool = False
    """Whether it goes into a folder of files."""


# fmt: off
KINDS = (
    Kind("map", N_("Interactive map"), N_("a page for any browser, without internet"), (".html",), speaks=True),
    Kind("workbook", N_("Workbook"), N_("the action plan in Excel, to fill in and send back"), (".xlsx",), speaks=True),
    Kind("registers", N_("Registers"), N_("text files (YAML) to read, edit and load again"), (".yaml",), folder=True),
    Kind("json", N_("JSON document"), N_("everything in one file, for other programs"), (".json",)),
    Kind("copy", N_("Copy of the plan"), N_("to go on working on another computer"), (".plan",)),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Order:
    """One export, as it was asked for."""

    kind: Kind
    audience: Audience
    language: Language
    target: Path


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an order: where it is, and the number of the export where exports are counted."""

    path: Path
    number: int | None
    withheld: str


def kind_called(name: str) -> Kind:
    """The kind of a name."""
    return next(kind for kind in KINDS if kind.name == name)


def default_path(workspace: "Workspace", kind: Kind, audience: Audience) -> Path:
    """Where an export goes when nothing is said; an internal one never under the name of a shareable one."""
    from planner.workspace.exporting.exports import EXPORTS, default_target

    if kind.name in EXPORTS:
        target = default_target(workspace, kind.name)
    else:
        ending = {"registers": "-registers", "json": ".json", "copy": "-copy.plan"}[kind.name]
        target = default_target(workspace, "map").with_name(workspace.path.stem + ending)
    return target.with_stem(f"{target.stem}-internal") if audience is Audience.INTERNAL else target


def carry_out(workspace: "Workspace", order: Order, progress: Progress, cancelled: Cancelled) -> Written:
    """Write what was ordered; raises the PlannerError that says why it could not be written."""
    from planner.workspace.exporting import dumping
    from planner.workspace.exporting.exports import EXPORTS

    number: int | None = None
    path = order.target
    if order.kind.name in EXPORTS:
        write = EXPORTS[order.kind.name]
        number = write(workspace, path, order.audience, order.language, progress, cancelled).number
    elif order.kind.name == "registers":
        dumping.dump(workspace, path, order.audience)
    elif order.kind.name == "json":
        dumping.save_json(workspace, path, order.audience)
    else:
        dumping.save_copy(workspace, path, order.audience)
    return Written(path, number, withheld_words(workspace, order.audience))


def withheld_words(workspace: "Workspace", audience: Audience) -> str:
    """What an edition leaves behind, counted, in one line; empty when it is nothing."""
    withheld = edition(workspace.plan, audience).withheld
    records = {name: count for name, count in withheld.items() if "." not in name}
    values = [(name.partition("."), count) for name, count in withheld.items() if "." in name]
    labels: dict[str, int] = {}
    for (collection, _dot, field), count in values:
        declared = RECORD_TYPES[collection].fields()[field]
        if not declared.about.hidden:
            labels[declared.label()] = labels.get(declared.label(), 0) + count
    parts = [listed_counts(records), ", ".join(f"{label} ({count})" for label, count in labels.items())]
    return "; ".join(part for part in parts if part)


def edition_words(kind: Kind, audience: Audience) -> str:
    """What an edition means for what is exported."""
    if audience is Audience.SHAREABLE:
        if kind.name == "copy":
            return _("Can be passed on: nothing internal is in it, and no history.")
        return _("Can be passed on: internal notes, contacts, ratings and conflicts are left out.")
    if kind.name == "copy":
        return _("INTERNAL: the whole plan with its history and everything that was ever in it. Do not pass it on.")
    return _("INTERNAL: it holds everything, also what was said in confidence. Do not pass it on.")

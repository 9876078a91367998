"""Bringing in what came back: files are read, held against the plan, and what is accepted becomes one change set."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.changes.accepting import Held, outcome
from planner.changes.applying import apply
from planner.changes.change_set import ChangeSet
from planner.changes.incoming import Incoming
from planner.changes.reviewing import Decisions, Review, State, review
from planner.changes.twins import with_twins
from planner.formats.revision import Choice, Choices, is_revision, read_revision
from planner.formats.writing import Cancelled, Progress
from planner.i18n import PlannerError, _
from planner.workspace.workspace import Workspace

READERS = (".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml")
"""Endings of files that somebody may want to bring in; what cannot be read of these says why."""


class NothingToImport(PlannerError):
    """A folder has no file that could be brought in."""

    def __init__(self, folder: Path) -> None:
        says = _("There is no workbook, table or register in {folder}.")
        if folder == Path():
            says = _("There is no workbook, table or register in this folder.")
        super().__init__(says.format(folder=folder))


class PlainTable(PlannerError):
    """A text file with rows does not say what its rows are."""

    def __init__(self, file: Path) -> None:
        says = _("{file} is a plain table: say what its rows are with --as stakeholders, --as ties or --as actions.")
        super().__init__(says.format(file=file.name))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be read at all, and why."""

    file: str
    sentence: str

    @property
    def line(self) -> str:
        """The sentence with the file, named once."""
        return self.sentence if self.sentence.startswith(self.file) else f"{self.file}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything that was read from some files."""

    incomings: tuple[Incoming, ...]
    refused: tuple[Refusal, ...] = ()
    choices: Choices = field(default_factory=dict)
    """What revisions among the files decided, by the key of the point."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import: its change set, if anything changed, and what could not come in."""

    entry: ChangeSet | None
    held: tuple[Held, ...]
    backup: Path | None


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant: folders stand for what in them can be brought in; raises NothingToImport."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [file for file in sorted(path.iterdir()) if _importable(file)]
        if not inside:
            raise NothingToImport(path)
        found += inside
    return found


def _importable(file: Path) -> bool:
    return file.suffix.lower() in READERS and not file.name.startswith((".", "~$")) and file.is_file()


def arrive(
    workspace: Workspace, paths: Sequence[Path], progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Arrival:
    """Read files and folders; of several answers of one institution only the newest counts, and the others are told.

    Raises NothingToImport, and what its reader raises for a single file.
    """
    from planner.workspace.answers import newest_only

    files = files_in(paths)
    arrival = read_files(workspace, files, progress, cancelled)
    return newest_only(workspace, arrival)[0] if len(files) > 1 else arrival


def read_files(
    workspace: Workspace, files: Sequence[Path], progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Arrival:
    """Read what came back; a file that cannot be read is told of and the others are read all the same."""
    incomings: list[Incoming] = []
    refused: list[Refusal] = []
    seen: dict[str, str] = {}
    choices: dict[str, Choice] = {}
    for place, file in enumerate(files):
        if progress is not None:
            progress(place / len(files), file.name)
        try:
            digest = digest_of(file)
            if digest and digest in seen:
                says = _("The same file as {other}; it is read once.")
                refused.append(Refusal(file.name, says.format(other=seen[digest])))
                continue
            seen[digest] = file.name
            if is_revision(file):
                revised = read_revision(file, workspace.file.plan_id())
                incomings += revised.incomings
                choices.update(revised.choices)
                continue
            found = read_file(workspace, file, cancelled)
            incomings.append(replace(found, source=replace(found.source, digest=digest)))
        except PlannerError as error:
            if len(files) == 1:
                raise
            refused.append(Refusal(file.name, str(error)))
    return Arrival(tuple(incomings), tuple(refused), choices)


def read_file(workspace: Workspace, file: Path, cancelled: Cancelled | None = None) -> Incoming:
    """Read one file by what it is; raises what its reader raises."""
    if file.suffix.lower() in (".yaml", ".yml"):
        from planner.workspace.loading import read_one

        return read_one(workspace, file)
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        raise PlainTable(file)
    from planner.formats.workbook.returning import read_incoming as read_workbook

    return read_workbook(file, workspace.plan, workspace.file.plan_id(), cancelled)


def may_be_plain_table(error: PlannerError) -> bool:
    """Whether a file was refused only because it does not say what its rows are."""
    from planner.formats.workbook.returning.errors import HandMade, NoTables

    return isinstance(error, PlainTable | HandMade | NoTables)


def digest_of(file: Path) -> str:
    """What tells two files of the same bytes; empty when the file cannot be read, which its reader will say."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def reviewed(workspace: Workspace, arrival: Arrival) -> Review:
    """Hold what arrived against the plan as it is now, and say who gave it the values that are in conflict.

    A point from a body that neither leads nor supports the row asks.
    """
    from planner.workspace.outsiders import with_outsiders
    from planner.workspace.writers import writers

    workspace.follow()
    found = with_outsiders(workspace.plan, review(workspace.plan, arrival.incomings))
    found = replace(found, points=tuple(with_twins(found.points)))
    wrote = writers(workspace, found.of(State.CONFLICT))
    points = [replace(point, ours_by=wrote.get(point.key, "")) for point in found.points]
    return replace(found, points=tuple(points))


def foreseen(workspace: Workspace, found: Review, decisions: Decisions) -> Imported:
    """What `bring_in` would leave out; nothing is saved."""
    today = workspace.clock().astimezone().date()
    return Imported(None, outcome(workspace.plan, found.points, decisions, ids=workspace.ids, today=today).held, None)


def bring_in(
    workspace: Workspace, arrival: Arrival, found: Review, decisions: Decisions, origin: str = "import"
) -> Imported:  # fmt: skip
    """Commit what the decisions accept as one set, after a backup; raises what `commit` raises."""
    from planner.workspace.answered import answered
    from planner.workspace.backups import back_up

    today = workspace.clock().astimezone().date()
    result = outcome(workspace.plan, found.points, decisions, ids=workspace.ids, today=today)
    changes = [*result.changes, *answered(workspace, arrival, apply(workspace.plan, result.changes))]
    if not changes:
        return Imported(None, result.held, None)
    backup = back_up(workspace, "import")
    reason = ", ".join(dict.fromkeys(incoming.source.file for incoming in arrival.incomings))
    entry = workspace.commit(changes, origin=origin, reason=reason)
    return Imported(entry, result.held, backup)

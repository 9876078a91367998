"""Files that people bring: plain tables with their columns guessed, and revisions decided in Excel."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from planner.changes.review.incoming import Incoming
from planner.changes.review.points import Decisions, Review, plainly
from planner.formats.output.writing import Cancelled, Progress
from planner.formats.revision import Choice, decided, is_revision, read_revision
from planner.formats.tables import Mapping, Table, choices
from planner.formats.tables import guess as guess_columns
from planner.formats.tables import read_table as read
from planner.i18n import Language, PlannerError, _
from planner.workspace.importing.arrival import Arrival, Refusal
from planner.workspace.workspace import Workspace

__all__ = ["Mapping", "Table", "choices", "guess", "incoming", "read_table"]


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The headings and rows of a CSV file or of a sheet of a workbook; raises NotATable or NotReadable."""
    return read(path, sheet)


def guess(workspace: Workspace, table: Table, collection: str | None = None) -> Mapping:
    """What the columns may stand for, and what the rows are unless `collection` says so."""
    return guess_columns(workspace.plan, table, collection)


def incoming(workspace: Workspace, table: Table, mapping: Mapping) -> Incoming:
    """What the table suggests, to be reviewed and brought in as any other file.

    Raises ColumnLacking when a column lacks that no row can do without, NoStrategy when the plan has none.
    """
    from planner.formats.tables import read_rows

    return read_rows(workspace.plan, workspace.file.plan_id(), table, mapping)


NAME = "revision.xlsx"
"""What a revision is called when nothing is said."""


def write_revision(
    workspace: Workspace, arrival: Arrival, review: Review, decisions: Decisions, target: Path, language: Language
) -> int:
    """Write what waits as a revision; returns how many rows it has. Raises what `atomically` raises."""
    from planner.formats.output.writing import refuse_plan
    from planner.formats.revision import write_revision as write

    refuse_plan(target)
    return write(review, arrival.incomings, decisions, target, language, workspace.file.plan_id(), workspace.clock())


def first_decisions(arrival: Arrival, review: Review) -> dict[str, int]:
    """What nobody need be asked for: what is plain, and what a revision among the files decided and still holds.

    A point that a revision left open stays open, and so does one about which the plan says something else since.
    """
    plain = {key: place for key, place in plainly(review).items() if key not in arrival.choices}
    return plain | decided(review, arrival.choices)


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
    from planner.workspace.sending.answers import newest_only

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
        from planner.workspace.importing.registers import read_one

        return read_one(workspace, file)
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        raise PlainTable(file)
    from planner.formats.workbook.returning import read_incoming as read_workbook

    return read_workbook(file, workspace.plan, workspace.file.plan_id(), workspace.today, cancelled)


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

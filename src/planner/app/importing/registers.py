"""The dialog that loads registers: what would change, or what is wrong and where, is told before it is done."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from planner.app.review.sources import Arrived
from planner.app.screens import Dialog
from planner.app.widgets.lines import Lines, Paragraph, gap, heading
from planner.app.widgets.path_chooser import PathChooser, is_folder, typed_path
from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.wording import counted_changes, describe
from planner.i18n import N_, PlannerError, _, ngettext
from planner.model.plan import Plan
from planner.workspace.importing.arrival import Imported
from planner.workspace.importing.registers import Loading, load, prepare
from planner.workspace.workspace import Workspace

ENDINGS = (".yaml", ".yml")
MOST_TOLD = 200
"""How many changes are told one by one before they are made."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading some files would do to a plan."""

    files: tuple[Path, ...]
    before: Plan
    after: Plan
    loading: Loading
    matter: Arrived | None = None
    """What a person must decide, ready to be reviewed; None when nothing waits."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What comes in without anybody being asked."""
        return self.loading.changes

    @property
    def waiting(self) -> int:
        """How many points a person must decide."""
        return len(self.loading.review.waiting(self.loading.decisions))


class LoadDialog(Dialog[None]):
    """Takes register files in as one change, after it was seen what that change is."""

    HELP_PAGE = "load"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "look", N_("Look for files"), id="load.look"),
        Binding("ctrl+s", "load", N_("Load"), id="load.go"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self._loading = False

    def compose(self) -> ComposeResult:
        """The files, and what they say."""
        with Vertical(classes="dialog -tall load") as box:
            box.border_title = _("Load a register")
            box.border_subtitle = _("enter checks · ^o looks for files · esc closes")
            with Horizontal(classes="choice-row"):
                yield Input(placeholder=_("Files or a folder; several are parted by a semicolon"), id="files")
                yield Button(_("Look for it…"), id="look")
            yield Lines(id="findings")
            with Horizontal(classes="buttons"):
                yield Button(_("Check"), id="check")
                yield Button(_("Load"), id="load", disabled=True)
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Say how it goes."""
        self.query_one("#files", Input).focus()
        self._tell(_beginning())

    @on(Input.Changed, "#files")
    def _typing(self) -> None:
        self._forget()

    @on(Input.Submitted, "#files")
    @on(Button.Pressed, "#check")
    def _check_asked(self) -> None:
        files = files_of(self.query_one("#files", Input).value)
        if files:
            self._check(files)
        else:
            self._tell([Paragraph(((_("No register file is there: its name ends in .yaml."), "warn"),))])

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Choose a file, or a folder with registers in it."""
        typed = self.query_one("#files", Input).value.rpartition(";")[2]
        begin = typed_path(typed)
        begin = begin if is_folder(begin) else begin.parent
        self.app.push_screen(PathChooser(_("Which register?"), begin, ENDINGS, folders=True), self._found)

    def _found(self, path: Path | None) -> None:
        if path is None:
            return
        line = self.query_one("#files", Input)
        line.value = "; ".join([*filter(None, _kept(line.value)), str(path)])
        self._check(files_of(line.value))

    @work(group="check", exclusive=True)
    async def _check(self, files: Sequence[Path]) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        self._tell([Paragraph(((_("Checking…"), "quiet"),))])
        try:
            preview = await asyncio.to_thread(_preview, workspace, tuple(files))
        except PlannerError as error:
            self._forget()
            self._tell(_faults(error.sentence))
            return
        self.preview = preview
        self._tell(_foretold(preview))
        button = self.query_one("#load", Button)
        button.disabled = not (preview.changes or preview.waiting) or self.session.read_only
        if not button.disabled:
            button.focus()

    @on(Button.Pressed, "#load")
    def action_load(self) -> None:
        """Take in what was shown."""
        preview = self.preview
        if preview is None or self._loading or self.query_one("#load", Button).disabled:
            return
        if preview.matter is not None:
            self._review(preview.matter)
            return
        self._loading = True
        self.session.write(lambda workspace: load(workspace, preview.loading), self._loaded, self._refused)

    def _review(self, matter: Arrived) -> None:
        """Lead to where what waits is decided, point by point; what is plain comes in there too."""
        from planner.app.review.screen import review

        app = self.planner
        self.dismiss(None)
        review(app, matter)

    def _loaded(self, imported: Imported) -> None:
        changes = imported.entry.changes if imported.entry else ()
        lines = [*counted_changes(changes), _("Undo (ctrl+z) takes all of it back.")]
        self.app.notify("\n".join(lines), title=_("Loaded"), timeout=8, markup=False)
        self.dismiss(None)

    def _refused(self) -> None:
        self._loading = False

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)

    @on(Lines.Left)
    def _left(self) -> None:
        self.dismiss(None)

    def _forget(self) -> None:
        self.preview = None
        self.query_one("#load", Button).disabled = True

    def _tell(self, paragraphs: Sequence[Paragraph] | Iterator[Paragraph]) -> None:
        self.query_one(Lines).show(paragraphs, anew=True)


def files_of(typed: str) -> list[Path]:
    """The register files that were typed; a folder stands for all those in it, whoever is named before what is done."""
    files: list[Path] = []
    for path in (typed_path(part) for part in typed.split(";") if part.strip()):
        if is_folder(path):
            found = sorted(entry for ending in ENDINGS for entry in path.rglob(f"*{ending}"))
            files += [file for file in found if file not in files]
        elif path not in files:
            files.append(path)
    return files


def _kept(typed: str) -> list[str]:
    """What was typed before, but for a part that is no file yet."""
    return [part.strip() for part in typed.split(";") if typed_path(part).suffix.lower() in ENDINGS]


def _preview(workspace: Workspace, files: tuple[Path, ...]) -> Preview:
    loading = prepare(workspace, files)
    before = workspace.plan
    matter = Arrived(workspace, loading.arrival, files[0].parent) if loading.waits else None
    return Preview(files, before, apply(before, loading.changes), loading, matter)


def _beginning() -> Iterator[Paragraph]:
    yield gap()
    yield Paragraph(((_("Registers are text files (YAML) with actors, ties and strategies."), "text"),))
    yield gap()
    yield Paragraph(
        ((_("First comes a check: what is new, what changes, or what is wrong and in which line."), "text"),)
    )
    yield Paragraph(((_("Nothing is taken in before you say so, and one undo takes all of it back."), "text"),))


def _foretold(preview: Preview) -> Iterator[Paragraph]:
    changes = preview.changes
    if preview.waiting:
        yield Paragraph(((_waiting(preview.waiting), "warn"),))
        yield Paragraph(((_("“Load” leads to where you decide it, point by point."), "text"),))
        yield gap()
    if not changes:
        if preview.waiting:
            return
        yield Paragraph(((_("The plan says all of this already; nothing changes."), "good"),))
        return
    yield heading(", ".join(file.name for file in preview.files))
    for line in counted_changes(changes):
        yield Paragraph(((line, "title"),))
    yield gap()
    for change in changes[:MOST_TOLD]:
        said = describe(preview.before if change.removes else preview.after, change)
        yield Paragraph(((said, "text"),), indent=1)
    more = len(changes) - MOST_TOLD
    if more > 0:
        words = ngettext("and {count} more change", "and {count} more changes", more).format(count=more)
        yield Paragraph(((words, "quiet"),), indent=1)


def _waiting(count: int) -> str:
    says = ngettext("{count} waits for a decision.", "{count} wait for a decision.", count)
    return says.format(count=count)


def _faults(sentence: str) -> Iterator[Paragraph]:
    yield Paragraph(((_("Nothing was taken in: correct this first."), "warn"),))
    yield gap()
    for line in sentence.splitlines():
        yield Paragraph((("· ", "warn"), (line, "text")), indent=1)

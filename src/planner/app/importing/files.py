"""The import dialog and the merge dialog: files that came back, or another copy, are read and reviewed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.app.exporting.orders import Cancelled, Progress
from planner.app.importing.reading import ReadingDialog
from planner.app.review.sources import Arrived, Copies
from planner.app.widgets.lines import Paragraph, gap, heading
from planner.app.widgets.path_chooser import is_folder
from planner.i18n import N_, PlannerError, _, ngettext
from planner.workspace.importing.files import READERS, arrive, may_be_plain_table
from planner.workspace.merging import read_other
from planner.workspace.workspace import Workspace

TABLES = (".csv", ".tsv", ".txt")
"""Files that say of themselves nothing but their rows: what their columns mean is asked."""


class BringInDialog(ReadingDialog[Arrived]):
    """Reads files and puts what they say before the person, point by point."""

    TITLE = N_("Import")
    HELP_PAGE = "import"
    PLACEHOLDER = N_("Files or a folder; several are parted by a semicolon")
    QUESTION = N_("Which file or folder?")
    ENDINGS = (*READERS, *TABLES)
    SEVERAL = True

    def beginning(self) -> Iterator[Paragraph]:
        """How it goes."""
        yield gap()
        says = _(
            "Workbooks that came back filled in, one or a whole folder of them; registers; and tables of your own."
        )
        yield Paragraph(((says, "text"),))
        yield gap()
        yield Paragraph(((_("What they say otherwise than the plan is shown side by side, and you decide."), "text"),))
        yield Paragraph(((_("Nothing is taken in before you say so, and one undo takes all of it back."), "text"),))

    def read(self, workspace: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Cancelled) -> Arrived:
        """Read the files and hold them against the plan."""
        folder = paths[0] if is_folder(paths[0]) else paths[0].parent
        return Arrived(workspace, arrive(workspace, paths, progress, cancelled), folder)

    def told(self, found: Arrived) -> Iterable[Paragraph]:
        """Who each file is from, and what is to be said of all of them."""
        if not self.leads_on(found):
            yield Paragraph(((_("The plan says all of this already; nothing changes."), "good"),))
            for incoming in found.incomings:
                for note in incoming.notes:
                    yield Paragraph((("· ", "label"), (note, "quiet")))
            return
        yield heading(_("Who it is from"))
        for sentence in found.senders:
            yield Paragraph((("· ", "label"), (sentence, "text")))
        yield gap()
        waiting = sum(point.waits for point in found.review.points)
        plain = len(found.review.points) - waiting
        by_itself = ngettext("{count} comes in by itself", "{count} come in by themselves", plain)
        to_decide = ngettext("{count} to decide", "{count} to decide", waiting)
        words = (by_itself.format(count=plain), to_decide.format(count=waiting))
        yield Paragraph(((" · ".join(words), "title"),))

    def leads_on(self, found: Arrived) -> bool:
        """Whether there is anything to review."""
        return bool(found.review.points or found.unread or found.remembered)

    def at_once(self, found: Arrived) -> bool:
        """A single file needs no report."""
        return len(found.incomings) + len(found.refused) == 1

    def go(self, found: Arrived) -> None:
        """Review it."""
        from planner.app.review.screen import review

        self.dismiss(None)
        review(self.planner, found)

    def failed(self, error: PlannerError, paths: Sequence[Path]) -> None:
        """Say what is wrong; a table without ids is asked about instead."""
        if len(paths) == 1 and may_be_plain_table(error):
            self._ask_about(paths[0])
        else:
            super().failed(error, paths)

    def action_read(self) -> None:
        """Begin to read; a table of somebody's own is asked about first."""
        paths = self.paths
        if len(paths) == 1 and paths[0].suffix.lower() in TABLES and self._cancel is None:
            self._ask_about(paths[0])
        else:
            super().action_read()

    def _ask_about(self, path: Path) -> None:
        from planner.app.importing.columns import MappingDialog

        self.dismiss(None)
        self.app.push_screen(MappingDialog(path))


class MergeDialog(ReadingDialog[Copies]):
    """Makes two copies of one plan one again."""

    TITLE = N_("Merge with another copy")
    HELP_PAGE = "merge"
    PLACEHOLDER = N_("The file of the other copy")
    QUESTION = N_("Which copy?")
    ENDINGS = (".plan",)

    def beginning(self) -> Iterator[Paragraph]:
        """How it goes."""
        yield gap()
        says = _("When two people worked on copies of one plan, their work becomes one here.")
        yield Paragraph(((says, "text"),))
        yield gap()
        says = _("What only one of them changed is joined by itself; where both changed the same, you are asked.")
        yield Paragraph(((says, "text"),))
        yield Paragraph(((_("The other file stays as it is, and the history keeps who did what."), "text"),))

    def read(self, workspace: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Cancelled) -> Copies:
        """Read the other copy."""
        return Copies(read_other(workspace, paths[0]))

    def told(self, found: Copies) -> Iterable[Paragraph]:
        """What the other copy has and this one has not."""
        if not self.leads_on(found):
            yield Paragraph(((_("The other copy says nothing that is not known here already."), "good"),))
            return
        yield heading(_("What only the other copy has"))
        for sentence in found.senders:
            yield Paragraph((("· ", "label"), (sentence, "text")))
        yield gap()
        count = len(found.review.points)
        words = ngettext("{count} question to answer", "{count} questions to answer", count)
        yield Paragraph(((words.format(count=count), "title"),))

    def leads_on(self, found: Copies) -> bool:
        """Whether the other copy says anything new."""
        return bool(found.merging.news)

    def go(self, found: Copies) -> None:
        """Review it."""
        from planner.app.review.screen import review

        self.dismiss(None)
        review(self.planner, found)

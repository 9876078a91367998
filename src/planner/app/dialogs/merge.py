"""The merge dialog: another copy of the plan is read, and its questions are reviewed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.app.dialogs.bring_in_reading import ReadingDialog
from planner.app.dialogs.orders import Cancelled, Progress
from planner.app.review.copies import Copies
from planner.app.widgets.lines import Paragraph, gap, heading
from planner.i18n import N_, _, ngettext
from planner.workspace.merging import read_other
from planner.workspace.workspace import Workspace


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

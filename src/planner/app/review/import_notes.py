"""What else came with the files: what was not understood, files that cannot be read, and notes."""

from collections.abc import Iterator

from planner.app.review.sources import Matter
from planner.app.widgets.lines import Paragraph, gap, heading
from planner.changes.review.incoming import Fault
from planner.i18n import _


def told(matter: Matter) -> Iterator[Paragraph]:
    """All of it; a good word when there is nothing."""
    if not (matter.unread or matter.noted):
        yield Paragraph(((_("Everything was understood, and there is nothing else to know."), "good"),))
        return
    if matter.refused:
        yield heading(_("Files that were not read in"))
        for refusal in matter.refused:
            named = refusal.sentence.startswith(refusal.file)
            name = "" if named else f"{refusal.file}: "
            yield Paragraph(((name, "title"), (refusal.sentence, "text")), indent=1)
        yield gap()
    faults = [fault for incoming in matter.incomings for fault in incoming.faults]
    if faults:
        yield heading(_("Not understood"))
        yield Paragraph(
            ((_("This does not come in; the rest does. Correct it in the file and import it again."), "quiet"),)
        )
        for fault in faults:
            yield from _fault(fault)
        yield gap()
    for incoming in matter.incomings:
        if incoming.notes:
            yield heading(_("To know about {file}").format(file=incoming.source.file))
            for note in incoming.notes:
                yield Paragraph(((note, "text"),), indent=1)
            yield gap()


def _fault(fault: Fault) -> Iterator[Paragraph]:
    yield Paragraph(((f"{fault.where}: ", "label"), (_("“{words}”").format(words=fault.found[:60]), "title")), indent=1)
    yield Paragraph(((fault.remedy, "text"),), indent=3)


def told_senders(matter: Matter) -> Iterator[Paragraph]:
    """Who each file is from, and what is to be said of all of them."""
    for sentence in matter.senders:
        yield Paragraph((("· ", "label"), (sentence, "text")))

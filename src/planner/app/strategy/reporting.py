"""What was reported on an item, the newest first; reports are added and never changed."""

from collections.abc import Iterator

from planner.app.strategy.subject import Subject, adding, joined
from planner.app.widgets.lines import Paragraph
from planner.i18n import _
from planner.i18n.numbers import say_decimal
from planner.model import vocabularies
from planner.model.monitoring import Report
from planner.model.naming import name_of
from planner.model.progress import reports_of

TOLD = ("done", "obstacle", "next_step")
"""The fields that are told in sentences."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """All reports, and what adds one."""
    yield adding(_("Report progress"), "reports", indent=0)
    for report in reports_of(subject.plan, subject.id):
        yield Paragraph(())
        yield from _report(subject, report)


def _report(subject: Subject, report: Report) -> Iterator[Paragraph]:
    words, look = subject.term(vocabularies.STATUS[report.status or ""])
    percent = _("{percent} %").format(percent=say_decimal(report.percent)) if report.percent is not None else ""
    here = ("reports", report.id)
    pieces = ((f"{report.period or ''}", "title"), (" · ", "quiet"), (words, look))
    yield Paragraph((*pieces, (f" · {percent}" if percent else "", "text")), record=here, goes=here)
    fields = Report.fields()
    for name in TOLD:
        said = getattr(report, name).pick()
        if said:
            yield Paragraph(((f"{fields[name].label()}: ", "label"), (said, "text")), indent=1)
    by = name_of(subject.plan, report.by)
    quiet = joined(
        f"{fields['by'].label()}: {by}" if by else "",
        str(report.date or ""),
        f"{fields['evidence'].label()}: {report.evidence}" if report.evidence else "",
    )
    if quiet:
        yield Paragraph(((quiet, "quiet"),), indent=1)

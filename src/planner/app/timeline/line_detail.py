"""The lines below the timeline: the chosen line in full, what it waits for, and what waits for it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from planner.analysis.schedule.figures import AGREEMENT, Dependency
from planner.app.strategy.columns import brief, ink, term_cell
from planner.app.timeline.gantt import WAITED_FOR, WAITING
from planner.app.timeline.times import Times
from planner.app.widgets.cells import look
from planner.i18n import _
from planner.i18n.dates import say_date
from planner.model.naming import name_of, title_of

if TYPE_CHECKING:
    from planner.app.host import Host

MOST_NAMED = 8


def told(app: "Host", times: Times, id: str) -> Text:
    """Two lines about a line of the timeline."""
    record = times.record(id)
    lines = Text(no_wrap=True, overflow="ellipsis", end="")
    if record is None:
        return lines
    lines.append(f" {title_of(times.plan, record)}", look(app, attributes="bold"))
    lines.append(f"  {_dates(times, id)}", look(app, share=0.75))
    for term in (times.status(id), times.lateness(id)):
        if term is not None:
            cell = term_cell(app, term)
            lines.append(f"  {cell.text}", cell.style)
    leads = times.leads(id)
    lines.append(f"  {leads}" if leads else "", look(app, share=0.75))
    lines.append("\n")
    pieces = [*_named(app, times, WAITED_FOR, _("waits for"), times.waits.get(id, ()), "target"),
              *_named(app, times, WAITING, _("awaited by"), times.waited.get(id, ()), "source")]  # fmt: skip
    for text, style in pieces or [(_("It waits for nothing, and nothing waits for it."), look(app, share=0.65))]:
        lines.append(f" {text}", style)
    return lines


def _dates(times: Times, id: str) -> str:
    record, known = times.record(id), times.interval(id)
    if record is None or known.possible is None:
        return _("no dates")
    if record.start is None and record.end is None:
        first, last = known.possible
        return _("within {first} and {last}").format(first=say_date(first), last=say_date(last))
    return f"{brief(record.start) or '?'} – {brief(record.end) or '?'}"


def _named(
    app: "Host", times: Times, sign: str, words: str, some: Sequence[Dependency], end: str
) -> Iterator[tuple[str, Style]]:
    """The names of what depends, each with whether the dates allow it."""
    if some:
        yield f"{app.glyphs(sign)} {words}:", look(app, share=0.75)
    for each in some[:MOST_NAMED]:
        term = AGREEMENT[each.agreement]
        name = name_of(times.plan, getattr(each.link, end), ("items", "strategies"))
        yield f"{app.glyphs(term.sign)} {name}", ink(app, term.color)
    if len(some) > MOST_NAMED:
        yield f"+{len(some) - MOST_NAMED}", look(app, share=0.75)

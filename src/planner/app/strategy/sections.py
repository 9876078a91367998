"""The sections of the detail and the bar that leads to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from planner.app.strategy import section_texts
from planner.app.strategy.subject import Subject
from planner.app.widgets.cells import look
from planner.app.widgets.lines import Paragraph
from planner.i18n import N_, _
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.app.host import Host


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its title (a message id), its key, the collection it shows and the paragraphs it is read in."""

    name: str
    title: str
    key: str
    collection: str = ""
    paragraphs: Callable[[Subject], Iterator[Paragraph]] | None = None

    def count(self, plan: Plan, id: str) -> int:
        """How many records of the section an item or strategy has."""
        if not self.collection:
            return 0
        of_item = plan.table(self.collection).grouped("source" if self.collection == "links" else "item")
        return len(of_item.get(id, ()))


# fmt: off
SECTIONS = (
    Section("fields", N_("Facts"), "e"),
    Section("people", N_("Who"), "l", "assignments", section_texts.people),
    Section("measures", N_("Indicators"), "i", "indicators", section_texts.measures),
    Section("money", N_("Budget"), "b", "budget_lines", section_texts.money),
    Section("reports", N_("Reports"), "p", "reports", section_texts.reports),
    Section("links", N_("Links"), "v", "links", section_texts.links),
)
# fmt: on
SHOWN_IN = {section.collection: section for section in SECTIONS if section.collection} | {"observations": SECTIONS[2]}


class SectionBar(Widget):
    """The names of the sections with how much each holds; as many rows as the width needs."""

    DEFAULT_CSS = "SectionBar { height: auto; width: 1fr; }"

    class Chosen(Message):
        """A section was clicked."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(self) -> None:
        super().__init__()
        self.chosen = SECTIONS[0]
        self._counts: tuple[int, ...] = ()

    def show(self, chosen: Section, counts: tuple[int, ...]) -> None:
        """Show a section as the chosen one, and how many records each has."""
        if (chosen, counts) != (self.chosen, self._counts):
            self.chosen, self._counts = chosen, counts
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the names need."""
        return len(self._rows(width))

    def render(self) -> Text:
        """The names, never parted at the end of a row."""
        bar = Text(no_wrap=True)
        for number, row in enumerate(self._rows(self.size.width)):
            bar.append("\n" if number else "")
            bar.append_text(row)
        return bar

    def _rows(self, width: int) -> list[Text]:
        names = [self._label(number) for number in range(len(SECTIONS))]
        wide = sum(name.cell_len + 1 for name in names) <= width
        rows = [Text()]
        for name in names:
            if rows[-1].cell_len + name.cell_len > width:
                rows.append(Text())
            rows[-1].append_text(name)
            rows[-1].append(" " if wide else "")
        return rows

    def _label(self, number: int) -> Text:
        section, chosen = SECTIONS[number], SECTIONS[number] is self.chosen
        count = self._counts[number] if number < len(self._counts) else 0
        click = Style(meta={"section": number})
        style = (look(self.app, "primary", attributes="bold") if chosen else look(self.app, share=0.65)) + click
        mark = cast("Host", self.app).glyphs("▸") if chosen else " "
        name = Text(mark, style if chosen else "")
        name.append(f"{section.key} ", style if chosen else look(self.app, "primary") + click)
        return name.append(_(section.title) + (f" {count}" if count else ""), style)

    def on_click(self, event: Click) -> None:
        """Go to the section under the pointer."""
        number = event.style.meta.get("section")
        if number is not None:
            self.post_message(self.Chosen(SECTIONS[number]))

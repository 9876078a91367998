"""One panel on the screen: its sentences, its chart, its table, and what it says in full."""

import textwrap
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from planner.analysis.panel import Panel
from planner.app.analysis.chart_pane import ChartPane
from planner.app.analysis.grid import Grid
from planner.app.analysis.sheet import Sheet
from planner.app.screens import Dialog, planner_of
from planner.app.widgets.lines import Lines, Paragraph, gap
from planner.i18n import N_, _

SIDE = 140
"""So many columns of screen give sentences and charts a place beside the table."""
TALL = 34
"""So many lines of screen show a chart over its table; with fewer, one or the other."""


class PanelPane(Container):
    """Arranges what a panel holds by the room there is."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self.sheet = Sheet(Panel(key="", title=""))
        self.wants_chart = False
        """Whether the chart is shown where only chart or table has room."""

    def compose(self) -> ComposeResult:
        """The parts."""
        with Vertical(id="panel-side"):
            yield Lines(id="panel-says")
            yield ChartPane(id="panel-charts")
        yield Grid(id="panel-grid")
        yield Static("", id="panel-under", markup=False)

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one(Grid)

    @property
    def panel(self) -> Panel:
        """What is shown."""
        return self.sheet.panel

    @property
    def turns(self) -> bool:
        """Whether chart and table take turns, since there is no room for both."""
        both = bool(self.panel.charts and self.panel.rows)
        return both and self.app.size.width < SIDE and self.app.size.height < TALL

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Show a panel; `anew` begins at its top."""
        self.sheet = sheet
        self.query_one(Lines).show(paragraphs(sheet.panel), anew=anew)
        self.query_one(ChartPane).show(sheet.panel.charts)
        self.grid.show(sheet, anew=anew)
        self.lay_out()

    def say(self, words: str) -> None:
        """Say words instead of a panel."""
        self.show(Sheet(Panel(key="", title="", sentences=(words,))), anew=True)

    def turn(self) -> None:
        """Show the chart instead of the table, or the table again."""
        self.wants_chart = not self.wants_chart
        self.lay_out()
        self.focus_first()

    def focus_first(self) -> None:
        """The focus goes to the table, or to what there is instead."""
        if self.grid.display:
            self.grid.focus()
        else:
            (self.query_one(ChartPane) if self.query_one(ChartPane).display else self.query_one(Lines)).focus()

    def on_resize(self, event: Resize) -> None:
        """Arrange anew."""
        self.lay_out(event.size)

    def lay_out(self, size: Size | None = None) -> None:
        """Give every part its room."""
        width, height = size or self.size
        panel, rows = self.panel, bool(self.panel.rows)
        side = rows and width >= SIDE and (bool(panel.charts) or sum(self.sheet.natural) < width // 2)
        charts = bool(panel.charts) and (not self.turns or self.wants_chart)
        self.grid.display = rows and not (self.turns and self.wants_chart)
        self.query_one(ChartPane).display = charts
        self.query_one("#panel-under").display = self.grid.display
        self.set_class(side, "-side")
        self._share(width, height, side=side, charts=charts)

    def _share(self, width: int, height: int, *, side: bool, charts: bool) -> None:
        beside, lines, drawing = self.query_one("#panel-side"), self.query_one(Lines), self.query_one(ChartPane)
        alone, panel = not self.grid.display, self.panel
        room = width // 3 if side else width
        sentences, notes = (
            sum(len(textwrap.wrap(words, max(20, room - 4))) or 1 for words in said)
            for said in (panel.sentences, panel.notes)
        )
        needed, noted = sentences or notes, sentences + notes + 1
        wanted = len(drawing.lines_for(room, height)) if charts else 0
        if side:
            beside.styles.width, beside.styles.height = room, "1fr"
            lines.display = True
            lines.styles.height = min(noted + 1, height // 2) if charts else "1fr"
            drawing.styles.height = "1fr"
            return
        said = max(1, min(noted if height > TALL and noted < height // 4 else needed, height // 4))
        beside.styles.width, beside.styles.height = "1fr", "1fr" if alone else "auto"
        lines.display = bool(panel.sentences or panel.notes or alone)
        lines.styles.height = said if charts or not alone else "1fr"
        drawing.styles.height = "1fr" if alone else min(wanted, height * 2 // 5)

    def tell_cell(self) -> None:
        """Say in full what the cell under the cursor says."""
        under, grid = self.query_one("#panel-under", Static), self.grid
        number, here = grid.number, grid.here
        if number is None or here is None:
            under.update("", layout=False)
            return
        glyphs = planner_of(self).glyphs
        value = self.sheet.told(number, grid.column) or "—"
        title, label = self.sheet.title(number), " ".join(here[1].label.split())
        words = f"{label}: {value}" if not grid.column else f"{title} · {label}: {value}"
        width = max(20, self.size.width - 2)
        if here[1].help and cell_len(words) + cell_len(here[1].help) + 3 <= width * 2:
            words += f" ({here[1].help})" if cell_len(words) > width else f"\n{here[1].help}"
        elif self.sheet.signs and cell_len(words) <= width:
            words += "\n" + "  ".join(str(mark) for mark in self.sheet.signs)
        under.update(glyphs(words), layout=False)


def paragraphs(panel: Panel) -> list[Paragraph]:
    """The sentences, what it means that there are no rows, and how the figures were made."""
    said = [Paragraph(((words, "text"),)) for words in panel.sentences]
    if not panel.rows and panel.empty:
        said.append(Paragraph(((panel.empty, "text" if not said else "quiet"),)))
    for note in panel.notes:
        said += [*([gap()] if note == panel.notes[0] and said else []), Paragraph(((note, "quiet"),))]
    return said


def told_whole(sheet: Sheet, answers: str) -> list[Paragraph]:
    """Everything there is to read about a panel: what it answers, sentences, charts, columns, signs, method."""
    panel = sheet.panel
    said = [Paragraph(((panel.title, "heading"),)), Paragraph(((answers, "quiet"),)), gap()]
    said += [Paragraph(((words, "text"),)) for words in panel.sentences]
    said += [Paragraph(((f"{chart.title}. ", "label"), (chart.says, "text"))) for chart in panel.charts]
    if not panel.rows and panel.empty:
        said.append(Paragraph(((panel.empty, "text"),)))
    helped = [column for column in panel.columns if column.help]
    if helped:
        said += [gap(), Paragraph(((_("The columns"), "heading"),))]
        said += [Paragraph(((f"{column.label}: ", "label"), (column.help, "text")), indent=1) for column in helped]
    if sheet.signs:
        said += [gap(), Paragraph(((_("The signs"), "heading"),))]
        said += [Paragraph(((str(mark), "text"),), indent=1) for mark in sheet.signs]
    if panel.notes:
        said += [gap(), Paragraph(((_("How it was reckoned"), "heading"),))]
        said += [Paragraph(((note, "text"),), indent=1) for note in panel.notes]
    return said


class ReadingDialog(Dialog[None]):
    """Shows a panel as text."""

    HELP_PAGE = "analysis"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("i,q", "leave", N_("Close"), show=False)]

    def __init__(self, sheet: Sheet, answers: str) -> None:
        """`answers` is what the analysis answers, in the current language."""
        super().__init__()
        self._sheet, self._answers = sheet, answers

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with Vertical(classes="dialog -tall reading") as box:
            box.border_title = _("What it says")
            box.border_subtitle = _("esc closes")
            yield Lines(id="whole-text")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        lines = self.query_one(Lines)
        lines.show(told_whole(self._sheet, self._answers), anew=True)
        lines.focus()

    @on(Lines.Left)
    def _left(self) -> None:
        self.dismiss(None)

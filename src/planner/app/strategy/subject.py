"""What the sections of the detail are about, and its form, which loses nothing that was typed."""

from dataclasses import dataclass

from planner.app.theme import Glyphs
from planner.app.widgets.lines import Paragraph
from planner.app.widgets.record_form import RecordForm
from planner.model.palette import legible
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.vocabulary import Term

ADD = "+"
"""Stands for the collection where a line leads to adding a record."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item or a strategy, and the signs and ground it is shown with."""

    plan: Plan
    id: str
    glyphs: Glyphs
    surface: str
    """The colour that text stands on, as `#RRGGBB`."""

    def term(self, term: Term) -> tuple[str, str]:
        """The sign and word of a term as a piece of a paragraph."""
        look = legible(term.color, self.surface) if term.color else "label"
        return f"{self.glyphs(term.sign)} {term.label()}".strip(), look


def adding(words: str, what: str, *, indent: int = 1) -> Paragraph:
    """A line that adds a record when it is chosen; `what` names it to the pane."""
    return Paragraph((("+ ", "heading"), (words, "quiet")), goes=(ADD, what), indent=indent)


def joined(*parts: str) -> str:
    """The parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)


class SubjectForm(RecordForm):
    """Every field of the chosen record."""

    async def turn_to(self, record: Record, plan: Plan) -> None:
        """Show a record, after what is being typed into the one before was told; call it in the form's own turn."""
        if self.record is not None and record.id != self.record.id:
            await self._leave()
        self.show(record, plan)

    async def leave(self) -> None:
        """Tell what is being typed, as before the view is left."""
        if self.record is not None:
            await self._leave()

    async def _leave(self) -> None:
        before = self.record.body() if self.record is not None else {}
        changed = await self.finish()
        if changed:
            self.post_message(self.Changed(self, changed, {leaf: before.get(leaf) for leaf in changed}))
        for row in self.rows:
            if row.complaint:
                self.app.notify(row.complaint, severity="warning", timeout=10, markup=False)
                await row.complain("")

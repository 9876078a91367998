"""The form of the chosen item or strategy: it goes from one record to the next and loses nothing that was typed."""

from planner.app.widgets.record_form import RecordForm
from planner.model.plan import Plan
from planner.model.record import Record


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

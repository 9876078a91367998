"""The talk about an entry: read, asked about until nothing is in doubt, then saved as one change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.app.network.doubts import DoubtDialog
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.app.application import PlannerApp
    from planner.changes.change_set import ChangeSet
    from planner.workspace.entry import Choice, Doubt, Reading
    from planner.workspace.workspace import Workspace


@dataclass
class EntryTalk:
    """One text on its way into the plan: read, asked about until nothing is in doubt, saved as one change."""

    app: "PlannerApp"
    text: str
    done: Callable[[list[str]], None]
    """Called with the ids of the actors concerned, new ones first, when it is saved."""
    given_up: Callable[[str], None]
    """Called with the text when nothing came of it, so that no word is lost."""
    decisions: "dict[str, Choice]" = field(default_factory=dict)

    def begin(self) -> None:
        """Read the text, and save it at once when it is clear."""
        text, decisions = self.text, dict(self.decisions)

        def work(workspace: "Workspace") -> "tuple[Reading, ChangeSet | None]":
            from planner.workspace.entry import enter

            return enter(workspace, text, decisions)

        self.app.session.write(work, self._read, lambda: self.given_up(text))

    def _read(self, result: "tuple[Reading, ChangeSet | None]") -> None:
        reading, entry = result
        if reading.doubts:
            self.app.push_screen(DoubtDialog(reading.doubts), lambda answers: self._answered(reading.doubts, answers))
        else:
            self._say(reading)
            self.done(_actors(entry))

    def _answered(self, doubts: "tuple[Doubt, ...]", answers: "tuple[Choice, ...] | None") -> None:
        if answers is None:
            self.app.notify(_("Nothing was added."), markup=False)
            self.given_up(self.text)
            return
        from planner.workspace.entry import decided

        for doubt, choice in zip(doubts, answers, strict=True):
            self.decisions = decided(self.decisions, doubt, choice)
        self.begin()

    def _say(self, reading: "Reading") -> None:
        made = [change.collection for change in reading.changes if change.creates]
        actors, ties = made.count("stakeholders"), made.count("ties")
        parts = [
            ngettext("{count} actor", "{count} actors", actors).format(count=actors) if actors else "",
            ngettext("{count} tie", "{count} ties", ties).format(count=ties) if ties else "",
        ]
        words = ", ".join(filter(None, parts))
        if words:
            self.app.notify(_("Added: {what}").format(what=words), timeout=3, markup=False)
        else:
            self.app.notify(_("The plan says so already."), timeout=3, markup=False)


def _actors(entry: "ChangeSet | None") -> list[str]:
    if entry is None:
        return []
    made = [change.id for change in entry.changes if change.collection == "stakeholders" and change.creates]
    ends = [change.body[end] for change in entry.changes if change.collection == "ties" and change.creates
            for end in ("source", "target")]  # fmt: skip
    return list(dict.fromkeys([*made, *ends]))

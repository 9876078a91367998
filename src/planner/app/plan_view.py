"""What every view is: a pane over the plan that follows its changes and can jump to a record."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.containers import Container

from planner.app.session import PlanChanged, Session

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.model.plan import Plan


class PlanView(Container):
    """A view; it is mounted when it is first shown, and only after the plan is open."""

    HELP_PAGE: ClassVar[str] = "network"
    """The name of its page in `help/<language>/`."""

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)

    @property
    def session(self) -> Session:
        """The open plan."""
        return self.planner.session

    @property
    def plan(self) -> "Plan":
        """The plan as it is now."""
        plan = self.session.plan
        assert plan is not None, "views are mounted after the plan is open"  # noqa: S101
        return plan

    @property
    def chosen(self) -> str | None:
        """The id of the record that is chosen."""
        return None

    @property
    def place(self) -> object:
        """Where the reader stands in it; a save that took long moves the cursor of nobody who went on meanwhile."""
        return self.chosen

    def on_mount(self) -> None:
        """Follow the plan from the first moment."""
        self.session.changed.subscribe(self, self.plan_changed)

    def plan_changed(self, change: PlanChanged) -> None:
        """Show what changed; views override this."""

    def jump_to(self, collection: str, id: str) -> bool:
        """Show one record; tells whether it could."""
        return False

    def memory(self) -> Any:
        """What to keep while the view is made anew in another language: choices, cursor, filter."""
        return None

    def recall(self, memory: Any) -> None:
        """Take up what `memory` gave, after the view was made anew."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

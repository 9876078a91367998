"""The list of change sets: always newest first, and more of them are asked for before the end is reached."""

from textual.message import Message

from planner.app.widgets.register_table import RegisterTable

AHEAD = 40
"""So many rows before the end the next ones are asked for."""


class SetList(RegisterTable):
    """A register of change sets, which is never sorted otherwise."""

    class Ending(Message):
        """The reader comes near the end of what was read; `wholly` when the very last set is wanted."""

        def __init__(self, *, wholly: bool = False) -> None:
            super().__init__()
            self.wholly = wholly

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is that of time."""
        return False if action in {"sort_next", "sort_turn"} else super().check_action(action, parameters)

    def sort_by(self, column: str, *, downwards: bool = False) -> None:
        """Stay in the order of time."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more before the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + self.size.height + AHEAD >= len(self.rows):
            self.post_message(self.Ending())

    def action_end(self, which: int) -> None:
        """Go to the newest, or to the very first set of the plan, however far it is."""
        super().action_end(which)
        if which > 0:
            self.post_message(self.Ending(wholly=True))

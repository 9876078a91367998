"""The last line: the keys that work where the focus is, nearest first."""

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen

from planner.app.frame.clickable import ClickableLine, Stretch
from planner.app.looks import look

ALWAYS_SHOWN = ("f1", "ctrl+p")
"""These two stay at the right, since they lead to all the others."""


class KeyLine(ClickableLine):
    """The footer; each key can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="keys")

    def on_mount(self) -> None:
        """Follow the focus and the keys it brings."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def left(self) -> list[Stretch]:
        """The keys of the focused widget, then of what it stands in."""
        shown: dict[tuple[str, str], ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.binding.key not in ALWAYS_SHOWN and self._means(active.binding):
                shown.setdefault((active.binding.action, active.binding.description), active)
        return [stretch for active in shown.values() for stretch in [self._key(active)]]

    def right(self) -> list[Stretch]:
        """Help and commands."""
        bindings = self.screen.active_bindings
        return [self._key(bindings[key]) for key in ALWAYS_SHOWN if key in bindings]

    def _means(self, binding: Binding) -> bool:
        """Whether the key does what it says here, rather than being typed."""
        focused = self.screen.focused
        typed = binding.key == "slash" and focused is not None and focused.check_consume_key("slash", "/")
        return bool(binding.description) and not typed

    def _key(self, active: ActiveBinding) -> Stretch:
        binding = active.binding
        key = self.app.get_key_display(binding)
        style = look(self.app, share=0.75 if active.enabled else 0.4)
        press = binding.key.partition(",")[0]
        return Stretch(f" {key} {binding.description} ", style, lambda: self.app.simulate_key(press))

    def _keys_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.redraw()

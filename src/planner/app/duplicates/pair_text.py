"""How a pair is shown: its row in the list, and both records side by side with the reasons above."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from planner.app.widgets.cells import Cell
from planner.app.widgets.register_table import Column
from planner.changes.actors.wording import facts
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model.naming import name_of

if TYPE_CHECKING:
    from planner.analysis.matching.duplicates import Pair
    from planner.model.plan import Plan


def pair_columns(plan: "Plan", pairs: "Mapping[str, Pair]") -> Sequence[Column]:
    """Both names and the strongest reason; in the order they were found unless sorted otherwise."""
    order = {key: number for number, key in enumerate(pairs)}

    def name(key: str, side: int) -> str:
        pair = pairs[key]
        return name_of(plan, pair.other if side else pair.one)

    return (
        Column("order", _("No."), lambda key: Cell(str(order.get(key, 0) + 1)), lambda key: order.get(key, 0), 6,
               align="right"),
        Column("one", _("One"), lambda key: Cell(name(key, 0)), lambda key: sort_key(name(key, 0)), 20, share=3),
        Column("other", _("The other"), lambda key: Cell(name(key, 1)), lambda key: sort_key(name(key, 1)), 20,
               share=3),
        Column("sure", _("How likely"), lambda key: Cell(_likely(pairs[key])), lambda key: not pairs[key].certain, 13,
               drop=1),
    )  # fmt: skip


def _likely(pair: "Pair") -> str:
    return _("very likely") if pair.certain else _("perhaps")


def side_by_side(plan: "Plan", pair: "Pair") -> Group:
    """The reasons, and under them what the plan says of each; user text is never markup."""
    reasons = [Text(sentence) for sentence in pair.sentences]
    return Group(*reasons, Text(), both(plan, pair.one, pair.other))


def both(plan: "Plan", one: str, other: str) -> Table:
    """What the plan says of two actors, a row for each field; what differs is marked."""
    table = Table(box=None, expand=True, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(width=16, no_wrap=False)
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for fact in facts(plan, one, other):
        sign = "≠" if fact.differs else ""
        table.add_row(Text(fact.label, "dim"), Text(sign), _value(fact.one), _value(fact.other))
    return table


def _value(words: str) -> Text:
    return Text(words) if words else Text("—", "dim")

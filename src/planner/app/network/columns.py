"""The columns of the register of actors."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from rich.style import Style

from planner.app.colors import legible
from planner.app.network.register import Register, Row
from planner.app.widgets.cells import Cell
from planner.app.widgets.register_table import Column
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder

if TYPE_CHECKING:
    from planner.app.application import PlannerApp


def register_columns(app: "PlannerApp", register: Register) -> Sequence[Column]:
    """The columns, saying their titles in the current language; those of the lowest use go first when room is short."""
    rows = register.rows

    def column(
        name: str, title: str, cell: Callable[[Row], Cell], key: Callable[[Row], Any], width: int, **more: Any
    ) -> Column:
        return Column(name, title, lambda row: cell(rows[row]), lambda row: key(rows[row]), width, **more)

    def ties(row: Row) -> Cell:
        return Cell(str(row.ties) if row.ties else app.glyphs("·"))

    return (
        column("name", _label("name"), lambda row: Cell(_name(row)), lambda row: sort_key(_name(row)), 18, share=6),
        column("acronym", _label("acronym"), lambda row: Cell(row.actor.acronym or ""), _acronym_key, 8, share=1,
               drop=5),
        column("sector", _label("sector"), lambda row: sector_cell(app, row.actor), _sector_key, 10, share=2, drop=2),
        column("level", _label("level"), lambda row: Cell(vocabularies.LEVEL.label(row.actor.level)), _level_key,
               9, share=1, drop=6),
        column("territory", _label("territory"), lambda row: Cell(row.territory), lambda row: sort_key(row.territory),
               10, share=2, drop=7),
        column("ties", _("No. ties"), ties, lambda row: -row.ties, 8, align="right", drop=1),
        column("bridge", _("Bridge"), lambda row: Cell(_("bridge") if row.bridge else ""),
               lambda row: not row.bridge, 8, drop=3),
        column("assignments", _("Tasks"), lambda row: Cell(str(row.assignments or "")), lambda row: -row.assignments,
               7, align="right", drop=4),
    )  # fmt: skip


def sector_cell(app: "PlannerApp", actor: Stakeholder) -> Cell:
    """The sign and word of an actor's sector, in its colour."""
    if not actor.sector:
        return Cell("")
    term = vocabularies.SECTOR[actor.sector]
    return Cell(f"{app.glyphs(term.sign)} {term.label()}", sector_style(app, actor.sector))


def sector_style(app: "PlannerApp", sector: str | None) -> Style:
    """The colour of a sector, legible on the theme's surface."""
    color = vocabularies.SECTOR[sector].color if sector else ""
    return Style(color=legible(color, app.theme_variables["surface"])) if color else Style()


def _label(name: str) -> str:
    return Stakeholder.fields()[name].label()


def _name(row: Row) -> str:
    return row.actor.name.pick() or row.actor.acronym or "—"


def _acronym_key(row: Row) -> Any:
    return (not row.actor.acronym, sort_key(row.actor.acronym or ""))


def _sector_key(row: Row) -> Any:
    return _term_key(vocabularies.SECTOR, row.actor.sector)


def _level_key(row: Row) -> Any:
    order = [term.code for term in vocabularies.LEVEL]
    return order.index(row.actor.level) if row.actor.level in order else len(order)


def _term_key(vocabulary: Any, code: str | None) -> Any:
    return (not code, sort_key(vocabulary.label(code)))

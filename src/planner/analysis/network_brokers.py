"""Who stands between others, and between whose, in words and a table."""

from collections.abc import Iterator, Mapping

from planner.analysis.brokerage import ROLES, Brokerage
from planner.analysis.network import Network
from planner.analysis.network_measures import ROLE_WORDS, role_column
from planner.analysis.network_words import CHARTED, chart, name, sector
from planner.analysis.panel import Column, Panel, Row, Series
from planner.i18n import _, ngettext
from planner.i18n.numbers import say_decimal
from planner.i18n.text import sort_key
from planner.model import palette
from planner.model.plan import Plan

COLORS = (palette.GREEN, palette.SKY, palette.ORANGE, palette.PURPLE, palette.BLUE)


def brokers(plan: Plan, found: Network) -> Panel:
    """Whoever is a broker, with how often it has each role."""
    known = {who: roles for who, one in found.figures.items() if (roles := one.brokerage) is not None and roles.total}
    ids = sorted(known, key=lambda who: (-known[who].total, sort_key(name(plan, who))))
    rows = tuple(
        Row(cells=(name(plan, id), sector(plan, id), *(known[id].of(role) for role in ROLES), known[id].total),
            goes=("stakeholders", id))
        for id in ids
    )  # fmt: skip
    series = [
        Series(
            name=_(ROLE_WORDS[role][0]), values=tuple(float(known[id].of(role)) for id in ids[:CHARTED]), color=color
        )
        for role, color in zip(ROLES, COLORS, strict=True)
    ]
    unknown = sum(1 for one in found.figures.values() if one.brokerage is None)
    left_out = ngettext("One actor whose sector is not known is left out.",
                        "{count} actors whose sector is not known are left out.", unknown)  # fmt: skip
    return Panel(
        key="brokers", title=_("Who stands between others"), sentences=tuple(_sentences(plan, known)),
        columns=(Column(key="actor", label=_("Actor")), Column(key="sector", label=_("Sector")),
                 *(role_column(role) for role in ROLES),
                 Column(key="total", label=_("All roles"), kind="count",
                        help=_("For how many pairs of others without a tie it can hand on from one to the other"
                               " (brokerage)."))),
        rows=rows, charts=chart(plan, _("Who stands between others"), ids[:CHARTED], series),
        empty=_("Nobody stands between two others whose sectors are known."),
        notes=(
            _("Counted are ways from one actor over this one to another, in the direction of the ties, where the first"
              " has no tie to the last; what is mutual counts both ways (Gould and Fernandez 1989)."),
            *((left_out.format(count=unknown),) if unknown else ()),
        ),
    )  # fmt: skip


def _sentences(plan: Plan, known: Mapping[str, Brokerage]) -> Iterator[str]:
    if not known:
        return
    first = max(known, key=lambda who: known[who].total)
    text = ngettext("{name} stands between others most often: for one pair that has no tie of its own.",
                    "{name} stands between others most often: for {count} pairs that have no tie of their own.",
                    known[first].total)  # fmt: skip
    yield text.format(name=name(plan, first), count=say_decimal(known[first].total))
    liaison = max(known, key=lambda who: known[who].liaison)
    if known[liaison].liaison:
        yield _("{name} joins different sectors, of which none is its own, more than anybody else (liaison).").format(
            name=name(plan, liaison)
        )

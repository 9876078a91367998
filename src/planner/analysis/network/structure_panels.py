"""Who stands between others and between whom, and how sectors mix, in words and tables."""

from collections.abc import Iterator, Mapping, Sequence

from planner.analysis.network.brokerage import ROLES, Brokerage, Mixing
from planner.analysis.network.figures import Network
from planner.analysis.network.panel_parts import CHARTED, ROLE_WORDS, chart, name, role_column, sector
from planner.analysis.panel import Chart, Column, Panel, Row, Series, Value
from planner.i18n import _, ngettext
from planner.i18n.numbers import say_decimal
from planner.i18n.text import listed, sort_key
from planner.model import palette, vocabularies
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


NOTICED = 0.15
"""How far a sector's index must be from what chance would give to be worth saying."""
ENOUGH = 6
"""With fewer contacts than that one more or less turns the reading over."""


def sectors(found: Network) -> Panel:
    """The whole and every sector: contacts within and with others, beside what chance would give."""
    ordered = sorted(found.sectors, key=_turn)
    rows = [Row(cells=(_("All"), *_mixed(found.mixing)), heading=True)] if ordered else []
    rows += [Row(cells=(vocabularies.SECTOR.label(code), *_mixed(found.sectors[code]))) for code in ordered]
    drawn = [code for code in ordered if found.sectors[code].index is not None]
    labels = tuple(vocabularies.SECTOR.label(code) for code in drawn)
    series = (
        Series(name=_("Within"), values=tuple(float(found.sectors[code].internal) for code in drawn),
               color=palette.BLUE),
        Series(name=_("With others"), values=tuple(float(found.sectors[code].external) for code in drawn),
               color=palette.ORANGE),
    )  # fmt: skip
    said = "; ".join(f"{label}: {found.sectors[code].internal} + {found.sectors[code].external}"
                     for label, code in zip(labels, drawn, strict=True))  # fmt: skip
    title = _("Contacts within each sector and with others")
    chart = Chart(kind="stacked", title=title, labels=labels, series=series, says=f"{title}. {said}.")
    return Panel(
        key="sectors", title=_("How sectors mix"), sentences=tuple(_mixing_sentences(found, ordered)),
        columns=(
            Column(key="sector", label=_("Sector")), Column(key="actors", label=_("Actors"), kind="count"),
            Column(key="within", label=_("Within"), kind="count", help=_("Pairs in contact of the same sector.")),
            Column(key="with_others", label=_("With others"), kind="count",
                   help=_("Pairs in contact of which one is of another sector.")),
            Column(key="ei", label=_("Open or closed"), kind="number",
                   help=_("From -1, contact only within the sector, to 1, only with others (E-I index).")),
            Column(key="by_chance", label=_("By chance"), kind="number",
                   help=_("What it would be if everybody had contact with anybody, from the number of actors alone.")),
            Column(key="reading", label=_("What it says")),
        ),
        rows=tuple(rows), charts=(chart,) if drawn else (), empty=_("No actor has a sector yet."),
        notes=(
            _("Pairs in contact count once, whatever the direction and the number of ties; a pair of two sectors counts"
              " for both. Actors whose sector is not known are left out (Krackhardt and Stern 1988)."),
        ),
    )  # fmt: skip


def _mixed(one: Mixing) -> tuple[Value, ...]:
    return one.members, one.internal, one.external, one.index, one.by_chance, reading(one)


def reading(one: Mixing) -> str | None:
    """What the index says beside what chance would give; nothing when it cannot be reckoned."""
    if one.index is None or one.by_chance is None:
        return None
    if one.internal + one.external < ENOUGH:
        return _("too few contacts to tell")
    if _closed(one):
        return _("keeps more to itself than its size would give")
    if one.index > one.by_chance + NOTICED:
        return _("more open to others than its size would give")
    return _("about as its size would give")


def _closed(one: Mixing) -> bool:
    enough = one.internal + one.external >= ENOUGH
    return enough and one.index is not None and one.by_chance is not None and one.index < one.by_chance - NOTICED


def _mixing_sentences(found: Network, codes: Sequence[str]) -> Iterator[str]:
    total = found.mixing.internal + found.mixing.external
    if total:
        percent = round(100 * found.mixing.external / total)
        yield _("Of every 100 pairs in contact {percent} are of two different sectors.").format(percent=percent)
    closed = [code for code in codes if _closed(found.sectors[code])]
    if closed:
        names = listed([vocabularies.SECTOR.label(code) for code in closed])
        yield _("These sectors keep more to themselves than their size would give: {names}.").format(names=names)


def _turn(code: str) -> int:
    codes = [term.code for term in vocabularies.SECTOR]
    return codes.index(code) if code in codes else len(codes)

"""One status in the words of those who ask for it: the crosswalk to OGP, Guatemala's board, IATI and Decidim.

OGP: completion levels of the Independent Reporting Mechanism. Board: the open-government board of Guatemala, by
milestone. IATI: code list ActivityStatus 2.03. Decidim: percent of a result; its bands are our proposal.
"""

from dataclasses import dataclass

from planner.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Dialects:
    """What one status is called elsewhere; empty where the other side has no word for it."""

    ogp: str = ""
    """A message id."""
    board: str = ""
    """A message id."""
    iati: str = ""
    """Codes; where two are possible, which one is for whoever closes the accounts to say."""
    band: tuple[int, int] | None = None
    """The percent a result may have; None where it keeps what it had."""


CROSSWALK: dict[str, Dialects] = {
    "proposed": Dialects(iati="1", band=(0, 0)),
    "not_started": Dialects(N_("OGP|Not started"), N_("Milestone not started"), "1", (0, 0)),
    "limited": Dialects(N_("OGP|Limited"), N_("Milestone started"), "2", (1, 49)),
    "substantial": Dialects(N_("OGP|Substantial"), N_("Milestone started"), "2", (50, 99)),
    "complete": Dialects(N_("OGP|Complete"), N_("Milestone completed"), "3/4", (100, 100)),
    "suspended": Dialects(iati="6"),
    "cancelled": Dialects(iati="5"),
    "no_evidence": Dialects(N_("OGP|No evidence available")),
}
"""By code of `vocabularies.STATUS`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A status as each side says it, in the current language; empty where it has no word."""

    ogp: str
    board: str
    iati: str
    percent: int | None
    """For Decidim."""


def said(status: str | None, progress: int | None) -> Said:
    """A status with its progress (0 to 100, None when not known) in the words of each side."""
    known = CROSSWALK.get(status or "")
    if known is None:
        return Said("", "", "", None)
    ogp = _(known.ogp).partition("|")[2] if known.ogp else ""
    percent = progress if known.band is None and status != "no_evidence" else _within(known.band, progress)
    return Said(ogp, _(known.board) if known.board else "", known.iati, percent)


def _within(band: tuple[int, int] | None, progress: int | None) -> int | None:
    """The progress kept within a band; a band of one value needs none, and in others nothing is made up."""
    if band is None or (progress is None and band[0] != band[1]):
        return None
    return min(max(progress or 0, band[0]), band[1])

"""`planner compare`: what differs between two plans, or one plan at two dates."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import edition_option, told_edition, typed_date
from planner.i18n import LANGUAGES, N_, Language, _, current_language

if TYPE_CHECKING:
    from datetime import date

    from planner.analysis.comparison.compare import Comparison
    from planner.analysis.comparison.kinds import Compared
    from planner.model.dates import When
    from planner.workspace.comparing import Pair

Dates = tuple["When | None", "When | None"]


@planner_command(
    "compare",
    N_("Show what differs between two plans, or one plan at two dates: what is new, gone, grown, shrunk or changed."),
)
@argument("path", N_("PLAN"), N_("The plan, or the earlier of two; without it, the plan of --plan."), required=False,
          type=click.Path(path_type=Path))  # fmt: skip
@argument("other", N_("OTHER"), N_("The plan to compare it with."), required=False, type=click.Path(path_type=Path))
@option("--since", "since", metavar=N_("DATE"), help=N_("What changed from this day, month or year on."))
@option("--from", "first", metavar=N_("DATE"), help=N_("The same as --since."))
@option("--to", "last", metavar=N_("DATE"), help=N_("What changed up to this day, month or year."))
@option("--map", "map_file", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("Write the map of what changed (one HTML file)."))  # fmt: skip
@option("--workbook", "workbook_file", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("Write the workbook of what changed (Excel)."))  # fmt: skip
@edition_option
@option("--lang", "tongue", type=click.Choice(LANGUAGES), help=N_("The language of what is written."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON, with every value before and after."))
@pass_session
def command(
    session: Session, path: Path | None, other: Path | None, since: str | None, first: str | None, last: str | None,
    map_file: Path | None, workbook_file: Path | None, edition: str, tongue: Language | None, as_json: bool,
) -> None:  # fmt: skip
    """Compare, and write or say what was found."""
    from planner.model.fields import Audience

    if since and first:
        raise click.UsageError(_("Give --since or --from, not both."))
    dates = typed_date("--since" if since else "--from", since or first), typed_date("--to", last)
    if other is None and dates == (None, None):
        raise click.UsageError(_("Name two plans, or one plan and a date: planner compare PLAN --since 2026-11-01"))
    audience = Audience(edition)
    pair = _pair(session, path, other, dates)
    written = _written(pair, map_file, workbook_file, audience, tongue or current_language())
    comparison = pair.seen(audience)
    if as_json:
        click.echo(json.dumps(_document(pair, comparison), ensure_ascii=False, indent=2))
        return
    _tell(pair, comparison)
    for file in written:
        click.echo(_("Wrote {file}").format(file=file))
    click.echo(told_edition(edition))


def _pair(session: Session, path: Path | None, other: Path | None, dates: Dates) -> "Pair":
    from planner.workspace.comparing import between_days, with_other
    from planner.workspace.opening import open_plan

    begin: date | None = dates[0].first if dates[0] is not None else None
    end: date | None = dates[1].last if dates[1] is not None else None
    with open_plan(path or session.plan, author=session.author) as workspace:
        return between_days(workspace, begin, end) if other is None else with_other(workspace, other, begin, end)


def _written(
    pair: "Pair", map_file: Path | None, workbook_file: Path | None, audience: Any, tongue: Language
) -> list[Path]:
    from planner.workspace.comparing import save_map, save_workbook

    files = [(save_map, map_file), (save_workbook, workbook_file)]
    for save, file in files:
        if file is not None:
            save(pair, file, audience, tongue)
    return [file for _save, file in files if file is not None]


def _tell(pair: "Pair", comparison: "Comparison") -> None:
    from planner.analysis.comparison.sentences import sentences
    from planner.analysis.comparison.wording import MEASURE, in_order
    from planner.cli.text import say

    say(_("Before: {side}").format(side=pair.sides[0]), _("After: {side}").format(side=pair.sides[1]))
    if pair.by_name:
        say(_("These are two different plans: their records were matched by name."))
    if comparison.nothing:
        say("", _("Nothing changed."))
        return
    say("", *(f"- {sentence}" for sentence in sentences(comparison)))
    for heading, some in _groups(comparison):
        if some:
            say("", heading, *(line for one in in_order(comparison, some) for line in _lines(comparison, one)))
    say("", _(MEASURE))


def _groups(comparison: "Comparison") -> "list[tuple[str, tuple[Compared, ...]]]":
    return [
        (_("ACTORS"), comparison.actors),
        (_("RELATIONS"), comparison.ties),
        (_("IN THE PLAN"), comparison.records),
        (_("INDICATORS"), comparison.indicators),
        (_("BUDGET"), comparison.budget_lines),
    ]


def _lines(comparison: "Comparison", one: "Compared") -> list[str]:
    from planner.analysis.comparison.wording import differences, kind_sign, kind_word, name

    return [
        f"{kind_sign(one)} {kind_word(one)}: {name(comparison, one)}",
        *(
            f"    {d.label}: {d.before or _('no data')} → {d.after or _('no data')}"
            for d in differences(comparison, one)
        ),
    ]


def _document(pair: "Pair", comparison: "Comparison") -> dict[str, Any]:
    from planner.analysis.comparison.sentences import sentences

    return {
        "before": str(pair.sides[0]),
        "after": str(pair.sides[1]),
        "matched_by_name": pair.by_name,
        "sentences": sentences(comparison),
        "actors": [_entry(comparison, one) for one in comparison.actors],
        "ties": [_entry(comparison, one) for one in comparison.ties],
        "plan": [_entry(comparison, one) for one in comparison.records],
        "indicators": [_entry(comparison, one) for one in comparison.indicators],
        "budget_lines": [_entry(comparison, one) for one in comparison.budget_lines],
        "money": [
            {"kind": m.kind, "currency": m.currency, "before": str(m.before), "after": str(m.after)}
            for m in comparison.money
        ],
        "others": [_entry(comparison, one) for one in comparison.others],
    }


def _entry(comparison: "Comparison", one: "Compared") -> dict[str, Any]:
    from planner.analysis.comparison.wording import differences, name

    return {
        "type": one.collection,
        "id": one.id,
        "change": one.kind,
        "name": name(comparison, one),
        "aspects": list(one.aspects),
        "fields": [{"field": d.label, "before": d.before, "after": d.after} for d in differences(comparison, one)],
    }

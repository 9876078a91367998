"""Values as people type them into cells."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planner.changes.review.incoming import Incoming, Kind
from planner.i18n import speaking
from tests.formats.workbook.plans import plan_of
from tests.formats.workbook.returning.clerk import came, mailed, said

MONTH = "[$-100A]mmmm yyyy"
DAY = "dd/mm/yyyy"


Case = tuple[Any, str | None, str]
"""What is typed, in which number format (None: as the cell was), and what it means."""


def typed_into(tmp_path: Path, table: str, key: str, body: dict[str, str], cases: Sequence[Case]) -> Incoming:
    """One record a case, all of the same body, with what is typed into its cell."""
    plan = plan_of({table: {f"Z{n}": body for n in range(len(cases))}})
    clerk = mailed(tmp_path, plan)
    for n, (typed, shows, _meant) in enumerate(cases):
        clerk.put(table, f"Z{n}", key, typed, shows)
    return came(clerk, plan)


def meanings(cases: Sequence[Case], key: str) -> dict[tuple[str, str], str | None]:
    return {(f"Z{n}", key): meant for n, (_typed, _shows, meant) in enumerate(cases)}


DATES: list[Case] = [
    (date(2026, 12, 1), MONTH, "2026-12"), (date(2026, 12, 31), MONTH, "2026-12"),
    (date(2026, 12, 1), DAY, "2026-12-01"), (datetime.fromisoformat("2026-12-01T08:30"), DAY, "2026-12-01"),
    (date(2027, 1, 1), "yyyy", "2027"), (46357, "General", "2026-12-01"), (2027, "General", "2027"),
    ("30/06/2026", None, "2026-06-30"), ("2026-06", None, "2026-06"), ("junio de 2026", None, "2026-06"),
    ("3 de marzo de 2026", None, "2026-03-03"), ("2.º trimestre 2026", None, "2026-Q2"),
    ("2.º trimestre de 2026", None, "2026-Q2"), ("June 2026", None, "2026-06"), ("2026", None, "2026"),
]  # fmt: skip


def test_dates(tmp_path: Path) -> None:
    found = typed_into(tmp_path, "items", "end", {"title.es": "Z", "place": "I1 a2", "end": "2025"}, DATES)
    assert said(found.suggestions) == meanings(DATES, "end")
    assert {(one.base, one.kind, one.asks) for one in found.suggestions} == {("2025", Kind.CHANGED, "")}
    assert found.faults == ()


def test_what_is_no_date_is_told_with_its_cell(tmp_path: Path) -> None:
    wrong = ("30/06/26", "06/30/2026", "pronto", 12, -5.5, True, "13/2026")
    cases: list[Case] = [(typed, "General", "") for typed in wrong]
    found = typed_into(tmp_path, "items", "end", {"title.es": "Z", "place": "I1 a2", "end": "2025"}, cases)
    assert found.suggestions == ()
    assert [fault.found for fault in found.faults] == [
        "30/06/26",
        "06/30/2026",
        "pronto",
        "12",
        "-5.5",
        "sí",
        "13/2026",
    ]
    assert all("30/06/2026" in fault.remedy and fault.where.sheet == "Plan de acción" for fault in found.faults)
    assert len({fault.where.cell for fault in found.faults}) == len(cases)


def test_a_year_typed_into_a_cell_for_days_is_asked(tmp_path: Path) -> None:
    found = came(mailed(tmp_path).put("items", "I2", "end", 2027))
    assert said(found.suggestions) == {("I2", "end"): "2027"}
    assert found.suggestions[0].asks


def test_money(tmp_path: Path) -> None:
    cases: list[Case] = [(1500, None, "1500 GTQ"), ("Q 1,234.75", None, "1234.75 GTQ"), ("1,500", None, "1500 GTQ"),
             (0.1 + 0.2, None, "0.3 GTQ"), ("-Q 20.00", None, "-20.00 GTQ")]  # fmt: skip
    found = typed_into(tmp_path, "budget_lines", "amount", {"item": "I2", "amount": "9 GTQ"}, cases)
    assert said(found.suggestions) == meanings(cases, "amount")


def test_the_currency_stands_beside_the_amount(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("budget_lines", "B1", "amount.currency", "US$")
    clerk.put("budget_lines", "B3", "amount", 25)
    clerk.put("budget_lines", "B4", "amount", "500 USD")
    clerk.put("budget_lines", "B2", "amount.currency", "vacas")
    found = came(clerk)
    assert said(found.suggestions) == {
        ("B1", "amount"): "1234.50 USD", ("B3", "amount"): "25 USD", ("B4", "amount"): "500 USD"}  # fmt: skip
    assert [one.id for one in found.suggestions if one.asks] == ["B4"]
    assert [fault.found for fault in found.faults] == ["vacas"]


def test_percent(tmp_path: Path) -> None:
    cases = [
        ("50 %", None, "50"),
        ("50%", "General", "50"),
        (0.5, "0%", "50"),
        (50, None, "50"),
        ("50", "General", "50"),
        (0.25, '0" %"', "25"),
        (1, '0" %"', "1"),
    ]
    found = typed_into(tmp_path, "reports", "percent", {"item": "I3", "status": "limited", "period": "2026"}, cases)
    assert said(found.suggestions) == meanings(cases, "percent")
    assert [one.value for one in found.suggestions if "100 %" in one.asks] == ["1"], "100 % would look the same"


def test_yes_and_no(tmp_path: Path) -> None:
    cases: list[Case] = [
        ("Sí", None, "yes"),
        ("x", None, "yes"),
        ("no", None, "no"),
        (True, None, "yes"),
        ("yes", None, "yes"),
    ]
    found = typed_into(tmp_path, "indicators", "overlapping", {"item": "I2", "name.es": "Z"}, cases)
    assert said(found.suggestions) == meanings(cases, "overlapping")


def test_words_of_a_list_in_either_language_with_or_without_their_sign(tmp_path: Path) -> None:
    cases: list[Case] = [
        (typed, None, "suspended") for typed in ("Suspendida", "‖ Suspendida", "suspended", "SUSPENDIDA ")
    ]
    found = typed_into(tmp_path, "items", "status", {"title.es": "Z", "place": "I1 a2"}, cases)
    assert said(found.suggestions) == meanings(cases, "status")
    assert {one.asks for one in found.suggestions} == {""}


def test_a_misspelt_word_is_asked_and_a_strange_one_told_what_is_accepted(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "status", "Suspendidda").put("items", "I3", "priority", "ayer")
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "status"): "suspended"}
    assert "Suspendida" in found.suggestions[0].asks
    (fault,) = found.faults
    assert (fault.found, fault.where.row) == ("ayer", clerk.row("items", "I3"))
    assert all(word in fault.sentence for word in ("Alta", "Media", "Baja"))


def test_numbers_say_the_same_however_many_zeros_they_end_in(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("observations", "O3", "value", "24.5").put("observations", "O2", "value", "1,200")
    clerk.put("observations", "O1", "value", "12,5")
    found = came(clerk)
    assert found.suggestions == ()
    assert [fault.found for fault in found.faults] == ["12,5"]


def test_names_instead_of_labels(tmp_path: Path) -> None:
    names = ("MVV", "mvv", "Municipalidad de Valle Verde", "municipalidad de  valle verde", "A1")
    cases: list[Case] = [(name, None, "A1") for name in names]
    found = typed_into(tmp_path, "budget_lines", "funder", {"item": "I2"}, cases)
    assert said(found.suggestions) == meanings(cases, "funder")
    assert {one.asks for one in found.suggestions} == {""}


def test_a_short_code_names_one(tmp_path: Path) -> None:
    plan = plan_of({"stakeholders": {"01ABCD1234": {"name.es": "Otra entidad"}}})
    found = came(mailed(tmp_path, plan).put("budget_lines", "B2", "funder", "a-1234"), plan)
    assert said(found.suggestions) == {("B2", "funder"): "01ABCD1234"}


def test_an_alias_a_near_name_and_an_unknown_one(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("budget_lines", "B2", "funder", "La Escuela")
    clerk.put("budget_lines", "B3", "funder", "Escuela Tallre")
    clerk.put("budget_lines", "B4", "funder", "Fundación Quetzal")
    found = came(clerk)
    assert said(found.suggestions) == {("B2", "funder"): "A2", ("B3", "funder"): "A2"}
    assert [bool(one.asks) for one in found.suggestions] == [False, True]
    assert "Escuela Taller" in found.suggestions[1].asks
    (fault,) = found.faults
    assert "«Actores»" in fault.remedy


def test_a_name_of_several_is_told_with_their_codes(tmp_path: Path) -> None:
    twins = {"A8": {"name.es": "IGM"}, "A9": {"name.es": "Otro", "acronym": "IGM"}}
    plan = plan_of({"stakeholders": twins})
    found = came(mailed(tmp_path, plan).put("budget_lines", "B2", "funder", "igm"), plan)
    assert found.suggestions == ()
    assert len(found.faults) == 1


def test_both_languages_of_a_text(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I3", "title.es", "Asesorar").put("items", "I2", "title.en", "Training")
    assert said(came(clerk).suggestions) == {("I3", "title.es"): "Asesorar", ("I2", "title.en"): "Training"}


def test_a_text_lent_from_the_other_language_is_no_value(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    assert clerk.cell("items", "I3", "title.es").value == "To advise"
    assert came(clerk.put("items", "I3", "title.es", None)).suggestions == ()


def test_members_of_sets_one_by_one(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("stakeholders", "A2", "aliases", "La Escuela; El Taller; ET")
    clerk.put("stakeholders", "A1", "cites", "Diagnóstico, línea 4; Diagnóstico, página 9")
    clerk.put("stakeholders", "A1", "known_none", "Recursos; Acciones")
    assert said(came(clerk).suggestions) == {
        ("A2", "aliases[El Taller]"): "yes", ("A2", "aliases[ET]"): "yes", ("A1", "cites[D1 página 9]"): "yes",
        ("A1", "known_none[actions]"): "yes",
    }  # fmt: skip


def test_formulas_count_by_what_they_give(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("observations", "O1", "value", "=1+1").put("items", "I2", "code", "#REF!")
    clerk.cell("items", "I2", "code").data_type = "e"
    found = came(clerk)
    assert found.suggestions == ()
    assert len(found.faults) == 2
    assert all(fault.where.cell for fault in found.faults)


def test_english_workbooks_and_english_speakers(tmp_path: Path) -> None:
    clerk = mailed(tmp_path, language="en").put("items", "I2", "end", "30 June 2027").put("items", "I2", "status", "x")
    with speaking("en"):
        found = came(clerk)
    assert said(found.suggestions) == {("I2", "end"): "2027-06-30"}
    assert found.faults[0].remedy.startswith("Accepted here: Proposed")


def test_a_misspelt_acronym_and_a_source_with_its_place(tmp_path: Path) -> None:
    actors = {"A8": {"name.es": "Consejo Municipal de Desarrollo", "acronym": "COMUDE"}}
    plan = plan_of({"stakeholders": actors, "sources": {"D2": {"title.es": "Ruta, mapa y plan", "date": "2025"}}})
    clerk = mailed(tmp_path, plan).put("budget_lines", "B2", "funder", "COMUDEE")
    clerk.put("stakeholders", "A3", "cites", "Ruta, mapa y plan, línea 4; Diagnostica, pág. 3")
    clerk.put("items", "I3", "support", "MVV; Nadie")
    found = came(clerk, plan)
    assert said(found.suggestions) == {
        ("B2", "funder"): "A8", ("A3", "cites[D2 línea 4]"): "yes", ("A3", "cites[D1 pág. 3]"): "yes"}  # fmt: skip
    assert all(one.asks for one in found.suggestions)
    assert "Nadie" in found.faults[0].remedy

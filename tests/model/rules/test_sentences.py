"""What the rules say, word for word in both languages, wherever a sentence holds a figure, a date or several names."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from planner.i18n import LANGUAGES, speaking
from planner.model.dates import When
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.rules import problems
from planner.model.rules.words import Sum, names
from tests.model.rules.building import (
    Records,
    actor,
    budget,
    item,
    items,
    measured,
    money,
    plan_with,
    report,
    reports,
    role,
    roles,
    tie,
)
from tests.model.rules.cases import TODAY, Case
from tests.model.rules.test_rules import CASES, EVERY_RULE, found

SAID: Mapping[str, tuple[str, str]] = {
    "item_cycle": (
        "«Punto Y a0» forma un círculo en el árbol: Punto Y a0 → Punto Z a0 → Punto X a0 → Punto Y a0.",
        "“Punto Y a0” stands below itself: Punto Y a0 → Punto Z a0 → Punto X a0 → Punto Y a0.",
    ),
    "territory_cycle": (
        "«P» forma un círculo de lugares: P → P.",
        "“P” lies within itself: P → P.",
    ),
    "merge_cycle": (
        "«Equis» forma un círculo de actores unificados: Equis → Ye → Equis.",
        "“Equis” was merged into itself by way of others: Equis → Ye → Equis.",
    ),
    "dependency_cycle": (
        "«Acción uno» forma un círculo de dependencias: Acción uno → Acción dos → Acción uno.",
        "“Acción uno” waits for itself: Acción uno → Acción dos → Acción uno.",
    ),
    "membership_cycle": (
        "«Mesa» forma un círculo de membresías: Mesa → Mesa.",
        "“Mesa” is a member of itself: Mesa → Mesa.",
    ),
    "end_before_start": (
        "«Punto E a2» termina (febrero de 2024) antes de empezar (marzo de 2024).",
        "“Punto E a2” ends (February 2024) before it starts (March 2024).",
    ),
    "end_perhaps_before_start": (
        "«Punto E a2» quizá termina (2.º cuatrimestre de 2023) antes de empezar (2.º semestre de 2023).",
        "“Punto E a2” perhaps ends (third 2 of 2023) before it starts (half 2 of 2023).",
    ),
    "starts_before_parent": (
        "«Punto E a2» empieza (febrero de 2024) antes que «Punto S a0», a lo que pertenece (marzo de 2024).",
        "“Punto E a2” starts (February 2024) before “Punto S a0”, to which it belongs (March 2024).",
    ),
    "ends_after_parent": (
        "«Punto E a2» termina (enero de 2026) después que «Estrategia», a lo que pertenece (2025).",
        "“Punto E a2” ends (January 2026) after “Estrategia”, to which it belongs (2025).",
    ),
    "starts_after_parent_ends": (
        "«Punto E a2» empieza (enero de 2026) cuando «Estrategia», a lo que pertenece, ya ha terminado (2025).",
        "“Punto E a2” starts (January 2026) after “Estrategia”, to which it belongs, has ended (2025).",
    ),
    "starts_before_dependency_ends": (
        "«Punto E a2» empieza (febrero de 2024) antes de que termine «Punto E a3» (marzo de 2024), de lo que depende.",
        "“Punto E a2” starts (February 2024) before “Punto E a3” ends (March 2024), on which it depends.",
    ),
    "ends_before_dependency": (
        "«Punto E a2» termina (febrero de 2024) antes de que termine «Punto E a3» (marzo de 2024), de lo que depende.",
        "“Punto E a2” ends (February 2024) before “Punto E a3” ends (March 2024), on which it depends.",
    ),
    "member_of_no_mechanism": (
        "«Alfa» es miembro de «Beta», que no está marcado como mecanismo con miembros.",
        "“Alfa” is a member of “Beta”, which is not marked as having members.",
    ),
    "leads_too_much": (
        "«Alfa» es responsable de 4 de 14 acciones, más de una de cada cuatro.",
        "“Alfa” leads 4 of 14 actions, more than one in four.",
    ),
    "same_code": (
        "En «Estrategia», el código 1.1 designa a «1.1 Punto S a2» y a «1.1 Punto E a2».",
        "In “Estrategia”, the code 1.1 stands for “1.1 Punto S a2” and for “1.1 Punto E a2”.",
    ),
    "agreed_but_open": (
        "«Punto E a2» aún está por completar, pero el estado de «Estrategia» ya es «Aprobada».",
        "“Punto E a2” is still to be filled in, but the state of “Estrategia” is already “Approved”.",
    ),
    "bad_weight": (
        "El peso de «Punto E a2» es -1; contaría en contra de lo que está a su lado.",
        "The weight of “Punto E a2” is -1; it would count against its siblings.",
    ),
    "lead_only_above": (
        "Acciones sin responsable propio, solo con el de «Estrategia»: 1.",
        "Actions that have no lead of their own, only that of “Estrategia”: 1.",
    ),
    "end_only_above": (
        "Acciones sin fecha de fin propia, solo con la de «Estrategia»: 1.",
        "Actions that have no end of their own, only that of “Estrategia”: 1.",
    ),
    "lead_not_said": (
        "Acciones de «Proyecto» de las que el documento no dice quién es responsable: 1.",
        "Actions of “Proyecto” of which its document does not say who leads: 1.",
    ),
    "weights_add_up": (
        "Los pesos de lo que contiene «Eje» suman 105 y no 100.",
        "The weights under “Eje” add up to 105 and not to 100.",
    ),
    "weights_missing": (
        "En «Eje», algunos puntos tienen peso y otros no (1): el que no tiene cuenta como 1.",
        "Under “Eje” some items have a weight and 1 have none, which counts as 1.",
    ),
    "answers_nothing": (
        "Acciones de «Estrategia» que no responden a ningún marco ni hallazgo: 2.",
        "Actions of “Estrategia” that answer no framework and no finding: 2.",
    ),
    "late": (
        "«Punto E a2» debió terminar (junio de 2024) y no se ha cerrado.",
        "“Punto E a2” should have ended (June 2024) and is not closed.",
    ),
    "no_report": (
        "«Punto E a2» ya terminó (junio de 2024), pero nadie ha informado.",
        "“Punto E a2” has ended (June 2024), but nobody has reported on it.",
    ),
    "complete_below_100": (
        "«Acción uno: 1.º cuatrimestre de 2024»: su estado es «Completada», pero su avance es de 90 %.",
        "“Acción uno: third 1 of 2024”: complete, yet at 90 %.",
    ),
    "progress_without_start": (
        "«Acción uno: 1.º cuatrimestre de 2024»: su estado es «No iniciada», pero su avance es de 5 %.",
        "“Acción uno: third 1 of 2024”: not started, yet at 5 %.",
    ),
    "progress_backwards": (
        "«Acción uno: 1.º cuatrimestre de 2024»: el avance bajó de 40 % a 30 %.",
        "“Acción uno: third 1 of 2024”: progress fell from 40 % to 30 %.",
    ),
    "reports_differ": (
        "Alfa y Beta informan distinto sobre «Acción uno» (1.º cuatrimestre de 2024).",
        "Alfa and Beta report differently on “Acción uno” for third 1 of 2024.",
    ),
    "complete_before_its_parts": (
        "«Eje» tiene el estado «Completada», pero «Acción uno», que le pertenece, no.",
        "“Eje” is reported complete, but “Acción uno”, which belongs to it, is not.",
    ),
    "perhaps_late": (
        "«Punto E a2» quizá va con atraso: no se conoce el día en que debe terminar (2024).",
        "“Punto E a2” is perhaps late: its end (2024) is not known to the day.",
    ),
    "report_before_start": (
        "«Punto E a2: 2023» informa sobre un período anterior a su inicio (marzo de 2024).",
        "“Punto E a2: 2023” reports on a time before it started (March 2024).",
    ),
    "no_actual": (
        "El plazo de la meta de «Personas formadas» ya pasó (2023), y no consta qué se logró.",
        "The target of “Personas formadas” was for 2023, and it is not noted what was reached.",
    ),
    "actual_in_the_future": (
        "Se dice que «Personas formadas: Avance 5» ya se alcanzó, pero su período (septiembre de 2024) aún no llega.",
        "“Personas formadas: Actual 5” is said to have been reached in September 2024, which is still to come.",
    ),
    "target_the_wrong_way": (
        "La meta de «Personas formadas» (9) queda del lado equivocado de su línea base (5).",
        "The target of “Personas formadas” (9) is on the wrong side of its baseline (5).",
    ),
    "figures_differ": (
        "«Personas formadas: Avance 7»: otra cifra para el mismo período y grupo es 5.",
        "“Personas formadas: Actual 7”: another figure for the same time and group is 5.",
    ),
    "indicator_incomplete": (
        "A «Personas formadas» le falta línea base.",
        "“Personas formadas” lacks a baseline.",
    ),
    "negative_amount": (
        "«Acción uno (Ejecutado)» tiene un monto negativo: -Q 1.00.",
        "“Acción uno (Spent)” has a negative amount: -Q 1.00.",
    ),
    "spent_over_committed": (
        "En «Acción uno» se ha ejecutado más (Q 10.01) de lo comprometido (Q 10.00).",
        "On “Acción uno” more was spent (Q 10.01) than committed (Q 10.00).",
    ),
    "spent_without_commitment": (
        "En «Acción uno» se han ejecutado Q 10.00, pero no consta ningún compromiso.",
        "On “Acción uno” Q 10.00 was spent, but no commitment is noted.",
    ),
    "money_without_year": (
        "No se dice de qué año es «Punto E a0 (Solicitado)», aunque lo que paga va de 2023 a 2025.",
        "It is not said of which year “Punto E a0 (Requested)” is, though what it pays for runs from 2023 to 2025.",
    ),
    "mixed_currencies": (
        "El presupuesto de «Acción uno» mezcla GTQ, USD; las sumas quedan aparte.",
        "The budget of “Acción uno” mixes GTQ, USD; the sums stay apart.",
    ),
    "rating_out_of_scale": (
        "«Alfa: Influencia»: 6 no está en la escala de 0 a 5.",
        "“Alfa: Influence”: 6 is not on the scale from 0 to 5.",
    ),
    "plan_in_one_language": (
        "Nombres y títulos de este plan que están en un solo idioma: 8.",
        "Names and titles of this plan that are in one language only: 8.",
    ),
    "answer_overdue": (
        "«Alfa» no ha respondido a lo que se le envió; el plazo ya venció (01/07/2024).",
        "“Alfa” has not answered what was sent to it; it was due by 01/07/2024.",
    ),
    "ogp_other_status": (
        "El estado de «Punto K a0» es «Suspendida», que no es un nivel de cumplimiento.",
        "The status of “Punto K a0” is “Suspended”, which is none of the levels of completion.",
    ),
    "ogp_report_old": (
        "Desde el último informe sobre «Punto C a0» (3.º cuatrimestre de 2023) no hay otro.",
        "The newest report on “Punto C a0” is about third 3 of 2023; nothing was said since.",
    ),
}
"""In Spanish and in English, of the first case of each rule."""


def first(code: str) -> tuple[Case, Problem]:
    """The first case of a rule, and the problem that it finds there."""
    case = next(case for case in CASES if case.code == code)
    return case, next(p for p in found(case, case.bad) if (p.collection, p.id, p.field) == case.spot)


@pytest.mark.parametrize("code", SAID)
def test_a_problem_is_said_with_its_figures_in_both_languages(code: str) -> None:
    _case, problem = first(code)
    for language, said in zip(LANGUAGES, SAID[code], strict=True):
        with speaking(language):
            assert problem.sentence == said


def test_every_sentence_with_a_figure_is_read_here() -> None:
    figured = {
        rule.code
        for rule in EVERY_RULE
        if any(isinstance(value, Decimal | When | int | Sum) for value in first(rule.code)[1].parameters.values())
    }
    assert figured <= SAID.keys()


def said(code: str, records: Records) -> list[str]:
    """The sentences of a rule about a plan with these records, in Spanish."""
    return [problem.sentence for problem in problems(plan_with(records), TODAY) if problem.code == code]


@pytest.mark.parametrize(
    ("code", "records", "sentence"),
    [
        ("indicator_incomplete", measured(), "A «Personas formadas» le falta línea base, medio de verificación y"),
        ("indicator_incomplete", measured(responsible="A"), "A «Personas formadas» le falta línea base y medio de"),
        ("leads_too_much", {"items": {f"X{n}": item(f"E b{n:02}") for n in range(11)},
                            "assignments": {f"L{n}": role("B", "lead", f"X{n}") for n in range(3)}},
         "«Beta» es responsable de 4 de 13 acciones"),
        ("negative_amount", budget(b=money("spent", "-1234.5 USD")), "-US$ 1,234.50"),
        ("spent_over_committed", budget(b=money("committed", "999 GTQ"), c=money("spent", "700 GTQ"),
                                        d=money("spent", "300 GTQ")), "(Q 1,000.00) de lo comprometido (Q 999.00)"),
        ("mixed_currencies", budget(b=money("spent", "1 EUR"), c=money("spent", "1 USD"), d=money("spent", "1 GTQ")),
         "mezcla EUR, USD, GTQ"),
        ("end_before_start", items(X=item("E a2", start="2024-06-30", end="2023-Q4")),
         "termina (4.º trimestre de 2023) antes de empezar (30/06/2024)"),
        ("late", {**items(X=item("E a2", end="2024-07-01")), **reports(r=report("X", "limited"))},
         "debió terminar (01/07/2024)"),
        ("weights_add_up", items(I=item("E a0", weight="33.3"), J=item("E a1", weight="66.6")), "suman 99.9 y no 100"),
        ("progress_backwards", reports(r=report("I", "limited", "2022", percent="90"),
                                       s=report("I", "limited", "2023", percent="60"),
                                       t=report("I", "limited", "2024-C1", percent="70")), "bajó de 90 % a 60 %"),
    ],
)  # fmt: skip
def test_figures_are_written_as_people_here_write_them(code: str, records: Records, sentence: str) -> None:
    (told,) = said(code, records)
    assert sentence in told


def test_many_strangers_are_listed_and_the_rest_is_counted() -> None:
    strangers = {f"X{n}": actor(f"Otro {n}") for n in range(8)}
    records = {"stakeholders": strangers, "assignments": {f"s{n}": role(f"X{n}", "support", "I") for n in range(8)}}
    (told,) = said("lead_without_tie_to_support", records)
    assert "Otro 0, Otro 1, Otro 2, Otro 3, Otro 4 y 3 más" in told


def test_a_name_that_is_gone_is_said_to_be_gone() -> None:
    plan = plan_with({})
    assert str(names(plan, ["A", "nobody"])) == "Alfa y una ficha que ya no existe"
    with speaking("en"):
        assert str(names(plan, ["A", "nobody"])) == "Alfa and a record that is gone"


def test_a_round_is_told_by_its_shortest_way() -> None:
    ring = {name: {"name.es": f"Mesa {name}", "kind": "mechanism"} for name in "PQRS"}
    joined = {f"{a}{b}": tie(a, "member_of", b) for a, b in ("PQ", "QR", "RS", "SP", "QP")}
    (told,) = said("membership_cycle", {"stakeholders": ring, "ties": joined})
    assert told == "«Mesa P» forma un círculo de membresías: Mesa P → Mesa Q → Mesa P."


def test_a_sentence_is_put_into_words_when_it_is_read_and_not_before() -> None:
    """A list of problems that stands on the screen follows a switch of the language."""
    problem = problems(plan_with(roles(X=role("A", "support", "I"))), TODAY)[-1]
    with speaking("en"):
        english = problem.sentence
    with speaking("es"):
        assert problem.sentence != english


EVIL = "{name} [bold]x[/] =1+1 <script> %s {0}"


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_whatever_a_name_holds_a_sentence_stays_a_sentence(code: str) -> None:
    case, _problem = first(code)
    bad = plan_with(case.bad)
    rows = {name: {id: with_odd_name(body) for id, body in table.bodies.items()} for name, table in bad.tables()}
    told = [problem for problem in problems(bad.replacing(rows), case.today, case.profile) if problem.code == code]
    assert told
    for problem in told:
        assert not set("{}%") & set((problem.sentence + problem.advice).replace(EVIL, "").replace(" %", ""))


def with_odd_name(body: Mapping[str, str]) -> dict[str, str]:
    return {leaf: f"{text} {EVIL}" if leaf in {"name.es", "title.es"} else text for leaf, text in body.items()}


def test_an_empty_plan_is_told_nothing() -> None:
    assert problems(Plan(), TODAY, "ogp") == []

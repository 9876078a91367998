from datetime import date
from itertools import count

import pytest

from planner.changes.applying import apply
from planner.changes.review.accepting import Outcome, outcome
from planner.changes.review.duplicate_rows import with_twins
from planner.changes.review.incoming import NOTHING, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.changes.review.points import KEEP, Review, State, plainly, review, taking
from planner.changes.review.virtual_fields import show_value, value_of
from planner.changes.review.wording import contents
from planner.i18n import speaking
from planner.model.plan import Plan
from planner.model.progress import latest_report

PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "SALUD": {"name.es": "Centro de Salud"},
            "MUNI": {"name.es": "Municipalidad"},
            "OLD": {"name.es": "La muni", "merged_into": "MUNI"},
        },
        "strategies": {"S": {"title.es": "Plan"}},
        "items": {
            "A": {"title.es": "Jornada", "place": "S a0", "end": "2026-06"},
            "B": {"title.es": "Eje dos", "place": "S a1"},
        },
        "assignments": {"L": {"item": "A", "stakeholder": "SALUD", "role": "lead"}},
        "reports": {"R": {"item": "A", "period": "2026-C1", "status": "in_progress", "percent": "40"}},
    }
)


def said(aspect: str, base: str | None, value: str | None, **more: object) -> Suggestion:
    known = {"collection": "items", "id": "A", "kind": Kind.CHANGED, "where": Where("salud.xlsx"), **more}
    return Suggestion(aspect=aspect, base=base, value=value, **known)  # type: ignore[arg-type]


def came(*suggestions: Suggestion, sender: str = "Salud") -> Incoming:
    return Incoming(source=Source(file="salud.xlsx", sender=sender, sender_id="SALUD"), suggestions=suggestions)


def settled(found: Review, decisions: dict[str, int] | None = None) -> Outcome:
    numbers = count()
    chosen = plainly(found) if decisions is None else decisions
    return outcome(found.plan, found.points, chosen, ids=lambda: f"N{next(numbers)}", today=date(2026, 11, 21))


def after(found: Review, decisions: dict[str, int] | None = None) -> Plan:
    return apply(found.plan, settled(found, decisions).changes)


def test_what_only_the_file_changed_comes_in() -> None:
    found = review(PLAN, [came(said("end", "2026-06", "2026-09"))])
    assert [point.state for point in found.points] == [State.PLAIN]
    assert value_of(after(found), "items", "A", "end") == "2026-09"


def test_what_both_changed_waits_and_is_settled_either_way() -> None:
    found = review(PLAN, [came(said("end", "2026-05", "2026-09"))])
    (point,) = found.points
    assert (point.state, point.base, point.ours, point.offers[0].by) == (State.CONFLICT, "2026-05", "2026-06", "Salud")
    assert after(found) == PLAN
    assert value_of(after(found, taking(found, "file")), "items", "A", "end") == "2026-09"
    assert after(found, taking(found, "plan")) == PLAN


def test_what_the_plan_says_already_is_counted_only() -> None:
    found = review(PLAN, [came(said("end", "2026-05", "2026-06"))])
    assert (found.points, found.same) == ((), 1)


def test_two_files_that_disagree_stand_side_by_side() -> None:
    one, two = (
        came(said("end", "2026-06", month), sender=who) for who, month in (("Salud", "2026-08"), ("Muni", "2026-09"))
    )
    (point,) = review(PLAN, [one, two]).points
    assert point.state is State.CONFLICT
    assert [(offer.by, offer.value) for offer in point.offers] == [("Salud", "2026-08"), ("Muni", "2026-09")]
    assert point.key not in taking(review(PLAN, [one, two]), "all"), "nobody can say which of the two"


@pytest.mark.parametrize("kind", [Kind.EMPTIED, Kind.COPIED, Kind.UNKNOWN])
def test_what_may_be_a_slip_is_asked(kind: Kind) -> None:
    found = review(PLAN, [came(said("end", "2026-06", None, kind=kind))])
    assert found.waiting({}) == found.points
    assert after(found) == PLAN
    assert value_of(after(found, taking(found, "all")), "items", "A", "end") is None


def test_a_missing_row_is_removed_only_when_that_is_decided_by_itself() -> None:
    body = body_text(PLAN.items.bodies["B"])
    found = review(PLAN, [came(said(NOTHING, body, None, id="B", kind=Kind.MISSING))])
    assert after(found, taking(found, "all")) == PLAN
    assert "B" not in after(found, {found.points[0].key: 0}).items


def test_without_a_base_every_difference_is_asked() -> None:
    found = review(PLAN, [came(said("end", None, "2026-09", based=False))])
    assert [point.state for point in found.points] == [State.ASKED]


def test_a_status_becomes_a_report_that_is_the_newest_and_keeps_what_is_not_said_anew() -> None:
    plan = after(review(PLAN, [came(said("status", "in_progress", "completed"))]))
    report = latest_report(plan, "A")
    assert report is not None
    assert (report.status, str(report.percent), report.by) == ("completed", "40", "SALUD")
    assert "R" in plan.reports


def test_people_of_an_action_are_taken_on_and_let_go() -> None:
    found = review(PLAN, [came(said("lead", "SALUD", "MUNI co_lead:SALUD"), said("role.support[OLD]", None, "yes"))])
    plan = after(found)
    assert value_of(plan, "items", "A", "lead") == "MUNI co_lead:SALUD"
    assert value_of(plan, "items", "A", "role.support[MUNI]") == "yes", "a merged body is the one that stayed"
    assert show_value(plan, "items", "lead", "MUNI co_lead:SALUD") == "Municipalidad; Centro de Salud (corresponsable)"


def test_new_rows_stand_behind_their_siblings_in_their_order_and_under_new_parents() -> None:
    rows = [("N1", "Nueva uno", "S"), ("N2", "Nueva dos", "S"), ("N3", "Debajo", "N1")]
    suggestions = [
        said(NOTHING, None, body_text({"title.es": title, "place": parent}), id=id, kind=Kind.NEW)
        for id, title, parent in rows
    ]
    found = review(PLAN, [came(*suggestions, said("lead", None, "MUNI", id="N1", kind=Kind.NEW))])
    plan = after(found, {key: place for key, place in plainly(found).items() if not key.endswith("/lead")})
    keys = {id: plan.items[id].place for id in ("A", "B", "N1", "N2", "N3")}
    assert sorted((p.key, id) for id, p in keys.items() if p and p.parent == "S") == [
        ("a0", "A"),
        ("a1", "B"),
        ("a2", "N1"),
        ("a3", "N2"),
    ]
    assert value_of(plan, "items", "N1", "lead") == "MUNI"
    assert review(plan, [came(*suggestions)]).points == (), "the same file again brings nothing"


def test_what_is_part_of_a_new_row_is_not_asked_by_itself_and_stays_out_with_it() -> None:
    row = said(NOTHING, None, body_text({"title.es": "Nueva", "place": "S"}), id="N1", kind=Kind.COPIED)
    found = review(PLAN, [came(row, said("lead", None, "MUNI", id="N1", kind=Kind.COPIED))])
    assert [point.aspect for point in found.waiting({})] == [NOTHING]
    result = settled(found)
    assert (result.changes, result.held) == ((), ())
    assert value_of(after(found, {"items/N1/": 0}), "items", "N1", "lead") == "MUNI"


def test_a_row_whose_new_parent_is_declined_is_held_with_a_reason() -> None:
    suggestions = [
        said(NOTHING, None, body_text({"title.es": id, "place": parent}), id=id, kind=Kind.NEW)
        for id, parent in (("N1", "S"), ("N2", "N1"))
    ]
    found = review(PLAN, [came(*suggestions)])
    result = settled(found, {**plainly(found), "items/N1/": KEEP})
    assert result.changes == ()
    assert [held.point.id for held in result.held] == ["N2"]
    assert result.held[0].sentence


def test_moves_that_would_make_a_circle_are_held_and_the_rest_comes_in() -> None:
    plan = Plan.of_bodies({**{n: dict(t.bodies) for n, t in PLAN.tables()},
                           "items": {**PLAN.items.bodies, "C": {"title.es": "C", "place": "A a0"}}})  # fmt: skip
    found = review(plan, [came(said("belongs", "S", "C", kind=Kind.MOVED), said("end", None, "2026-12", id="C"))])
    result = settled(found)
    assert value_of(apply(plan, result.changes), "items", "C", "end") == "2026-12"
    assert [held.point.aspect for held in result.held] == ["belongs"]


def test_who_stands_below_a_circle_is_not_blamed_for_it() -> None:
    plan = Plan.of_bodies({**{n: dict(t.bodies) for n, t in PLAN.tables()},
                           "items": {**PLAN.items.bodies, "C": {"title.es": "C", "place": "A a0"}}})  # fmt: skip
    row = said(NOTHING, None, body_text({"title.es": "Nueva", "place": "C"}), id="N1", kind=Kind.NEW)
    found = review(plan, [came(said("belongs", "S", "C", kind=Kind.MOVED), row)])
    result = settled(found)
    assert [held.point.id for held in result.held] == ["A"]
    assert "N1" in apply(plan, result.changes).items


def test_a_record_removed_since_is_a_conflict_and_cannot_be_edited_back() -> None:
    found = review(PLAN, [came(said("end", "2026-06", "2026-09", id="GONE"))])
    assert (found.points[0].state, found.points[0].gone) == (State.CONFLICT, True)
    assert settled(found, taking(found, "file")).changes == ()
    assert settled(found, taking(found, "file")).held


def test_new_rows_of_one_name_from_two_files_ask_about_each_other() -> None:
    def adds(id: str, title: str, who: str) -> Incoming:
        return came(said(NOTHING, None, body_text({"title.es": title, "place": "S"}), id=id, kind=Kind.NEW), sender=who)

    found = review(PLAN, [adds("N1", "Feria de empleo", "Salud"), adds("N2", "FERIA DE EMPLEO", "Muni"),
                          adds("N3", "Otra cosa", "Muni"), adds("N4", "Otra cosa", "Muni")])  # fmt: skip
    asked = {point.id: point.asks for point in with_twins(found.points)}
    assert "Muni" in asked["N1"][0]
    assert "Salud" in asked["N2"][0]
    assert (asked["N3"], asked["N4"]) == ((), ()), "one file may well say it twice"


def test_what_a_row_is_known_to_lack_is_told_by_labels() -> None:
    body = body_text({"name.es": "INTECAP", "known_none[contact]": "yes", "known_none[resources]": "yes"})
    point = review(PLAN, [came(said(NOTHING, None, body, id="N", collection="stakeholders", kind=Kind.NEW))]).points[0]
    with speaking("es"):
        assert ("Se sabe que no tiene", "Contacto; Recursos") in contents(PLAN, point, body)
        assert show_value(PLAN, "stakeholders", "known_none[contact]", "yes") == "Contacto"
    with speaking("en"):
        assert ("Known to have none", "Contact; Resources") in contents(PLAN, point, body)

"""What is decided of points: each by itself, a record as a whole, all at once, and again when the plan changed."""

from dataclasses import replace

from planner.app.review.choosers import Wanted
from planner.app.review.decisions import Deciding, Standing
from planner.app.review.point_detail import Telling
from planner.app.review.point_labels import Saying
from planner.app.review.sides import Side, told
from planner.app.theme import Glyphs
from planner.changes.review.incoming import Incoming
from planner.changes.review.points import KEEP, Point, Review, review
from planner.i18n import speaking
from planner.model.plan import Plan
from tests.app.review.arrived import NEW, of_health, of_school, rows, said
from tests.app.small_plan import FIRST, RADIO


def plan(**leaves: str) -> Plan:
    bodies = rows()
    bodies["items"][FIRST] |= leaves
    return Plan.of_bodies(bodies)


def of(*incomings: Incoming, held_against: Plan | None = None) -> Review:
    return review(held_against or plan(), incomings)


def point(deciding: Deciding, id: str, aspect: str) -> Point:
    return next(p for p in deciding.review.points if (p.id, p.aspect) == (id, aspect))


def test_what_only_the_file_changed_comes_in_and_the_rest_is_open() -> None:
    deciding = Deciding(of(of_health()))
    assert deciding.standing(point(deciding, FIRST, "end")) is Standing.COMES_IN
    assert deciding.standing(point(deciding, FIRST, "start")) is Standing.OPEN
    assert deciding.standing(point(deciding, RADIO, "")) is Standing.OPEN
    assert not deciding.by_hand


def test_declining_a_new_record_declines_all_that_is_said_of_it_and_taking_it_takes_all() -> None:
    deciding = Deciding(of(of_health()))
    whole = point(deciding, NEW, "")
    deciding.decide([whole], KEEP)
    assert {deciding.standing(p) for p in deciding.of_record(whole.record)} == {Standing.KEPT}
    assert deciding.by_hand
    deciding.take([whole])
    assert {deciding.standing(p) for p in deciding.of_record(whole.record)} == {Standing.COMES_IN}
    assert not deciding.by_hand


def test_taking_all_leaves_missing_rows_and_what_two_files_disagree_on() -> None:
    deciding = Deciding(of(of_health(), of_school()))
    deciding.take_open(deciding.review.points)
    left = [p for p in deciding.review.points if deciding.standing(p) is Standing.OPEN]
    assert {(p.id, p.aspect) for p in left} == {(FIRST, "end"), (RADIO, "")}
    assert deciding.take([point(deciding, FIRST, "end")]) == [point(deciding, FIRST, "end")]


def test_keeping_all_does_not_overrule_what_was_decided_and_forgetting_does() -> None:
    deciding = Deciding(of(of_health()))
    start = point(deciding, FIRST, "start")
    deciding.take([start])
    deciding.keep_open(deciding.review.points)
    assert deciding.standing(start) is Standing.TAKEN
    assert deciding.counts()[Standing.OPEN] == 0
    deciding.forget(deciding.review.points)
    assert not deciding.by_hand


def test_decisions_stay_when_the_plan_changes_elsewhere_and_are_asked_anew_where_it_changed() -> None:
    deciding = Deciding(of(of_health()))
    start, end = point(deciding, FIRST, "start"), point(deciding, FIRST, "end")
    deciding.take([start])
    deciding.decide([end], KEEP)
    deciding.hold_again(of(of_health(), held_against=plan(code="1.1")))
    assert deciding.standing(start) is Standing.TAKEN
    assert deciding.standing(end) is Standing.KEPT
    deciding.hold_again(of(of_health(), held_against=plan(start="2026-05")))
    assert deciding.standing(start) is Standing.OPEN, "somebody wrote something else there meanwhile"


def test_points_are_found_by_standing_kind_sender_and_words() -> None:
    found = of(of_health(), of_school())
    deciding, saying = Deciding(found), Saying(found, both="x")

    def shown(wanted: Wanted) -> set[tuple[str, str]]:
        return {(p.id, p.aspect) for p in found.points if wanted.passes(p, deciding, saying)}

    with speaking("es"):
        assert shown(Wanted(typed="vacunacion")) == {(NEW, ""), (NEW, "lead")}
        assert shown(Wanted(typed="vacunacion", sender="Instituto Técnico Ñandú")) == set()
        assert (FIRST, "start") in shown(Wanted(standing=Standing.OPEN))
        assert (FIRST, "lead") not in shown(Wanted(standing=Standing.OPEN))


def test_each_side_is_said_with_where_it_stands_and_what_it_was_before() -> None:
    found = of(of_health())
    deciding = Deciding(found)
    telling = Telling(deciding, Saying(found, both="Los dos."), Glyphs(plain=False))
    with speaking("es"):
        sides = telling.sides(point(deciding, FIRST, "start"))
    assert [(side.head, side.words) for side in sides] == [
        ("Centro de Salud dice", "marzo de 2026"),
        ("El plan dice", "febrero de 2026"),
        ("Antes decía", "enero de 2026"),
    ]
    assert sides[0].remarks == ("salud.xlsx, hoja «Plan de acción», celda G12",)


def test_a_missing_row_tells_what_would_go_with_it() -> None:
    found = of(of_health())
    deciding = Deciding(found)
    telling = Telling(deciding, Saying(found, both=""), Glyphs(plain=False))
    with speaking("es"):
        lines = ["".join(words for words, _look in p.pieces)
                 for p in telling.of_point(point(deciding, RADIO, ""), 70, roomy=True)]  # fmt: skip
    assert any("Radio La Voz informa a Personas retornadas" in line for line in lines)


def test_a_record_that_only_comes_in_now_is_called_by_its_name_where_others_refer_to_it() -> None:
    lead = replace(said(FIRST, "lead", None, "NEWACTOR"), based=True)
    new = of_health()
    body = '{"name.es":"Albergue San Juan"}'
    actor = replace(said("NEWACTOR", "", None, body), collection="stakeholders")
    found = of(replace(new, suggestions=(actor, lead)))
    saying = Saying(found, both="")
    assert saying.value(found.points[1], found.points[1].offers[0].value) == "Albergue San Juan"


def test_sides_stand_beside_one_another_only_where_there_is_room_and_what_changed_stands_out() -> None:
    sides = [Side("A dice", "uno dos tres cinco", against="uno dos tres cuatro"), Side("El plan dice", "uno")]
    beside = list(told(sides, 60))
    assert ("cinco", "marked") in [(words.strip(), look) for words, look in beside[1].pieces]
    assert len(beside) == 2
    assert len(list(told(sides, 30))) == 4


def test_what_the_plan_says_of_a_member_is_told_as_it_stands_and_not_as_a_change() -> None:
    found = of(of_health(), of_school())
    member = replace(found.points[0], aspect=f"role.support[{RADIO}]")
    with speaking("es"):
        told_of = [Saying(found, both="").value(member, value) for value in ("yes", None)]
    assert [text.split()[0] for text in told_of] == ["con", "sin"]

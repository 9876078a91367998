"""Dumped registers are edited and loaded again: what only the file changed comes in, the rest is told and asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.changes.review.incoming import NOTHING, Kind
from planner.changes.review.points import Point, State
from planner.formats.registers import RegisterErrors
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.store.sqlite.copies import copy_whole
from planner.workspace.editing import add, remove, set_leaves
from planner.workspace.exporting.dumping import dump
from planner.workspace.exporting.exports import export_map
from planner.workspace.importing.registers import Loading, load, prepare
from planner.workspace.merging import merge, read_other
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.purge.purging import Wish, purge
from planner.workspace.workspace import Workspace

INTERNAL, SHAREABLE = Audience.INTERNAL, Audience.SHAREABLE


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    """Three bodies, a tie, and a strategy with two actions."""
    with new_plan(tmp_path / "foro.plan", title="Foro", author="Mesa 1") as workspace:
        for name, acronym in (("Municipalidad", "MUNI"), ("Centro de Salud", "CS"), ("Escuela Normal", "EN")):
            add(workspace, "stakeholders", {"name.es": name, "acronym": acronym, "aliases": f"La {acronym}"})
        add(workspace, "ties", {"source": "MUNI", "type": "apoya", "target": "CS"})
        strategy = add(workspace, "strategies", {"title.es": "Estrategia", "code": "E"})
        for title in ("Abrir la oficina", "Capacitar al personal"):
            add(workspace, "items", {"title.es": title}, under=strategy.id)
        yield workspace


def id_of(plan: Plan, text: str) -> str:
    rows = (("stakeholders", "acronym"), ("items", "title.es"))
    return next(id for name, leaf in rows for id, body in plan.table(name).bodies.items() if body.get(leaf) == text)


def edited(workspace: Workspace, folder: Path, *swaps: tuple[str, str], audience: Audience = INTERNAL) -> list[Path]:
    """The plan dumped, with texts in the files replaced as a person would."""
    files = dump(workspace, folder, audience)
    for old, new in swaps:
        [file] = [file for file in files if old in file.read_text(encoding="utf-8")]
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return files


def points(loading: Loading) -> list[tuple[str, State, str | None]]:
    return [(point.aspect, point.state, point.offers[0].value) for point in loading.review.points]


def only(loading: Loading) -> Point:
    [point] = loading.review.points
    return point


@pytest.mark.parametrize("audience", list(Audience))
def test_a_dump_loaded_again_changes_nothing_and_is_the_same_twice(
    filled: Workspace, tmp_path: Path, audience: Audience
) -> None:
    files = dump(filled, tmp_path, audience)
    before = [file.read_bytes() for file in files]
    loading = prepare(filled, files)
    assert (loading.changes, loading.review.points) == ((), ())
    assert load(filled, loading).entry is None
    assert [file.read_bytes() for file in dump(filled, tmp_path, audience)] == before


def test_marks_of_exports_leave_a_shareable_dump_as_it_was(filled: Workspace, tmp_path: Path) -> None:
    export_map(filled, tmp_path / "uno.html", SHAREABLE, "es")
    before = [file.read_bytes() for file in dump(filled, tmp_path / "a", SHAREABLE)]
    internal = dump(filled, tmp_path / "i", INTERNAL)
    export_map(filled, tmp_path / "dos.html", SHAREABLE, "es")
    assert [file.read_bytes() for file in dump(filled, tmp_path / "b", SHAREABLE)] == before
    assert prepare(filled, internal).review.points == (), "an old mark is not put back"


def test_what_only_the_file_changed_comes_in_and_what_the_plan_changed_since_stays(
    filled: Workspace, tmp_path: Path
) -> None:
    files = edited(filled, tmp_path, ("Centro de Salud", "Centro de Salud Norte"))
    set_leaves(filled, "stakeholders", id_of(filled.plan, "EN"), {"name.es": "Escuela Superior"}, origin="app")
    loading = prepare(filled, files)
    assert points(loading) == [("name.es", State.PLAIN, "Centro de Salud Norte")]
    imported = load(filled, loading)
    assert imported.entry is not None
    assert (imported.entry.origin, len(imported.entry.changes)) == ("load", 1)
    assert filled.plan.stakeholders[id_of(filled.plan, "EN")].name.es == "Escuela Superior"
    assert filled.plan.stakeholders[id_of(filled.plan, "CS")].name.es == "Centro de Salud Norte"
    assert prepare(filled, files).review.points == (), "the same file again brings nothing"


def test_what_both_changed_stands_side_by_side_with_who_and_where(filled: Workspace, tmp_path: Path) -> None:
    files = edited(filled, tmp_path, ("Centro de Salud", "Centro Norte"))
    set_leaves(filled, "stakeholders", id_of(filled.plan, "CS"), {"name.es": "Centro Sur"}, origin="app")
    loading = prepare(filled, files)
    point = only(loading)
    assert (point.state, point.base, point.ours) == (State.CONFLICT, "Centro de Salud", "Centro Sur")
    assert point.ours_by.startswith("Mesa 1")
    [offer] = point.offers
    lines = files[0].read_text(encoding="utf-8").splitlines()
    assert offer.where is not None
    assert (offer.where.file, "Centro Norte" in lines[offer.where.line - 1]) == ("foro.yaml", True)
    assert loading.changes == ()
    assert loading.waits
    assert [c.after for c in prepare(filled, files, "file").changes] == ["Centro Norte"]
    assert prepare(filled, files, "plan").changes == ()


def test_what_was_taken_out_of_a_file_is_asked(filled: Workspace, tmp_path: Path) -> None:
    files = edited(filled, tmp_path, ("    acronym: CS\n", ""))
    loading = prepare(filled, files)
    point = only(loading)
    assert (point.aspect, point.kind, point.state) == ("acronym", Kind.EMPTIED, State.ASKED)
    assert loading.changes == ()
    assert [change.after for change in prepare(filled, files, "all").changes] == [None]


def test_a_record_taken_out_is_asked_once_with_what_hangs_on_it_and_only_removed_when_that_is_decided(
    filled: Workspace, tmp_path: Path
) -> None:
    files = dump(filled, tmp_path, INTERNAL)
    text = files[0].read_text(encoding="utf-8")
    begin, end = text.index("  muni:\n"), text.index("\nties:")
    files[0].write_text(text[:begin] + text[end:].partition("\nties:")[0], encoding="utf-8")
    loading = prepare(filled, files)
    point = only(loading)
    assert (point.aspect, point.kind, point.state, point.id) == (
        NOTHING, Kind.MISSING, State.ASKED, id_of(filled.plan, "MUNI"),
    )  # fmt: skip
    assert prepare(filled, files, "all").changes == ()
    assert prepare(filled, files[1:]).review.points == (), "one file says nothing of what stands in another"


def test_a_note_that_a_shareable_dump_withheld_is_untouched(filled: Workspace, tmp_path: Path) -> None:
    set_leaves(filled, "stakeholders", id_of(filled.plan, "CS"), {"note": "Cuidado"}, origin="app")
    files = edited(filled, tmp_path, ("Centro de Salud", "Centro Norte"), audience=SHAREABLE)
    load(filled, prepare(filled, files))
    actor = filled.plan.stakeholders[id_of(filled.plan, "CS")]
    assert (actor.name.es, actor.note) == ("Centro Norte", "Cuidado")


def test_what_was_removed_since_stays_removed_and_a_change_of_it_is_told(filled: Workspace, tmp_path: Path) -> None:
    files = edited(filled, tmp_path / "a")
    changed = edited(filled, tmp_path / "b", ("Centro de Salud", "Centro Norte"))
    remove(filled, "stakeholders", id_of(filled.plan, "CS"))
    assert prepare(filled, files).review.points == ()
    point = only(prepare(filled, changed))
    assert (point.state, point.gone) == (State.CONFLICT, True)


def test_new_records_and_moved_items_come_in_at_their_place(filled: Workspace, tmp_path: Path) -> None:
    files = dump(filled, tmp_path, INTERNAL)
    text = files[1].read_text(encoding="utf-8")
    files[1].write_text(
        text.replace("      capacitar", "      nueva: {title: Nueva}\n\n      capacitar"), encoding="utf-8"
    )
    load(filled, prepare(filled, files))
    ordered = sorted(filled.plan.items.values(), key=lambda item: item.place.key if item.place else "")
    assert [item.title.es for item in ordered] == ["Abrir la oficina", "Nueva", "Capacitar al personal"]
    assert prepare(filled, files).review.points == ()


def test_two_people_edited_one_dump_and_both_files_are_loaded_together(filled: Workspace, tmp_path: Path) -> None:
    one = edited(filled, tmp_path / "a", ("Centro de Salud", "Centro Norte"))[0]
    two = edited(filled, tmp_path / "b", ("Centro de Salud", "Centro Sur"), ("Escuela Normal", "Escuela"))[0]
    two = two.rename(two.with_name("otra.yaml"))
    by_aspect = {point.id: point for point in prepare(filled, [one, two]).review.points}
    conflict = by_aspect[id_of(filled.plan, "CS")]
    assert (conflict.state, [offer.value for offer in conflict.offers]) == (
        State.CONFLICT, ["Centro Norte", "Centro Sur"],
    )  # fmt: skip
    assert by_aspect[id_of(filled.plan, "EN")].state is State.PLAIN


def test_a_dump_of_another_copy_has_no_base_here_so_that_every_difference_is_asked(
    filled: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "otra.plan"
    copy_whole(filled.path, other)
    with open_plan(other, author="Mesa 2") as copy:
        set_leaves(copy, "stakeholders", id_of(copy.plan, "CS"), {"name.es": "Centro Sur"}, origin="app")
        set_leaves(copy, "stakeholders", id_of(copy.plan, "EN"), {"contact": "5555"}, origin="app")
        add(copy, "stakeholders", {"name.es": "Nuevo"})
        files = dump(copy, tmp_path / "otra", INTERNAL)
    loading = prepare(filled, files)
    assert {(aspect, state) for aspect, state, _value in points(loading)} == {
        ("name.es", State.ASKED), (NOTHING, State.ASKED), ("contact", State.ASKED),
    }  # fmt: skip
    assert loading.arrival.incomings[0].notes


def test_a_dump_of_a_copy_is_known_once_the_copies_met(filled: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "otra.plan"
    copy_whole(filled.path, other)
    set_leaves(filled, "stakeholders", id_of(filled.plan, "EN"), {"name.es": "Escuela Superior"}, origin="app")
    with open_plan(other, author="Mesa 2") as copy:
        set_leaves(copy, "stakeholders", id_of(copy.plan, "CS"), {"name.es": "Centro Sur"}, origin="app")
        files = edited(copy, tmp_path / "otra", ("Municipalidad", "Municipalidad de Amatitlán"))
    merge(filled, read_other(filled, other), {})
    set_leaves(filled, "stakeholders", id_of(filled.plan, "CS"), {"name.es": "Centro Norte"}, origin="app")
    assert points(prepare(filled, files)) == [("name.es", State.PLAIN, "Municipalidad de Amatitlán")]


def test_what_was_purged_does_not_come_back_by_an_old_dump(filled: Workspace, tmp_path: Path) -> None:
    set_leaves(filled, "stakeholders", id_of(filled.plan, "CS"), {"contact": "Oficina 5, 4444-1234"}, origin="app")
    files = edited(filled, tmp_path, ("Escuela Normal", "Escuela"))
    purge(filled.path, Wish(texts=("4444-1234",)))
    filled.follow()
    loading = prepare(filled, files)
    assert {point.aspect: point.state for point in loading.review.points} == {
        "contact": State.ASKED, "name.es": State.ASKED,
    }  # fmt: skip
    load(filled, loading)
    assert "4444-1234" not in str(filled.plan.stakeholders.bodies)


def test_one_of_two_people_who_edited_one_dump_took_a_record_out(filled: Workspace, tmp_path: Path) -> None:
    one = dump(filled, tmp_path / "a", INTERNAL)[0]
    two = edited(filled, tmp_path / "b", ("    acronym: EN\n", "    acronym: ENS\n"))[0].rename(tmp_path / "otra.yaml")
    text = one.read_text(encoding="utf-8")
    begin, end = text.index("  en:\n"), text.index("  muni:\n")
    one.write_text(text[:begin] + text[end:], encoding="utf-8")
    kinds = {point.aspect: point.kind for point in prepare(filled, [one, two]).review.points}
    assert kinds == {NOTHING: Kind.MISSING, "acronym": Kind.CHANGED}


def test_a_dump_fills_a_new_plan_in_one_plain_step(filled: Workspace, tmp_path: Path) -> None:
    files = dump(filled, tmp_path, INTERNAL)
    with new_plan(tmp_path / "nuevo.plan", title="Otro") as fresh:
        loading = prepare(fresh, files)
        assert not loading.waits
        load(fresh, loading)
        assert fresh.plan == filled.plan


def test_a_register_written_by_hand_adds_and_fills_plainly_and_asks_about_the_rest(
    filled: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "mano.yaml"
    cs = id_of(filled.plan, "CS")
    file.write_text(
        "planner: 1\nregister: r\nstakeholders:\n  a: {name: Nueva}\n"
        f"  b: {{id: {cs}, name: Otro, sector: público}}\n",
        encoding="utf-8",
    )
    loading = prepare(filled, [file])
    assert points(loading) == [
        (NOTHING, State.PLAIN, '{"name.es":"Nueva"}'),
        ("name.es", State.ASKED, "Otro"), ("sector", State.PLAIN, "public"),
    ]  # fmt: skip
    load(filled, loading)
    assert filled.plan.stakeholders[cs].name.es == "Centro de Salud"


def test_errors_of_all_files_are_told_and_nothing_is_read(filled: Workspace, tmp_path: Path) -> None:
    files = edited(filled, tmp_path, ("Centro de Salud", "[x"), ("Capacitar al personal", "[y"))
    with pytest.raises(RegisterErrors) as caught:
        prepare(filled, files)
    assert {problem.file for problem in caught.value.problems} == {str(file) for file in files}

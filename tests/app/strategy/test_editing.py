"""Writing the plan in the strategy view: items, who does what, indicators, money, reports and links."""

from textual.events import Paste
from textual.widgets import Input

from planner.app.application import PlannerApp
from planner.app.strategy.subject import SubjectForm
from planner.app.strategy.title_line import TitleLine
from planner.app.widgets.record_form import RecordForm
from planner.model.progress import status_of
from planner.model.tree import children, parent_of
from planner.workspace.editing import set_leaves
from tests.app.conftest import Running
from tests.app.small_plan import FORUM, HOUSE, MUNI, SCHOOL, STRATEGY
from tests.app.snapshot import settled, text_of
from tests.app.strategy.sample import AXIS, BUDGET, GOAL, GUIDE, INDICATOR, JOBS, OTHER_AXIS, REPORT, WINDOW, tree_plan
from tests.app.strategy.using import lines, open_view, plan, press, rested, titles, to_line, tree, view, words


async def test_siblings_are_named_one_after_the_other(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "a")
        await words(pilot, "Mapa")
        await press(pilot, "enter")
        await words(pilot, "Afiche")
        await press(pilot, "enter", "enter")
        assert titles(pilot, AXIS) == ["Abrir una ventanilla", "Mapa", "Afiche", "Guía de bolsillo"]
        assert {item.level for item in children(plan(pilot), AXIS)} == {"action"}
        assert tree(pilot).has_focus
        assert tree(pilot).chosen == children(plan(pilot), AXIS)[2].id


async def test_a_child_is_named_where_it_will_stand_and_gets_the_next_level(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "insert")
        await words(pilot, "Pintar el local")
        await press(pilot, "enter", "escape")
        child = children(plan(pilot), WINDOW)[0]
        assert (child.title.es, child.level) == ("Pintar el local", "activity")
        assert "1.1.1 Pintar el local" in text_of(pilot)


async def test_a_new_first_level_item_is_added_from_the_strategy_itself(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "home", "a")
        await words(pilot, "Vivir")
        await press(pilot, "enter", "escape")
        assert titles(pilot, STRATEGY)[-1] == "Vivir"
        assert children(plan(pilot), STRATEGY)[-1].level == "axis"


async def test_leaving_the_title_empty_adds_nothing(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, WINDOW)
        await press(pilot, "a", "escape")
        await press(pilot, "a", "enter")
        assert plan(pilot) == before
        assert not pilot.app.query_one(TitleLine).display


async def test_keys_that_move_items_do_nothing_while_a_text_is_typed(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, GUIDE)
        await press(pilot, "t", "ctrl+up", "insert", "delete")
        assert pilot.app.query_one(TitleLine).value == "Guía de bolsillo"
        await press(pilot, "escape", "e")
        await press(pilot, "ctrl+up", "insert", "escape")
        assert plan(pilot) == before


async def test_pasted_lines_become_items_in_their_order(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        await press(pilot, "a")
        pilot.app.query_one(TitleLine).post_message(Paste("Uno\n\nDos\nTres"))
        await settled(pilot)
        await press(pilot, "enter", "escape")
        assert titles(pilot, OTHER_AXIS) == ["Bolsa de empleo", "Uno", "Dos", "Tres"]
        await press(pilot, "ctrl+z", "ctrl+z")
        assert titles(pilot, OTHER_AXIS) == ["Bolsa de empleo"]


async def test_a_title_is_typed_over_in_the_tree(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, "t")
        await words(pilot, " nueva")
        await press(pilot, "enter")
        assert plan(pilot).items[GUIDE].title.es == "Guía de bolsillo nueva"
        assert tree(pilot).has_focus
        await press(pilot, "ctrl+z")
        assert plan(pilot).items[GUIDE].title.es == "Guía de bolsillo"


async def test_names_that_look_like_markup_stay_as_they_are(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, "t")
        pilot.app.query_one(TitleLine).value = "[bold]Mesa [/x] de agua"
        await press(pilot, "enter")
        await rested(pilot)
        assert plan(pilot).items[GUIDE].title.es == "[bold]Mesa [/x] de agua"
        assert "[bold]Mesa [/x]" in text_of(pilot)
        for key in ("e", "escape", "l", "escape", "delete", "escape", "s", "escape"):
            await press(pilot, key)
        assert "[bold]Mesa [/x]" in text_of(pilot)


async def test_two_leads_and_a_support_are_chosen_by_acronym_or_alias(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        for typed, role in (("foro", "responsable"), ("cdm", "responsable"), ("itñ", "apoyo")):
            await press(pilot, "escape", "l")
            await to_line(pilot, f"+ Agregar {role}")
            await words(pilot, typed)
            await press(pilot, "enter")
        given = {(each.stakeholder, each.role) for each in plan(pilot).assignments.where("item", JOBS)}
        assert given == {(FORUM, "lead"), (HOUSE, "lead"), (SCHOOL, "support")}
        assert "FORO" in next(line for line in text_of(pilot).splitlines() if "GT-7 Bol" in line and "│" in line)


async def test_a_body_that_is_not_on_the_map_yet_is_added_with_its_role(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        before = plan(pilot)
        await open_view(pilot, JOBS)
        await press(pilot, "l", "a")
        await words(pilot, "Albergue")
        await press(pilot, "enter")
        added = plan(pilot).assignments.where("item", JOBS)[0]
        assert plan(pilot).stakeholders[added.stakeholder].name.es == "Albergue"
        await press(pilot, "ctrl+z")
        assert plan(pilot) == before


async def test_an_assignment_is_edited_and_removed_where_it_is_listed(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "l", "enter")
        form = pilot.app.screen.query_one(RecordForm)
        assert form.focus_field("role")
        await press(pilot, "enter")
        await words(pilot, "corresp")
        await press(pilot, "enter", "escape")
        assert [each.role for each in plan(pilot).assignments.where("stakeholder", MUNI)] == ["co_lead"]
        await press(pilot, "delete", "enter")
        assert not plan(pilot).assignments.where("stakeholder", MUNI)


async def test_an_indicator_with_a_target_and_an_actual_value(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        await press(pilot, "i", "a")
        await words(pilot, "Empleos")
        await press(pilot, "ctrl+s")
        indicator = plan(pilot).indicators.where("item", JOBS)[0]
        assert indicator.name.es == "Empleos"
        for kind, value in (("meta", "60"), ("avance", "24")):
            await to_line(pilot, "+ Agregar un valor")
            await words(pilot, kind)
            await press(pilot, "enter")
            form = pilot.app.screen.query_one(RecordForm)
            assert form.focus_field("value")
            await words(pilot, value)
            await press(pilot, "ctrl+s")
        seen = {(each.kind, str(each.value)) for each in plan(pilot).observations.where("indicator", indicator.id)}
        assert seen == {("target", "60"), ("actual", "24")}
        assert "Meta: 60" in lines(pilot)
        assert "Avance: 24" in lines(pilot)


async def test_a_budget_line_is_added_and_the_sum_said(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "b", "a")
        await words(pilot, "solicitado")
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(RecordForm)
        assert form.focus_field("amount")
        await words(pilot, "1500.50")
        await press(pilot, "ctrl+s")
        amounts = [str(line.amount.amount) for line in plan(pilot).budget_lines.where("item", WINDOW) if line.amount]
        assert sorted(amounts) == ["1500.50", "25000.00"]
        assert "Q 26,500.50" in lines(pilot)
        assert BUDGET in plan(pilot).budget_lines


async def test_a_report_gives_the_item_its_status(running: Running) -> None:
    async with running(tree_plan(), size=(140, 40)) as pilot:
        await open_view(pilot, WINDOW)
        assert "◔ Limitado" in text_of(pilot)
        await press(pilot, "r")
        form = pilot.app.screen.query_one(RecordForm)
        assert form.body["period"] == "2026-C1"
        await press(pilot, "enter")
        await words(pilot, "completada")
        await press(pilot, "enter", "ctrl+s")
        await rested(pilot)
        assert status_of(plan(pilot), WINDOW) == "complete"
        assert "● Completada" in next(line for line in text_of(pilot).splitlines() if "1.1 Abrir" in line)
        assert len(plan(pilot).reports.where("item", WINDOW)) == 2
        await press(pilot, "p")
        said = lines(pilot)
        assert said.index("1.º cuatrimestre de 2026") < said.index("3.º cuatrimestre de 2025")


async def test_what_was_reported_stays_and_only_what_came_after_is_added_to_it(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "p", "down", "enter")
        assert "Lo informado queda como se dio" in text_of(pilot)
        form = pilot.app.screen.query_one(RecordForm)
        assert {row.editor.field.name for row in form.rows} == {"evidence", "confirmed", "cites", "note"}
        assert form.focus_field("evidence")
        await words(pilot, "Acta 3")
        await press(pilot, "escape")
        report = plan(pilot).reports[REPORT]
        assert (report.evidence, report.status) == ("Acta 3", "limited")


async def test_a_link_to_an_item_of_another_tree_is_added_and_followed(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, JOBS)
        await press(pilot, "v", "a", "enter")
        await words(pilot, "alinea")
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(RecordForm)
        assert form.focus_field("target")
        await words(pilot, "10 7")
        await press(pilot, "enter", "ctrl+s")
        added = plan(pilot).links.where("source", JOBS)[0]
        assert (added.type, added.target) == ("aligns_with", GOAL)
        await press(pilot, "up", "up", "enter")
        await rested(pilot)
        assert tree(pilot).chosen == GOAL
        assert "Bolsa de empleo" in lines(pilot)


async def test_a_field_is_saved_when_the_focus_leaves_it(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, "e")
        assert view(pilot).query_one(SubjectForm).focus_field("code")
        await words(pilot, "A7")
        await press(pilot, "escape")
        assert plan(pilot).items[GUIDE].code == "A7"
        assert "A7 Guía de bolsillo" in text_of(pilot)


async def test_what_is_typed_goes_to_its_item_even_when_another_one_is_chosen_at_once(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, GUIDE)
        await press(pilot, "e")
        assert view(pilot).query_one(SubjectForm).focus_field("code")
        await words(pilot, "A7")
        view(pilot).jump_to("items", JOBS)
        view(pilot)._show_detail()
        await settled(pilot)
        assert plan(pilot).items[GUIDE].code == "A7"
        assert plan(pilot).items[JOBS].code == "GT-7"


async def test_a_bad_date_is_said_in_words_under_its_field(running: Running) -> None:
    async with running(tree_plan(), size=(150, 40)) as pilot:
        before = plan(pilot)
        await open_view(pilot, GUIDE)
        await press(pilot, "e")
        assert view(pilot).query_one(SubjectForm).focus_field("start")
        await words(pilot, "31/02/2026")
        await press(pilot, "tab")
        shown = text_of(pilot).splitlines()
        field = next(number for number, line in enumerate(shown) if "31/02/2026" in line)
        assert "aquí va una fecha" in shown[field + 1] or "se espera una fecha" in shown[field + 1]
        assert plan(pilot) == before


async def test_somebody_elses_value_is_not_overwritten_but_told(running: Running) -> None:
    async with running(tree_plan(), size=(150, 40)) as pilot:
        assert isinstance(pilot.app, PlannerApp)
        workspace = pilot.app.session.workspace
        assert workspace is not None
        await open_view(pilot, GUIDE)
        await press(pilot, "e")
        assert view(pilot).query_one(SubjectForm).focus_field("code")
        await words(pilot, "MIO")
        workspace.author = "Mesa 2"
        set_leaves(workspace, "items", GUIDE, {"code": "SUYO"})
        pilot.app.session.settle()
        workspace.author = "Mesa 1"
        await press(pilot, "tab")
        assert plan(pilot).items[GUIDE].code == "SUYO"
        said = text_of(pilot)
        for part in ("MIO", "SUYO", "Mesa 2"):
            assert part in said


async def test_the_fields_of_the_strategy_itself_are_edited_at_its_own_line(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot)
        await press(pilot, "home")
        await rested(pilot)
        await press(pilot, "e")
        form = view(pilot).detail.form
        assert form is not None
        assert form.focus_field("levels")
        pilot.app.query_one("#strategy-form")
        await press(pilot, "end")
        await words(pilot, " > tarea")
        await press(pilot, "escape")
        assert plan(pilot).strategies[STRATEGY].levels == "axis > action > activity > tarea"
        await press(pilot, "l", "a")
        await words(pilot, "muni")
        await press(pilot, "enter")
        assert [each.stakeholder for each in plan(pilot).assignments.where("item", STRATEGY)] == [MUNI]


async def test_an_indicator_is_removed_with_its_values(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, WINDOW)
        await press(pilot, "i", "delete", "enter")
        assert INDICATOR not in plan(pilot).indicators
        assert not plan(pilot).observations


async def test_a_new_item_stands_in_the_tree_of_its_parent(running: Running) -> None:
    async with running(tree_plan()) as pilot:
        await open_view(pilot, AXIS)
        await press(pilot, "a")
        line = pilot.app.query_one(TitleLine)
        assert isinstance(line, Input)
        assert line.has_focus
        await words(pilot, "Convivir")
        await press(pilot, "enter", "escape")
        added = next(item for item in plan(pilot).items.values() if item.title.es == "Convivir")
        assert parent_of(plan(pilot), added.id) == STRATEGY
        assert titles(pilot, STRATEGY) == ["Llegar bien", "Convivir", "Trabajar con dignidad"]

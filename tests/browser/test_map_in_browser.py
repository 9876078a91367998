"""The map as a person meets it: opened from a file, with the network off."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import written
from tests.formats.map.sample import HOSTILE, actor, internal, large_bodies, shareable, small_bodies

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from planner.model.edition import Edition

    Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def silent(console: list[str], requested: list[str]) -> Any:
    """No page of these tests may say anything on the console or ask for an address."""
    yield
    assert console == []
    assert requested == []


def rows(page: "Page", view: str) -> list[str]:
    """The first cells of a table."""
    page.click(f"#tab-{view}")
    return page.locator(f"#view-{view} tbody th").all_inner_texts()


def test_draws_the_actors_at_once(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    assert page.title() == "Migración en Villa Clara"
    assert page.locator("#count").inner_text() == "6 actores y 5 relaciones, sin contar las previstas"
    drawn = page.evaluate(
        """() => { const canvas = document.querySelector('#map canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let blue = 0;
        for (let i = 0; i < pixels.length; i += 4) if (pixels[i] === 0 && pixels[i + 1] === 114) blue++;
        return blue; }"""
    )
    assert drawn > 200


def test_enter_in_the_search_goes_to_the_first_found_whatever_its_accents(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.fill("#search", "nanduti")
    assert page.locator("#found button").count() == 1
    page.press("#search", "Enter")
    assert page.locator("#card h2").inner_text() == "Asociación de Mujeres Ñandutí"
    assert page.evaluate("document.activeElement.tagName") == "H2"


@pytest.mark.parametrize("typed", ["INCAP", "escuela tecnica", "capacitación"])
def test_an_actor_is_found_by_acronym_alias_and_part_of_its_name(opened: "Open", small_map: Path, typed: str) -> None:
    page = opened(small_map)
    page.fill("#search", typed)
    assert page.locator("#found button").first.inner_text().startswith("Instituto de Capacitación")


def test_an_unknown_name_is_said_to_be_unknown(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.fill("#search", "zzz")
    assert page.locator("#found-none").inner_text() == "Ningún actor se llama así."


def test_the_card_says_ties_in_their_direction_and_tasks(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.fill("#search", "INCAP")
    page.press("#search", "Enter")
    card = " ".join(page.locator("#card").inner_text().split())
    assert "Municipalidad de Villa Clara financia INCAP" in card
    assert "capacita a Asociación de Mujeres Ñandutí" in card
    assert "Es miembro de 1 Foro Municipal de Migración" in card
    assert "1.1 Capacitar al personal" in card


@pytest.mark.parametrize("edition", [shareable, internal], ids=["shareable", "internal"])
def test_planned_ties_count_when_the_reader_says_so(
    opened: "Open", tmp_path: Path, edition: "Callable[[], Edition]"
) -> None:
    page = opened(written(edition(), tmp_path / "mapa.html"))
    drawn = page.locator("#view-ties tbody tr")
    members = page.locator("#legend-ties li", has_text="es miembro de").locator(".number")
    page.click("#tab-ties")
    before = page.locator("#count").inner_text()
    all_drawn = drawn.count()
    assert ", sin contar las previstas" in before
    assert members.inner_text() == "2"
    page.get_by_label("Contar también las relaciones previstas").check()
    after = page.locator("#count").inner_text()
    assert ", con las previstas" in after
    assert int(after.split(" y ")[1].split()[0]) == int(before.split(" y ")[1].split()[0]) + 1
    assert members.inner_text() == "3"
    assert drawn.count() == all_drawn
    page.fill("#search", "nanduti")
    page.press("#search", "Enter")
    assert "2 relaciones · con las previstas" in page.locator("#card .under").inner_text()
    page.get_by_label("Contar también las relaciones previstas").uncheck()
    assert "1 relación · sin contar las previstas" in page.locator("#card .under").inner_text()
    assert page.locator("#count").inner_text() == before


def test_nothing_is_asked_about_planned_ties_where_there_are_none(opened: "Open", tmp_path: Path) -> None:
    bodies = small_bodies()
    del bodies["ties"]["R3"]
    page = opened(written(shareable(bodies), tmp_path / "mapa.html"))
    assert page.locator("#counted").is_hidden()
    assert page.locator("#count").inner_text() == "6 actores y 5 relaciones"


def test_sector_and_tie_filters_reach_map_list_and_tables(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.locator("#legend-sectors label", has_text="Público").click()
    assert page.locator("#count").inner_text() == "4 de 6 actores y 0 de 5 relaciones, sin contar las previstas"
    assert "Instituto de Capacitación" not in rows(page, "actors")
    page.click("#reset")
    page.locator("#legend-ties label", has_text="es miembro de").click()
    assert len(rows(page, "ties")) == 3
    page.click("#reset")
    assert len(rows(page, "ties")) == 6


@pytest.mark.parametrize(
    ("filter", "choice", "left"),
    [
        ("level", "Municipal", {"Municipalidad de Villa Clara"}),
        ("territory", "Villa Clara (Municipio)", {"Municipalidad de Villa Clara", "Asociación de Mujeres Ñandutí"}),
        (
            "territory",
            "Guatemala",
            {
                "Municipalidad de Villa Clara",
                "Asociación de Mujeres Ñandutí",
                "Instituto de Capacitación",
                "Cámara de Comercio",
            },
        ),
        (
            "mechanism",
            "Foro Municipal de Migración (2)",
            {
                "Foro Municipal de Migración",
                "Municipalidad de Villa Clara",
                "Instituto de Capacitación",
            },
        ),
        ("strategy", "Estrategia municipal (2)", {"Municipalidad de Villa Clara", "Instituto de Capacitación"}),
    ],
)
def test_lists_narrow_what_is_shown(opened: "Open", small_map: Path, filter: str, choice: str, left: set[str]) -> None:
    page = opened(small_map)
    page.select_option(f"#only-{filter}", label=choice)
    assert set(rows(page, "actors")) == left


def test_both_languages_without_loading_anything(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.fill("#search", "MUNI")
    page.press("#search", "Enter")
    page.click("[data-language=en]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Migration in Villa Clara"
    assert page.locator("#card h2").inner_text() == "Villa Clara Town Hall"
    assert page.locator("#legend-ties").inner_text().startswith("is a member of")
    assert page.locator("#tab-list").inner_text() == "List"
    page.click("[data-language=es]")
    assert page.locator("#tab-list").inner_text() == "Lista"


def test_the_keyboard_alone_reaches_every_actor(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.textContent")
    assert first.startswith("Instituto de Capacitación")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Instituto de Capacitación"
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.textContent").startswith("Instituto de Capacitación")


def test_tabs_move_with_the_arrow_keys(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.focus("#tab-map")
    page.keyboard.press("ArrowRight")
    assert page.locator("#view-list").is_visible()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#map").is_visible()


def test_tables_sort_in_spanish_order_both_ways(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    up = rows(page, "actors")
    assert up[0] == "Asociación de Mujeres Ñandutí"
    page.click("#view-actors [data-sort='0']")
    assert page.locator("#view-actors tbody th").all_inner_texts() == up[::-1]
    assert page.locator("#view-actors th[aria-sort=descending]").count() == 1


def test_no_text_of_the_data_becomes_code_or_markup(opened: "Open", tmp_path: Path) -> None:
    bodies = small_bodies()
    bodies["stakeholders"] = {f"H{n}": actor(name, **{"roles.es": name}) for n, name in enumerate(HOSTILE)}
    bodies["ties"] = {"R1": {"source": "H0", "type": "funds", "target": "H1", "description.es": HOSTILE[1]}}
    bodies["assignments"] = {}
    bodies["plan"] = {"PLAN": {"title.es": HOSTILE[1], "question.es": HOSTILE[0]}}
    page = opened(written(shareable(bodies), tmp_path / "mapa.html"))
    page.click("#tab-list")
    for name in HOSTILE:
        page.locator("#view-list button", has_text=name).first.click()
        assert page.locator("#card h2").inner_text() == name
    assert rows(page, "ties") == [HOSTILE[0]]
    assert page.locator("h1").inner_text() == HOSTILE[1]
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3


@pytest.mark.parametrize("view", ["map", "list", "actors", "ties"])
def test_axe_finds_nothing_serious(opened: "Open", small_map: Path, view: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(small_map)
    page.fill("#search", "a")
    page.press("#search", "Enter")
    page.click(f"#tab-{view}")
    page.click("#about-open")
    violations = Axe().run(page).response["violations"]
    grave = [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations
             if found["impact"] in {"serious", "critical"}]  # fmt: skip
    assert grave == []


def test_figures_can_be_sized_by_the_number_of_ties_only(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    assert page.locator("#size option").all_inner_texts() == ["Número de relaciones", "Todas iguales"]
    before = page.locator("#map").screenshot()
    page.select_option("#size", "equal")
    page.wait_for_timeout(100)
    assert page.locator("#map").screenshot() != before


def test_the_internal_edition_says_so_on_its_face_and_sizes_by_bridging(opened: "Open", tmp_path: Path) -> None:
    page = opened(written(internal(), tmp_path / "mapa.html"))
    assert "INTERN" in page.locator(".warning.internal").inner_text().upper()
    assert "betweenness" in page.locator("#size option").evaluate_all("all => all.map(one => one.value)")


def test_prints_the_map_its_legend_and_both_tables(opened: "Open", small_map: Path, tmp_path: Path) -> None:
    page = opened(small_map)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#printed canvas").is_visible()
    assert page.locator("#printed table").count() == 2
    assert page.locator("#printed .printed-legend").inner_text().startswith("Público")
    assert page.locator("#panel").is_hidden()


def test_every_printed_sheet_says_that_it_is_internal(opened: "Open", tmp_path: Path) -> None:
    page = opened(written(internal(), tmp_path / "mapa.html"))
    warnings = page.locator("#warnings p").all_inner_texts()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    marks = page.locator("#printed thead .printed-mark").all_inner_texts()
    assert len(marks) == 2
    assert all(warning in mark for mark in marks for warning in warnings)
    page.set_viewport_size({"width": 1039, "height": 710})  # A4 landscape within its margins
    assert page.evaluate("document.querySelector('.printed-legend').getBoundingClientRect().bottom") <= 710


def test_fits_a_phone(opened: "Open", small_map: Path) -> None:
    page = opened(small_map)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel-open")
    page.fill("#search", "foro")
    page.press("#search", "Enter")
    assert page.locator("#card h2").is_visible()
    assert page.locator("#panel").is_hidden()


def test_a_thousand_actors_are_drawn_in_a_moment_and_open_with_the_best_connected(
    opened: "Open", tmp_path: Path
) -> None:
    file = written(shareable(large_bodies(1000, 2500)), tmp_path / "mapa.html")
    page = opened(file)
    assert page.evaluate("performance.now()") < 10_000
    said = page.locator("#count").inner_text()
    assert re.fullmatch(
        r"1000 actores y 2500 relaciones · el mapa muestra \d\d: los que tienen \d+ relaciones o más", said
    )
    assert len(rows(page, "actors")) == 1000
    page.click("#tab-map")
    page.click("#everyone")
    assert page.locator("#count").inner_text() == "1000 actores y 2500 relaciones"
    page.click("#everyone")
    assert page.locator("#count").inner_text() == said


def test_a_long_list_is_narrowed_by_typing_and_shows_its_kinds(opened: "Open", tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    bodies = small_bodies()
    for n in range(25):
        kind = "law" if n % 2 else "project"
        bodies["strategies"][f"X{n:02}"] = {"title.es": f"Acción número {n}", "kind": kind}
        bodies["assignments"][f"Y{n:02}"] = {"stakeholder": "A2", "role": "support", "item": f"X{n:02}"}
    page = opened(written(shareable(bodies), tmp_path / "mapa.html"))
    page.click("#only-strategy")
    assert page.locator("#only-strategy-list .combo-group").all_inner_texts() == [
        "Proyectos", "Tipo no conocido", "Leyes y acuerdos",
    ]  # fmt: skip
    page.fill("#only-strategy", "accion 24")
    found = Axe().run(page, context=".panel").response["violations"]
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
    page.press("#only-strategy", "Enter")
    assert page.input_value("#only-strategy") == "Acción número 24 (1)"
    assert rows(page, "actors") == ["Instituto de Capacitación"]
    page.click("#reset")
    assert page.input_value("#only-strategy") == ""


def test_what_if_an_actor_leaves_is_said_and_taken_back(opened: "Open", tmp_path: Path) -> None:
    page = opened(written(internal(), tmp_path / "mapa.html"))
    page.fill("#search", "foro")
    page.press("#search", "Enter")
    page.click("text=¿Y si este actor se retira?")
    sentence = "Si este actor se retira, nadie más pierde contacto con los demás."
    assert sentence in page.locator("#card").inner_text()
    page.fill("#search", "comercio")
    page.press("#search", "Enter")
    assert sentence in page.locator("#away").inner_text()
    page.click("#card >> text=¿Y si este actor se retira?")
    assert "un actor pierde contacto con los demás: SENTINEL-PROBLEM" in page.locator("#card").inner_text()
    changed = page.locator("#map").screenshot()
    page.click("text=Volver al mapa tal como está")
    page.wait_for_timeout(50)
    assert page.locator("#map").screenshot() != changed
    page.select_option("#colour", "community")
    assert "MUNI" in page.locator("#groups").inner_text()


def test_an_empty_plan_says_that_there_is_nothing_yet(opened: "Open", tmp_path: Path) -> None:
    page = opened(written(shareable({"plan": {}}), tmp_path / "mapa.html"))
    assert page.locator("#empty").inner_text() == "Todavía no hay actores."

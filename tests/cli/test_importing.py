import json
from pathlib import Path
from shutil import copyfile

import pytest

from planner.changes.drafting import create
from planner.model.fields import Audience
from planner.workspace.editing import set_leaves
from planner.workspace.exporting.exports import export_workbook
from planner.workspace.opening import new_plan, open_plan
from tests.cli.conftest import Caller
from tests.formats.workbook.returning.clerk import Clerk

BODIES = {
    "strategies": {"S": {"title.es": "Estrategia", "kind": "strategy", "state": "approved"}},
    "items": {
        "J1": {"title.es": "Jornada", "place": "S a0", "end": "2026-06-30", "description.es": "Con vacunas"},
        "J2": {"title.es": "Campaña", "place": "S a1", "end": "2026-09-30"},
    },
}


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan and the workbook that was sent out, after which the plan went on."""
    folder = tmp_path_factory.mktemp("mailed")
    with new_plan(folder / "amatitlan.plan", title="Plan", author="COMUDE") as workspace:
        workspace.commit([create(name, id, body) for name, rows in BODIES.items() for id, body in rows.items()])
        export_workbook(workspace, folder / "sent.xlsx", Audience.SHAREABLE, "es")
        workspace.author = "Ana"
        set_leaves(workspace, "items", "J2", {"end": "2026-12"})
    return folder


@pytest.fixture
def clerk(mailed: Path, tmp_path: Path) -> Clerk:
    """Somebody who fills that workbook in, in the folder of the plan."""
    for file in mailed.iterdir():
        copyfile(file, tmp_path / file.name)
    return Clerk(tmp_path / "sent.xlsx")


def ends(folder: Path) -> dict[str, str | None]:
    with open_plan(folder / "amatitlan.plan") as workspace:
        return {id: body.get("end") for id, body in workspace.plan.items.bodies.items()}


def both_edited(clerk: Clerk) -> str:
    """The file changes what nobody else did, and what Ana changed too."""
    clerk.put("items", "J1", "end", "31/07/2026").put("items", "J2", "end", "31/10/2026")
    return clerk.sent("back.xlsx").name


def test_what_only_the_file_changed_comes_in_and_the_rest_is_told_side_by_side(
    planner: Caller, clerk: Clerk, tmp_path: Path
) -> None:
    said = planner("--lang", "en", "import", both_edited(clerk))
    assert said.status == 1, "something waits"
    assert ends(tmp_path) == {"J1": "2026-07-31", "J2": "2026-12"}
    assert "back.xlsx says “31/10/2026”" in said.out
    assert "The plan says “December 2026” (Ana, " in said.out
    assert "Before it was “30/09/2026”." in said.out
    assert planner("import", "back.xlsx", "--accept", "plan").status == 0
    assert ends(tmp_path)["J2"] == "2026-12"
    assert planner("undo").status == 0
    assert ends(tmp_path) == {"J1": "2026-06-30", "J2": "2026-12"}, "one step takes all of it back"


@pytest.mark.parametrize(("side", "end"), [("file", "2026-10-31"), ("plan", "2026-12"), ("all", "2026-10-31")])
def test_what_waits_is_settled_for_a_side(planner: Caller, clerk: Clerk, tmp_path: Path, side: str, end: str) -> None:
    assert planner("import", both_edited(clerk), "--accept", side).status == 0
    assert ends(tmp_path) == {"J1": "2026-07-31", "J2": end}


def test_a_dry_run_and_json_say_everything_and_save_nothing(planner: Caller, clerk: Clerk, tmp_path: Path) -> None:
    before = (tmp_path / "amatitlan.plan").read_bytes()
    said = planner("import", both_edited(clerk), "--dry-run", "--json")
    found = json.loads(said.out)
    assert {(p["id"], p["state"], p["plan"], p["decision"]) for p in found["points"]} == {
        ("J1", "plain", "2026-06-30", "back.xlsx"), ("J2", "conflict", "2026-12", None)}  # fmt: skip
    assert (found["saved"], said.status) == (None, 1)
    assert (tmp_path / "amatitlan.plan").read_bytes() == before


def test_what_cannot_be_understood_is_named_by_its_cell_and_the_rest_comes_in(
    planner: Caller, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.put("items", "J1", "end", "pronto").put("items", "J1", "title.es", "Jornada de salud")
    address = clerk.cell("items", "J1", "end").coordinate
    said = planner("--lang", "es", "import", clerk.sent("back.xlsx").name)
    assert said.status == 1
    assert f"back.xlsx, hoja «Plan de acción», celda {address}: no se entendió «pronto»." in said.out
    with open_plan(tmp_path / "amatitlan.plan") as workspace:
        assert workspace.plan.items["J1"].title.es == "Jornada de salud"


def test_what_waits_can_be_written_down_to_be_decided_elsewhere(planner: Caller, clerk: Clerk, tmp_path: Path) -> None:
    said = planner("--lang", "es", "import", both_edited(clerk), "--revision", "decidir.xlsx")
    assert "Lo que espera se puede decidir en decidir.xlsx" in said.out
    assert planner("import", "decidir.xlsx").status == 1, "nobody decided yet"
    assert ends(tmp_path)["J2"] == "2026-12"


def test_a_plain_table_comes_in_once_whoever_it_is_from(planner: Caller, clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_text("Quién;Apodo\nRadio Loca;RL\nCruz Verde;CV\n", encoding="cp1252")
    arguments = ("import", "lista.csv", "--as", "stakeholders", "--column", "Quién=nombre", "--column", "Apodo=siglas")
    assert planner("--lang", "es", *arguments).status == 0
    with open_plan(tmp_path / "amatitlan.plan") as workspace:
        assert {s.name.es: s.acronym for s in workspace.plan.stakeholders.values()} == {
            "Radio Loca": "RL", "Cruz Verde": "CV"}  # fmt: skip
    assert "nada cambia" in planner("--lang", "es", *arguments).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("lista.csv",), "lista.csv es una tabla sencilla: indicar qué son sus filas"),
        (("vacia",), "En vacia no hay ningún libro de Excel, tabla ni registro."),
        (("nada.xlsx",), "nada.xlsx"),
        (("lista.csv", "--as", "ties", "--column", "Quién"), "«Quién» no está escrito como ENCABEZADO=CAMPO."),
        (("lista.csv", "--sheet", "Hoja1"), "--column y --sheet van con --as."),
    ],
)
def test_what_cannot_be_read_gets_its_sentence(
    planner: Caller, mailed: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    copyfile(mailed / "amatitlan.plan", tmp_path / "amatitlan.plan")
    (tmp_path / "vacia").mkdir()
    (tmp_path / "lista.csv").write_text("Quién;Apodo\nRadio Loca;RL\n", encoding="utf-8")
    said = planner("--lang", "es", "import", *arguments)
    assert said.status != 0
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_the_history_says_where_an_import_came_from(planner: Caller, clerk: Clerk) -> None:
    planner("import", both_edited(clerk))
    told = planner("--lang", "es", "history").out
    assert "de archivos recibidos" in told
    assert "Se incorporó back.xlsx" in told


def test_a_dry_run_tells_what_would_be_left_out_and_does_not_count_it(planner: Caller, clerk: Clerk) -> None:
    clerk.put("items", "J1", "belongs", "2").put("items", "J2", "belongs", "1")
    said = planner("--lang", "es", "import", clerk.sent("back.xlsx").name, "--dry-run")
    assert said.out.count("No entró: ") == 2
    assert "Entra" not in said.out


def test_what_is_to_be_known_of_several_files_names_the_file(planner: Caller, clerk: Clerk, tmp_path: Path) -> None:
    Path("vuelta").mkdir()
    copyfile(tmp_path / "sent.xlsx", tmp_path / "vuelta" / "uno.xlsx")
    del clerk.book["_base"]
    copyfile(clerk.sent("back.xlsx"), tmp_path / "vuelta" / "dos.xlsx")
    told = planner("--lang", "es", "import", "vuelta", "--dry-run").out
    assert "dos.xlsx: El libro no trae los datos con que se exportó" in told


@pytest.mark.parametrize(("tongue", "here"), [("es", "en esta carpeta"), ("en", "in this folder")])
def test_a_missing_file_here_is_said_without_a_dot_for_the_folder(
    planner: Caller, plan: Path, tongue: str, here: str
) -> None:
    said = planner("--lang", tongue, "import", "nada.xlsx").err
    assert f"nada.xlsx {here}: " in said
    Path("otra").mkdir()
    assert f"nada.xlsx {here.split()[0]} otra: " in planner("--lang", tongue, "import", "otra/nada.xlsx").err
    assert here in planner("--lang", tongue, "import", ".").err.lower()

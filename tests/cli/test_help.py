"""Every command explains itself in both languages, and explaining loads nothing that is not needed for it."""

import ast
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

import planner.i18n as languages
from planner.cli.front_door import SPEAKING, run
from planner.cli.root import COMMANDS, planner
from planner.i18n import current_language, set_language
from tests.cli.conftest import Caller

ENGLISH_LEFT = ("Usage", "Options", "Show this", "arguments", "Commands", "Missing", "Error: No such", "Try ")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_is_explained(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", language, *filter(None, [name]), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Uso: planner" if language == "es" else "Usage: planner")
    assert len(said.split("\n\n")[1]) > 30
    left = [word for word in ENGLISH_LEFT if word in said]
    assert (left == []) == (language == "es")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_is_explained_in_both_languages(name: str) -> None:
    context = click.Context(planner)
    command = planner.get_command(context, name)
    assert command is not None
    told = {}
    for language in ("es", "en"):
        set_language("es" if language == "es" else "en")
        told[current_language()] = [command.help, *(getattr(p, "help", None) for p in command.get_params(context))]
    assert all(told["es"]), name
    for spanish, english in zip(told["es"], told["en"], strict=True):
        assert spanish != english


def test_the_language_may_stand_behind_the_word_help(planner: Caller) -> None:
    assert planner("--help", "--lang", "en").out.startswith("Usage:")


def test_no_sentence_of_click_that_can_be_read_here_is_left_in_english() -> None:
    untranslated = {text for module in SPEAKING for text in texts_of(Path(str(module.__file__)))} - translated()
    assert untranslated == FOR_PROGRAMMERS


FOR_PROGRAMMERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Name '{name}' defined twice",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?"
    ),
    "{value!r} does not match the format {format}.",
    "{value!r} is not a valid UUID.",
}
"""What click says of mistakes in the program, or of types that no command here has."""


def texts_of(file: Path) -> set[str]:
    """The texts that a module of click hands to gettext."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {
        first.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and isinstance(first.value, str)
    }


def translated() -> set[str]:
    """The texts that the command line's own catalogue translates."""
    file = Path(str(planner_folder())) / "locale" / "es" / "cli.po"
    with file.open("rb") as stream:
        return {m.id if isinstance(m.id, str) else m.id[0] for m in read_po(stream, locale="es") if m.id and m.string}


def planner_folder() -> Path:
    """Where the languages room is."""
    return Path(languages.__file__).parent


def test_help_loads_neither_the_model_nor_anything_heavy() -> None:
    report = "import sys; from planner.cli import main; main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", report, "--help"], capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not {name for name in loaded if name.startswith(("planner.model", "planner.store", "planner.changes"))}
    assert not {"sqlalchemy", "textual", "networkx", "igraph", "pandas", "yaml"} & {
        name.partition(".")[0] for name in loaded
    }

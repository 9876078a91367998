"""What the two front pages say is so: every command is in them, and every command in them exists."""

import re
import shlex
from pathlib import Path

import click
import pytest

from planner.cli.root import COMMANDS, planner

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "LEEME.md")


def page(name: str) -> str:
    """The text of a front page."""
    return (ROOT / name).read_text(encoding="utf-8")


def options_of(command: click.Command) -> list[tuple[str, ...]]:
    """The names of each option a person may give to a command."""
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    return [tuple(option.opts) for option in options]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described_with_its_options(name: str, command: str) -> None:
    rows = [line for line in page(name).splitlines() if line.startswith("|") and f"`planner {command}" in line]
    assert rows, f"{name} does not describe planner {command}"
    found = planner.get_command(click.Context(planner), command)
    assert found is not None
    for names in options_of(found):
        assert any(option in row for option in names for row in rows), f"{name}: planner {command} {names[0]}"


@pytest.mark.parametrize("name", PAGES)
def test_the_options_before_a_command_are_described(name: str) -> None:
    assert [names for names in options_of(planner) if not any(f"`{option}" in page(name) for option in names)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_line_to_type_is_understood(name: str) -> None:
    typed = re.findall(r"^planner (.+)$", page(name), re.MULTILINE)
    assert len(typed) >= 6
    for line in typed:
        words = shlex.split(line)
        place = next((place for place, word in enumerate(words) if word in COMMANDS), len(words))
        context = planner.make_context("planner", words[:place])
        for command in words[place : place + 1]:
            found = planner.get_command(context, command)
            assert found is not None
            assert found.make_context(command, words[place + 1 :], parent=context).params


def test_both_pages_have_the_same_parts_and_commands() -> None:
    english, spanish = map(page, PAGES)
    assert [line.count("#") for line in english.splitlines() if line.startswith("#")] == [
        line.count("#") for line in spanish.splitlines() if line.startswith("#")
    ]
    assert re.findall(r"^\| `planner (\w+)", english, re.MULTILINE) == re.findall(
        r"^\| `planner (\w+)", spanish, re.MULTILINE
    )


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_links_to_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page(name))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []

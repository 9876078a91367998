"""Whatever is wrong with a file is said with file, line, key and remedy, and all of it at once."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.registers import RegisterErrors, RegisterProblem, read_registers
from planner.formats.registers.reading import Bodies
from planner.i18n import speaking
from planner.model.plan import Plan

HEAD = "planner: 1\nregister: r\n"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with speaking("en"):
        yield


def complaints_about(folder: Path, text: str | bytes, plan: Plan | None = None) -> list[str]:
    file = folder / "bad.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RegisterErrors) as caught:
        read_registers([file], plan or Plan())
    assert str(caught.value) == caught.value.sentence
    return [problem.sentence.removeprefix(f"{folder}{os.sep}") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("stakeholders:\n  a: {name: X, sektor: public}\n",
         "bad.yaml, line 4 at “sektor”: “a” has no such field. Did you mean “sector”?"),
        ("stakeholders:\n  a: {name: X, sector: publik}\n",
         "bad.yaml, line 4 at “sector”: “publik” is not a term for “Sector”. Did you mean “public”?"),
        ("stakeholders:\n  a: {nombre: X}\n",
         "bad.yaml, line 4 at “nombre”: “a” has no such field. Did you mean “name”?"),
        ("strategies:\n  s: {titulo: X}\n",
         "bad.yaml, line 4 at “titulo”: “s” has no such field. Did you mean “title”?"),
        ("stakeholder:\n  a: {name: X}\n",
         "bad.yaml, line 3 at “stakeholder”: there is no such part of a register. Did you mean “stakeholders”?"),
        ("stakeholders:\n  a: {sector: public}\n",
         "bad.yaml, line 4 at “name”: “a” lacks “name”. Add a line “name: …” (Name)."),
        ("stakeholders:\n  a: {name: X}\nties:\n  - {source: a, type: funds, target: b}\n",
         ("bad.yaml, line 6 at “target”: there is no record with the key “b”. "
         "Add it under “stakeholders”, or load the file that has it together with this one.")),
        ("stakeholders:\n  inguat: {name: X}\nties:\n  - {source: inguat, type: funds, target: ingaut}\n",
         "bad.yaml, line 6 at “target”: there is no record with the key “ingaut”. Did you mean “inguat”?"),
        ("stakeholders:\n  a: {name: X}\n  a: {name: Y}\n",
         ("bad.yaml, line 5 at “a”: this key stands twice at the same place, first in line 4. "
         "Join the two or rename one.")),
        ("stakeholders:\n  a b: {name: X}\n",
         ("bad.yaml, line 4 at “a b”: this cannot be the key of a record. "
         "Use letters, digits and hyphens only, like “municipal-council”.")),
        ("stakeholders:\n  a: X\n",
         ("bad.yaml, line 4 at “a”: a record with fields is expected here. "
         "Write each field on its own line as “field: value”, indented by two more blanks.")),
        ("stakeholders: X\n",
         ("bad.yaml, line 3 at “stakeholders”: records are expected here, not a text. "
         "Write each with a key and a colon.")),
        ("stakeholders:\n  a: {name: [X, Y]}\n",
         ("bad.yaml, line 4 at “name”: one text is expected here, not a list or further keys. "
         "Write it behind the colon, in quotes if it holds a colon.")),
        ("stakeholders:\n  a: {name: {es: X, fr: Y}}\n",
         "bad.yaml, line 4 at “fr”: this is not a language of the plan. Write “es” for Spanish and “en” for English."),
        ("stakeholders:\n  a: {name: X, known_none: [resorces]}\n",
         "bad.yaml, line 4 at “known_none”: “resorces” is not a field. Did you mean “resources”?"),
        ("stakeholders:\n  a: {name: X, id: not an id}\n",
         "bad.yaml, line 4 at “id”: this is not an id. Take the line out; ids are made by the program."),
        ("strategies:\n  s: {title: S, start: mañana}\n",
         ("bad.yaml, line 4 at “start”: a date is expected here, like 30/06/2026, 2026-06, 2026-Q2 or 2026. "
         "Correct the value of “Start”.")),
        ("stakeholders:\n  a: {name: X, count: many}\n",
         ("bad.yaml, line 4 at “count”: a whole number is expected here, like 25 or 1,200. "
         "Correct the value of “How many it stands for”.")),
        ("stakeholders:\n  a: {name: X, position: here}\n",
         ("bad.yaml, line 4 at “position”: a point of the map is expected here, like 120.0,-33.5. "
         "Correct the value of “Position on the map”.")),
        (f"stakeholders:\n  a: {{name: {'x' * 10_000}}}\n",
         ("bad.yaml, line 4 at “name”: the text has 10000 characters; at most 300 fit here. "
         "Correct the value of “Name”.")),
        ("strategies:\n  s: {title: S, items: {i: {title: I, parent: s}}}\n",
         ("bad.yaml, line 4 at “parent”: where the record stands says this already. "
         "Take the line out, or move the record.")),
        ("strategies:\n  s: {title: S, items: {i: {title: I, place: '!'}}}\n",
         ("bad.yaml, line 4 at “place”: this is not a key for the order of siblings. "
         "Take the line out; the order of the file is enough.")),
        ("strategies:\n  s: {title: S}\nitems:\n  s: {title: I, parent: s}\n  j: {title: J, parent: s}\n",
         "bad.yaml, line 6 at “parent”: “s” is the key of several records. Give each its own key."),
        ("items:\n  a: {title: A, parent: b}\n  b: {title: B, parent: a}\n",
         ("bad.yaml, line 4 at “parent”: the record stands, by way of others, under itself. "
         "Give one of them another parent.")),
        ("territories:\n  a: {name: A, kind: zone, parent: a}\n",
         ("bad.yaml, line 4 at “parent”: the record stands, by way of others, under itself. "
         "Give one of them another parent.")),
        ("stakeholders:\n  a: {name: A, cites: pilot line 7}\n",
         ("bad.yaml, line 4 at “cites”: there is no record with the key “pilot”. "
         "Add it under “sources”, or load the file that has it together with this one.")),
        ("stakeholders:\n  a: {name: A, key: b}\n",
         "bad.yaml, line 4 at “key”: the record has a key already: “a”. Take the line out."),
    ],
)  # fmt: skip
def test_what_a_record_says_wrong(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in complaints_about(tmp_path, HEAD + text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: b: c\n",
         ("bad.yaml, line 3 at “a: b: c”: there is a colon where none can stand, or the indentation is off. "
         "Put a text that holds a colon in quotes, and align the keys of one record.")),
        ("stakeholders:\n\ta: {name: X}\n",
         ("bad.yaml, line 4 at “a: {name: X}”: a value begins with a sign that YAML keeps for itself, or the line is "
         "indented with a tab. Put the text in quotes, and indent with blanks only.")),
        ("stakeholders:\n  a: {name: @X}\n",
         ("bad.yaml, line 4 at “a: {name: @X}”: a value begins with a sign that YAML keeps for itself, or the line is "
         "indented with a tab. Put the text in quotes, and indent with blanks only.")),
        ("stakeholders:\n  a: {name: X\nties: []\n",
         ("bad.yaml, line 4 at “a: {name: X”: a bracket or brace is not closed, or a comma is missing. "
         "Close it, and put texts that hold commas in quotes.")),
        ("stakeholders:\n  a:\n    name: 'X\n",
         "bad.yaml, line 5 at “name: 'X”: a quotation mark is not closed. Close it where the text ends."),
        ("ties:\n  - source: a\n  type: funds\n",
         ("bad.yaml, line 5 at “type: funds”: a key stands where another entry of a list is expected. "
         "Align the keys with those above, or begin the entry with “- ”.")),
        ("stakeholders:\n    a: {name: X}\n  b: {name: Y}\n",
         ("bad.yaml, line 5 at “b: {name: Y}”: the indentation is off. "
         "Align the keys of one record, and indent what is inside by two blanks.")),
        ("stakeholders:\n  a: {name: \"\\q\"}\n",
         ("bad.yaml, line 4 at “a: {name: \"\\q\"}”: a backslash in a text with double quotes. "
         "Use single quotes, or write the backslash twice.")),
        ("stakeholders: [a: {\n",
         ("bad.yaml, line 3 at “stakeholders: [a: {”: a value is missing, or a bracket or brace is not closed. "
         "Close what was opened, and put a text that begins with a bracket, a brace or a comma in quotes.")),
        ("stakeholders:\n  a: - name: X\n",
         ("bad.yaml, line 4 at “a: - name: X”: an entry of a list cannot begin here. "
         "Begin each entry on a line of its own, or put the text in quotes.")),
        ("stakeholders:\n  a:\n    name: |X\n",
         ("bad.yaml, line 5 at “name: |X”: the file cannot be read from this line on, since it does not follow the "
         "rules of YAML. Check the indentation, the colons and the quotes in this line and the one before.")),
        ("stakeholders:\n  a: &x {name: X}\n  b: *x\n",
         ("bad.yaml, line 4 at “&x”: anchors and aliases (“&” and “*”) are not used in registers. "
         "Write the text out, or put it in quotes if it is meant to begin with that sign.")),
        ("stakeholders: &x [*x]\n",
         ("bad.yaml, line 3 at “*x”: anchors and aliases (“&” and “*”) are not used in registers. "
         "Write the text out, or put it in quotes if it is meant to begin with that sign.")),
        ("stakeholders:\n  a: {name: !!python/object:os.system X}\n",
         ("bad.yaml, line 4 at “tag:yaml.org,2002:python/object:os.system”: tags with “!” are not used in registers. "
         "Take the tag out; every value is a text.")),
        ("---\nregister: s\n",
         "bad.yaml, line 3 at “---”: a second document begins here. Take out the line “---” or make two files."),
        ("? [a, b]\n: c\n",
         "bad.yaml, line 3: a key must be a single word. Check the indentation."),
        (f"stakeholders: {'[' * 100_000}\n",
         "bad.yaml, line 3: the file is nested deeper than 200 levels. Check the brackets and the indentation."),
    ],
)  # fmt: skip
def test_what_is_not_yaml_for_registers(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in complaints_about(tmp_path, HEAD + text)


BEGIN = "A register begins with “planner: 1” and “register: a-name”."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"bad.yaml: the file is empty or is not a register. {BEGIN}"),
        (b"# nothing\n", f"bad.yaml: the file is empty or is not a register. {BEGIN}"),
        (b"only words\n", f"bad.yaml: the file is empty or is not a register. {BEGIN}"),
        (b"- 1\n- 2\n", f"bad.yaml: the file is empty or is not a register. {BEGIN}"),
        (b"register: r\n", f"bad.yaml, line 1 at “planner”: this key is missing at the beginning of the file. {BEGIN}"),
        (b"planner: 1\n", f"bad.yaml, line 1 at “register”: this key is missing at the beginning of the file. {BEGIN}"),
        (b"planner: one\nregister: r\n", f"bad.yaml, line 1 at “planner”: this is not a version of the model. {BEGIN}"),
        (b"planner: 2\nregister: r\n",
         ("bad.yaml, line 1 at “planner”: the file was written for model 2; this program knows 1. "
         "Install a newer Planner.")),
        (b"planner: 1\nregister: a b\n",
         ("bad.yaml, line 2 at “register”: this is not a name for a register. "
         "Use letters, digits and hyphens only, like “municipal-council”.")),
        ("planner: 1\nregister: r\n# año\n".encode("latin-1"),
         "bad.yaml, line 3: the file is not saved as UTF-8. Save it again in the editor with the encoding UTF-8."),
        ("planner: 1\n".encode("utf-16"),
         "bad.yaml: the file is saved as UTF-16. Save it again in the editor with the encoding UTF-8."),
        (b"SQLite format 3\x00\x10\x00", "bad.yaml: this is not a text file. Choose a file that ends in .yaml."),
        (b"planner: 1\nregister: \x01\n",
         ("bad.yaml, line 2 at “register:”: there is a character here that no text has. "
         "Take it out, or choose another file if this is no text.")),
        (b"#" * 20_000_001, "bad.yaml: the file is too large to be a register. Split it into several files."),
    ],
)  # fmt: skip
def test_what_is_no_register_at_all(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert complaints_about(tmp_path, content) == [sentence]


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(RegisterErrors) as caught:
        read_registers([tmp_path / "nowhere.yaml", tmp_path], Plan())
    assert str(caught.value) == (
        f"{tmp_path / 'nowhere.yaml'}: there is no such file. Check the name and the folder.\n"
        f"{tmp_path}: this is a folder. Give the files in it, one by one."
    )


def test_everything_wrong_in_all_files_is_told_at_once_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(HEAD + "stakeholders:\n  a: {nam: X}\n  b: {name: X, kind: cat}\n")
    (tmp_path / "two.yaml").write_text("planner: 1\nregister: s\nstakeholders:\n  a: [\n")
    with pytest.raises(RegisterErrors) as caught:
        read_registers([tmp_path / "one.yaml", tmp_path / "two.yaml"], Plan())
    found = [(Path(problem.file).name, problem.line, problem.key) for problem in caught.value.problems]
    assert found == [("one.yaml", 4, "nam"), ("one.yaml", 5, "kind"), ("two.yaml", 4, "a: [")]
    assert all(problem.remedy for problem in caught.value.problems)


def test_of_very_many_problems_the_rest_is_counted(tmp_path: Path) -> None:
    rows = "".join(f"  a{n}: {{name: X, colour: red}}\n" for n in range(50))
    with pytest.raises(RegisterErrors, match=r"… and 30 more problems\.$") as caught:
        read_registers([_written(tmp_path, HEAD + "stakeholders:\n" + rows)], Plan())
    assert len(caught.value.problems) == 50


def test_one_record_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file in files:
        file.write_text(HEAD + "stakeholders:\n  a: {name: X}\n")
    with pytest.raises(RegisterErrors) as caught:
        read_registers(files, Plan())
    assert str(caught.value) == (
        f"{files[1]}, line 4 at “a”: this record stands in the files already: {files[0]}, line 4. "
        "Join the two, or give one another key."
    )


def test_the_same_faults_are_told_in_spanish(tmp_path: Path) -> None:
    with speaking("es"):
        said = complaints_about(tmp_path, HEAD + "stakeholders:\n  a: {name: X, sektor: público}\n")
    assert said == ["bad.yaml, línea 4, en «sektor»: «a» no tiene ese campo. ¿Será «sector»?"]


@pytest.mark.parametrize("text", ["a: [b: {", "a: }", "%FOO\na: b", "a: *", "a: |x", "!e!x a: b", "a: b\n...\nc: d"])
def test_the_words_of_the_parser_reach_nobody(tmp_path: Path, text: str) -> None:
    with speaking("es"):
        [said] = complaints_about(tmp_path, text + "\n")
    assert "línea" in said
    assert not re.search(r"\b(expected|found|not|while|parsing)\b", said)


WHOLE = """planner: 1
register: r
sources: {doc: {title: "Uno: dos"}}
stakeholders:
  a:
    name: {es: Año, en: Year}
    cites: [doc line 7]
ties:
  - {source: a, type: funds, target: a}
strategies:
  s:
    title: >-
      una
      dos
    items:
      i: {title: I, start: 2026-06}
"""


SIGNS = ":{}[]#&*!|>'\"%@`,-?\t\x85\u2028 \n~<\\é0"


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 12), st.text(SIGNS, max_size=4))
def test_whatever_a_slip_of_the_hand_makes_of_a_file_is_said_and_never_crashes(at: int, gone: int, put: str) -> None:
    with TemporaryDirectory() as folder:
        file = _written(Path(folder), WHOLE[:at] + put + WHOLE[at + gone :])
        problems, bodies = _outcome(file)
    assert problems or bodies
    assert all(problem.what and problem.remedy for problem in problems)
    assert all(table.values() for _name, table in Plan.of_bodies(bodies).tables() if len(table))


def _outcome(file: Path) -> tuple[tuple[RegisterProblem, ...], Bodies]:
    try:
        return (), read_registers([file], Plan()).bodies
    except RegisterErrors as errors:
        return errors.problems, {}


def _written(folder: Path, text: str) -> Path:
    file = folder / "register.yaml"
    file.write_text(text, encoding="utf-8")
    return file

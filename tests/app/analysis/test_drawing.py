"""How tables and charts are fitted into whatever room there is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.analysis.panel import Chart, Column, Panel, Row, Series
from planner.app.analysis.charts import Paper, drawn
from planner.app.analysis.sheet import Sheet
from planner.app.analysis.table_columns import heading, placed
from planner.model.values import Money
from tests.app.analysis.samples import charts

WORDS = st.text("abcñ ", min_size=1, max_size=40)


def text_of(chart: Chart, paper: Paper) -> list[str]:
    return ["".join(text for text, _ink in line) for line in drawn(chart, paper)]


@given(labels=st.lists(WORDS, min_size=1, max_size=30), frozen=st.integers(1, 3), matrix=st.booleans(),
       room=st.integers(40, 200), left=st.integers(0, 300))  # fmt: skip
def test_whatever_the_room_every_column_can_be_seen(
    labels: list[str], frozen: int, matrix: bool, room: int, left: int
) -> None:
    columns = tuple(Column(key=str(n), label=label) for n, label in enumerate(labels))
    rows = (Row(cells=tuple(label * 2 for label in labels)),)
    placing = placed(Sheet(Panel(key="p", title="", columns=columns, rows=rows, frozen=frozen, matrix=matrix)), room, 3)
    assert all(width >= 1 for width in placing.widths)
    assert placing.still < room or len(labels) <= frozen
    assert len({len(lines) for lines in placing.head}) == 1
    assert all(cell_len(line) <= width for lines, width in zip(placing.head, placing.widths, strict=True)
               for line in lines)  # fmt: skip
    for column in placing.seen(left, max(1, room - placing.still)):
        begins, ends = (placing.starts[column - placing.sheet.frozen + n] for n in (0, 1))
        assert ends > left
        assert begins < left + max(1, room - placing.still)


def test_a_heading_takes_the_lines_it_may_and_says_when_it_is_cut() -> None:
    assert heading("Mesa de Migración", 9, 3) == ["Mesa de", "Migración"]
    assert heading("Municipalidad de Villa Clara", 5, 3) == ["Munic", "ipali", "dad… "]
    assert heading("", 5, 3) == [""]


def test_rows_are_sorted_by_value_the_unknown_last_and_sums_left_out() -> None:
    cells = (None, Money(Decimal(5), "USD"), Money(Decimal(10), "GTQ"), Money(Decimal(9), "GTQ"))
    rows = (Row(cells=("Todo",), heading=True), *(Row(cells=(cell,)) for cell in cells))
    sheet = Sheet(Panel(key="p", title="", columns=(Column(key="m", label="M", kind="money"),), rows=rows))
    assert sheet.order(0) == [4, 3, 2, 1]
    assert sheet.order(0, downwards=True) == [2, 3, 4, 1]
    assert sheet.order(None) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("plain", [False, True])
def test_charts_say_their_figures_and_stay_within_their_width(plain: bool) -> None:
    bars, stacked, lines = (text_of(chart, Paper(60, 20, plain)) for chart in charts().charts)
    fill = "#" if plain else "█"
    assert "Hecho" in bars[1]
    assert any(line.startswith("Eje 1") and fill in line and line.endswith(" 4") for line in bars)
    assert any(line.rstrip().endswith("-2") for line in bars)
    assert any("—" in line for line in bars)
    assert stacked[0] == "Apiladas (GTQ)"
    assert stacked[1].endswith(f"{fill} 4")
    assert lines[-1].split() == ["Eje", "1", "Eje", "2", "Eje", "3"]
    assert any(0x2800 < ord(char) < 0x2900 for line in lines for char in line) is not plain
    for line in (*bars, *stacked, *lines):
        assert cell_len(line) <= 60
        assert not plain or line.isascii() or set(line) & set("—íéñ")


def test_a_chart_without_figures_is_drawn_as_its_labels() -> None:
    nothing = Series(name="x", values=(None, None))
    for kind in ("bars", "stacked", "line"):
        chart = Chart(kind=kind, title="Nada", labels=("a", "b"), series=(nothing,), says="")
        assert text_of(chart, Paper(40, 10))[0] == "Nada"

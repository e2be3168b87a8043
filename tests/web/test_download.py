"""Tables to keep: CSV files that a spreadsheet opens without harm."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.download import csv_download

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def downloaded(*rows: list[object], columns: tuple[str, ...] = ("role", "pay")) -> list[list[str]]:
    """The lines of the file, as a spreadsheet reads them."""
    content = csv_download("table.csv", columns, rows).content.decode()
    return list(csv.reader(StringIO(content, newline="")))


def test_file_is_saved_under_its_name() -> None:
    answer = csv_download("table.csv", ["role"], [])
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        'attachment; filename="table.csv"',
    )


def test_line_of_names_stands_above_a_line_for_each_row() -> None:
    assert downloaded(["Nurse", 5], ["Cook, ship’s", None]) == [["role", "pay"], ["Nurse", "5"], ["Cook, ship’s", ""]]


@pytest.mark.parametrize(
    ("cell", "saved"),
    [
        ("=1+1", "'=1+1"),
        ("+33.5% jobs", "'+33.5% jobs"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("−3.5%", "−3.5%"),
        ("US$5", "US$5"),
        ("a=1", "a=1"),
        ("", ""),
        (5, "5"),
        (None, ""),
    ],
)
def test_cell_that_a_spreadsheet_would_take_for_a_formula_is_marked_as_a_text(cell: object, saved: str) -> None:
    assert downloaded([cell]) == [["role", "pay"], [saved]]


@given(cells=st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.integers(), min_size=1))
def test_no_cell_is_a_formula_and_every_text_can_be_read_again(cells: list[str | int]) -> None:
    _, saved = downloaded(cells)
    assert [cell for cell in saved if cell.startswith(FORMULA)] == []
    assert [cell.removeprefix("'") for cell in saved] == [str(cell).removeprefix("'") for cell in cells]

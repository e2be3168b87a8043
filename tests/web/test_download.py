"""Tables to keep: CSV files that a spreadsheet opens without harm."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.download import csv_download

BASE = settings.BASE_DIR
SIGNS = "=+-@＝＋－＠"
UNSEEN = " \t\r\n\v\f\x00\u00a0\u3000\u00ad\u200b\ufeff"


def downloaded(*rows: list[object], columns: tuple[str, ...] = ("role", "pay")) -> list[list[str]]:
    """The lines of the file, as a spreadsheet reads them."""
    content = csv_download("table.csv", columns, rows).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(content, newline="")))


def test_file_is_saved_under_its_name() -> None:
    answer = csv_download("table.csv", ["role"], [])
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        'attachment; filename="table.csv"',
    )


def test_line_of_names_stands_above_a_line_for_each_row() -> None:
    assert downloaded(["Nurse", 5], ["Cook, ship’s", None]) == [["role", "pay"], ["Nurse", "5"], ["Cook, ship’s", ""]]


def test_file_begins_with_a_byte_order_mark_by_which_spreadsheets_know_its_letters() -> None:
    assert csv_download("table.csv", ["role"], []).content == b"\xef\xbb\xbfrole\r\n"


@dataclass
class Titled:
    """A row of the database, which stands in a cell by its title."""

    title: str

    def __str__(self) -> str:
        return self.title


@pytest.mark.parametrize(
    ("cell", "saved"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("+33.5% jobs", "'+33.5% jobs"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-A1", "'-A1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        (Titled("=1"), "'=1"),
        ("+33.5%", "+33.5%"),
        ("-3", "-3"),
        ("-1,000.5", "-1,000.5"),
        (-3, "-3"),
        ("−3.5%", "−3.5%"),
        ("US$5", "US$5"),
        ("a=1", "a=1"),
        ("\tindented", "\tindented"),
        ("", ""),
        (5, "5"),
        (None, ""),
    ],
)
def test_cell_that_a_spreadsheet_would_take_for_a_formula_is_marked_as_a_text(cell: object, saved: str) -> None:
    assert downloaded([cell]) == [["role", "pay"], [saved]]


def test_column_name_is_no_formula_either() -> None:
    assert downloaded(columns=("=1+1", "pay")) == [["'=1+1", "pay"]]


LETTERS = st.characters(exclude_categories=["Cs"])
FORMULAS = st.builds("".join, st.tuples(st.text(UNSEEN), st.sampled_from(SIGNS), st.text(LETTERS)))


@given(text=FORMULAS)
def test_nothing_but_a_signed_number_begins_with_a_sign(text: str) -> None:
    ((_, *_), (saved,)) = downloaded([text])
    assert saved.startswith("'") or re.fullmatch(r"[+-][0-9.,]+%?", saved)


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=1), percent=st.sampled_from(["", "%"]))
def test_signed_figure_stays_as_it_is(number: Decimal, percent: str) -> None:
    assert downloaded([f"{number:+,f}{percent}"])[1] == [f"{number:+,f}{percent}"]


@given(cells=st.lists(st.text(LETTERS) | FORMULAS | st.integers(), min_size=1))
def test_every_text_can_be_read_again(cells: list[str | int]) -> None:
    _, saved = downloaded(cells)
    assert [cell.removeprefix("'") for cell in saved] == [str(cell).removeprefix("'") for cell in cells]


def test_no_other_module_writes_csv() -> None:
    code = [path for name in ("careerguide", "skills", "roles", "pathways") for path in (BASE / name).rglob("*.py")]
    assert [path.name for path in code if re.search(r"\bimport csv\b|text/csv", path.read_text())] == ["download.py"]

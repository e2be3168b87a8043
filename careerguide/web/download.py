"""Tables to keep: CSV files that a spreadsheet opens without harm."""

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse

# A spreadsheet passes by blanks and what is invisible, and some read full-width signs as the usual ones.
FORMULA = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
SIGNED_NUMBER = re.compile(r"[+-]\d+([.,]\d+)*%?", re.ASCII)


def csv_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """An answer that the browser saves as `name`: a line of column names, then a line for each row."""
    return csv_of_lines(name, map(csv_line, (columns, *rows)))


def csv_of_lines(name: str, lines: Iterable[str]) -> HttpResponse:
    """An answer of finished lines that the browser saves as `name`. A byte-order mark tells that it is UTF-8."""
    content = codecs.BOM_UTF8 + "".join(lines).encode()
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)


def csv_line(row: Sequence[Any]) -> str:
    """A row as a line of a CSV file, with its end."""
    line = StringIO(newline="")
    csv.writer(line).writerow(_harmless(row))
    return line.getvalue()


def _harmless(row: Sequence[Any]) -> list[Any]:
    """A text that a spreadsheet would take for a formula gets an apostrophe, which marks it as a text."""
    return [f"'{cell}" if _is_formula(str(cell)) else cell for cell in row]


def _is_formula(text: str) -> bool:
    return bool(FORMULA.match(text)) and not SIGNED_NUMBER.fullmatch(text)

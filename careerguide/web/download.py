"""Tables to keep: CSV files that a spreadsheet opens without harm."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse


def csv_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """An answer that the browser saves as `name`: a line of column names, then a line for each row."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows(map(_harmless, rows))
    return response


def _harmless(row: Sequence[Any]) -> list[Any]:
    """A text that a spreadsheet would take for a formula gets an apostrophe, which marks it as a text."""
    return [f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in row]

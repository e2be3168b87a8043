"""Keys of rows, and other values to look for, as addresses and forms send them. Anybody may write anything there."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import DatabaseError, DataError, OperationalError
from django.http import HttpRequest, HttpResponse

A_KEY = re.compile("[0-9]{1,18}")  # a database takes no longer number for one
BEYOND_ROWS = (OverflowError, DataError, FieldDoesNotExist)  # what is asked for is in no column
NO_LOOKUP = (*BEYOND_ROWS, DatabaseError, LookupError, ValueError)  # a list was to be narrowed by it
BAD_PATTERN = "user-defined function"  # so SQLite says of a regular expression that can't be read


def is_key(sent: str) -> bool:
    return bool(A_KEY.fullmatch(sent))


def refusing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the admin on which whoever asks for what no row can have gets 400.

    Django refuses such a value where it makes a query of it, and has nothing for one that fails when it is asked.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("Rows are chosen by their keys.")
        refused = NO_LOOKUP if _is_narrowed_list(request) else BEYOND_ROWS
        try:
            return view(request, *args, **options)
        except refused as error:
            if isinstance(error, OperationalError) and BAD_PATTERN not in str(error):  # the database can't answer now
                raise
            raise BadRequest("No row can have what was asked for.") from error

    return answer


def _is_narrowed_list(request: HttpRequest) -> bool:
    page = request.resolver_match
    return bool(request.GET) and bool(page and page.url_name and page.url_name.endswith("_changelist"))

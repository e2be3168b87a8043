"""The one order of titles, in Python as databases differ: SQLite goes by bytes, PostgreSQL by its collation."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

TEXTS_REMEMBERED = 20_000  # texts


@lru_cache(TEXTS_REMEMBERED)
def sort_key(text: str) -> tuple[str, str]:
    """What texts are sorted by: without regard to case and accents, and numbers in them by their value.

    Texts that are alike in this go by their letters, so that no two different texts have one place.
    """
    letters = (letter for letter in normalize("NFKD", text).casefold() if not combining(letter))
    return re.sub(r"\d+", lambda digits: digits[0].zfill(9), "".join(letters)), text

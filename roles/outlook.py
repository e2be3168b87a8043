"""What a projected change means in the terms of the U.S. Bureau of Labor Statistics. Pure: no request, no database."""

from decimal import ROUND_HALF_UP, Decimal

# The terms of the 2024-34 round, from the lowest whole percentage that each one begins with.
# Source: `bls-occupational-outlook#growth-terms`.
TERMS_2024_34 = [
    (7, "much faster than average"),
    (5, "faster than average"),
    (3, "about as fast as average"),
    (1, "slower than average"),
    (0, "little or no change"),
]
TERMS = {(2024, 2034): TERMS_2024_34}


def term(change_percent: Decimal, start_year: int, end_year: int) -> str:
    """The Bureau's term for a change over its projection period; empty for a period whose terms we do not hold."""
    terms = TERMS.get((start_year, end_year))
    if terms is None:
        return ""
    whole = int(change_percent.quantize(Decimal(1), ROUND_HALF_UP))
    return next((words for least, words in terms if whole >= least), "decline")

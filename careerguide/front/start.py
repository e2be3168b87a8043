"""What the start page shows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from pathways.models import StartingPoint
from pathways.person import beginner
from roles.models import Answer, Market, Role, RolePair
from roles.pay_cards import bars_in_words, markets_with_pay, pay_cards
from roles.standing import map_of
from roles.themes import by_theme

OF_A_KIND = 12  # roles, specialisms and starting points
FEW_PAIRS = 4
OFTEN = 2  # so many of the pairs name the same role at most


def start_context(whole: Whole, query: Query) -> dict[str, Any]:
    professions = list(islice((role for role in whole[Role] if not role.is_specialism), OF_A_KIND))
    markets = {market.slug: market for market in markets_with_pay(professions)}
    slug = query.one("market", markets, "market", next(iter(markets), ""), whole.present_slugs(Market))
    cards = pay_cards(professions, markets.get(slug))
    return {
        "cards": cards,
        "bars": bars_in_words(cards),
        "market": markets.get(slug),
        "other_markets": [market for market in markets.values() if market.slug != slug],
        "map": map_of(whole),
        "roles": whole[Role],
        "specialism_heading": Role.Kind.SPECIALISM.plural,
        "specialisms": list(islice((role for role in whole[Role] if role.is_specialism), OF_A_KIND)),
        "beginner": beginner(whole),
        "starting_points": whole[StartingPoint][:OF_A_KIND],
        "pairs": list(islice(_of_several_roles(whole[RolePair]), FEW_PAIRS)),
        "questions": [answers[0] for _, answers in by_theme(whole[Answer])],
    }


def _of_several_roles(pairs: Iterable[RolePair]) -> Iterator[RolePair]:
    """Pairs, but none with a role that stands in several before it."""
    named: Counter[Role] = Counter()
    for pair in pairs:
        roles = (pair.first, pair.second)
        if all(named[role] < OFTEN for role in roles):
            named.update(roles)
            yield pair

"""What somebody earns before and after a pathway, by the official occupations that count them."""

from dataclasses import dataclass

from careerguide.web.english import in_place, lowered
from roles.models import OccupationLink
from roles.pay_lines import PayLines, pay_lines
from roles.profile import best_pay
from roles.shown import ShownPay

from .models import Pathway


@dataclass(frozen=True)
class PayChange:
    """Two official medians of one market on one axis."""

    before: ShownPay
    after: ShownPay

    @property
    def in_words(self) -> str:
        """The two groups for which the figures were counted, in a sentence."""
        before, after = (lowered(str(band.occupation)) for band in (self.before, self.after))
        place = in_place(self.before.market.title)
        return f"A year {place}. Today you are counted among {before}; afterwards among {after}."

    @property
    def drawn(self) -> PayLines:
        return pay_lines([self.before, self.after])[0]


def pay_before_and_after(pathway: Pathway) -> list[PayChange]:
    """Pay before and after, by market; none where statistics count both jobs as one, or the role only among others."""
    if not (pathway.starting_point and pathway.role):
        return []
    starts, ends = ([band for band in one.pay if _tells(band)] for one in (pathway.starting_point, pathway.role))
    markets = dict.fromkeys(band.market for band in starts)
    pairs = [(best_pay(starts, market), best_pay(ends, market)) for market in markets]
    found = [(before[0], after[0]) for before, after in pairs if before and after]
    return [PayChange(before, after) for before, after in found if _is_change(before, after)]


def _tells(band: ShownPay) -> bool:
    return bool(band.link) and band.link.match != OccupationLink.Match.NONE


def _is_change(before: ShownPay, after: ShownPay) -> bool:
    return bool(before.occupation != after.occupation and before.currency == after.currency)

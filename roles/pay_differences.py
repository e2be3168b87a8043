"""Where a claim about pay does not agree with other figures."""

from dataclasses import dataclass

from .models import SalaryBand
from .pay import claim_difference
from .shown import ShownPay


@dataclass(frozen=True)
class Difference:
    """A claim, and the figures for the same role and market that it does not agree with."""

    claim: ShownPay
    others: list[ShownPay]

    @property
    def question(self) -> str:
        against = "its own range" if self.others[0].figure.claimed else "official figures"
        return f"{self.claim.market}: the claim against {against}"

    @property
    def difference(self) -> str:
        return " ".join(claim_difference(self.claim.figure, other.figure) for other in self.others)


def differences(bands: list[ShownPay]) -> list[Difference]:
    """Sets each claim against the official medians of its role, and a claim for starters against one for all levels."""
    claims = [band for band in bands if band.figure.claimed]
    against = [(claim, [other for other in bands if _differs(claim, other)]) for claim in claims]
    return [Difference(claim, others) for claim, others in against if others]


def _differs(claim: ShownPay, other: ShownPay) -> bool:
    levels = SalaryBand.Level
    if other.figure.claimed:
        set_against = claim.level == levels.ENTRY and other.level == levels.ALL
    else:
        set_against = claim.level == levels.ALL and other.median is not None
    return set_against and claim.role == other.role and bool(claim_difference(claim.figure, other.figure))

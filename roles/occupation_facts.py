"""What the page of an official occupation says: the newest figures first, older and narrower ones in its table."""

from dataclasses import dataclass
from functools import cached_property

from careerguide.web.english import capitalised, thousands

from .models import EntryEducation, Occupation, Outlook, SalaryBand
from .pay_lines import PayLines, pay_lines
from .profile import newest
from .wording import Words, short_money


@dataclass(frozen=True)
class OccupationFacts:
    """The figures of an occupation. Those of single industries and of older years stand in the table alone."""

    occupation: Occupation

    @cached_property
    def bands(self) -> list[SalaryBand]:
        return [*self.occupation.salary_bands.all()]

    @cached_property
    def pay(self) -> list[SalaryBand]:
        """The newest pay, of all industries together."""
        return newest([band for band in self.bands if not band.industry])

    @property
    def drawn(self) -> list[PayLines]:
        return pay_lines(self.pay)

    @property
    def more_pay(self) -> bool:
        """Whether there is more pay than is drawn."""
        return len(self.bands) > len(self.pay)

    @property
    def median(self) -> SalaryBand | None:
        return next((band for band in self.pay if band.median), None)

    @property
    def median_in_short(self) -> str:
        return short_money(self.median.median, self.median.currency) if self.median else ""

    @cached_property
    def outlooks(self) -> list[Outlook]:
        """The projections of the occupation's jobs, the newest first."""
        return sorted(self.occupation.outlooks.all(), key=lambda outlook: -outlook.start_year)

    @property
    def projections(self) -> list[tuple[Outlook, Words]]:
        return [(outlook, projected(outlook)) for outlook in self.outlooks]

    @property
    def outlook(self) -> Outlook | None:
        return next(iter(self.outlooks), None)

    @property
    def change_in_short(self) -> str:
        """How the occupation's number of jobs will change, in percent or in the source's words."""
        outlook = self.outlook
        if not outlook:
            return ""
        return capitalised(outlook.statement) if outlook.change_percent is None else outlook.change

    @cached_property
    def entry(self) -> EntryEducation | None:
        """What the occupation usually asks for at entry, as newly published as can be."""
        return next(iter(newest([*self.occupation.entry_educations.all()])), None)

    @property
    def more_entries(self) -> list[EntryEducation]:
        """What the occupation asked for at entry before, or asks for besides."""
        return [entry for entry in self.occupation.entry_educations.all() if entry != self.entry]

    @property
    def missing(self) -> list[str]:
        """What is not known of the occupation, in words."""
        known = {
            "pay": self.bands,
            "how its number of jobs will change": self.outlooks,
            "education": [*self.occupation.entry_educations.all(), *self.occupation.education_held.all()],
            "how one works": self.occupation.work.all(),
            "employers": self.occupation.employers.all(),
        }
        return [words for words, rows in known.items() if not rows]


def projected(outlook: Outlook) -> Words:
    """A projection in words: +7.9% jobs, faster than average; about 32,900 openings a year."""
    openings = f"; about {thousands(outlook.openings)} openings a year" if outlook.openings is not None else ""
    if outlook.change_percent is None:
        return Words(outlook.statement, openings)
    return Words(f"{outlook.change} jobs", (f", {outlook.term}" if outlook.term else "") + openings)

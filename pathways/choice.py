"""A stage that can be taken on a way, as it is for the person who goes that way."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from careerguide.web.english import in_place, in_sentence, listed

from .duration import Pace, in_words
from .models import Credential, Stage, StageGain, StageNeed
from .person import Person

MOST_SKILLS = 3  # that a stage names
BESIDE_JOB: dict[str, str] = {
    Stage.BesideJob.NO: "You can’t do this beside the job you have.",
    Stage.BesideJob.UNKNOWN: "Nobody says whether you can do this beside the job you have.",
}


class StageTold(NamedTuple):
    """All that is told of a stage below its heading; the same for everybody to whom it asks and gives the same."""

    stage: Stage
    is_alternative: bool
    hindrances: tuple[str, ...]
    asked: tuple[StageNeed, ...]
    credentials: tuple[Credential, ...]
    skills: tuple[StageGain, ...]
    more_skills: int


@dataclass(frozen=True)
class StageChoice:
    """A stage that one may take, with what it gives beyond what one brings along."""

    stage: Stage
    person: Person
    in_place: bool  # the way is in one place, so that its stages need not name theirs
    is_counted: bool  # among several, by the length of the way
    is_alternative: bool  # to the one that is counted
    on_way: str = ""  # where there is no choice, how it stands on the way

    @property
    def heading(self) -> str:
        return f"Or: {in_sentence(self.stage.title)}" if self.is_alternative else str(self.stage)

    @cached_property
    def terms(self) -> str:
        """How the stage stands on the way, how long it takes, and where, if the way leaves that open."""
        places = [] if self.in_place else [place.short_title for place in self.stage.held_in]
        counted = "part of the total time" if self.is_counted else ""
        return ", ".join(filter(None, [self.on_way, self._told_length, *places, counted]))

    @property
    def _told_length(self) -> str:
        """How long the stage takes at the person's pace; “part time” stands beside a time that is longer for that."""
        time = self.stage.time
        slow = time if self.person.pace is Pace.FULL else time.part_time()
        if slow == time:
            return self.stage.told_length
        ours = ", our estimate" if self.stage.basis == Stage.Basis.ESTIMATE else ""
        return f"{in_words(slow.shortest, slow.longest)} part time{ours}"

    @property
    def is_open(self) -> bool:
        """Whether the stage holds where this person lives."""
        return self.person.country.takes(self.stage.held_in)

    @property
    def _hindrances(self) -> tuple[str, ...]:
        """Sentences that tell what keeps this person from the stage, or that nobody says whether something does."""
        elsewhere = "" if self.is_open else self._elsewhere
        beside_job = BESIDE_JOB.get(self.stage.beside_job, "") if self.person.pace is Pace.EVENINGS else ""
        return tuple(filter(None, (elsewhere, beside_job)))

    @property
    def _elsewhere(self) -> str:
        only = f"Only {listed(in_place(place.title) for place in self.stage.held_in)}"
        here = self.person.country.place
        return f"{only}, not {in_place(here.title)}." if here else f"{only}."

    @cached_property
    def credentials(self) -> list[Credential]:
        return self.person.credentials(self.stage)

    @property
    def told(self) -> StageTold:
        skills = self.person.gains(self.stage)
        return StageTold(
            self.stage,
            self.is_alternative,
            self._hindrances,
            tuple(self.person.asked(self.stage)),
            tuple(self.credentials),
            tuple(skills[:MOST_SKILLS]),
            len(skills[MOST_SKILLS:]),
        )

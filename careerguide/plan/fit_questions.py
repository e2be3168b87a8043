"""What the page that finds a fit asks, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_sentence
from careerguide.web.query import Query
from pathways.models import Place, StartingPoint
from pathways.person import Country
from roles.models import Duty
from roles.standing import axis_names, core_of
from skills.models import Domain

from .request import OTHER_COUNTRY, country_of

HOW_MUCH = {"a-lot": "A lot", "some": "Some", "little": "Little"}
YEARS = {"2": "Up to 2 years", "4": "Up to 4 years", "6": "Up to 6 years", "8": "8 years or more"}
NO_LIMIT = "8"


@dataclass(frozen=True)
class FitQuestion:
    name: str  # of its parameter
    asks: str
    choices: Mapping[str, str]  # in words, by value
    about: str  # what it is about, where an answer is named that we do not know
    hint: str = ""
    unanswered: str = "Doesn’t matter"
    axis: str = ""
    present: Mapping[str, str] = field(default_factory=dict)  # present values, by former ones

    def said(self, value: str) -> str:
        """An answer among others: medicine: some; up to 4 years."""
        return f"{self.axis}: {in_sentence(self.choices[value])}" if self.axis else in_sentence(self.choices[value])


def all_questions(whole: Whole) -> list[FitQuestion]:
    return whole.derive(_questions)


def _questions(whole: Whole) -> list[FitQuestion]:
    starts, places = whole[StartingPoint], whole[Place]
    counted = axis_names(core_of(whole))
    like = FitQuestion("like", "What do you like best?", dict(Duty.Like.choices), "what you like")
    study = FitQuestion(
        "study", "How long may it take to get there?", YEARS, "how long", "Study, training and first jobs on the way."
    )
    start = FitQuestion(
        "start",
        "Where do you start?",
        {one.slug: one.title for one in starts},
        "start",
        unanswered="Not sure",
        present=whole.present_slugs(StartingPoint),
    )
    country = FitQuestion(
        "country",
        "In which country?",
        {**{place.slug: place.short_title for place in places}, OTHER_COUNTRY: "Another country"},
        "country",
        unanswered="Any",
        present=whole.present_slugs(Place),
    )
    amounts = [
        FitQuestion(domain.slug, f"How much work with {domain.axis}?", HOW_MUCH, domain.axis, axis=domain.axis)
        for domain in whole[Domain]
        if domain.axis in counted
    ]
    return [like, *amounts, study, *([start] if starts else []), *([country] if places else [])]


def fit_parameters(whole: Whole) -> list[str]:
    return [*(question.name for question in all_questions(whole)), "find"]


@dataclass(frozen=True)
class LikeAnswer:
    """What somebody likes best."""

    like: str


@dataclass(frozen=True)
class AmountAnswer:
    """How much of an axis of the work somebody wants."""

    axis: str
    wanted: str


@dataclass(frozen=True)
class WayAnswer:
    """Where somebody starts and lives, and how many years they would give the way; 0 for any number."""

    start: StartingPoint | None
    country: Country
    years: int


FitAnswer = LikeAnswer | AmountAnswer | WayAnswer


@dataclass(frozen=True)
class FitAnswers:
    """What was answered, by question; empty where it does not matter."""

    given: tuple[tuple[FitQuestion, str], ...]
    start: StartingPoint | None = None
    country: Country = Country()

    @cached_property
    def _values(self) -> dict[str, str]:
        return {question.name: value for question, value in self.given}

    @property
    def weighed(self) -> list[FitAnswer]:
        """What roles are weighed by; all answers on the way there count as one."""
        like = self._values["like"]
        amounts = [AmountAnswer(question.axis, value) for question, value in self.given if question.axis and value]
        going = [WayAnswer(self.start, self.country, self.years)] if self.ask_for_a_way else []
        return [*([LikeAnswer(like)] if like else []), *amounts, *going]

    @property
    def years(self) -> int:
        """How many years the way to a role may take; 0 for any number."""
        study = self._values["study"]
        return 0 if study in ("", NO_LIMIT) else int(study)

    @property
    def ask_for_a_way(self) -> bool:
        return bool(self.start or self.country.is_given or self._values["study"])

    @property
    def is_empty(self) -> bool:
        return not any(self._values.values())

    @property
    def in_words(self) -> str:
        """Finding out · medicine: some · up to 6 years · UK."""
        return capitalised(" · ".join(question.said(value) for question, value in self.given if value))


def read_answers(whole: Whole, query: Query) -> FitAnswers:
    given = tuple(
        (one, query.one(one.name, one.choices, one.about, present=one.present)) for one in all_questions(whole)
    )
    values = {question.name: value for question, value in given}
    return FitAnswers(
        given, whole.get(StartingPoint, values.get("start", "")), country_of(whole, values.get("country", ""))
    )

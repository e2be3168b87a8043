"""What an address asks a plan for: who somebody is, and which roles they are after."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from careerguide.compare.chosen import chosen_roles
from careerguide.content.whole import Whole
from careerguide.web.english import counted, in_sentence
from careerguide.web.query import Query
from pathways.duration import Pace
from pathways.models import Place, StartingPoint
from pathways.person import Country, Person
from roles.models import Role
from skills.models import Skill

PARAMETERS = ("start", "role", "have", "time", "years", "country", "find")
LIMITS = {str(years): f"Up to {counted(years, 'year')}" for years in (1, 2, 4, 6)}
OTHER_COUNTRY = "other"  # a country that no way is for


@dataclass(frozen=True)
class PlanRequest:
    """A person, and the roles that they want to reach. Skills and roles stand in the order of their lists."""

    person: Person
    roles: tuple[Role, ...]
    years: int = 0  # that it may take to get there; 0 for any time

    @property
    def is_empty(self) -> bool:
        """Whether the visitor has said nothing yet that a plan could start from."""
        return not (self.person.start or self.person.known or self.roles)

    @property
    def in_words(self) -> list[str]:
        """What was chosen: Nurse, 2 roles, 3 skills, part time, UK."""
        person, country = self.person, self.person.country
        return [
            *([person.start.title] if person.start else []),
            *([counted(len(self.roles), "role")] if self.roles else []),
            *([counted(len(person.known), "skill")] if person.known else []),
            *([person.pace.in_words] if person.pace is not Pace.FULL else []),
            *([in_sentence(LIMITS[str(self.years)])] if self.years else []),
            *([country.place.short_title if country.place else "another country"] if country.is_given else []),
        ]

    @property
    def query(self) -> str:
        """The query string by which a plan is asked for."""
        person, country = self.person, self.person.country
        named = {
            "start": [person.start.slug] if person.start else [],
            "role": [role.slug for role in self.roles],
            "have": [skill.slug for skill in person.known],
            "time": [person.pace] if person.pace is not Pace.FULL else [],
            "years": [self.years] if self.years else [],
            "country": [country.place.slug if country.place else OTHER_COUNTRY] if country.is_given else [],
        }
        return urlencode(named, doseq=True)

    def after(self, roles: Iterable[Role]) -> "PlanRequest":
        return replace(self, roles=tuple(roles))

    def living_in(self, place: Place) -> "PlanRequest":
        return replace(self, person=replace(self.person, country=Country(place, is_given=True)))

    def starting(self, start: StartingPoint) -> "PlanRequest":
        return replace(self, person=replace(self.person, start=start))


def plan_request(whole: Whole, query: Query) -> PlanRequest:
    """Reads a query string such as start=nurse&role=clinical-informaticist&have=sql&time=part&country=uk."""
    starts, skills = whole.by_slug(StartingPoint), whole.by_slug(Skill)
    start = query.one("start", starts, "starting point", present=whole.present_slugs(StartingPoint))
    roles = chosen_roles(whole, query).roles
    have = query.many("have", skills, "skill", whole.present_slugs(Skill))
    pace = Pace(query.one("time", [*Pace], "time to give", Pace.FULL))
    years = query.one("years", LIMITS, "number of years")
    known = tuple(skill for slug, skill in skills.items() if slug in have)
    places = [*whole.by_slug(Place), OTHER_COUNTRY]
    country = query.one("country", places, "country", present=whole.present_slugs(Place))
    person = Person(starts.get(start), known, pace, country_of(whole, country))
    return PlanRequest(person, tuple(sorted(roles, key=lambda role: role.rank)), int(years or 0))


def country_of(whole: Whole, named: str) -> Country:
    """The country with a slug, “other” for one that no way is for; of an empty one nothing is known."""
    others = tuple(place for place in whole[Place] if named and place.slug != named)
    return Country(whole.get(Place, named), is_given=bool(named), others=others)

"""A synthetic catalogue of any number of roles, the same on each run, as rows of tables."""

import json
from collections.abc import Iterator
from itertools import accumulate, chain, count
from math import ceil
from random import Random
from typing import Any

from django.utils.text import slugify

from careerguide.content.models import Correction, Guide, Section, Source
from pathways.models import (
    Credential,
    Pathway,
    Stage,
    StageGain,
    StageNeed,
    StartingOccupation,
    StartingPoint,
    StartingSkill,
    Way,
    WayItem,
)
from roles.models import (
    Disagreement,
    Duty,
    EducationHeld,
    EntryEducation,
    Market,
    Occupation,
    OccupationLink,
    Outlook,
    PairPoint,
    PairStatement,
    Position,
    Role,
    RoleAlias,
    RoleOccupation,
    RolePair,
    RoleSkill,
    SalaryBand,
    Topic,
)
from skills.models import Domain, Skill

BATCH = 1_000  # roles in memory at once
# Entries for each role.
PER_ROLE = {Source: 0.5, Skill: 2.5, Topic: 0.6, Credential: 0.4, StartingPoint: 0.5, Stage: 2, Pathway: 1}

DOMAINS = ("clinical", "technical", "professional")
EDUCATIONS = (
    "High school diploma or equivalent",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
CURRENCIES = ("USD", "GBP", "EUR", "INR", "ZAR")
NOUNS = ("Specialist", "Analyst", "Engineer", "Scientist", "Informaticist", "Consultant", "Architect", "Nurse")
REAL_WORDS = (
    "patient",
    "data",
    "clinical",
    "model",
    "hospital",
    "care",
    "nurse",
    "software",
    "safety",
    "image",
    "machine",
)

CORE = 15  # skills, five of each domain
# How an official occupation stands for a role, so that its figures do too.
LENDING = [match for match in OccupationLink.Match.values if match != OccupationLink.Match.NONE]
Row = tuple[Any, dict[str, Any]]  # a model, or the name of a table; and values by column


class Words:
    """Some 5,000 words, a few of them real, of which the one at rank n comes 1/n as often as the first."""

    def __init__(self, rng: Random, size: int = 5_000) -> None:
        self.rng = rng
        self.all = list(dict.fromkeys(self._invented() for _ in range(size)))
        for number, word in enumerate(REAL_WORDS):
            self.all.insert(8 * number, word)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.all) + 1)))

    def _invented(self) -> str:
        syllables = (self.rng.choice("bcdfghlmnprstv") + self.rng.choice("aeiou") for _ in range(3))
        return "".join(syllables)[: self.rng.choice((4, 5, 6))] + self.rng.choice("nrstl")

    def text(self, length: int) -> str:
        """Sentences of a dozen words, `length` words in all."""
        drawn = self.rng.choices(self.all, cum_weights=self._weights, k=length)
        sentences = (" ".join(drawn[start : start + 12]) for start in range(0, length, 12))
        return ". ".join(sentence.capitalize() for sentence in sentences) + "."

    def name(self, length: int) -> str:
        """`length` words in title case, rare ones as often as common ones."""
        return " ".join(self.rng.choices(self.all, k=length)).title()


class Catalogue:
    """So many roles with all their parts. What they refer to grows with them, so that an entry has as many neighbours
    at each size. Primary keys count from 1."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rng = Random(size)  # noqa: S311  (no secret)
        self.words = Words(self.rng)
        self.skills: list[str] = []  # their slugs; the domain of the one at n is n % 3
        self._disagreements = count(1)

    @property
    def sections(self) -> int:
        return 2 * len(self.keys(Source))

    def keys(self, model: Any) -> range:
        """The primary keys of all entries of a kind that roles refer to."""
        return range(1, ceil(self.size * PER_ROLE[model]) + 1)

    def batches(self) -> Iterator[Iterator[Row]]:
        yield self.ground()
        for start in range(1, self.size + 1, BATCH):
            roles = range(start, min(start + BATCH, self.size + 1))
            yield chain.from_iterable(chain(self.role(number), self.pairs(number)) for number in roles)

    def ground(self) -> Iterator[Row]:
        """All that the roles refer to."""
        told = {"tagline": self.words.name(3), "subject": self.words.name(2).lower(), "headline": self.words.name(3)}
        yield Guide, self.entry(Guide.SLUG, lede=self.words.text(18), **told)
        for number, slug in enumerate(DOMAINS, 1):
            axis = Domain.Axis.values[number - 1]
            yield Domain, self.entry(slug, slug.title(), id=number, hue=slug, axis=axis, order=number)
        for number, currency in enumerate(CURRENCIES, 1):
            yield Market, self.entry(f"market-{number}", id=number, currency=currency, order=number)
        kinds = {
            Source: self.source,
            Skill: self.skill,
            Topic: self.topic,
            Credential: self.credential,
            StartingPoint: self.starting_point,
            Stage: self.stage,
            Pathway: self.pathway,
        }
        for model, rows in kinds.items():
            yield from chain.from_iterable(map(rows, self.keys(model)))

    # What roles refer to

    def source(self, number: int) -> Iterator[Row]:
        values = {"kind": _turn(Source.Kind.values, number), "short_title": f"Source {number}", "published": "2024"}
        yield Source, self.entry(f"source-{number}", id=number, authors=self.words.name(2), **values)
        for place, key in enumerate(("seen", "quoted"), 1):
            section = {"id": 2 * (number - 1) + place, "source_id": number, "position": place}
            yield Section, section | {"key": key, "label": key.title(), "second_hand": key == "quoted"}
        if number % 3 == 0:
            wrong = {"says": self.words.text(20), "right": self.words.text(20)}
            yield Correction, wrong | {"source_id": number, "section_id": 2 * number, "position": 1}

    def skill(self, number: int) -> Iterator[Row]:
        title = self.words.name(2)
        self.skills.append(f"{slugify(title)}-{number}")
        names = {"tools": json.dumps([self.words.name(1), self.words.name(1)]), "aliases": json.dumps([])}
        told = {"core": number <= CORE, "leaning": _turn(["", *Skill.Leaning.values], number // 3)}
        yield Skill, self.entry(self.skills[-1], title, id=number, domain_id=(number - 1) % 3 + 1, **names, **told)

    def topic(self, number: int) -> Iterator[Row]:
        yield Topic, self.entry(f"topic-{number}", id=number, kind=_turn(Topic.Kind.values, number))
        for role in self.rng.sample(range(1, self.size + 1), 2):
            yield Topic.roles.through, {"topic_id": number, "role_id": role}
        for skill in self.some(Skill, 2):
            yield Topic.skills.through, {"topic_id": number, "skill_id": skill}

    def credential(self, number: int) -> Iterator[Row]:
        told = {"awarded_by": self.words.name(3), "requires": self.words.text(12), "renewal": self.words.text(6)}
        lasts = {"min_months": self.rng.randint(1, 24), "max_months": self.rng.randint(24, 60)}
        kind = _turn(Credential.Kind.values, number)
        yield Credential, self.entry(f"credential-{number}", id=number, kind=kind) | told | lasts

    def starting_point(self, number: int) -> Iterator[Row]:
        yield StartingPoint, self.entry(f"starting-point-{number}", id=number)
        for position, skill in enumerate(self.some(Skill, 2)):
            brought = {"starting_point_id": number, "skill_id": skill, "position": position}
            yield StartingSkill, brought | {"proficiency": self.rng.randint(1, 4)}
        occupation = 2 * self.size + number  # after those of roles
        yield from self.occupation(occupation, "soc", 1, self.rng.randint(2019, 2025))
        link = {"occupation_id": occupation, "match": "exact", "why": self.words.text(10)}
        yield StartingOccupation, {"starting_point_id": number, "position": 1} | link

    def stage(self, number: int) -> Iterator[Row]:
        lasts = {"min_months": self.rng.randint(1, 12), "max_months": self.rng.randint(12, 36), "basis": "cited"}
        told = {"kind": self.rng.choice(Stage.Kind.values), "requires": self.words.text(12), "cost": self.words.text(6)}
        yield Stage, self.entry(f"stage-{number}", id=number) | lasts | told
        yield StageNeed, {"id": number, "stage_id": number, "position": 1}
        needed = self.rng.choice(self.keys(Credential)[::2])  # one that no stage gives, so that none is in a circle
        given = self.rng.choice(self.keys(Credential)[1::2])
        yield StageNeed.credentials.through, {"stageneed_id": number, "credential_id": needed}
        yield StageGain, {"stage_id": number, "position": 1, "credential_id": given}
        for position, skill in enumerate(self.some(Skill, 2), 2):
            gain = {"stage_id": number, "position": position, "skill_id": skill}
            yield StageGain, gain | {"proficiency": self.rng.randint(1, 4)}

    def pathway(self, number: int) -> Iterator[Row]:
        """From a starting point to a role, in two ways of five stages. No two lead from one to the other."""
        starts = len(self.keys(StartingPoint))
        ends = {"starting_point_id": (number - 1) % starts + 1, "role_id": number}
        yield Pathway, self.entry(f"pathway-{number}", id=number) | ends
        for way in (2 * number - 1, 2 * number):
            told = {
                "key": f"way-{way}",
                "strength": self.rng.choice(Way.Strength.values),
                "stop_at": self.words.text(8),
            }
            yield Way, {"id": way, "pathway_id": number, "position": way} | told
            stages = self.some(Stage, min(6, len(self.keys(Stage))))
            for place, stage in enumerate(stages[:5], 1):
                item = {"id": 5 * (way - 1) + place, "way_id": way, "position": place, "stage_id": stage}
                yield WayItem, item | {"optional": place == 4, "beside": place == 3}
            yield WayItem.alternatives.through, {"wayitem_id": 5 * (way - 1) + 1, "stage_id": stages[-1]}

    # Roles

    def role(self, number: int) -> Iterator[Row]:
        """A role with some 36 parts."""
        domain, education = self.rng.randrange(3), self.rng.choice(EDUCATIONS)
        kind = "specialism" if number % 3 == 0 else "profession"
        title = f"{self.words.name(self.rng.randint(1, 3))} {self.rng.choice(NOUNS)}"
        broader = number - 1 if kind == "specialism" else None
        role = self.entry(f"{slugify(title)}-{number}", title, id=number, kind=kind, broader_id=broader)
        duties = [self.words.text(24) for _ in range(5)]
        skills = self.asked(domain)
        yield Role, role
        yield from self.told(number, duties)
        for position, skill in enumerate(skills, 1):
            level = self.rng.choice((3, 4) if skill % 3 == domain else (0, 1, 2))
            asked = {"skill_id": skill + 1, "proficiency": level, "basis": self.rng.choice(("stated", "inferred"))}
            yield RoleSkill, {"role_id": number, "position": position} | asked
        yield from self.figures(number, education)
        facets = {"domain": DOMAINS[domain], "education": slugify(education), "main_skill": self.skills[skills[0]]}
        columns = {name: role[name] for name in ("id", "slug", "title", "summary", "kind")}
        yield "flat_role", columns | facets | {"text": " ".join([role["body"], *duties])}

    def asked(self, domain: int) -> list[int]:
        """The places of a skill of the domain that is beyond the core, and of all skills of the core."""
        return [self.rng.choice(range(CORE + domain, len(self.skills), 3)), *range(CORE)]

    def told(self, role: int, duties: list[str]) -> Iterator[Row]:
        """What the role consists of in words."""
        for position, text in enumerate(duties, 1):
            duty = {"title": f"{self.words.name(2)} {position}", "text": text}
            yield Duty, {"role_id": role, "position": position} | duty
        for position in range(1, self.rng.randint(1, 3) + 1):
            yield RoleAlias, {"role_id": role, "position": position, "name": f"{self.words.name(2)} {position}"}
        for position in range(1, self.rng.randint(0, 2) + 1):
            key = next(self._disagreements)
            question = {"question": self.words.text(10), "difference": self.words.text(20)}
            yield Disagreement, {"id": key, "role_id": role, "position": position} | question
            for side in 1, 2:
                statement = {"statement": self.words.text(20)}
                yield Position, {"disagreement_id": key, "position": side} | statement

    def figures(self, role: int, education: str) -> Iterator[Row]:
        """Official ones in two markets, of two occupations of its own; in the others as claimed."""
        rng, year = self.rng, self.rng.randint(2019, 2025)
        for market, (occupation, scheme) in enumerate(((2 * role - 1, "soc"), (2 * role, "uk-soc")), 1):
            yield from self.occupation(occupation, scheme, market, year)
            link = {"match": rng.choice(LENDING), "why": self.words.text(10)}
            yield RoleOccupation, {"role_id": role, "occupation_id": occupation, "position": market} | link
        stated = {"occupation_id": 2 * role - 1, "position": 1}
        yield EntryEducation, stated | {"education": education, "year": year}
        yield EducationHeld, stated | {"bachelors": 40, "masters": 20, "years": "2023"}
        for market in range(3, len(CURRENCIES) + 1):
            claim = {"measure": "claimed-range", "median": None, "open_top": rng.random() < 0.3, "year": None}
            yield SalaryBand, {"role_id": role, "position": market} | self.percentiles(market, year) | claim
        for market in range(3, rng.randint(2, 4) + 1):
            yield Outlook, {"role_id": role, "position": market} | self.projection(market)

    def occupation(self, number: int, scheme: str, market: int, year: int) -> Iterator[Row]:
        """An official occupation with its pay and its outlook."""
        code = {"scheme": scheme, "version": "2018", "code": f"15-{number}", "market_id": market}
        yield Occupation, self.entry(f"{scheme}-15-{number}", self.words.name(3), id=number) | code
        yield SalaryBand, {"occupation_id": number, "position": 1} | self.percentiles(market, year)
        yield Outlook, {"occupation_id": number, "position": 1} | self.projection(market)

    def projection(self, market: int) -> dict[str, Any]:
        change = {
            "change_percent": self.rng.randrange(-100, 400) / 10,
            "openings": self.rng.randrange(100, 90_000, 100),
        }
        return {"market_id": market, "start_year": 2024, "end_year": 2034} | change

    def percentiles(self, market: int, year: int) -> dict[str, Any]:
        median = self.rng.randrange(30_000, 180_000, 10)
        amounts = {"low": median * 6 // 10, "median": median, "high": median * 2}
        about = {"currency": CURRENCIES[market - 1], "year": year, "basis": "gross", "level": "all"}
        return amounts | about | {"market_id": market, "measure": "percentiles"}

    def pairs(self, role: int) -> Iterator[Row]:
        """One for every two roles."""
        if role % 2:
            return
        yield RolePair, self.entry(f"pair-{role}", id=role, first_id=role, second_id=role - 1)
        for place, aspect in enumerate((PairPoint.DELIVERS, "Focus", "Scope", "Day to day", "Entry"), 1):
            sides = {"aspect": aspect, "first_side": self.words.text(10), "second_side": self.words.text(10)}
            yield PairPoint, {"pair_id": role, "position": place} | sides
        for place, kind in enumerate([*PairStatement.Kind.values] * 2, 1):
            yield PairStatement, {"pair_id": role, "position": place, "kind": kind, "text": self.words.text(20)}

    def entry(self, slug: str, title: str = "", **values: Any) -> dict[str, Any]:
        words = self.words
        body = f"{words.text(60)}\n\n{words.text(60)}"
        return {"slug": slug, "title": title or words.name(2), "summary": words.text(18), "body": body, **values}

    def some(self, model: Any, how_many: int) -> list[int]:
        return self.rng.sample(self.keys(model), how_many)


def _turn(values: list[str], number: int) -> str:
    return values[number % len(values)]

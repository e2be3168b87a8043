"""What a visitor compares: the query string, read, and the page that it asks for."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import QueryDict

from careerguide.compare.ranking import listed
from careerguide.compare.skills import Change, Move, Standing
from careerguide.web.query import quoted
from careerguide.web.templatetags.web import in_sentence
from pathways.models import Pathway, StartingPoint, Step
from roles import charts
from roles.models import Role, RolePair, RoleSkill
from skills.models import Skill

from . import skills, table
from .forms import CompareForm, RolesForm

LEAST, MOST = 2, 4  # roles side by side


# Which roles


@dataclass(frozen=True)
class Compared:
    """Published roles in the order in which they were asked for, each once, at most four."""

    roles: list[Role]
    ignored: list[str]  # what was left out of the query string, in words

    @property
    def is_enough(self) -> bool:
        return len(self.roles) >= LEAST

    @property
    def is_full(self) -> bool:
        return len(self.roles) >= MOST

    @property
    def slugs(self) -> list[str]:
        return [role.slug for role in self.roles]

    @property
    def query(self) -> str:
        """The part of a query string that names the roles."""
        return urlencode({"role": self.slugs}, doseq=True)

    def query_without(self, place: int) -> str:
        """The same without the role at a place, and with what it takes to bring it back there."""
        slugs = self.slugs
        removed = slugs.pop(place)
        return urlencode({"role": slugs, "removed": removed, "place": place}, doseq=True)

    def query_with(self, slug: str, place: int) -> str:
        slugs = self.slugs
        slugs.insert(place, slug)
        return urlencode({"role": slugs}, doseq=True)


def compared(query: QueryDict) -> Compared:
    """The roles of a query string such as role=ai-engineer&role=biomedical-engineer, with all that is shown of them."""
    asked = list(dict.fromkeys(slug for slug in query.getlist("role") if slug))
    ways = Pathway.objects.published().prefetch_related(Prefetch("starting_points", StartingPoint.objects.published()))
    roles = Role.objects.published().for_page().prefetch_related(Prefetch("pathways", ways))
    could_be = [slug for slug in asked[:100] if slug.isprintable()]  # PostgreSQL takes no NUL
    found = {role.slug: role for role in roles.filter(slug__in=could_be)}
    known = [found[slug] for slug in asked if slug in found]
    ignored = []
    if unknown := quoted(slug for slug in asked if slug not in found):
        ignored.append(f"{unknown}, as we describe no such role")
    if len(list(filter(None, query.getlist("role")))) > len(asked):
        ignored.append("a role that was named twice")
    if len(known) > MOST:
        left_out = ", ".join(role.title for role in known[MOST:])
        ignored.append(f"{left_out}, as no more than {MOST} roles fit side by side")
    return Compared(known[:MOST], ignored)


# The page


def shown(query: QueryDict) -> dict[str, Any]:
    """The context of the page that compares."""
    chosen = compared(query)
    titles = [(role.slug, role.title) for role in chosen.roles]
    every = list(Role.objects.published().values_list("slug", "title"))
    places = [(str(place), "") for place in range(MOST)]
    form = CompareForm(query, removed=every, place=places, column=titles, start=titles, goal=titles)
    place = int(form.one("place") or MOST)
    undone = [(title, chosen.query_with(slug, place)) for slug, title in every if slug == form.one("removed")]
    context = {
        "compared": chosen,
        "form": form,
        "ignored": [*chosen.ignored, *form.ignored],
        "columns": [(role, chosen.query_without(place)) for place, role in enumerate(chosen.roles)],
        "removed": undone,
        "addable": [] if chosen.is_full else [pair for pair in every if pair not in titles],
    }
    if chosen.is_enough:
        groups = table.groups(chosen.roles)
        rows = [row for group in groups for row in group.rows]
        context |= {
            "groups": groups,
            "equal": sum(not row.differs for row in rows),
            "only_differences": bool(form.cleaned_data["differences"]),
            "side_by_side": set(form.cleaned_data["column"][:2] or [slug for slug, _ in titles[:2]]),
            "pay": charts.by_market(
                sorted(
                    (band for role in chosen.roles for band in role.salary_bands.all()),
                    key=lambda band: (band.market.order, band.market.title),
                )
            ),
            "facts": [fact for role in chosen.roles for fact in role.facts],
            "matrix": Matrix(chosen.roles, form.cleaned_data["skills"]),
            "way": Way(chosen.roles, form.one("start"), form.one("goal")),
            "pairs": RolePair.objects.published().filter(first__in=chosen.roles, second__in=chosen.roles),
        }
    return context


# Downloads


def downloaded(query: QueryDict) -> Compared:
    """The roles of a download; it takes nothing else, and names what it ignored, as the page does."""
    chosen = compared(query)
    return Compared(chosen.roles, [*chosen.ignored, *RolesForm(query).ignored])


def write_csv(query: QueryDict, file: Any) -> None:
    chosen = downloaded(query)
    table.write_csv(table.groups(chosen.roles), chosen.ignored, file)


def as_data(query: QueryDict) -> dict[str, Any]:
    chosen = downloaded(query)
    roles = chosen.roles
    return {
        "ignored": chosen.ignored,
        "roles": [{"slug": role.slug, "title": role.title, "url": role.get_absolute_url()} for role in roles],
        "answers": table.as_data(table.groups(roles)),
        "skills": [
            {
                "role": role.slug,
                "skill": asked.skill.slug,
                "requirement": asked.requirement,
                "level": asked.proficiency,
                "basis": asked.basis,
                "sources": [section.reference for section in asked.sections],
            }
            for role in roles
            for asked in role.skills.all()
        ],
    }


# Parts of the page


@dataclass(frozen=True)
class MatrixRow:
    skill: Skill
    by_role: list[tuple[Role, RoleSkill | None]]


class Matrix:
    """Skills by roles; `standings` are those of the rows to show, none for all."""

    def __init__(self, roles: list[Role], standings: list[str]) -> None:
        self.roles = roles
        self.rows = skills.skill_rows([table.needs(role) for role in roles])
        self._asked = [(role, {asked.skill.slug: asked for asked in role.skills.all()}) for role in roles]
        self._wanted = {Standing(name) for name in standings} or set(Standing)

    @property
    def shared(self) -> str:
        return skills.shared_in_words(self.rows)

    @property
    def scale(self) -> list[int]:
        return RoleSkill.Proficiency.values

    @property
    def levels(self) -> list[str]:
        return [f"{level.value} {level.label}" for level in RoleSkill.Proficiency]

    @property
    def shown(self) -> list[MatrixRow]:
        rows = []
        for row in self.rows:
            if row.standings & self._wanted:
                by_role = [(role, skills.get(row.skill)) for role, skills in self._asked]
                rows.append(MatrixRow(next(asked.skill for _, asked in by_role if asked), by_role))
        return sorted(rows, key=lambda one: (one.skill.domain.order, one.skill.order, one.skill.title))

    @property
    def counts(self) -> list[tuple[Standing, int]]:
        return [(standing, sum(standing in row.standings for row in self.rows)) for standing in Standing]


@dataclass(frozen=True)
class Leg:
    """A skill on the way from one role to another, and the steps where it is gained, by what their pathways lead to."""

    skill: Skill
    change: Change
    steps: dict[str, list[Step]]


class Way:
    """From one of the roles to another; unasked, from the first to the second."""

    HEADINGS = (
        (Move.LEARN, "To learn"),
        (Move.RAISE, "To raise"),
        (Move.KEEP, "To keep"),
        (Move.EASE, "More than you will need"),
        (Move.LEAVE, "Not asked for there"),
    )

    def __init__(self, roles: list[Role], start: str, goal: str) -> None:
        by_slug = {role.slug: role for role in roles}
        self.start = by_slug.get(start) or next(role for role in roles if role.slug != goal)
        self.goal = by_slug.get(goal) or next(role for role in roles if role != self.start)
        self._skills = {
            asked.skill.slug: asked.skill for role in (self.start, self.goal) for asked in role.skills.all()
        }

    @property
    def is_one_role(self) -> bool:
        return self.start == self.goal

    @property
    def moves(self) -> list[tuple[str, list[Leg]]]:
        changes = list(skills.changes(table.needs(self.start), table.needs(self.goal)))
        gained = [change.skill for change in changes if change.move in (Move.LEARN, Move.RAISE)]
        steps = self._steps(gained)
        legs = [Leg(self._skills[one.skill], one, steps.get(one.skill, {})) for one in changes]
        return [(heading, [leg for leg in legs if leg.change.move == move]) for move, heading in self.HEADINGS]

    def _steps(self, skills: list[str]) -> dict[str, dict[str, list[Step]]]:
        """By the slug of a skill that one gains there, and by what the pathway leads to; first the goal."""
        steps = Step.objects.for_links().filter(skills__slug__in=skills).distinct()
        found: dict[str, dict[str, list[Step]]] = {}
        for step in sorted(
            steps.prefetch_related("skills", Prefetch("pathway__roles", Role.objects.published())),
            key=lambda step: self.goal not in step.pathway.roles.all(),
        ):
            for skill in step.skills.all():
                found.setdefault(skill.slug, {}).setdefault(self._destination(step.pathway), []).append(step)
        return found

    def _destination(self, pathway: Pathway) -> str:
        roles = list(pathway.roles.all())
        named = [self.goal] if self.goal in roles else roles
        return listed(in_sentence(role.title) for role in named) if named else "another role"

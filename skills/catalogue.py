"""What of skills can be found, and how they are narrowed down and sorted."""

from collections.abc import Iterator

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choice_of, slug_of
from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole

from .models import Skill

HEADING_OF_SKILLS = "Skills"
LARGE_PAGE = 60  # skills: all of them, by their domains


def tools(skill: Skill) -> Iterator[Choice]:
    for tool in skill.tools:
        yield Choice(slug_of(tool.replace("+", " plus ").replace("#", " sharp ")), tool)


def skill_item(skill: Skill) -> Item:
    names = (*skill.aliases, *skill.tools)
    return Item(
        HEADING_OF_SKILLS,
        skill.title,
        skill.get_absolute_url(),
        skill.summary,
        names,
        (skill.body, *(f"{link.title} {link.publisher}" for link in skill.outside_links.all())),
    )


def facets(whole: Whole) -> tuple[Facet, ...]:
    return (
        Facet("domain", "Domain", lambda skill: [choice_of(skill.domain, skill.domain.order)]),
        Facet("tool", "Tool or standard", tools),
    )


def in_domain(skill: Skill) -> SortKey:
    return SortKey(skill.rank, skill.domain.title, skill.domain.title)


def orders(whole: Whole) -> tuple[SortOrder, ...]:
    return (
        SortOrder("domain", "Domain", in_domain, shown=False),
        SortOrder("title", "Title", lambda skill: SortKey(sort_key(skill.title), skill.title), shown=False),
    )


SKILLS = Listing(
    "skills",
    lambda whole: whole[Skill],
    skill_item,
    ("skill", "skills"),
    facets,
    orders,
    page=LARGE_PAGE,
)

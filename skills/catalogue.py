"""What of skills can be found, and how they are narrowed down and sorted."""

from collections.abc import Iterator

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, slug_of

from .models import Skill


def tools(skill: Skill) -> Iterator[Choice]:
    for tool in skill.tools:
        yield Choice(slug_of(tool.replace("+", " plus ").replace("#", " sharp ")), tool)


def skill_item(skill: Skill) -> Item:
    names = (*skill.aliases, *skill.tools)
    domain = skill.domain
    return Item(
        "Skills",
        skill.title,
        skill.get_absolute_url(),
        skill.summary,
        names,
        skill.body,
        domain.title,
        f"hue-{domain.hue}",
    )


def facets() -> tuple[Facet, ...]:
    return (
        Facet("domain", "Domain", lambda skill: [Choice(skill.domain.slug, skill.domain.title, skill.domain.order)]),
        Facet("tool", "Tool or standard", tools),
    )


def orders() -> tuple[SortOrder, ...]:
    return (
        SortOrder("domain", "Domain", lambda skill: _in_domain(skill), shown=False),
        SortOrder("title", "Title", lambda skill: SortKey(skill.title.lower(), skill.title), shown=False),
    )


def _in_domain(skill: Skill) -> SortKey:
    return SortKey((skill.domain.order, skill.order, skill.title), skill.domain.title)


SKILLS = Listing(
    "skills",
    lambda: Skill.objects.published().select_related("domain"),
    skill_item,
    ("skill", "skills"),
    facets,
    orders,
)

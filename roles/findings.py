"""What roles, figures and answers lack, as rules for editors."""

from collections.abc import Iterator, Mapping
from typing import Any

from careerguide.content.checking import Name
from careerguide.content.findings import Finding, Rule, Stock

from .models import OccupationLink, Role

DATED_FIGURES = ("salary_bands", "outlooks", "entry_educations", "education_held", "employers")


def superseded(stock: Stock) -> Iterator[Finding]:
    """Figures of an older edition, but for those kept beside one of a newer edition."""
    newer = _newer_editions(stock)
    for folder in ("roles", "occupations"):
        for slug, owner in stock.of(folder).items():
            for figures in DATED_FIGURES:
                for number, words in _old_ones(getattr(owner, figures, ()), newer):
                    yield Finding(Name(folder, slug), (figures, number, "citations"), words)


def _newer_editions(stock: Stock) -> dict[str, list[str]]:
    """All newer editions of each source that has any, the next one first."""
    following = {slug: source.superseded_by for slug, source in stock.of("sources").items() if source.superseded_by}
    found: dict[str, list[str]] = {}
    for slug, newer in following.items():
        found[slug] = [newer]
        while (newer := following.get(newer)) and newer not in found[slug]:
            found[slug].append(newer)
    return found


def _old_ones(figures: Any, newer: Mapping[str, list[str]]) -> Iterator[tuple[int, str]]:
    """The number of each of some figures that is old, with why."""
    cited = [{reference.partition("#")[0] for reference in figure.citations} for figure in figures]
    beside: set[str] = set().union(*cited)
    for number, sources in enumerate(cited):
        for source in sorted(sources & newer.keys()):
            if beside.isdisjoint(newer[source]):
                yield number, f"from “{source}”; “{newer[source][-1]}” is newer"


def _lacking(stock: Stock, figures: str, words: str) -> Iterator[Finding]:
    """Roles that neither have such figures of their own nor get any from their occupations."""
    for slug, role in stock.of("roles").items():
        owners = [role, *_lending(stock, role)]
        if not any(getattr(owner, figures) for owner in owners):
            yield Finding(Name("roles", slug), (figures,), words)


def _lending(stock: Stock, role: Any) -> Iterator[object]:
    """The occupations whose figures are shown for a role."""
    for link in role.occupations:
        is_borrowed = role.kind == Role.Kind.SPECIALISM and link.match == OccupationLink.Match.NONE
        if link.occupation in stock.of("occupations") and not is_borrowed:
            yield stock.of("occupations")[link.occupation]


def unpaid(stock: Stock) -> Iterator[Finding]:
    return _lacking(stock, "salary_bands", "no figure of its own, and none of an occupation")


def unprojected(stock: Stock) -> Iterator[Finding]:
    return _lacking(stock, "outlooks", "no projection of its own, and none of an occupation")


def unpaired(stock: Stock) -> Iterator[Finding]:
    paired = {role for pair in stock.of("pairs").values() for role in (pair.first, pair.second)}
    for slug in stock.of("roles"):
        if slug not in paired:
            yield Finding(Name("roles", slug), (), "told apart from no other role")


def unneeded(stock: Stock) -> Iterator[Finding]:
    asked = {one.skill for role in stock.of("roles").values() for one in role.skills}
    for slug in stock.of("skills"):
        if slug not in asked:
            yield Finding(Name("skills", slug), (), "no role asks for it")


def expired(stock: Stock) -> Iterator[Finding]:
    for slug, answer in stock.of("answers").items():
        if answer.holds_until and answer.holds_until < stock.today:
            words = f"held until {answer.holds_until.day} {answer.holds_until:%B %Y}"
            yield Finding(Name("answers", slug), ("holds_until",), words)


RULES = (
    Rule(
        key="superseded",
        title="Figure of an older edition",
        advice="Look up what the newer edition says. An older figure may stay beside a newer one.",
        find=superseded,
    ),
    Rule("role-without-pay", "Role without pay", "Add a figure, or an occupation that has one.", unpaid),
    Rule("role-without-outlook", "Role without an outlook", "Add one, or an occupation that has one.", unprojected),
    Rule("role-without-pair", "Role without a pair", "Tell it apart from the role that is taken for it.", unpaired),
    Rule("skill-without-role", "Skill that no role asks for", "Name it in a role, or take it back.", unneeded),
    Rule("expired-answer", "Answer that no longer holds", "Look up how it is now.", expired),
)

"""What ways lack, as rules for editors."""

from collections.abc import Iterator

from careerguide.content.checking import Name
from careerguide.content.findings import Finding, Rule, Stock, since


def unreached(stock: Stock) -> Iterator[Finding]:
    reached = {pathway.role for pathway in stock.of("pathways").values()}
    for slug in stock.of("roles"):
        if slug not in reached:
            yield Finding(Name("roles", slug), (), "no pathway leads to it")


def untaught(stock: Stock) -> Iterator[Finding]:
    given = {gain.skill for stage in stock.of("stages").values() for gain in stage.gives}
    for slug in stock.of("skills"):
        if slug not in given:
            yield Finding(Name("skills", slug), (), "no stage gives it")


def unopened(stock: Stock) -> Iterator[Finding]:
    for folder in ("credentials", "stages"):
        for slug, one in stock.of(folder).items():
            if one.url and stock.is_old(one.opened_on):
                yield Finding(Name(folder, slug), ("opened_on",), since(one.opened_on, "not opened yet"))


RULES = (
    Rule("role-without-way", "Role without a way in", "Add a pathway that leads to it.", unreached),
    Rule("skill-without-stage", "Skill that no stage gives", "Name it in a stage where one learns it.", untaught),
    Rule("unopened-page", "Page not opened for a year", "Open it; if it is as we say, note the day.", unopened),
)

"""What rules for editors find."""

from collections.abc import Iterable

from careerguide.content.findings import Finding, Stock, all_findings, take_stock


def found(key: str, stock: Stock | None = None) -> list[Finding]:
    """What a rule finds."""
    (some,) = [some for rule, some in all_findings(stock or take_stock()).items() if rule.key == key]
    return some


def places(findings: Iterable[Finding]) -> list[tuple]:
    return [(one.name.slug, *one.path) for one in findings]

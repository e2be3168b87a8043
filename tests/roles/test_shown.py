"""Figures as pages ask for them: whatever stands for one has all of it."""

from collections.abc import Iterable

import pytest

from careerguide.content.whole import Whole
from roles.applied import Applied
from roles.models import Outlook, Role, SalaryBand
from roles.pay_tabs import SharedPay, tabs_of
from roles.shown import ShownEntry, ShownOutlook, ShownPay


def figures(whole: Whole) -> dict[type, list[object]]:
    roles = whole[Role]
    return {
        ShownPay: [
            *(band for role in roles for band in role.pay),
            *(figure for tab in tabs_of(roles) for figure in tab.figures),
        ],
        ShownOutlook: [outlook for role in roles for outlook in role.growth],
        ShownEntry: [entry for role in roles for entry in role.entry_education],
    }


@pytest.mark.parametrize("kind", [ShownPay, ShownOutlook, ShownEntry])
def test_figure_has_all_that_pages_ask_for(kind: type, whole: Whole) -> None:
    assert [figure for figure in figures(whole)[kind] if not isinstance(figure, kind)] == []


@pytest.mark.parametrize(
    ("kind", "forms"),
    [(ShownPay, {SalaryBand, Applied, SharedPay}), (ShownOutlook, {Outlook, Applied}), (ShownEntry, {Applied})],
)
def test_each_form_of_a_figure_is_looked_at(kind: type, forms: Iterable[type], whole: Whole) -> None:
    assert {*map(type, figures(whole)[kind])} == forms

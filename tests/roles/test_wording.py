"""The words of every figure, each stated once."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles import wording
from roles.evidence import Grade
from roles.models import Market, Occupation, Outlook, SalaryBand
from roles.wording import amounts, money

UTOPIA = Market(title="Utopia")
MOST = 100_000_000  # the schema refuses more
CLAIM = {"low": 110_000, "high": 220_000, "approximate": True}


def a_band(**stated: Any) -> SalaryBand:
    """A band of which only this is stated."""
    return SalaryBand(**{"market": UTOPIA, "level": "all", "measure": "claimed-range", "currency": "USD"} | stated)


def an_outlook(change: str, **changes: Any) -> Outlook:
    period = {"market": UTOPIA, "start_year": 2024, "end_year": 2034, "change_percent": Decimal(change)}
    return Outlook(**period | changes)


def an_occupation(title: str = "Data scientists", market: Market | None = None) -> Occupation:
    return Occupation(title=title, market=market)


def official(**changes: Any) -> SalaryBand:
    """A median of an official occupation."""
    figures = {"median": 112_590, "year": 2024, "basis": "gross", "occupation": an_occupation()}
    return a_band(**figures | changes)


@st.composite
def bands(draw: st.DrawFn) -> SalaryBand:
    """Any band that the database would take: something is stated, and in order."""
    stated = draw(st.sets(st.sampled_from(["low", "median", "high"]), min_size=1))
    sums = sorted(draw(st.lists(st.integers(1, MOST), min_size=len(stated), max_size=len(stated))))
    names = [name for name in ("low", "median", "high") if name in stated]
    open_top, approximate = draw(st.booleans()), draw(st.booleans())
    return a_band(**dict(zip(names, sums, strict=True)), open_top=open_top, approximate=approximate)


# Amounts


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (110_000, "USD", "US$110,000"),
        (45_000, "GBP", "£45,000"),
        (60_000, "EUR", "€60,000"),
        (1_000_000, "INR", "INR 1,000,000"),
        (1, "KES", "KES 1"),
    ],
)
def test_money_names_its_currency(amount: int, currency: str, words: str) -> None:
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [(105_850, "USD", "$106k"), (39_959, "GBP", "£40k"), (30_000, "KES", "KES 30k"), (0, "EUR", "€0")],
)
def test_short_money_reads_in_thousands(amount: int, currency: str, words: str) -> None:
    assert wording.short_money(amount, currency) == words


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"low": 110_000, "high": 220_000}, "US$110,000 to US$220,000"),
        (CLAIM, "about US$110,000 to US$220,000"),
        ({"low": 110_000, "high": 220_000, "open_top": True}, "US$110,000 to US$220,000 and more"),
        (CLAIM | {"open_top": True}, "about US$110,000 to US$220,000 and more"),
        ({"low": 1, "median": 2, "high": 3}, "US$1 to US$3, median US$2"),
        ({"low": 1, "median": 2, "high": 3, "open_top": True}, "US$1 to US$3 and more, median US$2"),
        ({"median": 90_000}, "median US$90,000"),
        ({"median": 90_000, "approximate": True}, "about median US$90,000"),
        ({"median": 90_000, "open_top": True}, "median US$90,000 and more"),
        ({"high": 90_000}, "up to US$90,000"),
        ({"high": 90_000, "approximate": True}, "up to about US$90,000"),
        ({"high": 90_000, "open_top": True}, "up to US$90,000 and more"),
        ({"low": 1, "median": 2}, "from US$1, median US$2, upper end not stated"),
        ({"median": 2, "high": 3}, "median US$2, up to US$3, lower end not stated"),
        ({"low": 90_000}, "from US$90,000"),
        ({"low": 90_000, "approximate": True}, "from about US$90,000"),
        ({"low": 90_000, "open_top": True}, "above US$90,000"),
        ({"low": 90_000, "open_top": True, "approximate": True}, "above about US$90,000"),
        ({"low": 38_000, "high": 45_000, "currency": "GBP"}, "£38,000 to £45,000"),
    ],
)
def test_amounts_read(stated: dict[str, Any], words: str) -> None:
    assert amounts(a_band(**stated)) == words


@given(bands())
def test_amounts_leave_no_stated_amount_out(band: SalaryBand) -> None:
    stated = [amount for amount in (band.low, band.median, band.high) if amount is not None]
    assert [amount for amount in stated if money(amount, "USD") not in amounts(band)] == []


@given(bands())
def test_amounts_leave_no_reservation_out(band: SalaryBand) -> None:
    words = amounts(band)
    assert ("about" in words, "more" in words or "above" in words) == (band.approximate, band.open_top)


# What pay is read with


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("gross-base", "gross base pay"),
        ("gross", "gross pay"),
        ("straight-time", "gross pay without overtime"),
        ("total", "total pay"),
        ("not-stated", "basis not stated"),
    ],
)
def test_basis_reads(basis: str, words: str) -> None:
    assert wording.basis(a_band(basis=basis)) == words


@pytest.mark.parametrize(("stated", "words"), [(2024, "2024"), (None, "undated")])
def test_year_reads(stated: int | None, words: str) -> None:
    assert wording.year(stated) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"occupation": an_occupation()}, "for data scientists"),
        ({"scale": "NHS Agenda for Change, band 7"}, "for NHS Agenda for Change, band 7"),
        ({}, ""),
    ],
)
def test_figure_is_for_its_occupation_or_its_pay_scale(changes: dict[str, Any], words: str) -> None:
    assert wording.counted_for(a_band(**changes)) == words


# Pay


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        pytest.param(
            CLAIM,
            "about US$110,000 to US$220,000",
            id="a claim",
        ),
        pytest.param(
            CLAIM | {"open_top": True},
            "about US$110,000 to US$220,000 and more",
            id="a claim with an open top",
        ),
        pytest.param(
            {"low": 1, "median": 2},
            "from US$1, median US$2, upper end not stated",
            id="an upper end not stated",
        ),
        pytest.param(
            {"low": 1, "median": 2, "high": 3},
            "US$1 to US$3, median US$2",
            id="a range with a median",
        ),
        pytest.param(
            {"low": 45_000, "high": 52_000, "currency": "GBP"},
            "£45,000 to £52,000",
            id="a pay scale",
        ),
    ],
)
def test_amounts_of_a_band_read(stated: dict[str, Any], words: str) -> None:
    assert wording.amounts(a_band(**stated)) == words


def graded(figure: Any, letter: str = "A") -> Any:
    figure.grade = Grade(letter, "")
    return figure


def test_one_median_on_a_card_reads() -> None:
    assert wording.medians([graded(a_band(median=90_000), "D")], "Utopia") == "US$90,000; Utopia, undated, grade D"


def test_two_medians_on_a_card_stand_with_what_each_is_for() -> None:
    other = official(median=140_300, occupation=an_occupation("Researchers"))
    assert wording.medians([graded(official(), "B"), graded(other, "B")]) == (
        "US$112,590 for data scientists; US$140,300 for researchers; 2024, grade B"
    )


def test_medians_of_two_years_name_both() -> None:
    both = [graded(official(year=year)) for year in (2025, 2024)]
    assert wording.medians(both, "Utopia").endswith("; Utopia, 2024, 2025, grade A")


def test_median_alone_reads() -> None:
    assert wording.median_alone(official()) == "US$112,590 for data scientists"


# Growth and openings


@pytest.mark.parametrize(("percent", "words"), [("33.5", "+33.5%"), ("-2.5", "−2.5%"), ("0.0", "0.0%"), ("8", "+8%")])
def test_change_has_a_true_sign(percent: str, words: str) -> None:
    assert wording.change(an_outlook(percent)) == words


@pytest.mark.parametrize(("percent", "words"), [("33.5", "33.5% more"), ("-2.5", "2.5% fewer"), ("0.0", "no change")])
def test_change_reads_in_words(percent: str, words: str) -> None:
    assert wording.change_in_words(an_outlook(percent)) == words


def test_period_names_its_place_and_years() -> None:
    assert wording.period(an_outlook("1")) == "Utopia, 2024 to 2034"


def test_growth_alone_reads() -> None:
    assert wording.growth_alone(an_outlook("-2.5", occupation=an_occupation())) == "−2.5% for data scientists"


def test_two_projections_on_a_card_share_their_period_and_grade() -> None:
    both = [graded(an_outlook("33.5", occupation=an_occupation())), graded(an_outlook("-8"))]
    assert wording.growths(both) == "+33.5% for data scientists; −8%; Utopia, 2024 to 2034, grade A"


# Quarters and interests


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"lower_quartile": 1, "upper_quartile": 2}, "a quarter earns less than US$1, and a quarter more than US$2"),
        ({"lower_quartile": 1}, "a quarter earns less than US$1"),
        ({"upper_quartile": 2}, "a quarter earns more than US$2"),
        ({"median": 1}, ""),
    ],
)
def test_quarters_read(stated: dict[str, int], words: str) -> None:
    assert wording.quartiles(a_band(**stated)) == words


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (official(lower_quartile=80_000), "a quarter of data scientists earn under US$80,000"),
        (a_band(lower_quartile=80_000), "a quarter earn under US$80,000"),
    ],
)
def test_first_pay_reads(band: SalaryBand, words: str) -> None:
    assert wording.first_pay(band) == words


@pytest.mark.parametrize(
    ("band", "words"),
    [(official(), "half of data scientists"), (a_band(median=80_000), "half")],
)
def test_half_names_its_group_if_there_is_one(band: SalaryBand, words: str) -> None:
    assert wording.half_of_group(band) == words


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (
            {"level": "entry", "scale": "NHS Agenda for Change 2026/27, England, band 6"},
            "NHS England: first posts start",
        ),
        ({"scale": "NHS band 6"}, "NHS: posts start"),
    ],
)
def test_first_posts_name_who_pays(stated: dict[str, Any], words: str) -> None:
    assert wording.first_posts(a_band(**stated)) == words


def test_interests_are_told_the_strongest_first() -> None:
    assert wording.interests("SR") == (
        "helping and teaching people (social), then working with your hands and with things (realistic)"
    )


# Grades


def test_each_grade_has_a_short_and_a_whole_meaning() -> None:
    assert [letter for letter, (short, meaning) in wording.GRADES.items() if short and meaning] == list("ABCD")


# In sentences


STATES = Market(title="United States")
NURSES = an_occupation("Registered Nurses")


@pytest.mark.parametrize(
    ("medians", "scales", "sentence"),
    [
        (
            [official(market=STATES)],
            [],
            "In the United States, half of all data scientists earn more than US$112,590 a year (2024).",
        ),
        (
            [official(), official(occupation=NURSES, median=97_550, year=2023)],
            [],
            "In Utopia, half of all data scientists earn more than US$112,590 a year (2024) and half of all registered "
            "nurses more than US$97,550 (2023).",
        ),
        ([a_band(median=70_000, year=2024)], [], "In Utopia, half earn more than US$70,000 a year (2024)."),
        (
            [],
            [a_band(level="entry", low=39_959, high=48_117, scale="Scale 2026/27, band 6")],
            "In Utopia, first posts start at US$39,959 and rise to US$48,117 a year (Scale 2026/27, band 6).",
        ),
        ([], [a_band(low=39_959, scale="Scale")], "In Utopia, posts start at US$39,959 a year (Scale)."),
        ([], [a_band(high=39_959, scale="Scale")], "In Utopia, posts pay up to US$39,959 a year (Scale)."),
        (
            [official()],
            [a_band(level="senior", low=60_000, scale="Scale")],
            "In Utopia, half of all data scientists earn more than US$112,590 a year (2024); "
            "senior posts start at US$60,000 a year (Scale).",
        ),
    ],
)
def test_pay_with_a_source_reads(medians: list[Any], scales: list[Any], sentence: str) -> None:
    assert wording.sourced_pay(medians, scales) == sentence


@pytest.mark.parametrize(
    ("letter", "stated", "sentence"),
    [
        (
            "D",
            {"open_top": True},
            "Claimed, without a source: about US$110,000 to US$220,000 and more a year in Utopia.",
        ),
        ("C", {"year": 2024}, "About US$110,000 to US$220,000 a year in Utopia (2024)."),
    ],
)
def test_other_pay_reads(letter: str, stated: dict[str, Any], sentence: str) -> None:
    assert wording.other_pay(graded(a_band(**CLAIM | stated), letter)) == sentence


@pytest.mark.parametrize(
    ("letter", "change", "sentence"),
    [
        ("A", "33.5", "In Utopia, jobs are projected to grow by 33.5%, 2024 to 2034 (much faster than average)."),
        ("A", "-2.0", "In Utopia, jobs are projected to fall by 2.0%, 2024 to 2034 (decline)."),
        (
            "D",
            "0.0",
            "Claimed, without a source: in Utopia, jobs are projected to stay as many, 2024 to 2034 "
            "(little or no change).",
        ),
    ],
)
def test_future_reads(letter: str, change: str, sentence: str) -> None:
    assert wording.future(graded(an_outlook(change), letter)) == sentence

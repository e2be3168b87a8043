"""How long ways take: sums of stages, of which some are chosen, left out, known already, or of unknown length."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.duration import ItemTime, Length, Pace, StageTime, Walk, in_words, length, spans, up_to

YEAR, LONG, SHORT = StageTime(12, 24), StageTime(36, 48), StageTime(3, 6)
UNKNOWN, EXAM = StageTime(), StageTime(is_counted=False)
SKILLS = ("python", "sql", "statistics")


def months(items: list[ItemTime]) -> tuple[int, int]:
    found = length(items)
    return found.shortest, found.longest


def beside(*stages: StageTime) -> list[ItemTime]:
    return [ItemTime(stage, is_beside=bool(number)) for number, stage in enumerate(stages)]


@pytest.mark.parametrize(
    ("items", "taken"),
    [
        ([], (0, 0)),
        ([ItemTime(YEAR), ItemTime(SHORT)], (15, 30)),
        ([ItemTime(YEAR), ItemTime(SHORT, is_optional=True)], (12, 24)),
        ([ItemTime(YEAR, (SHORT, LONG))], (12, 24)),
        (beside(YEAR, SHORT), (12, 24)),
        (beside(SHORT, YEAR), (12, 24)),
        ([*beside(YEAR, SHORT), ItemTime(SHORT)], (15, 30)),
        ([ItemTime(YEAR), ItemTime(SHORT, is_optional=True), ItemTime(SHORT, is_beside=True)], (15, 30)),
        ([ItemTime(YEAR), ItemTime(EXAM)], (12, 24)),
        ([ItemTime(YEAR), ItemTime(UNKNOWN)], (12, 24)),
    ],
)
def test_way_takes(items: list[ItemTime], taken: tuple[int, int]) -> None:
    assert months(items) == taken


def test_quickest_choice_takes_the_shortest_alternative_everywhere() -> None:
    assert length([ItemTime(LONG, (YEAR,)), ItemTime(YEAR, (SHORT, LONG))]).quickest_choice == 15


def test_with_all_options_everything_is_taken_and_the_longest_alternative() -> None:
    assert length([ItemTime(YEAR, (LONG,)), ItemTime(SHORT, is_optional=True)]).longest_with_options == 54


def test_alternative_of_unknown_length_counts_nowhere_and_is_told_of() -> None:
    assert length([ItemTime(YEAR, (UNKNOWN,))]) == Length(12, 24, 12, 24, has_unknown_choice=True)


@pytest.mark.parametrize(
    ("shortest", "longest", "words"),
    [
        (None, None, ""),
        (1, 1, "1 month"),
        (None, 1, "at most 1 month"),
        (1, 3, "1 to 3 months"),
        (24, 24, "24 months"),
        (12, 24, "12 to 24 months"),
        (12, 36, "1 to 3 years"),
        (18, 30, "1½ to 2½ years"),
        (1, 36, "1 month to 3 years"),
        (6, 36, "6 months to 3 years"),
        (9, 26, "about 9 months to 2 years"),
        (27, 42, "about 2½ to 3½ years"),
        (25, 27, "about 2 to 2½ years"),
        (60, 87, "about 5 to 7½ years"),
        (61, 62, "about 5 years"),
        (124, None, "at least about 10½ years"),
        (36, 36, "3 years"),
        (36, None, "at least 3 years"),
        (None, 30, "at most 2½ years"),
    ],
)
def test_months_read(shortest: int | None, longest: int | None, words: str) -> None:
    assert in_words(shortest, longest) == words


def test_limit_reads() -> None:
    assert (up_to(6), up_to(48)) == ("up to 6 months", "up to 4 years")


def test_bar_has_what_takes_time_and_can_not_be_left_out() -> None:
    way = [*beside(YEAR, SHORT), ItemTime(EXAM), ItemTime(SHORT, is_optional=True), ItemTime(LONG, (YEAR,))]
    assert [(one.numbers, one.months, one.lasting) for one in spans(way)] == [((1, 2), 24, 1), ((5,), 48, 5)]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([ItemTime(YEAR)], "12 to 24 months"),
        ([ItemTime(YEAR), ItemTime(UNKNOWN)], "at least 12 months"),
        ([ItemTime(UNKNOWN)], ""),
        ([ItemTime(EXAM)], ""),
        ([ItemTime(YEAR), ItemTime(EXAM)], "12 to 24 months"),
        ([ItemTime(YEAR), ItemTime(UNKNOWN, is_optional=True)], "12 to 24 months"),
    ],
)
def test_length_reads(items: list[ItemTime], words: str) -> None:
    assert length(items).in_words == words


@pytest.mark.parametrize(
    ("found", "about", "end"),
    [
        (Length(12, 24), "about 12 to 24 months", "24 months"),
        (Length(13, 25), "about 1 to 2 years", "2 years"),
        (Length(36, 48, is_at_least=True), "at least 3 years", "at least 3 years"),
    ],
)
def test_length_is_said_to_be_no_exact_one_and_its_end_alone(found: Length, about: str, end: str) -> None:
    assert (found.about, found.end_in_words) == (about, end)


@pytest.mark.parametrize(
    ("stage", "part_time"),
    [
        (StageTime(12, 12, part_time_factor=Decimal(2)), (24, 24)),
        (StageTime(12, 24, part_time_factor=Decimal(2)), (24, 24)),
        (StageTime(12, 36, part_time_factor=Decimal("2.5")), (30, 36)),
        (StageTime(24, 36, part_time_factor=Decimal(2)), (48, 72)),
        (StageTime(3, 5, part_time_factor=Decimal("1.5")), (5, 5)),
        (YEAR, (12, 24)),
        (UNKNOWN, (None, None)),
    ],
)
def test_only_a_factor_stretches_in_part_time(stage: StageTime, part_time: tuple[int, int]) -> None:
    slow = stage.part_time()
    assert (slow.shortest, slow.longest) == part_time


COURSE = replace(LONG, teaches={"python": 2, "sql": 3})


def spared(levels: dict[str, int], *named: str, stage: StageTime = COURSE) -> bool:
    return Walk(levels=levels, named=frozenset(named)).can_skip(stage)


def test_who_has_all_that_a_course_teaches_can_skip_it() -> None:
    assert spared({"python": 3, "sql": 3}, "python", "sql") is True


def test_who_has_a_skill_at_a_lower_level_can_not_skip_the_course() -> None:
    assert spared({"python": 3, "sql": 2}, "python", "sql") is False


def test_what_everybody_has_who_starts_there_leaves_the_way_as_it_is() -> None:
    assert spared({"python": 3, "sql": 3}) is False


def test_stage_that_is_no_course_can_not_be_skipped() -> None:
    assert spared({"python": 3}, "python", stage=LONG) is False


def test_alternative_that_one_can_skip_is_enough() -> None:
    walk = Walk(levels={"python": 3, "sql": 3}, named=frozenset(["sql"]))
    assert length([walk.of(ItemTime(YEAR, (COURSE,))), walk.of(ItemTime(SHORT))]) == length([ItemTime(SHORT)])


def test_bar_keeps_the_numbers_of_what_is_still_to_come() -> None:
    assert [one.numbers for one in spans([ItemTime(YEAR, is_done=True), ItemTime(SHORT)])] == [(2,)]


# Whatever the stages are


LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4))
NAMED = st.frozensets(st.sampled_from(SKILLS))


@st.composite
def stages(draw: st.DrawFn) -> StageTime:
    factor = draw(st.none() | st.decimals(1, 4, places=2))
    teaches = draw(LEVELS)
    if draw(st.integers(0, 4)) == 0:
        return StageTime(is_counted=draw(st.booleans()), teaches=teaches)
    shortest, longest = sorted(draw(st.tuples(st.integers(1, 60), st.integers(1, 60))))
    return StageTime(shortest, longest, part_time_factor=factor, teaches=teaches)


ITEMS = st.builds(
    ItemTime, stages(), st.lists(stages(), max_size=3).map(tuple), is_optional=st.booleans(), is_beside=st.booleans()
)
WAYS = st.lists(ITEMS, max_size=7)


MONTHS = st.integers(1, 400)


def told(words: str) -> list[Fraction]:
    """The months that words name; a number without a unit has that of the next."""
    found = re.findall(r"(\d+)(½?)(?: (month|year))?", words)
    return [
        (Fraction(number) + Fraction(bool(half), 2)) * (12 if (unit or found[-1][2]) == "year" else 1)
        for number, half, unit in found
    ]


@given(st.tuples(MONTHS, MONTHS).map(sorted))
def test_words_are_never_more_than_three_months_off(ends: list[int]) -> None:
    found = told(in_words(*ends))
    assert all(abs(month - end) <= 3 for month, end in zip((found[0], found[-1]), ends, strict=True))


@given(st.tuples(MONTHS, MONTHS).map(sorted))
def test_words_that_round_say_about(ends: list[int]) -> None:
    words = in_words(*ends)
    assert words.startswith("about ") is (told(words) != sorted({*ends}))


@given(st.tuples(MONTHS, MONTHS).map(sorted))
def test_two_years_and_less_are_told_in_the_very_months_and_all_beyond_in_years(ends: list[int]) -> None:
    words = in_words(*ends)
    assert words.split()[-1].startswith("month") is (ends[1] <= 24)
    assert ends[1] > 24 or told(words) == sorted({*ends})


@given(WAYS)
def test_bar_is_as_long_as_the_way(way: list[ItemTime]) -> None:
    drawn = spans(way)
    assert sum(one.months for one in drawn) == length(way).longest
    numbers = [number for one in drawn for number in one.numbers]
    assert numbers == sorted(
        number for number, item in enumerate(way, 1) if not item.is_optional and item.stage.longest
    )


def figures(found: Length) -> tuple[int, ...]:
    return found.shortest, found.longest, found.quickest_choice, found.longest_with_options


@given(WAYS)
def test_shortest_is_no_longer_than_longest(way: list[ItemTime]) -> None:
    found = length(way)
    assert found.shortest <= found.longest <= found.longest_with_options
    assert found.is_at_least or found.quickest_choice <= found.shortest


@given(WAYS, ITEMS, stages())
def test_alternative_is_a_choice_and_never_a_sum(way: list[ItemTime], item: ItemTime, other: StageTime) -> None:
    wider = replace(item, alternatives=(*item.alternatives, other))
    one, more = length([*way, item]), length([*way, wider])
    assert (more.shortest, more.longest, more.is_at_least) == (one.shortest, one.longest, one.is_at_least)
    assert one.longest_with_options <= more.longest_with_options <= one.longest_with_options + (other.longest or 0)


@given(WAYS, ITEMS)
def test_stage_beside_another_never_lengthens_beyond_the_longer(way: list[ItemTime], item: ItemTime) -> None:
    along, alone = length([*way, replace(item, is_beside=True)]), length([replace(item, is_beside=False)])
    for together, before, by_itself in zip(figures(along), figures(length(way)), figures(alone), strict=True):
        assert max(before, by_itself) <= together <= before + by_itself
    if len(way) == 1:
        assert figures(along) == tuple(map(max, figures(length(way)), figures(alone)))


@given(WAYS)
def test_unknown_length_makes_at_least(way: list[ItemTime]) -> None:
    found = length([*way, ItemTime(UNKNOWN)])
    assert (found.is_at_least, figures(found)) == (True, figures(length(way)))


def walked(way: list[ItemTime], walk: Walk) -> tuple[int, ...]:
    return figures(length(walk.of(item) for item in way))


@given(WAYS, LEVELS, NAMED, st.sampled_from(SKILLS), st.sampled_from(Pace))
def test_skill_more_never_lengthens_a_way(
    way: list[ItemTime], levels: dict[str, int], named: frozenset[str], skill: str, pace: Pace
) -> None:
    more = Walk(pace, levels | {skill: max(3, levels.get(skill, 0))}, named | {skill})
    pairs = zip(walked(way, more), walked(way, Walk(pace, levels, named)), strict=True)
    assert all(less <= most for less, most in pairs)


@given(WAYS, LEVELS, NAMED)
def test_less_time_never_shortens_a_way(way: list[ItemTime], levels: dict[str, int], named: frozenset[str]) -> None:
    full, part, evenings = (walked(way, Walk(pace, levels, named)) for pace in Pace)
    assert all(one <= two <= three for one, two, three in zip(full, part, evenings, strict=True))


@given(WAYS, LEVELS)
def test_way_of_who_names_no_skill_is_the_way_itself(way: list[ItemTime], levels: dict[str, int]) -> None:
    assert length(Walk(levels=levels).of(item) for item in way) == length(way)

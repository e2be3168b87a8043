"""A way as a line in time: its stages by number, each as the person meets it who goes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from careerguide.web.english import capitalised, in_sentence, listed, spelt

from .choice import StageChoice
from .duration import NO_TIME, ItemTime, Length, Pace, Span, in_words, length, spans, up_to
from .models import Pathway, Stage, Way, WayItem
from .person import Person

WORK = (Stage.Kind.JOB, Stage.Kind.EXPERIENCE)
ROOM_FOR_END = 30  # percent of the scale, from which on a bar says where it ends
ROOM_FOR_WORDS = 45  # percent of a bar, from which on a segment holds words beside its numbers on a phone


@dataclass(frozen=True)
class Node:
    """An item of a way, known by its number."""

    number: int
    item: WayItem
    person: Person
    in_place: bool

    @cached_property
    def choices(self) -> list[StageChoice]:
        """The stages to choose from, the counted one first; none while all are drafts."""
        chosen = self.counted
        stages = sorted(self.item.stages, key=lambda stage: stage != chosen)
        on_way = "" if len(stages) > 1 else self.terms
        return [
            StageChoice(stage, self.person, self.in_place, len(stages) > 1 and stage == chosen, stage != chosen, on_way)
            for stage in stages
        ]

    @cached_property
    def _open(self) -> Sequence[Stage]:
        return self.person.open_of(self.item.choices)

    @property
    def counted(self) -> Stage:
        """The stage that the length of the way counts: the first that holds where the person lives."""
        return self._open[0]

    @cached_property
    def time(self) -> ItemTime:
        """The time that the item takes; none if it can be left out and does not hold where the person lives."""
        met = self.person.walk.of(self.item.time_of(self._open))
        is_open = not self.item.optional or self.person.country.takes(self.counted.held_in)
        return met if is_open else replace(met, stage=NO_TIME, alternatives=())

    @property
    def known(self) -> list[StageChoice]:
        """The stages that this person does not need; if there is one, the whole item can be left out."""
        return [choice for choice in self.choices if self.person.walk.can_skip(choice.stage.time)]

    @property
    def is_ahead(self) -> bool:
        """Whether the item is still to be gone, and can't be left out."""
        return not (self.item.optional or self.time.is_done)

    @property
    def is_fork(self) -> bool:
        return len(self.choices) > 1

    @property
    def heading(self) -> str:
        return f"Choose one of {spelt(len(self.choices))}" if self.is_fork else str(self.item.stage)

    @property
    def may_be_done(self) -> bool:
        """Whether the stage can be left out as it may lie behind you: the study that a way begins with."""
        return self.item.optional and self.number == 1 and self.item.stage.kind == Stage.Kind.EDUCATION

    @cached_property
    def terms(self) -> str:
        """How the item stands on the way: optional, at the same time as stage 2."""
        left_out = "if it is still ahead of you" if self.may_be_done else "optional" if self.item.optional else ""
        beside = f"at the same time as stage {self.number - 1}" if self.item.beside else ""
        return ", ".join(filter(None, [left_out, beside]))


class Segment(NamedTuple):
    """Stages that run at the same time, as a part of a bar."""

    look: str  # work, or study
    start: str  # in percent of the scale, as the width
    width: str
    before: str  # of the numbers of its stages, where there is room for words
    numbers: str
    after: str


@dataclass(frozen=True)
class WayLine:
    """A way of a pathway, drawn as a line. `of_pathway` holds all ways of the pathway, this one among them."""

    way: Way
    person: Person
    place: str  # told apart from other ways of the pathway in the same place
    of_pathway: "Sequence[WayLine]" = field(compare=False, repr=False)

    @cached_property
    def nodes(self) -> list[Node]:
        in_place = self.way.place is not None
        return [Node(number, item, self.person, in_place) for number, item in enumerate(self.way.items.all(), 1)]

    @property
    def stages_in_words(self) -> str:
        """The number of stages of a way in words: Eight stages, five optional."""
        optional = sum(node.item.optional and not node.may_be_done for node in self.nodes)
        few = f", {spelt(optional)} optional" if optional else ""
        return f"{spelt(len(self.nodes))} stage{'' if len(self.nodes) == 1 else 's'}{few}"

    @property
    def time(self) -> str:
        """How long the way takes: about 2 to 4 years, partly our estimate, after you finish school.

        Empty if not known.
        """
        words, bases = self.length.about, [stage.basis for stage in self._ahead if stage.duration]
        ours = [basis == Stage.Basis.ESTIMATE for basis in bases]
        whose = ", our estimate" if all(ours) else ", partly our estimate" if any(ours) else ""
        return f"{words}{self._pace}{whose}{self._counted_from}" if words else ""

    @property
    def _pace(self) -> str:
        pace = self.person.pace
        if self.needs_days:
            return f", but not all of it {pace.in_words}"
        return "" if pace is Pace.FULL else f" {pace.in_words}"

    @property
    def _counted_from(self) -> str:
        before = (node.item.stage.title for node in self.nodes if node.may_be_done)
        return "".join(f", after you {in_sentence(title)}" for title in before)

    @property
    def needs_days(self) -> bool:
        """Whether the person has only evenings, and a counted stage can't be done beside a job."""
        has_evenings = self.person.pace is Pace.EVENINGS
        return has_evenings and any(stage.beside_job == Stage.BesideJob.NO for stage in self._ahead)

    @cached_property
    def length(self) -> Length:
        """How long the way takes this person: at least so long, where only the evenings are free."""
        found = length(node.time for node in self.nodes)
        return replace(found, is_at_least=True) if self.person.pace is Pace.EVENINGS and found.longest else found

    @property
    def _ahead(self) -> list[Stage]:
        """The stages ahead that count towards the length of the way."""
        return [node.counted for node in self.nodes if node.is_ahead]

    @cached_property
    def scale(self) -> int:
        """What the bar of the way is drawn on, in months: the longest way of the pathway."""
        return max(line.length.longest for line in self.of_pathway)

    def _percent(self, months: int) -> float:
        """A length of time as a percentage of the scale."""
        return round(100 * months / self.scale, 2) if self.scale else 0.0

    @property
    def end(self) -> list[tuple[str, str]]:
        """Where the bar of the way ends, in percent and in words; nothing in a bar without room for that."""
        width = self._percent(self.length.longest)
        return [(f"{width}", self.length.end_in_words)] if width > ROOM_FOR_END else []

    @property
    def other_times(self) -> list[str]:
        """How long the way takes with the quickest choices, and with all that is optional, where that differs."""
        time = self.length
        if self.person.pace is Pace.EVENINGS:
            return []
        quickest = self.way.has_choice and 0 < time.quickest_choice < time.shortest
        quick = f"from {in_words(time.quickest_choice, time.quickest_choice)} with the quickest choices"
        over = "more than " if time.has_unknown_option else "up to "
        most = f"{over}{in_words(time.longest_with_options, time.longest_with_options)} with everything optional"
        return [*([quick] if quickest else []), *([most] if time.longest_with_options != time.longest else [])]

    @property
    def segments(self) -> list[Segment]:
        starts = accumulate((one.months for one in self._spans), initial=0)
        return [self._segment(one, start) for one, start in zip(self._spans, starts, strict=False)]

    def _segment(self, span: Span, start: int) -> Segment:
        stage, width = self.nodes[span.lasting - 1].counted, self._percent(span.months)
        kind = stage.get_kind_display().lower()
        before, after = ("Stage ", f": {kind}") if width >= ROOM_FOR_WORDS else ("", "")
        look = "work" if stage.kind in WORK else "study"
        numbers = " + ".join(map(str, span.numbers))
        return Segment(look, f"{self._percent(start)}", f"{width}", before, numbers, after)

    @cached_property
    def _spans(self) -> list[Span]:
        return spans(node.time for node in self.nodes)

    @property
    def bar_in_words(self) -> str:
        """What the bar shows, for who can't see it."""
        parts = [
            f"{'stage' if len(one.numbers) == 1 else 'stages'} {listed(map(str, one.numbers))}, {up_to(one.months)}"
            for one in self._spans
        ]
        return capitalised("; ".join(parts))


def lines(pathway: Pathway, person: Person | None = None) -> list[WayLine]:
    """The ways of a pathway that leads from a starting point, each as a line: for nobody in particular, or a person."""
    if pathway.starting_point is None:
        return []
    walker = person or Person(pathway.starting_point)
    found: list[WayLine] = []
    found += [
        WayLine(way, walker, place, found) for way, place in zip(pathway.ways.all(), _places(pathway), strict=True)
    ]
    return found


def _places(pathway: Pathway) -> Iterable[str]:
    """The place of each way in words, which tell a second way of a place from the first."""
    seen: list[str] = []
    for way in pathway.ways.all():
        yield f"{way.where}, way {seen.count(way.where) + 1}" if way.where in seen else way.where
        seen.append(way.where)

"""A way as a line in time: its stages by number, each as the person meets it who goes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from careerguide.web.english import in_place, in_sentence, listed, spelt

from .duration import ItemTime, Length, Pace, in_words, length, spans, up_to
from .models import Credential, Pathway, Stage, StageGain, StageNeed, Way, WayItem
from .person import Person

MOST_SKILLS = 3  # that a stage names
WORK = (Stage.Kind.JOB, Stage.Kind.EXPERIENCE)
BESIDE_JOB: dict[str, str] = {
    Stage.BesideJob.NO: "You can’t do this beside the job you have.",
    Stage.BesideJob.UNKNOWN: "Nobody says whether you can do this beside the job you have.",
}
ROOM_FOR_WORDS = 45  # percent of a bar, from which on a segment holds words beside its numbers on a phone


@dataclass(frozen=True)
class StageChoice:
    """A stage that one may take, with what it gives beyond what one brings along."""

    stage: Stage
    person: Person
    in_place: bool  # the way is in one place, so that its stages need not name theirs
    is_counted: bool  # among several, by the length of the way
    is_alternative: bool  # to the one that is counted
    on_way: str = ""  # where there is no choice, how it stands on the way

    @property
    def heading(self) -> str:
        return f"Or: {in_sentence(self.stage.title)}" if self.is_alternative else str(self.stage)

    @cached_property
    def terms(self) -> str:
        """How it stands on the way, how long it takes, and where, if the way leaves that open."""
        places = [] if self.in_place else [place.short_title for place in self.stage.places.all()]
        counted = "part of the total time" if self.is_counted else ""
        return ", ".join(filter(None, [self.on_way, self._told_length, *places, counted]))

    @property
    def _told_length(self) -> str:
        """How long it takes at the person's pace; in part time it says so where that is longer."""
        time = self.stage.time
        slow = time if self.person.pace is Pace.FULL else time.part_time()
        if slow == time:
            return self.stage.told_length
        ours = ", our estimate" if self.stage.basis == Stage.Basis.ESTIMATE else ""
        return f"{in_words(slow.shortest, slow.longest)} part time{ours}"

    @property
    def is_open(self) -> bool:
        """Whether it holds where this person lives."""
        return self.person.country.takes(self.stage.places.all())

    @property
    def hindrances(self) -> list[str]:
        """What keeps this person from it, and whether nobody says so."""
        found = [] if self.is_open else [self._elsewhere]
        beside_job = BESIDE_JOB.get(self.stage.beside_job) if self.person.pace is Pace.EVENINGS else None
        return [*found, *([beside_job] if beside_job else [])]

    @property
    def _elsewhere(self) -> str:
        only = f"Only {listed(in_place(place.title) for place in self.stage.places.all())}"
        here = self.person.country.place
        return f"{only}, not {in_place(here.title)}." if here else f"{only}."

    @cached_property
    def skills(self) -> list[StageGain]:
        return self._new_skills[:MOST_SKILLS]

    @property
    def more_skills(self) -> int:
        return len(self._new_skills) - len(self.skills)

    @cached_property
    def _new_skills(self) -> list[StageGain]:
        return self.person.gains(self.stage)

    @cached_property
    def credentials(self) -> list[Credential]:
        return self.person.credentials(self.stage)

    @cached_property
    def asked(self) -> list[StageNeed]:
        return self.person.asked(self.stage)


@dataclass(frozen=True)
class Node:
    """An item of a way by its number."""

    number: int
    item: WayItem
    person: Person
    in_place: bool

    @cached_property
    def choices(self) -> list[StageChoice]:
        """What can be taken here, what is counted first; nothing while it is all being rewritten."""
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
        return self.person.walk.of(self.item.time_of(self._open))

    @property
    def known(self) -> list[StageChoice]:
        """The stages that this person has no need of: one is enough to leave the others."""
        return [choice for choice in self.choices if self.person.walk.can_skip(choice.stage.time)]

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to be gone, and can't be left out."""
        return not (self.item.optional or self.time.is_done)

    @property
    def is_fork(self) -> bool:
        return len(self.choices) > 1

    @property
    def heading(self) -> str:
        return f"Choose one of {spelt(len(self.choices))}" if self.is_fork else str(self.item.stage)

    @property
    def may_be_done(self) -> bool:
        """Whether it can be left out as it may lie behind you: the study that a way begins with."""
        return self.item.optional and self.number == 1 and self.item.stage.kind == Stage.Kind.EDUCATION

    @cached_property
    def terms(self) -> str:
        """How it stands on the way: optional, at the same time as stage 2."""
        left_out = "if it is still ahead of you" if self.may_be_done else "optional" if self.item.optional else ""
        beside = f"at the same time as stage {self.number - 1}" if self.item.beside else ""
        return ", ".join(filter(None, [left_out, beside]))


@dataclass(frozen=True)
class Segment:
    """Stages that run at the same time, in a bar: in percent of its length."""

    numbers: tuple[int, ...]
    kind: str
    look: str  # of a bar: work, or study
    start: float
    width: float

    @property
    def label(self) -> tuple[str, str, str]:
        """Its numbers between the words that there is room for."""
        before, after = ("Stage ", f": {self.kind.lower()}") if self.width >= ROOM_FOR_WORDS else ("", "")
        return before, " + ".join(map(str, self.numbers)), after


@dataclass(frozen=True)
class WayLine:
    """A way of a pathway; `of_pathway` are all ways of that, itself among them."""

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
        """Eight stages, five optional."""
        optional = sum(node.item.optional and not node.may_be_done for node in self.nodes)
        few = f", {spelt(optional)} optional" if optional else ""
        return f"{spelt(len(self.nodes))} stage{'' if len(self.nodes) == 1 else 's'}{few}"

    @property
    def time(self) -> str:
        """How long it takes: about 2 to 4 years, partly our estimate, counted from stage 2 on. Empty if not known."""
        words, bases = self.length.in_words, [stage.basis for stage in self._ahead if stage.duration]
        ours = [basis == Stage.Basis.ESTIMATE for basis in bases]
        whose = ", our estimate" if all(ours) else ", partly our estimate" if any(ours) else ""
        about = "" if self.length.is_at_least else "about "
        return f"{about}{words.removeprefix(about)}{self._pace}{whose}{self._counted_from}" if words else ""

    @property
    def _pace(self) -> str:
        pace = self.person.pace
        if self.needs_days:
            return f", but not all of it {pace.in_words}"
        return "" if pace is Pace.FULL else f" {pace.in_words}"

    @property
    def _counted_from(self) -> str:
        return ", counted from stage 2 on" if any(node.may_be_done for node in self.nodes) else ""

    @property
    def needs_days(self) -> bool:
        """Whether only the evenings are free, and a stage that it counts can't be done beside a job."""
        has_evenings = self.person.pace is Pace.EVENINGS
        return has_evenings and any(stage.beside_job == Stage.BesideJob.NO for stage in self._ahead)

    @cached_property
    def length(self) -> Length:
        """How long it takes this person: at least so long, where only the evenings are free."""
        found = length(node.time for node in self.nodes)
        return replace(found, is_at_least=True) if self.person.pace is Pace.EVENINGS and found.longest else found

    @property
    def _ahead(self) -> list[Stage]:
        """The stages that its length counts."""
        return [node.counted for node in self.nodes if node.is_ahead]

    @cached_property
    def scale(self) -> int:
        """What its bar is drawn on, in months: the longest way of the pathway."""
        return max(line.length.longest for line in self.of_pathway)

    @property
    def end(self) -> str:
        """Where its bar ends."""
        return self.length.in_words.rpartition(" to ")[2].removeprefix("about ")

    @property
    def width(self) -> float:
        """Of its bar, in percent of the scale."""
        return round(100 * self.length.longest / self.scale, 2) if self.scale else 0.0

    @property
    def other_times(self) -> list[str]:
        """What it takes with other choices, and with all that may be skipped; nothing where no end is known."""
        time = self.length
        if self.person.pace is Pace.EVENINGS:
            return []
        quickest = self.way.has_choice and 0 < time.quickest_choice < time.shortest
        quick = f"from {in_words(time.quickest_choice, time.quickest_choice)} with the quickest choices"
        over = "more than " if time.has_unknown_option else "up to "
        most = f"{over}{in_words(time.longest_with_options, time.longest_with_options)} with everything optional"
        return [*([quick] if quickest else []), *([most] if time.longest_with_options != time.longest else [])]

    @cached_property
    def segments(self) -> list[Segment]:
        found, at = [], 0
        for one in spans(node.time for node in self.nodes):
            stage = self.nodes[one.lasting - 1].counted
            start, width = (round(100 * months / self.scale, 2) for months in (at, one.months))
            found.append(
                Segment(one.numbers, stage.get_kind_display(), "work" if stage.kind in WORK else "study", start, width)
            )
            at += one.months
        return found

    @property
    def bar_in_words(self) -> str:
        """What the bar shows, for who can't see it."""
        parts = [
            f"{'stage' if len(one.numbers) == 1 else 'stages'} {listed(map(str, one.numbers))}, {up_to(one.months)}"
            for one in spans(node.time for node in self.nodes)
        ]
        return "; ".join(parts)


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
    """Where each way leads; a further one in a place is told from the first."""
    seen: list[str] = []
    for way in pathway.ways.all():
        yield f"{way.where}, way {seen.count(way.where) + 1}" if way.where in seen else way.where
        seen.append(way.where)

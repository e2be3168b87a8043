"""What a question is understood to be after: the entries that it names, and the answer to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.listing import Item
from careerguide.catalogue.words import stem
from careerguide.content.whole import Whole
from careerguide.web.english import listed
from pathways.models import Pathway, StartingPoint
from pathways.person import beginner
from roles.catalogue import PAY_NAMES
from roles.models import Answer, Occupation, Role, RolePair
from roles.pay_lines import PayPart
from roles.portrait import portrait
from roles.profile import pay_sentence
from roles.themes import Theme, theme_of
from skills.catalogue import HEADING_OF_SKILLS

from .countries import from_one_to_another
from .names import AFTER_A_START, BEFORE_A_START, Named, NameFinder, Stems
from .questions import NOT, ONLY_ASKING, Questions, Terms, terms

FROM_THE_START = 2  # what counts an answer for that leads to where somebody says they come from
FROM_NOWHERE = 0.8  # and where they do not say it, unless most begin there
ONE_OF = frozenset(["a", "an"])
BEING = frozenset(["am", "im", "as"])
EARNINGS = frozenset(map(stem, (*PAY_NAMES, "pay")))
OF_ONESELF = BEFORE_A_START | AFTER_A_START | {"i", "ive", "id", "me", "graduat"}
WISHING = frozenset(map(stem, ["want", "wish", "hope", "like", "love", "hate", "need", "is"]))
JOBS = frozenset(["job", "career"])
FOR_WHOM = frozenset(["my", "son", "daughter"])
# They make no question of “jobs in radiology”
BESIDE_JOBS = JOBS | FOR_WHOM | {"a", "and", "are", "at", "for", "in", "of", "the", "there", "what", "which", "with"}
ABILITY = frozenset(["can", "do", "get", "i", "it", "one"])  # “can i get in without it” is put in “jobs without it”
DEFINING = ONE_OF | set(map(stem, ["is", "are", "does", "do"]))
IN_NAMES = frozenset(
    ["a", "all", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
BEGINNING = frozenset(["what", "which", "how"])  # of a question after what is told
LED_ON = frozenset(["know", "sure", "to", "of", "in", "about", "and", "or", "for"])  # that go on with “what” or “how”
LEAST_TOLD = 3  # words
BEST_NAMED = 40  # items that are called most like a text
LEAVING = frozenset(map(stem, ["leave", "leaving", "quit", "quitting", "escape"]))
WANTING_OUT = frozenset(
    ["want out", "need out", "get out", "sick of", "tire of", "fed up", "burnt out", "burn out", "had enough"]
    + ["career chang", "chang career", "chang job", "career switch", "switch career", "switch job", "switch from"]
)


@dataclass(frozen=True)
class Understood:
    """What a question names, and its answer; all empty where it is only words."""

    roles: tuple[Role, ...] = ()
    pair: RolePair | None = None  # of the two roles
    pathway: Pathway | None = None  # from the starting point to the role
    answer: Answer | None = None
    becoming: bool = False  # asks how to become something
    looking: bool = False  # looks for jobs rather than for an answer
    defining: bool = False  # asks what something is that has no answer
    earning: StartingPoint | None = None  # whose pay is asked for, of people as they are today
    way: Pathway | None = None  # to the role that somebody asks how to become, from where most begin

    @property
    def role(self) -> Role | None:
        """The one role that a question names; none where it names several."""
        return self.roles[0] if len(self.roles) == 1 else None

    @property
    def entry(self) -> RolePair | Pathway | Role | None:
        """The entry whose page a question names."""
        return self.pair or self.pathway or self.role

    def leads(self, item: Item) -> bool:
        """Whether such items stand before others: roles for who looks for jobs, skills for who asks what a thing is."""
        if self.looking:
            return bool(item.slug)
        return not self.defining or item.heading == HEADING_OF_SKILLS

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the pages that stand above the results."""
        return frozenset(page.get_absolute_url() for page in (self.entry, self.answer, self.occupation) if page)

    @property
    def occupation(self) -> Occupation | None:
        """The official occupation that counts those whose pay is asked for."""
        return self.earning.pay[0].occupation if self.earning else None

    @property
    def earned(self) -> str:
        """What they earn, in a sentence."""
        return pay_sentence(self.earning.pay) if self.earning else ""

    @property
    def titles(self) -> str:
        return listed(role.title for role in self.roles)

    @property
    def compared(self) -> str:
        """The query string of a comparison of the roles."""
        return urlencode({"role": [role.slug for role in self.roles]}, doseq=True)


class Understanding:
    """Understands questions about one whole."""

    def __init__(self, whole: Whole) -> None:
        self._catalogue = catalogue_of(whole)
        index = self._catalogue.words
        self._names = NameFinder(index, whole[Role], whole[StartingPoint])
        self._questions = Questions(index, self._names, whole[Answer])
        self._pairs = {frozenset([pair.first, pair.second]): pair for pair in whole[RolePair]}
        self._beginner = beginner(whole)
        self._from = {  # answers for those who come from somewhere
            start: answer
            for start in whole[StartingPoint]
            for answer in whole[Answer]
            if start != self._beginner
            and _first_door(answer) == start.get_absolute_url()
            and self._questions.says(answer, self._names.stems(start.title))
        }
        self._pathways: dict[Any, Pathway] = {(one.starting_point, one.role): one for one in whole[Pathway]}

    def of(self, text: str) -> Understood:
        stems = self._names.stems(text)
        named = self._names.find(stems)
        becoming = _is_becoming(stems)
        pair = self._pairs.get(frozenset(named.roles))
        pathway = self._pathways.get((named.start, named.roles[0])) if named.start and named.roles else None
        favour = self._favour(stems, named, becoming=becoming and not named.roles)
        answer = None if pair else self._answer(text, stems, named, favour)
        asked_for = named.roles[0] if becoming and named.roles and not named.start else None
        way = self._pathways.get((self._beginner, asked_for))
        earning = self._earning(stems, named) if not (answer or named.roles) else None
        looking = _is_looking_for_jobs(stems)
        defining = _is_defining(stems) and "the" not in stems[:3] and not (answer or named.roles or named.start)
        return Understood(named.roles, pair, pathway, answer, becoming, looking, defining, earning, way)

    def _answer(self, text: str, stems: Stems, named: Named, favour: Callable[[Answer], float]) -> Answer | None:
        asked, questions = _asked(named.rest), self._questions
        told = questions.told(stems) if asked or not named.roles else None
        found = told or self._best(stems, named, favour) or questions.framed(stems)
        if found and not (told or named.roles or questions.is_all_of(found, asked)) and self._is_name(text, stems):
            found = None  # it speaks of a part of what is named
        from_there = self._from.get(named.start) if named.start and not named.roles else None
        return found or (from_there if from_there and favour(from_there) else None)

    def _is_name(self, text: str, stems: Stems) -> bool:
        """Whether a text is the name of an entry that is neither a role nor an answer, or asks what that is."""
        if not _is_what_or_name(stems):
            return False
        found, about = self._catalogue.words.search(text), {*terms(stems)}
        best = (self._catalogue.items[number] for number in found.best(found.entries, 0, BEST_NAMED))
        names = (name for one in best if not (one.phrasings or one.slug) for name in (one.title, *one.names))
        return any({*terms(self._names.stems(name))} == about for name in names)

    def _best(self, stems: Stems, named: Named, favour: Callable[[Answer], float]) -> Answer | None:
        """The answer to where somebody comes from who wants to leave it, or to the question; else to where somebody
        says first that they come from, or to what they lack or want to do without."""

        def of_start(answer: Answer) -> float:
            return favour(answer) * (theme_of(answer) is Theme.START)

        best, asked = self._questions.best, _asked(named.rest)
        return (
            (best(asked, of_start, _beside_oneself(stems, named, asked)) if _is_leaving(stems) else None)
            or best(asked, favour, _told_before(stems, asked))
            or best(asked, of_start)
            or best(asked, favour, _told_before_a_lack(asked))
        )

    def _earning(self, stems: Stems, named: Named) -> StartingPoint | None:
        """The starting point of whose pay somebody asks who does not come from there."""
        if not named.start or not named.start.pay or not OF_ONESELF.isdisjoint(stems):
            return None
        asked_of_them = self._questions.best(terms(named.beside_start))
        return named.start if asked_of_them and theme_of(asked_of_them) is Theme.PAY else None

    def _is_of_jobs(self, answer: Answer, stems: Stems, asked: Terms) -> bool:
        """Whether an answer is for who looks for jobs with these words: it is put in them, speaks of all that they are
        about, and not of study."""
        about_study = theme_of(answer) is Theme.WAYS and JOBS.isdisjoint(self._names.stems(answer.title))
        is_put = self._questions.is_written_in(answer, {*stems} | BESIDE_JOBS | ABILITY)
        return is_put and not about_study and self._questions.says_all(answer, asked)

    def _favour(self, stems: Stems, named: Named, *, becoming: bool) -> Callable[[Answer], float]:
        """Answers that lead to a starting point are for those who come from there, not for who wants to become it, nor
        for who asks something about such people. Who looks for jobs asks nothing else, and who asks for pay
        is not answered by what does not speak of it."""
        asked, start, questions = _asked(named.rest), named.start, self._questions
        is_something = any(word in BEING and after in ONE_OF for word, after in zip(stems, stems[1:], strict=False))
        usual = self._beginner.get_absolute_url() if self._beginner else ""
        paid = EARNINGS.intersection(asked)
        denied = start is not None and any(NOT + one in asked for one in self._names.stems(start.title))
        about_others, looking, defining = not _is_of_oneself(stems), _is_looking_for_jobs(stems), _is_defining(stems)

        def favour(answer: Answer) -> float:
            first = _first_door(answer)
            if looking and not self._is_of_jobs(answer, stems, asked):
                return 0
            if paid and not questions.says(answer, paid):
                return 0
            if "/from/" not in first:
                return 1
            as_put = questions.is_put_as(answer, asked) and not defining
            if becoming or (about_others and first != usual and not as_put):
                return 0
            from_there = start is not None and first == start.get_absolute_url() and "need" not in stems
            if from_there and denied:
                return 0
            said = from_there + is_something
            return float(FROM_THE_START**said) if said or first == usual else FROM_NOWHERE

        return favour


def _first_door(answer: Answer) -> str:
    return next((door.address for door in answer.go_to.all()), "")


def pay_of_named(named: Understood, whole: Whole) -> list[PayPart] | None:
    """What the one role pays that a question about pay names, market by market; None where nobody asks for that."""
    if named.role and named.answer and theme_of(named.answer) is Theme.PAY:
        return portrait(named.role, whole).main_pay
    return None


def understanding_of(whole: Whole) -> Understanding:
    """The understanding of a whole, built once."""
    return whole.derive(Understanding)


def _asked(stems: Stems) -> Terms:
    """What a question is about; pay in two countries leads nowhere."""
    return terms(stems if EARNINGS.intersection(stems) else from_one_to_another(stems))


def _told_before(stems: Stems, asked: Terms) -> frozenset[str]:
    """The terms that are told before the question itself begins, where that has terms of its own."""
    begins = max((place for place, word in enumerate(stems) if word in BEGINNING and place >= LEAST_TOLD), default=0)
    own = frozenset(terms(stems[begins:])) & {*asked}
    return frozenset(asked) - own if begins and own and stems[begins - 1] not in LED_ON else frozenset()


def _told_before_a_lack(asked: Terms) -> frozenset[str]:
    """The terms that are told before the first one that is denied: “physics” of “physics graduate with no coding”."""
    denied = next((place for place, term in enumerate(asked) if term.startswith(NOT)), 0)
    return frozenset(asked[:denied])


def _beside_oneself(stems: Stems, named: Named, asked: Terms) -> frozenset[str]:
    """The terms but what somebody says that they are: “nights” of “I work nights as a nurse”."""
    said = zip(stems, stems[1:], stems[2:], (*stems[3:], ""), strict=False)
    own = {term for being, one, *what in said if being in {*BEING, "be"} and one in ONE_OF for term in terms(what)}
    return frozenset(asked) - own - ({*named.rest} - {*named.beside_start})


def _pairs_of_words(stems: Stems) -> set[str]:
    return {" ".join(pair) for pair in zip(stems, stems[1:], strict=False)}


def _is_leaving(stems: Stems) -> bool:
    """Whether somebody wants to leave what they do: “want out”, “sick of weekends”, “career change”."""
    return _is_of_oneself(stems) and not (LEAVING.isdisjoint(stems) and WANTING_OUT.isdisjoint(_pairs_of_words(stems)))


def _is_becoming(stems: Stems) -> bool:
    """Whether somebody asks how to become something."""
    return "becom" in stems or any(
        (word, after) == ("to", "be") and article in ONE_OF
        for word, after, article in zip(stems, stems[1:], stems[2:], strict=False)
    )


def _is_of_oneself(stems: Stems) -> bool:
    """Whether somebody tells where they stand, “nurse who wants to code”, “tired of nursing”, or asks about others."""
    wishing = any(word == "who" and after in WISHING for word, after in zip(stems, stems[1:], strict=False))
    return wishing or not (OF_ONESELF.isdisjoint(stems) and WANTING_OUT.isdisjoint(_pairs_of_words(stems)))


def _is_defining(stems: Stems) -> bool:
    """Whether somebody asks what something is: “whats a nurse”."""
    return stems[:1] == ("what",) and {*stems[1:2]} <= DEFINING


def _is_what_or_name(stems: Stems) -> bool:
    """Whether these may be a name, perhaps of what somebody asks for: “whats a nurse”, but not “do I need a nurse”."""
    return IN_NAMES.issuperset(ONLY_ASKING.intersection(stems) - {"what"}) or _is_defining(stems)


def _is_looking_for_jobs(stems: Stems) -> bool:
    """Whether these are words to find jobs by, “radiology jobs”, rather than a question."""
    beside_jobs = BESIDE_JOBS.issuperset(ONLY_ASKING.intersection(stems))
    return bool(JOBS.intersection(stems)) and beside_jobs and not _is_leaving(stems)

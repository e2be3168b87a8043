"""Which answer a question is after: the one whose phrasings share the most telling words with it.

What all entries speak of tells little, and so do the words that questions are asked with. A word after a negation is
another word: “no degree” is not “degree”. The names of roles tell nothing; a question that is a phrasing word for word
has its answer, whatever the words tell.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from itertools import combinations

from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.words import ASKING, stem
from roles.models import Answer

from .names import NameFinder, Stems, field_of

Terms = tuple[str, ...]
NEGATING = """
    no not without never dont cant wont isnt arent skip lack lacking
"""
NEGATIONS = frozenset(map(stem, NEGATING.split()))
HATING = "hate"  # denies what follows for those who speak of themselves; of others it is a word of its own
NOT, THEY = "not ", "they "  # begin a term that is denied, and what others do
KNOWING = frozenset(["know", "sure"])  # “I don't know” denies nothing
# Verbs and frames of asking, and for whom one asks, besides function words
FRAMES = """
    able actually all also enough ever even every everything good kind mean now one ones only
    possible say someone something sort still thing things try way well while
    ok lot bit yes maybe back keep says necessary required love enjoy interested keen
    parent partner friend husband wife
"""
ONLY_ASKING = (frozenset(map(stem, (*ASKING, *FRAMES.split()))) | KNOWING) - NEGATIONS
DENIED = 0.5  # what the same word counts where one side denies it
LEAST_SCORE = 0.51  # score of an answer that is shown; a word that one answer alone has weighs 1
LONG = 2.3  # weight of a question of which no more has to be understood than of this
OF_PHRASING, OF_QUESTION = 0.5, 0.38  # the least parts, by weight, that a phrasing and a question share
BY_ONE = 0.51, 0.5  # the same, where they share one word that is no phrasing by itself: “test” of “career test”
ASIDE = 0.3  # what a term counts that is told before the question: “I like it. What …?”
OWN = 0.3  # what a word counts that another phrasing of the answer has
NEW = 0.8  # a term that no phrasing has tells a little more than one that a single answer has
NOWHERE = 1.5  # what a word counts that no entry has: the question is about something else
NUMBER = 0.1  # but for a number: “is 40k good pay”
SELDOM = 0.1  # share of entries up to which a word is not dulled
MOST_DULLED = 0.75  # of the weight of a word that all entries have
OTHER_ORDER = 0.9  # what a phrasing counts whose words stand in another order: “10 years” is not “year 10”
DULL = 0.2  # weight up to which a word adds nothing to another one: “ai”
LEAST_FRAME = 4  # words of asking that are a question by themselves: “is this for me”


class Questions:
    """All answers, by the terms of their phrasings."""

    def __init__(self, index: TextIndex, names: NameFinder, answers: Iterable[Answer]) -> None:
        self._index = index
        self._told: dict[Stems, Answer] = {}  # all words of each phrasing
        self._written: defaultdict[Answer, list[frozenset[str]]] = defaultdict(list)  # words of each of its phrasings
        self._frames: dict[Stems, Answer] = {}  # of phrasings that are words of asking alone
        self._phrasings: list[tuple[Answer, Terms, bool]] = []  # and whether it is a single word
        self._having: defaultdict[str, set[int]] = defaultdict(set)  # phrasings by a term of theirs, denied or not
        self._answers: defaultdict[str, set[Answer]] = defaultdict(set)  # with a term
        self._put: defaultdict[Answer, list[Terms]] = defaultdict(list)  # what each of its phrasings is about
        self._weights: dict[str, float] = {}
        for answer in answers:
            for phrasing in (answer.title, *answer.phrasings):
                stems = names.stems(phrasing)
                named = names.find(stems)
                said = terms(named.rest)
                self._told.setdefault(stems, answer)
                self._written[answer].append(frozenset(stems))
                if said:
                    self._add(answer, said, len(stems) == 1)
                elif not named.roles and len(stems) >= LEAST_FRAME:
                    self._frames[stems] = answer

    def _add(self, answer: Answer, said: Terms, said_alone: bool) -> None:
        for term in said:
            self._having[term.removeprefix(NOT)].add(len(self._phrasings))
            self._answers[term].add(answer)
        self._phrasings.append((answer, said, said_alone))
        self._put[answer].append(said)

    @cached_property
    def _count(self) -> int:
        return len({answer for answer, *_ in self._phrasings})

    def told(self, stems: Stems) -> Answer | None:
        """The answer that has a question as a phrasing, word for word."""
        return self._told.get(stems) if stems else None

    def is_put_as(self, answer: Answer, asked: Terms) -> bool:
        """Whether a question is about what a phrasing of the answer is about, and about nothing else."""
        return any({*asked} == {*said} for said in self._put[answer])

    def is_all_of(self, answer: Answer, asked: Terms) -> bool:
        """Whether a question is about what a phrasing of the answer is about, dull words aside."""
        return any(self._telling(asked) == self._telling(said) for said in self._put[answer])

    def _telling(self, said: Terms) -> set[str]:
        return {term for term in said if self._weight(term) > DULL} or {*said}

    def says(self, answer: Answer, words: Iterable[str]) -> bool:
        """Whether a phrasing of the answer has one of the words."""
        return any(answer in self._answers.get(word, ()) for word in words)

    def says_all(self, answer: Answer, asked: Terms) -> bool:
        """Whether phrasings of the answer have all terms of a question that tell anything."""
        return all(answer in self._answers.get(term, ()) for term in asked if self._weight(term) > DULL)

    def is_written_in(self, answer: Answer, words: Set[str]) -> bool:
        """Whether a phrasing of the answer is made of these words alone, those of asking among them."""
        return any(words >= written for written in self._written[answer])

    def framed(self, stems: Stems) -> Answer | None:
        """The answer to the words of asking that a question has among others."""
        runs = (stems[first:end] for first, end in combinations(range(len(stems) + 1), 2))
        return next((self._frames[run] for run in runs if run in self._frames), None)

    def best(
        self, asked: Terms, favour: Callable[[Answer], float] = lambda answer: 1, aside: Set[str] = frozenset()
    ) -> Answer | None:
        """The answer to the terms of a question; None where none fits well.

        `favour` is what the score of an answer is multiplied by for other reasons. The terms `aside` are told before
        the question, and count for less.
        """
        scores = {answer: score * favour(answer) for answer, score in self.scores(asked, aside).items()}
        found = max(scores, key=scores.__getitem__, default=None)
        return found if found and scores[found] >= LEAST_SCORE else None

    def scores(self, asked: Terms, aside: Set[str] = frozenset()) -> dict[Answer, float]:
        """How well each answer fits that shares a term: weight of what is shared, by how much of both sides that is.

        A phrasing that is the question itself always fits, however common its words are.
        """
        asked = tuple(term if term in self._answers else term.removeprefix(NOT) for term in asked)
        whole = sum(self._weight(term) * (ASIDE if term in aside else 1) for term in asked)
        best: defaultdict[Answer, float] = defaultdict(float)
        shared: defaultdict[Answer, dict[str, float]] = defaultdict(dict)
        for number in {number for term in asked for number in self._having.get(term.removeprefix(NOT), ())}:
            answer, said, said_alone = self._phrasings[number]
            both = {term: worth for term in said if (worth := self._worth(term, asked, aside))}
            weight, own = sum(both.values()), sum(map(self._weight, said))
            by_one = not said_alone and sum(worth > DULL for worth in both.values()) <= 1
            of_phrasing, of_question = BY_ONE if by_one else (OF_PHRASING, OF_QUESTION)
            if weight >= of_phrasing * own and weight >= of_question * min(whole, LONG):
                same = LEAST_SCORE if len(said) > 1 and {*said} == {*asked} else 0
                order = 1 if _stand_alike(both, asked) else OTHER_ORDER
                best[answer] = max(best[answer], same + order * _score(weight, whole) * weight / own)
            shared[answer] |= both
        return {answer: fit + OWN * _score(sum(shared[answer].values()), whole) for answer, fit in best.items()}

    def _worth(self, term: str, asked: Terms, aside: Set[str]) -> float:
        if term in asked:
            return self._weight(term) * (ASIDE if term in aside else 1)
        other = term.removeprefix(NOT) if term.startswith(NOT) else NOT + term
        return DENIED * self._weight(term) if other in asked else 0

    def _weight(self, term: str) -> float:
        """How much a term tells: much where few answers have it, little where most entries do."""
        if term not in self._weights:
            rare = math.log((self._count + 2) / (len(self._answers.get(term, ())) or NEW))
            common = self._index.commonness(field_of(term.removeprefix(NOT)))
            counts = 1 - min(MOST_DULLED, 2 * max(0, common - SELDOM))
            if not common:
                counts = NUMBER if term[0].isdigit() else NOWHERE
            self._weights[term] = rare / math.log(self._count + 2) * counts
        return self._weights[term]


def _score(weight: float, whole: float) -> float:
    return weight * math.sqrt(weight / whole)


def _stand_alike(shared: Iterable[str], asked: Terms) -> bool:
    """Whether what a phrasing shares with a question stands there in the order of the phrasing."""
    places = [asked.index(term) for term in shared if term in asked]
    return places == sorted(places)


def terms(stems: Iterable[str]) -> Terms:
    """What a question is about: its stems without those that it is only asked with, denied ones marked."""
    found: dict[str, None] = {}
    denied, before = False, ""
    for one in stems:
        of_others, before = bool(before) and before not in ONLY_ASKING, one
        if one == HATING and of_others:
            found[THEY + one] = None
        elif one in NEGATIONS or one == HATING:
            denied = True
        elif one in KNOWING:
            denied = False
        elif one not in ONLY_ASKING:
            found[NOT + one if denied else one] = None
            denied = False
    return tuple(found)

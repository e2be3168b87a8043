"""The search index: which entries hold a visitor's words, the best first."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import tantivy
from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Occur, Query

from .clauses import Ends, between, called, holding, named, schema, titled
from .folding import american, fold, spellings
from .kin import kin
from .listing import Item
from .words import ASKING, ParsedWords, all_words, analyzers, stem, words

HEAP_BYTES = 30_000_000  # while the index is built; less has tantivy write parts of it, and merge them
ENOUGH = 3  # items; where no more are found with all of several words, others join them
ROOT_LETTERS = 4  # that words of one meaning may begin with
FETCHED = 64  # hits at first; more where too few of them are wanted
LEAST_PARTED = 4  # letters of a word that may stand for two
WORDS_REMEMBERED = 5_000  # words of which is remembered what the index has of them


class TextIndex:
    """Finds items by their words. First `add` all items, then call `finish`; after that it can be searched."""

    def __init__(self) -> None:
        self._index = tantivy.Index(schema())
        for name, analyzer in analyzers().items():
            self._index.register_tokenizer(name, analyzer)
        self._writer = self._index.writer(heap_size=HEAP_BYTES, num_threads=1)  # a thread of its own
        self._asked: Counter[str] = Counter()  # the words of phrasings

    def add(self, number: int, item: Item) -> None:
        names = [*map(fold, (item.title, *item.names))]
        document = tantivy.Document(
            title=names[:1],
            names=names,
            called=[" ".join(name.split()) for name in names],
            text=[fold("\n".join([item.summary, item.text, *item.names, *item.phrasings]))],
        )
        document.add_unsigned("number", number)
        self._asked.update(word for phrasing in item.phrasings for word in all_words(phrasing))
        self._writer.add_document(document)

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._frequencies = self._asked + Counter(dict(self._searcher.terms_with_prefix("names", "")))
        self._vocabulary = [word for word in self._frequencies if len(word) >= 4]
        self._numbers = lru_cache(WORDS_REMEMBERED)(self._numbers_of)
        self.forms = lru_cache(WORDS_REMEMBERED)(self._forms_of)
        self.usual = lru_cache(WORDS_REMEMBERED)(self._usual_spelling)

    def search(self, text: str, within: BitMap | None = None) -> "Ranking":
        """Finds the items that hold every known word, perhaps only among some items.

        If few or none do, those with the most words.
        """
        asked = self.understand(text)
        if not asked.words:
            return Ranking(asked, BitMap(), True, self)
        found, complete = self._found(asked, within)
        occur = Occur.Must if complete else Occur.Should
        clauses = [(occur, self._query(word, asked)) for word in asked.words]
        query = Query.boolean_query([*clauses, (Occur.Should, called(asked.words))])
        return Ranking(asked, found, complete, self, between(query, _ends(within)))

    def _found(self, asked: ParsedWords, within: BitMap | None) -> tuple[BitMap, bool]:
        """The items that hold the words, and whether each holds all of them.

        Of three words or more, two in a title will do. Where few items are found so, those with fewer words join them.
        """
        sets = [self._holding(word, asked, within) for word in asked.words]
        if within is not None:
            sets = [one & within for one in sets]
        every = BitMap.intersection(*sets)
        if len(sets) < 3:
            return (every, True) if every else (BitMap.union(*sets), len(sets) == 1)
        _, named, *_ = _counted([one & self._titled(word, within) for one, word in zip(sets, asked.words, strict=True)])
        _, *counted = _counted(sets)
        enough = (some for some in (every | named, *reversed(counted)) if len(some) > ENOUGH)
        found = next(enough, counted[0] or BitMap.union(*sets))
        return found, found == every

    def _query(self, word: str, asked: ParsedWords) -> Query:
        return holding(self.forms(word), begun=asked.begun == word)

    def _holding(self, word: str, asked: ParsedWords, within: BitMap | None) -> BitMap:
        """The numbers of the items that hold a word."""
        return self._numbers(holding, word, _ends(within), begun=asked.begun == word)

    def _titled(self, word: str, within: BitMap | None) -> BitMap:
        """The numbers of the items that hold a word in their title."""
        return self._numbers(titled, word, _ends(within))

    def _numbers_of(self, clause: Callable[..., Query], word: str, ends: Ends | None, **options: bool) -> BitMap:
        """The numbers of the items, perhaps of those from one to another alone, to which a clause for a word applies.
        They are remembered, as fetching many takes long."""
        query = between(clause(self.forms(word), **options), ends)
        most = ends[1] - ends[0] + 1 if ends else max(1, self._searcher.num_docs)
        hits = self._searcher.search(query, most, count=False, order_by_field="number").hits
        return BitMap([number for number, _ in hits])

    def hits(self, query: Query, limit: int) -> list[int]:
        """The numbers of the best items for a query, the best first."""
        addresses = [address for _, address in self._searcher.search(query, limit=limit, count=False).hits]
        numbers: Any = self._searcher.fast_field_values("number", addresses)
        return list(numbers)

    def suggest(self, text: str, limit: int) -> list[int]:
        """The numbers of items whose names have all words of a text.

        More letters may follow the last word, and one that no item has: “clin inf”.
        """
        typed = self.joined(words(text))
        told = [word for word in typed if word not in ASKING or word == typed[-1]]
        begun = {word for word in told if word == typed[-1] or (len(word) > 1 and not self.has(word))}
        clauses = [(Occur.Must, named(self.forms(word), begun=word in begun)) for word in told]
        query = Query.boolean_query([*clauses, (Occur.Should, called(told))])
        return self.hits(query, limit) if clauses else []

    def understand(self, text: str) -> ParsedWords:
        kept, corrected, unknown = [], {}, []
        typed = self.joined(words(text))
        for word in [word for word in typed if word not in ASKING] or typed:
            if self.knows(word) or (word == typed[-1] and len(word) > 1 and self._begins(word)):
                kept.append(word)
            elif meant := self._nearest(word):
                kept.append(meant)
                corrected[word] = meant
            else:
                unknown.append(word)
        begun = typed[-1] if typed and len(typed[-1]) > 1 and typed[-1] in kept else ""
        forms = {word: others for word in kept if (others := self.forms(word)[1:])}
        return ParsedWords(tuple(dict.fromkeys(kept)), corrected, tuple(unknown), begun, forms)

    def joined(self, typed: list[str]) -> list[str]:
        """Words of which two neighbours are one where an entry writes them so: “health care” as “healthcare”."""
        joined: list[str] = []
        for word in typed:
            if joined and not {joined[-1], word} & ASKING and self.has(joined[-1] + word):
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def meant(self, text: str) -> list[str]:
        """All words of a visitor's text as they follow each other: joined, mended where misspelt, in one spelling."""
        typed = self.joined(all_words(text))
        return [self._usual_of(word if self.knows(word) else self._nearest(word) or word) for word in typed]

    def written(self, text: str) -> list[str]:
        """All words of a text of the guide as they follow each other: joined, in one spelling."""
        return [*map(self._usual_of, self.joined(all_words(text)))]

    def _usual_of(self, word: str) -> str:
        return american(word) if word in ASKING else self.usual(word)

    def _usual_spelling(self, word: str) -> str:
        """The one spelling by which a word is compared: of all its spellings the one that most items have."""
        return max(spellings(american(word)), key=lambda one: self.commonness(stem(one)))

    def commonness(self, word: str) -> float:
        """The share of all items that hold a word, given by its stem: from 0 to 1."""
        return self._searcher.doc_freq("text", word) / max(1, self._searcher.num_docs)

    def alike(self, word: str) -> list[str]:
        """Up to three words of titles and names that begin with the first letters of a long word."""
        found = (
            self._searcher.terms_with_prefix("names", word[:ROOT_LETTERS], limit=3) if len(word) > ROOT_LETTERS else []
        )
        return [other for other, _ in found]

    def knows(self, word: str) -> bool:
        """Whether an item has a word, in any of its forms."""
        return self.has(word) or len(self.forms(word)) > 1

    def has(self, word: str) -> bool:
        """Whether an item has a word, as it is spelt."""
        return word in self._frequencies or self._searcher.doc_freq("text", stem(word)) > 0

    def _forms_of(self, word: str) -> tuple[str, ...]:
        """A word, then the other spellings that items have for it, and the two words that some make of it."""
        others = [other for other in spellings(word)[1:] if self.has(other)]
        return (word, *others, *self._parted(word))

    def _parted(self, word: str) -> list[str]:
        """The ways to write a word in two that an item has."""
        halves = [(word[:place], word[place:]) for place in range(1, len(word))] if len(word) >= LEAST_PARTED else []
        ways = [" ".join(both) for both in halves if all(map(self.has, both))]
        return [way for way in ways if self.hits(holding((way,), begun=False), 1)]

    def _begins(self, word: str) -> bool:
        return bool(self._searcher.terms_with_prefix("names", word, limit=1))

    def _nearest(self, word: str) -> str:
        """The word that an unknown word stands for: its kin in any text; or a word of a title, a name or a phrasing,
        one letter off, or two in a long word that begins with the same letter.

        Empty for none.
        """
        if related := next(filter(self.has, kin(word)), ""):
            return related
        if len(word) < 5:
            return ""
        allowed = 1 if len(word) < 8 else 2
        near = process.extract(word, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=10)
        # “cardiology” is not “radiology”, nor “sales” “Wales”
        near = [one for one in near if one[0][0] == word[0] or (one[1] < 2 and one[0][1:] != word[1:])]
        return min(near, key=lambda one: (one[1], -self._frequencies[one[0]]), default=("",))[0]


@dataclass(frozen=True)
class Ranking:
    """The items that a search found, and how to rank them."""

    asked: ParsedWords
    entries: BitMap
    complete: bool  # whether each of these holds all the words that are known
    index: TextIndex
    query: Query | None = None

    def best(self, among: BitMap, start: int, count: int) -> list[int]:
        """Returns one page of the found items that are among some items, the best first: `count` of them, from place
        `start` on.

        Where the best of all are too few of them, the index is asked again, without the items before and after them.
        """
        hits, limit = self._first_hits, FETCHED
        found = [number for number in hits if number in among]
        if self.query and among and len(hits) == FETCHED and len(found) < start + count:
            query = between(self.query, _ends(among))
            while len(found) < start + count and len(hits) == limit:
                limit *= 8
                hits = self.index.hits(query, limit)
                found = [number for number in hits if number in among]
        return found[start : start + count]

    @cached_property
    def _first_hits(self) -> list[int]:
        """The items that match best, of all that there are."""
        return self.index.hits(self.query, FETCHED) if self.query else []

    @property
    def alike(self) -> list[str]:
        """Words that begin like the words that no item has."""
        return [other for word in self.asked.unknown for other in self.index.alike(word)]

    @property
    def numbers(self) -> list[int]:
        """The numbers of all items that were found, the best first."""
        return self.best(self.entries, 0, len(self.entries))


def _ends(items: BitMap | None) -> Ends | None:
    """The first and the last of some items, as those of a listing stand together; None for none."""
    return (items.min(), items.max()) if items else None


def _counted(sets: list[BitMap]) -> list[BitMap]:
    """From a list of sets: the items in at least one set, in at least two sets, and so on up to all of them."""
    counted: list[BitMap] = []
    for one in sets:
        counted = [own | below & one for own, below in zip([*counted, BitMap()], [one, *counted], strict=True)]
    return counted

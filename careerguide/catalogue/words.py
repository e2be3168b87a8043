"""Words: how texts are taken apart, which words of a question matter, and how a visitor's words were understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import repeat
from os.path import commonprefix

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from .folding import SHOWN_WORD, fold

LONGEST_ANALYZED = 400  # characters
MOST_WORDS = 12
LONGEST_WORD = 40  # letters of a word
FORMS = 20_000  # words, as they stand in texts, whose stems are remembered

# What a question is asked with, not what it is about. “US” is a country, and “without” matters.
# All that the guide holds is about jobs.
FUNCTION_WORDS = """
    a about actually am an and any are as at be become becoming been being between but by can career careers could
    did do does doing dont even ever find for from get getting going had has have hello help here hi how i id if im
    in into is it its ive job jobs just know like make makes many me mean much my need needs no not of on or our
    please really s should show so some stand stands t tell than that thats the their them then there theres these
    they theyre think this to u up ur versus vs wanna want wants was we were what whats when where which who why will
    with wondering would you your
    he she him her hers his himself herself son daughter mum mom dad brother sister nephew niece
"""
ASKING = frozenset(FUNCTION_WORDS.split())


@cache
def analyzers() -> dict[str, TextAnalyzer]:
    """Analyzers of folded text: “words” lowers the case, “stems” also reduces English words to their stems; “wholes”
    lowers the case of a text that stays in one piece."""
    words, stems, wholes = (
        TextAnalyzerBuilder(pieces).filter(Filter.lowercase()).filter(Filter.ascii_fold())
        for pieces in (Tokenizer.whitespace(), Tokenizer.whitespace(), Tokenizer.raw())
    )
    return {"words": words.build(), "stems": stems.filter(Filter.stemmer("english")).build(), "wholes": wholes.build()}


def words(text: str) -> list[str]:
    """The words of a visitor's text, in lower case and without accents: the first dozen, each once."""
    return list(dict.fromkeys(all_words(text)))[:MOST_WORDS]


def all_words(text: str) -> list[str]:
    """The words of a visitor's text as they follow each other, in lower case and without accents."""
    return [word[:LONGEST_WORD] for word in analyzers()["words"].analyze(fold(text[:LONGEST_ANALYZED]))]


def stem(word: str) -> str:
    return next(iter(analyzers()["stems"].analyze(word)), word)


@lru_cache(FORMS)
def _plain(word: str) -> str:
    return next(iter(analyzers()["words"].analyze(fold(word))), "")


@lru_cache(FORMS)
def stem_of(word: str) -> str:
    """The stem of a word as it stands in a text, whatever its case and accents."""
    return stem(_plain(word))


@dataclass(frozen=True)
class ParsedWords:
    """A visitor's words as they were understood."""

    words: tuple[str, ...] = ()  # the words that are searched for
    corrected: Mapping[str, str] = field(default_factory=dict)  # what was typed, and the word that was meant
    unknown: tuple[str, ...] = ()  # words that no entry has
    begun: str = ""  # the last word, where more letters may follow
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # other spellings; one with a blank is parted

    @property
    def meant(self) -> str:
        return " ".join(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        forms = (form for word in self.words for form in (word, *self.forms.get(word, ())))
        return frozenset(stem(part) for form in forms for part in form.split())

    def marks(self, word: str) -> bool:
        """Whether a word of an entry is one that was searched for."""
        return stem_of(word) in self.stems or (self.begun != "" and _plain(word).startswith(self.begun))

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        """What each word with one of the stems begins with, accents aside."""
        forms = (part for word in self.words for form in (word, *self.forms.get(word, ())) for part in form.split())
        return tuple({commonprefix([form, stem(form)]) for form in forms} | ({self.begun} - {""}))

    def may_be_in(self, text: str) -> bool:
        """Whether it pays to look for the words in a text: a quick look that misses none."""
        lowered = text.lower()
        return any(map(lowered.__contains__, self._roots)) or not text.isascii()

    def count_in(self, text: str) -> int:
        """How many of the words a text holds."""
        if not self.may_be_in(text):
            return 0
        held = {*SHOWN_WORD.findall(text)}
        return len(self.stems.intersection(map(stem_of, held))) or (self.begun != "" and self._is_begun_in(held))

    def _is_begun_in(self, held: Iterable[str]) -> bool:
        return any(map(str.startswith, map(_plain, held), repeat(self.begun)))

    def are(self, title: str) -> bool:
        """Whether a visitor's words are those of a title."""
        return self.stems == {stem(word) for word in words(title) if word not in ASKING}

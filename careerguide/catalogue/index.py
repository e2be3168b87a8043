"""The search index: a projection of the published entries, held in memory, rebuilt when the content version moves.

An app says what can be found in it as `Item`s; this module builds the index of them and asks it. A visitor's text never
reaches the library's query parser: it is taken apart into words, and the query is built of these.
"""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import groupby

import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from careerguide.content.models import ContentVersion

WORD = r"\w+[+#]*"  # so that “C++” and “C#” are words
MOST_WORDS = 12
MOST_HITS = 200


@dataclass(frozen=True)
class Item:
    """One thing that can be found: what it is called, where it is, and the words it is found by."""

    kind: str  # the heading that it is listed under
    title: str
    url: str
    summary: str
    names: tuple[str, ...] = field(default=(), compare=False)  # other names, abbreviations, tools
    text: str = field(default="", compare=False)


Catalogue = tuple[str, tantivy.Index]


@cache
def _analyzers() -> dict[str, tantivy.TextAnalyzer]:
    plain = TextAnalyzerBuilder(Tokenizer.regex(WORD)).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    stems = TextAnalyzerBuilder(Tokenizer.regex(WORD)).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    return {"words": plain.build(), "stems": stems.filter(Filter.stemmer("english")).build()}


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="stems")
    builder.add_text_field("names", tokenizer_name="words")  # title and names as they are written: prefixes and typos
    builder.add_text_field("text", tokenizer_name="stems")
    builder.add_text_field("item", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def build(items: Iterable[Item]) -> tantivy.Index:
    index = tantivy.Index(_schema())
    for name, analyzer in _analyzers().items():
        index.register_tokenizer(name, analyzer)
    writer = index.writer(heap_size=15_000_000, num_threads=1)
    for item in items:
        shown = asdict(item) | {"names": (), "text": ""}
        writer.add_document(
            tantivy.Document(
                title=[item.title],
                names=[item.title, *item.names],
                text=[item.summary, item.text, *item.names],
                item=[json.dumps(shown)],
            )
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def search(index: tantivy.Index, text: str) -> list[Item]:
    """The items that hold every word of the text, best first; with none such, those that hold any."""
    clauses = [_clause(word, last=number == 0) for number, word in enumerate(reversed(words(text)))]
    if not clauses:
        return []
    for occur in (Occur.Must, Occur.Should):
        found = index.searcher().search(Query.boolean_query([(occur, clause) for clause in clauses]), limit=MOST_HITS)
        if found.hits:
            break
    searcher = index.searcher()
    return [Item(**json.loads(searcher.doc(address)["item"][0])) for _, address in found.hits]


def words(text: str) -> list[str]:
    """The words of a visitor's text, in small letters and without accents; the first dozen, each once."""
    return list(dict.fromkeys(_analyzers()["words"].analyze(text[:400])))[:MOST_WORDS]


def _clause(word: str, *, last: bool) -> Query:
    """Documents with the word: in the title best, then among the names, then anywhere; also begun or misspelt."""
    schema, (stem, *_) = _schema(), _analyzers()["stems"].analyze(word)
    ways = [
        (8.0, Query.term_query(schema, "names", word)),
        (4.0, Query.term_query(schema, "title", stem)),
        (1.0, Query.term_query(schema, "text", stem)),
    ]
    if last and len(word) > 1:
        ways.append((2.0, Query.fuzzy_term_query(schema, "names", word, distance=0, prefix=True)))
    if len(word) >= 4:
        typos = 1 if len(word) < 8 else 2
        ways.append((0.5, Query.fuzzy_term_query(schema, "names", word, distance=typos)))
    return Query.boolean_query([(Occur.Should, Query.boost_query(query, boost)) for boost, query in ways])


def grouped(items: Iterable[Item]) -> dict[str, list[Item]]:
    """The items by kind; the kinds in the order in which the best of each was found."""
    items = list(items)
    rank = {kind: number for number, kind in reversed(list(enumerate(item.kind for item in items)))}
    ordered = sorted(items, key=lambda item: rank[item.kind])
    return {kind: list(group) for kind, group in groupby(ordered, key=lambda item: item.kind)}


_lock = threading.Lock()
_current: Catalogue | None = None


def current(items: Callable[[], Iterable[Item]]) -> tantivy.Index:
    """The index of the present content; built by the first request that needs it."""
    global _current
    stamp = ContentVersion.current()
    kept = _current
    if kept is None or kept[0] != stamp:
        with _lock:
            kept = _current
            if kept is None or kept[0] != stamp:
                kept = _current = (stamp, build(items()))
    return kept[1]

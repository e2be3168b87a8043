"""The queries that a visitor's words become. They are built, never parsed, so what is typed is no query language."""

from collections.abc import Iterable
from functools import cache

import tantivy
from tantivy import FieldType, Occur, Query

from .words import stem

Ends = tuple[int, int]  # the numbers of the first and of the last of some items that stand together


@cache
def schema() -> tantivy.Schema:
    """Title and text by their stems; “names” holds title and other names as they are written, for prefixes, and
    “called” each of them as a whole.

    Words have their positions, so that “health care” is found as one word.
    """
    builder = tantivy.SchemaBuilder()
    for name, tokenizer in (("title", "stems"), ("names", "words"), ("text", "stems")):
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option="position")
    builder.add_text_field("called", tokenizer_name="wholes", index_option="basic")
    builder.add_unsigned_field("number", fast=True)
    return builder.build()


def holding(forms: tuple[str, ...], *, begun: bool) -> Query:
    """A query for items with a word, in any of its forms.

    A name counts most, then the title, then the text; `begun` also finds longer words, rather in the title.
    """
    ways = [
        (boost, _term(field, form))
        for form in forms
        for boost, field in ((8.0, "names"), (4.0, "title"), (1.0, "text"))
    ]
    return _any_of([*ways, *(_beginning(forms[0], 2.0) if begun else ())])


def called(words: Iterable[str]) -> Query:
    """A query for items of which these words are a whole name: they come before all that only have them."""
    return Query.boost_query(Query.term_query(schema(), "called", " ".join(words)), 100.0)


def titled(forms: tuple[str, ...]) -> Query:
    return _any_of([(1.0, _term("title", form)) for form in forms])


def named(forms: tuple[str, ...], *, begun: bool) -> Query:
    """A query for items with a word in a name; `begun` also finds longer words, rather in the title."""
    ways = [(2.0, _term("names", form)) for form in forms]
    return _any_of([*ways, *(_beginning(forms[0], 1.0) if begun else ())])


def between(query: Query, ends: Ends | None) -> Query:
    """A query among the items from one number to another; without these among all."""
    if not ends:
        return query
    numbers = Query.range_query(schema(), "number", FieldType.Unsigned, *ends)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(numbers, 0.0))])


def _any_of(ways: list[tuple[float, Query]]) -> Query:
    return Query.boolean_query([(Occur.Should, Query.boost_query(query, boost)) for boost, query in ways])


def _term(field: str, form: str) -> Query:
    parts: list[str | tuple[int, str]] = [part if field == "names" else stem(part) for part in form.split()]
    return Query.phrase_query(schema(), field, parts) if parts[1:] else Query.term_query(schema(), field, parts[0])


def _beginning(word: str, boost: float) -> list[tuple[float, Query]]:
    """Ways to find longer words in names, and in titles by their stems."""
    return [
        (weight, Query.fuzzy_term_query(schema(), field, word, distance=0, prefix=True))
        for weight, field in ((boost, "names"), (boost / 2, "title"))
    ]

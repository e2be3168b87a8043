"""Markdown as GitHub reads it, brought into the form that our reader needs. Pure.

Our reader wants a blank line before a list or table that follows a paragraph, and four blanks for each list within a
list. Most people write neither, as elsewhere two blanks do. Lines that our reader takes rightly stay as they are, and
so does code between fences.
"""

import re
from collections.abc import Iterator
from itertools import chain, groupby
from typing import NamedTuple

INDENT = 4  # blanks for each list within a list
DEEPEST = 20  # lists within each other; what is deeper stands beside the last

ITEM = re.compile(r"(?P<blanks> *)(?P<mark>(?P<number>\d{1,9})[.)]|[-*+]) +(?=\S)")
RULED = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
QUOTED = re.compile(r"> ?")
FENCED = re.compile(r"(?: |[-*+] |\d{1,9}[.)] )*(`{3,}(?=[^`]*$)|~{3,})")
DELIMITERS = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
BAR = re.compile(r"(?<!\\)\|")


class _Line(NamedTuple):
    text: str
    following: str
    is_code: bool

    @property
    def is_quotation(self) -> bool:
        return not self.is_code and self.text.startswith(">")

    @property
    def heads_table(self) -> bool:
        rows = (self.text, self.following)
        is_one = all(map(BAR.search, rows)) and DELIMITERS.fullmatch(rows[1]) and not ITEM.match(rows[0])
        return bool(is_one) and _cells(rows[0]) == _cells(rows[1])


class _Item(NamedTuple):
    """An item of a list that may go on: how many blanks stand before a line that belongs to it."""

    content: int
    is_numbered: bool


def in_our_form(lines: list[str]) -> list[str]:
    """The lines of a text, which has no tabs."""
    written: list[str] = []
    lists = _Lists(written)
    for is_quotation, run in groupby(_looking_ahead(lines), lambda line: line.is_quotation):
        if is_quotation:
            lists.end()
            inner = in_our_form([QUOTED.sub("", line.text, count=1) for line in run])
            written += [f"> {line}" if line else ">" for line in inner]
            lists = _Lists(written, in_paragraph=True)
        else:
            for line in run:
                lists.take(line)
    return written


def _looking_ahead(lines: list[str]) -> Iterator[_Line]:
    return map(_Line, lines, chain(lines[1:], [""]), _fenced(lines))


def _fenced(lines: list[str]) -> Iterator[bool]:
    """Whether each line is code between fences, or a fence. One that nothing closes goes to the end."""
    fence = ""
    for line in lines:
        if not fence:
            found = FENCED.match(line)
            fence = found[1] if found else ""
            yield bool(fence)
        else:
            yield True
            closing = line.strip()
            if closing.startswith(fence) and not closing.strip(fence[0]):
                fence = ""


def _cells(row: str) -> int:
    inner = BAR.sub("\n", row.strip()).removeprefix("\n").removesuffix("\n")
    return inner.count("\n") + 1


class _Lists:
    """Writes lines, and knows in which lists they stand."""

    def __init__(self, written: list[str], *, in_paragraph: bool = False) -> None:
        self._written = written
        self._items: list[_Item] = []  # the outermost first
        self._in_paragraph = in_paragraph  # or in code, or in a table
        self._in_table = False
        self._is_first = False  # whether the paragraph stands beside the mark of its item
        self._shift = 0  # by how many blanks the paragraph moves to the right
        self._start = 0  # in how many lists the first line after a blank one stands

    def take(self, line: _Line) -> None:
        if line.is_code:
            self._written.append(line.text)
            self._in_paragraph, self._is_first = True, False
        elif not line.text.strip():
            self._write_alone(line.text)
        elif line.text.startswith("#") or RULED.fullmatch(line.text):
            self._write_alone(line.text)
            self._items.clear()
        elif self._in_table and "|" in line.text:
            self._go_on(line.text)
        elif found := self._item(line.text):
            self._write_item(line.text, found)
        elif self._in_paragraph and not line.heads_table:
            self._go_on(line.text)
        else:
            self._write_paragraph(line)

    def end(self) -> None:
        """Ends a table or list, which would else go on with what follows."""
        if self._in_table or (self._in_paragraph and self._items):
            self._write_alone("")

    def _write_alone(self, text: str) -> None:
        self._written.append(text)
        self._in_paragraph = self._in_table = self._is_first = False

    def _go_on(self, text: str) -> None:
        self._written.append(" " * self._shift + text)

    def _write_paragraph(self, line: _Line) -> None:
        if self._in_paragraph:
            self._write_alone("")
        blanks = _blanks(line.text)
        depth = self._start = self._depth(blanks)
        is_code = blanks - self._base(depth) >= INDENT
        self._shift = max(0, INDENT * (depth + is_code) - blanks)
        del self._items[depth:]
        self._in_paragraph, self._in_table = True, line.heads_table
        self._go_on(line.text)

    def _item(self, text: str) -> re.Match[str] | None:
        """The mark of an item. A number other than 1 begins no list within a paragraph."""
        found = ITEM.match(text)
        if not found or _blanks(text) - self._base(self._depth(_blanks(text))) >= INDENT:
            return None
        begins = int(found["number"] or 1) == 1 or not self._in_paragraph
        return found if begins or any(item.is_numbered for item in self._beside(text)) else None

    def _write_item(self, text: str, found: re.Match[str]) -> None:
        depth = min(self._depth(_blanks(text)), DEEPEST)
        is_numbered = bool(found["number"])
        is_other_list = any(item.is_numbered != is_numbered for item in self._beside(text))
        if self._in_paragraph and (is_other_list or not self._is_first or depth < self._start):
            self._write_alone("")
        if not self._in_paragraph:
            self._start = depth
        self._items[depth:] = [_Item(min(found.end(), INDENT * (depth + 1)), is_numbered)]
        blanks = max(_blanks(text), INDENT * depth)
        self._written.append(" " * blanks + found["mark"].replace(")", ".") + text[found.end("mark") :])
        self._in_paragraph, self._is_first, self._shift = True, True, 0

    def _beside(self, text: str) -> list[_Item]:
        """The open item, if any, of the list that an item with so many blanks before it would go on with."""
        depth = self._depth(_blanks(text))
        return self._items[depth : depth + 1]

    def _depth(self, blanks: int) -> int:
        """In how many of the open items a line with so many blanks before it stands."""
        return sum(item.content <= blanks for item in self._items)

    def _base(self, depth: int) -> int:
        return self._items[depth - 1].content if depth else 0


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))

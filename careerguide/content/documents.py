"""A document of `seeds/`: YAML front matter between two lines of dashes, then Markdown prose.

Reading makes every value a string, a list or a mapping: "01234", "1.10" and "no" stay as they are typed, and the schema
decides what they mean. Writing has one form for each content, so a dump differs from the seeds only where the content
differs.
"""

from collections.abc import Mapping
from typing import Any

import yaml

FENCE = "---"
MOST_BYTES = 2_000_000  # of a document; the longest of a guide with 1,000 roles has 25,000
MOST_LEVELS = 20  # of lists and mappings within each other; schemas have up to seven


class MalformedError(ValueError):
    """The text is not a document; the message says where and why."""


class _Collection:
    """A list or mapping that is still being read."""

    def __init__(self, value: list[Any] | dict[str, Any]) -> None:
        self.value = value
        self._key: str | None = None  # the key of a mapping whose value comes next

    def add(self, item: Any, event: yaml.Event) -> None:
        """Adds what comes next: an item of a list; of a mapping a key, then its value. Raises MalformedError."""
        if isinstance(self.value, list):
            self.value.append(item)
        elif self._key is not None:
            self.value[self._key], self._key = item, None
        elif not isinstance(item, str):
            raise MalformedError(f"{_line(event)}: a key must be a word")
        elif item in self.value:
            raise MalformedError(f"{_line(event)}: the key “{item}” stands here twice")
        else:
            self._key = item


class _Dumper(yaml.Dumper):
    """Writes plain scalars wherever YAML allows them, indented lists, and short lists on one line."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_list(dumper: yaml.Dumper, items: list[Any]) -> yaml.Node:
    short = all(isinstance(item, str) for item in items) and sum(len(item) + 2 for item in items) < 80
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(list, _represent_list)


def parse(raw: bytes) -> tuple[dict[str, Any], str]:
    """A document's bytes as (front matter, body). Raises MalformedError."""
    if len(raw) > MOST_BYTES:
        raise MalformedError(f"has more than {MOST_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedError(f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}") from None
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != FENCE:
        raise MalformedError("line 1: expected “---”, the start of the front matter")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise MalformedError("the front matter has no closing “---”")
    return _front_matter("\n".join(lines[1:end])), "\n".join(lines[end + 1 :]).strip()


def _front_matter(text: str) -> dict[str, Any]:
    try:
        found = _plain_values(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else "?"
        raise MalformedError(f"line {line}: bad YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise MalformedError(f"bad YAML: {str(error).splitlines()[0]}") from None
    if len(found) != 1 or not isinstance(found[0], dict):
        raise MalformedError("the front matter must be a mapping, such as “title: Nurse”")
    return found[0]


def _plain_values(text: str) -> list[Any]:
    """The YAML documents in a text. PyYAML's own loaders call themselves for each level, and so crash on deep ones."""
    found: list[Any] = []
    inside = [_Collection(found)]
    for event in iter(yaml.CBaseLoader(text).get_event, None):
        if isinstance(event, yaml.ScalarEvent):
            inside[-1].add(event.value, event)
        elif isinstance(event, yaml.AliasEvent):
            aliases = f"“*{event.anchor}”: write the value itself, there are no aliases here"
            raise MalformedError(f"{_line(event)}: {aliases}")
        elif isinstance(event, yaml.CollectionStartEvent):
            collection = _Collection({} if isinstance(event, yaml.MappingStartEvent) else [])
            inside[-1].add(collection.value, event)
            inside.append(collection)
            if len(inside) > MOST_LEVELS:
                raise MalformedError(f"{_line(event)}: lists and mappings stand in each other too deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            inside.pop()
    return found


def _line(event: yaml.Event) -> str:
    """Where an event stands, whose text begins below the first fence."""
    return f"line {event.start_mark.line + 2 if event.start_mark else 0}"


def render(meta: Mapping[str, Any], body: str, width: int = 110) -> str:
    """The text of a document with this front matter and body; `parse` gives both back."""
    front = yaml.dump(_as_strings(meta), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width)
    return f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}\n" if body else "")


def _as_strings(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _as_strings(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_strings(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

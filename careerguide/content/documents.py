"""A document of `seeds/`: YAML front matter between two lines of dashes, then Markdown prose.

Reading makes every value a string, a list or a mapping: "01234", "1.10" and "no" stay as they are typed, and the schema
decides what they mean. Writing has one form for each content, so a dump differs from the seeds only where the content
differs.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import yaml

FENCE = "---"


class MalformedError(ValueError):
    """The text is not a document; the message says where and why."""


class _Loader(yaml.CBaseLoader):
    """Makes strings only, and refuses a key that stands twice, where YAML would drop the first value."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise MalformedError(f"line {key_node.start_mark.line + 2}: a key must be a word")
            if key_node.value in seen:
                raise MalformedError(
                    f"line {key_node.start_mark.line + 2}: the key “{key_node.value}” stands here twice"
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep=deep)


def _construct_mapping(loader: _Loader, node: Any) -> dict[Hashable, Any]:
    return loader.construct_mapping(node, deep=True)


# PyYAML looks constructors up by tag, not by method name, so an override alone would not be called.
_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


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
        meta = yaml.load(text, Loader=_Loader)  # noqa: S506  (it makes strings, lists and mappings, nothing else)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else "?"
        raise MalformedError(f"line {line}: bad YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise MalformedError(f"bad YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(meta, Mapping):
        raise MalformedError("the front matter must be a mapping, such as “title: Nurse”")
    return dict(meta)


def render(meta: Mapping[str, Any], body: str) -> str:
    """The text of a document with this front matter and body; `parse` gives both back."""
    front = yaml.dump(_as_strings(meta), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}\n" if body else "")


def _as_strings(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _as_strings(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_strings(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

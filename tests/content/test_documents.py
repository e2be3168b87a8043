"""A document's text as front matter and body, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerguide.content.documents import MalformedError, parse, render

# Characters that split lines without being "\n" can't be told from it once a document is read.
LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
one_line = st.text(st.characters(exclude_characters=LINE_BREAKS, exclude_categories=["Cs"]))
tricky = st.text(alphabet=" -#:'\"|>?[]{},&*!%@`~\\\tab01é")
texts = one_line | tricky
prose = st.lists(texts.map(str.rstrip)).map("\n".join)
values = st.recursive(
    texts | prose,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(meta=st.dictionaries(texts, values, max_size=5), body=prose.map(str.strip))
def test_parse_gives_back_what_was_rendered(meta: dict, body: str) -> None:
    assert parse(render(meta, body).encode()) == (meta, body)


@settings(max_examples=300, deadline=None)
@given(meta=st.dictionaries(texts, values, max_size=5), body=prose.map(str.strip))
def test_rendering_what_was_parsed_gives_the_same_text(meta: dict, body: str) -> None:
    text = render(meta, body)
    assert render(*parse(text.encode())) == text


@settings(max_examples=300, deadline=None)
@given(st.binary() | st.text().map(lambda text: f"---\n{text}\n---\n".encode(errors="replace")))
def test_any_bytes_are_a_document_or_malformed(raw: bytes) -> None:
    try:
        meta, body = parse(raw)
    except MalformedError:
        return
    assert (type(meta), type(body)) == (dict, str)


@pytest.mark.parametrize("text", ["01234", "1.10", "no", "null", "~", "2024-09-29", "0x1F", "1e3", "true", "1:30"])
def test_plain_value_arrives_as_it_stands(text: str) -> None:
    assert parse(f"---\nkey: {text}\n---\n".encode()) == ({"key": text}, "")


def test_absent_value_is_an_empty_string() -> None:
    assert parse(b"---\nkey:\n---\n") == ({"key": ""}, "")


def test_body_may_hold_a_line_of_dashes() -> None:
    assert parse(b"---\na: b\n---\n\nAbove\n\n---\n\nBelow\n") == ({"a": "b"}, "Above\n\n---\n\nBelow")


def test_byte_order_mark_is_skipped() -> None:
    assert parse("\ufeff---\na: b\n---\nText\n".encode()) == ({"a": "b"}, "Text")


def test_windows_line_ends_read_as_plain_ones() -> None:
    assert parse(b"---\r\na: b\r\n---\r\n\r\nOne\r\nTwo\r\n") == ({"a": "b"}, "One\nTwo")


def test_document_without_front_matter_says_where_it_is_expected() -> None:
    with pytest.raises(MalformedError, match="^line 1: expected “---”, the start of the front matter$"):
        parse(b"# A heading\n")


def test_empty_file_says_where_front_matter_is_expected() -> None:
    with pytest.raises(MalformedError, match="^line 1: expected “---”, the start of the front matter$"):
        parse(b"")


def test_front_matter_without_an_end_says_so() -> None:
    with pytest.raises(MalformedError, match="^the front matter has no closing “---”$"):
        parse(b"---\ntitle: Nurse\n")


@pytest.mark.parametrize("front", ["", "just text", "- a\n- b", "[a, b]"])
def test_front_matter_that_is_no_mapping_says_what_it_must_be(front: str) -> None:
    with pytest.raises(MalformedError, match="^the front matter must be a mapping, such as “title: Nurse”$"):
        parse(f"---\n{front}\n---\n".encode())


def test_bad_yaml_names_the_line_of_the_file() -> None:
    with pytest.raises(MalformedError, match="^line 3: bad YAML: "):
        parse(b"---\ntitle: Nurse\nsummary: one: two\n---\n")


def test_control_character_is_bad_yaml() -> None:
    with pytest.raises(MalformedError, match="^bad YAML: .*#x0007"):
        parse(b"---\ntitle: \x07\n---\n")


def test_second_yaml_document_is_bad_yaml() -> None:
    with pytest.raises(MalformedError, match="^line 4: bad YAML: "):
        parse(b"---\na: b\n...\nc: d\n---\n")


def test_key_given_twice_is_named_with_its_line() -> None:
    with pytest.raises(MalformedError, match="^line 4: the key “title” stands here twice$"):
        parse(b"---\ntitle: Nurse\nkind: x\ntitle: Physician\n---\n")


def test_key_given_twice_deep_inside_is_named_with_its_line() -> None:
    with pytest.raises(MalformedError, match="^line 5: the key “low” stands here twice$"):
        parse(b"---\nbands:\n  - low: 1\n    high: 2\n    low: 3\n---\n")


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_key_that_is_no_text_is_malformed(key: str) -> None:
    with pytest.raises(MalformedError):
        parse(f"---\n? {key}\n: value\n---\n".encode())


def test_text_that_is_not_utf8_names_the_byte_and_its_place() -> None:
    with pytest.raises(MalformedError, match="^not UTF-8: byte 0xe9 at position 14$"):
        parse("---\ntitle: Café\n---\n".encode("latin-1"))


@pytest.mark.parametrize("front", ["a: " + "[" * 100_000, "- " * 100_000, "a: " + "[{b: " * 50_000])
def test_deep_nesting_is_named_with_its_line(front: str) -> None:
    with pytest.raises(MalformedError, match="^line 2: lists and mappings stand in each other too deep$"):
        parse(f"---\n{front}\n---\n".encode())


def test_alias_is_named_with_its_line() -> None:
    with pytest.raises(MalformedError, match="^line 3: “\\*x”: write the value itself, there are no aliases here$"):
        parse(f"---\na: &x b\nc: [{'*x, ' * 100_000}]\n---\n".encode())


def test_document_beyond_all_measure_is_malformed() -> None:
    with pytest.raises(MalformedError, match="^has more than 2,000,000 bytes$"):
        parse(b"---\na: " + b"b" * 2_000_000)


def test_short_list_stands_on_one_line() -> None:
    assert render({"tools": ["R", "SQL"]}, "") == "---\ntools: [R, SQL]\n---\n"


def test_long_list_stands_on_lines_of_its_own() -> None:
    names = ["a" * 40, "b" * 40]
    assert render({"tools": names}, "") == f"---\ntools:\n  - {names[0]}\n  - {names[1]}\n---\n"


def test_list_of_parts_stands_on_lines_of_its_own() -> None:
    assert render({"parts": [{"key": "a"}]}, "") == "---\nparts:\n  - key: a\n---\n"


def test_keys_keep_their_order() -> None:
    assert (
        render({"title": "T", "body_of": "x", "accessed": "y"}, "") == "---\ntitle: T\nbody_of: x\naccessed: y\n---\n"
    )


def test_truth_is_written_in_lower_case() -> None:
    assert render({"open_top": True, "approximate": False}, "") == "---\nopen_top: true\napproximate: false\n---\n"


def test_body_stands_a_blank_line_below_the_front_matter() -> None:
    assert render({"a": "b"}, "One.\n\nTwo.") == "---\na: b\n---\n\nOne.\n\nTwo.\n"


def test_value_used_twice_is_written_twice() -> None:
    tools = ["R"]
    assert render({"a": tools, "b": tools}, "") == "---\na: [R]\nb: [R]\n---\n"

"""Templates that are rendered once for what they show."""

import pytest

from careerguide.content.whole import Whole, read_whole
from careerguide.web.once import KEY_BYTES, render_once


def link(whole: Whole, title: str) -> str:
    return render_once(whole, "plan/_links.html", links=(("/", title),))


def test_same_values_are_rendered_once(empty: None, rendered: list[str]) -> None:
    whole = read_whole()
    assert (link(whole, "A") == link(whole, "A") != link(whole, "B"), len(rendered)) == (True, 2)


def test_another_whole_says_it_anew(empty: None, rendered: list[str]) -> None:
    assert (link(read_whole(), "A") == link(read_whole(), "A"), len(rendered)) == (True, 2)


def test_it_is_rendered_each_time_while_developing(empty: None, rendered: list[str], settings) -> None:
    settings.DEBUG = True
    whole = read_whole()
    assert (link(whole, "A") == link(whole, "A"), len(rendered)) == (True, 2)


@pytest.mark.parametrize(("letters", "bytes_each"), [("", KEY_BYTES), ("a" * 10_000, 10_000), ("–" * 10_000, 20_000)])
def test_what_is_remembered_is_bounded_in_bytes(
    letters: str, bytes_each: int, empty: None, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careerguide.web.once.REMEMBERED", 20 * bytes_each)
    whole = read_whole()
    for number in [*range(21), 0]:
        link(whole, f"{number}{letters}")
    assert len(rendered) == 22

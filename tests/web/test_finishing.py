"""Templates that are rendered once, and filled by each answer."""

import pytest
from django.utils.safestring import mark_safe

from careerguide.catalogue.listing import Order
from careerguide.web.finishing import Finished, finish

TWO_HOLES = Finished(["<p>", " & ", "</p>"])


def test_template_is_left_open_at_its_holes() -> None:
    order = Order("size", "Size <b>", lambda entry: None)
    filled = finish("catalogue/_key.html", "words", order=order).filled("large")
    assert filled == '<p class="card-key"><span class="label">Size &lt;b&gt;</span> large</p>\n'


def test_values_are_put_in_their_order() -> None:
    assert TWO_HOLES.filled("one", "two") == "<p>one & two</p>"


def test_value_is_escaped_unless_it_is_safe() -> None:
    assert TWO_HOLES.filled("<i>'", mark_safe("<b>")) == "<p>&lt;i&gt;&#x27; & <b></p>"


@pytest.mark.parametrize("values", [(), ("one",), ("one", "two", "three")])
def test_each_hole_takes_one_value(values: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        TWO_HOLES.filled(*values)

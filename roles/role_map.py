"""The map of roles as it is drawn: circles and labels that keep apart. Pure: no request, no database.

One drawing serves all screens. Places are in percent of it, sizes in pixels; what must not overlap is worked out for
a narrow and for a wide one at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from textwrap import wrap
from typing import NamedTuple

from .axes import PlaceOnMap

SCREENS = ((284, 384), (520, 432))  # width and height of the drawing on a narrow and on a wide screen
REACH = 42  # percent from the middle to where a role with the highest difference stands
FURTHEST = 4  # the highest difference of two levels
RADIUS, GAP = 18, 4
LONGEST_LINE, CHARACTER, LINE, BASELINE = 16, 7.5, 16, 12  # characters of a label; their size and that of a line
STEP, FARTHEST_MOVE = 4, 160  # pixels that a circle may be moved by
_STEPS = range(-FARTHEST_MOVE, FARTHEST_MOVE + 1, STEP)
MOVES = sorted(product(_STEPS, _STEPS), key=lambda move: (move[0] ** 2 + move[1] ** 2, move))  # the shortest first


@dataclass(frozen=True)
class Box:
    """What a part of the drawing covers on one screen."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def is_within(self, width: int, height: int) -> bool:
        return min(self.left, self.top) >= 0 and self.left + self.width <= width and self.top + self.height <= height


Area = tuple[Box, ...]  # what a part covers on each screen


def words_at_the_sides(width: int, height: int) -> Iterable[Box]:
    """Where the drawing says what its sides are: above, at the left, at the right and below."""
    middle = height / 2
    return (
        Box(0, 0, 80, 30),
        Box(0, middle - 28, 92, 28),
        Box(width - 62, middle - 28, 62, 28),
        Box(width - 150, height - 30, 150, 30),
    )


SIDES_NAMED: list[Area] = list(zip(*(words_at_the_sides(*screen) for screen in SCREENS), strict=True))


class LabelPlace(NamedTuple):
    """Where a label stands by its circle."""

    x: int  # pixels from the middle of the circle
    anchor: str  # which part of the text stands there
    row: int  # −1 above the circle, 0 beside it, 1 below it


SHARE_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of a text's width that stands before its anchor
LABEL_PLACES = (
    LabelPlace(RADIUS + GAP, "start", 0),
    LabelPlace(-RADIUS - GAP, "end", 0),
    *(
        LabelPlace(x, anchor, row)
        for x, anchor in ((0, "middle"), (RADIUS, "end"), (-RADIUS, "start"))
        for row in (-1, 1)
    ),
)


@dataclass(frozen=True)
class Label:
    """A name in lines, beside its circle."""

    lines: tuple[str, ...]
    place: LabelPlace

    @property
    def width(self) -> float:
        return max(map(len, self.lines)) * CHARACTER

    @property
    def height(self) -> int:
        return len(self.lines) * LINE

    @property
    def top(self) -> float:
        """Where the label begins: pixels below the middle of its circle, negative above it."""
        return (-RADIUS - GAP - self.height, -self.height / 2, RADIUS + GAP)[self.place.row + 1]

    @property
    def placed_lines(self) -> list[tuple[float, str]]:
        """Each line with the height of its baseline, in pixels from the middle of the circle."""
        return [(self.top + number * LINE + BASELINE, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Circle:
    """Where a role is drawn: in percent, and moved by some pixels where another one stands."""

    x: float
    y: float
    right: int = 0
    down: int = 0

    def area(self, left: float, top: float, width: float, height: float) -> Area:
        """What is drawn in pixels from its middle, on each screen."""
        return tuple(
            Box(wide * self.x / 100 + self.right + left, high * self.y / 100 + self.down + top, width, height)
            for wide, high in SCREENS
        )

    @property
    def covers(self) -> Area:
        return self.area(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS)

    def covered_by(self, label: Label) -> Area:
        return self.area(
            label.place.x - label.width * SHARE_BEFORE[label.place.anchor], label.top, label.width, label.height
        )


class Spot(NamedTuple):
    """A role on the map; without a label where there is no room for one."""

    circle: Circle
    label: Label | None


def spots(named: Sequence[tuple[str, PlaceOnMap]]) -> list[Spot]:
    """Roles, given by title and place, as they are drawn."""
    circles = circles_apart(place for _, place in named)
    taken = [*SIDES_NAMED, *(circle.covers for circle in circles)]
    return list(_with_labels([title for title, _ in named], circles, taken))


def circles_apart(places: Iterable[PlaceOnMap]) -> list[Circle]:
    """A circle at each place, or as near to it as there is room."""
    circles: list[Circle] = []
    for place in places:
        x, y = (round(50 + REACH * float(value) / FURTHEST, 2) for value in (place.x, -place.y))
        taken = [*SIDES_NAMED, *(circle.covers for circle in circles)]
        moved = (Circle(x, y, right, down) for right, down in MOVES)
        circles.append(next((one for one in moved if is_free(one.covers, taken)), Circle(x, y)))
    return circles


def is_free(area: Area, taken: Iterable[Area]) -> bool:
    """Whether an area lies within the drawing, and meets none that is taken, on each screen."""
    within = all(box.is_within(*screen) for box, screen in zip(area, SCREENS, strict=True))
    return within and not any(box.meets(other) for one in taken for box, other in zip(area, one, strict=True))


def _with_labels(titles: Sequence[str], circles: Sequence[Circle], taken: list[Area]) -> Iterator[Spot]:
    for title, circle in zip(titles, circles, strict=True):
        lines = tuple(wrap(title, LONGEST_LINE, break_long_words=False))
        labels = (Label(lines, place) for place in LABEL_PLACES)
        label = next((one for one in labels if is_free(circle.covered_by(one), taken)), None)
        if label:
            taken.append(circle.covered_by(label))
        yield Spot(circle, label)

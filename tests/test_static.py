"""Style sheets and scripts: whole in the browsers that visitors have, and complete in older ones.

A feature that some of these lack (README, “Browsers”) may only decorate, or has a fallback.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from tests.crawling import HOST
from tests.reading import Document, visit

STATIC = settings.BASE_DIR / "static"
FILES = {
    str(path.relative_to(STATIC)): path.read_text() for path in STATIC.rglob("*.*s") if path.suffix in (".css", ".js")
}

PASSED_OVER = set(" ·…:,")  # marks that screen readers do not speak


def spoken_marks(text: str) -> list[str]:
    """The marks without a word that style sheets make and screen readers speak."""
    text = re.sub(r'content: ("[^"]*");\s*content: \1 / "";', "", text)
    made = [found[1] for found in re.finditer(r'content: "([^"]*)"', text)]
    return [mark for mark in made if set(mark) - PASSED_OVER and not re.search("[a-z]", mark)]


def test_marks_are_not_spoken() -> None:
    assert {name: found for name, text in FILES.items() if (found := spoken_marks(text))} == {}


def test_mark_that_is_spoken_is_found() -> None:
    assert spoken_marks('a::before { content: "✓"; } b::before { content: "–"; content: "–" / ""; }') == ["✓"]


# Each feature with a use of it, how it is found, and the fallback that makes it harmless.
YOUNG = {
    "light-dark()": ("a { color: light-dark(red, blue); }", r"light-dark\(", None),
    "color-mix()": ("a { color: color-mix(in srgb, red, blue); }", r"color-mix\(", None),
    "a list of selectors with :has()": (
        "a, b:has(i) { color: red; }",
        r"[^{};]*(,[^{};]*:has\(|:has\([^{};]*,)[^{};]*{",
        None,
    ),
    "words for generated content": (
        'a::after { content: "›" / ""; }',
        r'content: "[^"]*" /',
        r'content: ("[^"]*");\s*content: \1 /',
    ),
    "nested rules": ("a { color: red; &:hover { color: blue; } }", r"[{};]\s*&", None),
    "@container": ("@container (width > 9rem) { a { color: red; } }", r"@container", None),
    "units of the small viewport": ("a { height: 50dvh; }", r"\d[dsl]v[hw]\b", None),
    "changed copies of a list": ("list.toSpliced(0, 1);", r"\.to(Spliced|Sorted|Reversed)\(", None),
    "groups of a list": ("Object.groupBy(list, key);", r"\.groupBy\(", None),
    "promises to be kept elsewhere": ("Promise.withResolvers();", r"\.withResolvers\(", None),
    "whether an element can be seen": ("element.checkVisibility();", r"\.checkVisibility\(", None),
}
HARMLESS = [
    "/* light-dark(red, blue) */",
    "@supports (color: color-mix(in srgb, red, blue)) { a { color: color-mix(in srgb, red, blue); } }",
    'a::after { content: "›"; content: "›" / ""; }',
    "a:has(i) :is(b, i) { color: red; } b, i { color: blue; }",
]


def without_fallbacks(feature: str, text: str) -> list[str]:
    """The places where a feature stands without a fallback."""
    _, use, fallback = YOUNG[feature]
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"@supports[^{]*{(?:[^{}]|{(?:[^{}]|{[^{}]*})*})*}", "", text)
    text = re.sub(fallback, "", text) if fallback else text
    text = re.sub(r":(is|where|not)\([^()]*\)", "", text)  # commas inside do no harm
    return [found[0].strip() for found in re.finditer(use, text)]


@pytest.mark.parametrize("feature", YOUNG)
def test_young_feature_has_a_fallback(feature: str) -> None:
    assert {name: found for name, text in FILES.items() if (found := without_fallbacks(feature, text))} == {}


@pytest.mark.parametrize("feature", YOUNG)
def test_young_feature_without_a_fallback_is_found(feature: str) -> None:
    assert len(without_fallbacks(feature, YOUNG[feature][0])) == 1


@pytest.mark.parametrize("text", HARMLESS)
def test_fallback_makes_a_young_feature_harmless(text: str) -> None:
    assert {feature for feature in YOUNG if without_fallbacks(feature, text)} == set()


def test_colours_of_day_and_night_are_the_same_in_the_same_order() -> None:
    day, night = re.findall(r":root {([^}]*#[^}]*)}", FILES["css/tokens.css"])[:2]
    names = [re.findall(r"(--[\w-]+): #", block) for block in (day, night)]
    assert names[0] == names[1]


# Nothing in vain

BY_PATH = {path: path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")}
TEMPLATES = "".join(BY_PATH.values())
PAGES = "".join(text for path, text in BY_PATH.items() if not {"admin", "desk"} & {*path.parts})  # of visitors
TESTS = "".join(path.read_text() for path in (settings.BASE_DIR / "tests").rglob("*.py"))
SCRIPTS = "".join(text for name, text in FILES.items() if name.startswith("js/"))
PYTHON = "".join(
    path.read_text()
    for app in ("careerguide", "roles", "skills", "pathways")
    for path in (settings.BASE_DIR / app).rglob("*.py")
)
SHEETS = {name.removeprefix("css/"): text for name, text in FILES.items() if name.startswith("css/")}
OF_OTHERS = {"admin.css": "the admin", "htmx-request": "htmx"}
MOST_LINES = 2_200  # of all style sheets
WIDEST = 120  # characters


def test_each_style_sheet_is_used() -> None:
    named = {
        f"{name}.css" for line in re.findall(r"{% styles ([^%]*) %}", TEMPLATES) for name in re.findall(r"[\w-]+", line)
    }
    assert SHEETS.keys() - named - OF_OTHERS.keys() == set()


def classes(sheet: str) -> set[str]:
    """The classes that a style sheet has rules for."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return set(re.findall(r"\.([a-z][\w-]*)", "".join(re.findall(r"([^{};]+){", plain))))


def classes_without_use(sheets: dict[str, str], words: str) -> set[str]:
    """The classes of style sheets that stand nowhere in a text, whole or as the beginning of a name with a variable."""
    known = set(re.findall(r"[\w-]+", words)) | OF_OTHERS.keys()
    begun = tuple(re.findall(r"([a-z]+-){[{a-z]", words))
    styled = classes("".join(sheets.values()))
    return {name for name in styled if name not in known and not name.startswith(begun)}


def test_each_class_of_a_style_sheet_is_used() -> None:
    of_pages = {name: text for name, text in SHEETS.items() if name not in OF_OTHERS}
    assert classes_without_use(of_pages, TEMPLATES + SCRIPTS + PYTHON) == set()


def test_class_without_use_is_found() -> None:
    sheets = {"a.css": ".used, .hue-red { color: red; } .unused:hover { color: red; }"}
    assert classes_without_use(sheets, '<i class="used hue-{{ hue }}">') == {"unused"}


def classes_of_pages() -> set[str]:
    """The classes that templates give to what visitors see, but for those whose names have a variable."""
    plain = re.sub(r"{[{%].*?[%}]}", " ", PAGES)
    names = {name for value in re.findall(r'class="([^"]*)"', plain) for name in value.split()}
    return {name for name in names if not name.endswith("-")}


def test_each_class_of_a_template_is_styled_or_read() -> None:
    read = set(re.findall(r"\.([a-z][\w-]*)", SCRIPTS + TESTS))
    assert classes_of_pages() - classes("".join(SHEETS.values())) - read == set()


def test_style_sheets_are_short_and_narrow() -> None:
    lines = [line for text in SHEETS.values() for line in text.splitlines()]
    assert ([line for line in lines if len(line) > WIDEST], len(lines) <= MOST_LINES) == ([], True)


def test_seven_sizes_of_text_and_no_other() -> None:
    """But for marks in em, drawings that shrink with a small screen, and paper."""
    sizes = {size for text in SHEETS.values() for size in re.findall(r"font-size: ([^;]+);", text)}
    assert {size for size in sizes if not re.search(r"^var\(--step-|[^r]em$|pt$|^min\(", size)} == set()


# Each page has the sheets of its classes

SHARED = "shapes.css"


def sheets_of(page: Document) -> set[str]:
    """The style sheets that a page links to."""
    links = [link.get("href") for link in page.find("link[rel=stylesheet]")]
    return {re.sub(r"(\.[0-9a-f]{12})?\.css$", ".css", link.rpartition("/")[2]) for link in links}


def unstyled(page: Document) -> set[str]:
    """The classes of a page that only sheets style which it does not link to; what all sheets share is no style yet."""
    styled = {name for sheet in sheets_of(page) - {SHARED} for name in classes(SHEETS[sheet])}
    elsewhere = {name for sheet, text in SHEETS.items() if sheet != SHARED for name in classes(text)}
    return {name for found in page.find("[class]") for name in found.get("class").split()} & elsewhere - styled


@pytest.mark.usefixtures("db")
def test_page_has_the_style_sheets_of_its_classes(client: Client) -> None:
    addresses = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    of_kinds = {resolve(urlsplit(address).path).view_name: address.removeprefix(HOST) for address in addresses}
    found = {address: unstyled(visit(client, address)) for address in of_kinds.values()}
    assert {address: names for address, names in found.items() if names} == {}

"""Pure: one form for what can be written in several ways, so that words can be compared."""

import re
import unicodedata

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`＇", "'"))
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"  # soft hyphens, and what has no width
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents that follow their letter
BEYOND_ASCII = re.compile(r"\w?[^\x00-\x7f]+")
NOT_READ = re.compile(f"[{INVISIBLE}{ACCENTS}]")
APOSTROPHE = re.compile(r"'(?<=\w')(?:s\b|(?=\w))")  # master's, don't
FULL_STOP = re.compile(r"\.(?:(?<=\b[^\W\d_]\.)|(?<=\b[^\W\d_]{2}\.))(?=[^\W\d_]{1,2}\b)")  # U.S., Ph.D., B.Sc.

DOCTORATE = re.compile("(?<=octorat)e", re.IGNORECASE)  # with it, its stem would be that of “doctor”

LETTER = "[^\\W_]"
WORD = re.compile(rf"{LETTER}+[+#]*")  # “C++” and “C#” are words
SHOWN_WORD = re.compile(
    rf"\b(?:[^\W\d_]{{1,2}}\.)+[^\W\d_]{{1,2}}\b|(?:{LETTER}[{INVISIBLE}{ACCENTS}]*)+[+#]*"
)  # of a text as it stands

# British to American. What these make of other words is no harm, as it is made of them on both sides.
AMERICAN = [
    (re.compile(pattern), american)
    for pattern, american in [
        (r"^maths$", "math"),
        (r"^grey", "gray"),
        (r"^programme(s?)$", r"program\1"),
        (r"^enquir", "inquir"),
        (r"^sceptic", "skeptic"),
        (r"^artefact", "artifact"),
        (r"^practis", "practic"),
        (r"(?<=\w\w)is(?=(e[drs]?|ers|ing|ations?|ational|able)$)", "iz"),
        (r"ys(?=(e[drs]?|ing)$)", "yz"),
        (r"(?<=\w{3})our", "or"),
        (r"(?<=\w{2}[bt])re(?=[ds]?$)", "er"),
        (r"(?<=en)ce(?=[ds]?$)", "se"),
        (r"dge(?=ments?$)", "dg"),
        (r"(?<=\w)ogue(?=s?$)", "og"),
        (r"(?<=\w{3}[aeiou])ll(?=(ed|ing|ers?|ors?)$)", "l"),
        (r"(?<=\w)[ao]e(?=\w{2})", "e"),
    ]
]
BRITISH = [
    (re.compile(pattern), british)
    for pattern, british in [
        (r"^math$", "maths"),
        (r"^gray", "grey"),
        (r"^program(s?)$", r"programme\1"),
        (r"^inquir", "enquir"),
        (r"^skeptic", "sceptic"),
        (r"^artifact", "artefact"),
        (r"^practic", "practis"),
        (r"(?<=\w\w)iz(?=(e[drs]?|ers|ing|ations?|ational|able)$)", "is"),
        (r"yz(?=(e[drs]?|ing)$)", "ys"),
        (r"(?<=\w{3})or", "our"),
        (r"(?<=\w{2}[bt])er(?=[ds]?$)", "re"),
        (r"(?<=en)se(?=[ds]?$)", "ce"),
        (r"dg(?=ments?$)", "dge"),
        (r"(?<=\w)og(?=s?$)", "ogue"),
        (r"(?<=\w{3}[aeiou])l(?=(ed|ing|ers?|ors?)$)", "ll"),
    ]
]
SHORTEST_OF_TWO_VOWELS = 6  # letters of a word in which an “e” may stand for the British “ae” or “oe”


class LettersAlone(dict[int, str]):
    """A table for `str.translate` that leaves letters and digits, and a blank in the place of anything else.

    It holds those that most texts are made of, and not what a visitor may think of.
    """

    def __missing__(self, code: int) -> str:
        return letter if (letter := chr(code)).isalnum() else " "


LETTERS_ALONE = LettersAlone()
LETTERS_ALONE |= {code: LETTERS_ALONE[code] for code in range(128)}


def fold(text: str) -> str:
    """The words of a text, parted by blanks, without what is not seen or not heard: compatibility forms, accents,
    apostrophes, the dots of “U.S.”.

    Case and word order stay.
    """
    if not text.isascii():
        text = BEYOND_ASCII.sub(_plainer, text)
    text = FULL_STOP.sub("", APOSTROPHE.sub("", text))
    if "octorate" in text.lower():
        text = DOCTORATE.sub("", text)
    if "+" in text or "#" in text:  # few texts; for all others there is a way that takes a tenth of the time
        return " ".join(WORD.findall(text))
    return text.translate(LETTERS_ALONE)


def _plainer(found: re.Match[str]) -> str:
    parted = unicodedata.normalize("NFKD", found[0].translate(APOSTROPHES))
    return unicodedata.normalize("NFC", NOT_READ.sub("", parted))


def american(word: str) -> str:
    """The one spelling by which a word in lower case is compared: “paediatric” and “pediatric” have the same."""
    for pattern, spelling in AMERICAN:
        word = pattern.sub(spelling, word)
    return word


def spellings(word: str) -> list[str]:
    """The word itself, then other ways to spell it. Most of these are no words; the same for each that is one."""
    found = {(first := american(word)): None}
    for pattern, spelling in BRITISH:
        found |= {pattern.sub(spelling, one): None for one in found}
    for vowels in ("ae", "oe"):
        if len(first) >= SHORTEST_OF_TWO_VOWELS:
            found |= {
                f"{one[:at]}{vowels}{one[at + 1 :]}": None
                for one in [*found]
                for at in range(1, len(one) - 2)
                if one[at] == "e"
            }
    return [word, *(one for one in found if one != word)]

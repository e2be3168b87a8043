"""What documents speak of, by the fields that model and schema share."""

from careerguide.content.mapping import introduces, mentions, relations_of, walk
from careerguide.content.models import Section, Source
from careerguide.content.schema import SourceDocument
from careerguide.kinds import KINDS
from roles.models import Market, Occupation, Role
from roles.schema import RoleDocument

CITED = {"title": "T", "summary": "S", "citations": ["book#a"]}
LINK = {"occupation": "soc-15-2051", "match": "exact", "why": "W.", "citations": ["book#a"]}
BAND = {"market": "us", "level": "all", "measure": "claimed-range", "low": 1_000, "currency": "USD"}
SECTIONS = [{"key": "a", "label": "A"}]


def test_mentions_name_field_and_full_reference() -> None:
    parts = {"occupations": [LINK], "salary_bands": [BAND | {"citations": ["book#b"]}]}
    document = RoleDocument.model_validate(CITED | parts | {"kind": "profession", "broader": "acrobat"})
    assert set(mentions(Role, document, "juggler")) == {
        (("citations", 0), Section, "book#a"),
        (("broader",), Role, "acrobat"),
        (("salary_bands", 0, "citations", 0), Section, "book#b"),
        (("salary_bands", 0, "market"), Market, "us"),
        (("occupations", 0, "citations", 0), Section, "book#a"),
        (("occupations", 0, "occupation"), Occupation, "soc-15-2051"),
    }


def test_relations_are_walked_alone_in_parts_too() -> None:
    document = RoleDocument.model_validate(CITED | {"kind": "profession", "occupations": [LINK]})
    every = [*walk(Role, document)]
    related = [one for one in every if one[1].is_relation]
    assert [*walk(Role, document, fields=relations_of)] == related != every


def test_document_introduces_itself_and_its_keyed_parts() -> None:
    values = {"title": "T", "summary": "S", "short_title": "T", "kind": "article", "sections": SECTIONS}
    sources = next(kind for kind in KINDS if kind.model is Source)
    document = SourceDocument.model_validate(values)
    assert list(introduces(sources, document, "book")) == [(Source, "book"), (Section, "book#a")]

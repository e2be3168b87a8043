"""What of the content would contradict itself after a change that takes entries off the site, or brings some to it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from careerguide.content.checking import Documents, Name, Problem
from careerguide.content.former import former_names
from careerguide.content.hyperlinks import kinds, name_of
from careerguide.content.models import Content, Entry
from careerguide.content.references import contradictions_about, ruling
from careerguide.content.revisions import kind_with
from careerguide.content.rows import AsStored, documents_of, read_stated
from careerguide.content.schema import Kind
from careerguide.content.whole import Whole


class Changed:
    """The entries that own some rows, and what may contradict itself when these change.

    Only these entries, those that lead to them, and the kinds with rules that look at them are read and checked. All
    other documents stay as they are, and so does what they refer to: the database refuses a reference to nothing, and
    no entry gets another address.
    """

    def __init__(self, whole: Whole, rows: Mapping[type[Content], Collection[int]]) -> None:
        self._whole = whole
        found = (whole.every(model).get(key) for model, keys in rows.items() for key in keys)
        self._entries = {row.owner for row in found if row}
        self._names = {
            name for entry in self._entries for name in (name_of(entry), *former_names(name_of(entry), entry))
        }

    def read(self) -> AsStored:
        """What the entries state that own the rows, as far as they are in the database now."""
        return read_stated(kinds().values(), _keys(self._entries))

    def contradictions(self, stated: AsStored) -> list[str]:
        """What would keep documents from being loaded if the changed entries stated this, in words."""
        return [*self._wrong(*documents_of(stated))] if self._entries else []

    def _wrong(self, found: Documents, refused: Mapping[Name, str]) -> Iterator[str]:
        for name, reasons in refused.items():
            for reason in reasons.splitlines():
                yield reason.replace(f"database {name}", f"{name}.md", 1)
        sound = {name: document for name, document in found.items() if name not in refused}
        for name, path, message in contradictions_about(
            self._names, {**self._others, **sound}, kinds(), refused.keys()
        ):
            yield str(Problem(f"{name}.md", message, path))

    @cached_property
    def _others(self) -> Documents:
        """The sound documents of all other entries that may contradict a change of these."""
        folders = {folder for kind in ruling(self._names, kinds().values()) for folder in kind.ruled}
        models = [kinds()[folder].model for folder in folders]
        entries = {entry for model in models for entry in self._whole.every(model).values()}
        entries |= self._whole.leading_to({name.slug for name in self._names})
        found, refused = documents_of(read_stated(kinds().values(), _keys(entries - self._entries)))
        return {name: document for name, document in found.items() if name not in refused}


def _keys(entries: Collection[Entry]) -> Mapping[Kind, list[int]]:
    """The primary keys of some entries, by their kind."""
    keys: dict[Kind, list[int]] = defaultdict(list)
    for entry in entries:
        keys[kind_with(type(entry))].append(entry.pk)
    return keys

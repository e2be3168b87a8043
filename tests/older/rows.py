"""The rows of a kept database, which a test edits before it is brought up."""

from typing import Any

from .database import Kept


class Rows:
    """The rows of a kept database, to be found by their values, and by those of rows that they refer to."""

    def __init__(self, kept: Kept) -> None:
        self._rows = kept["rows"]

    def find(self, label: str, **values: Any) -> dict[str, Any]:
        return next(row for row in self._rows[label] if values.items() <= row.items())

    def key(self, label: str, slug: str) -> int:
        key: int = self.find(label, slug=slug)["id"]
        return key

    def code(self, role: str, code: str) -> dict[str, Any]:
        return self.find("roles.OccupationCode", role_id=self.key("roles.Role", role), code=code)

    def figure(self, label: str, role: str, code: str, **values: Any) -> dict[str, Any]:
        return self.find(label, occupation_code_id=self.code(role, code)["id"], **values)

    def link(self, label: str, **keys: int) -> None:
        links = self._rows[label]
        links.append({"id": max(one["id"] for one in links) + 1} | keys)

    def add_like(self, label: str, row: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """A new row like another one, with its citations."""
        added = row | {"id": max(one["id"] for one in self._rows[label]) + 1} | changes
        self._rows[label].append(added)
        links, key = self._rows[f"{label}_citations"], f"{label.split('.')[1].lower()}_id"
        cited = [link["section_id"] for link in links if link[key] == row["id"]]
        start = max(link["id"] for link in links) + 1
        links += [{"id": number, key: added["id"], "section_id": one} for number, one in enumerate(cited, start)]
        return added

from django import forms
from django.http import QueryDict


class SearchForm(forms.Form):
    """The query string of /search/. Whatever it holds gives a text to search for, and a note of what was left out."""

    LONGEST = 200

    data: QueryDict
    q = forms.CharField(required=False, max_length=LONGEST)

    @property
    def text(self) -> str:
        """What to search for: the text given, without control characters, cut where it is too long."""
        return "".join(c if c.isprintable() else " " for c in self.given).strip()[: self.LONGEST]

    @property
    def given(self) -> str:
        return self.data.get("q", "")

    @property
    def ignored(self) -> str:
        """What was left out of the query string, in words; empty where nothing was."""
        notes = []
        if len(self.given) > self.LONGEST:
            notes.append(f"everything after the first {self.LONGEST} characters")
        if unknown := sorted(set(self.data) - {"q"}):
            notes.append(f"{', '.join(key[:20] for key in unknown[:3])}, which this page does not know")
        if len(self.data.getlist("q")) > 1:
            notes.append("all but the last of several searches")
        return "; ".join(notes)

"""Forms for query strings: whatever an address holds gives an answer, and what was left out is named."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

NAMED = 3  # of the values that are left out
LONGEST = 40  # characters of each


def quoted(values: Iterable[str]) -> str:
    """Values to be named in a note: “x”, “y” and 2 more; “�” for what can't be seen, and empty where all are blank."""
    told = [value for value in values if value.strip()]
    named = ", ".join(f"“{visible(value[:LONGEST])}”" for value in told[:NAMED])
    return f"{named} and {len(told) - NAMED} more" if len(told) > NAMED else named


def visible(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in text)


class Text(forms.CharField):
    """What a visitor typed, without control characters, cut where it is too long."""

    def __init__(self, *, longest: int = 200, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.longest = longest
        self.widget.attrs["maxlength"] = longest

    def clean(self, value: Any) -> str:
        printable = "".join(character if character.isprintable() else " " for character in value or "")
        return printable[: self.longest].strip()

    def ignored(self, values: list[str], cleaned: str) -> str:
        repeated = "all but the last of several texts" if len(values) > 1 else ""
        cut = f"everything after the first {self.longest} characters" if len(values[-1]) > self.longest else ""
        return ", and ".join(filter(None, [repeated, cut]))


class Choices(forms.MultipleChoiceField):
    """Any number of known values; unknown ones are left out."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> list[str]:
        return [one for one in dict.fromkeys(value or []) if self.valid_value(one)]

    def ignored(self, values: list[str], cleaned: list[str]) -> str:
        unknown = quoted(value for value in dict.fromkeys(values) if value not in cleaned)
        return f"{str(self.label).lower()} {unknown}" if unknown else ""


class QueryForm(forms.Form):
    """A form of such fields, bound to the query string; `choices` are those of fields whose choices are content."""

    def __init__(self, query: QueryDict, **choices: list[tuple[str, str]]) -> None:
        super().__init__(query)
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def chosen(self) -> int:
        """How many values are chosen in all fields."""
        return sum(len(values) if isinstance(values, list) else bool(values) for values in self.cleaned_data.values())

    @property
    def ignored(self) -> list[str]:
        """What was left out of the query string, in words."""
        query: Any = self.data
        notes = [
            field.ignored(query.getlist(name), self.cleaned_data[name])  # type: ignore[attr-defined]
            for name, field in self.fields.items()
            if name in query
        ]
        if unknown := quoted(key for key in query if key not in self.fields):
            notes.append(f"{unknown}, which this page does not know")
        return [note for note in notes if note]

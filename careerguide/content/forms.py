"""What makes forms of editors lose nothing: numbers are read as typed, and parts may exchange what is unique."""

import re
from typing import Any, ClassVar

from django import forms
from django.forms import BaseInlineFormSet


class PlainNumber(forms.Field):
    """Refuses digits that are grouped or not ASCII. Django would read “60.000” as 60, and browsers drop “60,000” from
    a number box without a word; so it is a text box."""

    plain: ClassVar[str]
    message: ClassVar[str]

    def to_python(self, value: Any) -> Any:
        typed = "" if value is None else str(value).strip()
        if typed and not re.fullmatch(self.plain, typed):
            raise forms.ValidationError(self.message)
        return super().to_python(value)


def _digits(inputmode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vIntegerField", "inputmode": inputmode})


class WholeNumber(PlainNumber, forms.IntegerField):
    plain = "-?[0-9]+"
    message = "Write plain digits, such as 60000: no commas, points, blanks or letters between them."
    widget = _digits("numeric")


class DecimalNumber(PlainNumber, forms.DecimalField):
    plain = r"-?[0-9]+(\.[0-9]+)?"
    message = "Write plain digits with at most one point, such as 33.5: no commas, blanks or letters between them."
    widget = _digits("decimal")


class LinesField(forms.CharField):
    """A list of names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("\n".join(initial or []), data)


class PartFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # takes no argument when it runs
    """Parts of an entry, which are saved one by one, while the database sees to what is unique with each.

    So those that change leave the entry first: then they can exchange what is unique within it. Each comes back with
    its own save. Foreign keys are checked at the end of the transaction.
    """

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        if changed := [form.instance.pk for form in self.initial_forms if commit and form.has_changed()]:
            parts: Any = self.get_queryset()
            parts.filter(pk__in=changed).update(**{self.fk.attname: -self.instance.pk})  # no entry has such a key
        return super().save_existing_objects(commit)

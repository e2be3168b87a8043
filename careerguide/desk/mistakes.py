"""The mistakes in a form and its parts, in their order on the page, each with the way to its field."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst


class Mistake(NamedTuple):
    anchor: str  # the id of the element that it is about
    where: str
    message: str


def mistakes(form: BaseForm, inlines: Iterable[Any]) -> list[Mistake]:
    """The mistakes of the form of an entry, then those of its parts; `inlines` are the admin's wrapped form sets."""
    return [*_in_form(form, "content-main", ""), *(mistake for inline in inlines for mistake in _in_parts(inline))]


def _in_form(form: BaseForm, anchor: str, part: str) -> Iterator[Mistake]:
    """The mistakes of one form. Those of the form itself, and of what is hidden in it, lead to `anchor`."""
    for name, messages in form.errors.items():
        field = None if name == NON_FIELD_ERRORS else form[name]
        label = str(field.label) if field else ""
        at = field.auto_id if field and not field.is_hidden else anchor
        where = ", ".join(filter(None, [part, label])) or "This entry"
        yield from (Mistake(at, where, str(message)) for message in messages)


def _in_parts(inline: Any) -> Iterator[Mistake]:
    forms, name = inline.formset, capfirst(inline.opts.verbose_name)
    for message in dict.fromkeys(map(str, forms.non_form_errors())):  # Django repeats one for each part
        yield Mistake(f"{forms.prefix}-group", capfirst(inline.opts.verbose_name_plural), message)
    for number, form in enumerate(forms.forms, 1):
        if form.errors and not form.cleaned_data.get(DELETION_FIELD_NAME):
            yield from _in_form(form, form.prefix, f"{name} {number}")

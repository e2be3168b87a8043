"""Forms of the admin as a browser fills them in and sends them, and the complaints that stand at their fields."""

import re
from collections import defaultdict
from copy import copy
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from lxml.etree import SubElement
from lxml.html import FormElement, document_fromstring

from tests.reading import text_of

Values = dict[str, list[str]]

TOKEN = "csrfmiddlewaretoken"  # new with each answer, and not asked for by the tests' client


@dataclass(frozen=True)
class Form:
    element: FormElement

    @property
    def values(self) -> Values:
        """What a browser sends, by the names of the fields."""
        values = defaultdict(list)
        for name, value in self.element.form_values():
            values[name].append(value)
        return {name: sent for name, sent in values.items() if name != TOKEN}

    @property
    def errors(self) -> dict[str, list[str]]:
        """Complaints, by the field or the part that they are about; "" stands for the whole form."""
        errors = {}
        for complaints in self.element.cssselect("ul.errorlist"):
            field = re.fullmatch("id_(.+)_error", complaints.get("id", ""))
            parts = (part.get("id") for part in complaints.iterancestors("div") if "inline-related" in part.classes)
            errors[field[1] if field else next(parts, "")] = [text_of(item) for item in complaints]
        return errors

    def fill(self, name: str, value: str | list[str]) -> None:
        """Types or chooses a value. A field of a new part, and an option that is looked up, are added as by script."""
        if name not in self.element.fields:
            self._add(name)
        if "admin-autocomplete" in getattr(self.element.inputs[name], "classes", ()):
            for option in [value] if isinstance(value, str) else value:
                SubElement(self.element.inputs[name], "option", value=option)
        self.element.fields[name] = value

    def _add(self, name: str) -> None:
        field = copy(self.element.inputs[re.sub(r"-\d+-", "-__prefix__-", name)])
        field.name = name
        self.element.append(field)


def form_in(response: HttpResponse) -> Form:
    """The form that a page is about. Where lxml reads fields otherwise than browsers do, they are brought in line."""
    (form,) = document_fromstring(response.content.decode()).cssselect("form[id$=_form]")
    for field in form.cssselect("input:not([value]):not([type=checkbox]):not([type=radio])"):
        field.value = ""
    for field in form.cssselect("textarea"):
        field.value = field.value.removeprefix("\n").replace("\n", "\r\n")
    return Form(form)


def filled(client: Client, url: str, **changes: str | list[str]) -> Values:
    """What the form at the URL would send, with some of its fields filled in anew."""
    form = form_in(client.get(url))
    for name, value in changes.items():
        form.fill(name, value)
    return form.values


def send(client: Client, url: str, values: Values) -> HttpResponse:
    return client.post(url, values | {"_save": ["Save"]})


def save(client: Client, url: str, **changes: str | list[str]) -> HttpResponse:
    """Opens the form at the URL, fills in the changes, and saves it."""
    return send(client, url, filled(client, url, **changes))

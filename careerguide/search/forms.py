from urllib.parse import urlencode

from careerguide.web.query import Choices, QueryForm, Text


class SearchForm(QueryForm):
    q = Text()
    kind = Choices(label="Kind")

    @property
    def text(self) -> str:
        return self.cleaned_data["q"]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Each chosen kind, and the query string without it."""
        chosen = self.cleaned_data["kind"]
        rest = [[("kind", other) for other in chosen if other != kind] for kind in chosen]
        return [(kind, urlencode([("q", self.text), *others])) for kind, others in zip(chosen, rest, strict=True)]

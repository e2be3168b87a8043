from careerguide.web.query import Choices, QueryForm, Text


class SearchForm(QueryForm):
    q = Text()
    kind = Choices(label="Kind")

    @property
    def text(self) -> str:
        return self.cleaned_data["q"]

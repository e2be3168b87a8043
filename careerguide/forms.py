from careerguide.web.query import QueryForm, Text


class SearchForm(QueryForm):
    q = Text()

    @property
    def text(self) -> str:
        return self.cleaned_data["q"]

"""Questions as people ask them, each with a short answer and the pages to go on to."""

from django.db import models

from careerguide.content.models import Citations, Cited, Entry, LinkTarget, Part, page_address


class Answer(Entry, Cited):
    """The answer to a question, which is its title. Its body says it; the summary says it without figures."""

    class Coverage(models.TextChoices):
        FULL = "full", "Answered"
        PARTLY = "partly", "Partly answered"
        NONE = "none", "We hold nothing on this"

    MOST_WORDS = 60  # of the body

    phrasings = models.JSONField(default=list, help_text="How people put it, in lower case.")
    coverage = models.CharField(max_length=6, choices=Coverage, help_text="How far we hold an answer.")
    holds_until = models.DateField(
        null=True, blank=True, help_text="The last day on which it is true. Empty: it names no date."
    )
    body = models.TextField("answer", help_text=f"Markdown, at most {MOST_WORDS} words.")
    citations = Citations(blank=True)

    def get_absolute_url(self) -> str:
        return page_address("roles:answer", self.slug)

    @property
    def said(self) -> tuple[str, str]:
        return "", self.body


def wrong_answer(coverage: str, *, cited: bool) -> str:
    """Tells what is wrong with an answer that is or is not cited; empty for a sound one."""
    if coverage == Answer.Coverage.NONE or cited:
        return ""
    return "An answer cites what it is taken from; only one on which we hold nothing may do without."


class AnswerDoor(Part):
    """A page to go on to from an answer; the first one is the best."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="go_to")
    label = models.CharField(max_length=120, help_text="What the link says.")
    address = LinkTarget(
        help_text="A page as /roles/, a document as ../roles/name.md, or another site as https://example.org/."
    )

    class Meta(Part.Meta):
        verbose_name = "page to go on to"
        verbose_name_plural = "pages to go on to"
        constraints = [models.UniqueConstraint(fields=["answer", "address"], name="answer_leads_to_an_address_once")]

    def __str__(self) -> str:
        return self.label

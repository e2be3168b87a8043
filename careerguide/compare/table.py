"""The compared roles, row by row: the same questions to each, and an answer or why there is none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from careerguide.content.models import Cited, Section
from roles.evidence import Grade
from roles.models import Role


@dataclass(frozen=True)
class Said:
    """One answer of a role. `fact` is given where its source is to stand beside it."""

    words: str
    url: str = ""
    grade: Grade | None = None
    fact: Cited | None = None

    @property
    def sources(self) -> Sequence[Section]:
        return self.fact.sections if self.fact else []


@dataclass(frozen=True)
class Question:
    """What each role is asked."""

    label: str
    answers: Callable[[Role], Iterable[Said]]
    absent: str = ""  # why there may be no answer
    ask: str = ""  # what an adviser could be asked where the answer is missing or weak
    telling: bool = False  # whether a difference in it belongs on the printed sheet
    onward: Callable[[Role], Iterable[Said]] = lambda role: ()  # pages to go on to where there is no answer


@dataclass(frozen=True)
class AnswerCell:
    """A role's answers to a question."""

    role: Role
    question: Question
    answers: list[Said]

    @property
    def words(self) -> list[str]:
        return [answer.words for answer in self.answers]

    @property
    def grade(self) -> str:
        """The best letter among its answers; “E” where there is no answer, and empty where none is graded."""
        letters = sorted(answer.grade.letter for answer in self.answers if answer.grade)
        return "E" if not self.answers else letters[0] if letters else ""

    @property
    def onward(self) -> Iterable[Said]:
        return self.question.onward(self.role)


@dataclass(frozen=True)
class QuestionRow:
    question: Question
    cells: list[AnswerCell]

    @property
    def label(self) -> str:
        return self.question.label

    @property
    def differs(self) -> bool:
        return any(cell.words != self.cells[0].words for cell in self.cells[1:])


@dataclass(frozen=True)
class QuestionGroup:
    title: str
    slug: str
    rows: list[QuestionRow]

    @property
    def differing(self) -> list[QuestionRow]:
        return [row for row in self.rows if row.differs]


def answered(title: str, slug: str, questions: Iterable[Question], roles: list[Role]) -> QuestionGroup:
    """A group of questions with the answers of each role."""
    return QuestionGroup(title, slug, [_asked_row(question, roles) for question in questions])


def _asked_row(question: Question, roles: list[Role]) -> QuestionRow:
    return QuestionRow(question, [AnswerCell(role, question, list(question.answers(role))) for role in roles])

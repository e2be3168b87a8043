from collections.abc import Iterator

from careerguide.catalogue.index import Item

from .models import Skill


def items() -> Iterator[Item]:
    for skill in Skill.objects.published():
        yield Item(
            "Skills", skill.title, skill.get_absolute_url(), skill.summary, (*skill.aliases, *skill.tools), skill.body
        )

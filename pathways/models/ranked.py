"""Parts that stand in the order of what they belong to."""

from typing import Any

from careerguide.content.models import Part


class RankedPart(Part):
    """A part whose place among those of its model follows that of what it belongs to."""

    class Meta(Part.Meta):
        abstract = True

    @property
    def rank(self) -> tuple[Any, ...]:
        return *getattr(self, self.parent_field.name).rank, self.position, self.pk

"""What a schema makes of a value."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careerguide.content.checking import explained


def refused(schema: Any, value: Any, **context: str) -> list[str]:
    """What is wrong with a value, as an author reads it."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(schema).validate_python(value, context=context or None)
    return [": ".join(filter(None, (".".join(map(str, path)), message))) for path, message in explained(caught.value)]


def accepts(schema: Any, value: Any) -> bool:
    try:
        TypeAdapter(schema).validate_python(value)
    except ValidationError:
        return False
    return True

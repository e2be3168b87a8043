"""The same as tests/build.py, until all tests take these from there."""

from tests.build import a_code, a_disagreement, an_alias, an_outlook

__all__ = ["a_code", "a_disagreement", "an_alias", "an_outlook"]

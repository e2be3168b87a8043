"""The seeds have no error by the rules for editors."""

import pytest
from django.core.management import call_command


@pytest.mark.usefixtures("db")
def test_content_has_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_content", "--errors")
    assert capsys.readouterr().out == ""

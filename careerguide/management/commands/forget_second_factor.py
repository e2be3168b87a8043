"""Takes an editor's second factor away, so that they set up another one when they sign in next."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.desk.people import forget_second_factor


class Command(BaseCommand):
    help = "Takes away the app and the recovery codes of an editor, who sets up others when signing in next."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that they sign in with")

    def handle(self, *, name: str, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        if not user:
            raise CommandError(f"There is nobody called “{name}”.")
        had_one = forget_second_factor(user)
        self.stdout.write(f"{name} has no second factor any more" if had_one else f"{name} had no second factor")

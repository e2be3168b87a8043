"""Takes an editor's second factor away, so that he sets up another one when he signs in next."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_otp import devices_for_user


class Command(BaseCommand):
    help = "Takes away the app and the recovery codes of an editor, who sets up others when he signs in next."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that he signs in with")

    def handle(self, *, name: str, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        if not user:
            raise CommandError(f"There is nobody called “{name}”.")
        devices = list(devices_for_user(user, confirmed=None))
        for device in devices:
            device.delete()
        self.stdout.write(f"{name} has no second factor any more" if devices else f"{name} had no second factor")

"""Makes an account for an editor, in one of the groups."""

from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.desk.people import GROUPS

WHICH_GROUP = "Group (Writer: changes drafts; Publisher: also publishes; Chief: also sees to people): "


class Command(BaseCommand):
    help = "Makes an account for the admin. It asks for what it is not told; the password is always asked for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="to sign in with")
        parser.add_argument("--group", choices=GROUPS)

    def handle(self, *, name: str | None, group: str | None, **_: Any) -> None:
        user = User(username=name or input("Name to sign in with: ").strip(), is_staff=True)
        chosen = Group.objects.filter(name=(group or input(WHICH_GROUP).strip()).capitalize(), name__in=GROUPS).first()
        if not chosen:
            raise CommandError(f"There is no such group; choose one of {', '.join(GROUPS)}.")
        try:
            user.set_password(_password(user))
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.save()
        user.groups.add(chosen)
        self.stdout.write(f"{user} may sign in now, as a {chosen}")


def _password(user: User) -> str:
    """The password, which is asked for twice. Raises ValidationError where it is weak."""
    password = getpass(f"Password ({' '.join(password_validators_help_texts()[:1])}) ")
    validate_password(password, user)
    if password != getpass("Once more: "):
        raise ValidationError("These were two different passwords.")
    return password

"""Who may do what in the admin: three groups, and what follows for a row.

A Writer changes drafts. A Publisher publishes, and so changes what visitors see. A Chief also sees to people.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from django_otp import devices_for_user
from django_otp.models import Device

from careerguide.content.models import Content, Entry, LoadRecord, Part, Revision

WRITER, PUBLISHER, CHIEF = GROUPS = ("Writer", "Publisher", "Chief")
AWAY = ("view", "delete")  # all that one may do to somebody's second factor
PUBLISH = "publish"  # the right to change what visitors see of a kind


def give_rights(sender: AppConfig, apps: Any = installed, **_: Any) -> None:
    """Brings the rights of the groups in one app up to date. After each `migrate` or `flush`, as only then there are
    rights.

    Whoever wants other rights makes a group of their own.
    """
    due = {group: {right for model in sender.get_models() for right in _rights(group, model)} for group in GROUPS}
    if any(due.values()) and "group" in apps.all_models["auth"]:  # else these tables are yet to come
        for group in GROUPS:
            _give(group, sender.label, due[group])


def _give(name: str, app_label: str, rights: set[str]) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    of_app = Permission.objects.filter(content_type__app_label=app_label)
    group.permissions.remove(*of_app.exclude(codename__in=rights))
    group.permissions.add(*of_app.filter(codename__in=rights))


def _rights(group: str, model: type[Model]) -> Iterator[str]:
    for verb in model._meta.default_permissions:
        if _may(group, verb, model):
            yield get_permission_codename(verb, model._meta)


def _may(group: str, verb: str, model: type[Model]) -> bool:
    if issubclass(model, Content):
        return group != WRITER or verb != PUBLISH
    if model is Revision:
        return verb == "view"
    if model is LoadRecord:
        return group != WRITER and verb in ("view", "change")  # to see what waits in seeds, and to settle it
    seen_to = model is User or (model is Group and verb == "view") or (issubclass(model, Device) and verb in AWAY)
    return group == CHIEF and seen_to


def forget_second_factor(user: User) -> bool:
    """Takes away the app and the recovery codes of an editor. Returns whether they had any."""
    devices = list(devices_for_user(user, confirmed=None))
    for device in devices:
        device.delete()
    return bool(devices)


def may_publish(user: Any, model: type[Content]) -> bool:
    """Whether somebody may change what visitors see of a kind of entries, or of parts of some kind of entries."""
    return any(_may_publish(user, owner) for owner in _owners(model))


def _may_publish(user: Any, kind: type[Entry]) -> bool:
    may: bool = user.has_perm(f"{kind._meta.app_label}.{get_permission_codename(PUBLISH, kind._meta)}")
    return may


def _owners(model: Any) -> set[type[Entry]]:
    """The kinds of entries that rows of a model may belong to."""
    if issubclass(model, Part):
        return {owner for field in model.parent_fields() for owner in _owners(field.related_model)}
    return {model}


def published_out_of_reach(user: Any, row: Any) -> Entry | None:
    """The entry that a stored row belongs to, where visitors see it, and somebody may change drafts alone."""
    if all(_may_publish(user, owner) for owner in _owners(type(row))):
        return None
    stored = type(row)._default_manager.filter(pk=row.pk).first()
    entry: Entry | None = stored and stored.owner
    is_seen = entry and entry.status == Entry.Status.PUBLISHED
    return entry if entry and is_seen and not _may_publish(user, type(entry)) else None

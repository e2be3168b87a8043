"""Bumps the content version with each content row saved or deleted, in the same transaction."""

from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from .models import Content, ContentVersion


@receiver([post_save, post_delete])
def row_changed(sender: type[models.Model], raw: bool = False, **_: Any) -> None:
    if issubclass(sender, Content):
        ContentVersion.bump()


@receiver(m2m_changed)
def relation_changed(instance: models.Model, action: str, **_: Any) -> None:
    if action.startswith("post_") and isinstance(instance, Content):
        ContentVersion.bump()

"""The ways from a form, or from one that is no more, to the history of its entry."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from careerguide.content.models import Revision
from careerguide.content.revisions import Hand, before, history

from .keys import is_key

DELETED = '“{}” was deleted by {}, {}. <a href="{}">What it said last</a> can be brought back.{}'
STILL_KEPT = " What you typed is kept in this tab until then, and its form will offer to put it back."


def way_to_undo(hand: Hand) -> str:
    """The page of the one version that a hand has left, or of their list; empty where it has left none."""
    left = list(Revision.objects.filter(group=hand.group).values_list("pk", flat=True)[:2])
    if len(left) == 1:
        return _page_of(left[0])
    return f"{reverse('admin:content_revision_changelist')}?{urlencode({'group__exact': hand.group})}" if left else ""


def _page_of(key: int) -> str:
    return reverse("admin:content_revision_change", args=[key])


def deletion_told(model: Any, key: str, *, is_sent: bool) -> SafeString | None:
    """Who deleted the entry with a key, and the way to what it said last; None if nobody did.

    `is_sent` tells whether its form was sent, whose text the browser keeps.
    """
    deletion = history(model(pk=int(key))).first() if is_key(key) else None
    last = deletion and not deletion.document and before(deletion)
    if not (deletion and last):
        return None
    return format_html(
        DELETED, deletion.title, deletion.by, deletion.moment, _page_of(last.pk), STILL_KEPT if is_sent else ""
    )

"""Small templates that are rendered once for what they show, for all pages of one whole.

Plans, for one, are as many as there are people, and are made of the same stages.
"""

import sys
from collections.abc import Callable, Hashable
from threading import Lock

from cachetools import LRUCache, cached
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerguide.content.whole import Whole

REMEMBERED = 14 * 2**20  # bytes, in each worker, for each version of the content
KEY_BYTES = 640  # bytes of the values for which a piece of HTML is remembered, and of its place


def render_once(whole: Whole, template: str, **values: Hashable) -> SafeString:
    """A template that shows these values and nothing else: neither the request nor the marks of the page.

    Rows of the whole may be among them: what they say is as lasting as the whole.
    """
    return whole.derive(_renderer)(template, **values)


def _renderer(whole: Whole) -> Callable[..., SafeString]:
    """Renders, and forgets what has not been asked for longest."""
    if settings.DEBUG:  # templates change under a developer's server
        return _render
    return cached(LRUCache(REMEMBERED, getsizeof=lambda html: sys.getsizeof(html) + KEY_BYTES), lock=Lock())(_render)


def _render(template: str, **values: Hashable) -> SafeString:
    return render_to_string(template, values)

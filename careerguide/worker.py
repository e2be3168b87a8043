"""What each process of the server runs. Their master imports nothing of it, so a reload takes over new code."""

import ctypes
import os
import signal
import sys
from contextlib import suppress
from importlib import reload
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .server.gateway import Gateway

M_TRIM_THRESHOLD, M_ARENA_MAX = -1, -8  # of malloc.h
PR_SET_PDEATHSIG = 1  # of prctl.h


def application() -> "Gateway":
    """The site, with its content read before the first visitor asks for it."""
    end_with_master()
    _give_memory_back()
    if inherited := sys.modules.get("careerguide.web.log"):  # from its master, which may be of an earlier release
        reload(inherited)
    from django.conf import settings
    from granian.utils.proxies import wrap_wsgi_with_proxy_headers

    from careerguide import wsgi

    from .server.gateway import Gateway
    from .server.health import know_release

    read_content()
    read_templates()
    know_release()
    return Gateway(wrap_wsgi_with_proxy_headers(wsgi.application, settings.TRUSTED_PROXIES))


def read_content() -> None:
    """Reads the content, or leaves an error in the log: each request tries again, after a pause."""
    from careerguide.content.current import current

    with suppress(Exception):
        current()


def read_templates() -> None:
    """Reads every template, as the next release may have others in their places before this process is replaced."""
    from django.conf import settings
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    folders: Any = settings.TEMPLATES[0]["DIRS"]
    for folder in folders:
        for file in folder.rglob("*.html"):
            with suppress(TemplateSyntaxError):  # told where a page needs it
                get_template(str(file.relative_to(folder)))


def end_with_master() -> None:
    """Has this process killed when its master is, as it would keep the port. (Systems other than Linux can't.)"""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if (master := parent_process()) and os.getppid() != master.pid:
        sys.exit("The master of this process has ended.")


def _give_memory_back() -> None:
    """Has glibc keep two pools of free memory, and little of each. Else each thread that builds an index gets one that
    lasts for good, and what a replaced whole has freed is kept."""
    with suppress(AttributeError, OSError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_ARENA_MAX, 2)
        libc.mallopt(M_TRIM_THRESHOLD, 128 * 1024)

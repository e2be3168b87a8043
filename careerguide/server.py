"""The settings of gunicorn, the production server: `gunicorn -c python:careerguide.server careerguide.wsgi`."""

import gc
import os
from typing import Any

from django.db import DatabaseError

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 4
keepalive = 5
limit_request_line = 8190  # bytes, the most that gunicorn takes; a page says what it ignored of a long address
control_socket_disable = True
loglevel = "warning"


def when_ready(server: Any) -> None:
    print(f"CareerGuide is at http://{bind}/ (Ctrl+C stops it)", flush=True)


def post_worker_init(worker: Any) -> None:
    """The catalogue is built before the first visitor asks for it."""
    from careerguide.catalogue.current import current

    try:
        current()
    except DatabaseError as error:
        worker.log.error("No catalogue yet: %s", error)
    gc.collect()
    gc.freeze()  # what is there now, stays; no later collection need walk through it

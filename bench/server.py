"""The site's own settings of gunicorn, without the site: for the pages that it is compared with."""

from careerguide.server import bind, control_socket_disable, keepalive, loglevel, threads, worker_class, workers

__all__ = ["bind", "control_socket_disable", "keepalive", "loglevel", "threads", "worker_class", "workers"]

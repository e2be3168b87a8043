"""The lines of the log, in words or as JSON. Each names the request that it belongs to. Pure."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class TextLines(logging.Formatter):
    """A line in words: time in UTC, level, logger, request and message. A traceback follows in lines of its own."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(request)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  (of logging)
        return _moment(record)

    def format(self, record: logging.LogRecord) -> str:
        record.request = request_id.get()
        return super().format(record)


class JsonLines(logging.Formatter):
    """A line of JSON: time, level, logger, request and message; “error” holds a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class OddRequests(logging.Filter):
    """Makes a short warning of each request that Django refuses as suspicious, such as one for a host name that is not
    ours: it is no failure of the program."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        return True


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

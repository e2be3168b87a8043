"""What environment variables hold. A value that makes no sense ends the program with a line in words."""

import os
import re
import sys
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import dj_database_url

DATABASE_URLS = "postgres://user:password@host/name or sqlite:////folder/file"


def comma_separated(name: str) -> list[str]:
    """What stands between the commas of a variable."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def is_on(name: str) -> bool:
    """Whether a variable that may be 1 or 0 is 1."""
    text = os.environ.get(name) or "0"
    if text not in ("0", "1"):
        sys.exit(f"{name} is “{text}”: 1 or 0 is needed.")
    return text == "1"


def secret_key(kept: Path, *, debug: bool) -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    if kept.exists():
        return kept.read_text().strip()
    if debug:
        return "for development alone"
    sys.exit("No secret key: set SECRET_KEY, or let `make run` write var/secret-key.")


def host_names() -> list[str]:
    names = comma_separated("ALLOWED_HOSTS")
    for name in names:
        if re.search(r"[/\s]", name) or (":" in name and not name.startswith("[")):
            sys.exit(f"ALLOWED_HOSTS names “{name}”: write the host name alone, such as guide.example.org.")
    return names


def trusted_proxies() -> list[str]:
    """The addresses and networks whose word about a visitor's address is taken."""
    proxies = comma_separated("TRUSTED_PROXIES")
    for proxy in proxies:
        try:
            ip_network(proxy)
        except ValueError as error:
            sys.exit(f"TRUSTED_PROXIES names “{proxy}”, which is no address and no network: {error}.")
    return proxies


def log_format() -> str:
    """In which form the log is written."""
    form = os.environ.get("LOG_FORMAT") or "text"
    if form not in ("text", "json"):
        sys.exit(f"LOG_FORMAT is “{form}”: text or json is needed.")
    return form


def seconds_to_write() -> int:
    text = os.environ.get("SECONDS_TO_WRITE", "5")
    if not text.isdecimal():
        sys.exit(f"SECONDS_TO_WRITE is “{text}”: a whole number of seconds is needed.")
    return int(text)


def database(url: str, sqlite: dict[str, Any]) -> dict[str, Any]:
    """The settings of the database that DATABASE_URL names. No message repeats it, as it holds a password."""
    scheme = url.partition("://")[0]
    if scheme not in ("postgres", "postgresql", "sqlite"):
        sys.exit(f"DATABASE_URL can't be used. It is {DATABASE_URLS}.")
    try:
        named: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
    except ValueError:
        sys.exit(f"DATABASE_URL can't be read. It is {DATABASE_URLS}; a password has %2F for / and %40 for @.")
    if named["NAME"] in ("", ":memory:"):
        sys.exit(f"DATABASE_URL names no database. It is {DATABASE_URLS}.")
    if scheme == "sqlite":
        return sqlite | {"NAME": named["NAME"]}
    if not find_spec("psycopg"):
        sys.exit("PostgreSQL needs one more package: pip install --require-hashes -r requirements/scale.txt")
    named["OPTIONS"] = {"connect_timeout": 2} | named.get("OPTIONS", {})  # seconds; pages go on meanwhile
    return named

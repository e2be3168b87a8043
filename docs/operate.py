"""Types the commands of operators.md as they stand there: as root, `make operate`, which takes some minutes.

Two machines with PostgreSQL and nginx are set up, upgraded while visitors come, backed up and restored. A machine is
this one's Debian with all that is written kept apart, in memory. They take the ports 80, 443, 5455, 8000 and 8001 of
this one. There is no systemd: a script in its place does what the unit says. The release before is the parent of this
checkout's last commit, or that of RELEASE=….
"""

import os
import re
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parent.parent
BEFORE = os.environ.get("RELEASE", "HEAD~1")
NAME, PASSWORD, DATABASE_PORT = "guide.example.org", "trial", "5455"
SYSTEMCTL = r"""#!/bin/bash
# Does for the units of docs/deploy what systemd would.
of() { sed -n "s/^$1=//p" /etc/systemd/system/careerguide.service; }
start() {
    { cd "$(of WorkingDirectory)"; exec setsid runuser -u "$(of User)" -- \
        env $(xargs < /etc/careerguide.env) $(of ExecStart)
    } >> /var/log/careerguide 2>&1 < /dev/null &
    port=$(sed -n s/^PORT=//p /etc/careerguide.env)
    for _ in {1..600}; do curl -so /dev/null "127.0.0.1:${port:-8000}/healthz" && return; sleep 0.1; done
    cat /var/log/careerguide >&2; exit 1
}
master() { pgrep -o -u careerguide -f careerguide.server; }
stop() { kill "$(master)"; while master > /dev/null; do sleep 0.1; done; }
case "$*" in
    "enable --now careerguide") start ;;
    "restart careerguide") stop; start ;;
    "reload careerguide")
        cd "$(of WorkingDirectory)"; MAINPID=$(master)
        of ExecReload | while read -r line; do
            eval "runuser -u careerguide -- env $(xargs < /etc/careerguide.env) $line" || exit 1
        done ;;
    "reload nginx") nginx -t; pgrep -x nginx > /dev/null && nginx -s reload || nginx &> /dev/null < /dev/null ;;
    *) echo "There is no stand-in for systemctl $*" >&2; exit 1 ;;
esac
"""


def typed(heading: str) -> list[str]:
    """The blocks of commands below a heading of operators.md, or below words in bold."""
    text = (ROOT / "docs/operators.md").read_text()
    section = text.partition(heading)[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.S)


@dataclass
class Machine:
    root: str
    process: int

    def type(self, commands: str, given: str = "", **instead: str) -> str:
        """What a shell prints that stops at the first command that fails. Names in capitals are filled in."""
        for old, new in instead.items():
            commands = commands.replace(old, new)
        print("\n".join(f"    {line}" for line in commands.strip().splitlines()), flush=True)
        own = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
        path = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "PGPORT": DATABASE_PORT}
        inside = ["nsenter", f"--target={self.process}", "--mount", "--pid", "chroot", self.root]
        done = subprocess.run(
            [*inside, "bash", "-euc", commands], env=own | path, input=given, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{done.stdout}\n{done.stderr[-3000:]}\nIt ended with {done.returncode}.")
        return done.stdout


@contextmanager
def machine(folder: str) -> Iterator[Machine]:
    """A copy of this machine that forgets what is written to it."""
    mount = (
        f"mount -t tmpfs none {folder} && mkdir {folder}/up {folder}/work {folder}/root && "
        f"mount -t overlay overlay -o lowerdir=/,upperdir={folder}/up,workdir={folder}/work {folder}/root && "
        f"mount -t proc proc {folder}/root/proc && mount --rbind /dev {folder}/root/dev && "
        "echo up && exec sleep infinity"
    )
    unshare = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", mount]
    with subprocess.Popen(unshare, stdout=subprocess.PIPE, text=True) as process:
        try:
            if not process.stdout or not process.stdout.readline():
                sys.exit("No machine can be made: only root can mount disks.")
            child = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
            yield Machine(f"{folder}/root", int(child))
        finally:
            process.kill()


def prepare(one: Machine, release: str) -> None:
    """What the handbook takes for granted: systemd, a certificate, and the repository at a release."""
    one.type("cat > /usr/local/bin/systemctl; chmod +x /usr/local/bin/systemctl", SYSTEMCTL)
    one.type("echo 'APT::Get::Assume-Yes 1;' > /etc/apt/apt.conf.d/99yes")
    one.type("rm -rf /etc/nginx/sites-enabled/* /{etc,var/lib}/postgresql/*")
    one.type(f"git clone -q --bare --no-hardlinks {ROOT} /root/origin.git")
    one.type("git -C /root/origin.git symbolic-ref HEAD refs/heads/release")
    publish(one, release)
    folder = f"/etc/letsencrypt/live/{NAME}"
    files = f"-keyout {folder}/privkey.pem -out {folder}/fullchain.pem"
    one.type(f"mkdir -p {folder}; openssl req -x509 -newkey rsa:2048 -nodes -subj /CN={NAME} {files} 2> /dev/null")


def publish(one: Machine, release: str) -> None:
    one.type(f"git -C /root/origin.git update-ref refs/heads/release $(git -C {ROOT} rev-parse {release})")


def install(one: Machine, port: int, *, shared_key: str = "") -> None:
    """Types “Install” for a machine that asks PostgreSQL. One that shares a key is behind another one's nginx."""
    (lines,) = typed("\n## Install\n")[:1]
    _, of_site = typed("**PostgreSQL**")[:2]
    until, database, since = lines.partition("as=")
    own = f"echo PORT={port} >> /etc/careerguide.env\n"
    if shared_key:
        own += f"printf %s '{shared_key}' > var/secret-key\n"
        since = "".join(line for line in since.splitlines(keepends=True) if "nginx" not in line)
    filled = {"REPOSITORY": "/root/origin.git", "PASSWORD": PASSWORD, "@HOST": f"@127.0.0.1:{DATABASE_PORT}"}
    one.type(until + of_site + own + database + since, **filled)


class Visitors:
    """Ask nginx for pages all the time, and count what failed."""

    def __init__(self) -> None:
        context = ssl._create_unverified_context()  # noqa: S323  (our own)
        self._opener = build_opener(ProxyHandler({}), HTTPSHandler(context=context))
        self.answered, self.failed = 0, list[str]()
        self._stop = threading.Event()

    def get(self, path: str) -> str:
        request = Request(f"https://127.0.0.1{path}", headers={"Host": NAME})  # noqa: S310
        with self._opener.open(request, timeout=30) as answer:
            return str(answer.read().decode())

    @contextmanager
    def coming(self) -> Iterator[None]:
        thread = threading.Thread(target=self._come)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def _come(self) -> None:
        while not self._stop.is_set():
            for path in ("/", "/roles/", f"/search/?q={self.answered}", "/plan/"):
                try:
                    self.get(path)
                    self.answered += 1
                except OSError as error:
                    self.failed.append(f"{path}: {error}")


def change(one: Machine, text: str) -> None:
    """Writes to the database what a backup then has, or has not."""
    row, version = f"summary = '{text}' WHERE id = 1", f"stamp = left(md5('{text}'), 16)"
    sql = f"UPDATE skills_domain SET {row}; UPDATE content_contentversion SET {version}"  # noqa: S608  (our own)
    one.type(f"PGPASSWORD={PASSWORD} psql -qh 127.0.0.1 -U careerguide careerguide", sql)


def shows(visitors: Visitors, text: str) -> None:
    for _ in range(40):
        if text in visitors.get("/skills/"):
            return
        time.sleep(0.5)
    sys.exit(f"/skills/ does not show “{text}”")


def main() -> None:
    with ExitStack() as stack:
        first, second = [stack.enter_context(machine(stack.enter_context(TemporaryDirectory()))) for _ in range(2)]
        for one in (first, second):
            prepare(one, BEFORE)
        of_database, _ = typed("**PostgreSQL**")[:2]
        install_postgresql, _, accounts = of_database.partition("\n")
        first.type(install_postgresql)
        first.type(f"pg_createcluster $(ls /usr/lib/postgresql) main --port={DATABASE_PORT}; service postgresql start")
        first.type(accounts, given=f"{PASSWORD}\n{PASSWORD}\n")
        install(first, 8000)
        install(second, 8001, shared_key=first.type("cat /srv/careerguide/var/secret-key").strip())
        both = "sed -i 's/127.0.0.1:8000;/& server 127.0.0.1:8001;/' /etc/nginx/sites-enabled/careerguide"
        first.type(f"{both}; systemctl reload nginx")
        visitors = Visitors()
        with visitors.coming():
            print(f"Both answer. Now {BEFORE} becomes HEAD.")
            for one in (first, second):
                publish(one, "HEAD")
            (lines,) = typed("\n## Upgrade\n")
            first.type(lines)
            of_first = "make backup", "manage.py migrate"
            second.type("\n".join(line for line in lines.splitlines() if not any(map(line.__contains__, of_first))))
            time.sleep(15)
        print(f"{visitors.answered} pages were answered meanwhile; failed: {visitors.failed[:3] or 'none'}")
        change(first, "Kept by the backup.")
        shows(visitors, "Kept by the backup.")
        as_user, backup, elsewhere, restore = typed("\n## Back up")[0].strip().splitlines()
        first.type("mkdir -p /mnt/elsewhere; chown careerguide: /mnt/elsewhere")
        go = "cd /srv/careerguide\n"
        first.type("\n".join([go, as_user, backup, elsewhere]))
        change(first, "Lost by the restore.")
        shows(visitors, "Lost by the restore.")
        first.type("\n".join([go, as_user, restore.partition("FILE=")[0] + "FILE=/mnt/elsewhere/careerguide.sqlite3"]))
        shows(visitors, "Kept by the backup.")
        first.type("cd /srv/careerguide\n" + typed("\n## Change the secret key")[0])
        shows(visitors, "Kept by the backup.")
        print(first.type("grep -v INFO /var/log/careerguide; curl -s 127.0.0.1:8000/readyz"))
        if visitors.failed:
            sys.exit("Requests failed while the site was upgraded.")


main()

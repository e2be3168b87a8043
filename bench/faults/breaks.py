"""What breaks: a process that is killed, a server that is told to end, an entry that can't be shown."""

import os
import signal
import time
from configparser import ConfigParser
from subprocess import Popen, TimeoutExpired

from bench.prepare import BASE_DIR

from .people import visitors
from .site import Site, a_site, promise, workers
from .trial import run

END = 15.0  # seconds, as docs/deploy/careerguide.service has it
MOMENTS = (0.1, 0.4, 0.8, 1.2, 1.6, 2.0, 3.0, 5.0)  # seconds after the start
BACK = 30.0  # seconds until visitors get pages again


def killed_twice() -> str:
    """Where workers are killed and killed again, the server ends in order, and its unit has it started."""
    unit = ConfigParser(strict=False)
    unit.read(BASE_DIR / "docs/deploy/careerguide.service")
    with a_site() as site, visitors(site, patience=BACK) as seen:
        with site.running() as server:
            end = time.monotonic() + BACK
            while server.poll() is None:
                promise(time.monotonic() < end, "the server goes on though its workers end within seconds")
                for pid in workers(server):
                    os.kill(pid, signal.SIGKILL)
                time.sleep(0.5)
        site.must_be_free()
        promise(unit["Service"]["Restart"] == "always", "nobody starts it again")
        time.sleep(float(unit["Service"]["RestartSec"]))
        begun = time.monotonic()
        with site.running():
            seconds = time.monotonic() - begun
    promise(seconds < BACK, f"{seconds:.1f} s after its start pages came again")
    return f"{seen}; the server ended by itself, and {seconds:.1f} s after its start pages came again"


def killed_master() -> str:
    """Where the master is killed, its workers end, and a new server takes the port."""
    with a_site() as site:
        with site.running() as server:
            server.kill()
        site.must_be_free()
        with site.running():
            return "none answers the port after it, and the next server does"


def told_to_end() -> str:
    """At whatever moment it is told, the server ends in time, and leaves no process behind."""
    slowest = 0.0
    with a_site() as site:
        for moment in MOMENTS:
            for sign in (signal.SIGTERM, signal.SIGINT):
                server = site.start()
                time.sleep(moment)
                slowest = max(slowest, _seconds_to_end(site, server, sign, f"{moment} s after the start"))
        with site.running() as server:
            os.kill(workers(server)[0], signal.SIGSTOP)
            hung = _seconds_to_end(site, server, signal.SIGTERM, "while a worker hangs")
    times = f"{2 * len(MOMENTS)} times, {MOMENTS[0]} to {MOMENTS[-1]} s after the start"
    return f"{times}, within {slowest:.1f} s; within {hung:.1f} s while a worker hung"


def _seconds_to_end(site: Site, server: "Popen[bytes]", sign: signal.Signals, when: str) -> float:
    begun = time.monotonic()
    server.send_signal(sign)
    try:
        server.wait(END)
    except TimeoutExpired:
        server.kill()
        promise(False, f"{sign.name} {when}: it has not ended after {END} s")
    site.must_be_free()
    return time.monotonic() - begun


def broken_entry() -> str:
    """An entry that can't be shown is left out and counted; where all fails, pages stay, and the server starts."""
    with a_site() as site:
        with site.running(), visitors(site) as seen:
            site.write("UPDATE skills_skill SET tools = '5' WHERE slug = 'python'")
            left_out = site.told("left_out")
            time.sleep(2)
            site.write("UPDATE skills_skill SET domain_id = 999 WHERE slug = 'python'")
            ready = site.ask("/readyz")[0]
            time.sleep(2)
        seen.must_be_whole(BACK)
        promise((left_out, ready) == (1, 503), f"/readyz told {left_out} left out, and then {ready}")
        with site.running():
            status, page = site.ask("/")
            promise((status, "not ready yet" in page) == (503, True), f"a new server answered {status}")
            site.write("UPDATE skills_skill SET domain_id = 1, tools = '[]' WHERE slug = 'python'")
            site.wait_for("/", BACK)
    return f"{seen}; mended, a new server that had no content shows all"


FAULTS = [killed_twice, killed_master, told_to_end, broken_entry]

if __name__ == "__main__":
    run(*FAULTS)

"""All of them, or those that are named: `python -m bench.faults waits told_to_end`."""

import sys

from . import breaks, grows, load, odd, storage, waits
from .trial import named, run

FAULTS = [*waits.FAULTS, *breaks.FAULTS, *storage.FAULTS, *grows.FAULTS, *odd.FAULTS, *load.FAULTS]

if __name__ == "__main__":
    run(*named(FAULTS, sys.argv[1:]))

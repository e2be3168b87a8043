"""The site's own server, for the pages that it is compared with: `python -m bench.server module:application`."""

import sys
from importlib import import_module

from careerguide.server.master import serve


def application() -> object:
    """What each process runs: the WSGI application that the command line names."""
    from careerguide.server.gateway import Gateway
    from careerguide.worker import end_with_master

    end_with_master()
    module, _, name = sys.argv[1].partition(":")
    return Gateway(getattr(import_module(module), name))


if __name__ == "__main__":
    serve("bench.server:application")

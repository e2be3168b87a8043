"""The site's own server, for the pages that it is compared with: `python -m bench.server module:application`."""

import sys

from careerguide.server import serve

if __name__ == "__main__":
    serve(sys.argv[1])

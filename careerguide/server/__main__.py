"""`python -m careerguide.server` serves the site."""

from .master import serve

if __name__ == "__main__":
    # A master that runs goes on with this name after an upgrade, so it stays.
    serve("careerguide.worker:application")

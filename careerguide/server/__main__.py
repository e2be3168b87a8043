"""`python -m careerguide.server` serves the site."""

from .master import serve

if __name__ == "__main__":
    serve("careerguide.worker:application")

"""Measures the site against its peers, over generated catalogues of any size: `make bench`."""

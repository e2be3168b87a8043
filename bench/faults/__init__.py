"""What waits, breaks or grows, tried on servers of their own: `python -m bench.faults`, or `make faults`."""

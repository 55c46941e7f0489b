"""Starts what the suites need, runs them, and counts. Only the standard library, on the system's Python."""

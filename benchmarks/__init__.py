"""How fast the site is, on this machine and today: `python -m benchmarks`. See docs/benchmarks.md.

Nothing is asserted here. The tests hold what must be true; speed is looked at by people.
"""

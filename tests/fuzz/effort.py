"""How hard the fuzz tests try: a little with every run of the tests, 25 000 cases each with `make fuzz`.

Each case has five seconds: one that takes longer fails.
"""

import os

from hypothesis import HealthCheck, settings

CASES = int(os.environ.get("LUBIAO_FUZZ_CASES", "60"))
LONGEST_CASE = 5_000
"""Milliseconds."""

fuzz = settings(
    max_examples=CASES, deadline=LONGEST_CASE, suppress_health_check=list(HealthCheck), database=None
)

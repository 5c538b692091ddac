"""The memory that the fuzz tests may take, all cases together."""

import resource
from collections.abc import Iterator

import pytest
from effort import CASES

LARGEST = 1024 * 1024
"""KiB: one gibibyte."""


@pytest.fixture(autouse=True, scope="session")
def memory() -> Iterator[None]:
    """No case makes the process larger than that. Judged where the fuzz tests run alone, with many cases."""
    yield
    if CASES >= 1_000:
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < LARGEST

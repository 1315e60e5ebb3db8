"""Hypothesis as these tests use it: the same examples on every run, few of them in `make test`, many in `make test-long`."""

from hypothesis import HealthCheck, settings


def examples(long: bool, few: int, many: int) -> settings:
    """Settings for a property that is tried on so many examples. Nothing is kept between runs."""
    return settings(derandomize=True, database=None, deadline=None, max_examples=many if long else few, suppress_health_check=list(HealthCheck))

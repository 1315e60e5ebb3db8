"""What was in force, from when to when."""

from practicebook.history.timelines import timelines

__all__ = ["timelines"]

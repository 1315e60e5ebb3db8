"""What was in force, from when to when, and what Git's history tells of it."""

from practicebook.history.comparison import compare
from practicebook.history.signers import signers
from practicebook.history.timelines import timelines

__all__ = ["compare", "signers", "timelines"]

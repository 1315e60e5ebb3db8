"""What a pattern alone cannot say of a candidate: whether its check digit is right, or what stands beside it makes it innocent.

Each check is small and plain, since a browser has it too. All look at a `Candidate`; all of a pattern's checks must agree.
"""

from collections.abc import Mapping

from practicebook.anonymity.candidates import Check
from practicebook.anonymity.day_checks import DAY_CHECKS
from practicebook.anonymity.number_checks import NUMBER_CHECKS
from practicebook.anonymity.place_checks import PLACE_CHECKS
from practicebook.anonymity.reach_checks import REACH_CHECKS

CHECKS: Mapping[str, Check] = {**DAY_CHECKS, **NUMBER_CHECKS, **PLACE_CHECKS, **REACH_CHECKS}
"""By the name that a pattern's `check` gives."""

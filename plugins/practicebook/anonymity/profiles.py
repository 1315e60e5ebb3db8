"""What is asked about, and how severely, in each sort of text."""

from collections.abc import Mapping
from dataclasses import dataclass

from practicebook.anonymity.hits import INITIALS, MODEL, PLACE, UNKNOWN_WORD, Hit
from practicebook.content.findings import Severity


@dataclass(frozen=True)
class Profile:
    """How a sort of text is read."""

    name: str
    tells_case: bool
    """True where a case is told: then places, services, every exact date and every unknown word are errors, and rare traits are counted."""

    def severity(self, hit: Hit) -> Severity:
        """How severe a hit is in such a text."""
        if hit.code == MODEL.code:
            return "warning"
        if self.tells_case or (hit.sure and hit.code not in _MAY_BE_INNOCENT):
            return "error"
        return "warning"


_MAY_BE_INNOCENT = {INITIALS.code, PLACE.code, UNKNOWN_WORD.code}

EXEMPLAR = Profile("exemplar", tells_case=True)
POST = Profile("post", tells_case=False)
POLICY = Profile("policy", tells_case=False)

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (EXEMPLAR, POST, POLICY)}
"""By name, the strictest first."""

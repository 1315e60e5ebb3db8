"""Which signatures count, and whether a document has those that it needs to be published.

An exemplar, and a post that tells a case, is signed when two different roles have signed the present text, one of them
from outside the case's area. Otherwise it is unsigned, and like a draft it is in no build.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from practicebook.content.fields import Model
from practicebook.content.fingerprint import fingerprint_of
from practicebook.content.kinds import Exemplar, Post, SignOff
from practicebook.content.library import Library, Text

NEEDED = 2
"""How many roles sign."""

INTRUDER_TEST = (
    "The motivated intruder. Someone who knows nobody in it sets out to find who it is, with a search engine, the local "
    "paper, social media and people who may know more. What did you try, and what did you find?"
)
COLLEAGUE_TEST = (
    "The knowing colleague. Someone in the same team, a provider or the family reads it. Could they name the person from "
    "the page and what they know? Whom did you ask, and what did they say?"
)
"""The two tests, as questions to whoever signs. Sources: the ICO's guidance on anonymisation (28 March 2025), which takes the
motivated intruder as a starting point and counts insiders; the second test is ours."""

Flaw = Literal["may-not-sign", "no-fingerprint", "lapsed", "future"]
"""Why a sign-off does not count: its role signs nothing, it signs no text, it signed other words, or its day is to come."""

SignatureKey = tuple[str, str]
"""A role and the fingerprint that it signed: what a sign-off is known by through all commits."""

Signers = Mapping[SignatureKey, str]
"""Who brought in each sign-off, as Git's history tells; those of whom it tells nothing are not there."""


@dataclass(frozen=True)
class Signature:
    """A sign-off, judged."""

    index: int
    """Its place in the list of sign-offs, from 0."""
    sign_off: SignOff
    flaw: Flaw | None
    """`None` where it counts."""
    outside: bool
    """True where its role is from outside the case's area: not a contact of any of the document's service areas."""


@dataclass(frozen=True)
class Signing:
    """How the signatures of a text stand on a day."""

    fingerprint: str
    """Of the text as it is now."""
    signatures: tuple[Signature, ...]
    """Every sign-off, in the order written."""

    @property
    def valid(self) -> tuple[Signature, ...]:
        """The sign-offs that count, the first of each role."""
        first: dict[str, Signature] = {}
        for signature in self.signatures:
            if signature.flaw is None:
                first.setdefault(signature.sign_off.role, signature)
        return tuple(first.values())

    @property
    def still_needed(self) -> int:
        """How many more roles have to sign before it can be published."""
        valid = self.valid
        lacks_outsider = not any(signature.outside for signature in valid)
        return max(NEEDED - len(valid), 1 if lacks_outsider else 0)

    @property
    def is_signed(self) -> bool:
        """True where it may be published."""
        return self.still_needed == 0

    @property
    def missing(self) -> str:
        """What is missing, in a sentence or two for whoever can see to it."""
        if self.is_signed:
            return ""
        has_outsider = any(signature.outside for signature in self.valid)
        who = "one role more has to sign" if self.still_needed == 1 else "two different roles have to sign"
        whence = "" if has_outsider else ", from outside its service areas" if self.still_needed == 1 else ", one of them from outside its service areas"
        lapsed = " Its words have changed since it was signed." if any(signature.flaw == "lapsed" for signature in self.signatures) else ""
        return f"{who[0].upper()}{who[1:]}{whence}.{lapsed}"


def needs_signing(fields: Model) -> bool:
    """True for an exemplar, and a post that tells a case."""
    return isinstance(fields, Exemplar) or isinstance(fields, Post) and fields.tells_case


def signing(text: Text, library: Library, day: date) -> Signing:
    """Judge the sign-offs of a text on a day."""
    assert isinstance(text.fields, (Exemplar, Post))
    present, insiders = fingerprint_of(text, library.root), contacts(text, library)
    return Signing(
        present,
        tuple(
            Signature(index, sign_off, _flaw(sign_off, present, library, day), sign_off.role not in insiders)
            for index, sign_off in enumerate(text.fields.sign_offs)
        ),
    )


def contacts(text: Text, library: Library) -> frozenset[str]:
    """The roles that are inside a case's area: the contacts of the service areas that the text is for."""
    return frozenset(role for area in text.fields.service_areas for role in library.area_by_id[area].contacts)


def _flaw(sign_off: SignOff, present: str, library: Library, day: date) -> Flaw | None:
    if not library.role_by_id[sign_off.role].signs:
        return "may-not-sign"
    if sign_off.fingerprint is None:
        return "no-fingerprint"
    if sign_off.fingerprint != present:
        return "lapsed"
    return "future" if sign_off.date > day else None
